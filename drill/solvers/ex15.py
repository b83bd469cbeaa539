"""Exercise 15: gradient descent and its shades for y = w x."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.losses import squared_error_by_w
from drill.solution import Recorder

Array = Any


def descent(t: Recorder, x: Array, y: Array, w0: float, eta: float, batches: Array, reduce: Any = np.mean) -> None:
    """Gradient descent for y = w x, L = mean of (y_i - w x_i)^2 over the observations of a step (exercise 15b, c).

    x, y: [n]; batches: the observations of every step, counted from 1.
    """
    w = t("w", w0, 0)
    for k, batch in enumerate(batches, 1):
        i = np.array(batch) - 1
        g = t("g", reduce(squared_error_by_w(x[i], y[i], w)), k)  # dL/dw at the current w
        w = t("w", w - eta * g, k)
    t.gather("w", 1)


def running_mean(note: Recorder, beta: float, t: int) -> None:
    """Weights of g_1 ... g_t in h_t = beta h_(t-1) + (1 - beta) g_t, h_0 = 0, and their sum (exercise 15i).

    E h_t = k E g with k = 1 - beta^t: this is what Adam divides by (Kingma & Ba 2015, section 3).
    """
    for i in range(1, t + 1):
        note("c", (1 - beta) * beta ** (t - i), i)  # the older g_i, the more often multiplied by beta
    coef = note.gather("coef", 1, family="c")
    note("k", np.sum(coef))
