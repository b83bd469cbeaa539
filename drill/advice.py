"""What to do next: from what is solved, and from which exercise needs which."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from drill.entries import ExerciseEntry, SheetEntry


class Advice(NamedTuple):
    """The exercise to go on with; `needed_for` is the one that was next by the book and needs it."""

    exercise: ExerciseEntry
    needed_for: ExerciseEntry | None = None


def advised(sheets: Sequence[SheetEntry], solved: Collection[str], latest: str = "") -> Advice | None:
    """The exercise to do next, in the book's order with what it needs first; None when every item is solved.

    solved: ids of the items that were ever solved. latest: the item worked on last; its sheet is gone on with.
    An exercise whose core items are solved is passed: what is left of it comes after everything else.
    """
    exercises = [exercise for sheet in from_latest(sheets, latest) for exercise in sheet.exercises]
    by_number = {exercise.number: exercise for exercise in exercises}
    for exercise in exercises:
        if not is_passed(exercise, solved):
            first = next(_needed_first(exercise, by_number, solved, {exercise.number}), exercise)
            return Advice(first, None if first is exercise else exercise)
    left = (exercise for exercise in exercises if any(item.id not in solved for item in exercise.items))
    return next((Advice(exercise) for exercise in left), None)


def is_passed(exercise: ExerciseEntry, solved: Collection[str]) -> bool:
    """Whether its core items are solved; where it has none, all of them."""
    core = [item.id for item in exercise.items if item.level == "core"]
    return all(item_id in solved for item_id in core or [item.id for item in exercise.items])


def from_latest(sheets: Sequence[SheetEntry], latest: str) -> list[SheetEntry]:
    """The sheet of the latest item first, then the others in order."""

    def is_latest(sheet: SheetEntry) -> bool:
        return any(item.id == latest for exercise in sheet.exercises for item in exercise.items)

    return sorted(sheets, key=lambda sheet: not is_latest(sheet))


def _needed_first(
    exercise: ExerciseEntry, by_number: Mapping[int, ExerciseEntry], solved: Collection[str], seen: set[int]
) -> Iterator[ExerciseEntry]:
    """What this exercise needs and is not passed, the deepest first."""
    for number in exercise.after:
        needed = by_number.get(number)
        if needed is None or number in seen:
            continue
        seen.add(number)
        if not is_passed(needed, solved):
            yield from _needed_first(needed, by_number, solved, seen)
            yield needed
