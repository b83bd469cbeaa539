"""Draws of exercise 1: intervals of different lengths, and activations of both sorts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

BENT = ("sigmoid", "relu", "tanh", "square", "abs", "step")
STRAIGHT = ("identity", "affine", "minus", "half", "shift")
SHOWN = 5


def two_intervals(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x, the ends of [a, b] and [c, d], of different lengths; b and d are not 0 (exercise 1b)."""
    while True:
        a = stream.integer(-3, 1)
        b = a + stream.integer(1, 3)
        c = b + stream.integer(1, 3)
        d = c + stream.integer(2, 4)
        if b - a != d - c and b != 0 and d != 0:
            return {"x": [a, b, c, d]}


def three_points(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x, three equally spaced points (exercise 1c)."""
    start, step = stream.integer(-3, 0), stream.integer(1, 2)
    return {"x": [start, start + step, start + 2 * step]}


def activations(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """options: five functions, two or three of which bend a line (exercise 1e)."""
    bent = stream.integer(2, 3)
    return {"options": stream.shuffled(stream.sample(BENT, bent) + stream.sample(STRAIGHT, SHOWN - bent))}
