"""A sheet of squares for signs: texts and lines that join where they meet."""

from __future__ import annotations

from drill.tex.cells import cells
from drill.tex.glyphs import GLYPHS

UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8

_JOINTS = " │││─┘┐┤─└┌├─┴┬┼"
"""The sign of a square by the directions that its lines leave in; a lone end is drawn as a whole line."""

ARROW = {"full": "→", "basic": "→", "ascii": ">"}


def joint(directions: int, glyphs: str) -> str:
    """The sign of lines that leave a square in these directions."""
    if glyphs != "ascii":
        return _JOINTS[directions]
    if directions in (UP, DOWN, UP | DOWN):
        return GLYPHS["ascii"].vertical
    if directions in (LEFT, RIGHT, LEFT | RIGHT):
        return GLYPHS["ascii"].horizontal
    return "+" if directions else " "


class Canvas:
    """Signs by row and column; rows and columns may be any whole numbers, the picture begins at the least of them."""

    def __init__(self, glyphs: str) -> None:
        self.glyphs = glyphs
        self._signs: dict[tuple[int, int], str] = {}
        self._lines: dict[tuple[int, int], int] = {}

    def write(self, row: int, column: int, text: str) -> None:
        """Puts a text over whatever is there."""
        for char in text:
            width = cells(char)
            if width:
                self._signs[row, column] = char
                column += width
            else:
                self._signs[row, column - 1] += char

    def run(self, row: int, column: int, directions: int) -> None:
        """Lets lines leave a square in these directions, beside those that already do."""
        self._lines[row, column] = self._lines.get((row, column), 0) | directions

    def taken(self, row: int, column: int) -> bool:
        """Whether anything is in that square."""
        return (row, column) in self._signs or (row, column) in self._lines

    def rows(self) -> list[str]:
        """The picture, line by line."""
        squares = {place: joint(directions, self.glyphs) for place, directions in self._lines.items()} | self._signs
        if not squares:
            return []
        first, last = min(row for row, _ in squares), max(row for row, _ in squares)
        left = min(column for _, column in squares)
        drawn: list[dict[int, str]] = [{} for _ in range(first, last + 1)]
        for (row, column), sign in squares.items():
            drawn[row - first][column - left] = sign
        return ["".join(_filled(signs)) for signs in drawn]


def _filled(signs: dict[int, str]) -> list[str]:
    row: list[str] = []
    width = 0
    for column in sorted(signs):
        row.append(" " * (column - width) + signs[column])
        width = column + cells(signs[column])
    return row
