"""The journal of attempts on the screen: an attempt a line, the latest last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from textwrap import wrap

from drill.facts import Attempt
from drill.history import Entry
from drill.progress import Work, word_of
from drill.summary import code
from drill.tex.cells import cells
from drill.views.prose import lay
from drill.views.screen import Screen

WORDS = {"right": "верно", "close": "почти верно", "wrong": "неверно"}

NARROW = 60
"""Columns below which a line is broken rather than cut."""

WIDEST = 10_000
"""Columns of a line that is cut afterwards, or not at all."""


def history_lines(entries: Sequence[Entry], tells: Mapping[tuple[str, str], str], screen: Screen) -> list[str]:
    """When, which task, the verdict, what was typed, which mistake: a line each, cut where the screen ends.

    In plain text the lines are whole; where the screen is narrow they are broken. tells: what is said of a mistake, by
    item and name.
    """
    names = [code(Work(entry.shown)) for entry in entries]
    width = max(map(len, names), default=0)
    return [
        line
        for entry, name in zip(entries, names, strict=True)
        for line in _fitted(f"{_moment(entry.attempt.at)}  {name:<{width}}  {_about(entry, tells, screen)}", screen)
    ]


def typed_text(attempt: Attempt) -> str:
    """What was typed, on one line and without signs that a terminal would obey: `w = 1,6`."""
    return ", ".join(f"{part} = {_on_one_line(text)}" for part, text in attempt.typed.items())


def _about(entry: Entry, tells: Mapping[tuple[str, str], str], screen: Screen) -> str:
    attempt = entry.attempt
    word = WORDS[word_of(attempt)]
    marks = [mark for mark, is_so in (("взято назад", entry.is_undone), ("это уже было", entry.is_repeat)) if is_so]
    told = [tells[entry.shown.item, name] for name in attempt.mistakes if (entry.shown.item, name) in tells][:1]
    laid = [" ".join(lay(tell, replace(screen, width=WIDEST, plain=True))) for tell in told]
    said = "  ".join([typed_text(attempt), *(f"({mark})" for mark in marks), *laid])
    return f"{word:<{max(map(len, WORDS.values()))}}  {said}" if not screen.plain else f"{word}  {said}"


def _moment(at: str) -> str:
    return f"{datetime.fromisoformat(at):%d.%m.%Y %H:%M}"


def _on_one_line(text: str) -> str:
    rows = "; ".join(row.strip() for row in text.splitlines())
    return "".join(char if char.isprintable() else "\ufffd" for char in rows)


def _fitted(line: str, screen: Screen) -> list[str]:
    """The line as far as the screen goes, or broken where that would not be far."""
    if screen.plain or cells(line) <= screen.width:
        return [line.rstrip()]
    if screen.width < NARROW:
        return wrap(line, screen.width, subsequent_indent="  ", break_on_hyphens=False)
    end = "…" if screen.glyphs != "ascii" else "..."
    while cells(line) + len(end) > screen.width:
        line = line[:-1]
    return [line.rstrip() + end]
