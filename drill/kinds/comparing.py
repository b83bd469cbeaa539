"""Comparing read numbers with the truth, entry by entry: nothing is ever broadcast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from drill.kinds.reading import Array, Shape, flat, size
from drill.problem import Tolerance
from drill.verdict import Word

NOISE = 1e-9
"""Slack, relative to what is allowed: a decimal fraction on the border is not lost to its last binary digit."""

CLOSE = 3
"""How many tolerances off a rounding slip may be."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Right, close or wrong, and where: places from 0, pairs in a matrix, keys of a choice; what to tell of it."""

    word: Word
    wrong_at: tuple[Any, ...] = ()
    told: str = ""


RIGHT = Comparison(Word.RIGHT)
WRONG = Comparison(Word.WRONG)


def near(value: float, truth: float, tolerance: Tolerance, times: int = 1) -> bool:
    """Whether the error is allowed; of two integers, whether they are equal."""
    if value == truth:
        return True
    rounding = 0.0 if tolerance.integer else 1e-15 * abs(truth)
    return abs(value - truth) <= times * tolerance.allowed(truth) * (1 + NOISE) + rounding


def compared(value: Array, truth: Any, tolerance: Tolerance) -> Comparison:
    """A number, vector or matrix against the truth; another size than that of the truth is wrong."""
    truth = nested(truth)
    if size(value) != size(truth):
        return WRONG
    typed, right = flat(value), flat(truth)
    wrong = [place for place, (a, b) in enumerate(zip(typed, right, strict=True)) if not near(a, b, tolerance)]
    return left_wrong(value, truth, tolerance, wrong)


def left_wrong(value: Array, truth: Any, tolerance: Tolerance, wrong: Sequence[int]) -> Comparison:
    """The comparison where just those entries (in reading order) are not right."""
    if not wrong:
        return RIGHT
    typed, right = flat(value), flat(nested(truth))
    close = all(near(typed[place], right[place], tolerance, CLOSE) for place in wrong)
    return Comparison(Word.CLOSE if close else Word.WRONG, tuple(places(wrong, size(value))))


def equal(value: Array, target: Any, tolerance: Tolerance) -> bool:
    """Whether the value is that of a mistake: the same size, every entry within the tolerance."""
    return compared(value, target, tolerance).word is Word.RIGHT


def places(wrong: Sequence[int], shape: Shape) -> list[Any]:
    """Where in the shape those entries stand: none for a number, from 0, or pairs (row, column)."""
    if not shape:
        return []
    return list(wrong) if len(shape) == 1 else [divmod(place, shape[1]) for place in wrong]


def nested(truth: Any) -> Array:
    """A number or array as a number, a tuple of numbers or a tuple of rows."""
    truth = truth.tolist() if hasattr(truth, "tolist") else truth
    if not isinstance(truth, list):
        return truth  # type: ignore[no-any-return]
    return tuple(map(tuple, truth)) if truth and isinstance(truth[0], list) else tuple(truth)
