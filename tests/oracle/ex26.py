"""Judges of exercise 26: automatic differentiation of the loss, and of what is left of it when values are kept."""

from __future__ import annotations

import random
from functools import lru_cache

import autograd.numpy as anp
from autograd import grad

from tests.oracle.ex20 import ACTIVATION, difference_quotient, gradient, half_square, through


def together(x, y, w, eta, f):
    """Way 1: one step along autograd's gradient."""
    return [weight - eta * g for weight, g in zip(w, gradient(x, y, w, f), strict=True)]


def with_kept_values(x, y, w, eta, f):
    """Way 2: the residual and every h stay numbers; the rest of the chain is differentiated with new weights in it.

    A small change of w1 reaches yhat along tangents: the slope of f at the kept h times the new weight behind it.
    """
    prediction, (_, h2, _), (o1, o2) = through(x, w, f)
    residual = grad(half_square)(prediction, y)
    new = list(w)
    new[2] = w[2] - eta * residual * grad(lambda weight: o2 * weight)(w[2])
    new[1] = w[1] - eta * residual * grad(lambda weight: new[2] * f(o1 * weight))(w[1])
    to_prediction = grad(lambda o: new[2] * (o2 + grad(f)(h2) * new[1] * (o - o1)))(o1)
    new[0] = w[0] - eta * residual * to_prediction * grad(lambda weight: f(x * weight))(w[0])
    return new


def one_by_one(x, y, w, eta, f):
    """Way 3: autograd's gradient anew for each weight, of which only that one's entry is used."""
    new = list(w)
    for k in (2, 1, 0):
        new[k] = new[k] - eta * gradient(x, y, new, f)[k]
    return new


def loss(x, y, w, f):
    """The loss at some weights."""
    return float(half_square(through(x, w, f)[0], y))


def read(p):
    """The variant's numbers as floats and its activation as a function."""
    return float(p["x"]), float(p["y"]), [float(weight) for weight in p["w"]], p["eta"], ACTIVATION[p["act"]]


@lru_cache(maxsize=1)
def verdict():
    """Which way ends lower after one step, over 60 chains with tanh and long or short steps."""
    experiments = random.Random(26)
    first, second, same = 0, 0, 0
    for _ in range(60):
        x, y = experiments.choice([-1.5, 1.5]), experiments.uniform(-2, 2)
        w = [experiments.uniform(-2, 2) for _ in range(3)]
        eta = experiments.choice([0.01, 0.1, 1.0])
        ends = [loss(x, y, way(x, y, w, eta, anp.tanh), anp.tanh) for way in (together, with_kept_values)]
        first += ends[0] < ends[1]
        second += ends[0] > ends[1]
        same += ends[0] == ends[1]
    if first and second:
        return "no_guarantee"
    return "identical" if same == 60 else "way1_always_faster" if first else "way2_always_faster"


def item_26a(p):
    """Both ways by autograd, the verdict by experiment."""
    x, y, w, eta, f = read(p)
    way1, way2 = together(x, y, w, eta, f), with_kept_values(x, y, w, eta, f)
    return {
        "way1": way1,
        "way2": way2,
        "loss1": loss(x, y, way1, f),
        "loss2": loss(x, y, way2, f),
        "verdict": verdict(),
    }


def gap(x, y, w1, w2, eta, f):
    """w1 of way 2 minus w1 of way 1 on the net w2 f(w1 x), by difference quotients."""
    residual = w2 * f(w1 * x) - y

    def step_of_w1(weight_behind):
        return -eta * residual * difference_quotient(lambda weight: weight_behind * f(weight * x), w1)

    moved = w2 - eta * difference_quotient(lambda weight: (weight * f(w1 * x) - y) ** 2 / 2, w2)
    return step_of_w1(moved) - step_of_w1(w2)


def formula_26b(v):
    """Both ways by difference quotients; y is what makes the residual delta."""
    y = v["w2"] * v["f"](v["w1"] * v["x"]) - v["delta"]
    return {"diff": gap(v["x"], y, v["w1"], v["w2"], v["eta"], v["f"])}


def item_26b(p):
    """The gap measured with eta and with eta / k, with the square as activation."""
    gaps = [gap(1.0, 3.0, 1.0, 2.0, eta, lambda t: t * t) for eta in (1.0, 1.0 / p["k"])]
    return {"ratio": round(gaps[0] / gaps[1], 9)}


def item_26c(p):
    """Way 3 by autograd."""
    x, y, w, eta, f = read(p)
    way3 = one_by_one(x, y, w, eta, f)
    return {"way3": way3, "loss3": loss(x, y, way3, f)}
