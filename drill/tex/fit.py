"""A formula within a width: broken where a reader would break it, never cut.

A formula that is tall for nothing but a letter without a lowered sign, `f_y`, is one line: that letter would hang alone
below, and brackets would grow around it. Else first the box as it is; then broken before top-level relations, and
before top-level plus and minus where that is not enough; then one line; then that line wrapped at the outermost blanks.
"""

from collections.abc import Iterator

from drill.tex.box import Box, box_of, box_of_items
from drill.tex.cells import cells
from drill.tex.glyphs import Glyphs
from drill.tex.line import line_of, say_items
from drill.tex.nodes import Grid, Node, Space, items_of
from drill.tex.spacing import place

_HANG = 2
_RELATIONS = frozenset("=≈≤≥<>≠∼~→←⇒")
_SIGNS = _RELATIONS | frozenset("+−-·*⊙×/")

Rows = list[str]
Items = tuple[Node, ...]


def fit(node: Node, glyphs: Glyphs, width: int) -> Rows:
    """The rows of a formula, none wider than `width` cells, all equally wide."""
    box = box_of(node, glyphs)
    if len(box.rows) > 1 and _is_tall_for_a_letter(node, glyphs):
        box = _on_one_line(node, glyphs)
    rows = list(box.rows) if box.width <= width else _broken(node, glyphs, width)
    widest = max(map(cells, rows))
    return [text + " " * (widest - cells(text)) for text in rows]


class _Lowered(dict[str, str]):
    """Lowered characters as if there were one for each; what is lowered so cannot be raised too."""

    def __missing__(self, char: str) -> str:
        return "▁"


def _is_tall_for_a_letter(node: Node, glyphs: Glyphs) -> bool:
    """Whether the formula would be one row high if every letter had a lowered sign."""
    return len(box_of(node, glyphs._replace(subscripts=_Lowered(glyphs.subscripts))).rows) == 1


def _on_one_line(node: Node, glyphs: Glyphs) -> Box:
    text = line_of(node, glyphs)
    return Box((text,), 0, cells(text))


def _broken(node: Node, glyphs: Glyphs, width: int) -> Rows:
    items = items_of(node)
    if len(items) == 1 and isinstance(items[0], Grid) and items[0].role == "aligned":
        formulas = list(_aligned_formulas(items[0]))
    else:
        formulas = [(part, False) for part in _parted(items)]
    blocks = [
        _formula(items, goes_on, glyphs, width) or _one_line(items, goes_on, glyphs, width)
        for items, goes_on in formulas
    ]
    return _under_each_other(blocks)


def _one_line(items: Items, goes_on: bool, glyphs: Glyphs, width: int) -> Rows:
    text, _ = say_items(items, glyphs, compact=False, after="ord" if goes_on else None)
    rows = wrap(text.lstrip(), width - (_HANG if goes_on and width > 4 * _HANG else 0))
    return [" " * _HANG + row for row in rows] if goes_on and width > 4 * _HANG else rows


def _parted(items: Items) -> list[Items]:
    r"""The formulas that a \quad parts."""
    parts: list[list[Node]] = [[]]
    for item in items:
        if isinstance(item, Space) and item.cells > 1:
            parts.append([])
        else:
            parts[-1].append(item)
    return [tuple(part) for part in parts if part]


def _aligned_formulas(grid: Grid) -> Iterator[tuple[Items, bool]]:
    """The formulas of an aligned grid, and whether each goes on from the one before.

    A sign that ends one and begins the next is said once, by the next.
    """
    formulas = [
        tuple(item for cell in row[column : column + 2] for item in items_of(cell))
        for row in grid.rows
        for column in range(0, len(row), 2)
    ]
    formulas = [items for items in formulas if items]
    for number, items in enumerate(formulas):
        following = formulas[number + 1] if number + 1 < len(formulas) else ()
        goes_on = number > 0 and place(items, after="ord")[0].kind in ("rel", "bin")
        yield items[:-1] if len(items) > 1 and following[:1] == items[-1:] else items, goes_on


def _under_each_other(blocks: list[Rows]) -> Rows:
    """Blocks of rows one under another, apart by a blank row where one of two is tall."""
    rows: Rows = []
    tall = False
    for block in blocks:
        if rows and (tall or len(block) > 1):
            rows.append("")
        rows += block
        tall = len(block) > 1
    return rows


