"""Exercise 10: parameters of fully connected networks, every neuron with a constant."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def parameters(t: Recorder, sizes: Array) -> None:
    """(inputs + 1) * neurons of each layer, and their sum (exercise 10a). sizes: [n layers + 1], the inputs first."""
    inputs = t("inputs", sizes[:-1])
    neurons = t("neurons", sizes[1:])
    weights = t("weights", inputs * neurons)
    constants = t("constants", neurons)
    per_layer = t("per_layer", weights + constants)
    t("total", np.sum(per_layer))


def hidden_neurons(t: Recorder, n_in: int, total: int) -> None:
    """Neurons of the only hidden layer of a net with one output and so many parameters (exercise 10b)."""
    price = t("price", n_in + 1 + 1)  # its weights, its constant, its arrow to the output
    rest = t("rest", total - 1)  # without the constant of the output
    t("n_hidden", rest / price)
