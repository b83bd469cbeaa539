"""Judges of exercise 16: autograd on the logloss as it is written, and descent simulated."""

from __future__ import annotations

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
