"""Judges of exercise 14: odds and entropies, counted connections, ends of scales, Poisson counts one by one."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product

import autograd.numpy as np
import numpy
from autograd import grad
from scipy.special import expit, logsumexp
from scipy.stats import poisson


def softplus(z):
    """ln(1 + e^z); its derivative is the sigmoid."""
    return np.log(1 + np.exp(z))


def item_14a(p):
    """The sigmoid as the derivative of softplus at the neuron's exact sum."""
    z = Fraction(str(p["b"]))
    for weight, neuron in zip(p["w"], p["h"], strict=True):
        z += Fraction(str(weight)) * Fraction(str(neuron))
    return {"p": grad(softplus)(float(z))}


def item_14b(p):
    """Every connection is counted; softmax is the gradient of LogSumExp."""
    weights = list(product(range(p["n_hidden"]), range(len(p["z"]))))
    constants = list(range(len(p["z"])))
    z = np.array(p["z"], dtype=float)
    return {"n_params": len(weights) + len(constants), "p": grad(lambda v: np.log(np.sum(np.exp(v))))(z).tolist()}


def item_14c(p):
    """Both stretched functions from their ends, as linear systems."""
    ends = [p["lo"], p["hi"]]
    shift, factor = numpy.linalg.solve([[1, expit(-1e4)], [1, expit(1e4)]], ends)
    B, A = numpy.linalg.solve([[1, math.tanh(-1e4)], [1, math.tanh(1e4)]], ends)
    return {"y": shift + factor * expit(p["z"]), "A": A, "B": B}


def item_14d(p):
    """Logloss from the output itself: ln(1 + e^z) for label 0, ln(1 + e^-z) for label 1."""
    losses = [float(softplus(-z if y else z)) for z, y in zip(p["z"], p["y"], strict=True)]
    loss = math.fsum(weight * one for weight, one in zip(p["lam"], losses, strict=True))
    return {"p": [grad(softplus)(float(z)) for z in p["z"]], "loss": loss}


def item_14e(p):
    """MSE in exact fractions, cross-entropy from LogSumExp."""
    errors = [Fraction(a) - Fraction(b) for a, b in zip(p["box_true"], p["box_pred"], strict=True)]
    box = sum(error * error for error in errors) / len(errors)
    cls = float(logsumexp(p["z"])) - p["z"][p["label"]]
    return {
        "n_out": len([*p["box_pred"], *p["z"]]),
        "box_loss": float(box),
        "cls_loss": cls,
        "loss": p["lam"] * float(box) + cls,
    }


def item_14f(p):
    """From scipy's Poisson probabilities: the loss without its factorial, the most probable of a hundred counts."""
    lam = numpy.power(math.e, p["z"])
    loss = -poisson.logpmf(p["y"], lam) - math.log(math.factorial(p["y"]))
    return {"lam": lam, "loss": loss, "mode": int(numpy.argmax(poisson.pmf(range(100), lam)))}


def item_14g(p):
    """Every design is swept over its outputs before activation; one has the range that the task asks for."""
    sweep = [(a, b, c) for a in (-20.0, -1.0, 0.0, 20.0) for b in (-20.0, 0.0, 2.0, 20.0) for c in (-20.0, 0.5, 20.0)]
    designs = {
        "sigmoid_logloss": lambda z: [expit(z[0])],
        "softmax_ce": lambda z: [math.exp(one - logsumexp(z)) for one in z],
        "sigmoids_sum": lambda z: [expit(one) for one in z],
        "scaled_sigmoid_mse": lambda z: [10 * expit(z[0])],
        "exp_poisson": lambda z: [math.exp(z[0])],
        "linear_mse": lambda z: [z[0]],
    }

    def fits(task, design):
        outputs = [design(z) for z in sweep]
        single = len(outputs[0]) == 1
        low, high = min(min(one) for one in outputs), max(max(one) for one in outputs)
        sums = [sum(one) for one in outputs]
        sums_to_one = max(sums) - min(sums) < 1e-9
        unit = 0 <= low < 0.01 and 0.99 < high <= 1
        return {
            "two_classes": single and unit,
            "one_of_k": not single and unit and sums_to_one,
            "several_of_k": not single and unit and not sums_to_one,
            "bounded_number": single and 0 <= low < 0.01 and 9.99 < high <= 10,
            "count": single and low > 0 and high > 100,
            "any_number": single and low < -10 and high > 10,
        }[task]

    (key,) = [key for key, design in designs.items() if fits(p["task"], design)]
    return {"key": key}


def formula_14h(v):
    """-ln of the Poisson probability, built up factor by factor without the factorial; its difference quotient."""
    y = round(float(v["y"]))

    def loss(z):
        lam, likelihood = math.exp(z), math.exp(-math.exp(z))
        for _ in range(y):
            likelihood *= lam
        return -math.log(likelihood)

    z, step = float(v["z"]), 1e-5
    return {"loss": loss(z), "dz": (loss(z + step) - loss(z - step)) / (2 * step)}
