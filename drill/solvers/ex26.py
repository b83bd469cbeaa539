"""Exercise 26: three ways to make one step on the chain of exercise 20, L = (yhat - y)^2 / 2."""

from __future__ import annotations

from typing import Any

from drill.nn.activations import ACTIVATIONS
from drill.nn.chain import chain
from drill.nn.losses import half_squared_error
from drill.solution import Recorder
from drill.solvers.ex20 import backward, forward

Array = Any


def three_ways(t: Recorder, x: float, y: float, w: Array, eta: float, act: str, order: Array = (3, 2, 1)) -> None:
    """The weights and the loss after one step of each way (exercises 26a, c). w: [3].

    Way 1: all gradients at the old weights. Way 2: forward values and residual stay old, the backward chain meets
    weights that are already new. Way 3: forward again before each weight, in `order`.
    """
    passed = forward(t, x, w, act)
    dw1, dw2, dw3 = backward(t, x, y, w, act, passed)
    w1, w2, w3 = w

    t("w1_way1", w1 - eta * dw1)
    t("w2_way1", w2 - eta * dw2)
    t("w3_way1", w3 - eta * dw3)
    way1 = t.gather("way1", "w1_way1", "w2_way1", "w3_way1")

    _, df = ACTIVATIONS[act]
    h1, o1, h2, o2, yhat = passed
    new3 = t("w3_way2", w3 - eta * (yhat - y) * o2)
    d2 = t("d2_way2", (yhat - y) * new3 * df(h2))
    new2 = t("w2_way2", w2 - eta * d2 * o1)
    d1 = t("d1_way2", d2 * new2 * df(h1))
    t("w1_way2", w1 - eta * d1 * x)
    way2 = t.gather("way2", "w1_way2", "w2_way2", "w3_way2")

    way3 = one_after_another(t, x, y, w, eta, act, order)

    f, _ = ACTIVATIONS[act]
    t("loss1", half_squared_error(y, t("yhat_way1", chain(x, way1, f))))
    t("loss2", half_squared_error(y, t("yhat_way2", chain(x, way2, f))))
    t("loss3", half_squared_error(y, t("yhat_way3", chain(x, way3, f))))


def one_after_another(t: Recorder, x: float, y: float, w: Array, eta: float, act: str, order: Array) -> Array:
    """Way 3: the exact partial derivative by each weight in turn, at the weights as they then are.

    Returns the new weights [3]; lines are numbered by the weight whose turn it is.
    """
    f, df = ACTIVATIONS[act]
    new = list(w)
    for k in order:
        w1, w2, w3 = new
        h1 = t("h1_turn", x * w1, k)
        o1 = t("o1_turn", f(h1), k)
        h2 = t("h2_turn", o1 * w2, k)
        o2 = t("o2_turn", f(h2), k)
        d3 = t("d3_turn", o2 * w3 - y, k)
        d2 = t("d2_turn", d3 * w3 * df(h2), k)
        d1 = t("d1_turn", d2 * w2 * df(h1), k)
        g = t("g", (d1 * x, d2 * o1, d3 * o2)[k - 1], k)
        new[k - 1] = t("w_way3", new[k - 1] - eta * g, k)
    return t.gather("way3", 1, family="w_way3")


def shrinking(t: Recorder, k: float) -> None:
    """How many times smaller the difference of ways 1 and 2 in w1 becomes with eta / k: it is eta^2 times the rest.

    Two weights, yhat = w2 f(w1 x): w2 moves by eta delta o, and that gap comes into the step of w1 with another eta
    (exercise 26b).
    """
    t("ratio", k**2)
