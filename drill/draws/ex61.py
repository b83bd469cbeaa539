"""Draws of exercise 61: batches whose standard deviation is a whole number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

DEVIATIONS = (
    (-5, 1, 1, 3),
    (-3, -1, -1, 5),
    (-7, -1, 1, 7),
    (-10, 2, 2, 6),
    (-6, -2, -2, 10),
    (-2, -2, 2, 2),
    (-4, -4, 4, 4),
)
"""Four whole numbers that add up to 0 and whose mean square is a square."""

WEIGHTS = (3, 3, 3, 2, 2, 1, 1)
"""In the last two every observation is one deviation away from the mean: less to compute."""


def whole_deviation(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x: a shuffled, shifted row of the table."""
    deviations, mean = stream.shuffled(stream.pick(DEVIATIONS, WEIGHTS)), stream.integer(-3, 6)
    return {"x": [mean + deviation for deviation in deviations]}
