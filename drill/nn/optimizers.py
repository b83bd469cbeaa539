"""Pieces of optimisers: running means of gradients and what makes them unbiased."""

from __future__ import annotations

from typing import Any

Array = Any


def moving_average(old: Array, new: Array, beta: float) -> Array:
    """The running mean after one more value, beta * old + (1 - beta) * new (exercises 15f-h)."""
    return beta * old + (1 - beta) * new
