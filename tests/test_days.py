"""The student's day, and days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from drill.days import day_at, day_named

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
