"""Exercise 20: backpropagation invented on a chain of weights, L = (y - yhat)^2 / 2, all numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.nn.activations import ACTIVATIONS
from drill.nn.chain import chain
from drill.nn.losses import half_squared_error
from drill.solution import Recorder

Array = Any
Function = Callable[[Any], Any]
Slope = Callable[[Function, float, float], float]
Forward = tuple[float, float, float, float, float]


def repeats(t: Recorder, m: int) -> None:
    """Local derivatives written for a chain of m weights, and different ones among them (exercise 20c).

    dL/dw_k is dL/dyhat, then two derivatives for each weight crossed on the way back, then dh_k/dw_k.
    """
    for k in range(1, m + 1):
        t("length", 2 * (m - k) + 2, k)
    t("naive", np.sum(t.gather("lengths", 1, family="length")))
    through = t("through", 2 * (m - 1))  # dh_(k+1)/do_k and do_k/dh_k of every hidden layer
    t("distinct", 1 + through + m)


def forward(t: Recorder, x: float, w: Array, act: str, output: str = "identity") -> Forward:
    """h1, o1, h2, o2, yhat of the chain. w: [3]; output: what stands after w3, if it is not linear."""
    f, _ = ACTIVATIONS[act]
    last, _ = ACTIVATIONS[output]
    w1, w2, w3 = w
    h1 = t("h1", x * w1)
    o1 = t("o1", f(h1))
    h2 = t("h2", o1 * w2)
    o2 = t("o2", f(h2))
    yhat = t("yhat", last(o2 * w3))
    t.gather("forward", "h1", "o1", "h2", "o2", "yhat")
    return h1, o1, h2, o2, yhat


def at_input(df: Function, h: float, o: float) -> float:
    """The slope of an activation that turned h into o: f'(h)."""
    return df(h)


def at_output(df: Function, h: float, o: float) -> float:
    """f'(o): the slope at a wrong place."""
    return df(o)


def backward(
    t: Recorder, x: float, y: float, w: Array, act: str, passed: Forward, slope: Slope = at_input
) -> tuple[float, float, float]:
    """dL/dw1, dL/dw2, dL/dw3 by the accumulated d. w: [3]; passed: what `forward` gave."""
    _, df = ACTIVATIONS[act]
    _, w2, w3 = w
    h1, o1, h2, o2, yhat = passed
    df1 = t("df1", slope(df, h1, o1))
    df2 = t("df2", slope(df, h2, o2))

    d3 = t("d3", yhat - y)  # dL/dyhat
    dw3 = t("dw3", d3 * o2)
    d2 = t("d2", d3 * w3 * df2)  # dL/dh2
    dw2 = t("dw2", d2 * o1)
    d1 = t("d1", d2 * w2 * df1)  # dL/dh1
    dw1 = t("dw1", d1 * x)
    t.gather("d", "d3", "d2", "d1")
    t.gather("grad", "dw1", "dw2", "dw3")
    return dw1, dw2, dw3


def backpropagation(
    t: Recorder, x: float, y: float, w: Array, act: str, slope: Slope = at_input, output: str = "identity"
) -> None:
    """Forward pass, accumulated d and the three gradients (exercise 20d). w: [3]."""
    passed = forward(t, x, w, act, output)
    backward(t, x, y, w, act, passed, slope)


def descent_step(t: Recorder, x: float, y: float, w: Array, act: str, eta: float) -> None:
    """One step for all three weights, gradients at the old ones; the loss before and after (exercise 20e). w: [3]."""
    passed = forward(t, x, w, act)
    t("loss_old", half_squared_error(y, passed[-1]))
    dw1, dw2, dw3 = backward(t, x, y, w, act, passed)

    w1, w2, w3 = w
    t("w1_new", w1 - eta * dw1)
    t("w2_new", w2 - eta * dw2)
    t("w3_new", w3 - eta * dw3)
    w_new = t.gather("w_new", "w1_new", "w2_new", "w3_new")

    f, _ = ACTIVATIONS[act]
    yhat_new = t("yhat_new", chain(x, w_new, f))
    t("loss_new", half_squared_error(y, yhat_new))
