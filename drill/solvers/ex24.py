"""Exercise 24: backpropagation by hand; the net 2-2-2-1 with sigmoids, linear output, no biases."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import sigmoid
from drill.solution import Recorder

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
        dW3 = t("dW3", O2.T @ d3, k)  # [2 x 1]
        d2 = t("d2", d3 @ W3.T * O2 * (1 - O2), k)
        dW2 = t("dW2", O1.T @ d2, k)  # [2 x 2]
        d1 = t("d1", d2 @ W2.T * O1 * (1 - O1), k)
        dW1 = t("dW1", X[i].T @ d1, k)  # [2 x 2]

        W3 = t("W3", W3 - eta * dW3, k)
        W2 = t("W2", W2 - eta * dW2, k)
        W1 = t("W1", W1 - eta * dW1, k)
