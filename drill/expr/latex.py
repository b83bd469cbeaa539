r"""A tree as LaTeX, to show a formula two-dimensionally: fractions, powers, roots, `\cdot` only where it is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drill.expr.oneline import AND, ATOM, BINDS, NOT, OR, PRODUCT, SUM, binding
from drill.expr.oneline import number as spelled
from drill.expr.oneline import show as plain
from drill.expr.tokens import GREEK
from drill.expr.tree import (
    Binary,
    Call,
    Compare,
    Constant,
    IfElse,
    Items,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Slice,
    Subscript,
    Transposed,
)

_GREEK_NAMES = frozenset(GREEK.values())
_PIECE = re.compile(r"([A-Za-z]+)([0-9]*)")
_COMPARED = {"<": "<", "<=": r"\le", ">": ">", ">=": r"\ge", "==": "=", "!=": r"\ne"}
_FUNCTIONS = {
    "log": r"\ln", "exp": r"\exp", "lg": r"\lg", "sin": r"\sin", "cos": r"\cos", "tanh": r"\tanh", "max": r"\max",
    "min": r"\min", "sigma": r"\sigma", "relu": r"\operatorname{ReLU}", "det": r"\det",
}  # fmt: skip


_ENDS = frozenset({"^", "/", "//"})  # not written on one line


def tex(node: Node, names_tex: Mapping[str, str] | None = None) -> str:
    r"""The LaTeX of a tree; `names_tex` says how names are written (`{"yhat": r"\hat{y}"}`), the rest is guessed."""
    return _Tex(names_tex or {}).of(node)


def name_tex(name: str) -> str:
    r"""A name as it is written on paper: `w_11` is `w_{11}`, `gamma` is `\gamma`, `y_hat` is `\hat{y}`."""
    head, *rest = name.split("_")
    found = _PIECE.fullmatch(head)
    if found is None:
        return rf"\text{{{name}}}".replace("_", r"\_")
    letters, digits = found.groups()
    hat = False
    if rest and rest[0] == "hat":
        hat, rest = True, rest[1:]
    elif letters.endswith("hat") and letters != "hat" and len(letters) == 4:
        hat, letters = True, letters[:-3]
    if letters in _GREEK_NAMES:
        base = rf"\{'lambda' if letters == 'lam' else 'varepsilon' if letters == 'eps' else letters}"
    else:
        base = letters if len(letters) == 1 else rf"\mathit{{{letters}}}"
    if hat:
        base = rf"\hat{{{base}}}"
    indices = [piece for piece in (digits, *rest) if piece]
    return base + (f"_{{{','.join(indices)}}}" if indices else "")


class _Tex:
    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def of(self, node: Node) -> str:
        match node:
            case Number(value=value):
                mantissa, _, exponent = spelled(value).partition("e")
                return mantissa + (rf" \cdot 10^{{{int(exponent)}}}" if exponent else "")
            case Constant(name=name):
                return {"pi": r"\pi", "e": "e"}.get(name, rf"\text{{{name}}}")
            case Name(name=name):
                return self.names.get(name) or name_tex(name)
            case Negative(operand=operand):
                return "-" + self.within(operand, PRODUCT)
            case Binary():
                return self.row(node)
            case Compare(ops=ops, operands=operands):
                links = (
                    f" {_COMPARED[op]} {self.within(right, SUM)}" for op, right in zip(ops, operands[1:], strict=True)
                )
                return self.within(operands[0], SUM) + "".join(links)
            case Logic(op=op, operands=operands):
                word, floor = (r" \text{ и } ", AND + 1) if op == "and" else (r" \text{ или } ", OR + 1)
                return word.join(self.within(operand, floor) for operand in operands)
            case Not(operand=operand):
                return r"\neg " + self.within(operand, NOT + 1)
            case Call():
                return self.call(node)
            case Transposed(value=value):
                return f"{self.base(value)}^{{T}}"
            case Subscript(value=value, indices=indices):
                return f"{self.base(value)}_{{{', '.join(map(self.of, indices))}}}"
            case Slice():
                return plain(node)
            case Items(entries=entries):
                return self.items(entries)
            case IfElse(then=then, condition=condition, otherwise=otherwise):
                return self.cases(condition, then, otherwise)

    def within(self, node: Node, floor: int) -> str:
        """The node, in brackets where its sign binds less than `floor`; a comparison is Iverson's bracket."""
        found = self.of(node)
        if isinstance(node, Compare) and floor >= SUM:
            return rf"\left[{found}\right]"
        return found if binding(node) >= floor or _is_fraction(node) else rf"\left({found}\right)"

    def base(self, node: Node) -> str:
        """What a power, a T or an index is put at."""
        has_power = isinstance(node, Number) and "e" in spelled(node.value)
        if binding(node) >= ATOM and not isinstance(node, Transposed | Call) and not has_power:
            return self.of(node)
        if isinstance(node, Call) and node.function in {"abs", "norm"}:
            return self.of(node)
        if isinstance(node, Compare):
            return self.within(node, SUM)
        return rf"\left({self.of(node)}\right)"

    def row(self, node: Binary) -> str:
        """A row of signs that leans to the left, however long, without recursion along it."""
        spine: list[Binary] = []
        left: Node = node
        floor = BINDS[node.op]
        while isinstance(left, Binary) and (not spine or BINDS[left.op] >= floor) and left.op not in _ENDS:
            spine.append(left)
            floor = BINDS[left.op]
            left = left.left
        found = self.ends(left) if not spine else self.within(left, floor)
        if not spine:
            return found
        for link in reversed(spine):
            found += self.sign(link) + self.right(link)
        return found

    def ends(self, node: Node) -> str:
        """A power or a fraction: what a row of signs ends in."""
        match node:
            case Binary(op="^", left=left, right=right):
                return f"{self.base(left)}^{{{self.of(right)}}}"
            case Binary(op="/", left=left, right=right):
                return rf"\frac{{{self.of(left)}}}{{{self.of(right)}}}"
            case Binary(left=left, right=right):
                return rf"\left\lfloor \frac{{{self.of(left)}}}{{{self.of(right)}}} \right\rfloor"
            case _:
                return self.of(node)

    def sign(self, link: Binary) -> str:
        match link.op:
            case "*":
                return r" \cdot "
            case "@":
                return r" \, "
            case "%":
                return r" \bmod "
            case op:
                return f" {op} "

    def right(self, link: Binary) -> str:
        if isinstance(link.right, Negative):
            return rf"\left({self.of(link.right)}\right)"
        return self.within(link.right, BINDS[link.op] + 1)

    def call(self, node: Call) -> str:
        arguments = [self.of(argument) for argument in node.arguments]
        if not node.declared:
            match node.function:
                case "sqrt":
                    return rf"\sqrt{{{arguments[0]}}}"
                case "abs":
                    return rf"\left|{arguments[0]}\right|"
                case "norm":
                    return rf"\left\|{arguments[0]}\right\|"
                case "exp":
                    return f"e^{{{arguments[0]}}}"
                case "floor":
                    return rf"\left\lfloor {arguments[0]} \right\rfloor"
                case "where":
                    return self.cases(node.arguments[0], node.arguments[1], node.arguments[2])
        named = self.names.get(node.function) if node.declared else _FUNCTIONS.get(node.function)
        if named is None:
            named = name_tex(node.function) if node.declared else rf"\operatorname{{{node.function}}}"
        return rf"{named}\left({', '.join(arguments)}\right)"

    def cases(self, condition: Node, then: Node, otherwise: Node) -> str:
        return (
            rf"\begin{{cases}} {self.of(then)}, & {self.of(condition)} \\ "
            rf"{self.of(otherwise)}, & \text{{иначе}} \end{{cases}}"
        )

    def items(self, entries: tuple[Node, ...]) -> str:
        rows = [entry.entries if isinstance(entry, Items) else (entry,) for entry in entries]
        if not any(isinstance(entry, Items) for entry in entries):
            return rf"\left({', '.join(map(self.of, entries))}\right)"
        return r"\begin{pmatrix} " + r" \\ ".join(" & ".join(map(self.of, row)) for row in rows) + r" \end{pmatrix}"


def _is_fraction(node: Node) -> bool:
    return isinstance(node, Binary) and node.op in {"/", "//"}
