"""Draws of exercise 6: neurons whose border is a pair of lines, and arguments with the signs of XoR."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

PLACES = (-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2)


def factorised(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """w: the coefficients of w_3 (x_1 - p)(x_2 - q), p and q different (exercise 6b)."""
    p, q = stream.sample(PLACES, 2)
    w_3 = stream.pick((-4, -2, 2, 4))
    return {"w": [_plain(w_3 * p * q), _plain(-w_3 * q), _plain(-w_3 * p), w_3]}


def xor_arguments(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """h: at least three different sizes, with the signs of XoR or of its negation (exercise 6c)."""
    sizes = stream.sample((0.5, 1, 1.5, 2, 2.5, 3), 3)
    sizes = stream.shuffled([*sizes, stream.pick((0.5, 1, 1.5, 2, 2.5, 3))])
    sign = stream.pick((-1, 1))
    return {"h": [_plain(sign * size * s) for size, s in zip(sizes, (1, -1, -1, 1), strict=True)]}


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
