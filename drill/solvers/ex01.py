"""Exercise 1: from a regression to a net: inputs 1 and x, hidden neurons h_j, an output without a constant.

Arrow w_ij leads from input i (1 is the constant, 2 is x) to neuron j; w_j leads from h_j to y.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.nn.activations import identity, relu
from drill.solution import Recorder

Array = Any
Function = Callable[[Array], Array]


def straight_line(t: Recorder, W1: Array, w2: Array) -> None:
    """gamma_1 + gamma_2 x, what the net is when nothing bends it (exercise 1a). W1: [2 x 2], w2: [2]."""
    (w_11, w_12), (w_21, w_22) = W1
    w_1, w_2 = w2
    t("gamma", w_1 * w_11 + w_2 * w_12, 1)
    t("gamma", w_1 * w_21 + w_2 * w_22, 2)
    t.gather("gamma", 1)


def mirrored(h: Array) -> Array:
    """|h|, what max(0, h) is taken for."""
    return np.abs(h)


def network(t: Recorder, W1: Array, w2: Array, x: Array, f: Function, last: Function) -> Array:
    """The net's y at every point [n]. W1: [2 x 2], w2: [2], x: [n]; f: hidden activation, last: the output's."""
    (w_11, w_12), (w_21, w_22) = W1
    w_1, w_2 = w2
    a_1 = t("a", w_11 + w_21 * x, 1)  # [n]
    a_2 = t("a", w_12 + w_22 * x, 2)
    h_1 = t("h", f(a_1), 1)
    h_2 = t("h", f(a_2), 2)
    return t("y", last(w_1 * h_1 + w_2 * h_2))


def slopes(t: Recorder, x: Array, y: Array, left: Array, right: Array) -> None:
    """Average slopes between the points of these numbers. x, y: [n], left, right: [k]."""
    rise = t("rise", y[right] - y[left])
    length = t("length", x[right] - x[left])
    t("slopes", rise / length)


def slopes_of_a_line(t: Recorder, W1: Array, w2: Array, x: Array) -> None:
    """Slopes of the net without activation on [x_1, x_2] and [x_3, x_4] (exercise 1b). x: [4]."""
    y = network(t, W1, w2, x, identity, identity)
    slopes(t, x, y, np.array([0, 2]), np.array([1, 3]))


def bent_line(t: Recorder, W1: Array, w2: Array, x: Array, f: Function = relu, last: Function = identity) -> None:
    """Values of the net with ReLU at three points and the slopes between neighbours (exercise 1c). x: [3]."""
    y = network(t, W1, w2, x, f, last)
    slopes(t, x, y, np.array([0, 1]), np.array([1, 2]))


def sizes(t: Recorder, n_in: int, n_hidden: int) -> None:
    """Weights of the net without activation, and coefficients of the linear function it is (exercise 1g)."""
    into = t("into", (n_in + 1) * n_hidden)
    out = t("out", n_hidden)
    t("n_weights", into + out)
    t("n_free", n_in + 1)
