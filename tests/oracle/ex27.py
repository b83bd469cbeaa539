"""Judges of exercise 27: autograd through e^t/(1 + e^t), search on a grid, layers counted one by one."""

from __future__ import annotations

import math
from fractions import Fraction

import autograd.numpy as np
from autograd import elementwise_grad, grad
from scipy.optimize import minimize_scalar


def book_sigmoid(t):
    """The book writes it so."""
    return np.exp(t) / (1 + np.exp(t))


def argument(o):
    """The t at which the sigmoid is o, by bisection."""
    low, high = -40.0, 40.0
    for _ in range(120):
        middle = (low + high) / 2
        low, high = (middle, high) if book_sigmoid(middle) < o else (low, middle)
    return (low + high) / 2


def item_27a(p):
    """Autograd of a loss whose derivative by the output is d_out."""
    h, d_out = np.array(p["h"], dtype=float), np.array(p["d_out"], dtype=float)
    return {
        "o": book_sigmoid(h).tolist(),
        "dh": grad(lambda x: np.sum(d_out * book_sigmoid(x)))(h).tolist(),
    }


def formula_27a(v):
    """The inputs are found again from the outputs; then autograd."""
    h = np.array([argument(o) for o in v["o"]])
    return {"dh_formula": grad(lambda x: np.sum(v["d_out"] * book_sigmoid(x)))(h)}


def item_27b(p):
    """The steepest place is searched for; there a chain is built with biases that keep every neuron at it."""
    slope = grad(book_sigmoid)
    found = minimize_scalar(lambda t: -slope(t), bounds=(-5, 4), method="bounded", options={"xatol": 1e-10})
    t_max = round(found.x, 6)
    d_max = slope(t_max)

    def chain(h):
        inner = 0.3
        for _ in range(p["n_layers"]):
            bias = t_max - p["w"] * inner
            h, inner = book_sigmoid(p["w"] * h + bias), book_sigmoid(t_max)
        return h

    return {"t_max": t_max, "d_max": round(d_max, 9), "bound": grad(chain)(0.3)}


def item_27c(p):
    """Layers are added one by one in fractions; slopes by autograd."""
    bound, n_layers = Fraction(1), 0
    while bound >= Fraction(str(p["threshold"])):
        bound *= Fraction(str(p["w"])) / 4
        n_layers += 1
    slope = grad(book_sigmoid)
    return {"n_layers": n_layers, "ratio": slope(0.0) / slope(float(p["t"]))}


def item_27d(p):
    """Autograd at some weights; the directions are tried with many neurons."""
    w = np.array([0.4, -1.3, 2.2])
    dw = grad(lambda weights: p["delta"] * np.sum(weights * np.array(p["o"])))(w)
    signs = set()
    for turn in range(200):
        inputs = book_sigmoid(np.array([math.sin(turn + k) * 6 for k in range(3)]))
        from_behind = math.cos(5 * turn)
        signs.add(tuple((-from_behind * elementwise_grad(lambda x, o=inputs: x * o)(w) > 0).tolist()))
    kinds = {
        "same_sign": signs == {(True, True, True), (False, False, False)},
        "any": len(signs) == 8,
        "opposite": all(a != b and b != c for a, b, c in signs),
        "only_up": signs == {(True, True, True)},
    }
    (directions,) = [key for key, is_true in kinds.items() if is_true]
    return {"dw": dw.tolist(), "n_positive": int(np.sum(dw > 0)), "directions": directions}
