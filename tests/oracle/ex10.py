"""Judges of exercise 10: the matrices of the layers built and their entries counted."""

from __future__ import annotations

import numpy as np


def entries(sizes):
    """Entries of the weight matrix and of the constants of every layer."""
    counted = []
    for k in range(1, len(sizes)):
        W, b = np.empty((sizes[k], sizes[k - 1])), np.empty(sizes[k])
        counted.append(W.size + b.size)
    return counted


def item_10a(p):
    """The arrays of every layer counted."""
    per_layer = entries(p["sizes"])
    return {"per_layer": per_layer, "total": sum(per_layer)}


def item_10b(p):
    """One hidden neuron more at a time until the total is met."""
    n_hidden = 0
    while sum(entries([p["n_in"], n_hidden, 1])) < p["total"]:
        n_hidden += 1
    assert sum(entries([p["n_in"], n_hidden, 1])) == p["total"]
    return {"n_hidden": n_hidden}
