"""Today's dose of review: what falls due, the most forgotten first, and something new where there is room for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import partial
from itertools import takewhile
from math import inf

from drill.advice import from_latest
from drill.days import day_of
from drill.digest import Digest
from drill.entries import ItemEntry, SheetEntry
from drill.studyplan import in_order

DOSE = 10
"""Items a day, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Dose:
    """What to ask today, in this order: the item that was left open, what is due, what is new.

    due: how many of the items come back. done: items that were reviewed or begun today before now.
    left: what is due too, but more than the dose holds, the most forgotten first. is_all: nothing new is left either.
    """

    items: tuple[str, ...]
    due: int = 0
    done: int = 0
    left: tuple[str, ...] = ()
    is_all: bool = True


def todays_dose(
    sheets: Sequence[SheetEntry],
    progress: Mapping[str, Digest],
    now: datetime,
    *,
    count: int | None = None,
    minutes: float | None = None,
) -> Dose:
    """The dose of the day to which `now` belongs, from these sheets.

    count, minutes: how much the day holds (without either, `DOSE` items). What was done today already, on whatever
    sheet, counts towards it: what came back takes room from both, what was begun today only from what is new.
    """
    room = _Room(DOSE if count is None and minutes is None else count, minutes)
    came_back, begun = _done(progress, now)
    for digest in came_back:
        room.fill(_minutes_today(digest, now))
    waiting = forgotten_first(sheets, progress, now)
    due = [item for item in waiting if room.take(item.minutes)]
    left = tuple(item.id for item in waiting if item not in due)
    for digest in begun:
        room.fill(_minutes_today(digest, now))
    # not a shorter one in its place: it may need what does not fit
    coming = list(unbegun(sheets, progress))
    new = list(takewhile(lambda item: room.take(item.minutes), coming))
    opened = sorted((item for item in (*due, *new) if _left_open(progress, item)), key=partial(_left_open, progress))
    resumed = opened[-1:]
    coming_back = interleaved([item for item in due if item not in resumed], *resumed)
    order = [*resumed, *coming_back, *(item for item in new if item not in resumed)]
    is_all = not left and len(new) == len(coming)
    return Dose(tuple(item.id for item in order), len(due), len(came_back) + len(begun), left, is_all)


def forgotten_first(sheets: Sequence[SheetEntry], progress: Mapping[str, Digest], now: datetime) -> list[ItemEntry]:
    """The items that are due today or were before, the least remembered first."""
    today = day_of(now)
    waiting = []
    for item in (item for sheet in sheets for exercise in sheet.exercises for item in exercise.items):
        card = progress[item.id].card if item.id in progress else None
        if card is not None and card.due_on(now.tzinfo) <= today:
            waiting.append((card.fading(now), item))
    return [item for _, item in sorted(waiting, key=lambda one: -one[0])]


def next_to_come(
    sheets: Sequence[SheetEntry], progress: Mapping[str, Digest], zone: tzinfo | None
) -> tuple[date, str] | None:
    """The next day on which one of these items is due, and the item."""
    ids = (item.id for sheet in sheets for exercise in sheet.exercises for item in exercise.items)
    cards = ((progress[item].card, item) for item in ids if item in progress)
    return min(((card.due_on(zone), item) for card, item in cards if card is not None), default=None)


def unbegun(sheets: Sequence[SheetEntry], progress: Mapping[str, Digest]) -> Iterator[ItemEntry]:
    """The items that were never reviewed, in the order in which to begin them.

    The sheet worked on last goes first, then the book's order; prerequisites stand before what needs them, core items
    before all others.
    """
    known = {item.id for sheet in sheets for exercise in sheet.exercises for item in exercise.items}
    latest = max(known & progress.keys(), key=lambda item: progress[item].last_shown, default="")
    rest = []
    for exercise in in_order(from_latest(sheets, latest)):
        new = [item for item in exercise.items if item.id not in progress or progress[item.id].card is None]
        has_core = any(item.level == "core" for item in exercise.items)
        for item in new:
            if item.level == "core" or not has_core:
                yield item
            else:
                rest.append(item)
    yield from rest


def interleaved(items: Sequence[ItemEntry], after: ItemEntry | None = None) -> list[ItemEntry]:
    """The items in an order as near as can be to this one in which similar ones do not stand side by side.

    Two of the same exercise do so only where there is no other way; after that, as few tags as possible are shared.
    after: what stands before them all.
    """
    left, order = list(items), list[ItemEntry]()
    while left:
        before = order[-1] if order else after
        allowed = [item for item in left if before is None or _exercise(item) != _exercise(before)] or left
        exercise, number = Counter(map(_exercise, left)).most_common(1)[0]
        if 2 * number > len(left):
            # put off any longer, they would end up side by side
            allowed = [item for item in allowed if _exercise(item) == exercise] or allowed
        best = min(allowed, key=lambda item: len(set(item.tags) & set(before.tags)) if before else 0)
        left.remove(best)
        order.append(best)
    return order


class _Room:
    """What the day still holds; without a limit, everything."""

    def __init__(self, count: int | None, minutes: float | None) -> None:
        self._count = inf if count is None else count
        self._minutes = inf if minutes is None else minutes

    def take(self, minutes: float) -> bool:
        """Whether there is room for one more item that takes so long; if so, it is taken."""
        if self._count < 1 or self._minutes < minutes:
            return False
        self.fill(minutes)
        return True

    def fill(self, minutes: float) -> None:
        """One item that took so long is done."""
        self._count -= 1
        self._minutes -= minutes


def _done(progress: Mapping[str, Digest], now: datetime) -> tuple[list[Digest], list[Digest]]:
    """What was brought to an end today: what had been reviewed on another day, and what was begun today."""
    came_back: list[Digest] = []
    begun: list[Digest] = []
    for digest in progress.values():
        today = digest.days.get(day_of(now).isoformat())
        if today is not None and today.tasks and digest.card is not None:
            (came_back if digest.card.reviews > today.tasks else begun).append(digest)
    return came_back, begun


def _minutes_today(digest: Digest, now: datetime) -> float:
    return digest.days[day_of(now).isoformat()].seconds / 60


def _left_open(progress: Mapping[str, Digest], item: ItemEntry) -> int:
    """The journal's number of the item's variant that was left open last; 0 if none is."""
    return max((number for number, _ in progress[item.id].open), default=0) if item.id in progress else 0


def _exercise(item: ItemEntry) -> str:
    return item.id[:-1]
