"""Curves of functions of one variable, with a path of numbered points on the first of them and marked places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drill.figures.chart import Axis, Field, Plot, Sampled, sampled, spanning
from drill.figures.error import FigureError
from drill.figures.labels import broken, number

ROWS, COLUMNS = 14, 61

STEPS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""The sign of each point of a path."""

_SIGNS = {"full": "─·×", "basic": "─·×", "ascii": "*.x"}
_MARKS = {"full": "■▲□●", "basic": "■▲□●", "ascii": "#@%o"}
_DASHES = ("", "6 4", "2 3")


class Spot(NamedTuple):
    """A point to be seen: one of the path, which has no name, or a marked place."""

    name: str
    x: float
    y: float


class Curve(NamedTuple):
    """One to three curves over `x`, the points of a path in order, marked places."""

    x: Axis
    y: Axis
    curves: tuple[Sampled, ...]
    path: tuple[Spot, ...]
    marks: tuple[Spot, ...]

    def lines(self, glyphs: str, width: int) -> list[str] | None:
        """A plot of squares and a line for each point under it."""
        plot = Plot.fitting(self.x, self.y, ROWS, COLUMNS, glyphs, width)
        if plot is None:
            return None
        for curve, sign in zip(self.curves, _SIGNS[glyphs], strict=False):
            plot.trace(curve.levels(plot), sign)
        for mark, sign in zip(self.marks, _MARKS[glyphs], strict=False):
            plot.put(mark.x, mark.y, sign)
        for step, spot in zip(STEPS, self.path, strict=False):
            plot.put(spot.x, spot.y, step)
        named = list(zip(self.curves, _SIGNS[glyphs], strict=False)) if len(self.curves) > 1 else []
        legend = [*(f"{sign * 3} {curve.name}" for curve, sign in named), *self._legend(glyphs)]
        return [
            *plot.framed(),
            *([""] if legend else []),
            *(line for text in legend for line in broken(text, glyphs, width)),
        ]

    def svg(self) -> str:
        """The curve through all its values; dashed arrows along the path."""
        field = Field(self.x, self.y, 440, 280)
        for curve, dashes in zip(self.curves, _DASHES, strict=False):
            for piece in curve.pieces(self.x, self.y):
                field.drawing.line([field.at(x, y) for x, y in piece], dashes=dashes, width=1.6)
        for before, after in pairwise(self.path):
            if (before.x, before.y) != (after.x, after.y):
                field.drawing.line([field.at(before.x, before.y), field.at(after.x, after.y)], arrow=True, dashes="3 3")
        for step, spot in zip(STEPS, self.path, strict=False):
            at = field.at(spot.x, spot.y)
            field.drawing.circle(*at, 3.5, filled=True)
            field.drawing.text(at[0] + 9, at[1] - 10, step)
        for sign, spot in zip(_MARKS["full"], self.marks, strict=False):
            field.drawing.text(*field.at(spot.x, spot.y), sign)
        names = [(curve.name, dashes) for curve, dashes in zip(self.curves, _DASHES, strict=False)]
        points = [(text, None) for text in self._legend("full")]
        return field.document([*(names if len(names) > 1 else []), *points], self.describe())

    def describe(self) -> str:
        """The axes, how each curve goes, where the points are."""
        ends = [f"{axis.name} от {axis.about(axis.low)} до {axis.about(axis.high)}" for axis in (self.x, self.y)]
        told = [f"График. По горизонтали {ends[0]}, по вертикали {ends[1]}."]
        told += [f"- Линия {curve.name}: {self._course(curve)}." for curve in self.curves]
        told += [f"- {text}." for text in self._points()]
        return "\n".join(told)

    def _legend(self, glyphs: str) -> list[str]:
        told = [f"{step}: {self._place(spot)}" for step, spot in zip(STEPS, self.path, strict=False)]
        told += [
            f"{sign} {spot.name}: {self._place(spot)}" for sign, spot in zip(_MARKS[glyphs], self.marks, strict=False)
        ]
        return told

    def _points(self) -> list[str]:
        told = [f"Точка {step}: {self._place(spot)}" for step, spot in zip(STEPS, self.path, strict=False)]
        if len(self.path) > 1:
            told.append(f"Путь идёт по точкам {', '.join(STEPS[: len(self.path)])}")
        return told + [f"Отмечено: {spot.name}, {self._place(spot)}" for spot in self.marks]

    def _place(self, spot: Spot) -> str:
        return f"{self.x.name} = {number(spot.x)}, {self.curves[0].name} = {number(spot.y)}"

    def _course(self, curve: Sampled) -> str:
        """Where a curve begins, turns and ends."""
        known = [point for piece in curve.pieces(self.x, self.y, shortest=1) for point in piece]
        turns = [known[0]]
        for point, after in pairwise(known):
            rises = after[1] > point[1]
            if len(turns) > 1 and (turns[-1][1] > turns[-2][1]) == rises:
                turns[-1] = after
            elif abs(after[1] - turns[-1][1]) > 1e-9 * (self.y.high - self.y.low):
                turns.append(after)
        told = [f"начинается в точке {self._pair(turns[0])}"]
        for before, after in pairwise(turns):
            told.append(f"{'растёт' if after[1] > before[1] else 'убывает'} до {self._pair(after)}")
        return ", ".join(told if len(turns) > 1 else [*told, "идёт ровно"])

    def _pair(self, point: tuple[float, float]) -> str:
        return f"({self.x.about(point[0])}; {self.y.about(point[1])})"


def figure(
    *,
    lines: Mapping[str, Callable[[float], float]],
    axes: Sequence[str],
    start: float | None = None,
    stop: float | None = None,
    path: Sequence[float] = (),
    marks: Mapping[str, float] | None = None,
) -> Curve:
    """The curves of these functions, by name.

    Args:
        lines: functions of one number; points lie on the first.
        axes: names of the level and the upright axis.
        start: where the level axis begins; a little before the points if not told.
        stop: where it ends; a little after the points if not told.
        path: places of a walk, in order.
        marks: single places, by name.
    """
    marked = marks or {}
    if len(lines) > len(_DASHES) or len(marked) > len(_MARKS["full"]) or len(path) > len(STEPS):
        raise FigureError(
            f"линий бывает до {len(_DASHES)}, отметок до {len(_MARKS['full'])}, точек пути до {len(STEPS)}."
        )
    places = [float(place) for place in [*path, *marked.values()]]
    if (start is None or stop is None) and not places:
        raise FigureError("не сказано, откуда и докуда рисовать: укажи from и to.")
    free = spanning(axes[0], places, 0.3) if places else None
    low = float(start) if start is not None else free.low  # type: ignore[union-attr]
    high = float(stop) if stop is not None else free.high  # type: ignore[union-attr]
    if not low < high:
        raise FigureError(f"рисовать не на чем: from {low:g}, to {high:g}.")
    x = Axis(axes[0], low, high)
    first = next(iter(lines.values()))
    curves = tuple(sampled(name, function, x) for name, function in lines.items())
    spots = [Spot("", place, float(first(place))) for place in map(float, path)]
    named = [Spot(name, float(place), float(first(float(place)))) for name, place in marked.items()]
    heights = [y for curve in curves for y in curve.values if y is not None]
    if not heights:
        raise FigureError("функция нигде на отрезке не определена.")
    y = spanning(axes[1], [*heights, *(spot.y for spot in [*spots, *named])], 0.0)
    return Curve(x, y, curves, tuple(spots), tuple(named))
