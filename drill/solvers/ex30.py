"""Exercise 30: softplus and the smooth activations built on it, Swish and Mish."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import relu, sigmoid, softplus
from drill.solution import Recorder

Array = Any

ROOT = -1.27846454276107379510935873902298
"""The root of e^u = -1 - u; tasks print it as -1.2785."""


def softplus_and_slope(note: Recorder, t: Array) -> None:
    """f(t) = ln(1 + e^t) and f'(t) = e^t / (1 + e^t) (exercise 30a). t: [3]."""
    E = note("E", np.exp(t))  # [3]
    note("f", np.log(1 + E))
    note("df", E / (1 + E))


def softplus_at_zero(note: Recorder, beta: float, n_layers: int) -> None:
    """Softplus ln(1 + e^(beta t)) / beta against ReLU at 0: gap, slope, the slope of n layers (exercise 30b)."""
    f_0 = note("f", softplus(beta * 0) / beta, 0)
    note("gap", f_0 - relu(0))
    slope = note("slope", sigmoid(beta * 0))
    note("slope_product", slope**n_layers)


def swish(note: Recorder, t: float, beta: float) -> None:
    """f(t) = t sigma(beta t) and its slope by the product rule (exercise 30c; Ramachandran et al. 2017)."""
    s = note("s", sigmoid(beta * t))
    note("f", t * s)
    note("df", s + beta * t * s * (1 - s))


def swish_limits(note: Recorder, t: float) -> None:
    """Limits of t sigma(beta t) for beta -> 0 and beta -> infinity: t/2 and ReLU (exercise 30d)."""
    s = note("s_zero", sigmoid(0 * t))
    note("f_beta_zero", t * s)
    note("f_beta_inf", relu(t))


def mish(note: Recorder, t: float) -> None:
    """f(t) = t tanh(softplus(t)) and its slope (exercise 30e; Misra 2019)."""
    u = note("u", softplus(t))
    v = note("v", np.tanh(u))
    s = note("s", sigmoid(t))  # the slope of softplus
    note("f", t * v)
    note("df", v + t * (1 - v**2) * s)


def swish_bottom(note: Recorder, beta: float) -> None:
    """Where t sigma(beta t) is least, and how deep: 1 + u (1 - s) = 0 with u = beta t (exercise 30f)."""
    u = note("u", ROOT)
    t_min = note("t_min", u / beta)
    s = note("s", (u + 1) / u)
    note("f_min", t_min * s)
