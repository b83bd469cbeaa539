"""Draws of exercise 25: how many predictions there are, and nets whose ReLU has something to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

PREDICTIONS = (-1, 0, 0.5, 1, 1.5, 2, 3)
INPUTS = (-2, -1, 1, 2, 3)
HIDDEN_WEIGHTS = (-2, -1, -0.5, 0, 0.5, 1, 2)
LAST_WEIGHTS = (-2, -1, -0.5, 0.5, 1, 2)


def predictions(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """yhat, a column of two or three (exercises 25g, h)."""
    n = stream.pick((2, 3))
    return {"yhat": [[stream.pick(PREDICTIONS)] for _ in range(n)]}


def regression_net(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """X, W1, W2 of a net whose outputs are at most 10 in size (exercise 25i)."""
    return _net(stream, 10)


def classification_net(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """X, W1, W2 of a net whose outputs do not saturate a sigmoid (exercise 25m)."""
    return _net(stream, 3)


def _net(stream: Stream, most: float) -> dict[str, Any]:
    """H1 = X W1 has a negative entry, no zero, and in every column a positive one; |yhat| <= most.

    Of independent draws one in seven has such an H1.
    """
    while True:
        (a, b), (c, d) = X = [[stream.pick(INPUTS) for _ in range(2)] for _ in range(2)]
        (e, f), (g, h) = W1 = [[stream.pick(HIDDEN_WEIGHTS) for _ in range(2)] for _ in range(2)]
        (u,), (v,) = W2 = [[stream.pick(LAST_WEIGHTS)] for _ in range(2)]
        first, second = (a * e + b * g, a * f + b * h), (c * e + d * g, c * f + d * h)  # rows of H1
        entries = first + second
        alive = max(first[0], second[0]) > 0 and max(first[1], second[1]) > 0
        outputs = [max(0, left) * u + max(0, right) * v for left, right in (first, second)]
        if b != c and alive and 0 not in entries and min(entries) < 0 and max(map(abs, outputs)) <= most:
            return {"X": X, "W1": W1, "W2": W2}
