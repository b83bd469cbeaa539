"""A matrix in words, as a screen reader can say it."""

from drill.tex.glyphs import Glyphs
from drill.tex.line import line_of
from drill.tex.nodes import Grid, Node, Row, Space, Symbol, items_of, row


def matrices_in_words(node: Node, glyphs: Glyphs) -> str:
    """A matrix, or `name = matrix`, or several of them, told row by row; empty if the formula is anything else."""
    parts = _parts(items_of(node))
    told = [_matrix(part, glyphs) for part in parts]
    return ". ".join(told) if all(told) else ""


def _parts(items: tuple[Node, ...]) -> list[list[Node]]:
    """The formulas that wide blanks part, their last full stop or comma left out."""
    parts: list[list[Node]] = [[]]
    for item in items:
        if isinstance(item, Space):
            if item.cells > 1:
                parts.append([])
        else:
            parts[-1].append(item)
    for part in parts:
        if part and isinstance(part[-1], Symbol) and part[-1].kind == "punct":
            part.pop()
    return [part for part in parts if part]


def _matrix(items: list[Node], glyphs: Glyphs) -> str:
    """`X = матрица 2×2: строка 1: ...`; empty if this is no matrix."""
    *before, grid = items
    if not isinstance(grid, Grid) or grid.role != "matrix" or not grid.left:
        return ""
    name = ""
    if before:
        *names, equals = before
        if not names or equals != Symbol("=", "rel") or equals in names:
            return ""
        if any(isinstance(item, Grid) for item in names):
            return ""
        name = f"{line_of(row(names), glyphs)} = "
    size = f"{len(grid.rows)}{glyphs.sign('×')}{len(grid.rows[0])}"
    rows = [
        f"строка {number}: {', '.join(line_of(cell, glyphs) if cell != Row(()) else 'пусто' for cell in cells)}"
        for number, cells in enumerate(grid.rows, 1)
    ]
    return f"{name}матрица {size}: {'; '.join(rows)}"
