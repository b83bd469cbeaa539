"""Exercise 23: backpropagation in matrices; the net X -> W1 -> f -> W2 -> f -> W3 -> yhat, no biases, linear output.

Observations are rows of X, neurons are columns of W. `forward` and `backward` serve one observation as well
(exercise 24): x: [p], W3: [r], then H, O, d are vectors, yhat and d3 numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.nn.activations import relu, relu_prime
from drill.nn.linear import by_input, by_weights
from drill.solution import Recorder

Array = Any
Function = Callable[[Any], Any]
Passed = tuple[Array, Array, Array, Array, Array]


def sizes_backward(t: Recorder, n: int, sizes: Array) -> None:
    """Sizes of all that the backward pass finds, and how many weights there are (exercise 23c). sizes: p, q, r."""
    p, q, r = sizes
    t("d3", np.array([n, 1]))
    t("dW3", np.array([r, 1]))
    t("d2", np.array([n, r]))
    t("dW2", np.array([q, r]))
    t("d1", np.array([n, q]))
    t("dW1", np.array([p, q]))
    t("n_params", p * q + q * r + r)


def forward(t: Recorder, X: Array, W1: Array, W2: Array, W3: Array, f: Function = relu) -> Passed:
    """H1, O1, H2, O2, yhat (exercise 23d). X: [n x p], W1: [p x q], W2: [q x r], W3: [r x 1]."""
    H1 = t("H1", X @ W1)  # [n x q]
    O1 = t("O1", f(H1))
    H2 = t("H2", O1 @ W2)  # [n x r]
    O2 = t("O2", f(H2))
    yhat = t("yhat", O2 @ W3)  # [n x 1]
    return H1, O1, H2, O2, yhat


def backward(
    t: Recorder, X: Array, y: Array, W2: Array, W3: Array, passed: Passed, df: Function
) -> tuple[Array, Array, Array]:
    """dL/dW1, dL/dW2, dL/dW3 of L = sum of (yhat - y)^2 / 2. y: [n x 1]; passed: what `forward` gave."""
    H1, O1, H2, O2, yhat = passed
    df1 = t("df1", df(H1))  # [n x q]
    df2 = t("df2", df(H2))  # [n x r]

    d3 = t("d3", yhat - y)  # dL/dyhat [n x 1]
    dW3 = t("dW3", by_weights(O2, d3))  # [r x 1]
    d2 = t("d2", by_input(d3, W3) * df2)  # dL/dH2 [n x r]
    dW2 = t("dW2", by_weights(O1, d2))  # [q x r]
    d1 = t("d1", by_input(d2, W2) * df1)  # dL/dH1 [n x q]
    dW1 = t("dW1", by_weights(X, d1))  # [p x q]
    return dW1, dW2, dW3


def backpropagation(t: Recorder, X: Array, W1: Array, W2: Array, W3: Array, y: Array) -> None:
    """Forward and backward pass with ReLU (exercise 23e)."""
    passed = forward(t, X, W1, W2, W3)
    backward(t, X, y, W2, W3, passed, relu_prime)


def descent_step(t: Recorder, X: Array, W1: Array, W2: Array, W3: Array, y: Array, eta: float) -> None:
    """One step for all weights, gradients at the old ones (exercise 23f)."""
    passed = forward(t, X, W1, W2, W3)
    dW1, dW2, dW3 = backward(t, X, y, W2, W3, passed, relu_prime)
    t("W1_new", W1 - eta * dW1)
    t("W2_new", W2 - eta * dW2)
    t("W3_new", W3 - eta * dW3)
