"""Hand computation: how far rounding on the way can carry an answer from the truth.

Nothing is estimated: the solver is run again with its lines rounded to the digits that the student keeps, each line
by itself and all together; the answer itself is rounded only to what the part asks for. A number between the
outermost outcomes is the truth seen through rounding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from drill.problem import Tolerance
from drill.solution import Solution, replayed, rounded

Array = Any

REMARK = "Последняя цифра зависит от округления по дороге."

_NOISE = 1e-9
"""What binary fractions add, relative to the size of the number."""

LARGEST_SHARE = 0.05
"""A shift by a larger share of the answer is no rounding any more: a line went another way there."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The interval of one part, entry by entry in reading order. low, high: [entries]."""

    low: Array
    high: Array

    def contain(self, place: int, value: float) -> bool:
        """Whether a number typed at that place may have come of rounding."""
        noise = _NOISE * abs(value)
        return bool(self.low[place] - noise <= value <= self.high[place] + noise)


def outcomes(truth: Solution) -> Mapping[str, Outcomes]:
    """For every part that is asked for in decimals, what may come out by hand. Exact parts are not among them."""
    item = truth.variant.item
    tolerances = {part.name: part.tolerance for part in item.parts if _is_rounded(part.tolerance)}
    if not item.solver or not tolerances:
        return {}
    to_decimals = {name for name, tolerance in tolerances.items() if tolerance and tolerance.decimals is not None}
    right = {name: np.ravel(truth.answers[name]).astype(float) for name in tolerances}
    below = {name: np.zeros(len(entries)) for name, entries in right.items()}
    above = {name: np.zeros(len(entries)) for name, entries in right.items()}
    for line, short in _short_lines(truth, item.keep).items():
        for name, shift in _shifts(replayed(truth.variant, own={line: short}), right).items():
            shift = np.where(_is_last_line(truth, name, line), 0.0, shift)
            below[name] += np.minimum(shift, 0)
            above[name] += np.maximum(shift, 0)
    for decimals in (item.keep, item.keep + 1):
        for name, shift in _shifts(replayed(truth.variant, decimals=decimals), right).items():
            # where no decimals are asked for, so much of it may be the rounding of the answer itself
            last = 0.0 if name in to_decimals else 0.5 * 10.0**-decimals
            below[name] = np.minimum(below[name], shift + last)
            above[name] = np.maximum(above[name], shift - last)
    return {
        name: _rounded_at_the_end(right[name] + below[name], right[name] + above[name], tolerance)
        for name, tolerance in tolerances.items()
        if tolerance is not None
    }


def _is_rounded(tolerance: Tolerance | None) -> bool:
    return tolerance is not None and not tolerance.integer and tolerance.text != "exact"


def _is_last_line(truth: Solution, part: str, line: str) -> Array:
    """By entry of a part, whether that line is the answer itself and not on the way to it."""
    value, count = truth.variant.item.part(part).value, np.size(truth.answers[part])
    members = truth.members.get(value, (value,))
    return np.repeat([member == line for member in members], count // len(members))


def _short_lines(truth: Solution, decimals: int) -> dict[str, Any]:
    """The lines that rounding changes, rounded."""
    short = {}
    for name, value in truth.workings.items():
        if name in truth.members or np.asarray(value).dtype.kind != "f":
            continue
        cut = rounded(value, decimals)
        if np.any(cut != value):
            short[name] = cut
    return short


def _shifts(replay: Solution | None, right: Mapping[str, Array]) -> dict[str, Array]:
    """How far each entry went; not at all where it has no value or went further than rounding can carry it."""
    shifts = {}
    for name, entries in right.items() if replay is not None else ():
        assert replay is not None
        came = np.ravel(replay.answers[name]).astype(float)
        if came.shape == entries.shape:
            shift = came - entries
            shifts[name] = np.where(np.abs(shift) <= LARGEST_SHARE * np.abs(entries).max(), shift, 0.0)
    return shifts


def _rounded_at_the_end(low: Array, high: Array, tolerance: Tolerance) -> Outcomes:
    """What comes out is at last rounded to the decimals asked for."""
    if tolerance.decimals is None:
        return Outcomes(low, high)
    return Outcomes(
        np.minimum(low, np.round(low, tolerance.decimals)), np.maximum(high, np.round(high, tolerance.decimals))
    )
