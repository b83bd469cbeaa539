"""Exercise 39: backpropagation through three layers, yhat = g(f(f(X W3) W2) W1), no biases.

The layers are numbered from the output: W3 stands next to the input. One observation X: [1 x 2], so A, H and their
derivatives are vectors of the two neurons of a layer. A1 = X W3, H1 = f(A1), A2 = H1 W2, H2 = f(A2), Z = H2 W1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.nn.activations import (
    relu,
    relu_prime,
    sigmoid,
    sigmoid_prime,
    softmax,
    tanh,
    tanh_prime,
)
from drill.nn.linear import by_input, by_weights
from drill.nn.losses import half_squared_error, logloss
from drill.solution import Recorder

Array = Any
Function = Callable[[Any], Any]


def forward(t: Recorder, x: Array, W3: Array, W2: Array, f: Function) -> tuple[Array, Array, Array, Array]:
    """A1, H1, A2, H2 of one observation. x: [2]."""
    A1 = t("A1", x @ W3)
    H1 = t("H1", f(A1))
    A2 = t("A2", H1 @ W2)
    H2 = t("H2", f(A2))
    return A1, H1, A2, H2


def backward(
    t: Recorder, x: Array, W2: Array, W1: Array, passed: tuple[Array, ...], df: Function, d: Array, eta: float
) -> None:
    """The three gradients from d = dL/dZ, and one step for W1. d: [q], or a number with the one neuron W1: [2 x 1]."""
    A1, H1, A2, H2 = passed
    dH2 = t("dH2", by_input(d, W1 if np.ndim(d) else W1[:, 0]))  # [2]
    dA2 = t("dA2", dH2 * t("slope2", df(A2)))
    dH1 = t("dH1", by_input(dA2, W2))  # [2]
    dA1 = t("dA1", dH1 * t("slope1", df(A1)))

    dW1 = t("dW1", by_weights(H2, d))  # [2 x q]
    t("dW2", by_weights(H1, dA2))  # [2 x 2]
    t("dW3", by_weights(x, dA1))  # [2 x 2]
    t("W1_new", W1 - eta * dW1)


def regression(
    t: Recorder, X: Array, W3: Array, W2: Array, W1: Array, y: float, eta: float, f: Function, df: Function
) -> None:
    """Linear output, L = (yhat - y)^2 / 2. X: [1 x 2], W3, W2: [2 x 2], W1: [2 x 1]."""
    passed = forward(t, X[0], W3, W2, f)
    y_hat = t("y_hat", passed[-1] @ W1[:, 0])
    t("L", half_squared_error(y, y_hat))
    d = t("d", y_hat - y)
    backward(t, X[0], W2, W1, passed, df, d, eta)


def relu_regression(t: Recorder, X: Array, W3: Array, W2: Array, W1: Array, y: float, eta: float) -> None:
    """ReLU inside (exercise 39a)."""
    regression(t, X, W3, W2, W1, y, eta, relu, relu_prime)


def sigmoid_regression(t: Recorder, X: Array, W3: Array, W2: Array, W1: Array, y: float, eta: float) -> None:
    """Sigmoids inside (exercise 39b)."""
    regression(t, X, W3, W2, W1, y, eta, sigmoid, sigmoid_prime)


def two_classes(t: Recorder, X: Array, W3: Array, W2: Array, W1: Array, y: float, eta: float) -> None:
    """Tanh inside, yhat = sigma(Z), logloss: dL/dZ = yhat - y (exercise 39c). W1: [2 x 1]."""
    passed = forward(t, X[0], W3, W2, tanh)
    z = t("z", passed[-1] @ W1[:, 0])
    y_hat = t("y_hat", sigmoid(z))
    t("L", logloss(y, y_hat))
    d = t("d", y_hat - y)
    backward(t, X[0], W2, W1, passed, tanh_prime, d, eta)


def softmax_classes(t: Recorder, X: Array, W3: Array, W2: Array, W1: Array, y: int, eta: float) -> None:
    """ReLU inside, yhat = softmax(Z), L = -ln yhat[y]: dL/dZ = yhat - onehot (exercise 39d). W1: [2 x 2]."""
    passed = forward(t, X[0], W3, W2, relu)
    z = t("z", passed[-1] @ W1)  # [2]
    y_hat = t("y_hat", softmax(z))
    t("L", -np.log(y_hat[y]))
    onehot = t("onehot", np.eye(len(z))[y])
    d = t("d", y_hat - onehot)
    backward(t, X[0], W2, W1, passed, relu_prime, d, eta)
