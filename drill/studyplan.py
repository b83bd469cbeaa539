"""What to do until the exam: the core items that are not solved yet, what others need first, spread over the days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from drill.digest import Digest
from drill.entries import ExerciseEntry, ItemEntry, SheetEntry
from drill.selection import core, within


@dataclass(frozen=True, slots=True)
class StudyDay:
    """The items of one day."""

    day: date
    items: tuple[ItemEntry, ...]

    @property
    def minutes(self) -> float:
        """What they take."""
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """The days until the exam, and what is left out of them; how many core items are solved and how many fall due."""

    days: tuple[StudyDay, ...]
    left_out: tuple[ItemEntry, ...]
    solved: int
    due: int


def study_plan(
    sheets: Sequence[SheetEntry],
    progress: Mapping[str, Digest],
    today: date,
    exam: date,
    minutes: float,
    zone: tzinfo | None = None,
) -> StudyPlan:
    """The plan from today to the day before the exam (for an exam today, today), so many minutes a day.

    An item that was solved and gave no trouble the last time is done. Of the others as many as fit are chosen, the
    first of every exercise before the second of any. ValueError when the exam is over.
    """
    if exam < today:
        raise ValueError(f"the exam was on {exam}")
    items = core(item for exercise in in_order(sheets) for item in exercise.items)
    to_do = [item for item in items if not _is_done(progress.get(item.id))]
    days = [today + timedelta(days=number) for number in range(max(1, (exam - today).days))]
    planned = _fitted(to_do, days, minutes)
    kept = {item.id for day in planned for item in day.items}
    cards = [progress[item.id].card for item in items if item.id in progress]
    return StudyPlan(
        planned,
        tuple(item for item in to_do if item.id not in kept),
        solved=len(items) - len(to_do),
        due=sum(card is not None and card.due_on(zone) <= exam for card in cards),
    )


def _fitted(items: Sequence[ItemEntry], days: Sequence[date], minutes: float) -> tuple[StudyDay, ...]:
    """As many items as the days hold. Days are never full to the minute: then it is chosen again for less time."""
    chosen = within(items, minutes * len(days))
    while True:
        planned = _spread(chosen, days, minutes)
        if sum(len(day.items) for day in planned) == len(chosen):
            return planned
        chosen = within(items, sum(item.minutes for item in chosen) - 1)


def in_order(sheets: Sequence[SheetEntry]) -> Iterator[ExerciseEntry]:
    """All exercises in the book's order, but each after those that it needs."""
    by_number = {exercise.number: exercise for sheet in sheets for exercise in sheet.exercises}
    seen: set[int] = set()

    def needed_first(exercise: ExerciseEntry) -> Iterator[ExerciseEntry]:
        if exercise.number not in seen:
            seen.add(exercise.number)
            for number in exercise.after:
                if number in by_number:
                    yield from needed_first(by_number[number])
            yield exercise

    for exercise in by_number.values():
        yield from needed_first(exercise)


def _is_done(digest: Digest | None) -> bool:
    return digest is not None and digest.solved > 0 and not digest.is_weak


def _spread(items: Sequence[ItemEntry], days: Sequence[date], minutes: float) -> tuple[StudyDay, ...]:
    """The items in their order, about equally over the days; what a day cannot hold goes to the next."""
    left, coming = sum(item.minutes for item in items), list(items)
    planned = []
    for number, day in enumerate(days):
        share = min(minutes, left / (len(days) - number))
        today: list[ItemEntry] = []
        spent = 0.0
        while coming and (not today or spent + coming[0].minutes / 2 <= share):
            if today and spent + coming[0].minutes > minutes:
                break
            today.append(coming.pop(0))
            spent += today[-1].minutes
        left -= spent
        planned.append(StudyDay(day, tuple(today)))
    return tuple(planned)
