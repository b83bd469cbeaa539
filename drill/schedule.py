"""When an item comes back: FSRS over what happened to it. Nobody is asked how well it went.

The unit is the item, its numbers are new each time. One variant brought to its end is one review.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from drill.days import day_of
from drill.facts import Kind

if TYPE_CHECKING:
    import fsrs

    from drill.progress import Work

LEAST_TIMED = 3
"""Right answers that a student's usual time is known from."""

KNOWN_FROM = 7.0
"""Days of stability from which an item is known: it was right with an interval between, or right at once and fast."""


class Grade(StrEnum):
    """How a review went."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


class Card(NamedTuple):
    """What FSRS knows of an item: days of stability, difficulty 1 to 10; moments in ISO 8601, UTC."""

    stability: float
    difficulty: float
    due: str
    last: str
    grade: str
    reviews: int

    @property
    def is_known(self) -> bool:
        """Whether it will still be known in a week."""
        return self.stability >= KNOWN_FROM and self.grade != Grade.AGAIN

    def due_on(self, zone: tzinfo | None) -> date:
        """The day on which it is due, in that time zone."""
        return day_of(datetime.fromisoformat(self.due).astimezone(zone))

    def fading(self, now: datetime) -> float:
        """How far it has faded by now: days since the last review over stability.

        The chance that it is still remembered falls with this and depends on nothing else (FSRS).
        """
        return (now - datetime.fromisoformat(self.last)) / timedelta(days=1) / self.stability


def graded(work: Work, usual: float | None) -> Grade | None:
    """How a variant went; None while it is open, or when nothing in it was answered or given up.

    usual: seconds that the student's right answers to this item take, if that is known yet. The first close answer
    is only asked again.
    """
    if work.is_open:
        return None
    gave_up = any(event.kind in (Kind.STEPS, Kind.LEFT) for event in work.events)
    most = max((misses for misses in work.misses_by_part.values()), default=0)
    if not work.is_solved:
        return Grade.AGAIN if gave_up or most else None
    if most > 1:
        return Grade.AGAIN
    if most or work.hints:
        return Grade.HARD
    return Grade.EASY if usual is not None and work.seconds < usual else Grade.GOOD


def scheduled(works: Iterable[Work]) -> Card | None:
    """The card of an item after all its variants, oldest first; None before the first review."""
    card: fsrs.Card | None = None
    times: list[float] = []
    grade: Grade | None = None
    reviews = 0
    for work in works:
        usual = median(times) if len(times) >= LEAST_TIMED else None
        grade_now = graded(work, usual)
        if grade_now is None:
            continue
        grade, reviews = grade_now, reviews + 1
        if grade in (Grade.GOOD, Grade.EASY):
            times.append(work.seconds)
        card = _reviewed(card, grade, datetime.fromisoformat(work.ended).astimezone(UTC))
    if card is None or grade is None:
        return None
    assert card.last_review is not None
    return Card(
        card.stability or 0.0,
        card.difficulty or 0.0,
        card.due.isoformat(timespec="seconds"),
        card.last_review.isoformat(timespec="seconds"),
        grade,
        reviews,
    )


def _reviewed(card: fsrs.Card | None, grade: Grade, moment: datetime) -> fsrs.Card:
    import fsrs  # 20 milliseconds that a list has no use for

    before = card or fsrs.Card(card_id=1, due=moment)
    after, _ = _scheduler().review_card(before, fsrs.Rating[grade.value.capitalize()], moment)
    return after


@cache
def _scheduler() -> fsrs.Scheduler:
    """Whole days and no chance: the same facts always give the same dates."""
    import fsrs

    return fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
