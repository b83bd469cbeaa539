"""The digests of all items, kept in the journal between starts and made again from the facts where they are old."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from drill.digest import Digest, as_json, digested, from_json
from drill.progress import works
from drill.store import Store

FORMAT = 3
"""Grows when a digest holds something else or the fold behind it changes."""


def digests(store: Store) -> Mapping[str, Digest]:
    """The digest of every item that was ever shown and is not forgotten."""
    with store.at_one_moment():
        marks, bodies = store.kept_digests(FORMAT)
        found = {}
        for item, body in bodies.items():
            try:
                found[item] = from_json(json.loads(body))
            except (ValueError, TypeError, KeyError):
                # a damaged digest costs nothing but time
                marks, found = {}, {}
                break
        now = store.marks()
        touched = store.touched_since(marks) if marks != now else ()
        fresh = {item: digested(item, works(store.facts([item]))) for item in touched}
    if touched:
        store.keep_digests(FORMAT, now, {item: json.dumps(as_json(digest)) for item, digest in fresh.items()})
    return {item: digest for item, digest in (found | fresh).items() if digest.shown}


def in_turn(store: Store, known: Mapping[str, Digest]) -> Mapping[str, Digest]:
    """The digests with variants numbered in the order in which they were shown, for whoever compares the numbers.

    The journal's own numbers are in that order until another journal is merged into it.
    """
    if not store.is_merged:
        return known
    turns = store.turns()
    return {
        item: replace(
            digest,
            last_shown=turns.get(digest.last_shown, 0),
            solved_last=turns.get(digest.solved_last, 0),
            open=tuple((turns.get(number, 0), seed) for number, seed in digest.open),
        )
        for item, digest in known.items()
    }
