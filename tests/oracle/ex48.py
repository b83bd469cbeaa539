"""Judges of exercise 48: autograd through an unrolled loop, walks step by step, exact fractions."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import autograd
import autograd.numpy as anp
import numpy as np


def relu(a):
    """max(0, a) whose derivative is 0 at 0."""
    return anp.where(a > 0, a, 0.0)


def rolled(u, v, w, p, given=None):
    """States, forecasts and the mean squared error; `given`: previous states that are constants."""
    y, h = p["y"], float(p["h0"])
    states, forecasts = [], []
    for step in (1, 2, 3):
        previous = h if given is None else given[step - 1]
        h = relu(w * previous + v * y[step - 1])
        states.append(h)
        forecasts.append(relu(u * h))
    loss = sum((y[step] - forecasts[step - 1]) ** 2 for step in (1, 2, 3)) / 3
    return states, forecasts, loss


def weights(p):
    """u, v, w as floats."""
    return [float(p[name]) for name in ("u", "v", "w")]


def item_48a(p):
    """The cell is rolled out in exact fractions."""
    y, h, u, v, w = [[Fraction(value) for value in p["y"]], *(Fraction(p[name]) for name in ("h0", "u", "v", "w"))]
    h_all, y_hat, total = [], [], Fraction(0)
    for before, after in itertools.pairwise(y):
        inside = before * v + h * w
        h = inside if inside > 0 else Fraction(0)
        guess = h * u if h * u > 0 else Fraction(0)
        h_all.append(float(h))
        y_hat.append(float(guess))
        total += (guess - after) * (guess - after)
    return {"h": h_all, "y_hat": y_hat, "L": float(total / 3)}


def item_48b(p):
    """Autograd through the rolled cell, then one step."""
    gradient = autograd.grad(lambda at: rolled(at[0], at[1], at[2], p)[2])
    start = np.array(weights(p))
    slopes = gradient(start)
    stepped = start - p["eta"] * slopes
    return dict(zip(("du", "dv", "dw", "u_new", "v_new", "w_new"), [*slopes, *stepped], strict=True))


def item_48c(p):
    """A gradient is handed back one step after another, and steps are counted until it has passed the threshold."""
    one_step = Fraction(p["w"]) * Fraction(p["slope"])
    factor, count = Fraction(1), 0
    while count < p["n_steps"]:
        factor, count = factor * one_step, count + 1
    walked, needed = Fraction(1), 0
    while Fraction(1, 100) <= walked <= 100:
        walked, needed = walked * one_step, needed + 1
    return {
        "factor": float(factor),
        "n_steps_needed": needed,
        "fate": "explodes" if walked > 100 else "vanishes",
    }


def formula_48d(v):
    """One step with a state that depends on the weight as g_prev says, differentiated numerically."""

    def state(w, v_, by_w):
        moved = v["h_prev"] + v["g_prev"] * ((w - v["w"]) if by_w else (v_ - v["v"]))
        return v["fprime"] * (w * moved + v_ * v["y_prev"])

    e = 1e-5
    return {
        "dh_dw_formula": (state(v["w"] + e, v["v"], True) - state(v["w"] - e, v["v"], True)) / (2 * e),
        "dh_dv_formula": (state(v["w"], v["v"] + e, False) - state(v["w"], v["v"] - e, False)) / (2 * e),
    }


def item_48d(p):
    """Which weights the states of a cell react to, seen by shaking each of them."""

    def last_state(u, v, w):
        h = 0.3
        for y in (0.5, -0.4, 0.8):
            h = math.tanh(w * h + v * y)
        return h, u * h

    base = last_state(0.7, 0.6, 0.9)[0]
    needs = {
        "u": last_state(0.8, 0.6, 0.9)[0] != base,
        "v": last_state(0.7, 0.7, 0.9)[0] != base,
        "w": last_state(0.7, 0.6, 1.0)[0] != base,
    }
    free = tuple(name for name in needs if not needs[name])
    return {
        "u_needs_time": {("u",): "u_does_not", ("u", "v"): "v_does_not", ("u", "v", "w"): "none_do", (): "all_do"}[free]
    }


def item_48e(p):
    """The vector is shortened by bisection on its length; entries are cut one by one."""
    length = math.hypot(*p["g"])
    low, high = 0.0, 1.0
    if length > p["c"]:
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (low, middle) if math.hypot(*(middle * x for x in p["g"])) > p["c"] else (middle, high)
    by_value = []
    for x in p["g"]:
        if x > p["c"]:
            x = p["c"]
        elif x < -p["c"]:
            x = -p["c"]
        by_value.append(x)
    return {"norm": length, "by_norm": [high * x for x in p["g"]], "by_value": by_value}


def item_48f(p):
    """Power iteration: the matrix is applied again and again, and the change of length is looked at.

    It works for these matrices: their eigenvectors are perpendicular.
    """
    W = np.array(p["W"])
    x = np.array([1.0, 0.37])
    for _ in range(5000):
        x = W @ x
        rho = math.sqrt(x @ x)
        x = x / rho
    growth = 1.0
    for _ in range(p["n_steps"]):
        growth *= rho
    far = rho**500
    return {"rho": rho, "growth": growth, "fate": "vanishes" if far < 0.01 else "explodes" if far > 100 else "stays"}


def item_48g(p):
    """Autograd where the previous states are numbers computed beforehand."""
    u, v, w = weights(p)
    states = [float(p["h0"]), *rolled(u, v, w, p)[0]]
    dv, dw = autograd.grad(lambda at: rolled(u, at[0], at[1], p, given=states)[2])(np.array([v, w]))
    return {"dv_trunc": dv, "dw_trunc": dw}
