"""Draws of exercise 59: a size of vectors that the heads divide among themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream


def sizes(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """d_model, n_heads: 8, 16 or 32 numbers for each of the heads (exercises 59a, c)."""
    n_heads = stream.pick([2, 4, 8])
    return {"d_model": n_heads * stream.pick([8, 16, 32]), "n_heads": n_heads}


def block_sizes(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """d_model, n_heads, d_ff: the same, and a hidden layer twice or four times as long (exercise 59b)."""
    drawn = sizes(stream, values)
    return {**drawn, "d_ff": drawn["d_model"] * stream.pick([2, 4])}
