"""Exercise 6: one step neuron that also sees the product of its inputs, f(w_0 + w_1 x_1 + w_2 x_2 + w_3 x_1 x_2)."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import step
from drill.solution import Recorder

Array = Any


def four_rows(t: Recorder, levels: Array, w: Array) -> None:
    """Its answers in the rows (high, high), (high, low), (low, high), (low, low) (exercise 6a). levels: [2], w: [4]."""
    low, high = levels
    x_1 = t("x_1", np.array([high, high, low, low]))
    x_2 = t("x_2", np.array([high, low, high, low]))
    x_3 = t("x_3", x_1 * x_2)
    h = t("h", w[0] + w[1] * x_1 + w[2] * x_2 + w[3] * x_3)  # [4]
    t("out", step(h))
    t("out_turned", step(-h))  # of the weights with all signs turned
    t("middle", (low + high) / 2)


def border(t: Recorder, w: Array) -> None:
    """The border x_1 = ..., x_2 = ... of a neuron with w_0 w_3 = w_1 w_2 (exercise 6b). w: [4].

    The argument is then (w_2 + w_3 x_1)(x_2 + w_1 / w_3).
    """
    t("x_1", -w[2] / w[3])
    t("x_2", -w[1] / w[3])


def exact_weights(t: Recorder, h: Array) -> None:
    """The weights whose arguments in the rows (1,1), (1,0), (0,1), (0,0) are h (exercise 6c). h: [4]."""
    w_0 = t("w", h[3], 0)
    w_1 = t("w", h[1] - w_0, 1)
    w_2 = t("w", h[2] - w_0, 2)
    t("w", h[0] - w_0 - w_1 - w_2, 3)
    t.gather("w", 0)
