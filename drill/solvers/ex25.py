"""Exercise 25: a small net layer by layer, X -> W1 -> ReLU -> W2 -> yhat, first with MSE, then with logloss.

Observations are rows, neurons are columns of W; no biases. d is what has come back so far.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import relu, relu_prime, sigmoid, sigmoid_prime
from drill.nn.losses import logloss, logloss_by_p
from drill.solution import Recorder

Array = Any


def first_layer(t: Recorder, X: Array, W1: Array) -> None:
    """H1 = X W1 (exercise 25a). X: [n x p], W1: [p x q]."""
    t("H1", X @ W1)  # [n x q]


def first_layer_back(t: Recorder, W1: Array, d: Array) -> None:
    """dH1/dX as the sheet understands it, and dL/dX from d = dL/dH1 (exercise 25b). W1: [p x q], d: [n x q]."""
    jac = t("jac", W1.T)  # [q x p]
    t("d_new", d @ jac)  # [n x p]


def activation(t: Recorder, H1: Array) -> None:
    """O1 = ReLU(H1) (exercise 25c). H1: [n x q]."""
    t("O1", relu(H1))


def activation_back(t: Recorder, H1: Array, d: Array) -> None:
    """The elementwise derivative of ReLU, and dL/dH1 from d = dL/dO1 (exercise 25d). H1, d: [n x q]."""
    mask = t("mask", relu_prime(H1))
    t("d_new", d * mask)


def last_layer(t: Recorder, O1: Array, W2: Array) -> None:
    """The last layer, yhat = O1 W2 (exercise 25e). O1: [n x q], W2: [q x 1]."""
    t("yhat", O1 @ W2)  # [n x 1]


def last_layer_back(t: Recorder, W2: Array, d: Array) -> None:
    """dyhat/dO1 as the sheet understands it, and dL/dO1 from d = dL/dyhat (exercise 25f). W2: [q x 1], d: [n x 1]."""
    jac = t("jac", W2.T)  # [1 x q]
    t("d_new", d @ jac)  # [n x q]


def mean_squared_error(t: Recorder, yhat: Array, y: Array) -> None:
    """MSE = 1/(2n) sum (yhat - y)^2 (exercise 25g). yhat, y: [n x 1]."""
    n = t("n", len(y))
    residuals = t("residuals", yhat - y)
    squares = t("squares", residuals**2)
    total = t("total", np.sum(squares))
    t("mse", total / (2 * n))


def mean_squared_error_back(t: Recorder, yhat: Array, y: Array) -> None:
    """dMSE/dyhat, where the 2 cancels and 1/n stays (exercise 25h). yhat, y: [n x 1]."""
    n = t("n", len(y))
    residuals = t("residuals", yhat - y)
    t("d", residuals / n)


def probabilities(t: Recorder, yhat: Array) -> Array:
    """The output through a sigmoid, p = sigma(yhat), each observation by itself (exercise 25j). yhat: [n x 1]."""
    return t("p", sigmoid(yhat))


def mean_logloss(t: Recorder, yhat: Array, y: Array) -> None:
    """Logloss of each observation and their mean (exercise 25k). yhat, y: [n x 1]."""
    p = probabilities(t, yhat)
    t("of_label", np.where(y == 1, p, 1 - p))  # the probability given to the label that came
    losses = t("losses", logloss(y, p))
    t("mean", np.mean(losses))


def mean_logloss_back(t: Recorder, yhat: Array, y: Array) -> None:
    """dl/dp and dl/dyhat of each observation, and dJ/dyhat of their mean J (exercise 25l). yhat, y: [n x 1]."""
    p = probabilities(t, yhat)
    n = t("n", len(y))
    dl_dp = t("dl_dp", logloss_by_p(y, p))
    slope = t("slope", sigmoid_prime(yhat))
    dl_dyhat = t("dl_dyhat", dl_dp * slope)  # = p - y
    t("d", dl_dyhat / n)


def forward(t: Recorder, X: Array, W1: Array, W2: Array) -> tuple[Array, Array, Array]:
    """H1, O1, yhat of the whole net. X: [n x p], W1: [p x q], W2: [q x 1]."""
    H1 = t("H1", X @ W1)  # [n x q]
    O1 = t("O1", relu(H1))
    yhat = t("yhat", O1 @ W2)  # [n x 1]
    return H1, O1, yhat


def step_back(t: Recorder, X: Array, W1: Array, W2: Array, H1: Array, O1: Array, d: Array, gamma: float) -> None:
    """Both gradients from d = dL/dyhat, then one step for both matrices."""
    dW2 = t("dW2", O1.T @ d)  # [q x 1]
    dO1 = t("dO1", d @ W2.T)  # [n x q]
    dH1 = t("dH1", dO1 * t("mask", relu_prime(H1)))
    dW1 = t("dW1", X.T @ dH1)  # [p x q]

    t("W1_new", W1 - gamma * dW1)
    t("W2_new", W2 - gamma * dW2)


def regression_step(t: Recorder, X: Array, W1: Array, W2: Array, y: Array, gamma: float) -> None:
    """A step down MSE = 1/(2n) sum (yhat - y)^2 (exercise 25i). X: [n x p], W1: [p x q], W2: [q x 1], y: [n x 1]."""
    H1, O1, yhat = forward(t, X, W1, W2)
    d = t("d", (yhat - y) / len(y))
    step_back(t, X, W1, W2, H1, O1, d, gamma)


def classification_step(t: Recorder, X: Array, W1: Array, W2: Array, y: Array, gamma: float) -> None:
    """A step down the mean logloss of p = sigma(yhat) (exercise 25m). Shapes as in `regression_step`."""
    H1, O1, yhat = forward(t, X, W1, W2)
    p = probabilities(t, yhat)
    d = t("d", (p - y) / len(y))
    step_back(t, X, W1, W2, H1, O1, d, gamma)
