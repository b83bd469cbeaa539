"""Judges of exercise 12: losses added up one by one, thresholds tried, descents by Newton's method and bisection."""

from __future__ import annotations

import math
from fractions import Fraction

import autograd.numpy as np
from autograd import grad, hessian


def cost(z: float, label: int) -> float:
    """What an observation costs: ln(1 + e^-z) for a whale, ln(1 + e^z) for an ant, without overflow."""
    wrong = -z if label else z
    return math.log1p(math.exp(wrong)) if wrong < 0 else wrong + math.log1p(math.exp(-wrong))


def mean_cost(x: list, y: list, w0: float, w1: float) -> float:
    """The mean over the sample."""
    total = 0.0
    for place, label in zip(x, y, strict=True):
        total += cost(w0 + w1 * place, label)
    return total / len(x)


def item_12a(p):
    """The probability of a whale from what an observation would cost if it were one."""
    x, y, w0, w1 = p["x"], p["y"], p["w0"], p["w1"]
    return {"p": [math.exp(-cost(w0 + w1 * place, 1)) for place in x], "loss": mean_cost(x, y, w0, w1)}


def witness_12b(p, typed):
    """The loss of the proposed pair."""
    return mean_cost(p["x"], p["y"], *typed["w"]) < p["eps"]


def formula_12c(v):
    """The loss of the sample at this pair."""
    return {"loss": mean_cost(v["x"], v["y"], v["w_0"], v["w_1"])}


def right_thresholds(x: list, y: list) -> list[tuple[Fraction, int]]:
    """Thresholds on a fine grid, with the sign of the slope, that put every observation on its side."""
    step = Fraction(1, 8)
    grid = [min(x) - 1 + step * k for k in range(int((max(x) - min(x) + 2) / step) + 1)]
    return [
        (at, sign)
        for at in grid
        for sign in (1, -1)
        if all(sign * (place - at) > 0 if label else sign * (place - at) < 0 for place, label in zip(x, y, strict=True))
    ]


def item_12d(p):
    """Ends next to the first and the last right threshold; the loss of a very steep model there."""
    found = right_thresholds(p["x"], p["y"])
    first, last, sign = found[0][0], found[-1][0], found[0][1]
    assert {way for _, way in found} == {sign}
    steep = 1000 * sign
    return {
        "interval": [float(first - Fraction(1, 8)), float(last + Fraction(1, 8))],
        "slope_sign": sign,
        "inf_loss": mean_cost(p["x"], p["y"], -steep * float(first + last) / 2, steep),
    }


def newton(x: list, y: list) -> np.ndarray:
    """The pair where the gradient of the loss vanishes, by damped Newton steps on autograd."""
    places, signs = np.array(x, dtype=float), 2.0 * np.array(y) - 1

    def loss(w):
        return np.mean(np.logaddexp(0, -signs * (w[0] + w[1] * places)))

    slope, bend = grad(loss), hessian(loss)
    w = np.zeros(2)
    for _ in range(50):
        step = np.linalg.solve(bend(w), slope(w))
        while loss(w - step) > loss(w) + 1e-15:
            step = step / 2
        w = w - step
        if np.abs(step).max() < 1e-12:
            break
    assert np.abs(slope(w)).max() < 1e-10
    return w


def item_12e(p):
    """Newton's method on the sample written out."""
    x = [0] * p["n0"] + [1] * p["n1"]
    y = [int(i < p["k0"]) for i in range(p["n0"])] + [int(i < p["k1"]) for i in range(p["n1"])]
    return {"w": newton(x, y).tolist()}


def item_12f(p):
    """Any right threshold lets the loss fall for ever; else the gradient vanishes at a finite pair."""
    if right_thresholds(p["x"], p["y"]):
        return {"key": "none"}
    w = newton(p["x"], p["y"])
    assert mean_cost(p["x"], p["y"], *w) > 0
    return {"key": "finite"}


def item_12g(p):
    """Bisection for the place where the forecasts add up to the whales."""
    low, high = -50.0, 50.0
    for _ in range(100):
        middle = (low + high) / 2
        too_low = p["n"] * math.exp(-cost(middle, 1)) < p["m"]
        low, high = (middle, high) if too_low else (low, middle)
    labels = [1] * p["m"] + [0] * (p["n"] - p["m"])
    return {"w0": low, "loss": mean_cost([0] * p["n"], labels, low, 0)}
