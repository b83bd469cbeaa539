"""The tree of a formula: what `parse` gives and every back sets.

Named tuples, because eighteen dataclasses would take longer to make than all else that a task needs to be shown.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["ord", "op", "bigop", "bin", "rel", "open", "close", "punct"]
"""How an atom behaves towards its neighbours (TeX's classes; `bigop` is a sum sign, `op` a name such as ln)."""


class Row(NamedTuple):
    """Nodes one after another."""

    items: tuple[Node, ...]


class Symbol(NamedTuple):
    """One sign, as its Unicode character."""

    char: str
    kind: Kind


class Number(NamedTuple):
    """Digits, perhaps with a decimal point."""

    text: str


class Text(NamedTuple):
    r"""Words: `\text`, `\mathrm` with letters."""

    text: str


class Name(NamedTuple):
    """A named operator such as ln; `limits`: its scripts stand above and below, as with max."""

    text: str
    limits: bool


class Styled(NamedTuple):
    """A body in another alphabet: "cal", "bb" or "bold"."""

    style: str
    body: Node


class Space(NamedTuple):
    r"""Blank: 0 (only ends a word), 1 (`\,` and its like), 2 or more (`\quad`: a new formula begins)."""

    cells: int


class Fraction(NamedTuple):
    """Top over bottom."""

    top: Node
    bottom: Node


class Binomial(NamedTuple):
    """The number of ways to choose `bottom` out of `top`."""

    top: Node
    bottom: Node


class Root(NamedTuple):
    """A root, with its degree if it is not a square one."""

    body: Node
    degree: Node | None


class Scripts(NamedTuple):
    """A base with primes and scripts; `limits`: they stand above and below it."""

    base: Node
    sub: Node | None
    sup: Node | None
    primes: int
    limits: bool


class Accent(NamedTuple):
    """A body under a mark: hat, bar, tilde, vec, dot or ddot."""

    mark: str
    body: Node


class Brace(NamedTuple):
    """A body with a brace under it (or over it) and a label at the brace."""

    body: Node
    label: Node | None
    over: bool


class Boxed(NamedTuple):
    """A body in a frame."""

    body: Node


class Arrow(NamedTuple):
    """A long arrow; `head` is the short one's character."""

    head: str
    above: Node | None
    below: Node | None


class Fence(NamedTuple):
    """A body in brackets; a side without a bracket is empty."""

    left: str
    right: str
    body: Node


class Grid(NamedTuple):
    """Cells in rows and columns.

    `role` is "matrix", "cases" or "aligned"; `align` has a letter l, c or r for each column that says one.
    """

    role: str
    left: str
    right: str
    align: str
    rows: tuple[tuple[Node, ...], ...]


Node = (
    Row
    | Symbol
    | Number
    | Text
    | Name
    | Styled
    | Space
    | Fraction
    | Binomial
    | Root
    | Scripts
    | Accent
    | Brace
    | Boxed
    | Arrow
    | Fence
    | Grid
)
"""A part of a formula."""


def items_of(node: Node) -> tuple[Node, ...]:
    """The nodes of a row; anything else is a row of itself."""
    return node.items if isinstance(node, Row) else (node,)


def row(items: list[Node] | tuple[Node, ...]) -> Node:
    """A row; of one item, the item."""
    return items[0] if len(items) == 1 else Row(tuple(items))
