"""Rounding as people do it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.rounding import rounded


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (15.625, 2, "15.63"),
        (-15.625, 2, "-15.63"),
        (1.005, 2, "1.01"),
        (0.285, 2, "0.29"),
        (2.5, 0, "3"),
        (15.624999999999998, 2, "15.63"),
        (0.125, 2, "0.13"),
        (1 / 3, 4, "0.3333"),
        (7, 2, "7.00"),
        (1e-9, 3, "0.000"),
        (-0.0001, 2, "-0.00"),
        (1e22, 2, "10000000000000000000000.00"),
        (float("inf"), 2, "inf"),
    ],
)
def test_a_half_goes_away_from_zero(value, decimals, shown):
    """In the spelling that people see, not in the float behind it."""
    assert rounded(value, decimals) == shown


@given(st.floats(-1e9, 1e9), st.integers(0, 7))
def test_the_error_is_at_most_half_a_unit_of_the_last_digit(value, decimals):
    """But for what a float is not good for."""
    error = abs(Fraction(rounded(value, decimals)) - Fraction(value))
    assert error <= Fraction(1, 2 * 10**decimals) + abs(Fraction(value)) / 10**14
