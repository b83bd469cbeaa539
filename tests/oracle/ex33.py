"""Judges of exercise 33: descents that are run by autograd, minima and roots searched for, epochs tried one by one."""

from __future__ import annotations

import autograd.numpy as np
from autograd import grad
from scipy import optimize


def descended(h, w_star, eta, tau):
    """The weights after every step of gradient descent from 0, autograd giving the slope."""
    h, w_star = np.array(h, dtype=float), np.array(w_star, dtype=float)
    slope = grad(lambda w: np.sum(h * (w - w_star) ** 2) / 2)
    path = [np.zeros(h.shape)]
    for _ in range(int(tau)):
        path.append(path[-1] - eta * slope(path[-1]))
    return path[1:]


def penalised(h, w_star, alpha):
    """Where the penalised parabola is least: its slope, by autograd, changes its sign."""
    slope = grad(lambda w: h * (w - w_star) ** 2 / 2 + alpha * w**2 / 2)
    return optimize.brentq(slope, -abs(w_star) - 1.0, abs(w_star) + 1.0, xtol=1e-14, rtol=1e-14)


def item_33a(p):
    """Three steps that are run."""
    return {"w": [float(w) for w in descended(p["h"], p["w_star"], p["eta"], 3)]}


def formula_33a(v):
    """So many steps that are run."""
    return {"w_formula": float(descended(v["h"], v["w_star"], v["eta"], v["tau"])[-1])}


def item_33b(p):
    """The minimum, searched for."""
    return {"w_l2": penalised(p["h"], p["w_star"], p["alpha"])}


def item_33c(p):
    """The penalty that meets the descent, searched for; the rule as the limit of small curvatures."""

    def penalty(h):
        reached = float(descended(h, 1.0, p["eta"], p["tau"])[-1])
        return optimize.brentq(lambda alpha: penalised(h, 1.0, alpha) - reached, 1e-6, 1e3, xtol=1e-13, rtol=1e-14)

    # as h goes to 0 the penalty goes to the rule, with an error that a polynomial in h describes
    curvatures = [0.01 * k for k in range(1, 7)]
    limit = np.polyfit(curvatures, [penalty(h) for h in curvatures], 5)[-1]
    return {"alpha": penalty(p["h"]), "alpha_approx": float(limit)}


def item_33d(p):
    """Both weights descend together."""
    w = descended(p["h"], p["w_star"], p["eta"], p["tau"])[-1]
    kept = [float(reached) / goal for reached, goal in zip(w, p["w_star"], strict=True)]
    first, second = kept
    suppressed = "both_equally" if abs(first - second) < 1e-12 else "first" if first < second else "second"
    return {"w": w.tolist(), "kept": kept, "suppressed": suppressed}


def item_33e(p):
    """The first epoch all of whose last `patience` losses fail to beat what came before them."""
    losses, patience = p["val_loss"], p["patience"]
    stop = next(
        epoch
        for epoch in range(patience + 1, len(losses) + 1)
        if min(losses[epoch - patience : epoch]) >= min(losses[: epoch - patience])
    )
    best = min(range(1, stop + 1), key=lambda epoch: losses[epoch - 1])
    return {"stop_epoch": stop, "best_epoch": best, "best_loss": losses[best - 1]}
