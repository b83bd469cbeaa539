"""Judges of exercise 31: probabilities from ratios in exact or plain numbers, limits tried, roots searched for."""

from __future__ import annotations

import math
from fractions import Fraction

import autograd.numpy as np
from autograd import grad
from scipy import optimize


def probabilities(z: list, T: float) -> list[float]:
    """One over the sum of the ratios to every class: no exponential stands in a numerator."""
    return [1 / math.fsum(_ratio(other - own, T) for other in z) for own in z]


def _ratio(difference: float, T: float) -> float:
    """How many times likelier the other class is."""
    exponent = difference / T
    return math.inf if exponent > 700 else math.exp(exponent)


def item_31a(p):
    """At the given temperature."""
    return {"p": probabilities(p["z"], p["T"])}


def item_31b(p):
    """Repeated multiplication by e in exact fractions: whole logits at T = 1."""
    assert p["T"] == 1
    e = sum(Fraction(1, math.factorial(k)) for k in range(25))
    weights = [e**logit for logit in p["z"]]
    return {"p": [float(weight / sum(weights)) for weight in weights]}


def item_31c(p):
    """Surprises -ln p of each class; the two smallest differ by the logarithm of the ratio."""
    z, T = p["z"], p["T"]
    surprises = sorted(math.log(math.fsum(_ratio(other - own, T) for other in z)) for own in z)
    return {"p": probabilities(z, T), "log_ratio": surprises[1] - surprises[0]}


def item_31d(p):
    """Very cold."""
    return {"p": probabilities(p["z"], 1e-3)}


def item_31e(p):
    """Very hot."""
    return {"p": probabilities(p["z"], 1e12)}


def entropy(weights: list[float]) -> float:
    """How unpredictable a choice is."""
    return -math.fsum(weight * math.log(weight) for weight in weights if weight > 0)


def item_31f(p):
    """All replies written out; unpredictable is the temperature of the largest entropy, monotonous of the least."""
    z = [p["a"]] * p["m"] + [0] * (p["K"] - p["m"])
    temperatures = {"large_T": 1000.0, "small_T": 0.01, "T_one": 1.0}
    entropies = {name: entropy(probabilities(z, T)) for name, T in temperatures.items()}
    assert len({round(value, 6) for value in entropies.values()}) == 3  # the temperature does matter
    return {
        "q_low": math.fsum(probabilities(z, p["T_low"])[p["m"] :]),
        "q_high": math.fsum(probabilities(z, p["T_high"])[p["m"] :]),
        "unpredictable": max(entropies, key=entropies.get),
        "monotonous": min(entropies, key=entropies.get),
    }


def item_31g(p):
    """Very cold."""
    return {"p": probabilities(p["z"], 1e-3)}


def item_31h(p):
    """The temperature at which two of three classes stand in that ratio, searched for."""
    z = [p["z_best"], p["z_second"], -1]

    def excess(T):
        best, second, _ = probabilities(z, T)
        return best / second - p["ratio"]

    return {"T": optimize.brentq(excess, 0.2, 1000, xtol=1e-13, rtol=1e-14)}


def item_31i(p):
    """Autograd through minus the logarithm of the true class's share."""

    def loss(z):
        weights = np.exp(z / p["T"])
        return -np.log(weights[p["y"]] / np.sum(weights))

    return {"dz": grad(loss)(np.array(p["z"], dtype=float)).tolist()}
