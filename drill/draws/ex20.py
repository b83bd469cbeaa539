"""Exercise 20: numbers of a chain of three weights that a hand can follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

WEIGHTS = [-2, -1, 1, 2]

UNEVEN = [[w1, w2, w3] for w1 in WEIGHTS for w2 in WEIGHTS for w3 in WEIGHTS if not abs(w1) == abs(w2) == abs(w3)]
"""Weights that are not all of one size."""

FLAT = [w for w in UNEVEN if abs(w[0]) == 1 and abs(w[1] * w[2]) == 2]
"""Weights with which a step goes down even if f squares."""


def forward_and_back(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x, y, w, act of one pass (exercise 20d); with squares h2 = (x w1)^2 w2 stays small."""
    act = stream.pick(["sigmoid", "tanh", "square"])
    x, y, w = stream.pick(WEIGHTS), stream.integer(-2, 3), stream.pick(UNEVEN)
    while act == "square" and (x * w[0]) ** 2 * abs(w[1]) > 6:
        x, w = stream.pick(WEIGHTS), stream.pick(UNEVEN)
    return {"x": x, "y": y, "w": w, "act": act}


def descent_step(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x, y, w, act, eta of one step (exercise 20e).

    With squares the loss is so steep that a step goes down only from x w1 = 1 or -1 and other small numbers: they are
    drawn from there, or one variant in fifty would have squares.
    """
    act = stream.pick(["sigmoid", "tanh", "square"], [2, 2, 1])
    if act == "square":
        x, y, w = stream.pick([-1, 1]), stream.integer(-1, 1), stream.pick(FLAT)
        return {"x": x, "y": y, "w": w, "act": act, "eta": stream.pick([0.1, 0.2])}
    x, y, w = stream.pick(WEIGHTS), stream.integer(-2, 3), stream.pick(UNEVEN)
    return {"x": x, "y": y, "w": w, "act": act, "eta": stream.pick([0.1, 0.2, 0.5], [1, 2, 2])}
