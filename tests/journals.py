"""Long journals, written by SQL: years of work in seconds."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from drill.store import open_store

EACH = 2.5
"""Attempts a variant, on average."""

DAYS = 3 * 365


def write_journal(path: Path, items: Sequence[tuple[str, Sequence[str]]], attempts: int, end: datetime) -> None:
    """A journal of so many attempts, spread over three years up to `end`.

    items: ids and the names of their mistakes. Every variant has one to four attempts, the last of them right in nine
    of ten; else its solution was shown.
    """
    open_store(path, print, "stamp").close()
    chance = random.Random(7)
    variants = [chance.choice(items) for _ in range(round(attempts / EACH))]
    misses = [chance.choice((0, 1, 2, 3)) for _ in variants]
    pause = timedelta(days=DAYS) / len(variants)
    begin = end.astimezone(timezone(timedelta(hours=3))) - timedelta(days=DAYS)
    at = [(begin + pause * number).isoformat(timespec="seconds") for number in range(len(variants))]

    def answers() -> Iterator[tuple[int, str, str, str, str]]:
        for number, (_, mistakes) in enumerate(variants):
            for miss in range(misses[number]):
                named = json.dumps([chance.choice(mistakes)] if mistakes else [])
                yield number + 1, f'{{"w": {miss}}}', '{"w": "wrong"}', named, at[number]
            verdict = "right" if number % 10 else "wrong"
            yield number + 1, '{"w": 9}', f'{{"w": "{verdict}"}}', "[]", at[number]

    raw = sqlite3.connect(path)
    with raw:
        raw.executemany(
            "insert into shown (item, seed, revision, params, parts, at) values (?, ?, 1, ?, '[\"w\"]', ?)",
            ((variants[n][0], n % 10_000, f'{{"x": [{n % 97}, {n % 89}], "eta": 0.1}}', at[n]) for n in range(len(at))),
        )
        raw.executemany(
            "insert into attempts (shown, typed, read, verdicts, mistakes, hints, seconds, at) "
            'values (?, \'{"w": "1"}\', ?, ?, ?, 0, 21.5, ?)',
            answers(),
        )
        raw.executemany(
            "insert into events (shown, kind, at) values (?, 'steps', ?)",
            ((n + 1, at[n]) for n in range(0, len(at), 10)),
        )
    raw.close()
