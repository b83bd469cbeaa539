"""Exercise 18: learning rates."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def full_batch(t: Recorder, x: Array, eta: float) -> None:
    """What a constant step does to y = w x with L = mean of (y - w x)^2 (exercise 18h, i).

    w - w_hat is multiplied by r = 1 - eta H in every step, H = (2/n) sum x^2 the second derivative. x: [n].
    """
    H = t("H", 2 * np.mean(x**2))
    t("eta_best", 1 / H)
    t("eta_max", 2 / H)
    t("r", 1 - eta * H)
