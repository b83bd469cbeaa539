"""Judges of exercise 22: sums written out entry by entry, exact differences of linear functions, counted Jacobians."""

from __future__ import annotations

import itertools

import autograd.numpy as anp
import numpy as np
from autograd import jacobian


def product(X, W):
    """X W, entry by entry."""
    n, p, q = len(X), len(W), len(W[0])
    return [[sum(X[i][j] * W[j][k] for j in range(p)) for k in range(q)] for i in range(n)]


def loss(Z, dZ):
    """A loss whose derivative by Z is dZ: the sum of their products."""
    return sum(z * d for row, slopes in zip(Z, dZ, strict=True) for z, d in zip(row, slopes, strict=True))


def differences(function, at):
    """What a linear function of a matrix gains when one entry grows by 1, for every entry: its derivative, exactly."""
    start = function(at)
    gained = [[0.0] * len(at[0]) for _ in at]
    for i, j in itertools.product(range(len(at)), range(len(at[0]))):
        moved = [list(row) for row in at]
        moved[i][j] += 1
        gained[i][j] = function(moved) - start
    return gained


def rows(matrix):
    """A numpy matrix as nested lists."""
    return np.asarray(matrix, dtype=float).tolist()


def formula_22a(v):
    """Differences of the loss by the entries of X."""
    W, dZ = rows(v["W"]), rows(v["dZ"])
    return {"dX": np.array(differences(lambda X: loss(product(X, W), dZ), rows(v["X"])))}


def formula_22b(v):
    """Differences of the loss by the entries of W."""
    X, dZ = rows(v["X"]), rows(v["dZ"])
    return {"dW": np.array(differences(lambda W: loss(product(X, W), dZ), rows(v["W"])))}


def formula_22g(v):
    """Differences of the loss by the entries of b, a row of zeros to begin with."""
    Z, dZ = product(rows(v["X"]), rows(v["W"])), rows(v["dZ"])

    def with_bias(b):
        return loss([[z + b[0][k] for k, z in enumerate(row)] for row in Z], dZ)

    return {"db": np.array(differences(with_bias, [[0.0] * len(dZ[0])]))}


def item_22c(p):
    """The same differences, in whole numbers."""
    X, W, dZ = p["X"], p["W"], p["dZ"]
    return {
        "Z": product(X, W),
        "dX": differences(lambda X: loss(product(X, W), dZ), X),
        "dW": differences(lambda W: loss(product(X, W), dZ), W),
    }


def item_22d(p):
    """A slice of autograd's Jacobian dZ/dX, at some X; the loss by a difference."""
    W, i, j = np.array(p["W"], dtype=float), p["i"] - 1, p["j"] - 1
    X = np.array([[0.3, -1.1], [0.7, 0.2]])
    by_X = jacobian(lambda entries: anp.dot(entries, W))(X)  # [n x q x n x p]
    by_entries = differences(lambda entries: loss(product(entries, p["W"]), p["dZ"]), [[0, 0], [0, 0]])
    return {"dZdx": by_X[:, :, i, j].tolist(), "dLdx": by_entries[i][j]}


def item_22e(p):
    """A slice of autograd's Jacobian dZ/dW, at some W; the loss by a difference."""
    X, k, l = np.array(p["X"], dtype=float), p["k"] - 1, p["l"] - 1  # noqa: E741
    W = np.array([[0.3, -1.1, 0.4], [0.7, 0.2, -0.6]])
    by_W = jacobian(lambda entries: anp.dot(X, entries))(W)  # [n x q x p x q]
    by_entries = differences(lambda entries: loss(product(p["X"], entries), p["dZ"]), [[0, 0, 0], [0, 0, 0]])
    return {"dZdw": by_W[:, :, k, l].tolist(), "dLdw": by_entries[k][l]}


def item_22f(p):
    """Both Jacobians of a layer of that size, without zeros in X and W, and their entries counted."""
    X = np.linspace(0.5, 2, p["n"] * p["p"]).reshape(p["n"], p["p"])
    W = np.linspace(-2, -0.5, p["p"] * p["q"]).reshape(p["p"], p["q"])
    by_X = jacobian(lambda entries: anp.dot(entries, W))(X)
    by_W = jacobian(lambda entries: anp.dot(X, entries))(W)
    return {
        "total_X": by_X.size,
        "nonzero_X": int(np.count_nonzero(by_X)),
        "total_W": by_W.size,
        "nonzero_W": int(np.count_nonzero(by_W)),
    }
