"""Draws of exercise 57: four whole numbers whose deviation, or whose root mean square, is a whole number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations_with_replacement
from math import isqrt
from typing import Any

from drill.streams import Stream


@lru_cache(maxsize=1)
def _whole_deviation() -> tuple[tuple[int, ...], ...]:
    """Four numbers 0..9 of a whole mean and a whole standard deviation from 2 on."""
    found = []
    for row in combinations_with_replacement(range(10), 4):
        mean, rest = divmod(sum(row), 4)
        square, over = divmod(sum((x - mean) ** 2 for x in row), 4)
        if not rest and not over and square >= 4 and isqrt(square) ** 2 == square:
            found.append(row)
    return tuple(found)


@lru_cache(maxsize=1)
def _whole_root() -> tuple[tuple[int, ...], ...]:
    """Four numbers 0..9, not all alike, whose mean square is the square of a whole number from 2 on."""
    found = []
    for row in combinations_with_replacement(range(10), 4):
        square, over = divmod(sum(x**2 for x in row), 4)
        if not over and square >= 4 and isqrt(square) ** 2 == square and row[0] < row[-1]:
            found.append(row)
    return tuple(found)


def table(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """X: two such rows, neither the larger one in every column, of which not both become only -1 and 1 (57a)."""
    while True:
        X = [stream.shuffled(stream.pick(_whole_deviation())) for _ in range(2)]
        larger = {a > b for a, b in zip(*X, strict=True)}
        widest = max(len(set(row)) for row in X)
        if widest > 2 and len(larger) == 2 and all(a != b for a, b in zip(*X, strict=True)):
            return {"X": X}


def whole_rms(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x: such numbers with random signs (exercise 57c)."""
    row = stream.shuffled(stream.pick(_whole_root()))
    return {"x": [stream.pick([-1, 1]) * x for x in row]}
