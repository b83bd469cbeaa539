"""A formula as a rectangle of text with a baseline.

Scripts never take more than one row: what is not a glyph is one line, raised or lowered.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from drill.tex.cells import by_the_point, cells
from drill.tex.glyphs import Glyphs
from drill.tex.line import holds_together, line_of, script_texts, words_meet
from drill.tex.nodes import (
    Accent,
    Arrow,
    Binomial,
    Boxed,
    Brace,
    Fence,
    Fraction,
    Grid,
    Node,
    Number,
    Root,
    Row,
    Scripts,
    Styled,
    Symbol,
    items_of,
)
from drill.tex.spacing import Placed, place


class Box(NamedTuple):
    """Rows of equal width; `base` is the row that stands on the line of the text."""

    rows: tuple[str, ...]
    base: int
    width: int

    @property
    def below(self) -> int:
        """Rows under the base."""
        return len(self.rows) - 1 - self.base


EMPTY = Box(("",), 0, 0)


def box_of(node: Node, glyphs: Glyphs) -> Box:
    """The box of a formula."""
    setter = _SET.get(type(node))
    return setter(node, glyphs) if setter else _flat(line_of(node, glyphs))


# --- putting boxes together


def _flat(text: str) -> Box:
    return Box((text,), 0, cells(text))


def _beside(boxes: Sequence[Box]) -> Box:
    """Boxes in a row, their baselines on one line."""
    if len(boxes) == 1:
        return boxes[0]
    above = max(box.base for box in boxes)
    below = max(box.below for box in boxes)
    rows = []
    for index in range(-above, below + 1):
        rows.append(
            "".join(
                [
                    box.rows[box.base + index] if 0 <= box.base + index < len(box.rows) else " " * box.width
                    for box in boxes
                ]
            )
        )
    return Box(tuple(rows), above, sum(box.width for box in boxes))


def _widened(box: Box, width: int, align: str = "c") -> tuple[str, ...]:
    """The rows of a box, padded to `width`."""
    spare = width - box.width
    left = {"l": 0, "r": spare, "c": spare // 2}[align]
    return tuple([" " * left + text + " " * (spare - left) for text in box.rows])


def _stacked(parts: Sequence[Box], base: int) -> Box:
    """Boxes one under another, centred; `base` is the part whose baseline stays."""
    width = max(box.width for box in parts)
    rows: list[str] = []
    baseline = 0
    for index, box in enumerate(parts):
        if index == base:
            baseline = len(rows) + box.base
        rows += _widened(box, width)
    return Box(tuple(rows), baseline, width)


def _is_tall(box: Box) -> bool:
    return len(box.rows) > 1


# --- rows


def _row(node: Row, glyphs: Glyphs) -> Box:
    return box_of_items(node.items, glyphs)


def box_of_items(items: tuple[Node, ...], glyphs: Glyphs, after: str | None = None) -> Box:
    """The box of the items of a row; `after` is the kind of what stands before them."""
    boxes: list[Box] = []
    before: Placed | None = None
    for here in place(items, after=after):
        box = box_of(here.node, glyphs)
        gap = here.gap
        if not gap and before and _collide(before, boxes[-1], here, box):
            gap = 1
        if gap:
            boxes.append(_flat(" " * gap))
        boxes.append(box)
        before = here
    return _beside(boxes) if boxes else EMPTY


def _collide(before: Placed, left: Box, here: Placed, right: Box) -> bool:
    """Whether two boxes set tight would read as one thing: bars of fractions, or words."""
    bars = (_has_bar(before.node), _has_bar(here.node))
    if any(bars):
        return all(bars) or (before.kind if bars[1] else here.kind) in ("ord", "sign", "op")
    if before.node == Symbol("∂", "ord"):
        return False
    return words_meet(left.rows[left.base], right.rows[right.base])


def _has_bar(node: Node) -> bool:
    return isinstance(node, Fraction) or (isinstance(node, Scripts) and isinstance(node.base, Fraction))


# --- fractions and roots


def _fraction(node: Fraction, glyphs: Glyphs) -> Box:
    top, bottom = box_of(node.top, glyphs), box_of(node.bottom, glyphs)
    bar = _flat(glyphs.horizontal * (max(top.width, bottom.width) + 2))
    return _stacked((top, bar, bottom), 1)


def _binomial(node: Binomial, glyphs: Glyphs) -> Box:
    top, bottom = box_of(node.top, glyphs), box_of(node.bottom, glyphs)
    both = _stacked((top, bottom), 0)
    return _fenced(Box(both.rows, (len(both.rows) - 1) // 2, both.width), "(", ")", glyphs)


def _root(node: Root, glyphs: Glyphs) -> Box:
    if not glyphs.root_sign:
        index = [] if node.degree is None else [_flat(", "), box_of(node.degree, glyphs)]
        body = _beside([box_of(node.body, glyphs), *index])
        return _beside([_flat("root" if index else "sqrt"), _fenced(body, "(", ")", glyphs)])
    body = box_of(node.body, glyphs)
    index_text = "" if node.degree is None else line_of(node.degree, glyphs, compact=True)
    left = max(cells(index_text), 1)
    height = len(body.rows)
    lines = [index_text + " " * (left - cells(index_text)) + "_" * body.width]
    for number, text in enumerate(body.rows):
        sign = "√" if number == height - 1 else glyphs.vertical
        lines.append(" " * (left - 1) + sign + text)
    return Box(tuple(lines), body.base + 1, body.width + left)


# --- scripts


def _scripts(node: Scripts, glyphs: Glyphs) -> Box:
    base = EMPTY if node.base == Row(()) else box_of(node.base, glyphs)
    if node.limits:
        return _limits(node, base, glyphs)
    if node.base != Row(()) and not holds_together(node.base, glyphs):
        base = _fenced(base, "(", ")", glyphs)
    if node.primes:
        base = _beside([base, _raised_beside(base, glyphs.sign("′") * node.primes)])
    if not glyphs.raised_rows and not _is_tall(base):
        return _flat(line_of(node, glyphs))
    sub, sup = script_texts(node, glyphs)
    if not (_is_tall(base) or sub.lacks or sup.lacks):
        return _flat(base.rows[0] + sub.glyphs + sup.glyphs)
    last = len(base.rows) - 1
    column: dict[int, str] = {}
    if sup.plain:
        text = sup.plain if glyphs.raised_rows else sup.on_line
        column[0 if sup.glyphs or base.base > 0 else -1] = sup.glyphs or text
    if sub.plain:
        text = sub.plain if glyphs.raised_rows else sub.on_line
        column[last if sub.glyphs or base.below > 0 else last + 1] = sub.glyphs or text
    return _beside([base, _column(column, base.base)]) if column else base


def _column(texts: dict[int, str], base: int) -> Box:
    """Texts by row number, flush left; `base` is the number of the baseline's row."""
    first, last = min([*texts, base]), max([*texts, base])
    width = max(map(cells, texts.values()))
    rows = [texts.get(number, "") for number in range(first, last + 1)]
    return Box(tuple([text + " " * (width - cells(text)) for text in rows]), base - first, width)


