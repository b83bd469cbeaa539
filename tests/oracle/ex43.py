"""Judges of exercise 43: matrices read off unit pictures under scipy's correlation, difference quotients."""

from __future__ import annotations

import numpy as np
from scipy.signal import correlate2d

from tests.oracle.ex23 import slopes


def convolved(image, kernel):
    """Scipy's cross-correlation without padding, in floats."""
    return correlate2d(np.array(image, dtype=float), np.array(kernel, dtype=float), mode="valid")


def matrix_of(kernel, n):
    """What each unit picture n x n becomes: a row for every pixel, a column for every output."""
    units = np.eye(n * n).reshape(n * n, n, n)
    return np.array([convolved(unit, kernel).ravel() for unit in units])


def item_43a(p):
    """A kernel of different numbers shows in the matrix where it stands."""
    n, k = p["n"], p["k"]
    kernel = np.arange(1, k * k + 1).reshape(k, k)
    W = matrix_of(kernel, n)
    outputs = W.shape[1]
    side = round(outputs**0.5)
    (row, column), (down, right) = p["pixel"], p["output"]
    number = W[(row - 1) * n + column - 1, (down - 1) * side + right - 1]
    weight = [int(i) + 1 for i in np.argwhere(kernel == number)[0]] if number else [0, 0]
    first, second = np.random.default_rng(n).normal(size=(2, n, n))
    both = convolved(first, kernel) + 3 * convolved(second, kernel)
    restrictions = {
        "links_removed": np.any(W == 0),
        "weights_shared": len(np.unique(W[W != 0])) < np.count_nonzero(W),
        "weights_sum_to_one": np.allclose(W.sum(axis=0), 1),
        "no_bias": np.any(convolved(np.zeros((n, n)), kernel) + 1 != 1),  # a constant may be added to all outputs
        "nonlinear": not np.allclose(convolved(first + 3 * second, kernel), both),
    }
    return {
        "n_dense": W.size,
        "n_links": np.count_nonzero(W),
        "n_weights": len(np.unique(W[W != 0])),
        "weight": weight,
        "restrictions": {key for key, holds in restrictions.items() if holds},
    }


def item_43b(p):
    """Unit pictures; the output by scipy."""
    return {
        "W": matrix_of(p["kernel"], 3).tolist(),
        "H": convolved(p["image"], p["kernel"]).ravel().tolist(),
    }


def loss(p, image, kernel, bias=0.0):
    """A loss whose gradient by the output is d_out."""
    return float(np.sum(np.array(p["d_out"]) * (convolved(image, kernel) + bias)))


def quotients(function, at):
    """By every entry the central difference quotient: exact for what is linear in it."""
    at = np.array(at, dtype=float)
    found = np.zeros_like(at)
    for place in np.ndindex(at.shape):
        step = np.zeros_like(at)
        step[place] = 0.5
        found[place] = function(at + step) - function(at - step)
    return found


def item_43c(p):
    """Every weight moved a little."""
    return {
        "dkernel": quotients(lambda kernel: loss(p, p["image"], kernel), p["kernel"]).tolist(),
        "dbias": loss(p, p["image"], p["kernel"], 0.5) - loss(p, p["image"], p["kernel"], -0.5),
    }


def item_43d(p):
    """Every pixel moved a little."""
    return {"dimage": quotients(lambda image: loss(p, image, p["kernel"]), p["image"]).tolist()}


def formula_43e(v):
    """Difference quotients of a loss whose gradient by H is dH."""
    return {
        "dX_formula": slopes(v, "X", lambda X: v["dH"] * np.einsum("np,pq->nq", X, v["W"])),
        "dW_formula": slopes(v, "W", lambda W: v["dH"] * np.einsum("np,pq->nq", v["X"], W)),
    }


def item_43e(p):
    """A kernel's weight moved, and each of its copies in W moved by itself, on a random picture."""
    random = np.random.default_rng(43)
    image, d_out, kernel = random.normal(size=(3, 3)), random.normal(size=(2, 2)), np.array([[1.0, 2.0], [3.0, 4.0]])
    W = matrix_of(kernel, 3)
    by_copy = quotients(lambda W: float(np.sum(d_out.ravel() * (image.ravel() @ W))), W)
    by_weight = quotients(lambda kernel: float(np.sum(d_out * convolved(image, kernel))), kernel)
    copies = by_copy[kernel[0, 0] == W]
    candidates = {
        "sum_over_copies": copies.sum(),
        "mean_over_copies": copies.mean(),
        "first_copy": copies[0],
        "product": copies.prod(),
    }
    (tied,) = (key for key, value in candidates.items() if np.isclose(value, by_weight[0, 0]))
    return {"tied": tied}
