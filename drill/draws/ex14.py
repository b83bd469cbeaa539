"""Draws of exercise 14: outputs of several classes, scales, and boxes round birds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream


def class_outputs(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """z: different whole outputs of three or four classes (exercise 14b)."""
    return {"z": stream.sample((-2, -1, 0, 1, 2), stream.integer(3, 4))}


def scale(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """lo, hi: the ends of a rating (exercise 14c)."""
    lo = stream.pick((-5, -1, 0, 1, 2))
    return {"lo": lo, "hi": lo + stream.pick((4, 5, 9, 10, 20, 99))}


def boxes(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """box_true, box_pred: two to four of four numbers wrong, one of them by 2 (exercise 14e).

    If all were wrong by 1, squares and absolute errors would be the same.
    """
    true = [stream.integer(1, 9) for _ in range(4)]
    while True:
        errors = [stream.integer(-2, 2) for _ in range(4)]
        pred = [one + error for one, error in zip(true, errors, strict=True)]
        if errors.count(0) <= 2 and max(map(abs, errors)) == 2 and min(pred) > 0:
            return {"box_true": true, "box_pred": pred}


def birds(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """z, label: different outputs of two or three kinds of birds, and which one it is (exercise 14e)."""
    z = stream.sample((-1, -0.5, 0, 0.5, 1, 1.5, 2), stream.integer(2, 3))
    return {"z": z, "label": stream.below(len(z))}
