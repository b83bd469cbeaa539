"""Draws of exercise 8: convex pieces, a triangle round a point, classes of stripes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from drill.streams import Stream

HALVES = tuple(k / 2 for k in range(-6, 7))
LEVELS = tuple(range(-4, 5))
FAR = 8
"""No vertex is farther from the origin."""


def convex_pieces(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """sides, shared: two or three pieces of 3 to 5 sides, and how many lines the first two share (exercise 8d)."""
    return {"sides": [stream.integer(3, 5) for _ in range(stream.integer(2, 3))], "shared": stream.integer(1, 2)}


def classes_of_stripes(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """labels: 4 or 5 classes that change at least twice (exercise 8f)."""
    count = stream.integer(4, 5)
    while True:
        labels = [stream.below(2) for _ in range(count)]
        if sum(a != b for a, b in pairwise(labels)) >= 2:
            return {"labels": labels}


def triangle(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """A, c, inside: three lines and a point inside their triangle, not all lines on the same side (exercise 8e)."""
    while True:
        A = [(stream.integer(-3, 3), stream.integer(-3, 3)) for _ in range(3)]
        inside = (stream.pick(HALVES), stream.pick(HALVES))
        # the signed normals of a triangle add up to nothing with positive weights: these, but for their signs
        weights = [_det(A[1], A[2]), _det(A[2], A[0]), _det(A[0], A[1])]
        if 0 in weights or min(weights) * max(weights) > 0:
            continue
        turn = stream.pick((-1, 1))
        signs = [turn if weight > 0 else -turn for weight in weights]
        c = []
        for (a, b), sign in zip(A, signs, strict=True):
            at = a * inside[0] + b * inside[1]
            far_enough = [level for level in LEVELS if sign * (at - level) >= 0.5]
            if not far_enough:
                break
            c.append(stream.pick(far_enough))
        if len(c) == 3 and _is_fit(A, c):
            return {"A": [list(row) for row in A], "c": c, "inside": [_plain(x) for x in inside]}


def _det(p: tuple[float, float], q: tuple[float, float]) -> float:
    return p[0] * q[1] - p[1] * q[0]


def _is_fit(A: list[tuple[int, int]], c: list[int]) -> bool:
    """Whether the triangle has area 1 at least and lies near the origin."""
    corners = []
    for i, j in ((1, 2), (0, 2), (0, 1)):
        det = _det(A[i], A[j])
        corners.append(((c[i] * A[j][1] - c[j] * A[i][1]) / det, (A[i][0] * c[j] - A[j][0] * c[i]) / det))
    (x, y), p, q = corners
    area = abs(_det((p[0] - x, p[1] - y), (q[0] - x, q[1] - y))) / 2
    return area >= 1 and all(a * a + b * b <= FAR * FAR for a, b in corners)


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
