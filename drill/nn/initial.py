"""Initial weights: the uniform law on [-a, a] and its variance."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def uniform_variance(length: Array) -> Array:
    """Variance of a uniform law on an interval of this length: length^2 / 12 (exercise 35a)."""
    return length**2 / 12


def uniform_bound(var: Array) -> Array:
    """The a for which U[-a, a] has this variance: sqrt(3 var), since (2a)^2 / 12 = a^2 / 3 (exercise 35b)."""
    return np.sqrt(3 * var)
