"""A function and the steps that stand in for it: flat between neighbouring knots, with a jump at each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from drill.figures.chart import Axis, Field, Plot, Sampled, sampled, spanning
from drill.figures.error import FigureError
from drill.figures.labels import broken, number

ROWS, COLUMNS = 14, 61

_SIGNS = {"full": ("─", "·"), "basic": ("─", "·"), "ascii": ("*", ".")}


class Steps(NamedTuple):
    """`heights[k]` is the height from `knots[k]`, included, to `knots[k + 1]`."""

    x: Axis
    y: Axis
    function: Sampled
    knots: tuple[float, ...]
    heights: tuple[float, ...]

    def lines(self, glyphs: str, width: int) -> list[str] | None:
        """The steps as a line, the function as dots."""
        plot = Plot.fitting(self.x, self.y, ROWS, COLUMNS, glyphs, width)
        if plot is None:
            return None
        line, dots = _SIGNS[glyphs]
        levels = [self._height(self.x.value(column, plot.columns)) for column in range(plot.columns)]
        plot.trace([None if height is None else plot.row(height) for height in levels], line)
        plot.trace(self.function.levels(plot), dots)
        legend = [f"{line * 3} ступеньки", f"{dots * 3} {self.function.name}", *self._told()]
        return [*plot.framed(), "", *(line for text in legend for line in broken(text, glyphs, width))]

    def svg(self) -> str:
        """The steps as a heavy line, the function dashed."""
        field = Field(self.x, self.y, 440, 280)
        corners = []
        for place, height in enumerate(self.heights):
            corners += [field.at(self.knots[place], height), field.at(self.knots[place + 1], height)]
        field.drawing.line(corners, width=2)
        for piece in self.function.pieces(self.x, self.y):
            field.drawing.line([field.at(x, y) for x, y in piece], dashes="4 4")
        names: list[tuple[str, str | None]] = [("ступеньки", ""), (self.function.name, "4 4")]
        return field.document([*names, *((text, None) for text in self._told())], self.describe())

    def describe(self) -> str:
        """The axes, every step, the function at the knots."""
        ends = [f"{axis.name} от {axis.about(axis.low)} до {axis.about(axis.high)}" for axis in (self.x, self.y)]
        told = [f"График. По горизонтали {ends[0]}, по вертикали {ends[1]}."]
        told += [f"- Ступенька {text}." for text in self._told()]
        known = [point for piece in self.function.pieces(self.x, self.y, shortest=1) for point in piece]
        every = known[:: max(1, (len(known) - 1) // 8)]
        points = ", ".join(f"({self.x.about(x)}; {self.y.about(y)})" for x, y in every)
        return "\n".join([*told, f"- Линия {self.function.name} проходит через точки {points}."])

    def _height(self, x: float) -> float | None:
        place = bisect_right(self.knots, x) - 1
        return self.heights[place] if 0 <= place < len(self.heights) else None

    def _told(self) -> list[str]:
        return [
            f"от {number(self.knots[place])} до {number(self.knots[place + 1])}: высота {number(height)}"
            for place, height in enumerate(self.heights)
        ]


def figure(
    *,
    function: Callable[[float], float],
    name: str,
    knots: Sequence[float],
    heights: Sequence[float],
    axes: Sequence[str],
) -> Steps:
    """The steps of these heights between these knots, over the function that they stand in for.

    Args:
        function: a function of one number.
        name: what it is called, a sentence.
        knots: where the steps begin, and where the last ends; ascending.
        heights: one fewer.
        axes: names of the level and the upright axis.
    """
    places = [float(knot) for knot in knots]
    levels = [float(height) for height in heights]
    if len(levels) != len(places) - 1 or not levels:
        raise FigureError(f"узлов {len(places)}, а высот {len(levels)}: нужно на одну меньше, чем узлов.")
    if any(after <= before for before, after in pairwise(places)):
        raise FigureError("узлы ступенек должны возрастать.")
    x = Axis(axes[0], places[0], places[-1])
    drawn = sampled(name, function, x)
    values = [value for value in drawn.values if value is not None]
    return Steps(x, spanning(axes[1], [0.0, *values, *levels], 0.0), drawn, tuple(places), tuple(levels))
