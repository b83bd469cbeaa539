"""A formula on one line.

Every text carries how firmly it holds together, and gets brackets where a reader would otherwise take it for something
else: `1/(2n)`, `(a + b)²`, `∂L/∂w₂`, `(∂L/∂w)(x)`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from drill.tex.glyphs import GLYPHS, Glyphs
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
from drill.tex.spacing import TIGHT, Placed, kind_of, place

# How firmly a text holds together, from the loosest: a + b; −x; a/b; ab; √x; ∂x and f(x); x²; x.
WIDE, SIGNED, SLASH, PRODUCT, ROOT, UNIT, SCRIPTED, ATOM = range(8)

_FUNCTION_LETTERS = frozenset("fgσφψ")
_SCRIPT_GLYPHS = frozenset("".join([*GLYPHS["full"].superscripts.values(), *GLYPHS["full"].subscripts.values()]))

Said = tuple[str, int]


def line_of(node: Node, glyphs: Glyphs, compact: bool = False) -> str:
    """The text of a formula on one line; `compact` without blanks round signs, as in scripts."""
    return _say(node, glyphs, compact)[0]


def holds_together(node: Node, glyphs: Glyphs) -> bool:
    """Whether a script after `node` is read as the script of all of it."""
    return _say(node, glyphs, True)[1] == ATOM


def words_meet(before: str, after: str) -> bool:
    """Whether two texts set side by side would be read as one word, as `eta` and `x` in `etax`."""
    if not before or not after or not (_plain(after[0]) or after[0] == "("):
        return False
    head = len(after)
    for index, char in enumerate(after):
        if not _plain(char):
            head = index
            break
    tail = 0
    while tail < len(before) and _plain(before[-1 - tail]):
        tail += 1
    if not tail:
        return False
    scripted = tail < len(before) and before[-1 - tail] in "_^"
    if after[0] == "(":
        return scripted and before[-1 - tail] == "^"
    if scripted:
        return True
    if before[-tail:].isdigit():
        return head > 1 and not after[:head].isdigit()
    return tail > 1 or head > 1 or after[head : head + 1] == "_"


def _plain(char: str) -> bool:
    """A letter or a digit on the line itself."""
    return char.isalnum() and char not in _SCRIPT_GLYPHS


def _bracketed(said: Said, least: int) -> str:
    text, level = said
    return text if level >= least else f"({text})"


def _say(node: Node, glyphs: Glyphs, compact: bool) -> Said:
    return _SAY[type(node)](node, glyphs, compact)


# --- rows


def _row(node: Row, glyphs: Glyphs, compact: bool) -> Said:
    return say_items(node.items, glyphs, compact)


def say_items(items: tuple[Node, ...], glyphs: Glyphs, compact: bool, after: str | None = None) -> Said:
    """The text of the items of a row; `after` is the kind of what stands before them."""
    placed = place(items, compact, after)
    if len(placed) == 1 and not placed[0].gap:
        return _say(placed[0].node, glyphs, compact)
    text = last = ""
    slashed = spaced = loose = False
    for index, here in enumerate(placed):
        before = placed[index - 1] if index else None
        following = placed[index + 1] if index + 1 < len(placed) else None
        said, level = _say(here.node, glyphs, compact)
        gap = " " * here.gap
        if level == SLASH:
            gap, said = _slashed(said, gap, before, here, following, f" {glyphs.sign('·')}")
            slashed = slashed or said[0] != "("
        elif level == ROOT and following and following.kind in TIGHT and not following.apart and said[1:2] != "(":
            said = f"{said[0]}({said[1:]})"
        elif isinstance(here.node, Root) and here.node.degree and _multiplies(before, here):
            gap = f" {glyphs.sign('·')} "  # 2 · x^(1/3)
        slashed = slashed or said == "/"
        if before and not gap and before.node != _PARTIAL and _need_blank(last, before, said, here):
            gap = " "
        spaced = spaced or " " in gap
        loose = loose or level == WIDE
        text += gap + said
        last = said
    kinds = [item.kind for item in placed]
    if spaced or loose or not {"bin", "rel", "punct", "bigop"}.isdisjoint(kinds):
        return text, WIDE
    if "sign" in kinds:
        return text, SIGNED if kinds[0] == "sign" and kinds.count("sign") == 1 else WIDE
    if slashed:
        return text, SLASH
    if len(placed) == 2 and (_is_partial(placed[0].node) or _is_call(placed[0], placed[1])):
        return text, UNIT
    return text, WIDE if "op" in kinds else PRODUCT


_PARTIAL = Symbol("∂", "ord")
_SLASH = Symbol("/", "ord")


def _multiplies(before: Placed | None, here: Placed) -> bool:
    """Whether `here` stands tight after a factor."""
    return before is not None and not here.apart and before.kind in TIGHT and before.node != _SLASH


def _is_partial(node: Node) -> bool:
    return (node.base if isinstance(node, Scripts) else node) in (_PARTIAL, Symbol("∇", "ord"))


def _is_call(name: Placed, argument: Placed) -> bool:
    """f(x), ln(x), ReLU(x): a name with its argument in brackets."""
    if not isinstance(argument.node, Fence) or argument.node.left != "(":
        return False
    base = name.node.base if isinstance(name.node, Scripts) else name.node
    if isinstance(base, Symbol):
        return base.char in _FUNCTION_LETTERS or _is_argument(argument.node.body)
    return isinstance(base, (Name, Text))


def _is_argument(node: Node) -> bool:
    """What stands in brackets as an argument, not as a factor: one name, or several things with commas."""
    if isinstance(node, Row):
        return any(isinstance(item, Symbol) and item.kind == "punct" for item in node.items)
    return isinstance(node, (Symbol, Scripts, Accent))


def _need_blank(last: str, before: Placed, said: str, here: Placed) -> bool:
    """Whether what is set tight would run together: `eta x`, `n x k`."""
    if "bin" in (before.kind, here.kind) or "rel" in (before.kind, here.kind):
        return last[-1:].isalnum() and said[:1].isalnum()
    return words_meet(last, said)


def _slashed(
    said: str, gap: str, before: Placed | None, here: Placed, after: Placed | None, dot: str
) -> tuple[str, str]:
    """A slashed fraction among its neighbours, after its gap: with brackets or a dot where it meets a factor."""
    bracketed = bool(after and not after.apart and after.kind in TIGHT)
    end = ""
    if after and not after.apart and after.kind in ("op", "bigop"):
        if _is_operator(here.node):
            bracketed = True
        else:
            end = dot
    if before and not here.apart:
        if before.kind in ("ord", "close", "fence") and not gap.strip():
            if before.node in (_SLASH, Symbol("∇", "ord"), _PARTIAL):
                bracketed = True
            elif isinstance(before.node, Number) and _is_numeric(here.node):
                gap = " "  # a mixed number: 2 1/3
            else:
                gap = dot + " "
        elif before.kind == "frac":
            bracketed = True
        elif before.kind == "op" and not _has_limit(before.node):
            gap, bracketed = "", True
    if bracketed:
        said = f"({said})"
    return gap, said + end


def _has_limit(node: Node) -> bool:
    """A limit or a maximum over something: it reaches as far as a sum does."""
    return isinstance(node, Scripts) and node.limits


def _is_operator(node: Node) -> bool:
    """d/dx and its like: what follows is differentiated, not multiplied."""
    if not isinstance(node, Fraction):
        return False
    top = node.top.base if isinstance(node.top, Scripts) else node.top
    return top in (_PARTIAL, Symbol("d", "ord"))


def _is_numeric(node: Node) -> bool:
    return isinstance(node, Fraction) and isinstance(node.top, Number) and isinstance(node.bottom, Number)


# --- leaves


def _symbol(node: Symbol, glyphs: Glyphs, compact: bool) -> Said:
    return glyphs.sign(node.char), ATOM


def _number(node: Number, glyphs: Glyphs, compact: bool) -> Said:
    return node.text, ATOM


def _text(node: Text, glyphs: Glyphs, compact: bool) -> Said:
    return node.text, WIDE if " " in node.text else ATOM


def _name(node: Name, glyphs: Glyphs, compact: bool) -> Said:
    return node.text, ATOM


def _styled(node: Styled, glyphs: Glyphs, compact: bool) -> Said:
    if isinstance(node.body, Symbol):
        letters = glyphs.alphabets.get(node.style, {})
        return letters.get(node.body.char) or glyphs.sign(node.body.char), ATOM
    return _say(node.body, glyphs, compact)


def _space(node: Space, glyphs: Glyphs, compact: bool) -> Said:
    return "", ATOM


# --- parts


def _fraction(node: Fraction, glyphs: Glyphs, compact: bool) -> Said:
    top, bottom = _say(node.top, glyphs, compact), _say(node.bottom, glyphs, compact)
    least = PRODUCT if _is_derivative(node) else ROOT
    return f"{_bracketed(top, PRODUCT)}/{_bracketed(bottom, least)}", SLASH


def _is_derivative(node: Fraction) -> bool:
    """Whether the fraction is dy/dx, which needs no brackets."""
    top = items_of(node.top)
    bottom = [item for item in items_of(node.bottom) if not isinstance(item, Space)]
    first = top[0].base if top and isinstance(top[0], Scripts) else top[0] if top else None
    return first == Symbol("d", "ord") and len(bottom) == 2 and bottom[0] == first


def _binomial(node: Binomial, glyphs: Glyphs, compact: bool) -> Said:
    return f"C({line_of(node.top, glyphs, compact)}, {line_of(node.bottom, glyphs, compact)})", ATOM


def _root(node: Root, glyphs: Glyphs, compact: bool) -> Said:
    text, level = body = _say(node.body, glyphs, compact)
    if node.degree is not None:
        return f"{_bracketed(body, ATOM)}^(1/{_bracketed(_say(node.degree, glyphs, compact), ATOM)})", SCRIPTED
    if not glyphs.root_sign:
        return f"sqrt({text})", ATOM
    inner = node.body.sup is None and not node.body.primes if isinstance(node.body, Scripts) else level == ATOM
    if isinstance(node.body, Fence) and node.body.left == "(":
        return f"√{text}", ROOT
    return f"√{text}" if inner else f"√({text})", ROOT


def _scripts(node: Scripts, glyphs: Glyphs, compact: bool) -> Said:
    base = "" if node.base == Row(()) else _bracketed(_say(node.base, glyphs, compact), ATOM)
    base += glyphs.sign("′") * node.primes
    sub, sup = script_texts(node, glyphs)
    if not (sub.lacks or sup.lacks):
        return base + sub.glyphs + sup.glyphs, SCRIPTED
    all_on_line = node.sub is not None and (sub.lacks or node.limits)
    below = sub.on_line if all_on_line else sub.glyphs
    above = sup.on_line if all_on_line or sup.lacks else sup.glyphs
    return base + below + above, SCRIPTED


class ScriptText(NamedTuple):
    """A script as text: plain, in script characters ("" if one is lacking), and as it stands on the line, `^t`."""

    plain: str
    glyphs: str
    on_line: str

    @property
    def lacks(self) -> bool:
        """Whether there are no script characters for it."""
        return bool(self.plain) and not self.glyphs


def script_texts(node: Scripts, glyphs: Glyphs) -> tuple[ScriptText, ScriptText]:
    """The lower and the upper script of a base; empty texts for one that is not there."""
    lower = upper = ScriptText("", "", "")
    if node.sub is not None:
        text, level = _say(node.sub, glyphs, True)
        bare = isinstance(node.sub, Fence) or ((level == ATOM or all(map(_plain, text))) and "_" not in text)
        lower = ScriptText(text, glyphs.lowered(text) or "", f"_{text}" if bare else f"_({text})")
    if node.sup is not None:
        text, level = _say(node.sup, glyphs, True)
        bare = level == ATOM and not ("_" in text or "^" in text)
        upper = ScriptText(text, glyphs.raised(text) or "", f"^{text}" if bare else f"^({text})")
    return lower, upper


def _accent(node: Accent, glyphs: Glyphs, compact: bool) -> Said:
    body = node.body.body if isinstance(node.body, Styled) else node.body
    if isinstance(body, Scripts) and isinstance(body.base, Symbol):  # the mark stands over the letter all the same
        marked = Accent(node.mark, body.base)
        return _say(Scripts(marked, body.sub, body.sup, body.primes, limits=False), glyphs, compact)
    text, _ = _say(body, glyphs, compact)
    if isinstance(body, Symbol) and text:
        return glyphs.accented(text, node.mark), ATOM
    return f"{node.mark}({text})", ATOM


def _brace(node: Brace, glyphs: Glyphs, compact: bool) -> Said:
    said = _say(node.body, glyphs, compact)
    if node.label is None:
        return said
    label = line_of(node.label, glyphs, compact)
    sign = "" if any(isinstance(item, Text) for item in items_of(node.label)) else "= "
    return f"{_bracketed(said, ROOT)} {{{sign}{label}}}", WIDE


def _boxed(node: Boxed, glyphs: Glyphs, compact: bool) -> Said:
    return f"[{line_of(node.body, glyphs, compact)}]", ATOM


def _arrow(node: Arrow, glyphs: Glyphs, compact: bool) -> Said:
    labels = [line_of(label, glyphs, True) for label in (node.above, node.below) if label is not None]
    head = glyphs.sign(node.head)
    if not labels:
        return head, ATOM
    bar, label = glyphs.dash, "; ".join(labels)
    return f"{head}{label}{bar}" if node.head == "←" else f"{bar}{label}{head}", ATOM


def _fence(node: Fence, glyphs: Glyphs, compact: bool) -> Said:
    return f"{glyphs.sign(node.left)}{line_of(node.body, glyphs, compact)}{glyphs.sign(node.right)}", ATOM


# --- grids


def _grid(node: Grid, glyphs: Glyphs, compact: bool) -> Said:
    if node.role == "aligned":
        return _aligned(node, glyphs, compact), WIDE
    rows = [[line_of(cell, glyphs, compact) for cell in cells] for cells in node.rows]
    if node.role == "cases":
        return "{" + "; ".join(_case(cells) for cells in rows) + "}", ATOM
    if not node.left + node.right:
        if any(isinstance(item, Arrow) for cells in node.rows for cell in cells for item in items_of(cell)):
            return "; ".join(" ".join(filter(None, cells)) for cells in rows), WIDE
        if all(len(cells) == 1 for cells in rows):
            return "; ".join(cells[0] for cells in rows), WIDE
    text = "; ".join(", ".join(cells) for cells in rows)
    left, right = (node.left, node.right) if node.left in ("|", "‖") else ("[", "]")
    return f"{glyphs.sign(left)}{text}{glyphs.sign(right)}", ATOM


def _case(cells: list[str]) -> str:
    text = cells[0]
    for cell in filter(None, cells[1:]):
        text += (" " if text.endswith((",", ";")) else ", ") + cell
    return text


def _aligned(node: Grid, glyphs: Glyphs, compact: bool) -> str:
    """Rows as one run: a sign that ends a row and begins the next is said once, separate formulas are parted by `;`."""
    text = ""
    for cells in node.rows:
        for column in range(0, len(cells), 2):
            items = tuple(item for cell in cells[column : column + 2] for item in items_of(cell))
            said, _ = say_items(items, glyphs, compact)
            if not said:
                continue
            sign = (
                glyphs.sign(items[0].char)
                if isinstance(items[0], Symbol) and kind_of(items[0]) in ("rel", "bin")
                else ""
            )
            if not text:
                text = said
            elif sign and text.endswith(sign):
                text = text[: -len(sign)] + _spaced(said, sign)
            elif sign or text.endswith(_JOINING):
                text += " " + _spaced(said, sign)
            else:
                text += "; " + said
    return text


_JOINING = (",", ";", ".", "=", "+", "−", "-", "·", "*", "≈", "≤", "≥", "<", ">", "→")


def _spaced(said: str, sign: str) -> str:
    """`said`, a plus or minus at its beginning set as one between two terms."""
    if not sign or said[len(sign) : len(sign) + 1] == " ":
        return said
    return f"{sign} {said[len(sign) :]}"


_SAY: dict[type, Callable[[Any, Glyphs, bool], Said]] = {
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
