"""Judges of exercise 54: the loss by ln(1 + e^t) alone, automatic differentiation, fourth roots found by trying."""

from __future__ import annotations

import math
from fractions import Fraction

import autograd.numpy as anp
import numpy as np
from autograd import grad


def softplus(t):
    """ln(1 + e^t): what a negative word of the score t costs, and an observed one of the score -t."""
    return anp.logaddexp(0.0, t)


def total(v, u_pos, U_neg):
    """The loss of a pair, the negative words one by one."""
    loss = softplus(-anp.dot(u_pos, v))
    for k in range(len(U_neg)):
        loss = loss + softplus(anp.dot(U_neg[k], v))
    return loss


def arrays(p):
    """The three arguments of the loss."""
    return tuple(np.array(p[name], dtype=float) for name in ("v", "u_pos", "U_neg"))


def item_54a(p):
    """A sigmoid is the slope of ln(1 + e^t)."""
    v, u_pos, U_neg = arrays(p)
    slope = grad(softplus)
    return {
        "s_pos": slope(float(u_pos @ v)),
        "s_neg": [slope(float(row @ v)) for row in U_neg],
        "loss": float(total(v, u_pos, U_neg)),
    }


def item_54b(p):
    """Autograd by every argument."""
    at = arrays(p)
    return {name: grad(total, k)(*at).tolist() for k, name in enumerate(("dv", "du_pos", "dU_neg"))}


def formula_54b(v):
    """Autograd of the observed word's part of the loss."""
    return {"du_pos_formula": grad(lambda u: softplus(-anp.dot(u, v["v"])))(v["u"])}


def item_54c(p):
    """Whole fourth roots are looked for; shares are exact fractions."""
    roots = [next(r for r in range(1, 100) if r * r * r * r == count) for count in p["counts"]]
    weights = [root * root * root for root in roots]
    return {"p": [float(Fraction(weight, sum(weights))) for weight in weights]}


def item_54d(p):
    """The probability whose square is t/f, by bisection."""
    low, high = 0.0, 1.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if middle * middle * p["f"] < p["t"] else (low, middle)
    return {"keep": high, "discard": math.fsum([1, -high])}
