"""Exercise 2: the coffee house's net, three inputs, two hidden neurons with ReLU and an output with ReLU.

Hidden neurons have no constant: h_k = ReLU(W1[k] x), y = ReLU(w2 h + b2).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import relu, relu_prime
from drill.solution import Recorder

Array = Any


def forecast(t: Recorder, W1: Array, w2: Array, b2: float, x: Array, hidden_constant: float = 0) -> None:
    """Hidden values and the forecast (exercise 2a). W1: [2 x 3], w2: [2], x: [3]."""
    for k, weights in enumerate(W1, 1):
        a = t("a", weights @ x + hidden_constant, k)
        t("h", relu(a), k)
    h = t.gather("h", 1)
    output = t("output", w2 @ h + b2)
    t("y", relu(output))


def slope(t: Recorder, W1: Array, w2: Array, b2: float, x: Array, k: int) -> None:
    """dy/dx_k where no neuron switches and the output is on (exercise 2c). Shapes as in `forecast`, k from 1."""
    a = t("a", W1 @ x)
    output = t("output", w2 @ relu(a) + b2)
    mask = t("mask", relu_prime(a))
    paths = t("paths", w2 * mask * W1[:, k - 1])
    t("slope", relu_prime(output) * np.sum(paths))
