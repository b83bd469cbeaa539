"""A number with so many decimals, rounded as people round: 15.625 is 15.63, and so is what floats hold of it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_MOST = 1e15
"""From here on a float has no decimals left to round."""


def rounded(value: float, decimals: int) -> str:
    """The number with exactly so many decimals; a half goes away from zero.

    What is rounded are the fifteen digits that a float is good for: 1.005 is 1.01, though its float lies below.
    """
    if not abs(value) < _MOST:
        return f"{value:.{decimals}f}"
    shown = Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{shown:f}"
