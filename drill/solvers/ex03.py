"""Exercise 3: from the formula to the picture: a net of max(0, ...), its arrows and what it computes.

W1 has one row per hidden neuron, columns [1, x_1, x_2]; w2 holds the arrows from [1, h_1, h_2].
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import relu
from drill.solution import Recorder

Array = Any


def arrows(t: Recorder, W1: Array, w2: Array, term_order: Array) -> None:
    """The coefficients as they are printed, and put where their arrows begin (exercise 3a).

    W1: [2 x 3], w2: [3], term_order: [3 x 3], which term is printed first, second, third in each of the three sums.
    """
    rows = []
    for k, (coefficients, order) in enumerate(zip([*W1, w2], term_order, strict=True), 1):
        printed = t("printed", coefficients[order], k)
        rows.append(t("row", printed[np.argsort(order)], k))
    t("hidden_arrows", np.array(rows[:2]))  # [2 x 3]
    t("output_arrows", rows[2])


def structure(t: Recorder, n_in: int, n_hidden: int) -> None:
    """Neurons, arrows and layers of such a net with n_in inputs and n_hidden hidden neurons (exercise 3b)."""
    t("n_neurons", n_hidden + 1)
    into_hidden = t("into_hidden", n_hidden * (n_in + 1))
    into_output = t("into_output", n_hidden + 1)
    t("n_edges", into_hidden + into_output)
    t("n_layers", 2)


def run(t: Recorder, W1: Array, w2: Array, x: Array) -> None:
    """Hidden values and the output at a point (exercise 3c). W1: [2 x 3], w2: [3], x: [2]."""
    for k, (constant, *weights) in enumerate(W1, 1):
        a = t("a", constant + weights @ x, k)
        t("h", relu(a), k)
    h = t.gather("h", 1)
    output = t("output", w2[0] + w2[1:] @ h)
    t("y", relu(output))
