"""Judges of exercise 13: softmax by differences alone and as the gradient of LogSumExp, bisection, large k."""

from __future__ import annotations

import math
from fractions import Fraction

import autograd.numpy as np
from autograd import grad
from scipy.special import logsumexp


def share(z, j):
    """The j-th output of softmax without an exponent of a single number: how far it is ahead of each of them."""
    return 1 / sum(math.exp(min(other - z[j], 700.0)) for other in z)


def shares(z):
    """Softmax of a plain list."""
    return [share(z, j) for j in range(len(z))]


def item_13a(p):
    """The gradient of LogSumExp of each row."""
    return {"P": [grad(lambda z: np.log(np.sum(np.exp(z))))(np.array(row, dtype=float)).tolist() for row in p["Z"]]}


def item_13b(p):
    """Cross-entropy as torch has it: LogSumExp of the row less the output of the true class, averaged."""
    losses = [logsumexp(row) - row[label] for row, label in zip(p["Z"], p["labels"], strict=True)]
    return {"loss": math.fsum(losses) / len(losses)}


def item_13c(p):
    """The output with the same probability, by bisection on the sigmoid."""
    wanted = share(p["z"], 0)
    low, high = -20.0, 20.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if 1 / (1 + math.exp(-middle)) < wanted else (low, middle)
    return {"z_single": low, "p_1": wanted}


def item_13d(p):
    """The average is the derivative of ln sum e^(s z) by s, at s = 1 and s = k; the limit is looked at far out."""
    z = np.array(p["z"], dtype=float)
    average = grad(lambda s: np.log(np.sum(np.exp(s * z))))
    far = shares([100 * one for one in z.tolist()])
    onehot = [round(one) for one in far]
    assert max(abs(a - b) for a, b in zip(far, onehot, strict=True)) < 1e-12
    limit = sum(weight * one for weight, one in zip(far, p["z"], strict=True))
    return {"soft_1": average(1.0), "soft_k": average(float(p["k"])), "onehot": onehot, "limit": limit}


def witness_13e(p, typed):
    """Both networks name the same odds: e^(z_1 - z_2) against those of the sigmoid."""
    first, second = typed["z"]
    sigmoid = 1 / (1 + Fraction(math.exp(-p["z_single"])))
    if abs(first - second) > 50:
        return False
    odds = Fraction(math.exp(first - second))
    return abs(float(odds * (1 - sigmoid) / sigmoid) - 1) <= 1e-6


def item_13f(p):
    """Shares by differences alone: no exponent is larger than that of a difference."""
    return {"p": shares(p["z"])}


def item_13g(p):
    """Pairwise: the log of a sum of two exponents, one after the other."""

    def smooth_maximum(z):
        return np.logaddexp(np.logaddexp(z[0], z[1]), z[2])

    return {"lse": [smooth_maximum(p["z"]), smooth_maximum([p["k"] * one for one in p["z"]]) / p["k"]]}


def item_13h(p):
    """Each statement is tried on the numbers; the one left is true of them."""
    z = [float(one) for one in p["z"]]
    out, far = shares(z), shares([200 * one for one in z])
    top = z.index(max(z))

    def quotient(step):
        return (share([one + step * (j == top) for j, one in enumerate(z)], top) - out[top]) / step

    holds = {
        "argmax": all(abs(one - (j == top)) < 1e-9 for j, one in enumerate(far))
        and abs(quotient(1e-6) - quotient(-1e-6)) < 1e-4,
        "returns_max": abs(max(far) - 200 * max(z)) < 1,
        "relu": all(abs(one - max(0, before)) < 1e-9 for one, before in zip(out, z, strict=True)),
        "linear": all(abs(one * max(z) - before) < 1e-9 for one, before in zip(out, z, strict=True)),
    }
    (key,) = [key for key, is_true in holds.items() if is_true]
    return {"key": key}
