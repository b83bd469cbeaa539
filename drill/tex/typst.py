"""A formula as Typst mathematics, for printed sheets.

Signs are written as their Unicode characters, which Typst reads as they are. What would mean something else there (a
comma among arguments, a bracket without its pair, a name of several letters) is written by name or in quotes. There is
no backslash in the result.
"""

from collections.abc import Callable, Sequence
from typing import Any

from drill.tex.nodes import (
    Accent,
    Arrow,
    Binomial,
    Boxed,
    Brace,
    Fence,
    Fraction,
    Grid,
    Name,
    Node,
    Number,
    Root,
    Row,
    Scripts,
    Space,
    Styled,
    Symbol,
    Text,
    items_of,
)

_NAMED = {
    ",": "comma", ";": "semi", ":": "colon", "(": "paren.l", ")": "paren.r", "[": "bracket.l", "]": "bracket.r",
    "{": "brace.l", "}": "brace.r", "/": "slash", "*": "ast", "|": "bar.v", "‖": "bar.v.double", "⟨": "chevron.l",
    "⟩": "chevron.r", "⌊": "floor.l", "⌋": "floor.r", "⌈": "ceil.l", "⌉": "ceil.r", "′": "prime", "_": '"_"',
    "#": '"#"',
    "$": '"$"', "&": '"&"', "^": '"^"', "'": '"\'"', "@": '"@"', "~": '"~"', "`": '"`"', '"': "quote.double", "\\": "",
    ":=": "colon.eq", "mod": "mod", "−": "-", "·": "dot.op", "%": '"%"', "!": "!", "?": "?",
}  # fmt: skip

_OPERATORS = {
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "ctg", "deg", "det", "dim", "exp", "gcd", "hom",
    "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max", "min", "Pr", "sin", "sinh", "sup", "tan", "tanh",
    "tg", "tr",
}  # fmt: skip

_ACCENTS = {"hat": "hat", "bar": "macron", "tilde": "tilde", "vec": "arrow", "dot": "dot", "ddot": "dot.double"}
_SPACES = {0: "", 1: "space.thin", 2: "quad", 4: "wide"}
_ARROWS = {
    "→": "arrow.r.long", "←": "arrow.l.long", "↔": "arrow.l.r.long", "⇒": "arrow.r.double.long",
    "⇐": "arrow.l.double.long", "↦": "arrow.r.long.bar",
}  # fmt: skip


def typst_of(node: Node) -> str:
    """The formula without dollars."""
    return _WRITE[type(node)](node)


def _row(node: Row) -> str:
    """The items with blanks between them, so that no names run together; beside quoted words a blank would be seen."""
    text = ""
    for part in filter(None, map(typst_of, node.items)):
        tight = not text or text.endswith(('"', '")')) or part.startswith('"')
        text += part if tight else f" {part}"
    return text


def _symbol(node: Symbol) -> str:
    if node.char in _NAMED:
        name = _NAMED[node.char]
        return f'class("normal", {name})' if node.kind == "ord" and node.char in ",;:|‖" else name
    return node.char


def _number(node: Number) -> str:
    return node.text


def _text(node: Text) -> str:
    return _quoted(node.text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "″") + '"'


def _name(node: Name) -> str:
    if node.text in _OPERATORS:
        return node.text
    limits = ", limits: #true" if node.limits else ""
    return f"op({_quoted(node.text)}{limits})"


def _styled(node: Styled) -> str:
    return f"{node.style}({_argument(node.body)})"


def _space(node: Space) -> str:
    return _SPACES[node.cells]


def _argument(node: Node) -> str:
    return typst_of(node) or '""'


def _fraction(node: Fraction) -> str:
    return f"frac({_argument(node.top)}, {_argument(node.bottom)})"


def _binomial(node: Binomial) -> str:
    return f"binom({_argument(node.top)}, {_argument(node.bottom)})"


