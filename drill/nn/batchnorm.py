"""Batch normalisation of one feature, epsilon = 0. x: [n], one number an observation of the batch."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def normalised(x: Array, mu: Array, var: Array) -> Array:
    """(x - mu) / sqrt(var)."""
    return (x - mu) / np.sqrt(var)


def by_batch(g: Array, x_hat: Array, sigma: Array) -> Array:
    """dL/dx from g = dL/dx_hat, with the ways through mu and sigma: (g - mean g - x_hat mean(g x_hat)) / sigma."""
    return (g - np.mean(g) - x_hat * np.mean(g * x_hat)) / sigma
