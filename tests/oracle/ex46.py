"""Judges of exercise 46: every array of weights is made, and its cells are counted."""

from __future__ import annotations

import numpy as np


def filters(C_in, C_out, height, width, groups=1):
    """The arrays of a convolution, filter by filter: its slices for the channels it sees, and its bias."""
    arrays = []
    for one in range(C_out):
        channels = [c for c in range(C_in) if c * groups // C_in == one * groups // C_out]
        arrays += [np.zeros((height, width)) for _ in channels]
        arrays.append(np.zeros(1))
    return arrays


def count(*layers):
    """All cells of all arrays."""
    return sum(array.size for layer in layers for array in layer)


def item_46a(p):
    """Slices and biases of every filter; the picture goes through whatever its size."""
    return {"n_params": count(filters(p["C_in"], p["C_out"], p["H_k"], p["W_k"]))}


def formula_46a(v):
    """The same at sampled whole numbers."""
    C_in, C_out, W_k, H_k = (round(v[name]) for name in ("C_in", "C_out", "W_k", "H_k"))
    return {"n_formula": count(filters(C_in, C_out, H_k, W_k))}


def item_46b(p):
    """A depthwise layer has as many groups as channels."""
    C_in, C_out, k = p["C_in"], p["C_out"], p["k"]
    depthwise, pointwise = filters(C_in, C_in, k, k, groups=C_in), filters(C_in, C_out, 1, 1)
    return {
        "n_ordinary": count(filters(C_in, C_out, k, k)),
        "n_depthwise": count(depthwise),
        "n_pointwise": count(pointwise),
        "n_separable": count(depthwise, pointwise),
    }


def rank_one(C_in, C_out, W_k, H_k):
    """A column and a row for every kernel, whose product is the kernel, and a bias for every filter."""
    arrays = []
    for _ in range(C_out):
        for _ in range(C_in):
            column, row = np.zeros(H_k), np.zeros(W_k)
            assert np.outer(column, row).shape == (H_k, W_k)
            arrays += [column, row]
        arrays.append(np.zeros(1))
    return arrays


def item_46c(p):
    """The stored vectors and biases."""
    return {"n_params": count(rank_one(p["C_in"], p["C_out"], p["W_k"], p["H_k"]))}


def formula_46c(v):
    """The same at sampled whole numbers."""
    return {"n_formula": count(rank_one(*(round(v[name]) for name in ("C_in", "C_out", "W_k", "H_k"))))}


def item_46d(p):
    """Both layers of the pair, and the square one."""
    k = p["k"]
    pair = filters(p["C_in"], p["C_mid"], k, 1), filters(p["C_mid"], p["C_out"], 1, k)
    return {"n_pair": count(*pair), "n_square": count(filters(p["C_in"], p["C_out"], k, k))}


def item_46e(p):
    """Filters that see the channels of their own group."""
    return {"n_params": count(filters(p["C_in"], p["C_out"], p["k"], p["k"], p["groups"]))}


def whole(C_in, C_out, k, biases=True):
    """The arrays of a large convolution, all filters in one."""
    return [np.zeros((C_out, C_in, k, k)), np.zeros(C_out if biases else 0)]


def item_46f(p):
    """The three layers, and the direct one."""
    C, C_mid = p["C"], p["C_mid"]
    return {
        "n_direct": count(whole(C, C, 3)),
        "n_bottleneck": count(whole(C, C_mid, 1), whole(C_mid, C_mid, 3), whole(C_mid, C, 1)),
    }


def item_46g(p):
    """The large kernel is as wide as the small ones make one impulse."""
    impulse = np.ones(1)
    for _ in range(p["n_small"]):
        impulse = np.convolve(impulse, np.ones(3))
    k_big = len(impulse)
    return {
        "k_big": k_big,
        "n_big": count(whole(p["C"], p["C"], k_big, biases=False)),
        "n_stack": count(*(whole(p["C"], p["C"], 3, biases=False) for _ in range(p["n_small"]))),
    }
