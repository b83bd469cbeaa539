"""What all the work on one item adds up to: enough for lists, plans, reviews and statistics. A pure fold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, NamedTuple

from drill.days import Worked, day_at
from drill.facts import Rating
from drill.problem import NOTHING
from drill.progress import Work
from drill.schedule import Card, scheduled

DAYS_KEPT = 7 * 12
"""Days before the last one on an item that are kept one by one; a calendar shows no more, and a digest stays small."""

LONGEST = 30 * 60
"""Seconds that an answer is thought about at most; after that the student was elsewhere."""

RECENT = 5
"""Variants that tell how an item goes lately."""


class Made(NamedTuple):
    """A mistake: how often it was made, when last, and how many variants were solved since without it."""

    times: int
    last: str
    clean: int


class Day(NamedTuple):
    """One day's work on an item."""

    answers: int = 0
    seconds: float = 0.0
    tasks: int = 0
    """Variants brought to an end."""
    first_tries: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """What has been done on one item, over all its variants.

    shown: variants put; attempts: different answers judged; solved: variants with every part right.
    last, last_shown: when it was last shown, and the journal's number of that variant.
    solved_last: the number of the variant solved last, 0 if none.
    open: number and seed of the variants that may be gone on with, oldest first.
    tasks: variants brought to an end. recent: of the last of them, oldest first, whether they went well at first try.
    seconds: spent on its answers. worked: every day on which something was answered or brought to an end.
    mistakes: by the name that was told first. days: the last weeks of work, by date, `2026-11-23`.
    """

    item: str
    shown: int = 0
    attempts: int = 0
    solved: int = 0
    first_try: int = 0
    hints: int = 0
    last: str = ""
    last_shown: int = 0
    solved_last: int = 0
    is_weak: bool = False
    open: tuple[tuple[int, int | None], ...] = ()
    card: Card | None = None
    reflected: Rating | None = None
    tasks: int = 0
    recent: tuple[bool, ...] = ()
    seconds: float = 0.0
    worked: Worked = field(default_factory=Worked)
    mistakes: Mapping[str, Made] = field(default_factory=lambda: NOTHING)
    days: Mapping[str, Day] = field(default_factory=lambda: NOTHING)


def digested(item: str, works: Sequence[Work]) -> Digest:
    """The digest of an item's variants, oldest first."""
    solved = [work for work in works if work.is_solved]
    touched = [work for work in works if work.was_touched]
    rated = [work.reflections[-1].rating for work in works if work.reflections]
    ended = [work for work in works if _has_ended(work)]
    days = _days(works)
    kept_from = max(days, default=date.min).toordinal() - DAYS_KEPT
    return Digest(
        item,
        shown=len(works),
        attempts=sum(len(work.counted) for work in works),
        solved=len(solved),
        first_try=sum(work.is_first_try for work in works),
        hints=sum(work.hints for work in works),
        last=works[-1].shown.at if works else "",
        last_shown=works[-1].shown.id if works else 0,
        solved_last=solved[-1].shown.id if solved else 0,
        is_weak=bool(touched) and touched[-1].gave_trouble,
        open=tuple((work.shown.id, work.shown.seed) for work in works if work.is_open),
        card=scheduled(works),
        reflected=rated[-1] if rated else None,
        tasks=len(ended),
        recent=tuple(work.is_first_try for work in ended[-RECENT:]),
        seconds=round(sum(day.seconds for day in days.values()), 1),
        worked=Worked.of(days),
        mistakes=_mistakes(works),
        days={day.isoformat(): days[day] for day in days if day.toordinal() > kept_from},
    )


def as_json(digest: Digest) -> dict[str, Any]:
    """The digest as plain data that JSON keeps."""
    raw = {each.name: getattr(digest, each.name) for each in fields(digest)}
    return raw | {"worked": digest.worked.as_json(), "mistakes": dict(digest.mistakes), "days": dict(digest.days)}


def from_json(raw: Mapping[str, Any]) -> Digest:
    """The digest of plain data; TypeError, KeyError or ValueError when it is something else."""
    return Digest(
        **{
            **raw,
            "open": tuple((number, seed) for number, seed in raw["open"]),
            "card": None if raw["card"] is None else Card(*raw["card"]),
            "reflected": None if raw["reflected"] is None else Rating(raw["reflected"]),
            "recent": tuple(raw["recent"]),
            "worked": Worked.from_json(raw["worked"]),
            "mistakes": {name: Made(*made) for name, made in raw["mistakes"].items()},
            "days": {name: Day(*day) for name, day in raw["days"].items()},
        }
    )


def _mistakes(works: Sequence[Work]) -> dict[str, Made]:
    times: Counter[str] = Counter()
    last: dict[str, str] = {}
    clean: dict[str, int] = {}
    for work in works:
        made = {attempt.mistakes[0]: attempt.at for attempt in work.counted if attempt.mistakes}
        times.update(attempt.mistakes[0] for attempt in work.counted if attempt.mistakes)
        last |= made
        for name in times:
            clean[name] = 0 if name in made else clean[name] + work.is_solved
    return {name: Made(number, last[name], clean[name]) for name, number in times.most_common()}


def _has_ended(work: Work) -> bool:
    return not work.is_open and (work.is_solved or work.gave_trouble)


def _days(works: Sequence[Work]) -> dict[date, Day]:
    days: dict[date, Day] = defaultdict(Day)
    for work in works:
        for attempt in work.attempts:
            name = day_at(attempt.at)
            day = days[name]
            seconds = round(day.seconds + min(attempt.seconds, LONGEST), 1)
            days[name] = day._replace(answers=day.answers + 1, seconds=seconds)
        if _has_ended(work):
            name = day_at(work.ended)
            day = days[name]
            days[name] = day._replace(tasks=day.tasks + 1, first_tries=day.first_tries + work.is_first_try)
    return dict(days)
