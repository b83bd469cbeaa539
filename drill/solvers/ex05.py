"""Exercise 5: logical functions by step neurons.

Rows of a truth table: (high, high), (high, low), (low, high), (low, low).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import step
from drill.solution import Recorder

Array = Any

BITS = np.array([0, 1])
"""Levels of plain logic: low is 0, high is 1."""

HELPERS = {
    "or": lambda x1, x2: step(x1 + x2 - 0.5),
    "and": lambda x1, x2: step(x1 + x2 - 1.5),
    "nand": lambda x1, x2: step(1.5 - x1 - x2),
    "nor": lambda x1, x2: step(0.5 - x1 - x2),
    "a_not_b": lambda x1, x2: step(x1 - x2 - 0.5),
    "b_not_a": lambda x1, x2: step(x2 - x1 - 0.5),
}
"""Neurons of plain logic by the code that parameters use."""


def _table(levels: Array) -> Array:
    """The inputs of the four rows [4 x 2]. levels: low, high."""
    low, high = levels
    return np.array([[high, high], [high, low], [low, high], [low, low]])


def neuron(t: Recorder, levels: Array, w: Array) -> None:
    """One step neuron on the four rows: o = f(w_0 + w_1 x_1 + w_2 x_2) (exercises 5a, b). levels: [2], w: [3]."""
    X = t("X", _table(levels))  # [4 x 2]
    _output(t, X, w)


def behind_helpers(t: Recorder, helpers: Array, w: Array) -> None:
    """A step neuron that sees two neurons of plain logic: o = f(w_0 + w_1 g_1 + w_2 g_2) (exercise 5g). w: [3]."""
    X = t("X", _table(BITS))  # [4 x 2]
    G = t("G", np.column_stack([HELPERS[name](X[:, 0], X[:, 1]) for name in helpers]))  # [4 x 2]
    _output(t, G, w)


def network(t: Recorder, levels: Array, W1: Array, w2: Array) -> None:
    """Two step neurons and one behind them on the four rows (exercise 5c).

    levels: [2], W1: [2 x 3] rows constant, x_1, x_2, w2: [3] constant, h_1, h_2.
    """
    X = t("X", _table(levels))  # [4 x 2]
    H = t("H", step(W1[:, 0] + X @ W1[:, 1:].T))  # [4 x 2] the codes of the rows
    t("o_turned", step(w2[0] + H @ (w2[1:] * [1, -1])))  # with the sign of the second outgoing weight turned
    _output(t, H, w2)


def _output(t: Recorder, X: Array, w: Array) -> None:
    """Arguments and outputs of a step neuron [4], and outputs with all its signs turned. X: [4 x 2], w: [3]."""
    h = t("h", w[0] + X @ w[1:])
    t("o", step(h))
    t("o_negative", step(-h))


def border(t: Recorder, w: Array) -> None:
    """w_0 + w_1 x_1 + w_2 x_2 = 0 as x_2 = k x_1 + m, and the side on which the neuron fires (exercise 5e). w: [3]."""
    t("k", -w[1] / w[2])
    t("m", -w[0] / w[2])
    t("above", step(w[2]))  # far up, w_2 x_2 decides


def constants(t: Recorder, w: Array, y: Array, strict: bool) -> None:
    """The constants w_0 with which [w_0 + w_1 x_1 + w_2 x_2 > 0], or >= 0, has the table y (exercise 5h).

    w: [2], y: [4]. Every 1 wants w_0 above minus its sum, every 0 wants w_0 below.
    """
    s = t("s", _table(BITS) @ w)  # [4]
    lo = t("lo", -np.min(s[y == 1]))
    hi = t("hi", -np.max(s[y == 0]))
    at_zero = 0.0 if strict else 1.0
    t("lo_ok", int(np.all(step(lo + s, at_zero) == y)))
    t("hi_ok", int(np.all(step(hi + s, at_zero) == y)))