def _raised_beside(base: Box, text: str) -> Box:
    """A text at the upper right of a box."""
    return _column({0: text}, base.base)


def _limits(node: Scripts, base: Box, glyphs: Glyphs) -> Box:
    """Scripts above and below their base; primes at its right."""
    if node.primes:
        base = _beside([base, _raised_beside(base, glyphs.sign("′") * node.primes)])
    parts = [base]
    position = 0
    if node.sup is not None:
        parts.insert(0, _limit(node.sup, glyphs))
        position = 1
    if node.sub is not None:
        parts.append(_limit(node.sub, glyphs))
    return _stacked(parts, position)


def _limit(node: Node, glyphs: Glyphs) -> Box:
    if isinstance(node, Grid):
        return _stacked([_flat(line_of(cell, glyphs)) for cells_ in node.rows for cell in cells_], 0)
    return _flat(line_of(node, glyphs))


# --- marks and frames


def _accent(node: Accent, glyphs: Glyphs) -> Box:
    body = node.body.body if isinstance(node.body, Styled) else node.body
    letter = body.base if isinstance(body, Scripts) else body
    if isinstance(letter, Symbol) or not glyphs.root_sign:
        if isinstance(body, Scripts) and isinstance(letter, Symbol):
            marked = Accent(node.mark, letter)
            return _scripts(Scripts(marked, body.sub, body.sup, body.primes, limits=False), glyphs)
        return _flat(line_of(node, glyphs))
    box = box_of(body, glyphs)
    mark = {"hat": "^", "bar": "_" * box.width, "tilde": "~", "vec": "→", "dot": ".", "ddot": ".."}[node.mark]
    return _stacked((_flat(mark), box), 1)


def _styled(node: Styled, glyphs: Glyphs) -> Box:
    return _flat(line_of(node, glyphs)) if isinstance(node.body, Symbol) else box_of(node.body, glyphs)


def _brace(node: Brace, glyphs: Glyphs) -> Box:
    body = box_of(node.body, glyphs)
    left, fill, tip, right = tuple(glyphs.brace_above if node.over else glyphs.brace_below)
    width = max(body.width, 3)
    half = (width - 3) // 2
    brace = _flat(left + fill * half + tip + fill * (width - 3 - half) + right)
    label = [] if node.label is None else [_limit(node.label, glyphs)]
    parts = [*label, brace, body] if node.over else [body, brace, *label]
    return _stacked(parts, len(parts) - 1 if node.over else 0)


def _boxed(node: Boxed, glyphs: Glyphs) -> Box:
    body = box_of(node.body, glyphs)
    upper_left, upper_right, lower_right, lower_left = tuple(glyphs.corners)
    bar = glyphs.horizontal * (body.width + 2)
    side = glyphs.vertical
    rows = [f"{side} {text} {side}" for text in body.rows]
    framed = (upper_left + bar + upper_right, *rows, lower_left + bar + lower_right)
    return Box(framed, body.base + 1, body.width + 4)


