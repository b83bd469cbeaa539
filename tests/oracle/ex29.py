"""Judges of exercise 29: branches in plain loops, difference quotients in fractions, autograd away from the corner."""

from __future__ import annotations

import math
from fractions import Fraction

import autograd.numpy as np
from autograd import grad, jacobian

STEP = Fraction(1, 1000)
"""Shorter than the way from any input to the corner."""


def branch(t, left):
    """What stands on the right of zero is t, on the left left(t)."""
    return t if t > 0 else left(t)


def quotients(loss, at):
    """Central difference quotients by every entry of a list, in fractions: exact on a straight piece."""
    found = []
    for k in range(len(at)):
        up, down = list(at), list(at)
        up[k] += STEP
        down[k] -= STEP
        found.append((loss(up) - loss(down)) / (2 * STEP))
    return found


def item_29a(p):
    """The loss is the sum of d_out o."""
    h = [Fraction(entry) for entry in p["h"]]

    def loss(inputs):
        return sum(d * branch(t, lambda _: Fraction(0)) for d, t in zip(p["d_out"], inputs, strict=True))

    return {"o": [float(branch(t, lambda _: 0)) for t in h], "dh": [float(one) for one in quotients(loss, h)]}


def item_29b(p):
    """One stair after another, with e^t / (1 + e^t); softplus as the area under the sigmoid."""
    x, total = p["x"], 0.0
    for i in range(p["n_terms"]):
        shifted = math.exp(x - i - 0.5)
        total += shifted / (1 + shifted)
    ends = np.linspace(-40, x, 200_001)
    heights = 1 / (1 + np.exp(-ends))
    width = ends[1] - ends[0]
    # Simpson's rule
    area = width / 3 * (heights[0] + 4 * np.sum(heights[1:-1:2]) + 2 * np.sum(heights[2:-1:2]) + heights[-1])
    return {"sum_sigmoids": total, "softplus": float(area), "relu": branch(x, lambda _: 0)}


def item_29c(p):
    """Autograd of both losses; z is never at the corner."""
    x, w = np.array(p["x"], dtype=float), np.array(p["w"], dtype=float)

    def z(weights):
        return np.sum(weights * x) + p["b"]

    def loss(activation):
        return lambda weights: 0.5 * (activation(z(weights)) - p["y"]) ** 2

    by_sigmoid = grad(loss(lambda t: np.exp(t) / (1 + np.exp(t))))(w)
    by_relu = grad(loss(lambda t: (t + abs(t)) / 2))(w)
    return {"z": float(z(w)), "dw_sigmoid": by_sigmoid.tolist(), "dw_relu": by_relu.tolist()}


def item_29d(p):
    """A scan over biases in quarters, from high to low, until no observation is active."""

    def active(b):
        return sum(sum(a * c for a, c in zip(row, p["w"], strict=True)) + b > 0 for row in p["X"])

    b = Fraction(100)
    while active(b):
        b -= Fraction(1, 4)
    return {"n_active": active(p["b"]), "b_dead": float(b)}


def leaky_loss(h, d_out, alpha):
    """The sum of d_out o of a PReLU layer."""
    return sum(d * branch(t, lambda t: alpha * t) for d, t in zip(d_out, h, strict=True))


def item_29e(p):
    """Difference quotients by the inputs and by alpha: everything is straight there."""
    h, alpha = [Fraction(entry) for entry in p["h"]], Fraction(str(p["alpha"]))
    by_h = quotients(lambda inputs: leaky_loss(inputs, p["d_out"], alpha), h)
    (by_alpha,) = quotients(lambda slope: leaky_loss(h, p["d_out"], slope[0]), [alpha])
    return {
        "o": [float(branch(t, lambda t: alpha * t)) for t in h],
        "dh": [float(one) for one in by_h],
        "dalpha": float(by_alpha),
    }


def formula_29e(v):
    """The difference that a whole unit of alpha makes: the loss is straight in alpha."""
    h, d_out = v["h"].tolist(), v["d_out"].tolist()
    return {"dalpha_formula": leaky_loss(h, d_out, 1.3) - leaky_loss(h, d_out, 0.3)}


def item_29f(p):
    """Autograd of each branch by itself; the Jacobian of an elementwise layer is diagonal."""
    h, d_out = np.array(p["h"], dtype=float), np.array(p["d_out"], dtype=float)

    def layer(inputs):
        return np.array([branch(t, lambda t: p["alpha"] * np.expm1(t)) for t in inputs])

    return {"o": layer(h).tolist(), "dh": (d_out @ jacobian(layer)(h)).tolist()}


def formula_29f(v):
    """The input is found again from the output; there the left branch is differentiated."""
    t = math.log1p(v["o"] / v["alpha"])
    return {"slope_formula": grad(lambda t: v["alpha"] * np.expm1(t))(t)}


def item_29g(p):
    """Every statement is tried in numbers."""

    def relu(t):
        return branch(t, lambda _: 0.0)

    def slope(t, step=1e-6):
        return (relu(t + step) - relu(t)) / step

    spread = [k / 4 for k in range(-40, 41) if k]
    sample = [[1.0, 2.0], [3.0, -1.0], [-2.0, 0.5]]
    weights, bias = [0.4, -0.2], -9.0
    inputs = [sum(w * x for w, x in zip(weights, row, strict=True)) + bias for row in sample]
    gradients = [slope(z) * x for z, row in zip(inputs, sample, strict=True) for x in row]
    holds = {
        "not_zero_centred": abs(sum(map(relu, spread)) / len(spread)) > 1,
        "dead_stays_dead": max(inputs) < 0 and not any(gradients),
        "homogeneous": all(abs(relu(c * t) - c * relu(t)) < 1e-12 for c in (0.5, 3.0) for t in spread),
        "no_saturation_right": all(abs(slope(t) - 1) < 1e-3 for t in (0.1, 5.0, 1000.0)),
        "slope_at_most_quarter": all(slope(t) <= 0.25 for t in spread),
        "smooth_at_zero": abs(slope(0.0) - slope(0.0, -1e-6)) < 1e-3,
        "saturates_both_sides": abs(slope(50.0)) < 1e-3 and abs(slope(-50.0)) < 1e-3,
    }
    return {"facts": {key for key, is_true in holds.items() if is_true}}
