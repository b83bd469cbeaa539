"""Judges of exercise 18: growth of block sums, long summation, parabolas through three points, simulated descents."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np


def log_of_power_schedule(c, p):
    """The logarithm of eta = c / t^p as a function of ln t."""
    return lambda log_t: np.log(c) - p * log_t


def block_ratio(log_rate, power):
    """How the sum of eta^power over a block t ... 2t compares with the block before it, far out."""
    octaves = 60

    def block(k):
        log_t = np.linspace(k * np.log(2), (k + 1) * np.log(2), 2001)
        terms = np.exp(power * log_rate(log_t) + log_t)  # dt = t d(ln t)
        return np.sum((terms[1:] + terms[:-1]) / 2)

    return block(octaves + 1) / block(octaves)


def converges(log_rate, power):
    """Blocks of doubled length shrink if the series converges, and do not if it diverges."""
    return block_ratio(log_rate, power) < 1 - 1e-6


def robbins_monro(log_rate):
    """Which of the two series converge."""
    return {
        (False, True): "fits",
        (False, False): "too_slow",
        (True, True): "too_fast",
        (True, False): "impossible",
    }[converges(log_rate, 1), converges(log_rate, 2)]


def power_schedule(p):
    """The exponent of eta^2 is measured on the schedule itself."""
    log_rate = log_of_power_schedule(p["c"], p["p"])
    exp2 = -2 * (log_rate(1000.0) - log_rate(10.0)) / 990.0
    return {"exp2": exp2, "verdict": robbins_monro(log_rate)}


item_18a = item_18b = item_18c = item_18d = power_schedule


def item_18e(p):
    """All steps that matter are added up, and a descent with the steepest gradient is run."""
    total, w = 0.0, float(p["w0"])
    sums = [0.0, 0.0]
    for t in range(1, 400):
        rate = p["c"] * np.exp(-p["rate"] * t)
        w = w - rate * -p["G"]
        total += rate
        if t >= 200:  # both tails are finite: nothing is left of them
            sums = [sums[0] + rate, sums[1] + rate**2]
    both_converge = max(sums) < 1e-30
    return {"verdict": "too_fast" if both_converge else "?", "total": total, "reach": w}


def item_18f(p):
    """The ends are where block sums begin to shrink, found by bisection on the schedule itself."""

    def log_rate(power):
        def rate(log_t):
            return np.log(p["lam"]) - power * np.log1p(np.exp(p["m"] * log_t) / p["s0"])

        return rate

    def decay(power, k):
        """Of eta: ln of its loss when t is doubled, per doubling, far out."""
        log_t = 60 * np.log(2)
        return k * (log_rate(power)(log_t) - log_rate(power)(log_t + np.log(2))) / np.log(2)

    def border(k):
        low, high = 0.0, 4.0
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if decay(middle, k) < 1 else (low, middle)
        return (low + high) / 2

    p_low, p_high = border(2), border(1)
    low_in = robbins_monro(log_rate(p_low)) == "fits"
    high_in = robbins_monro(log_rate(p_high)) == "fits"
    assert robbins_monro(log_rate((p_low + p_high) / 2)) == "fits"
    ends = {
        (False, True): "low_open_high_closed",
        (True, True): "both_closed",
        (False, False): "both_open",
        (True, False): "low_closed_high_open",
    }[low_in, high_in]
    return {"p_low": p_low, "p_high": p_high, "ends": ends}


def lowest(function):
    """The argument at which a parabola, given by its values at 0, 1 and 2, is lowest."""
    f0, f1, f2 = function(Fraction(0)), function(Fraction(1)), function(Fraction(2))
    curvature, slope = f2 - 2 * f1 + f0, (4 * f1 - f2 - 3 * f0) / 2
    return -slope / curvature


def item_18g(p):
    """Line search in exact fractions: f along the step is a parabola in eta."""
    a, b, c, x0 = (Fraction(str(p[name])) for name in ("a", "b", "c", "x0"))

    def f(x):
        return (a * x + b) * x + c

    slope = (f(x0 + 1) - f(x0 - 1)) / 2
    eta = lowest(lambda rate: f(x0 - rate * slope))
    return {"eta": float(eta), "x1": float(x0 - eta * slope)}


def descent(p, eta, steps=8):
    """Distances to the optimum along a descent whose gradients are difference quotients, in exact fractions."""
    data = [(Fraction(x), Fraction(y)) for x, y in zip(p["x"], p["y"], strict=True)]

    def loss(w):
        return sum((y - w * x) ** 2 for x, y in data) / len(data)

    best = lowest(loss)
    w = best + 1
    distances = [w - best]
    for _ in range(steps):
        w -= eta * (loss(w + 1) - loss(w - 1)) / 2
        distances.append(w - best)
    return distances


def item_18h(p):
    """Bisection for the border, line search for the best step, and a run with the given one."""
    low, high = Fraction(0), Fraction(4)
    for _ in range(50):
        middle = (low + high) / 2
        start, end = descent(p, middle, 1)
        low, high = (middle, high) if abs(end) < abs(start) else (low, middle)
    best = lowest(lambda eta: descent(p, eta, 1)[1] ** 2)
    run = descent(p, Fraction(str(p["eta"])))
    if run[1] == 0:
        behaviour = "one_step"
    elif abs(run[-1]) > abs(run[0]):
        behaviour = "diverges"
    else:
        behaviour = "oscillates" if run[1] * run[0] < 0 else "monotone"
    return {"eta_max": float(low), "eta_best": float(best), "behaviour": behaviour}


def witness_18i(p, typed):
    """Eight simulated steps: every one lands on the other side and nearer."""
    eta = Fraction(typed["eta"]).limit_denominator(10**9)
    run = descent(p, eta)
    return eta > 0 and all(a * b < 0 and abs(b) < abs(a) for a, b in pairwise(run))
