"""Draws of exercise 12: whales and ants on a line, separated or mixed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise, product
from typing import Any

from drill.streams import Stream

PLACES = range(-4, 8)


def separable_sample(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Ascending x, y: ones on one side of a gap and zeros on the other (exercises 12b, d)."""
    n = stream.integer(3, 5)
    return {"x": sorted(stream.sample(PLACES, n)), "y": stream.pick(_labels(n, separable=True))}


def any_sample(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Places x in any order, labels y: every second sample is separable (exercise 12f)."""
    n = stream.integer(3, 5)
    x = sorted(stream.sample(PLACES, n))
    y = stream.pick(_labels(n, separable=stream.below(2) == 0))
    order = stream.shuffled(range(n))
    return {"x": [x[i] for i in order], "y": [y[i] for i in order]}


def _labels(n: int, separable: bool) -> list[list[int]]:
    """Labels along the line, both classes present: separable ones change once, mixed ones more often."""
    changes = {labels: sum(a != b for a, b in pairwise(labels)) for labels in product((0, 1), repeat=n)}
    return [list(labels) for labels, count in changes.items() if (count == 1 if separable else count > 1)]
