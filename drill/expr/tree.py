"""The tree of an expression: a few frozen kinds of node, and nothing that is not listed here can be computed.

`start` and `end` say where a node stands in the text (its brackets included); they take no part in equality, so that
two spellings of one expression have equal trees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A literal: an int only in author mode and only when written without a point or an exponent."""

    value: int | float
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Constant:
    """`pi` or `e`; in author mode also `True` and `False`."""

    name: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A free variable, by its declared name."""

    name: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """`-operand`."""

    operand: Node
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """`left op right` for `+ - * / // % @ ^`; `implicit` marks a product written without a sign."""

    op: str
    left: Node
    right: Node
    implicit: bool = field(default=False, compare=False)
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """`a < b <= c`: one operand more than signs."""

    ops: tuple[str, ...]
    operands: tuple[Node, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Logic:
    """`a and b and c`, or the same with `or`."""

    op: str
    operands: tuple[Node, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """`not operand`."""

    operand: Node
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """`function(arguments)`: a function of the language by its chief name, or (`declared`) one of the item's own."""

    function: str
    arguments: tuple[Node, ...]
    declared: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Transposed:
    """`value.T`."""

    value: Node
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Slice:
    """`lower:upper:step` inside a subscript."""

    lower: Node | None
    upper: Node | None
    step: Node | None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Subscript:
    """`value[indices]`."""

    value: Node
    indices: tuple[Node, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    """`[a, b, c]`, an array."""

    entries: tuple[Node, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class IfElse:
    """`then if condition else otherwise`."""

    then: Node
    condition: Node
    otherwise: Node
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


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
