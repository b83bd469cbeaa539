"""Judges of exercise 16: autograd on the logloss as it is written, and descent simulated."""

from __future__ import annotations

import math
from itertools import pairwise

import autograd.numpy as np
from autograd import grad


def logloss(w: float, x: float, y: float) -> float:
    """-[y ln p + (1 - y) ln(1 - p)] with p the sigmoid of w x."""
    p = 1 / (1 + np.exp(-w * x))
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


slope = grad(logloss)
bend = grad(slope)


def formula_16a(v: dict) -> dict:
    """The gradient by autograd at this w, and the point one step against it."""
    gradient = slope(float(v["w"]), float(v["x"]), float(v["y"]))
    return {"grad": gradient, "w_new": v["w"] - v["gamma"] * gradient}


def item_16b(p: dict) -> dict:
    """The probability from the logloss of label 1; the rest by autograd."""
    w0 = float(p["w0"])
    gradient = slope(w0, p["x"], p["y"])
    return {"p": np.exp(-logloss(w0, p["x"], 1)), "grad": gradient, "w1": w0 - p["gamma"] * gradient}


def item_16c(p: dict) -> dict:
    """The second derivative by autograd twice; the verdict by its signs on a grid, for both labels."""
    grid = np.linspace(-2, 2, 41)
    bends = {label: [bend(w, p["x"], label) for w in grid] for label in (0, 1)}
    convex = {label: min(values) >= 0 for label, values in bends.items()}
    if max(abs(value) for values in bends.values() for value in values) == 0:
        verdict = "flat_everywhere"
    elif all(convex.values()):
        verdict = "convex_same_minimum"
    else:
        verdict = "depends_on_label" if any(convex.values()) else "many_minima"
    return {"d2": bend(float(p["w0"]), p["x"], p["y"]), "verdict": verdict}


def item_16d(p: dict) -> dict:
    """4000 steps from 0: a limit would slow them faster than a logarithm, an overstepped optimum turn them back."""
    toward = p["x"] if p["y"] else -p["x"]  # logloss is ln(1 + e^-(toward w))

    def simulated_loss(w: float) -> float:
        return math.log1p(math.exp(-toward * w))

    w, path, rate = 0.0, [0.0], 0.1 / p["x"] ** 2
    for _ in range(4000):
        w -= rate * (simulated_loss(w + 1e-4) - simulated_loss(w - 1e-4)) / 2e-4
        path.append(w)
    moves = [after - before for before, after in pairwise(path)]
    if min(moves) < 0 < max(moves):
        return {"limit": "oscillates"}
    if abs(path[4000] - path[400]) * abs(p["x"]) < 1:  # growing like a logarithm it is ln 10
        return {"limit": "finite"}
    return {"limit": "plus_infinity" if path[4000] > 0 else "minus_infinity"}


def item_16e(p: dict) -> dict:
    """The gradient of the mean by autograd through the mean."""

    def whole(w: float) -> float:
        return sum(logloss(w, x, y) for x, y in zip(p["x"], p["y"], strict=True)) / len(p["x"])

    gradient = grad(whole)(float(p["w0"]))
    return {"grad": gradient, "w1": p["w0"] - p["gamma"] * gradient}
