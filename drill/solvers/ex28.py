"""Exercise 28: the hyperbolic tangent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.nn.activations import relu, sigmoid, tanh
from drill.solution import Recorder

Array = Any


def at_infinity(t: Recorder, A: float, k: float, c: float) -> None:
    """The limits of A tanh(k t) + c, A > 0, at plus and minus infinity (exercise 28a)."""
    high = t("high", c + A)
    low = t("low", c - A)
    t("plus_inf", high if k > 0 else low)
    t("minus_inf", low if k > 0 else high)


def slope_by_value(t: Recorder, f: float) -> None:
    """tanh' where tanh is f (exercise 28b)."""
    t("df", 1 - f**2)


def tanh_layer(t: Recorder, h: Array, d_out: Array) -> None:
    """A tanh layer forward and backward, from d_out = dL/do (exercise 28c). h, d_out: [n]."""
    o = t("o", tanh(h))  # [n]
    slope = t("slope", 1 - o**2)  # [n]
    t("dh", d_out * slope)  # [n]


def three_slopes(note: Recorder, t: Array) -> None:
    """The largest slope of tanh, and the product of slopes at t for tanh and for sigma (exercise 28d). t: [3]."""
    note("d_max", 1 - tanh(0.0) ** 2)
    F = note("F", tanh(t))  # [3]
    slopes_tanh = note("slopes_tanh", 1 - F**2)  # [3]
    S = note("S", sigmoid(t))  # [3]
    slopes_sigmoid = note("slopes_sigmoid", S * (1 - S))  # [3]
    note("prod_tanh", np.prod(slopes_tanh))
    note("prod_sigmoid", np.prod(slopes_sigmoid))


def hidden_state(t: Recorder, w: float, h0: float, n_steps: int, f: Callable[[float], float] = tanh) -> None:
    """h_t = f(w h_(t-1)) from h0, with ReLU and with f = tanh (exercise 28e)."""
    r = t("r", h0, 0)
    s = t("s", h0, 0)
    for k in range(1, n_steps + 1):
        r = t("r", relu(w * r), k)
        s = t("s", f(w * s), k)
    t("h_relu", r)
    t("h_tanh", s)
