"""The tree of an expression: a few frozen kinds of node, and nothing that is not listed here can be computed.

`start` and `end` say where a node stands in the text, its brackets included. Nodes are named tuples, which cost a start
of the program a sixth of what dataclasses do; so they are told apart by `match` and `isinstance`, never by `==`.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Number(NamedTuple):
    """A literal: an int only in author mode and only when written without a point or an exponent."""

    value: int | float
    start: int = 0
    end: int = 0


class Constant(NamedTuple):
    """`pi` or `e`; in author mode also `True` and `False`."""

    name: str
    start: int = 0
    end: int = 0


class Name(NamedTuple):
    """A free variable, by its declared name."""

    name: str
    start: int = 0
    end: int = 0


class Negative(NamedTuple):
    """`-operand`."""

    operand: Node
    start: int = 0
    end: int = 0


class Binary(NamedTuple):
    """`left op right` for `+ - * / // % @ ^`; `implicit` marks a product written without a sign."""

    op: str
    left: Node
    right: Node
    implicit: bool = False
    start: int = 0
    end: int = 0


class Compare(NamedTuple):
    """`a < b <= c`: one operand more than signs."""

    ops: tuple[str, ...]
    operands: tuple[Node, ...]
    start: int = 0
    end: int = 0


class Logic(NamedTuple):
    """`a and b and c`, or the same with `or`."""

    op: str
    operands: tuple[Node, ...]
    start: int = 0
    end: int = 0


class Not(NamedTuple):
    """`not operand`."""

    operand: Node
    start: int = 0
    end: int = 0


class Call(NamedTuple):
    """`function(arguments)`: a function of the language by its chief name, or (`declared`) one of the item's own."""

    function: str
    arguments: tuple[Node, ...]
    declared: bool = False
    start: int = 0
    end: int = 0


class Transposed(NamedTuple):
    """`value.T`."""

    value: Node
    start: int = 0
    end: int = 0


class Slice(NamedTuple):
    """`lower:upper:step` inside a subscript."""

    lower: Node | None
    upper: Node | None
    step: Node | None
    start: int = 0
    end: int = 0


class Subscript(NamedTuple):
    """`value[indices]`."""

    value: Node
    indices: tuple[Node, ...]
    start: int = 0
    end: int = 0


class Items(NamedTuple):
    """`[a, b, c]`, an array."""

    entries: tuple[Node, ...]
    start: int = 0
    end: int = 0


class IfElse(NamedTuple):
    """`then if condition else otherwise`."""

    then: Node
    condition: Node
    otherwise: Node
    start: int = 0
    end: int = 0


Node: TypeAlias = (
    Number
    | Constant
    | Name
    | Negative
    | Binary
    | Compare
    | Logic
    | Not
    | Call
    | Transposed
    | Slice
    | Subscript
    | Items
    | IfElse
)
