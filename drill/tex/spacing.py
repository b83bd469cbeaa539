"""Where blanks stand between the items of a row: TeX's classes of atoms, without its thin spaces."""

from collections.abc import Sequence
from typing import NamedTuple

from drill.tex.nodes import (
    Arrow,
    Fence,
    Fraction,
    Grid,
    Name,
    Node,
    Row,
    Scripts,
    Space,
    Styled,
    Symbol,
)

TIGHT = frozenset({"ord", "open", "fence", "frac"})
"""Kinds that multiply what stands directly before them."""


class Placed(NamedTuple):
    """An item of a row, its kind there (a plus or minus with nothing before it is a "sign"), the blanks before it."""

    node: Node
    kind: str
    gap: int
    apart: bool  # a \quad stands before it, or nothing


def place(items: Sequence[Node], compact: bool = False, after: str | None = None) -> list[Placed]:
    """The visible items of a row with the blanks before each.

    `compact` leaves out the blanks round signs, as in scripts; `after` is the kind of what stands before the row.
    """
    placed: list[Placed] = []
    before = after
    least = extra = 0
    for node in items:
        if isinstance(node, Space):
            if node.cells > 1:
                extra += node.cells
            else:
                least = max(least, node.cells)
            continue
        kind = kind_of(node)
        apart = before is None or extra > 0
        if kind == "bin" and (apart or before in ("bin", "rel", "open", "punct", "op", "bigop", "sign")):
            kind = "sign"
        gap = _gap(before, kind, compact)
        if isinstance(node, Scripts) and node.base == Row(()) and before is not None:
            gap = max(gap, 1)
        placed.append(Placed(node, kind, max(gap, least if not compact else 0) + extra, apart))
        before = kind
        least = extra = 0
    return placed


def kind_of(node: Node) -> str:
    """How an item behaves towards its neighbours."""
    if isinstance(node, Symbol):
        return node.kind
    if isinstance(node, Scripts):
        return kind_of(node.base)
    if isinstance(node, Name):
        return "op"
    if isinstance(node, Arrow):
        return "rel"
    if isinstance(node, Fence):
        return "fence"
    if isinstance(node, Grid):
        return "ord" if node.role == "aligned" else "fence"
    if isinstance(node, Fraction):
        return "frac"
    if isinstance(node, Styled):
        return kind_of(node.body)
    return "ord"


def _gap(before: str | None, kind: str, compact: bool) -> int:
    if before is None:
        return 0
    if before == "op":
        return 0 if kind in ("open", "fence", "punct", "close") or (compact and kind in ("bin", "rel")) else 1
    if kind in ("op", "bigop") and before in ("ord", "close", "fence", "frac", "bigop"):
        return 1
    if compact or before in ("sign", "open"):
        return 0
    if kind == "rel" or before == "rel":
        return 0 if kind == before else 1
    if kind == "bin" or before in ("bin", "punct"):
        return 0 if kind in ("punct", "close") else 1
    return 1 if before == "bigop" and kind not in ("punct", "close") else 0
