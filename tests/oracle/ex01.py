"""Judges of exercise 1: paths through the picture walked one by one, second differences, the rank of a Jacobian."""

from __future__ import annotations

import random
from fractions import Fraction

import autograd.numpy as anp
import numpy as np
from autograd import jacobian

ACTIVATION = {
    "sigmoid": lambda h: 0.5 * (1 + np.tanh(h / 2)),
    "relu": lambda h: h if h > 0 else 0.0,
    "tanh": lambda h: 1 - 2 / (np.exp(2 * h) + 1),
    "square": lambda h: h * h,
    "abs": lambda h: h if h > 0 else -h,
    "step": lambda h: 1.0 if h > 0 else 0.0,
    "identity": lambda h: h,
    "affine": lambda h: h + h + 1,
    "minus": lambda h: -h,
    "half": lambda h: h / 2,
    "shift": lambda h: h - 3,
}


def passed(x, into, out, f):
    """y: what reaches every neuron along its two arrows, through f, along its arrow to the output."""
    y = 0
    for j, weight in enumerate(out):
        hidden = 0
        for signal, arrows in zip((1, x), into, strict=True):
            hidden += signal * arrows[j]
        y += weight * f(hidden)
    return y


def item_1a(p):
    """The constant is y(0), the slope y(1) - y(0)."""
    at_0, at_1 = (passed(x, p["W1"], p["w2"], lambda h: h) for x in (0, 1))
    return {"gamma": [at_0, at_1 - at_0]}


def item_1b(p):
    """Difference quotients in exact fractions."""
    a, b, c, d = (Fraction(end) for end in p["x"])
    y = {x: passed(x, p["W1"], p["w2"], lambda h: h) for x in (a, b, c, d)}
    return {"slopes": [float((y[b] - y[a]) / (b - a)), float((y[d] - y[c]) / (d - c))]}


def item_1c(p):
    """The net point by point, then difference quotients in exact fractions."""
    x = [Fraction(point) for point in p["x"]]
    y = [passed(point, p["W1"], p["w2"], lambda h: h if h > 0 else 0) for point in x]
    slopes = [(y[k + 1] - y[k]) / (x[k + 1] - x[k]) for k in range(2)]
    return {"y": [float(value) for value in y], "slopes": [float(slope) for slope in slopes]}


def bends(f, n_hidden):
    """Whether any of 40 random nets has second differences: whether its graph is not one straight line."""
    chance = random.Random(5)
    for _ in range(40):
        into = [[chance.uniform(-3, 3) for _ in range(n_hidden)] for _ in range(2)]
        out = [chance.uniform(-3, 3) for _ in range(n_hidden)]
        y = [passed(x, into, out, f) for x in (-2.0, -1.0, 0.0, 1.0, 2.0)]
        if any(abs(y[k] - 2 * y[k + 1] + y[k + 2]) > 1e-6 for k in range(3)):
            return True
    return False


def item_1d(p):
    """No random net of this width bends, nor does a wider one; it takes f to bend it."""
    assert bends(np.tanh, p["n_hidden"])
    straight = not any(bends(lambda h: h, width) for width in (p["n_hidden"], 3, 10))
    return {"key": "line" if straight else "other"}


def item_1e(p):
    """The functions with which some random net bends."""
    return {"keys": {key for key in p["options"] if bends(ACTIVATION[key], 2)}}


def formula_1f(v):
    """The net with a sigmoid written by tanh."""
    into = ((v["w_11"], v["w_12"]), (v["w_21"], v["w_22"]))
    return {"y": passed(v["x"], into, (v["w_1"], v["w_2"]), ACTIVATION["sigmoid"])}


def item_1g(p):
    """The entries of the matrices counted; the rank of the Jacobian of the coefficients by all weights."""
    n_in, n_hidden = p["n_in"], p["n_hidden"]
    split = (n_in + 1) * n_hidden

    def coefficients(weights):
        return anp.dot(anp.reshape(weights[:split], (n_in + 1, n_hidden)), weights[split:])

    weights = np.random.default_rng(1).normal(size=np.ones((n_in + 1, n_hidden)).size + np.ones(n_hidden).size)
    return {"n_weights": weights.size, "n_free": int(np.linalg.matrix_rank(jacobian(coefficients)(weights)))}
