"""Which items fit into the minutes there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from drill.entries import ItemEntry


def core(items: Iterable[ItemEntry]) -> list[ItemEntry]:
    """The items without which an exercise is not understood."""
    return [item for item in items if item.level == "core"]


def within(items: Sequence[ItemEntry], minutes: float) -> list[ItemEntry]:
    """As many items as fit, in their order: the first of every exercise goes before the second of any.

    At least one, if there is any: whoever has less time than it takes still wants to begin.
    """
    seen: Counter[str] = Counter()
    ranked = []
    for place, item in enumerate(items):
        exercise = item.id[:-1]
        ranked.append((seen[exercise], place, item))
        seen[exercise] += 1
    chosen, left = set[int](), minutes
    for _, place, item in sorted(ranked, key=lambda one: one[:2]):
        if item.minutes <= left or not chosen:
            chosen.add(place)
            left -= item.minutes
    return [item for place, item in enumerate(items) if place in chosen]