def _arrow(node: Arrow, glyphs: Glyphs) -> Box:
    above = None if node.above is None else box_of(node.above, glyphs)
    below = None if node.below is None else box_of(node.below, glyphs)
    length = max([label.width for label in (above, below) if label] or [1]) + 2
    head, shaft = glyphs.sign(node.head), glyphs.horizontal * length
    if not glyphs.root_sign:
        shaft = shaft[: 1 - len(head)] or shaft
    bar = _flat(head + shaft if node.head in "←⇐" else shaft + head)
    parts = [part for part in (above, bar, below) if part]
    return _stacked(parts, parts.index(bar))


# --- brackets


def _fence(node: Fence, glyphs: Glyphs) -> Box:
    return _fenced(box_of(node.body, glyphs), node.left, node.right, glyphs)


def _fenced(body: Box, left: str, right: str, glyphs: Glyphs) -> Box:
    sides = [_bracket(side, body, glyphs) for side in (left, right)]
    return _beside([side for side in (sides[0], body, sides[1]) if side.width] or [EMPTY])


def _bracket(char: str, body: Box, glyphs: Glyphs) -> Box:
    """A bracket as high as a box."""
    height = len(body.rows)
    sign = glyphs.sign(char)
    if height == 1 or not sign:
        return _flat(sign)
    if char in "⟨⟩" and glyphs.angles:
        upper, lower = glyphs.angles if char == "⟨" else glyphs.angles[::-1]
        rows = [upper, *[glyphs.vertical] * (height - 2), lower]
        if height > 2:
            rows[min(max(body.base, 1), height - 2)] = char
    elif char in glyphs.brackets:
        top, fill, middle, bottom = tuple(glyphs.brackets[char])
        rows = [top, *[fill] * (height - 2), bottom]
        if height > 2:
            rows[height // 2] = middle
    elif len(sign) == 1:
        rows = [sign] * height
    else:  # floor(
        rows = [" " * (len(sign) - 1) + sign[-1]] * height
        rows[body.base] = sign
    return Box(tuple(rows), body.base, len(sign))


# --- grids


def _grid(node: Grid, glyphs: Glyphs) -> Box:
    if node.role == "aligned":
        return _aligned(node, glyphs)
    columns = list(zip(*node.rows, strict=True))
    set_columns = [_cells(column, node.align[index : index + 1], glyphs) for index, column in enumerate(columns)]
    rows = list(zip(*set_columns, strict=True))
    between = _flat("  ")
    lines: list[str] = []
    for boxes in rows:
        spread = [part for box in boxes for part in (box, between)][:-1]
        lines += _beside(spread).rows
    width = sum(column[0].width for column in set_columns) + 2 * (len(columns) - 1)
    base = (len(lines) - 1) // 2
    if len(rows) == 1:
        base = max(box.base for box in rows[0])
    return _fenced(Box(tuple(lines), base, width), node.left, node.right, glyphs)


def _cells(column: Sequence[Node], align: str, glyphs: Glyphs) -> list[Box]:
    """The boxes of a column, equally wide: numbers with their points in line, the rest aligned as `align` says."""
    if not align and all(_is_number(cell) for cell in column):
        texts = by_the_point([line_of(cell, glyphs) for cell in column])
        return [_flat(text) for text in texts]
    boxes = [box_of(cell, glyphs) for cell in column]
    width = max(box.width for box in boxes)
    return [Box(_widened(box, width, align or "c"), box.base, width) for box in boxes]


def _is_number(node: Node) -> bool:
    *signs, number = items_of(node) or (node,)
    return isinstance(number, Number) and (not signs or (len(signs) == 1 and signs[0] in _SIGNS))


_SIGNS = (Symbol("−", "bin"), Symbol("+", "bin"))


def _aligned(node: Grid, glyphs: Glyphs) -> Box:
    """Pairs of columns, left parts flush right and right parts flush left; blank rows where anything is tall."""
    rows = [
        [box_of_items(items_of(cell), glyphs, "ord" if index % 2 else None) for index, cell in enumerate(cells_)]
        for cells_ in node.rows
    ]
    widths = [max(box.width for box in column) for column in zip(*rows, strict=True)]
    tall = any(_is_tall(box) for boxes in rows for box in boxes)
    lines: list[str] = []
    for number, boxes in enumerate(rows):
        parts: list[Box] = []
        for index, box in enumerate(boxes):
            if index and index % 2 == 0:
                parts.append(_flat("    "))
            parts.append(Box(_widened(box, widths[index], "l" if index % 2 else "r"), box.base, widths[index]))
        if number and tall:
            lines.append(" " * sum(part.width for part in parts))
        lines += _beside(parts).rows
    return Box(tuple(lines), (len(lines) - 1) // 2, cells(lines[0]))


_SET: dict[type, Callable[[Any, Glyphs], Box]] = {
    Row: _row,
    Fraction: _fraction,
    Binomial: _binomial,
    Root: _root,
    Scripts: _scripts,
    Accent: _accent,
    Brace: _brace,
    Boxed: _boxed,
    Arrow: _arrow,
    Fence: _fence,
    Grid: _grid,
    Styled: _styled,
}
