"""Judges of exercise 39: autograd of whole losses, and difference quotients of sums written out for the batch."""

from __future__ import annotations

import autograd.numpy as anp
import numpy as np
from autograd import grad

from tests.oracle.ex23 import slopes

ACTIVATION = {
    "relu": lambda t: anp.where(t > 0, t, 0 * t),
    "sigmoid": lambda t: 0.5 * (1 + anp.tanh(t / 2)),
    "tanh": lambda t: 1 - 2 / (anp.exp(2 * t) + 1),
}


def hidden(X, weights, f):
    """What leaves the two hidden layers, the one next to the input first."""
    W3, W2, _ = weights
    first = f(anp.dot(X, W3))
    return first, f(anp.dot(first, W2))


def judged(p, f, loss, output):
    """All parts of an item: forward, autograd by all three matrices, a step for the last one."""
    X = np.array(p["X"], dtype=float)
    weights = [np.array(p[name], dtype=float) for name in ("W3", "W2", "W1")]

    def of(weights):
        return loss(anp.dot(hidden(X, weights, f)[1], weights[2])[0], p["y"])

    H1, H2 = hidden(X, weights, f)
    dW3, dW2, dW1 = grad(of)(weights)
    return {
        "H1": H1[0].tolist(),
        "H2": H2[0].tolist(),
        "y_hat": output(np.dot(H2, weights[2])[0]),
        "L": float(of(weights)),
        "dW1": dW1.tolist(),
        "dW2": dW2.tolist(),
        "dW3": dW3.tolist(),
        "W1_new": (weights[2] - p["eta"] * dW1).tolist(),
    }


def half_square(z, y):
    """Of the one output."""
    return (z[0] - y) ** 2 / 2


def log_loss(z, y):
    """From the number before the sigmoid: ln(1 + e^z) - y z."""
    return anp.log(1 + anp.exp(z[0])) - y * z[0]


def cross_entropy(z, y):
    """From the two numbers before softmax: ln of the sum of e^z, less z of the class."""
    return anp.log(anp.sum(anp.exp(z))) - z[y]


def item_39a(p):
    """ReLU, half squared error."""
    return judged(p, ACTIVATION["relu"], half_square, lambda z: float(z[0]))


def item_39b(p):
    """Sigmoids, half squared error."""
    return judged(p, ACTIVATION["sigmoid"], half_square, lambda z: float(z[0]))


def item_39c(p):
    """Tanh, a sigmoid on the output, logloss."""
    return judged(p, ACTIVATION["tanh"], log_loss, lambda z: float(ACTIVATION["sigmoid"](z[0])))


def item_39d(p):
    """ReLU, softmax over two classes."""
    return judged(p, ACTIVATION["relu"], cross_entropy, lambda z: (np.exp(z) / np.exp(z).sum()).tolist())


def formula_39e(v):
    """Difference quotients of sum(dY * yhat) by each weight."""

    def cut(H):
        return np.where(H > 0, H, 0.0)

    def signal(W3, W2, W1):
        first = cut(np.einsum("np,pa->na", v["X"], W3))
        second = cut(np.einsum("na,ab->nb", first, W2))
        return v["dY"] * np.einsum("nb,bq->nq", second, W1)

    return {
        "dW1_formula": slopes(v, "W1", lambda W1: signal(v["W3"], v["W2"], W1)),
        "dW2_formula": slopes(v, "W2", lambda W2: signal(v["W3"], W2, v["W1"]), 1e-6),
        "dW3_formula": slopes(v, "W3", lambda W3: signal(W3, v["W2"], v["W1"]), 1e-6),
    }
