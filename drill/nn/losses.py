"""Losses and their derivatives. Means and sums over observations are taken by the solvers, who say which."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def squared_error(y: Array, yhat: Array) -> Array:
    """(y - yhat)^2 of each observation (exercise 15)."""
    return (y - yhat) ** 2


def squared_error_by_w(x: Array, y: Array, w: Array) -> Array:
    """Derivative of (y - w x)^2 by w: -2 x (y - w x), of each observation (exercise 15)."""
    return -2 * x * (y - w * x)


def half_squared_error(y: Array, yhat: Array) -> Array:
    """(yhat - y)^2 / 2 of each observation (exercises 20-26)."""
    return (yhat - y) ** 2 / 2


def logloss(y: Array, p: Array) -> Array:
    """-[y ln p + (1 - y) ln(1 - p)] of each observation, natural logarithm (exercises 16, 25)."""
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def logloss_by_p(y: Array, p: Array) -> Array:
    """Derivative of logloss by p: -y/p + (1 - y)/(1 - p)."""
    return -y / p + (1 - y) / (1 - p)


def poisson_loss(y: Array, lam: Array) -> Array:
    """Minus ln of the Poisson probability of y without its term ln y!: lambda - y ln lambda (exercise 14)."""
    return lam - y * np.log(lam)
