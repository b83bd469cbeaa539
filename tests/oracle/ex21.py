"""Judges of exercise 21: automatic differentiation, difference quotients and counted Jacobians."""

from __future__ import annotations

import autograd.numpy as anp
import numpy as np
from autograd import grad, jacobian


def sigma(z):
    """The sigmoid through the hyperbolic tangent."""
    return 0.5 * (1 + anp.tanh(0.5 * z))


def backwards(Z, dS):
    """dL/dZ by autograd, for the loss whose derivative by sigma(Z) is dS: the sum of dS * sigma(Z)."""
    return grad(lambda entries: anp.sum(dS * sigma(entries)))(np.array(Z, dtype=float))


def formula_21a(v):
    """Autograd through the sigmoid."""
    return {"dZ": backwards(v["Z"], np.array(v["dS"]))}


def item_21b(p):
    """Autograd through the sigmoid of the variant's matrix."""
    Z, dS = np.array(p["Z"], dtype=float), np.array(p["dS"], dtype=float)
    return {"S": sigma(Z).tolist(), "dZ": backwards(Z, dS).tolist()}


def item_21c(p):
    """The Jacobian at a point where nothing is zero by accident, its entries counted."""
    n, k = p["n"], p["k"]
    Z = np.linspace(-1.0, 1.3, n * k).reshape(n, k)
    every = jacobian(sigma)(Z)
    return {
        "shape": list(backwards(Z, np.ones((n, k))).shape),
        "jac_all": every.size,
        "jac_nonzero": int(np.count_nonzero(every)),
    }
