"""Pieces of optimisers: running means of gradients and what makes them unbiased."""

from __future__ import annotations

from typing import Any

Array = Any


def moving_average(old: Array, new: Array, beta: float) -> Array:
    """The running mean after one more value, beta * old + (1 - beta) * new (exercises 15f-h)."""
    return beta * old + (1 - beta) * new


def bias_corrected(mean: Array, beta: float, t: int) -> Array:
    """A running mean begun at 0, after t values, divided by the sum 1 - beta^t of its weights (Kingma & Ba 2015)."""
    return mean / (1 - beta**t)
