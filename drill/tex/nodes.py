"""The tree of a formula: what `parse` gives and every back sets."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["ord", "op", "bigop", "bin", "rel", "open", "close", "punct"]
"""How an atom behaves towards its neighbours (TeX's classes; `bigop` is a sum sign, `op` a name such as ln)."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a formula."""


@dataclass(frozen=True, slots=True)
class Row(Node):
    """Nodes one after another."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Symbol(Node):
    """One sign, as its Unicode character."""

    char: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Number(Node):
    """Digits, perhaps with a decimal point."""

    text: str


@dataclass(frozen=True, slots=True)
class Text(Node):
    r"""Words: `\text`, `\mathrm` with letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A named operator such as ln; `limits`: its scripts stand above and below, as with max."""

    text: str
    limits: bool


@dataclass(frozen=True, slots=True)
class Styled(Node):
    """A body in another alphabet: "cal", "bb" or "bold"."""

    style: str
    body: Node


@dataclass(frozen=True, slots=True)
class Space(Node):
    r"""Blank: 0 (only ends a word), 1 (`\,` and its like), 2 or more (`\quad`: a new formula begins)."""

    cells: int


@dataclass(frozen=True, slots=True)
class Fraction(Node):
    """Top over bottom."""

    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class Binomial(Node):
    """The number of ways to choose `bottom` out of `top`."""

    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class Root(Node):
    """A root, with its index if it is not a square one."""

    body: Node
    index: Node | None


@dataclass(frozen=True, slots=True)
class Scripts(Node):
    """A base with primes and scripts; `limits`: they stand above and below it."""

    base: Node
    sub: Node | None
    sup: Node | None
    primes: int
    limits: bool


@dataclass(frozen=True, slots=True)
class Accent(Node):
    """A body under a mark: hat, bar, tilde, vec, dot or ddot."""

    mark: str
    body: Node


@dataclass(frozen=True, slots=True)
class Brace(Node):
    """A body with a brace under it (or over it) and a label at the brace."""

    body: Node
    label: Node | None
    over: bool


@dataclass(frozen=True, slots=True)
class Boxed(Node):
    """A body in a frame."""

    body: Node


@dataclass(frozen=True, slots=True)
class Arrow(Node):
    """A long arrow; `head` is the short one's character."""

    head: str
    above: Node | None
    below: Node | None


@dataclass(frozen=True, slots=True)
class Fence(Node):
    """A body in brackets; a side without a bracket is empty."""

    left: str
    right: str
    body: Node


@dataclass(frozen=True, slots=True)
class Grid(Node):
    """Cells in rows and columns.

    `role` is "matrix", "cases" or "aligned"; `align` has a letter l, c or r for each column that says one.
    """

    role: str
    left: str
    right: str
    align: str
    rows: tuple[tuple[Node, ...], ...]


def items_of(node: Node) -> tuple[Node, ...]:
    """The nodes of a row; anything else is a row of itself."""
    return node.items if isinstance(node, Row) else (node,)


def row(items: list[Node] | tuple[Node, ...]) -> Node:
    """A row; of one item, the item."""
    return items[0] if len(items) == 1 else Row(tuple(items))
