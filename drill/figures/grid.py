"""Tables of numbers shaded by size, side by side: images, kernels, what comes out of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from drill.figures.canvas import DOWN, LEFT, RIGHT, UP, joint
from drill.figures.error import FigureError
from drill.figures.labels import label, number
from drill.figures.vector import SIZE, Drawing, width_of
from drill.tex.cells import cells

_SHADES = {"full": " ░▒▓█", "basic": " ░▒▓█", "ascii": " .:*#"}

_APART = 3


class Table(NamedTuple):
    """A table of numbers; `name` is a sentence."""

    name: str
    rows: tuple[tuple[float, ...], ...]

    def depth(self, value: float) -> float:
        """How dark a number is shaded: 0 for the least of the table, 1 for the greatest."""
        low, high = min(map(min, self.rows)), max(map(max, self.rows))
        return (value - low) / (high - low) if high > low else 0.0


class Grid(NamedTuple):
    """Tables, each shaded for itself; `numbered` says whether the numbers are written into the squares."""

    tables: tuple[Table, ...]
    numbered: bool

    def lines(self, glyphs: str, width: int) -> list[str] | None:
        """As many tables beside each other as there is room for, the others below."""
        blocks = [_block(table, glyphs, self.numbered) for table in self.tables]
        if max(cells(block[0]) for block in blocks) > width:
            return None
        drawn: list[str] = []
        shelf: list[list[str]] = []
        for block in blocks:
            taken = sum(cells(other[0]) + _APART for other in shelf)
            if shelf and taken + cells(block[0]) > width:
                drawn += [*_beside(shelf), ""]
                shelf = []
            shelf.append(block)
        return drawn + _beside(shelf)

    def svg(self) -> str:
        """Squares, the greater the darker."""
        drawing = Drawing()
        left, tallest = 16.0, 0.0
        for table in self.tables:
            side = _side(table, self.numbered)
            across, down = side * len(table.rows[0]), side * len(table.rows)
            drawing.text(left, 16, table.name, anchor="start")
            for i, row in enumerate(table.rows):
                for j, value in enumerate(row):
                    x, y = left + side * j, 34 + side * i
                    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
                    opacity = table.depth(value) * (0.4 if self.numbered else 0.9)
                    drawing.polygon(corners, fill="black" if opacity else "none", opacity=opacity or 1.0)
                    if self.numbered:
                        drawing.text(x + side / 2, y + side / 2, number(value))
            tallest = max(tallest, down)
            left += max(across, width_of(table.name)) + 40
        return drawing.document(left - 24, tallest + 50, self.describe())

    def describe(self) -> str:
        """Row by row."""
        told = []
        for table in self.tables:
            told.append(f"{table.name}, таблица {len(table.rows)}×{len(table.rows[0])}.\n")
            told += [f"- Строка {i}: {', '.join(map(number, row))}." for i, row in enumerate(table.rows, 1)]
            told.append("")
        return "\n".join(told[:-1])


def figure(*, grids: Mapping[str, Sequence[Sequence[float]] | Sequence[float]], numbers: bool = True) -> Grid:
    """These tables, by name; a vector is a table of one row."""
    tables = []
    for name, values in grids.items():
        given: Any = list(values)
        if given and not hasattr(given[0], "__len__"):
            given = [given]
        rows = tuple(tuple(float(value) for value in row) for row in given)
        if not rows or not rows[0] or len({len(row) for row in rows}) > 1:
            raise FigureError(f"{name}: нужна таблица чисел с равными строками.")
        tables.append(Table(name, rows))
    return Grid(tuple(tables), numbers)


def _block(table: Table, glyphs: str, numbered: bool) -> list[str]:
    """A table in its frame under its name; all lines equally wide."""
    written = [[label(number(value), glyphs) if numbered else "" for value in row] for row in table.rows]
    room = max(cells(text) for row in written for text in row)
    shades = _SHADES[glyphs]
    upright = joint(UP | DOWN, glyphs)
    level = joint(LEFT | RIGHT, glyphs) * (len(table.rows[0]) * (room + 2))
    block = [
        label(table.name, glyphs),
        joint(DOWN | RIGHT, glyphs) + level + joint(DOWN | LEFT, glyphs),
    ]
    for row, texts in zip(table.rows, written, strict=True):
        squares = []
        for value, text in zip(row, texts, strict=True):
            shade = shades[min(int(table.depth(value) * len(shades)), len(shades) - 1)]
            spare = room - cells(text)
            squares.append(shade + shade * (spare - spare // 2) + text + shade * (spare // 2) + shade)
        block.append(upright + "".join(squares) + upright)
    block.append(joint(UP | RIGHT, glyphs) + level + joint(UP | LEFT, glyphs))
    width = max(map(cells, block))
    return [line + " " * (width - cells(line)) for line in block]


def _beside(blocks: Sequence[Sequence[str]]) -> list[str]:
    height = max(map(len, blocks))
    padded = [[*block, *[" " * cells(block[0])] * (height - len(block))] for block in blocks]
    return [(" " * _APART).join(lines).rstrip() for lines in zip(*padded, strict=True)]


def _side(table: Table, numbered: bool) -> float:
    """The side of a square in pixels."""
    if not numbered:
        return float(SIZE)
    return max(30.0, 8 + max(width_of(number(value)) for row in table.rows for value in row))
