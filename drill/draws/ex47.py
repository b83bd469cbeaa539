"""Draws of exercise 47: series whose moving averages are short numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

LENGTH = 6


def series_and_window(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x: multiples of 3 for a window of 3, of 2 for one of 2 or 4, at least four different values (exercise 47a)."""
    k = stream.pick((2, 3, 4))
    unit = 3 if k == 3 else 2
    return {"x": _several(stream, [unit * i for i in range(7)]), "k": k}


def triple_series(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x: multiples of 3, at least four different values, neither end 0 (exercises 47b and 47d)."""
    x = _several(stream, [3 * i for i in range(6)])
    for end in (0, -1):
        x[end] = x[end] or 3
    return {"x": x}


def _several(stream: Stream, options: list[int]) -> list[int]:
    different = stream.sample(options, 4)
    return stream.shuffled([*different, *(stream.pick(options) for _ in range(LENGTH - len(different)))])
