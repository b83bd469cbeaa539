"""Judges of exercise 9: sums of indicators, exact fractions at every break, linear systems, measured errors."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import pairwise

import numpy as np


def exact(value):
    """A number as the decimal it is written as."""
    return Fraction(repr(float(value)))


def indicator(a, b, x):
    """1 - [x < a] - [x >= b]."""
    return 1 - int(x < a) - int(x >= b)


def item_9a(p):
    """Lagrange's parabola through three values of f gives the heights; the value is the sum of all indicators."""
    left, right, x = (exact(p[name]) for name in ("left", "right", "x"))
    nodes = [left + (right - left) * i / p["n"] for i in range(p["n"] + 1)]

    def f(z):
        total = Fraction(0)
        for power, c in enumerate(p["coef"]):
            term = Fraction(c)
            for _ in range(power):
                term *= z
            total += term
        return total

    heights = []
    for a, b in pairwise(nodes):
        z = (a + b) / 2
        at = {Fraction(place): f(Fraction(place)) for place in (-7, 1, 11)}
        height = Fraction(0)
        for place, value in at.items():
            weight = Fraction(1)
            for other in at:
                if other != place:
                    weight *= (z - other) / (place - other)
            height += value * weight
        heights.append(height)
    y = sum(height * indicator(a, b, x) for height, (a, b) in zip(heights, pairwise(nodes), strict=True))
    return {"b": [float(height) for height in heights], "y": float(y)}


def witness_9b(p, typed):
    """In fractions at all break points, between them and beyond them."""
    a = exact(p["a"])
    end = a + exact(p["h"])
    W1 = [[exact(weight) for weight in row] for row in typed["W1"]]
    c, *v = (exact(weight) for weight in typed["w2"])

    def net(x):
        codes = [int(constant + weight * x > 0) for constant, weight in W1]
        return int(c + sum(weight * code for weight, code in zip(v, codes, strict=True)) > 0)

    breaks = sorted({a, end, *(-constant / weight for constant, weight in W1 if weight)})
    places = [*breaks, *((x + z) / 2 for x, z in pairwise(breaks)), breaks[0] - 1, breaks[-1] + 1]
    return all(net(x) == (a <= x < end) for x in places)


def item_9c(p):
    """The weights are solved for from the values in the middle of the steps and behind the last node."""
    n = len(p["b"])
    nodes = p["left"] + p["h"] * np.arange(n + 1)
    places = nodes + p["h"] / 2
    on = (places[:, None] >= nodes).astype(float)
    return {"c": np.linalg.solve(on, [*p["b"], 0]).tolist()}


def item_9d(p):
    """All neurons by name."""
    steps = range(p["n"])
    seed = [(i, part) for i in steps for part in ("x < a", "x >= a + h", "inside")] + ["output"]
    nodes = {end for i in steps for end in (i, i + 1)}
    return {"seed_net": len(seed), "jump_net": len([*nodes, "output"])}


def item_9e(p):
    """Steps of f = L x, the steepest of all, are made until the error measured at their ends is small enough."""
    left, right, eps = exact(p["left"]), exact(p["right"]), exact(p["eps"])
    for n in range(1, 1000):
        nodes = [left + (right - left) * i / n for i in range(n + 1)]
        error = max(abs(p["L"] * (x - (a + b) / 2)) for a, b in pairwise(nodes) for x in (a, b))
        if error <= eps:
            return {"n": n}
    raise AssertionError


def item_9f(p):
    """Numpy's own step function on every pair."""
    x = p["left"] + p["k"] * p["h"]
    total = 0.0
    for i, height in enumerate(p["b"]):
        a = p["left"] + i * p["h"]
        first, second = np.heaviside([a - x, x - (a + p["h"])], 0)
        total += height * (1 - first - second)
    return {"y": total}


def staircase(f, left, right, n):
    """The steps of f as a function."""
    nodes = np.linspace(left, right, n + 1)
    heights = np.array([f((a + b) / 2) for a, b in pairwise(nodes)])

    def y(x):
        return heights[np.clip(np.searchsorted(nodes, x, side="right") - 1, 0, n - 1)]

    return y


def error(f, n, left=0.0, right=1.0):
    """The largest error on a fine grid."""
    grid = np.linspace(left, right, 20_001)
    return float(np.max(np.abs(f(grid) - staircase(f, left, right, n)(grid))))


@cache
def claims():
    """Each statement tried on numbers: a wave, a line, a jump."""

    def wave(x):
        return np.sin(7 * x)

    def line(x):
        return 1.0 * x

    def jump(x):
        return 1.0 * (x >= 1 / np.pi)

    grid = np.linspace(0, 1, 20_001)
    values = staircase(wave, 0.0, 1.0, 8)(grid)
    heights = np.unique(values)
    nodes = np.linspace(0, 1, 9)
    jumps = np.diff([0, *(wave((a + b) / 2) for a, b in pairwise(nodes))])
    one_layer = sum(c * (grid >= a) for c, a in zip(jumps, nodes, strict=False))
    return {
        "piecewise_constant": len(heights) <= 8,
        "error_to_zero": error(wave, 1000) < 0.01 < 0.1 < error(wave, 10),
        "two_layers_enough": bool(np.allclose(one_layer, values)),
        "continuous": bool(np.max(np.abs(np.diff(values))) < 0.01),
        "whole_axis": abs(1e6 - staircase(line, 0.0, 1.0, 1000)(1e6)) < 1,
        "exact_for_linear": error(line, 100) < 1e-9,
        "fixed_n": error(lambda x: np.sin(1000 * x), 100) < 0.1,  # 100 is enough for the wave
        "discontinuous_too": max(error(jump, n) for n in (10, 100, 1000)) < 0.4,
    }


def item_9g(p):
    """Those shown that hold."""
    return {"keys": {key for key in p["options"] if claims()[key]}}