def _root(node: Root) -> str:
    if node.degree is None:
        return f"sqrt({_argument(node.body)})"
    return f"root({_argument(node.degree)}, {_argument(node.body)})"


def _scripts(node: Scripts) -> str:
    base = typst_of(node.base) or '""'
    if isinstance(node.base, (Row, Fraction, Scripts)) and base != '""':  # whose power is it
        base = f"lr(paren.l {base} paren.r)"
    if node.limits and not isinstance(node.base, Name) and not _is_big(node.base):
        base = f"limits({base})"
    sup = "prime " * node.primes + (typst_of(node.sup) if node.sup is not None else "")
    below = f"_({_argument(node.sub)})" if node.sub is not None else ""
    return base + below + (f"^({sup.strip()})" if sup else "")


def _is_big(node: Node) -> bool:
    return isinstance(node, Symbol) and node.kind == "bigop"


def _accent(node: Accent) -> str:
    wide = isinstance(node.body, Row)
    if wide and node.mark == "bar":
        return f"overline({_argument(node.body)})"
    return f"{_ACCENTS[node.mark]}({_argument(node.body)})"


def _brace(node: Brace) -> str:
    label = "" if node.label is None else f", {_argument(node.label)}"
    return f"{'overbrace' if node.over else 'underbrace'}({_argument(node.body)}{label})"


def _boxed(node: Boxed) -> str:
    return f"space.thin #box(stroke: 0.5pt, outset: 3pt, $display({_argument(node.body)})$) space.thin"


def _arrow(node: Arrow) -> str:
    arrow = _ARROWS.get(node.head, node.head)
    if node.above is None and node.below is None:
        return arrow
    above = "" if node.above is None else f"^({_argument(node.above)})"
    below = "" if node.below is None else f"_({_argument(node.below)})"
    return f"limits({arrow}){below}{above}"


def _fence(node: Fence) -> str:
    left, right = (_NAMED.get(side, side) for side in (node.left, node.right))
    return f"lr({left} {typst_of(node.body)} {right})"


def _grid(node: Grid) -> str:
    if node.role == "aligned":
        return _aligned(node)
    if node.role == "cases":
        return "cases(" + ", ".join(_joined(cells, " & ") for cells in node.rows) + ")"
    delimiters = ", ".join(f'"{side}"' if side else "#none" for side in (node.left, node.right))
    delimiter = f"#({delimiters})".replace("#none", "none") if node.left or node.right else "#none"
    rows = "; ".join(", ".join(map(_cell, cells)) for cells in node.rows)
    return f"mat(delim: {delimiter}, {rows};)"


def _cell(node: Node) -> str:
    """A cell of a matrix; one with a fraction at full size."""
    text = _argument(node)
    return f"display({text})" if any(isinstance(item, Fraction) for item in items_of(node)) else text


def _aligned(node: Grid) -> str:
    """A grid without brackets: a pair of columns is one of its columns, aligned where TeX does it."""
    rows = []
    for cells in node.rows:
        pairs = [cells[column : column + 2] for column in range(0, len(cells), 2)]
        rows.append(", ".join(_pair(*pair) for pair in pairs))
    return "display(mat(delim: #none, row-gap: #0.8em, column-gap: #2em, " + "; ".join(rows) + ";))"


def _pair(left: Node, right: Node | None = None) -> str:
    if right is None:
        return _argument(left)
    first = items_of(right)[0] if items_of(right) else right
    between = ' & "" ' if isinstance(first, Symbol) and first.kind == "bin" else " & "  # "" makes a sign two-sided
    return f"{typst_of(left)}{between}{typst_of(right)}"


def _joined(cells: Sequence[Node], between: str) -> str:
    return between.join(typst_of(cell) for cell in cells)


_WRITE: dict[type, Callable[[Any], str]] = {
    Row: _row,
    Symbol: _symbol,
    Number: _number,
    Text: _text,
    Name: _name,
    Styled: _styled,
    Space: _space,
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
}
