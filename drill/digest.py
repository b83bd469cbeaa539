"""What all the work on one item adds up to: enough for lists, plans, reviews and statistics. A pure fold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from drill.days import day_at
from drill.facts import Rating
from drill.problem import NOTHING
from drill.progress import Work
from drill.schedule import Card, scheduled


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
    mistakes: by the name that was told first. days: by date, `2026-11-23`.
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
    mistakes: Mapping[str, Made] = field(default_factory=lambda: NOTHING)
    days: Mapping[str, Day] = field(default_factory=lambda: NOTHING)

    @property
    def seconds(self) -> float:
        """Spent on its answers."""
        return sum(day.seconds for day in self.days.values())


def digested(item: str, works: Sequence[Work]) -> Digest:
    """The digest of an item's variants, oldest first."""
    solved = [work for work in works if work.is_solved]
    touched = [work for work in works if work.was_touched]
    rated = [work.reflections[-1].rating for work in works if work.reflections]
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
        mistakes=_mistakes(works),
        days=_days(works),
    )


def as_json(digest: Digest) -> dict[str, Any]:
    """The digest as plain data that JSON keeps."""
    raw = {each.name: getattr(digest, each.name) for each in fields(digest)}
    return raw | {"mistakes": dict(digest.mistakes), "days": dict(digest.days)}


def from_json(raw: Mapping[str, Any]) -> Digest:
    """The digest of plain data; TypeError, KeyError or ValueError when it is something else."""
    return Digest(
        **{
            **raw,
            "open": tuple((number, seed) for number, seed in raw["open"]),
            "card": None if raw["card"] is None else Card(*raw["card"]),
            "reflected": None if raw["reflected"] is None else Rating(raw["reflected"]),
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


def _days(works: Sequence[Work]) -> dict[str, Day]:
    days: dict[str, Day] = defaultdict(Day)
    for work in works:
        for attempt in work.attempts:
            name = day_at(attempt.at).isoformat()
            day = days[name]
            days[name] = day._replace(answers=day.answers + 1, seconds=round(day.seconds + attempt.seconds, 1))
        if not work.is_open and (work.is_solved or work.gave_trouble):
            name = day_at(work.ended).isoformat()
            day = days[name]
            days[name] = day._replace(tasks=day.tasks + 1, first_tries=day.first_tries + work.is_first_try)
    return dict(days)
