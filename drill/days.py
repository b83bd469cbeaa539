"""The student's day: it starts at four in the morning, so that an evening that runs past midnight is one day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

DAY_STARTS = timedelta(hours=4)


def day_of(moment: datetime) -> date:
    """The day to which a moment belongs, by the clock of its own time zone."""
    return (moment - DAY_STARTS).date()


def day_at(at: str) -> date:
    """The same for a moment as the journal writes it."""
    return day_of(datetime.fromisoformat(at))
