"""Draws of exercise 9: parabolas on equal steps, heights, and statements of which two are true."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from drill.streams import Stream

HIGHEST = 60
HEIGHTS = tuple(b for b in range(-4, 7) if b)

TRUE = ("piecewise_constant", "error_to_zero", "two_layers_enough")
FALSE = ("continuous", "whole_axis", "exact_for_linear", "fixed_n", "discontinuous_too")


def parabola_on_steps(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """coef, left, right, n, x: a parabola of modest heights, and a point neither at a node nor in a middle (9a)."""
    while True:
        coef = [stream.integer(-3, 3), stream.integer(-3, 3), stream.pick((-2, -1, 1, 2))]
        left, n, h = stream.integer(-2, 2), stream.integer(3, 5), stream.integer(1, 2)
        middles = [left + (i + 0.5) * h for i in range(n)]
        heights = [coef[0] + coef[1] * x + coef[2] * x**2 for x in middles]
        if max(map(abs, heights)) <= HIGHEST and all(a != b for a, b in pairwise(heights)):
            x = round(left + (stream.below(n) + stream.pick((0.2, 0.3, 0.7, 0.8))) * h, 10)
            return {"coef": coef, "left": left, "right": left + n * h, "n": n, "x": x}


def heights(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """b: three to five heights, neighbours differ (exercises 9c, 9f)."""
    b = [stream.pick(HEIGHTS)]
    for _ in range(stream.integer(2, 4)):
        b.append(stream.pick([height for height in HEIGHTS if height != b[-1]]))
    return {"b": b}


def statements(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """options: two true statements and three false ones (exercise 9g)."""
    return {"options": stream.shuffled(stream.sample(TRUE, 2) + stream.sample(FALSE, 3))}
