"""Exercise 17: questions about SGD, each turned into numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.losses import squared_error_by_w
from drill.solution import Recorder

Array = Any


def out_of_the_pit(t: Recorder, roots: Array, w0: float, k: float, eta: float, obs: int) -> None:
    """One full step and one SGD step out of a minimum of L, L'(w) = (w - a)(w - b)(w - c) (exercise 17a).

    L is the mean of two losses with L_1' = L' + k and L_2' = L' - k; roots: a < b < c, b the hump between the minima.
    """
    a, b, c = roots
    slope = t("slope", (w0 - a) * (w0 - b) * (w0 - c))  # L'(w0)
    t("w_gd", w0 - eta * slope)
    slope_obs = t("slope_obs", slope + k * (-1) ** (obs - 1))  # + for observation 1, - for 2
    w_sgd = t("w_sgd", w0 - eta * slope_obs)
    t("slope_after", (w_sgd - a) * (w_sgd - b) * (w_sgd - c))
    t("w_end", c if w_sgd > b else a)  # small steps never cross the hump


def multistart(t: Recorder, roots: Array, starts: Array, border: float | None = None) -> None:
    """Where small-step descent ends from each start, and the best end (exercise 17b).

    L(w) = 3 w^4 + c_3 w^3 + c_2 w^2 + c_1 w has L'(w) = 12 (w - a)(w - b)(w - c), a < b < c the roots.
    border: what parts the two basins; the hump b, unless a mistake says otherwise.
    """
    a, b, c = roots
    c_3 = t("c", -4 * (a + b + c), 3)
    c_2 = t("c", 6 * (a * b + b * c + c * a), 2)
    c_1 = t("c", -12 * a * b * c, 1)

    def L(w: Array) -> Array:
        return 3 * w**4 + c_3 * w**3 + c_2 * w**2 + c_1 * w

    t("L_a", L(a))
    t("L_c", L(c))
    border = b if border is None else border
    for i, w in enumerate(starts, 1):
        t("end", c if w > border else a, i)
    ends = t.gather("ends", 1, family="end")
    best = t("best", ends[np.argmin(L(ends))])
    t("L_best", L(best))


def sgd_cycle(t: Recorder, x: Array, y: Array, eta: float) -> None:
    """The two points between which SGD with a constant step ends up, and least squares (exercise 17c).

    y = w x, L_i = (y_i - w x_i)^2, observations 1, 2, 1, 2, ...; a step is w -> k_i w + c_i.
    cycle: w right after observation 1, w right after observation 2. x, y: [2].
    """
    step = t("step", 2 * eta)  # the 2 comes from the square
    k_1 = t("k", 1 - step * x[0] ** 2, 1)
    c_1 = t("c", step * x[0] * y[0], 1)
    k_2 = t("k", 1 - step * x[1] ** 2, 2)
    c_2 = t("c", step * x[1] * y[1], 2)
    k = t("k_both", k_1 * k_2)  # two steps: w -> k w + c
    c = t("c_both", k_1 * c_2 + c_1)
    after_1 = t("after", c / (1 - k), 1)
    t("after", k_2 * after_1 + c_2, 2)
    t.gather("cycle", 1, family="after")

    w_hat = t("w_hat", np.sum(x * y) / np.sum(x**2))
    t("g", squared_error_by_w(x[0], y[0], w_hat), 1)  # at the optimum each observation still pulls,
    t("g", squared_error_by_w(x[1], y[1], w_hat), 2)  # the other as hard the other way
