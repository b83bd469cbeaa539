"""Judges of exercise 36: densities integrated numerically, coins thrown in every way, a layer's signals summed up."""

from __future__ import annotations

import itertools
import math

import numpy as np
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import norm


def below_zero(mean, variance):
    """The probability of a normal number below zero: its density, integrated."""
    spread = math.sqrt(variance)

    def density(h):
        return math.exp(-((h - mean) ** 2) / (2 * variance)) / (spread * math.sqrt(2 * math.pi))

    return quad(density, mean - 12 * spread, min(0, mean + 12 * spread), points=[min(0, mean)], epsabs=1e-13)[0]


def variance_of_sum(x, sigma):
    """Variances of w_i x_i, one by one."""
    total = 0.0
    for one in x:
        total += one * one * sigma * sigma
    return total


def item_36a(p):
    """The density of w x + b left of zero."""
    variance = variance_of_sum(p["x"], p["sigma"])
    p_zero = below_zero(p["b"], variance)
    return {
        "norm": math.hypot(*p["x"]),
        "z": float(norm.ppf(p_zero)),
        "p_zero": p_zero,
        "p_zero_no_bias": below_zero(0, variance),
    }


def item_36b(p):
    """Weights and inputs that are plus or minus their spread, in every way; neurons that are coins, in every way."""
    of_a_term = [w * x for w in (-p["sigma"], p["sigma"]) for x in (-1, 1)]
    variance = sum(np.mean(np.square(of_a_term)) - np.mean(of_a_term) ** 2 for _ in range(p["n_in"]))
    layers = list(itertools.product((0, 1), repeat=p["m"]))  # 1 is a silent neuron
    return {
        "std_h": float(np.sqrt(variance)),
        "p_all_zero": sum(all(layer) for layer in layers) / len(layers),
        "mean_zero": sum(map(sum, layers)) / len(layers),
    }


def moment(power, s, function):
    """E f(z)^power for z from N(0, s^2)."""
    halves = [
        quad(lambda z: function(z) ** power * norm.pdf(z, scale=s), *ends, epsabs=1e-13)[0]
        for ends in ((-12 * s, 0), (0, 12 * s))
    ]
    return sum(halves)


def relu(z):
    """Negative numbers cut."""
    return z if z > 0 else 0.0


def item_36c(p):
    """Quadrature."""
    mean, second = (moment(power, p["s"], relu) for power in (1, 2))
    around = moment(2, p["s"], lambda z: relu(z) - mean)
    return {"mean": mean, "second": second, "var": around}


def behind_layer(second, n, variance, function):
    """The second moment behind a layer whose inputs have the second moment `second`."""
    return moment(2, math.sqrt(n * variance * second), function)


def item_36d(p):
    """The variance that keeps 1 at 1, looked for; then layer after layer of N(0, 1) weights."""
    kept = brentq(lambda variance: behind_layer(1, p["n_in"], variance, relu) - 1, 1e-3, 5, xtol=1e-13)
    second = 1.0
    for _ in range(p["n_layers"]):
        second = behind_layer(second, p["n_in"], 1, relu)
    return {"std_he": math.sqrt(kept), "growth": second}


def item_36e(p):
    """The variance that keeps 1 at 1, looked for."""

    def leaky(z):
        return z if z > 0 else p["alpha"] * z

    return {
        "var_w": brentq(lambda variance: behind_layer(1, p["n_in"], variance, leaky) - 1, 1e-3, 5, xtol=1e-13),
    }


def item_36f(p):
    """The bias, looked for; every remedy tried, with the probability of silence integrated."""
    variance, wanted = variance_of_sum(p["x"], p["sigma"]), norm.cdf(-p["n_sigmas"])
    b = brentq(lambda b: below_zero(b, variance) - wanted, 0, 10 * math.sqrt(variance), xtol=1e-12)
    longer = [*p["x"], *p["x"]]
    remedies = {
        "positive_bias": below_zero(1, variance),
        "smaller_sigma": below_zero(0, variance_of_sum(p["x"], p["sigma"] / 3)),
        "he_sigma": below_zero(0, variance_of_sum(p["x"], math.sqrt(2 / len(p["x"])))),
        "more_inputs": below_zero(0, variance_of_sum(longer, p["sigma"])),
    }
    (helps,) = (key for key, silent in remedies.items() if silent < 0.5 - 1e-6)
    return {"b": b, "what_helps": helps}
