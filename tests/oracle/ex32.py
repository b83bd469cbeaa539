"""Judges of exercise 32: parabolas and ternary search in fractions, folds fitted one by one, optimisers run."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import autograd.numpy as np
from autograd import grad
from scipy.optimize import brentq


def lowest(parabola):
    """The argument at which a parabola, given by its values at 0, 1 and 2, is lowest."""
    f0, f1, f2 = parabola(Fraction(0)), parabola(Fraction(1)), parabola(Fraction(2))
    return -((4 * f1 - f2 - 3 * f0) / 2) / (f2 - 2 * f1 + f0)


def fitted(y, lam):
    """The beta with the least penalised sum of squares."""
    return lowest(lambda beta: sum((Fraction(one) - beta) ** 2 for one in y) + Fraction(lam) * beta**2)


def item_32a(p):
    """The lowest point of the sum of squares."""
    return {"beta": float(fitted(p["y"], 0))}


def item_32b(p):
    """The lowest point; what lambda does is tried on samples of both signs."""
    rising = (0, 1, 2, 5, 20)
    runs = [[fitted(y, lam) for lam in rising] for y in (p["y"], [-4, -1, -9], [1, -6, 2])]
    means = [run[0] for run in runs]

    def falls(numbers):
        return all(a > b for a, b in pairwise(numbers))

    holds = {
        "towards_zero": all(falls([abs(beta) for beta in run]) for run in runs),
        "towards_mean": all(abs(run[-1] - mean) < abs(run[1] - mean) for run, mean in zip(runs, means, strict=True)),
        "grows": all(falls(run[::-1]) for run in runs),
        "decreases_always": all(falls(run) for run in runs),
    }
    (shrinks,) = [key for key, is_true in holds.items() if is_true]
    return {"beta": float(fitted(p["y"], p["lam"])), "shrinks": shrinks}


def formula_32b(v):
    """The lowest point."""
    return {"beta_formula": float(fitted(v["y"].tolist(), v["lam"]))}


def criterion(y, lam):
    """Each fold is fitted by least squares with one more row for the penalty; squared errors are added up."""
    total = 0.0
    for i in range(len(y)):
        others = [one for k, one in enumerate(y) if k != i]
        design = np.ones((len(others) + 1, 1))
        weights = np.concatenate([np.ones(len(others)), np.reshape(lam, (1,))])
        target = np.array([*others, 0.0])
        normal = np.dot(design.T * weights, design)
        beta = np.linalg.solve(normal, np.dot(design.T * weights, target))[0]
        total = total + (y[i] - beta) ** 2
    return total


def best_lambda(y):
    """Where the autograd derivative of the criterion is zero; nowhere on a grid is it less."""
    slope = grad(lambda lam: criterion(y, lam))
    found = brentq(slope, 0.0, 50.0, xtol=1e-14)
    least = criterion(y, found)
    assert all(criterion(y, k / 2) >= least - 1e-9 for k in range(60))
    return found


def item_32c(p):
    """The root of the derivative, and the criterion there."""
    lam = best_lambda(p["y"])
    return {"lambda_cv": lam, "cv_sum": criterion(p["y"], lam)}


def item_32d(p):
    """The lowest point with that lambda."""
    return {"beta": float(fitted(p["y"], best_lambda(p["y"])))}


def item_32e(p):
    """Three honest fits."""
    y = p["y"]
    return {"loo": [float(y[i] - fitted(y[:i] + y[i + 1 :], p["lam"])) for i in range(len(y))]}


def penalised_gradient(w, g, lam):
    """Central differences of g.w + (lam/2) |w|^2, exact but for rounding."""
    w = np.array(w, dtype=float)

    def loss(at):
        return np.sum(np.array(g) * at) + lam / 2 * np.sum(at**2)

    return np.array([loss(w + step) - loss(w - step) for step in np.eye(len(w)) / 2])


def adam(w, gradients, eta, decay):
    """Adam as in the paper, tiny epsilon; the weights decay outside of the step."""
    w = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t, gradient in enumerate(gradients, 1):
        G = gradient(w)
        m, v = 0.9 * m + 0.1 * G, 0.999 * v + 0.001 * G**2
        w = w - eta * decay * w - eta * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-12)
    return w


def item_32f(p):
    """A step down the difference quotients; the old weights' share by moving them; both optimisers are run."""
    eta, lam = p["eta"], p["lam"]

    def step(w):
        return np.array(w, dtype=float) - eta * penalised_gradient(w, p["g"], lam)

    further = step([one + 1 for one in p["w"]]) - step(p["w"])

    def same(a, b):
        return bool(np.allclose(a, b, atol=1e-9))

    decayed = np.array(p["w"]) * further[0] - eta * np.array(p["g"])
    sgd = same(step(p["w"]), decayed)
    plain, penalised = [lambda w: np.array(p["g"])] * 3, [lambda w: penalised_gradient(w, p["g"], lam)] * 3
    of_adam = same(adam(p["w"], penalised, eta, 0.0), adam(p["w"], plain, eta, lam))
    key = {(True, False): "sgd_only", (True, True): "all_optimizers", (False, True): "adam_only"}.get(
        (sgd, of_adam), "never"
    )
    return {"w_new": step(p["w"]).tolist(), "factor": float(further[0]), "equivalent_for": key}


def formula_32f(v):
    """A step down the difference quotients."""
    return {"step_formula": v["w"] - v["eta"] * penalised_gradient(v["w"], v["g"], v["lam"])}


def item_32g(p):
    """Adam is run for one step, with its moments and corrections."""
    return {
        "w_adam_l2": adam(p["w"], [lambda w: np.array(p["g"]) + p["lam"] * w], p["eta"], 0.0).tolist(),
        "w_adamw": adam(p["w"], [lambda w: np.array(p["g"], dtype=float)], p["eta"], p["lam"]).tolist(),
    }


def item_32h(p):
    """Ternary search in fractions: the function is convex, its corner does no harm."""

    def loss(beta):
        return sum((one - beta) ** 2 for one in p["y"]) + p["lam"] * abs(beta)

    low, high = Fraction(-30), Fraction(30)
    for _ in range(60):
        third = (high - low) / 3
        if loss(low + third) < loss(high - third):
            high -= third
        else:
            low += third
    return {"beta": float((low + high) / 2)}
