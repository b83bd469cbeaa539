"""Exercise 18: learning rates."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def power_schedule(t: Recorder, p: float) -> None:
    """eta_t = c / t^p: the power of t under eta_t^2 = c^2 / t^exp2 (exercise 18a-d).

    The sum of 1/t^q converges exactly when q > 1, so Robbins and Monro want p <= 1 < exp2.
    """
    t("exp2", 2 * p)


def exponential_schedule(t: Recorder, c: float, rate: float, w0: float, G: float, start: int = 1) -> None:
    """eta_t = c e^(-rate t), t = 1, 2, ...: the sum of all steps and how far they can lead (exercise 18e).

    A geometric series with ratio q = e^-rate; a step is at most eta_t G long.
    """
    q = t("q", np.exp(-rate))
    first = t("first", c * q**start)
    total = t("total", first / (1 - q))
    t("reach", w0 + G * total)


def fitting_powers(t: Recorder, m: int) -> None:
    """eta_t = lam (s0 / (s0 + t^m))^p: the p that meet Robbins and Monro (exercise 18f).

    For large t the rate is lam s0^p / t^(m p): the first series needs m p <= 1, the squares 2 m p > 1.
    """
    t("p_low", 1 / (2 * m))
    t("p_high", 1 / m)


def one_step_rate(t: Recorder, a: float, b: float, x0: float) -> None:
    """The step of gradient descent that leads from x0 to the minimum of a x^2 + b x + c at once (exercise 18g)."""
    vertex = t("vertex", -b / (2 * a))
    slope = t("slope", 2 * a * x0 + b)  # f'(x0)
    eta = t("eta", (x0 - vertex) / slope)  # = 1 / (2a), whatever x0
    t("x1", x0 - eta * slope)


def full_batch(t: Recorder, x: Array, eta: float) -> None:
    """What a constant step does to y = w x with L = mean of (y - w x)^2 (exercise 18h, i).

    w - w_hat is multiplied by r = 1 - eta H in every step, H = (2/n) sum x^2 the second derivative. x: [n].
    """
    H = t("H", 2 * np.mean(x**2))
    t("eta_best", 1 / H)
    t("eta_max", 2 / H)
    t("r", 1 - eta * H)
