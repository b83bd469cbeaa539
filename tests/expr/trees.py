"""Comparing trees without their places in the text."""

from __future__ import annotations

from typing import Any


def bare(tree: Any) -> Any:
    """The tree by kinds of node and contents; two spellings of one expression have the same."""
    if hasattr(tree, "start"):
        fields = [field for field in tree._fields if field not in ("start", "end", "implicit")]
        return (type(tree).__name__, *(bare(getattr(tree, field)) for field in fields))
    return tuple(map(bare, tree)) if isinstance(tree, tuple) else tree
