"""Exercise 32: one number for the weight of all pokemons, with penalties of several kinds."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def least_squares(t: Recorder, y: Array) -> None:
    """The beta that minimises the sum of (y - beta)^2 (exercise 32a). y: [n]."""
    total = t("total", np.sum(y))
    t("beta", total / len(y))


def ridge(t: Recorder, y: Array, lam: float) -> None:
    """The beta that minimises the sum of (y - beta)^2 plus lam beta^2 (exercise 32b). y: [n]."""
    total = t("total", np.sum(y))
    t("beta", total / (len(y) + lam))


def leave_one_out(t: Recorder, y: Array, left_out: int = 1) -> float:
    """The lambda with the least sum of squared errors on the observations left out (exercise 32c). y: [n].

    A fold predicts k S_i, S_i the sum of the others, k = 1/(n - 1 + lambda): a regression of y on S through zero.
    """
    size = len(y) - left_out  # of a fold
    S = t("S", np.sum(y) - y)  # [n]
    k = t("k", np.sum(y * S) / np.sum(S**2))
    lambda_cv: float = t("lambda_cv", 1 / k - size)
    beta_without = t("beta_without", S / (size + lambda_cv))  # [n]
    errors = t("errors", y - beta_without)  # [n]
    t("cv_sum", np.sum(errors**2))
    return lambda_cv


def validated(t: Recorder, y: Array) -> None:
    """The ridge estimate on all data with the lambda of leave-one-out (exercise 32d). y: [n]."""
    lambda_cv = leave_one_out(t, y)
    total = t("total", np.sum(y))
    t("beta", total / (len(y) + lambda_cv))


def leave_one_out_at_once(t: Recorder, y: Array, lam: float) -> None:
    """All y_i - beta_(-i) from one fit: residuals over 1 - leverage (exercise 32e). y: [n]."""
    beta = t("beta", np.sum(y) / (len(y) + lam))
    residuals = t("residuals", y - beta)  # [n]
    leverage = t("leverage", 1 / (len(y) + lam))
    t("loo", residuals / (1 - leverage))  # [n]


def decayed_step(t: Recorder, w: Array, g: Array, eta: float, lam: float) -> None:
    """One step of SGD on Q = L + (lam/2) |w|^2, g = dL/dw (exercise 32f). w, g: [n]."""
    factor = t("factor", 1 - eta * lam)
    t("w_new", factor * w - eta * g)  # [n]


def first_steps_of_adam(t: Recorder, w: Array, g: Array, eta: float, lam: float) -> None:
    """The first step of Adam with an L2 penalty and of AdamW: a gradient over its size is its sign (exercise 32g).

    w, g: [n].
    """
    g_l2 = t("g_l2", g + lam * w)  # [n]
    step_l2 = t("step_l2", np.sign(g_l2))  # [n]
    t("w_adam_l2", w - eta * step_l2)  # [n]
    decayed = t("decayed", (1 - eta * lam) * w)  # [n]
    step_adamw = t("step_adamw", np.sign(g))  # [n]
    t("w_adamw", decayed - eta * step_adamw)  # [n]


def lasso(t: Recorder, y: Array, lam: float) -> None:
    """The beta that minimises the sum of (y - beta)^2 plus lam |beta|, all y > 0 (exercise 32h). y: [n]."""
    total = t("total", np.sum(y))
    half = t("half", lam / 2)
    candidate = t("candidate", (total - half) / len(y))  # where the derivative is zero, if that is on the right
    t("beta", np.maximum(candidate, 0))
