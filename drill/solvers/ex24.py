"""Exercise 24: backpropagation by hand; the net 2-2-2-1 with sigmoids, linear output, no biases.

One observation x: [2], so H, O, d are vectors of its two neurons, yhat and d3 numbers. W1, W2: [2 x 2], W3: [2 x 1].
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import sigmoid, sigmoid_prime
from drill.nn.linear import by_input, by_weights
from drill.nn.losses import half_squared_error
from drill.solution import Recorder
from drill.solvers.ex23 import backward, forward

Array = Any


def zero_start(t: Recorder, X: Array, y: Array, order: Array, eta: float, batches: Any = None) -> None:
    """SGD from zero weights, L = (yhat - y)^2 / 2 of the observation in use (exercise 24b).

    X: [n x 2], y: [n], order: the observation of every step, counted from 1; batches: several a step instead.
    """
    W1 = t("W1", np.zeros((2, 2)), 0)
    W2 = t("W2", np.zeros((2, 2)), 0)
    W3 = t("W3", np.zeros((2, 1)), 0)
    for k, batch in enumerate(order if batches is None else batches, 1):
        i = np.atleast_1d(batch) - 1
        H1 = t("H1", X[i] @ W1, k)  # [1 x 2]
        O1 = t("O1", sigmoid(H1), k)
        H2 = t("H2", O1 @ W2, k)
        O2 = t("O2", sigmoid(H2), k)
        yhat = t("yhat", O2 @ W3, k)  # [1 x 1]

        d3 = t("d3", yhat - y[i][:, None], k)
        dW3 = t("dW3", by_weights(O2, d3), k)  # [2 x 1]
        d2 = t("d2", by_input(d3, W3) * sigmoid_prime(H2), k)
        dW2 = t("dW2", by_weights(O1, d2), k)  # [2 x 2]
        d1 = t("d1", by_input(d2, W2) * sigmoid_prime(H1), k)
        dW1 = t("dW1", by_weights(X[i], d1), k)  # [2 x 2]

        W3 = t("W3", W3 - eta * dW3, k)
        W2 = t("W2", W2 - eta * dW2, k)
        W1 = t("W1", W1 - eta * dW1, k)


def first_moves(t: Recorder, layers: int) -> None:
    """The SGD step in which each matrix leaves zero: the last one first, one a step (exercise 24c).

    dL/dW_k holds the product of all later matrices, so it stays zero until the one behind it has moved.
    """
    for k in range(1, layers + 1):
        t("first", layers - k + 1, k)
    t.gather("first", 1)


def backpropagation(t: Recorder, x: Array, y: float, W1: Array, W2: Array, W3: Array) -> tuple[Array, Array, Array]:
    """Forward pass, loss and gradients of one observation (exercises 24e, 24f)."""
    w3 = W3[:, 0]  # the one neuron of the last layer
    passed = forward(t, x, W1, W2, w3, sigmoid)
    t("loss", half_squared_error(y, passed[-1]))
    return backward(t, x, y, W2, w3, passed, sigmoid_prime)


def sgd_step(t: Recorder, x: Array, y: float, W1: Array, W2: Array, W3: Array, eta: float) -> None:
    """All weights after one step, gradients at the old ones (exercise 24g)."""
    dW1, dW2, dW3 = backpropagation(t, x, y, W1, W2, W3)
    t("W1_new", W1 - eta * dW1)
    t("W2_new", W2 - eta * dW2)
    t("W3_new", W3 - eta * dW3)


def constant_start(t: Recorder, x: Array, y: float, c: float, eta: float) -> None:
    """One step from weights that all equal c, and the rank of W1 from then on (exercise 24d).

    Equal columns of W1, W2 and equal rows of W2, W3 give equal columns and rows again: for ever.
    """
    W1 = W2 = np.full((2, 2), c)
    W3 = np.full((2, 1), c)
    dW1, dW2, dW3 = backpropagation(t, x, y, W1, W2, W3)
    W1_new = t("W1_new", W1 - eta * dW1)
    t("W2_new", W2 - eta * dW2)
    t("W3_new", W3 - eta * dW3)
    t("rank", np.linalg.matrix_rank(W1_new))


def vanishing(t: Recorder, k: int, m: int) -> None:
    """The largest product of k slopes of the sigmoid, and how many bring it below 10^-m (exercise 24h)."""
    top = t("top", sigmoid_prime(0))
    t("bound", top**k)
    power = t("power", m / -np.log10(top))  # top^power = 10^-m
    t("layers", np.floor(power) + 1)


def broken_twins(t: Recorder, x: Array, y: float, c: float, eta: float, W2: Array) -> None:
    """One step from W1 and W3 filled with c and a W2 of one's own choice (exercise 24i)."""
    W1 = np.full((2, 2), c)
    W3 = np.full((2, 1), c)
    dW1, dW2, _ = backpropagation(t, x, y, W1, W2, W3)
    t("W1_new", W1 - eta * dW1)
    t("W2_new", W2 - eta * dW2)
