"""A plane with points of several kinds, straight lines, and the regions between the lines shaded or not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drill.figures.chart import Axis, Field, Plot, spanning
from drill.figures.error import FigureError
from drill.figures.labels import broken, number
from drill.figures.vector import Drawing, Point

ROWS, COLUMNS = 17, 57

_SIGNS = {"full": "●○■□", "basic": "●○■□", "ascii": "@o#%"}
_SHADE = {"full": "░", "basic": "░", "ascii": ":"}
_LINE = {"full": "─", "basic": "─", "ascii": "*"}

_MOST_LINES = 9


class Straight(NamedTuple):
    """The line `c + a x + b y = 0`."""

    name: str
    c: float
    a: float
    b: float

    def side(self, point: Point) -> float:
        """Above zero on one side of the line, below on the other."""
        return self.c + self.a * point[0] + self.b * point[1]


class Points(NamedTuple):
    """Points of one kind; `joined` says whether a line leads from each to the next."""

    name: str
    places: tuple[Point, ...]
    joined: bool = False

    @property
    def segments(self) -> tuple[tuple[Point, Point], ...]:
        """The lines that join the points, end to end."""
        return tuple(pairwise(self.places)) if self.joined else ()


class Region(NamedTuple):
    """A piece of the plane between lines: its corners, and a point in its middle."""

    corners: tuple[Point, ...]
    middle: Point
    shaded: bool


class Plane(NamedTuple):
    """`regions` are told apart only where something is shaded; `shade` says what that means."""

    x: Axis
    y: Axis
    straights: tuple[Straight, ...]
    points: tuple[Points, ...]
    regions: tuple[Region, ...]
    shade: str

    def lines(self, glyphs: str, width: int) -> list[str] | None:
        """Lines bear their numbers at both ends; each kind of point has a sign of its own."""
        plot = Plot.fitting(self.x, self.y, ROWS, COLUMNS, glyphs, width)
        if plot is None:
            return None
        for straight in self.straights:
            _draw_straight(plot, straight, _LINE[glyphs])
        for digit, straight in enumerate(self.straights, 1):
            for end in self._ends(straight):
                plot.put(*end, str(digit))
        for kind in self.points:
            for before, after in kind.segments:
                plot.segment(before, after, _LINE[glyphs])
        for row in range(plot.rows):
            for column in range(plot.columns):
                point = self.x.value(column, plot.columns), self.y.value(plot.rows - 1 - row, plot.rows)
                if not plot.canvas.taken(row, column) and self._is_shaded(point):
                    plot.canvas.write(row, column, _SHADE[glyphs])
        for kind, sign in zip(self.points, _SIGNS[glyphs], strict=False):
            for place in kind.places:
                plot.put(*place, sign)
        legend = [*self._lines_told(), *self._points_told(_SIGNS[glyphs])]
        legend += [f"{_SHADE[glyphs] * 3} {self.shade}"] if self.regions else []
        return [
            *plot.framed(),
            *([""] if legend else []),
            *(line for text in legend for line in broken(text, glyphs, width)),
        ]

    def svg(self) -> str:
        """Hatched regions, lines with their numbers, points as circles and squares, black or empty."""
        field = Field(self.x, self.y, 360, 360)
        for region in self.regions:
            if region.shaded:
                field.drawing.polygon([field.at(*corner) for corner in region.corners], fill="hatch", edge=False)
        for digit, straight in enumerate(self.straights, 1):
            ends = self._ends(straight)
            if len(ends) == 2:
                field.drawing.line([field.at(*end) for end in ends], width=1.6)
                at = field.at(*ends[1])
                field.drawing.text(at[0] + 9, at[1] - 9, str(digit))
        for shape, kind in enumerate(self.points):
            for segment in kind.segments:
                field.drawing.line([field.at(*end) for end in segment])
            for place in kind.places:
                _draw_point(field.drawing, *field.at(*place), shape)
        legend = [*self._lines_told(), *self._points_told(_SIGNS["full"])]
        legend += [f"заштриховано: {self.shade}"] if self.regions else []
        return field.document([(text, None) for text in legend], self.describe())

    def describe(self) -> str:
        """The axes, the lines by two points of each, the points, what is shaded."""
        ends = [f"{axis.name} от {axis.about(axis.low)} до {axis.about(axis.high)}" for axis in (self.x, self.y)]
        told = [f"Плоскость. По горизонтали {ends[0]}, по вертикали {ends[1]}."]
        for text, straight in zip(self._lines_told(), self.straights, strict=True):
            through = " и ".join(self._about(end) for end in self._ends(straight))
            told.append(f"- Прямая {text}" + (f", через точки {through}." if through else ", она за краем рисунка."))
        joined = [kind.joined for kind in self.points if kind.places]
        for text, is_joined in zip(self._points_told(""), joined, strict=True):
            told.append(f"- Точки: {text}{', соединены отрезками по порядку' if is_joined else ''}.")
        for shaded, says in ((True, f"Закрашено ({self.shade})"), (False, "Не закрашено")):
            middles = [self._about(region.middle) for region in self.regions if region.shaded is shaded]
            if middles:
                around = "область вокруг точки" if len(middles) == 1 else "области вокруг точек"
                told.append(f"- {says}: {around} {', '.join(middles)}.")
        return "\n".join(told)

    def _about(self, point: Point) -> str:
        return f"({self.x.about(point[0])}; {self.y.about(point[1])})"

    def _lines_told(self) -> list[str]:
        return [f"{digit}: {straight.name}" for digit, straight in enumerate(self.straights, 1)]

    def _points_told(self, signs: str) -> list[str]:
        told = []
        for place, kind in enumerate(self.points):
            places = ", ".join(f"({number(x)}; {number(y)})" for x, y in kind.places)
            if places:
                told.append(f"{signs[place : place + 1]} {kind.name}: {places}".strip())
        return told

    def _is_shaded(self, point: Point) -> bool:
        """Whether the region of a point is shaded; a point on a line belongs to none."""
        return any(
            region.shaded
            and all(straight.side(point) * straight.side(region.middle) > 0 for straight in self.straights)
            for region in self.regions
        )

    def _ends(self, straight: Straight) -> list[Point]:
        """Where a line enters and leaves the rectangle, left to right; nothing where it does not."""
        corners = _corners(self.x, self.y)
        found: list[Point] = []
        for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
            before, after = straight.side(start), straight.side(end)
            if before != after and before * after <= 0:
                point = _crossing(start, end, before, after)
                if not any(abs(point[0] - p[0]) + abs(point[1] - p[1]) < 1e-9 for p in found):
                    found.append(point)
        return sorted(found) if len(found) == 2 else []


def figure(
    *,
    axes: Sequence[str],
    points: Mapping[str, Sequence[Sequence[float]]] | None = None,
    lines: Mapping[str, Sequence[float]] | None = None,
    start: Sequence[float] | None = None,
    stop: Sequence[float] | None = None,
    where: Callable[[float, float], bool] | None = None,
    shade: str = "",
    joined: Collection[str] = (),
) -> Plane:
    """The plane with these points and lines, by name.

    Args:
        axes: names of the level and the upright axis.
        points: for each kind of points its coordinates, a row each.
        lines: `[c, a, b]` for each line `c + a x + b y = 0`.
        start: the lower left corner; a little beyond the points if not told.
        stop: the upper right corner, likewise.
        where: tells of a point whether it is shaded; must say the same throughout each region between the lines.
        shade: what the shaded regions are, a sentence.
        joined: names of the kinds whose points are joined by lines, each to the next.
    """
    kinds = tuple(
        Points(name, tuple((float(x), float(y)) for x, y in places), name in joined)
        for name, places in (points or {}).items()
    )
    straights = tuple(Straight(name, *map(float, numbers)) for name, numbers in (lines or {}).items())
    if len(kinds) > len(_SIGNS["full"]) or len(straights) > _MOST_LINES:
        raise FigureError(f"видов точек бывает до {len(_SIGNS['full'])}, прямых до {_MOST_LINES}.")
    if any(straight.a == straight.b == 0 for straight in straights):
        raise FigureError("у прямой [c, a, b] числа a и b не бывают оба нулями.")
    places = [place for kind in kinds for place in kind.places]
    if (start is None or stop is None) and not places:
        raise FigureError("не сказано, какую часть плоскости рисовать: укажи from и to.")
    made = []
    for k, name in enumerate(axes):
        free = spanning(name, [place[k] for place in places], 0.3) if places else None
        low = float(start[k]) if start is not None else free.low  # type: ignore[union-attr]
        high = float(stop[k]) if stop is not None else free.high  # type: ignore[union-attr]
        if not low < high:
            raise FigureError(f"рисовать не на чем: from {low:g}, to {high:g}.")
        made.append(Axis(name, low, high))
    x, y = made
    regions = () if where is None else _regions(_corners(x, y), straights, where)
    return Plane(x, y, straights, kinds, regions, shade)


def _corners(x: Axis, y: Axis) -> list[Point]:
    return [(x.low, y.low), (x.high, y.low), (x.high, y.high), (x.low, y.high)]


def _crossing(start: Point, end: Point, before: float, after: float) -> Point:
    share = before / (before - after)
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _regions(
    corners: Sequence[Point], straights: Sequence[Straight], where: Callable[[float, float], bool]
) -> tuple[Region, ...]:
    """The pieces into which the lines cut a polygon."""
    pieces = [list(corners)]
    for straight in straights:
        pieces = [half for piece in pieces for sign in (1, -1) if len(half := _half(piece, straight, sign)) >= 3]
    regions = []
    for piece in pieces:
        middle = sum(x for x, _ in piece) / len(piece), sum(y for _, y in piece) / len(piece)
        regions.append(Region(tuple(piece), middle, bool(where(*middle))))
    return tuple(regions)


def _half(piece: Sequence[Point], straight: Straight, sign: int) -> list[Point]:
    """The part of a polygon on one side of a line."""
    kept: list[Point] = []
    for start, end in zip(piece, [*piece[1:], piece[0]], strict=True):
        before, after = sign * straight.side(start), sign * straight.side(end)
        if before >= 0:
            kept.append(start)
        if before * after < 0:
            kept.append(_crossing(start, end, before, after))
    has_inside = any(sign * straight.side(corner) > 1e-9 for corner in kept)
    return kept if has_inside else []


def _draw_straight(plot: Plot, straight: Straight, sign: str) -> None:
    if straight.b == 0:
        column = plot.column(-straight.c / straight.a)
        if 0 <= column < plot.columns:
            plot.upright(column, range(plot.rows), sign)
        return
    xs = [plot.x.value(column, plot.columns) for column in range(plot.columns)]
    plot.trace([plot.row(-(straight.c + straight.a * x) / straight.b) for x in xs], sign)


def _draw_point(drawing: Drawing, x: float, y: float, shape: int) -> None:
    """Black circle, empty circle, black square, empty square."""
    if shape < 2:
        drawing.circle(x, y, 5, filled=shape == 0)
        return
    corners = [(x - 4.5, y - 4.5), (x + 4.5, y - 4.5), (x + 4.5, y + 4.5), (x - 4.5, y + 4.5)]
    drawing.polygon(corners, fill="black" if shape == 2 else "none")
