"""Judges of exercise 47: running sums in exact fractions, a long series, straight lines, unit impulses, noise."""

from __future__ import annotations

from fractions import Fraction

import numpy as np


def means(x, k):
    """Means of k neighbours: differences of running sums, exactly."""
    sums = [Fraction(0)]
    for one in x:
        sums.append(sums[-1] + Fraction(one))
    return [(sums[i] - sums[i - k]) / k for i in range(k, len(sums))]


def floats(numbers):
    """Fractions as plain numbers."""
    return [float(one) for one in numbers]


def item_47a(p):
    """The kernel is what the averages make of unit impulses."""
    x, k = p["x"], p["k"]
    y = means(x, k)
    impulse = [int(i == k - 1) for i in range(2 * k - 1)]
    return {"kernel": floats(means(impulse, k)), "n_out": len(y), "y": floats(y)}


def item_47b(p):
    """Zeros written down at both ends."""
    return {"y": floats(means([0, *p["x"], 0], p["k"]))}


def item_47c(p):
    """A series of a hundred values; every statement is tried on noise and on constants."""
    c, k = p["c"], p["k"]

    def kept(x, window):
        frame = [0] * ((window - 1) // 2)
        return means([*frame, *x, *frame], window)

    y = kept([c] * 100, k)
    return {
        "middle": float(y[50]),
        "first": float(y[0]),
        "second": float(y[1]),
        "window": _window(c),
        "padding": _padding(c, k, kept),
    }


def _window(c):
    noise = [round(1000 * one) for one in np.random.default_rng(47).normal(size=400)]
    spread = [float(np.std(floats(means(noise, k)))) for k in (1, 3, 7, 15)]
    details = [float(max(means([0] * 20 + [c] + [0] * 20, k))) for k in (1, 3, 7, 15)]
    sizes = [float(means([c] * 40, k)[5]) for k in (1, 3, 7, 15)]
    return _only(
        {
            "longer_is_smoother": spread == sorted(spread, reverse=True) and spread[0] > spread[-1],
            "longer_is_sharper": details == sorted(details) and details[0] < details[-1],
            "longer_is_louder": sizes == sorted(sizes) and sizes[0] < sizes[-1],
            "no_effect": spread[0] == spread[-1],
        }
    )


def _padding(c, k, kept):
    x = [c] * 100
    y = kept(x, k)
    impulses = [[int(i == j) for i in range(100)] for j in range(100)]
    first, middle = ([float(kept(one, k)[place]) for one in impulses] for place in (0, 50))

    def relative_noise(weights):
        return float(np.linalg.norm(weights) / np.sum(weights))

    return _only(
        {
            "keeps_length": len(y) == len(x) and 0 < y[0] < c and 0 < y[-1] < c and y[50] == c,
            "removes_noise": relative_noise(first) <= relative_noise(middle),
            "changes_mean_up": y[0] > c,
            "needed_for_causality": not any(middle[51:]),
        }
    )


def item_47d(p):
    """Values looked up by their number; on the line 1, 2, 3, ... it is seen how much the mean is behind."""
    x, k, t = p["x"], p["k"], p["t"]
    number = {i: Fraction(one) for i, one in enumerate(x, 1)}
    centred = sum(number[i] for i in (t - 1, t, t + 1)) / 3
    trailing = sum(number[i] for i in (t - 2, t - 1, t)) / 3
    line = list(range(1, 21))
    late = {line[i + k - 1] - mean for i, mean in enumerate(means(line, k))}
    (lag,) = late
    return {"centred": float(centred), "trailing": float(trailing), "lag": float(lag)}


def item_47e(p):
    """The answer of both averages to a unit impulse among many zeros."""
    far = 20
    out = means(means([0] * far + [1] + [0] * far, p["k1"]), p["k2"])
    kernel = [one for one in out if one]
    return {"kernel": floats(kernel), "span": len(kernel)}


def _only(claims):
    (key,) = [key for key, is_true in claims.items() if is_true]
    return key
