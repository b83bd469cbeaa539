"""What has grown: progress by sheet and by skill, the last weeks, mistakes and whether they have gone, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_

from drill.days import Worked, day_of, streak
from drill.digest import Day, Digest, Made
from drill.entries import ItemEntry, SheetEntry

WEEKS = 12
"""In the calendar; a digest keeps no more single days."""

FORECAST = 7
"""Days of the forecast, today among them."""

GONE_AFTER = 2
"""Variants solved without a mistake after which it counts as gone."""

ENOUGH = 3
"""Recent tasks from which one can say how a skill goes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the items of a sheet or a skill stand.

    name: as it is typed (`sheet3`, `adam`). tasks, first_try: the latest tasks of its items, and those of them that
    went well at first try.
    """

    name: str
    title: str
    new: int
    learning: int
    known: int
    tasks: int
    first_try: int

    @property
    def items(self) -> int:
        """All of them."""
        return self.new + self.learning + self.known

    @property
    def is_begun(self) -> bool:
        """Whether anything was done on it."""
        return self.new < self.items


@dataclass(frozen=True, slots=True)
class Misconception:
    """A mistake of an item, by its name in the problem file."""

    item: str
    name: str
    made: Made

    @property
    def is_gone(self) -> bool:
        """Whether it was not made again in the tasks solved since."""
        return self.made.clean >= GONE_AFTER


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything `masha stats` says.

    sheets, skills: in the book's order. days: the last weeks day by day, from a Monday to today.
    tasks, first_try, answers, seconds: of all time. streak: days of work in a row.
    mistakes: those still made first, each group by how often. forecast: so many items due on each of the coming days;
    what is overdue counts for today. missing: items of the journal that are in no problem file now.
    """

    today: date
    sheets: tuple[Standing, ...]
    skills: tuple[Standing, ...]
    tasks: int
    first_try: int
    answers: int
    seconds: float
    streak: int
    days: tuple[tuple[date, Day], ...]
    mistakes: tuple[Misconception, ...]
    forecast: tuple[tuple[date, int], ...]
    missing: tuple[str, ...]


def statistics(
    sheets: Sequence[SheetEntry], progress: Mapping[str, Digest], now: datetime, *, is_part: bool = False
) -> Statistics:
    """The statistics of these sheets.

    is_part: there are other sheets, whose items count only for the streak. Otherwise what else is in the journal is
    missing: it counts for the time spent, but nothing of it is due.
    """
    today = day_of(now)
    items = [item for sheet in sheets for exercise in sheet.exercises for item in exercise.items]
    ids = {item.id for item in items}
    counted = [digest for digest in progress.values() if digest.item in ids or not is_part]
    known = [digest for digest in counted if digest.item in ids]
    return Statistics(
        today=today,
        sheets=tuple(
            _standing(sheet.id, sheet.title, (i for exercise in sheet.exercises for i in exercise.items), progress)
            for sheet in sheets
        ),
        skills=skills(items, progress),
        tasks=sum(digest.tasks for digest in counted),
        first_try=sum(digest.first_try for digest in counted),
        answers=sum(digest.attempts for digest in counted),
        seconds=round(sum(digest.seconds for digest in counted), 1),
        streak=streak(reduce(or_, (digest.worked for digest in progress.values()), Worked()), today),
        days=_days(counted, today),
        mistakes=_mistakes(known),
        forecast=_forecast(known, today, now),
        missing=tuple(sorted(digest.item for digest in counted if digest.item not in ids)),
    )


def skills(items: Iterable[ItemEntry], progress: Mapping[str, Digest]) -> tuple[Standing, ...]:
    """How the items of every tag stand, tags in the order in which the book comes to them."""
    tagged: dict[str, list[ItemEntry]] = {}
    for item in items:
        for tag in item.tags:
            tagged.setdefault(tag, []).append(item)
    return tuple(_standing(tag, tag, group, progress) for tag, group in tagged.items())


def weakest(standings: Iterable[Standing]) -> Standing | None:
    """The skill that goes worst at first try lately; None while nothing goes wrong or too little was done to tell."""
    told = [one for one in standings if one.tasks >= ENOUGH and one.first_try < one.tasks]
    return min(told, key=lambda one: (one.first_try / one.tasks, -one.tasks), default=None)


def _standing(name: str, title: str, items: Iterable[ItemEntry], progress: Mapping[str, Digest]) -> Standing:
    states: Counter[str] = Counter()
    recent: list[bool] = []
    for item in items:
        digest = progress.get(item.id)
        states[_state(digest)] += 1
        recent += digest.recent if digest else ()
    return Standing(name, title, states["new"], states["learning"], states["known"], len(recent), sum(recent))


def _state(digest: Digest | None) -> str:
    if digest is None or (not digest.attempts and digest.card is None):
        return "new"
    return "known" if digest.card is not None and digest.card.is_known else "learning"


def _days(digests: Iterable[Digest], today: date) -> tuple[tuple[date, Day], ...]:
    first = today - timedelta(days=today.weekday() + 7 * (WEEKS - 1))
    days = [(first + timedelta(days=number)) for number in range((today - first).days + 1)]
    sums = {day.isoformat(): [0, 0.0, 0, 0] for day in days}
    for digest in digests:
        for name, day in digest.days.items():
            if name in sums:
                one = sums[name]
                one[0] += day.answers
                one[1] += day.seconds
                one[2] += day.tasks
                one[3] += day.first_tries
    return tuple((day, _day(*sums[day.isoformat()])) for day in days)


def _day(answers: float, seconds: float, tasks: float, first_tries: float) -> Day:
    return Day(int(answers), round(seconds, 1), int(tasks), int(first_tries))


def _mistakes(digests: Iterable[Digest]) -> tuple[Misconception, ...]:
    found = [Misconception(digest.item, name, made) for digest in digests for name, made in digest.mistakes.items()]
    return tuple(sorted(found, key=lambda one: (one.is_gone, -one.made.times, one.item, one.name)))


def _forecast(digests: Iterable[Digest], today: date, now: datetime) -> tuple[tuple[date, int], ...]:
    cards = [digest.card for digest in digests if digest.card is not None]
    due = Counter(max(today, card.due_on(now.tzinfo)) for card in cards)
    return tuple((day, due[day]) for day in (today + timedelta(days=number) for number in range(FORECAST)))
