"""Exercise 16: logistic regression p = sigma(w x), no intercept."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import sigmoid
from drill.solution import Recorder

Array = Any


def logistic_step(t: Recorder, x: float, y: int, w0: float, gamma: float) -> None:
    """One gradient step on one observation (exercise 16b)."""
    z = t("z", w0 * x)
    p = t("p", sigmoid(z))
    grad = t("grad", (p - y) * x)  # dlogloss/dw
    t("w1", w0 - gamma * grad)


def curvature(t: Recorder, x: float, y: int, w0: float) -> None:
    """First and second derivative of logloss at w0 for one observation (exercise 16c)."""
    z = t("z", w0 * x)
    p = t("p", sigmoid(z))
    t("grad", (p - y) * x)
    p_by_w = t("p_by_w", p * (1 - p) * x)  # p depends on w too
    t("d2", p_by_w * x)


def full_batch_step(t: Recorder, x: Array, y: Array, w0: float, gamma: float, reduce: Any = np.mean) -> None:
    """One gradient step on the mean logloss of all observations (exercise 16e). x, y: [n]."""
    z = t("z", w0 * x)
    p = t("p", sigmoid(z))
    g = t("g", (p - y) * x)  # [n] dlogloss/dw of each observation
    grad = t("grad", reduce(g))
    t("w1", w0 - gamma * grad)
