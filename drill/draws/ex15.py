"""Draws of exercise 15: two observations, a start and an order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.nn.losses import squared_error_by_w
from drill.streams import Stream


def moderate_gradients(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x, y, w0, order: gradients at w0 differ in size and are neither tiny nor huge (exercises 15f, g).

    A tiny one shows epsilon, a huge one loses the second decimal of its square by hand; the mean of two equal ones
    is no mistake, and that of two opposite ones, 0, divides by zero. Of independent draws four in five are refused.
    """
    while True:
        x = stream.sample((1, 2, 3), 2)
        y = [stream.integer(1, 6), stream.integer(1, 6)]
        w0 = stream.pick((0, 1, -1))
        first, second = (squared_error_by_w(a, b, w0) for a, b in zip(x, y, strict=True))
        apart = abs(first) != abs(second) and y[0] * x[1] != y[1] * x[0]
        if apart and 0.5 <= abs(first) <= 20 and 0.5 <= abs(second) <= 20:
            return {"x": x, "y": y, "w0": w0, "order": stream.pick(([1, 2], [2, 1]))}
