"""The student's day: it starts at four in the morning, so that an evening that runs past midnight is one day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

DAY_STARTS = timedelta(hours=4)


def day_of(moment: datetime) -> date:
    """The day to which a moment belongs, by the clock of its own time zone."""
    return (moment - DAY_STARTS).date()


def day_at(at: str) -> date:
    """The same for a moment as the journal writes it."""
    return day_of(datetime.fromisoformat(at))


def day_named(typed: str, today: date) -> date | None:
    """The day that was typed as `2026-11-26`, `26.11.2026` or `26.11` (the next such day from today on), if any."""
    if named := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed.strip()):
        year, month, day = map(int, named.groups())
    elif named := re.fullmatch(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?\.?", typed.strip()):
        day, month = int(named.group(1)), int(named.group(2))
        year = int(named.group(3) or today.year)
        if named.group(3) is None and (month, day) < (today.month, today.day):
            year += 1
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Worked:
    """A set of days, small however many they are: bit k of `bits` is the day k days after `first` (an ordinal)."""

    first: int = 0
    bits: int = 0

    @classmethod
    def of(cls, days: Iterable[date]) -> Worked:
        """The set of these days."""
        numbers = {day.toordinal() for day in days}
        first = min(numbers, default=0)
        return cls(first, sum(1 << number - first for number in numbers))

    @classmethod
    def from_json(cls, raw: Sequence[Any]) -> Worked:
        """The set that `as_json` told; TypeError or ValueError when it is something else."""
        first, bits = raw
        return cls(int(first), int(bits, 16))

    def as_json(self) -> list[Any]:
        """The set as plain data."""
        return [self.first, f"{self.bits:x}"]

    def __or__(self, other: Worked) -> Worked:
        """The days of both."""
        if not self.bits or not other.bits:
            return self if self.bits else other
        first = min(self.first, other.first)
        return Worked(first, self.bits << self.first - first | other.bits << other.first - first)

    def __contains__(self, day: date) -> bool:
        """Whether a day is in the set."""
        number = day.toordinal() - self.first
        return number >= 0 and bool(self.bits >> number & 1)


def streak(worked: Worked, today: date) -> int:
    """Days worked on in a row up to now. One missed day breaks nothing, two do; today is not missed yet."""
    number, day, missed = 0, today, -(today not in worked)
    while missed < 2:
        if day in worked:
            number, missed = number + 1, 0
        else:
            missed += 1
        day -= timedelta(days=1)
    return number
