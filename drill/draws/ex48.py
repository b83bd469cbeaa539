"""Draws of exercise 48: series that keep a ReLU cell alive, gradients with a whole norm, matrices and their powers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

PYTHAGOREAN = (
    (3, 4),
    (6, 8),
    (5, 12),
    (8, 15),
    (9, 12),
    (12, 16),
    (2, 3, 6),
    (1, 4, 8),
    (2, 6, 9),
    (6, 6, 7),
    (3, 4, 12),
    (2, 10, 11),
    (1, 3, 3, 9),
    (2, 4, 5, 6),
    (1, 1, 7, 7),
    (2, 2, 4, 5),
)
"""Whole numbers whose squares add up to a square."""

TURNS = ((0.6, 0.8), (0.8, 0.6), (0.28, 0.96), (0.96, 0.28))
"""Cosine and sine of an angle."""


def living_cell(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """y, h0, u, v, w: no preactivation is 0, states stay below 15, and at most one of the three is shut.

    One is in two of five draws: left to chance, it would be in one of ten.
    """
    positive = 2 if stream.below(5) < 2 else 3
    while True:
        y = [stream.integer(1, 3), *(stream.integer(-2, 3) for _ in range(3))]
        h0, u, v, w = stream.pick((0, 1, 2)), stream.pick((0.5, 1, 2)), stream.pick((0.5, 1)), stream.pick((0.5, 1, 2))
        h: float = h0
        preactivations = []
        for x in y[:3]:
            preactivations.append(w * h + v * x)
            h = max(0, preactivations[-1])
        alive = sum(a > 0 for a in preactivations)
        if alive == positive and 0 not in preactivations and max(preactivations) < 15:
            return {"y": y, "h0": h0, "u": u, "v": v, "w": w}


def long_gradient(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """A vector g with a whole norm, in any order and with any signs, and c below its largest entry (exercise 48e)."""
    lengths = stream.shuffled(stream.pick(PYTHAGOREAN))
    c = stream.pick([c for c in (1, 2, 5, 10) if c < max(lengths)])
    return {"g": [stream.pick((-1, 1)) * length for length in lengths], "c": c}


def normal_matrix(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """W: a symmetric [[a, b], [b, a]], once in three a rotation or a reflection (exercise 48f)."""
    if stream.below(3) == 0:
        cos, sin = stream.pick(TURNS)
        sin = stream.pick((-1, 1)) * sin
        return {"W": stream.pick(([[cos, -sin], [sin, cos]], [[cos, sin], [sin, -cos]]))}
    a, b = stream.integer(-8, 8) / 10, stream.pick((-1, 1)) * stream.integer(1, 8) / 10
    return {"W": [[a, b], [b, a]]}
