"""The student's day, and days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.days import Worked, day_at, day_named, streak
from tests.sizes import examples

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-11-23T03:59:59+03:00", date(2026, 11, 22)),
        ("2026-11-23T04:00:00+03:00", date(2026, 11, 23)),
        ("2026-11-23T04:00:00+00:00", date(2026, 11, 23)),
        ("2026-11-23T23:59:59-08:00", date(2026, 11, 23)),
    ],
)
def test_a_day_starts_at_four(at, day):
    """By the clock on the wall, wherever it hangs."""
    assert day_at(at) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-26", date(2026, 11, 26)),
        ("26.11.2026", date(2026, 11, 26)),
        ("26.11", date(2026, 11, 26)),
        (" 23.11. ", TODAY),
        ("1.2", date(2027, 2, 1)),
        ("31.11", None),
        ("завтра", None),
        ("26/11", None),
        ("", None),
    ],
)
def test_a_day_is_typed_in_two_ways(typed, day):
    """Without a year it is the next such day."""
    assert day_named(typed, TODAY) == day


DAYS = st.sets(st.dates(date(2026, 1, 1), date(2028, 1, 1)), max_size=30)


@settings(max_examples=examples(50))
@given(DAYS, DAYS)
def test_a_set_of_days_is_joined_and_kept(some, others):
    """Exactly the days of both are in it, also after it was JSON."""
    joined = Worked.from_json((Worked.of(some) | Worked.of(others)).as_json())
    for day in [*some, *others, date(2025, 12, 31), date(2027, 1, 1)]:
        assert (day in joined) == (day in some | others)
    assert joined.bits.bit_count() == len(some | others)


@pytest.mark.parametrize(
    ("ago", "days"),
    [
        ("", 0),
        ("0", 1),
        ("1", 1),
        ("2", 1),
        ("3 4 5", 0),
        ("0 1 2 3", 4),
        ("1 2 3", 3),
        ("0 2 3 5", 4),
        ("0 1 4 5 6", 2),
        ("2 4", 2),
    ],
)
def test_a_streak_forgives_one_missed_day_at_a_time(ago, days):
    """Counted in days of work, so many days ago; today may still come."""
    assert streak(Worked.of(TODAY - timedelta(days=int(each)) for each in ago.split()), TODAY) == days
