"""What a student takes back: the last attempt, or the progress of some items. The journal keeps both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from drill.catalog import Catalog
from drill.digest import Digest
from drill.errors import DrillError
from drill.facts import Attempt, Forgotten, Undone
from drill.progress import Work, works
from drill.store import Store
from drill.targets import UnknownTarget


class TakenBack(NamedTuple):
    """The attempt that counts no more, and its variant without it."""

    attempt: Attempt
    work: Work


def take_back(store: Store, at: str) -> TakenBack | None:
    """Takes the last attempt back; None when there is none. Raises DrillError when the journal cannot be written."""
    attempt = store.last_attempt()
    if attempt is None:
        return None
    store.record([Undone(attempt.id, at)])
    (work,) = works(store.facts(variants=[attempt.shown]))
    return TakenBack(attempt, work)


def begun_items(catalog: Catalog, target: str, progress: Mapping[str, Digest]) -> tuple[str, ...]:
    """The items of a target of which something was shown; the journal's own names of items count as targets too.

    Raises UnknownTarget, or DrillError for a single variant: progress is that of an item.
    """
    try:
        named = catalog.variants(target)
    except UnknownTarget:
        if target not in progress:
            raise
        named = ((target, None),)
    for item, seed in named:
        if seed is not None:
            raise DrillError(f"Начать заново можно только пункт целиком: masha reset {item}.")
    everything = sum(len(exercise.items) for sheet in catalog.sheets for exercise in sheet.exercises)
    if len(named) == everything:
        return tuple(progress)
    return tuple(item for item, _ in named if item in progress)


def forget(store: Store, items: Sequence[str], progress: Mapping[str, Digest], at: str) -> None:
    """Begins the progress of these items anew. Raises DrillError when the journal cannot be written."""
    upto = store.marks()["shown"]
    # what another machine with a fast clock brought was shown before, too
    moments = {item: max(at, progress[item].last, key=datetime.fromisoformat) for item in items}
    store.record([Forgotten(item, upto, moments[item]) for item in items])
