"""Exercise 20: numbers for a step that goes down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

STEEP = [[w2, w3] for w2 in (-2, -1, 1, 2) for w3 in (-2, -1, 1, 2) if abs(w2 * w3) == 2]


def descent_step(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x, y, w, act, eta of one step on the chain of three weights (exercise 20e).

    With squares the loss is so steep that a step goes down only from x w1 = 1 or -1 and other small numbers: they are
    drawn from there, or one variant in fifty would have squares.
    """
    act = stream.pick(["sigmoid", "tanh", "square"], [2, 2, 1])
    if act == "square":
        w = [stream.pick([-1, 1]), *stream.pick(STEEP)]
        return {
            "x": stream.pick([-1, 1]),
            "y": stream.integer(-1, 1),
            "w": w,
            "act": act,
            "eta": stream.pick([0.1, 0.2]),
        }
    w = [stream.pick([-2, -1, 1, 2]) for _ in range(3)]
    x, y = stream.pick([-2, -1, 1, 2]), stream.integer(-2, 3)
    return {"x": x, "y": y, "w": w, "act": act, "eta": stream.pick([0.1, 0.2, 0.5], [1, 2, 2])}
