"""Exercise 4: what single neurons can do, and three step neurons that colour a plane cut by two lines."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import relu, step
from drill.solution import Recorder

Array = Any

SIDES = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
"""(s_1, s_2) of the four regions: s_k is 1 on the side A_k . x > c_k of line k."""

TRUTH_TABLE = np.array([[1, 1], [1, 0], [0, 1], [0, 0]])


def one_input(t: Recorder, x: Array, y: Array, w: Array) -> None:
    """A ReLU neuron with a constant on two rows: y = max(0, w_1 + w_2 x) (exercise 4a). x, y, w: [2]."""
    t("x_on", x[np.argmax(y)])
    t("x_off", x[np.argmin(y)])
    _two_rows(t, y, w[0] + w[1] * x)


def three_inputs(t: Recorder, X: Array, y: Array, w: Array) -> None:
    """A ReLU neuron without a constant on two rows: y = max(0, X w) (exercise 4b). X: [2 x 3], y: [2], w: [3]."""
    X_on = t("X_on", X[np.argmax(y)])
    X_off = t("X_off", X[np.argmin(y)])
    ratio = t("ratio", X_off / X_on)  # [3]
    t("least", np.argmin(ratio) + 1)  # the weight that costs the row with the zero least
    t("most", np.argmax(ratio) + 1)
    _two_rows(t, y, X @ w)


def _two_rows(t: Recorder, y: Array, h: Array) -> None:
    """Arguments and outputs of a ReLU neuron, one row with a positive target, the other with 0. y, h: [2]."""
    t("y_on", np.max(y))
    h = t("h", h)
    out = t("out", relu(h))
    t("out_turned", relu(-h))  # of the weights with all signs turned
    t("out_half", relu(h / 2))
    t("out_on", out[np.argmax(y)])
    t("h_off", h[np.argmin(y)])


def bounds(t: Recorder, x: float, y: float) -> None:
    """max(0, w_1 + w_2 x) takes 0 to y and x > 0 to 0: w_1 and the largest w_2 (exercise 4d)."""
    w_1 = t("w", y, 1)
    t("w", -w_1 / x, 2)  # w_1 + w_2 x = 0
    t.gather("w", 1)


def colouring(t: Recorder, A: Array, c: Array, classes: Array, W1: Array, w2: Array) -> None:
    """Two step neurons and one behind them on a plane cut by the lines A_k . x = c_k (exercise 4c).

    A: [2 x 2], c: [2], classes[s_1][s_2], W1: [2 x 3] rows b, u_1, u_2, w2: [3]. A hidden neuron must draw one of the
    lines exactly; then the network is constant in each region, and one point of each decides.
    """
    lines = np.column_stack([-c, A])  # [2 x 3] as rows of W1
    t("line", _lines_drawn(W1, lines))  # [2] its number, 0 for none
    t("line_turned", _lines_drawn(W1 * [-1, 1, 1], lines))  # of the neurons with the constant's sign turned
    P = t("P", _points_of_regions(A, c))  # [4 x 2]
    t("wanted", classes.ravel())  # [4]
    H = t("H", step(W1[:, 0] + P @ W1[:, 1:].T))  # [4 x 2]
    z = t("z", w2[0] + H @ w2[1:])
    t("out", step(z))
    t("out_turned", step(-z))


def _lines_drawn(W1: Array, lines: Array) -> Array:
    """For each neuron the number of the line whose equation is a multiple of its weights, 0 if there is none."""
    W1, lines = (rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (W1, lines))
    parallel = np.abs(np.cross(W1[:, None], lines)).max(axis=2) <= 1e-9  # [neuron x line]
    return parallel @ [1, 2]


def _points_of_regions(A: Array, c: Array) -> Array:
    """For each of SIDES the whole-numbered point nearest to the crossing of the lines. A: [2 x 2], c: [2]."""
    crossing = np.linalg.solve(A, c)
    around = np.arange(-9, 10)
    points = np.stack(np.meshgrid(around, around, indexing="ij"), axis=-1).reshape(-1, 2)
    distance = np.sum((points - crossing) ** 2, axis=1)
    over = points @ A.T - c  # [points x 2] 0 on a line
    inside = np.all(over * (2 * SIDES[:, None] - 1) > 0, axis=2)  # [4 x points]
    return points[np.argmin(np.where(inside, distance, np.inf), axis=1)]


def turned_neuron(t: Recorder, w: Array, at_zero: float = 0.0) -> None:
    """Truth table of f(w_0 + w_1 x_1 + w_2 x_2), f the unit step, and of -w (exercise 4e). w: [3]."""
    X = t("X", TRUTH_TABLE)
    h = t("h", w[0] + X @ w[1:])  # [4]
    t("y", step(h, at_zero))
    t("y_neg", step(-h, at_zero))


def forward(t: Recorder, W1: Array, w2: Array, X: Array, at_zero: float = 0.0) -> None:
    """Two step neurons and one behind them at four points (exercise 4f). W1: [2 x 3], w2: [3], X: [4 x 2]."""
    Z = t("Z", W1[:, 0] + X @ W1[:, 1:].T)  # [4 x 2]
    H = t("H", step(Z, at_zero))
    z = t("z", w2[0] + H @ w2[1:])
    t("y", step(z, at_zero))


def product_of_lines(t: Recorder, A: Array, c: Array) -> None:
    """(A_1 . x - c_1)(A_2 . x - c_2) multiplied out (exercise 4g): has it more than 1, x_1, x_2 and x_1 x_2?"""
    t("square", A[0] * A[1])  # [2] at x_1^2 and x_2^2
    t("mixed", A[0, 0] * A[1, 1] + A[0, 1] * A[1, 0])  # at x_1 x_2
    t("linear", -c[1] * A[0] - c[0] * A[1])  # [2]
    t("constant", c[0] * c[1])
