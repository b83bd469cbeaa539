"""Judges of exercise 4: exact fractions row by row, scans, points squeezed to the lines, linear programmes."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
from scipy.optimize import linprog

CORNERS = ((1, 1), (1, 0), (0, 1), (0, 0))
GRID = 400
"""Scans go in steps of 1/400: all right weights of 4d are among them."""


def fires(weights, inputs):
    """A step neuron, the constant first: exactly, and strictly more than zero."""
    total = Fraction(weights[0])
    for weight, value in zip(weights[1:], inputs, strict=True):
        total += Fraction(weight) * Fraction(value)
    return 1 if total > 0 else 0


def relu_rows_fit(rows, weights, targets):
    """Whether max(0, row . weights) is the target in every row, within a millionth."""
    for row, target in zip(rows, targets, strict=True):
        argument = sum(Fraction(a) * Fraction(b) for a, b in zip(row, weights, strict=True))
        if abs(max(Fraction(0), argument) - Fraction(target)) > Fraction(1, 10**6):
            return False
    return True


def witness_4a(p, typed):
    """Both rows are tried, with 1 as the input of the constant."""
    return relu_rows_fit([[1, x] for x in p["x"]], typed["w"], p["y"])


def witness_4b(p, typed):
    """Both rows are tried."""
    return relu_rows_fit(p["X"], typed["w"], p["y"])


def squeezed_points(p, distance=0.01):
    """(point, class) at six places along each line, on both sides of it, so near that no moved line passes."""
    A, c = np.array(p["A"], dtype=float), np.array(p["c"], dtype=float)
    crossing = np.linalg.lstsq(A, c, rcond=None)[0]
    for k, place, side in itertools.product((0, 1), (-5, -2, -0.5, 0.5, 2, 5), (-1, 1)):
        normal = A[k] / np.hypot(*A[k])
        point = crossing + place * np.array([-normal[1], normal[0]]) + side * distance * normal
        signs = [int(A[line] @ point > c[line]) for line in (0, 1)]
        yield point.tolist(), p["classes"][signs[0]][signs[1]]


def witness_4c(p, typed):
    """The network is asked at 24 points next to the lines."""
    for point, wanted in squeezed_points(p):
        hidden = [fires(row, point) for row in typed["W1"]]
        if fires(typed["w2"], hidden) != wanted:
            return False
    return True


def item_4d(p):
    """All weights of a fine grid are tried: the constant on one row, the other weight on the second."""
    x, y = Fraction(p["x"]), Fraction(p["y"])
    scan = [Fraction(k, GRID) for k in range(-5 * GRID, 5 * GRID + 1)]
    (constant,) = [w for w in scan if max(Fraction(0), w) == y]
    largest = max(w for w in scan if max(Fraction(0), constant + w * x) == 0)
    return {"w": [float(constant), float(largest)]}


def item_4e(p):
    """The neuron and the neuron with turned weights, corner by corner."""
    turned = [-w for w in p["w"]]
    return {"y": [fires(p["w"], corner) for corner in CORNERS], "y_neg": [fires(turned, corner) for corner in CORNERS]}


def item_4f(p):
    """Point by point, neuron by neuron."""
    H = [[fires(row, point) for row in p["W1"]] for point in p["X"]]
    return {"H": H, "y": [fires(p["w2"], h) for h in H]}


def one_neuron_with_product(p, classes):
    """Whether a linear programme finds b, u_1, u_2, u_3 that are right on a grid and next to the lines."""
    A, c = np.array(p["A"]), np.array(p["c"])
    grid = [list(point) for point in itertools.product(np.arange(-6, 6.5, 1.5), repeat=2)]
    points = grid + [point for point, _ in squeezed_points(p)]
    rows, bounds = [], []
    for x_1, x_2 in points:
        over = A @ [x_1, x_2] - c
        if np.min(np.abs(over)) < 1e-9:
            continue
        features = np.array([1, x_1, x_2, x_1 * x_2])
        is_one = classes[int(over[0] > 0)][int(over[1] > 0)]
        rows.append(-features if is_one else features)  # at least 1, or at most 0
        bounds.append(-1 if is_one else 0)
    return linprog(np.zeros(4), A_ub=rows, b_ub=bounds, bounds=(None, None)).status == 0


def item_4g(p):
    """Can it colour so? If not, could it at least draw these lines, colouring opposite corners alike?"""
    if one_neuron_with_product(p, p["classes"]):
        return {"key": "yes"}
    alike = one_neuron_with_product(p, [[1, 0], [0, 1]])
    return {"key": "no_colouring" if alike else "no_shape"}
