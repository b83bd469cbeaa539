"""The student's day: it starts at four in the morning, so that an evening that runs past midnight is one day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

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
