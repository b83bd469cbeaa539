"""Axes with round numbers on them, in squares and in pixels: what curves, steps and planes are drawn on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from drill.figures.canvas import DOWN, LEFT, RIGHT, UP, Canvas
from drill.figures.labels import label, number
from drill.figures.vector import Drawing, Point, width_of
from drill.tex.cells import cells
from drill.tex.glyphs import GLYPHS

SAMPLES = 241
"""Places at which a function is computed, ends included."""


class Axis(NamedTuple):
    """Numbers from `low` to `high`; `name` is a sentence."""

    name: str
    low: float
    high: float

    def share(self, value: float) -> float:
        """Where a value is on the way from the low end (0) to the high one (1)."""
        return (value - self.low) / (self.high - self.low)

    def square(self, value: float, count: int) -> int:
        """Which of so many squares the value falls into, from 0; beyond the ends, beyond them."""
        return math.floor(self.share(value) * (count - 1) + 0.5)

    def value(self, square: int, count: int) -> float:
        """The number in the middle of a square."""
        return self.low + (self.high - self.low) * square / (count - 1)

    def has(self, value: float) -> bool:
        """Whether the value is on it."""
        slack = 1e-9 * (self.high - self.low)
        return self.low - slack <= value <= self.high + slack

    def about(self, value: float) -> str:
        """The number as exactly as an eye sees it: to a hundredth of the axis."""
        decimals = round(-math.log10((self.high - self.low) / 100))
        return number(round(value, decimals) + 0.0)

    def ticks(self, most: int) -> list[float]:
        """Round numbers on it, not more than so many."""
        for exponent in range(math.floor(math.log10((self.high - self.low) / most)), 300):
            for digit in (1, 2, 5):
                step = digit * 10.0**exponent
                first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
                if last - first < most:
                    return [float(f"{k * step:.9g}") for k in range(first, last + 1)]
        raise AssertionError("some step is longer than the axis")


def spanning(name: str, values: Iterable[float], margin: float) -> Axis:
    """An axis over all these values, with a share of its length left free at both ends."""
    held = list(values)
    low, high = min(held), max(held)
    if high - low < 1e-9 * max(abs(low), abs(high), 1.0):
        low, high = low - 1, high + 1
    room = margin * (high - low)
    return Axis(name, low - room, high + room)


class Sampled(NamedTuple):
    """A function by its values at equal distances over an axis, None where it has none; `name` is a sentence."""

    name: str
    values: tuple[float | None, ...]

    def levels(self, plot: Plot) -> list[int | None]:
        """Its row in each column of a plot."""
        values = [self._at(plot.x.share(plot.x.value(column, plot.columns))) for column in range(plot.columns)]
        return [None if y is None or not plot.y.has(y) else plot.row(y) for y in values]

    def pieces(self, x: Axis, y: Axis, shortest: int = 2) -> list[list[Point]]:
        """Its points, parted where it has no value or leaves the chart."""
        pieces: list[list[Point]] = [[]]
        for place, value in enumerate(self.values):
            if value is not None and y.has(value):
                pieces[-1].append((x.value(place, SAMPLES), value))
            elif pieces[-1]:
                pieces.append([])
        return [piece for piece in pieces if len(piece) >= shortest]

    def _at(self, share: float) -> float | None:
        """The value at that share of the axis, between the two nearest."""
        place = share * (SAMPLES - 1)
        left = min(max(int(place), 0), SAMPLES - 2)
        low, high = self.values[left], self.values[left + 1]
        if low is None or high is None:
            return low if place - left < 0.5 else high
        return low + (high - low) * (place - left)


def sampled(name: str, function: Callable[[float], float], x: Axis) -> Sampled:
    """The values of a function over an axis."""
    values = (float(function(x.value(place, SAMPLES))) for place in range(SAMPLES))
    return Sampled(name, tuple(value if math.isfinite(value) else None for value in values))


class Plot:
    """A chart in squares: row 0 is the top one, column 0 the first right of the upright axis."""

    def __init__(self, x: Axis, y: Axis, rows: int, columns: int, glyphs: str) -> None:
        self.x, self.y, self.rows, self.columns = x, y, rows, columns
        self.canvas = Canvas(glyphs)
        self.glyphs = glyphs

    @classmethod
    def fitting(cls, x: Axis, y: Axis, rows: int, columns: int, glyphs: str, width: int) -> Plot | None:
        """A plot of at most that many columns whose frame and names keep within the width; None if it cannot be."""
        taken = _margin(y, rows, glyphs) + 1 + cells(label(x.name, glyphs)) + 2
        columns = min(columns, width - taken)
        return cls(x, y, rows, columns, glyphs) if columns >= 16 else None

    def column(self, x: float) -> int:
        """The column of a value."""
        return self.x.square(x, self.columns)

    def row(self, y: float) -> int:
        """The row of a value."""
        return self.rows - 1 - self.y.square(y, self.rows)

    def put(self, x: float, y: float, sign: str) -> None:
        """A sign on a point; nothing where the point is outside."""
        if self.x.has(x) and self.y.has(y):
            self.canvas.write(self.row(y), self.column(x), sign)

    def trace(self, levels: Sequence[int | None], sign: str) -> None:
        """A line through a row in each column, upright where the row changes, not through None.

        It is drawn whole where the sign is that of a line, else with the sign wherever nothing is yet.
        """
        for column, row in enumerate(levels):
            if row is None:
                continue
            before = levels[column - 1] if column else None
            before = row if before is None else before
            if sign == GLYPHS["full"].horizontal:
                self._stroke(column, row, before)
                continue
            for at in {row, *range(row, before, 1 if row < before else -1)}:
                if 0 <= at < self.rows and not self.canvas.taken(at, column):
                    self.canvas.write(at, column, sign)

    def upright(self, column: int, rows: Iterable[int], sign: str) -> None:
        """An upright line through these rows of a column, drawn as `trace` draws."""
        for row in rows:
            if sign == GLYPHS["full"].horizontal:
                self.canvas.run(row, column, UP | DOWN)
            elif not self.canvas.taken(row, column):
                self.canvas.write(row, column, sign)

    def segment(self, start: Point, end: Point, sign: str) -> None:
        """A straight line between two points of the chart, drawn as `trace` draws."""
        (left, first), (right, last) = sorted((self.column(x), self.row(y)) for x, y in (start, end))
        if left == right:
            self.upright(left, range(first, last + 1), sign)
            return
        rise = (last - first) / (right - left)
        levels = [math.floor(first + rise * (column - left) + 0.5) for column in range(left, right + 1)]
        self.trace([*[None] * left, *levels], sign)

    def _stroke(self, column: int, row: int, before: int) -> None:
        if before == row:
            self._run(row, column, LEFT | RIGHT)
            return
        up = row < before
        self._run(before, column, LEFT | (UP if up else DOWN))
        self._run(row, column, RIGHT | (DOWN if up else UP))
        for between in range(min(row, before) + 1, max(row, before)):
            self._run(between, column, UP | DOWN)

    def _run(self, row: int, column: int, directions: int) -> None:
        if 0 <= row < self.rows:
            self.canvas.run(row, column, directions)

    def framed(self) -> list[str]:
        """The rows with both axes, their numbers and names."""
        canvas = self.canvas
        margin = _margin(self.y, self.rows, self.glyphs)
        for row in range(self.rows):
            canvas.run(row, -1, UP | DOWN)
        for value, text in _upright_ticks(self.y, self.rows, self.glyphs):
            canvas.run(self.row(value), -1, LEFT)
            canvas.write(self.row(value), -2 - cells(text), f"{text} ")
        canvas.run(self.rows, -1, UP | RIGHT)
        for column in range(self.columns):
            canvas.run(self.rows, column, LEFT | RIGHT)
        canvas.write(self.rows, self.columns, f" {label(self.x.name, self.glyphs)}")
        free = -1 - margin
        for value in self.x.ticks(8):
            column = self.column(value)
            text = label(number(value), self.glyphs)
            start = column - (cells(text) - 1) // 2
            if start > free:
                canvas.run(self.rows, column, DOWN)
                canvas.write(self.rows + 1, start, text)
                free = start + cells(text)
        canvas.write(-1, -1, label(self.y.name, self.glyphs))
        return [" " * (margin - 1 - self._label_width()) + line for line in canvas.rows()]

    def _label_width(self) -> int:
        return max((cells(text) + 1 for _, text in _upright_ticks(self.y, self.rows, self.glyphs)), default=0)


def _upright_ticks(axis: Axis, rows: int, glyphs: str) -> list[tuple[float, str]]:
    return [(value, label(number(value), glyphs)) for value in axis.ticks(max(2, rows // 3))]


def _margin(axis: Axis, rows: int, glyphs: str) -> int:
    """The columns left of the plot: numbers, a blank, the axis."""
    return max((cells(text) + 1 for _, text in _upright_ticks(axis, rows, glyphs)), default=0) + 1


class Field:
    """A chart in pixels."""

    LEFT, TOP, EDGE = 64.0, 34.0, 44.0

    def __init__(self, x: Axis, y: Axis, width: float, height: float) -> None:
        self.x, self.y, self.width, self.height = x, y, width, height
        self.drawing = Drawing()
        bottom, right = self.TOP + height, self.LEFT + width
        self.drawing.line([(self.LEFT, self.TOP - 8), (self.LEFT, bottom), (right + 8, bottom)])
        for value in x.ticks(8):
            at = self.at(value, y.low)[0]
            self.drawing.line([(at, bottom), (at, bottom + 5)])
            self.drawing.text(at, bottom + 16, number(value))
        for value in y.ticks(6):
            at = self.at(x.low, value)[1]
            self.drawing.line([(self.LEFT - 5, at), (self.LEFT, at)])
            self.drawing.text(self.LEFT - 9, at, number(value), anchor="end")
        self.drawing.text(right + 14, bottom, x.name, anchor="start")
        self.drawing.text(self.LEFT, self.TOP - 20, y.name)

    def at(self, x: float, y: float) -> Point:
        """The pixel of a point."""
        return self.LEFT + self.width * self.x.share(x), self.TOP + self.height * (1 - self.y.share(y))

    def document(self, legend: Sequence[tuple[str, str | None]], description: str) -> str:
        """The SVG, with lines of text under the chart; before a text, where told, how its line is dashed."""
        top = self.TOP + self.height + self.EDGE
        for place, (text, dashes) in enumerate(legend):
            y = top + 20 * place
            if dashes is not None:
                self.drawing.line([(self.LEFT, y), (self.LEFT + 28, y)], dashes=dashes, width=1.6)
            self.drawing.text(self.LEFT + (0 if dashes is None else 36), y, text, anchor="start")
        beside = self.LEFT + self.width + 14 + width_of(self.x.name)
        below = self.LEFT + 36 + max((width_of(text) for text, _ in legend), default=0)
        return self.drawing.document(max(beside, below) + 16, top + 20 * len(legend) + 4, description)