def _formula(items: Items, goes_on: bool, glyphs: Glyphs, width: int) -> Rows | None:
    """The rows of one formula, broken if need be; None where no break is enough."""
    lines: list[Items] = []
    indents: list[int] = []
    chunks = _split(items, ("rel",), goes_on)
    start = _HANG if goes_on else 0
    deeper = start + _HANG
    first = _width(chunks[0], glyphs, goes_on)
    if not goes_on and len(chunks) > 1 and first * 3 <= width:
        deeper = first + 1
    for number, chunk in enumerate(chunks):
        indent = deeper if number else start
        whole = lines[-1] + chunk if lines else chunk
        if lines and indents[-1] + _width(whole, glyphs, goes_on or len(lines) > 1) <= width:
            lines[-1] = whole
        elif indent + _width(chunk, glyphs, number > 0 or goes_on) <= width:
            lines.append(chunk)
            indents.append(indent)
        else:
            for index, term in enumerate(_split(chunk, ("bin", "sign"), number > 0 or goes_on)):
                whole = lines[-1] + term if lines else term
                may_join = index > 0 or number == 1
                if lines and may_join and indents[-1] + _width(whole, glyphs, goes_on or len(lines) > 1) <= width:
                    lines[-1] = whole
                    continue
                lines.append(term)
                indents.append(indent + (_HANG if index else 0))
                if indents[-1] + _width(term, glyphs, len(lines) > 1 or goes_on) > width:
                    return None
    blocks = []
    for number, (line, indent) in enumerate(zip(lines, indents, strict=True)):
        rows = _set(line, glyphs, number > 0 or goes_on)
        blocks.append([" " * indent + text for text in rows])
    return _under_each_other(blocks)


def _split(items: Items, kinds: tuple[str, ...], goes_on: bool) -> list[Items]:
    """Runs of items, each but the first beginning with a sign of one of `kinds`; a product sign is none."""
    placed = iter(place(items, after="ord" if goes_on else None))
    runs: list[list[Node]] = [[]]
    for item in items:
        if not isinstance(item, Space):
            here = next(placed)
            sign = here.kind in kinds and (here.kind == "rel" or getattr(item, "char", "") in "+−±")
            if sign and here.kind != "sign" and any(not isinstance(other, Space) for other in runs[-1]):
                runs.append([])
        runs[-1].append(item)
    return [tuple(run) for run in runs]


def _set(items: Items, glyphs: Glyphs, goes_on: bool) -> Rows:
    """The rows of a run; one that goes on keeps its sign as one between two terms, without the blank before it."""
    if not goes_on:
        return list(box_of_items(items, glyphs).rows)
    rows = box_of_items(items, glyphs, after="ord").rows
    return [text[1:] for text in rows] if all(text[:1] == " " for text in rows) else list(rows)


def _width(items: Items, glyphs: Glyphs, goes_on: bool) -> int:
    return cells(_set(items, glyphs, goes_on)[0])


def wrap(text: str, width: int, hang: int = _HANG) -> Rows:
    """One-line mathematics cut into lines at its outermost blanks, signs at the beginning of the new line.

    All lines but the first are indented by `hang`, where the width allows it.
    """
    if cells(text) <= width:
        return [text]
    widths = [cells(char) for char in text]
    left = sum(widths)
    indent = hang if width > 4 * hang else 0
    lines: Rows = []
    start = 0
    while True:
        before = indent if lines else 0
        room = max(width - before, 1)
        end = _best_cut(text, widths, start, room) if left > room else len(text)
        lines.append(" " * before + text[start:end].strip())
        if end == len(text):
            return lines
        left -= sum(widths[start:end])
        start = end


def _best_cut(text: str, widths: list[int], start: int, room: int) -> int:
    """Where a line ends: at the least tight blank beyond two fifths of the room; with no blank, where it is full."""
    depth = used = 0
    blanks: list[tuple[int, int]] = []
    index = start
    for index in range(start, len(text)):
        char = text[index]
        used += widths[index]
        if used > room + (char == " "):
            break
        depth += (char in "([{⟨") - (char in ")]}⟩")
        if char == " " and index > start and not _follows_sign(text, index):
            before, after = text[index - 1], text[index + 1 : index + 2]
            tightness = 0 if before == ";" or after in _RELATIONS else 1 if before == "," or after in "+−-" else 2
            blanks.append((2 * depth + tightness, index))
    blanks = [blank for blank in blanks if (blank[1] - start) * 5 >= (index - start) * 2] or blanks
    if not blanks:
        return max(index, start + 1)
    least = min(tightness for tightness, _ in blanks)
    return max(index for tightness, index in blanks if tightness == least)


def _follows_sign(text: str, index: int) -> bool:
    """Whether the blank stands behind a sign, with which the next line should begin."""
    return text[index - 1] in _SIGNS and text[index - 2 : index - 1] in (" ", "")
