"""Judges of exercise 20: chains written out by name, automatic differentiation, difference quotients."""

from __future__ import annotations

from collections import Counter

import autograd.numpy as anp
from autograd import grad

ACTIVATION = {
    "sigmoid": lambda t: 0.5 * (1 + anp.tanh(t / 2)),
    "tanh": lambda t: 1 - 2 / (anp.exp(2 * t) + 1),
    "square": lambda t: t * t,
    "identity": lambda t: t,
}


def through(signal, weights, f):
    """What comes out of a chain of weights with f between them, layer by layer; also h and o of every layer."""
    hidden, outputs = [], []
    for k, weight in enumerate(weights):
        if k:
            signal = f(signal)
            outputs.append(signal)
        signal = signal * weight
        hidden.append(signal)
    return signal, hidden, outputs


def half_square(prediction, y):
    """The loss of exercise 20."""
    return (prediction - y) * (prediction - y) / 2


def difference_quotient(function, at, step=1e-3):
    """The derivative at a point by five values of the function, exact for polynomials of degree 4."""
    near = function(at + step) - function(at - step)
    wide = function(at + 2 * step) - function(at - 2 * step)
    return (8 * near - wide) / (12 * step)


def chains(m):
    """For each weight of a chain of m the names of the local derivatives of its product, written out."""
    written = []
    for k in range(1, m + 1):
        names = ["dL/dyhat"]
        for layer in range(m, k, -1):
            names += [f"dh{layer}/do{layer - 1}", f"do{layer - 1}/dh{layer - 1}"]
        written.append([*names, f"dh{k}/dw{k}"])
    return written


def formula_20a(v):
    """The signal walked through the chain."""
    prediction, _, _ = through(v["x"], (v["w1"], v["w2"], v["w3"]), v["f"])
    return {"yhat": prediction}


def formula_20b(v):
    """Difference quotients of the loss by one weight at a time."""
    weights = [v["w1"], v["w2"], v["w3"]]

    def loss_by(k):
        def loss(value):
            moved = [*weights[:k], value, *weights[k + 1 :]]
            return half_square(through(v["x"], moved, v["f"])[0], v["y"])

        return difference_quotient(loss, weights[k])

    return {"dw3": loss_by(2), "dw2": loss_by(1), "dw1": loss_by(0)}


def item_20c(p):
    """The chains written out by name and counted."""
    counted = Counter(name for chain in chains(p["m"]) for name in chain)
    in_how_many = Counter(name for chain in chains(3) for name in set(chain))
    options = {
        "residual": ["dL/dyhat"],
        "w3_df_h2": ["dh3/do2", "do2/dh2"],
        "w2_df_h1": ["dh2/do1", "do1/dh1"],
        "o1": ["dh2/dw2"],
        "o2": ["dh3/dw3"],
        "x": ["dh1/dw1"],
    }
    shared = {key for key, names in options.items() if all(in_how_many[name] > 1 for name in names)}
    return {"naive": sum(counted.values()), "distinct": len(counted), "shared": shared}


def item_20d(p):
    """The forward pass layer by layer; autograd by each weight and by each h of the rest of the chain."""
    x, y, w, f = float(p["x"]), p["y"], [float(weight) for weight in p["w"]], ACTIVATION[p["act"]]
    prediction, (h1, h2, _), (o1, o2) = through(x, w, f)
    by_prediction = grad(half_square)(prediction, y)
    by_h2 = grad(lambda h: half_square(through(f(h), w[2:], f)[0], y))(h2)
    by_h1 = grad(lambda h: half_square(through(f(h), w[1:], f)[0], y))(h1)
    return {
        "forward": [h1, o1, h2, o2, prediction],
        "d": [by_prediction, by_h2, by_h1],
        "grad": gradient(x, y, w, f),
    }


def gradient(x, y, w, f):
    """The gradient of the loss by the weights, by autograd."""
    return [float(g) for g in grad(lambda weights: half_square(through(x, weights, f)[0], y))(anp.array(w))]


def item_20e(p):
    """A step along autograd's gradient."""
    x, y, w, f = float(p["x"]), p["y"], [float(weight) for weight in p["w"]], ACTIVATION[p["act"]]
    moved = [weight - p["eta"] * g for weight, g in zip(w, gradient(x, y, w, f), strict=True)]
    return {
        "w_new": moved,
        "loss_old": half_square(through(x, w, f)[0], y),
        "loss_new": half_square(through(x, moved, f)[0], y),
    }
