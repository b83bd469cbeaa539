"""Exercise 29: ReLU and its relatives."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import elu, prelu, relu, relu_prime, sigmoid, softplus
from drill.solution import Recorder

Array = Any


def relu_layer(t: Recorder, h: Array, d_out: Array) -> None:
    """A ReLU layer forward and backward, from d_out = dL/do (exercise 29a). h, d_out: [n]."""
    t("o", relu(h))  # [n]
    mask = t("mask", relu_prime(h))  # [n], 1 where the input was let through
    t("dh", d_out * mask)  # [n]


def staircase(t: Recorder, x: float, n_terms: int) -> None:
    """sigma(x - 1/2) + sigma(x - 3/2) + ... beside softplus and ReLU (exercise 29b; Nair, Hinton 2010)."""
    arguments = t("arguments", x + 1 / 2 - np.arange(1, n_terms + 1))  # [n_terms]
    stairs = t("stairs", sigmoid(arguments))  # [n_terms]
    t("sum_sigmoids", np.sum(stairs))
    t("softplus", softplus(x))
    t("relu", relu(x))


def stuck_neuron(t: Recorder, x: Array, w: Array, b: float, y: float) -> None:
    """dL/dw of L = (f(w.x + b) - y)^2 / 2 with f = sigma and with f = ReLU (exercise 29c). x, w: [2]."""
    z = t("z", np.dot(w, x) + b)
    s = t("s", sigmoid(z))
    error_sigmoid = t("error_sigmoid", s - y)
    slope_sigmoid = t("slope_sigmoid", s * (1 - s))
    dz_sigmoid = t("dz_sigmoid", error_sigmoid * slope_sigmoid)
    t("dw_sigmoid", dz_sigmoid * x)  # [2]
    r = t("r", relu(z))
    error_relu = t("error_relu", r - y)
    slope_relu = t("slope_relu", relu_prime(z))
    dz_relu = t("dz_relu", error_relu * slope_relu)
    t("dw_relu", dz_relu * x)  # [2]


def dying_neuron(t: Recorder, w: Array, X: Array, b: float) -> None:
    """Observations that ReLU(X w + b) lets through, and the largest b that lets none (exercise 29d). X: [n x 2]."""
    products = t("products", X @ w)  # [n]
    H = t("H", products + b)  # [n]
    t("n_active", np.sum(H > 0))
    largest = t("largest", np.max(products))
    t("b_dead", -largest)


def prelu_layer(t: Recorder, h: Array, d_out: Array, alpha: float) -> None:
    """A PReLU layer forward, backward into the input and into its one alpha (exercise 29e). h, d_out: [n]."""
    t("o", prelu(h, alpha))  # [n]
    slope = t("slope", np.where(h > 0, 1, alpha))  # [n]
    t("dh", d_out * slope)  # [n]
    contributions = t("contributions", np.where(h > 0, 0, d_out * h))  # [n]
    t("dalpha", np.sum(contributions))


def elu_layer(t: Recorder, h: Array, d_out: Array, alpha: float) -> None:
    """An ELU layer forward and backward; on the left alpha e^t = o + alpha (exercise 29f). h, d_out: [n]."""
    o = t("o", elu(h, alpha))  # [n]
    slope = t("slope", np.where(h > 0, 1, o + alpha))  # [n]
    t("dh", d_out * slope)  # [n]
