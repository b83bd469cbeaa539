"""The digests of all items, kept in the journal between starts and made again from the facts where they are old."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from drill.digest import Digest, as_json, digested, from_json
from drill.progress import works
from drill.store import Store

FORMAT = 2
"""Grows when a digest holds something else or the fold behind it changes."""


def digests(store: Store) -> Mapping[str, Digest]:
    """The digest of every item that was ever shown and is not forgotten.

    In a journal that others were merged into, its variants are numbered in the order in which they were shown.
    """
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
        turns = store.turns() if store.is_merged else None
    if touched:
        store.keep_digests(FORMAT, now, {item: json.dumps(as_json(digest)) for item, digest in fresh.items()})
    return {item: _in_turn(digest, turns) for item, digest in (found | fresh).items() if digest.shown}


def _in_turn(digest: Digest, turns: Mapping[int, int] | None) -> Digest:
    """The digest with places in the order of showing instead of the journal's numbers."""
    if turns is None:
        return digest
    return replace(
        digest,
        last_shown=turns.get(digest.last_shown, 0),
        solved_last=turns.get(digest.solved_last, 0),
        open=tuple((turns.get(number, 0), seed) for number, seed in digest.open),
    )
