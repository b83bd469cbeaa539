"""Judges of exercise 17: differentiated polynomials, descents that are really run, cycles in exact fractions."""

from __future__ import annotations

from fractions import Fraction

import autograd
import numpy as np

TINY = 0.02
"""A step, in w, too short to jump over a hump of these landscapes."""


def rolled_down(slope, w):
    """Where one comes to rest who walks down in tiny steps: the nearest 1/4 to the first turn of the slope."""
    down = -1 if slope(w) > 0 else 1
    while slope(w) * down < 0:
        w += down * TINY
    return round(4 * w) / 4


def item_17a(p):
    """The loss of either observation is integrated and differentiated by autograd; then one walks down."""
    integral = np.polyint(np.poly(p["roots"]))

    def loss(w, tilt):
        power = 0.0
        for coefficient in integral:
            power = power * w + coefficient
        return power + tilt * w

    slope = autograd.grad(loss)
    tilt = {1: p["k"], 2: -p["k"]}
    w0 = float(p["w0"])
    full = (slope(w0, tilt[1]) + slope(w0, tilt[2])) / 2
    w_sgd = w0 - p["eta"] * slope(w0, tilt[p["obs"]])
    return {
        "w_gd": w0 - p["eta"] * full,
        "w_sgd": w_sgd,
        "w_end": rolled_down(lambda w: slope(w, 0.0), w_sgd),
        "why": "gradient_noise_escapes",
    }


def item_17b(p):
    """L is recovered from its derivative by polynomial arithmetic; every start walks down for itself."""
    slope = 12 * np.poly(p["roots"])
    loss = np.polyint(slope)  # 0 at 0, as L is
    ends = [rolled_down(lambda w: np.polyval(slope, w), float(start)) for start in p["starts"]]
    values = {end: float(np.polyval(loss, end)) for end in ends}
    best = min(values, key=values.get)
    return {
        "ends": ends,
        "best": best,
        "L_best": values[best],
        "ways": {"multistart", "noise", "restarts_big_steps"},
    }


def item_17c(p):
    """Thousands of passes of SGD, and least squares in fractions."""
    data = list(zip(p["x"], p["y"], strict=True))
    w, after = 0.0, []
    for _ in range(4000):
        after = []
        for x, y in data:
            w -= p["eta"] * 2 * (w * x - y) * x
            after.append(w)
    w_hat = Fraction(sum(x * y for x, y in data), sum(x * x for x, _ in data))
    moved = max(abs(point - float(w_hat)) for point in after)
    return {"cycle": after, "w_hat": float(w_hat), "why": "wanders_around" if 0 < moved < 100 else "?"}
