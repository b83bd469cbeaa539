"""A tree as text: the canonical spelling with no bracket too many, which parses back to the same tree."""

from __future__ import annotations

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

CHOICE, OR, AND, NOT, COMPARE, SUM, PRODUCT, UNARY, POWER, ATOM = range(1, 11)

BINDS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "//": PRODUCT, "%": PRODUCT, "@": PRODUCT, "^": POWER}

_TIGHT = frozenset("*/^")  # the rest has blanks round it


def binding(node: Node) -> int:
    """How tightly the outermost sign of the node binds."""
    match node:
        case Binary(op=op):
            return BINDS[op]
        case Negative():
            return UNARY
        case Number(value=value):
            return UNARY if value < 0 else ATOM
        case Compare():
            return COMPARE
        case Logic(op=op):
            return AND if op == "and" else OR
        case Not():
            return NOT
        case IfElse():
            return CHOICE
        case _:
            return ATOM


def show(node: Node) -> str:
    """The canonical spelling of a tree: `2*x^2 - exp(-x)`, powers as `^`."""
    match node:
        case Number(value=value):
            return number(value)
        case Constant(name=name) | Name(name=name):
            return name
        case Negative(operand=operand):
            return "-" + within(operand, UNARY)
        case Binary(op="^", left=left, right=right):
            return f"{within(left, ATOM)}^{within(right, UNARY)}"
        case Binary():
            return _chain(node)
        case Compare(ops=ops, operands=operands):
            rest = "".join(f" {op} {within(right, SUM)}" for op, right in zip(ops, operands[1:], strict=True))
            return within(operands[0], SUM) + rest
        case Logic(op=op, operands=operands):
            return f" {op} ".join(within(operand, binding(node) + 1) for operand in operands)
        case Not(operand=operand):
            return "not " + within(operand, NOT)
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(map(show, arguments))})"
        case Transposed(value=value):
            return within(value, ATOM) + ".T"
        case Subscript(value=value, indices=indices):
            return f"{within(value, ATOM)}[{', '.join(map(show, indices))}]"
        case Slice(lower=lower, upper=upper, step=step):
            bounds = [lower, upper] if step is None else [lower, upper, step]
            return ":".join("" if bound is None else show(bound) for bound in bounds)
        case Items(entries=entries):
            return f"[{', '.join(map(show, entries))}]"
        case IfElse(then=then, condition=condition, otherwise=otherwise):
            return f"{within(then, OR)} if {within(condition, OR)} else {show(otherwise)}"


def factor(node: Node) -> str:
    """The node as a factor: bracketed unless it is a power, a call, a name or a number."""
    return within(node, POWER)


def within(node: Node, floor: int) -> str:
    """The node where only signs that bind at least as tightly as `floor` need no brackets."""
    return show(node) if binding(node) >= floor else f"({show(node)})"


def number(value: int | float) -> str:
    """The shortest spelling that gives the same number back."""
    shown = repr(value)
    return shown[:-2] if shown.endswith(".0") else shown


def _chain(node: Node) -> str:
    """`a + b - c ...`: a left-leaning row of signs, however long, without recursion along it.

    A matrix product inside an elementwise one (or the reverse) keeps its brackets: who reads `A @ B*C` must guess.
    """
    pieces: list[str] = []
    left: Node = node
    floor = SUM
    before = ""
    while isinstance(left, Binary) and left.op != "^" and BINDS[left.op] >= floor:
        if floor == PRODUCT and (left.op == "@") != (before == "@"):
            pieces.append(f"({_chain(left)})")
            return "".join(reversed(pieces))
        floor, before = BINDS[left.op], left.op
        sign = left.op if left.op in _TIGHT else f" {left.op} "
        pieces.append(sign + within(left.right, floor + 1))
        left = left.left
    pieces.append(within(left, floor))
    return "".join(reversed(pieces))
