"""Dropout. p is the probability of being switched off."""

from __future__ import annotations

from typing import Any

Array = Any


def inverted(h: Array, mask: Array, p: float) -> Array:
    """mask h / (1 - p): kept neurons are louder, so that the mean stays (exercise 34g). mask: zeros and ones, as h."""
    return mask * h / (1 - p)
