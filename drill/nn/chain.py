"""The net of exercises 20 and 26: three weights in a chain, x -> w1 -> f -> w2 -> f -> w3 -> yhat, all numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Array = Any


def chain(x: float, w: Array, f: Callable[[Any], Any]) -> float:
    """f(f(x w1) w2) w3: no activation after the last weight. w: [3]."""
    w1, w2, w3 = w
    return f(f(x * w1) * w2) * w3
