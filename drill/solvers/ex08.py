"""Exercise 8: how few step neurons a region needs, and the weights of the last one.

A first-layer neuron draws a line; the bits of all of them are the code of a piece of the plane.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import step
from drill.solution import Recorder

Array = Any

OTHERS = ((1, 2), (0, 2), (0, 1))
"""The two lines that meet in the vertex opposite a side."""

LINES = np.array(
    [[-3.36, -1, 0.79], [0.93, 1, -0.61], [-3.33, 0.87, 1], [0.64, -1, -0.32], [1.49, -0.84, -1]]
)  # [5 x 3] constant, x_1, x_2
"""Lines that separate the circles of the fourth wallpaper from its crosses."""

CROSSES = np.array([[0, 0, 0, 1, 0], [0, 0, 1, 0, 0], [0, 1, 0, 0, 0], [0, 1, 0, 1, 1], [0, 1, 1, 0, 0]])
CIRCLES = np.array([[0, 0, 0, 0, 0], [0, 0, 0, 1, 1], [1, 0, 0, 1, 0], [1, 0, 1, 0, 0]])
"""The codes that its 29 crosses (class 1) and 25 circles (class 0) have behind these lines."""


def polygon(t: Recorder, k: int) -> None:
    """A neuron for each of the k sides of a convex polygon, and one that joins them (exercise 8a)."""
    hidden = t("hidden", k)
    t("neurons", hidden + 1)


def stripes(t: Recorder, n_stripes: int, first: int) -> None:
    """A neuron for each border of parallel stripes of alternating class, and one behind them (exercise 8b)."""
    hidden = t("hidden", n_stripes - 1)
    t("neurons", hidden + 1)
    classes = t("classes", (first + np.arange(n_stripes)) % 2)  # [n]
    t("H", _codes(n_stripes))  # [n x n-1]
    t("w", np.diff(classes, prepend=0))  # [n] constant and weights: their running sums are the classes


def checkerboard(t: Recorder, m: int) -> None:
    """Whole cells, m columns and 2 rows: lines, second layer, output (exercise 8c)."""
    lines = t("lines", (m - 1) + 1)
    t("layered", lines + 2 + 1)  # OR and AND between the lines and the output
    t("with_skip", lines + 1 + 1)  # only the AND: the output sees the lines itself


def convex_pieces(t: Recorder, sides: Array, shared: int) -> None:
    """Lines, an AND for each convex piece, an OR (exercise 8d). sides: lines round each piece."""
    hidden_1 = t("hidden_1", np.sum(sides) - shared)
    hidden_2 = t("hidden_2", len(sides))
    t("neurons", hidden_1 + hidden_2 + 1)


def inner_sides(t: Recorder, A: Array, c: Array, inside: Array) -> None:
    """On which side of each line A_k . x = c_k the triangle lies (exercise 8e). A: [3 x 2], c: [3], inside: [2]."""
    values = t("values", A @ inside - c)  # [3]
    t("signs", np.sign(values))  # [3]
    V = t("V", np.stack([np.linalg.solve(A[[i, j]], c[[i, j]]) for i, j in OTHERS]))  # [3 x 2] row k is off line k
    t("opposite", np.sum(A * V, axis=1) - c)  # [3] what line k says of the vertex opposite
    t("reach", np.max(np.linalg.norm(V, axis=1)))
    (a, b), (p, q) = V[1:] - V[0]
    t("area", np.abs(a * q - b * p) / 2)


def behind_borders(t: Recorder, labels: Array, w: Array) -> None:
    """An output neuron over the codes of the stripes (exercise 8f). labels: [n], w: [n] constant first."""
    H = t("H", _codes(len(labels)))  # [n x n-1]
    _output(t, H, labels, w)


def behind_cells(t: Recorder, m: int, phase: int, w: Array) -> None:
    """An output neuron that sees all lines of a checkerboard and an AND neuron (exercise 8g).

    w: [m + 2], the constant, then the m - 1 vertical lines, the row and the AND.
    """
    column = t("column", np.tile(np.arange(m), 2))  # [2m] cells of the upper row, then of the lower one
    row = t("row", np.repeat([1, 0], m))  # [2m] h: 1 in the upper row
    V = _codes(m)[column]  # [2m x m-1]
    s = t("s", V @ np.resize([1, -1], m - 1))  # [2m] 1 in every second column
    a = t("a", step(s + row - 1.5))
    wanted = t("wanted", (column + row + 1 + phase) % 2)
    t("C", wanted.reshape(2, m))
    _output(t, np.column_stack([V, row, a]), wanted, w)


def grid_of_points(t: Recorder, m: int) -> None:
    """Points only, m columns and 2 rows: slanted lines cut them into m + 1 strips (exercise 8h)."""
    hidden = t("hidden", m)
    t("neurons", hidden + 1)


def regions(t: Recorder, n_regions: int) -> None:
    """The fewest lines that can cut the plane into n pieces: the k-th line adds k of them (exercise 8i)."""
    k = 0
    pieces = t("pieces", 1, k)
    while pieces < n_regions:
        k += 1
        pieces = t("pieces", pieces + k, k)
    t("k", k)
    t("bits", (n_regions - 1).bit_length())  # the smallest b with 2^b >= n


def behind_five_lines(t: Recorder, perm: Array, flip: Array, w: Array) -> None:
    """An output neuron over the codes of the fourth wallpaper's points (exercise 8j).

    perm: [5] which line is h_1, ..., h_5; flip: [5] 1 where line j has its signs turned; w: [6] constant first.
    """
    t("lines", (LINES * (1 - 2 * flip)[:, None])[perm])  # [5 x 3]
    codes = np.abs(np.concatenate([CROSSES, CIRCLES]) - flip)[:, perm]  # [9 x 5] a turned line says the opposite
    classes = np.repeat([1, 0], [len(CROSSES), len(CIRCLES)])
    order = np.lexsort(codes.T[::-1])
    H = t("H", codes[order])
    wanted = t("wanted", classes[order])
    differ = np.abs(H[:, None] - H)  # [9 x 9 x 5] where two codes differ
    of_two_classes = (wanted[:, None] == 1) & (wanted == 0)  # [9 x 9]
    for k, place in enumerate(np.eye(5), 1):
        cross, circle = np.argwhere(of_two_classes & np.all(differ == place, axis=2))[0]
        t("cross", cross, k)  # a code of class 1 and one of class 0 (from 0) that differ in h_k alone
        t("circle", circle, k)
    _output(t, H, wanted, w)


def _codes(n: int) -> Array:
    """Neuron j says 1 to the right of border j: stripe i has i ones, then zeros [n x n-1]."""
    return np.tri(n, n - 1, -1, dtype=int)


def _output(t: Recorder, H: Array, wanted: Array, w: Array) -> None:
    """A step neuron on the codes in the rows of H: arguments, outputs, and the first row that fails (from 0)."""
    z = t("z", w[0] + H @ w[1:])
    o = t("o", step(z))
    t("o_turned", step(-z))
    t("bad", np.argmax(o != wanted))
