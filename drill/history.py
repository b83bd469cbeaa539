"""What was answered, attempt by attempt: also what was taken back, forgotten, or asked of items that are gone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from drill.facts import Attempt, Shown
from drill.progress import repeats
from drill.store import Store


@dataclass(frozen=True, slots=True)
class Entry:
    """An attempt and the variant it was made on.

    is_repeat: the same wrong answer to the same parts, once more. is_undone: it was taken back.
    """

    shown: Shown
    attempt: Attempt
    is_repeat: bool
    is_undone: bool


def history(store: Store, item: str | None = None, last: int | None = None) -> tuple[Entry, ...]:
    """Attempts, oldest first: on this item (None: on all), only so many latest ones (None: all)."""
    earlier: dict[int, list[Attempt]] = defaultdict(list)
    entries = []
    for shown, attempt, is_undone in store.all_attempts(item, last):
        entries.append(Entry(shown, attempt, repeats(attempt, earlier[shown.id]), is_undone))
        if not is_undone:
            earlier[shown.id].append(attempt)
    return tuple(entries if last is None else entries[-last:])
