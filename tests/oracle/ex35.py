"""Judges of exercise 35: integrals by quadrature, equations by bisection, paths through the network added up."""

from __future__ import annotations

import numpy as np

NODES, WEIGHTS = np.polynomial.legendre.leggauss(8)


def uniform_moment(a):
    """E w^2 under U[-a, a], by Gauss quadrature."""
    return float(np.sum(WEIGHTS * (a * NODES) ** 2) / 2)


def relu_share():
    """E ReLU(z)^2 / E z^2 for a normal z, on a symmetric grid."""
    z = np.linspace(-12, 12, 100_001)
    density = np.exp(-(z**2) / 2)
    return float(np.sum(np.where(z > 0, z, 0) ** 2 * density) / np.sum(z**2 * density))


def root(function):
    """Where a rising function of a positive number passes 0."""
    low, high = 0.0, 100.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return high


def summed(terms, variance):
    """The variance of so many independent terms."""
    return float(sum(variance for _ in range(terms)))


def item_35a(p):
    """Layer after layer, term after term."""
    var_w = uniform_moment(1 / p["n_in"] ** 0.5)
    v = p["v0"]
    for _ in range(p["n_layers"]):
        v = summed(p["n_in"], var_w * v)
    return {"var_w": var_w, "ratio": summed(p["n_in"], var_w), "var_last": v}


def item_35b(p):
    """Bisection on the bound."""
    return {"a": root(lambda a: summed(p["n_in"], uniform_moment(a)) - 1)}


def item_35c(p):
    """Bisection on the standard deviation: weights of mean 0 are the ones that exercise 35a allows."""
    return {"mean": 0.0, "std": root(lambda s: summed(p["n_in"], s * s) - 1)}


def item_35d(p):
    """Bisection, with the ReLU's moment integrated."""
    share = relu_share()
    std = root(lambda s: summed(p["n_in"], s * s * share) - 1)
    a = root(lambda b: summed(p["n_in"], uniform_moment(b) * share) - 1)
    return {"var_w": std * std, "std": std, "a": a}


def item_35e(p):
    """The variance whose two factors have the mean 1, found by bisection."""
    both = p["n_in"], p["n_out"]
    var_w = root(lambda v: sum(summed(fan, v) for fan in both) / 2 - 1)
    forward, backward = (summed(fan, var_w) for fan in both)
    return {"var_w": var_w, "a": root(lambda a: uniform_moment(a) - var_w), "forward": forward, "backward": backward}


def item_35f(p):
    """Every path through the net carries its share of the variance."""
    n0, n1, n2 = p["sizes"]
    first, second = np.full((n0, n1), p["var_w"]), np.full((n1, n2), p["var_w"])
    forward = np.full(n0, p["v0"]) @ first @ second
    backward = np.full(n2, p["g0"]) @ second.T @ first.T
    return {"var_forward": float(forward[0]), "var_backward": float(backward[0])}
