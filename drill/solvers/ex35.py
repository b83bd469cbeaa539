"""Exercise 35: weights that neither fade nor blow up the variance on its way through the layers.

h = sum of w_i x_i over n_in inputs, everything independent, E w = 0: Var h = n_in Var w E x^2.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.initial import uniform_bound, uniform_variance
from drill.solution import Recorder

Array = Any


def fading(t: Recorder, n_in: int, v0: float, n_layers: int) -> None:
    """U[-1/sqrt(n), 1/sqrt(n)]: what one layer and what several do to the variance (exercise 35a)."""
    length = t("length", 2 / np.sqrt(n_in))
    var_w = t("var_w", uniform_variance(length))
    ratio = t("ratio", n_in * var_w)
    t("var_last", v0 * ratio**n_layers)


def keeping(t: Recorder, n_in: int) -> None:
    """Laws with n Var w = 1: the bound a of U[-a, a] (exercise 35b), the std of a normal law (35c)."""
    var_w = t("var_w", 1 / n_in)
    t("a", uniform_bound(var_w))
    t("mean", 0.0)
    t("std", np.sqrt(var_w))


def he(t: Recorder, n_in: int) -> None:
    """Behind a ReLU E x^2 is half of Var z, so that n Var w / 2 = 1 (exercise 35d)."""
    var_w = t("var_w", 2 / n_in)
    std = t("std", np.sqrt(var_w))
    t("a", np.sqrt(3) * std)


def glorot(t: Recorder, n_in: int, n_out: int) -> None:
    """One over the mean of both fans, and what is left of 1 forwards and backwards (exercise 35e)."""
    fan = t("fan", (n_in + n_out) / 2)
    var_w = t("var_w", 1 / fan)
    t("a", uniform_bound(var_w))
    t("forward", n_in * var_w)
    t("backward", n_out * var_w)


def two_layers(t: Recorder, sizes: Array, var_w: float, v0: float, g0: float) -> None:
    """Variances through layers n0 -> n1 -> n2 and of gradients back again (exercise 35f). sizes: [3]."""
    n0, n1, n2 = sizes
    var_1 = t("var_1", v0 * n0 * var_w)
    t("var_forward", var_1 * n1 * var_w)
    back_1 = t("back_1", g0 * n2 * var_w)
    t("var_backward", back_1 * n1 * var_w)
