"""Draws of exercise 55: vectors whose length is a whole number; candidates of which a long one deceives."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

WHOLE_LENGTH = {
    2: [[3, 4], [6, 8], [5, 12], [8, 15], [9, 12]],
    3: [[1, 2, 2], [2, 4, 4], [2, 3, 6], [1, 4, 8], [4, 4, 7], [2, 6, 9], [3, 4, 12]],
}
"""Vectors of 2 and of 3 whole numbers whose length is a whole number."""


def two_vectors(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """a, b: of equally many whole numbers, of whole length (exercise 55a)."""
    size = stream.pick([2, 3])
    return {"a": _turned(stream, size), "b": _turned(stream, size)}


def _turned(stream: Stream, size: int) -> list[int]:
    """One of the vectors, its entries in random order and with random signs."""
    return [stream.pick([-1, 1]) * entry for entry in stream.shuffled(stream.pick(WHOLE_LENGTH[size]))]


def long_and_near(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """q, C: a vector and three candidates, of which a long one has a larger scalar product than the best directed one.

    Used by exercise 55b. Independent draws have another winner by scalar product than by cosine once in ten times.
    """
    while True:
        q = [stream.integer(-3, 3), stream.integer(-3, 3)]
        C = [[stream.integer(-6, 6), stream.integer(-6, 6)] for _ in range(3)]
        if any(q) and all(any(row) for row in C):
            dots = [q[0] * x + q[1] * y for x, y in C]
            lengths = [math.hypot(x, y) for x, y in C]
            cosines = [dot / length for dot, length in zip(dots, lengths, strict=True)]
            if cosines.index(max(cosines)) != dots.index(max(dots)):
                return {"q": q, "C": C}
