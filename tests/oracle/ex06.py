"""Judges of exercise 6: exact fractions, bisection, a linear system."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np


def argument(w, x_1, x_2):
    """What the step of the neuron gets, exactly."""
    features = (1, x_1, x_2, Fraction(x_1) * Fraction(x_2))
    return sum(Fraction(weight) * Fraction(feature) for weight, feature in zip(w, features, strict=True))


def witness_6a(p, typed):
    """The four rows of the table, the high level first."""
    rows = itertools.product(reversed(p["levels"]), repeat=2)
    return all((argument(typed["w"], *row) > 0) == (y == 1) for row, y in zip(rows, p["y"], strict=True))


def root(function, low=-64.0, high=64.0):
    """Where a monotone function changes its sign, by bisection."""
    rises = function(high) > 0
    for _ in range(100):
        middle = (low + high) / 2
        if (function(middle) > 0) == rises:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def item_6b(p):
    """On the vertical line the argument does not change with x_2, on the horizontal one not with x_1."""
    w = p["w"]
    x_1 = root(lambda x: argument(w, x, 1) - argument(w, x, 0))
    x_2 = root(lambda x: argument(w, 1, x) - argument(w, 0, x))
    for along in (-3, 0, 5):
        assert abs(argument(w, x_1, along)) < 1e-9
        assert abs(argument(w, along, x_2)) < 1e-9
    return {"x_1": x_1, "x_2": x_2}


def item_6c(p):
    """Four equations in four unknowns."""
    rows = [[1, x_1, x_2, x_1 * x_2] for x_1, x_2 in ((1, 1), (1, 0), (0, 1), (0, 0))]
    return {"w": np.linalg.solve(np.array(rows, dtype=float), p["h"]).tolist()}
