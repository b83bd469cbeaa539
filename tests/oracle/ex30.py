"""Judges of exercise 30: softplus as an integral, slopes by autograd, limits tried, minima searched for."""

from __future__ import annotations

import math

import autograd.numpy as np
from autograd import grad
from scipy import integrate, optimize


def softplus(t):
    """ln(e^0 + e^t), by a function that does not overflow."""
    return np.logaddexp(0.0, t)


def swish(t, beta):
    """Swish, t sigma(beta t), its sigmoid written through tanh."""
    return t * (1 + np.tanh(beta * t / 2)) / 2


def area_under_the_sigmoid(t: float) -> float:
    """Softplus is what the sigmoid's curve encloses to the left of t."""
    area, _ = integrate.quad(lambda u: (1 + math.tanh(u / 2)) / 2, -60, t, epsabs=1e-12, epsrel=1e-12)
    return area


def item_30a(p):
    """Values as areas, slopes by autograd."""
    t = [float(at) for at in p["t"]]
    return {"f": [area_under_the_sigmoid(at) for at in t], "df": [float(grad(softplus)(at)) for at in t]}


def formula_30a(v):
    """The slope by autograd."""
    return {"df_formula": grad(softplus)(float(v["t"]))}


def item_30b(p):
    """A chain of layers whose inputs are all shifted to zero, differentiated as a whole; claims are tried."""
    beta, n_layers = float(p["beta"]), p["n_layers"]

    def f(t):
        return softplus(beta * t) / beta

    def chain(t):
        for _ in range(n_layers):
            t = f(t) - math.log(2) / beta  # a bias that brings the next input back to 0
        return t

    slope = grad(f)
    tried = np.linspace(-20, 20, 801)
    claims = {
        "no_exact_zeros": all(f(t) > 0 for t in tried),
        "costs_exp_and_log": True,  # its definition
        "no_gain_in_quality": True,  # Glorot, Bordes, Bengio 2011
        "not_differentiable": abs(slope(1e-9) - slope(-1e-9)) > 1e-3,
        "saturates_right": slope(20.0) < 0.5,
        "negative_outputs": any(f(t) < 0 for t in tried),
    }
    return {
        "gap": float(f(0.0)),
        "slope": float(slope(0.0)),
        "slope_product": float(grad(chain)(0.0)),
        "why": {key for key, holds in claims.items() if holds},
    }


def item_30c(p):
    """Value and slope by autograd."""
    t, beta = float(p["t"]), float(p["beta"])
    return {"f": float(swish(t, beta)), "df": float(grad(swish)(t, beta))}


def formula_30c(v):
    """The slope by autograd."""
    return {"df_formula": grad(swish)(float(v["t"]), float(v["beta"]))}


def item_30d(p):
    """A tiny and a huge sharpness; what the options say is looked for on curves of many sharpnesses."""
    t = float(p["t"])
    sharpnesses = (0.5, 1.0, 2.0, 5.0)
    far_right = [grad(swish)(80.0, beta) for beta in sharpnesses]
    far_left = [grad(swish)(-80.0, beta) for beta in sharpnesses]
    ratios = [swish(2.0, beta) / swish(-2.0, beta) for beta in sharpnesses]  # the same if only the scale changed
    claims = {
        "between_linear_and_relu": all(
            abs(swish(at, 1e-13) - at / 2) < 1e-9 and abs(swish(at, 1e6) - max(at, 0)) < 1e-9
            for at in (-3.0, -1.0, 2.0)
        ),
        "slope_of_the_right_part": max(far_right) - min(far_right) > 1e-6,
        "leak_on_the_left": max(far_left) - min(far_left) > 1e-6,
        "temperature_only": max(ratios) - min(ratios) < 1e-6,
    }
    (role,) = (key for key, holds in claims.items() if holds)
    return {"f_beta_zero": float(swish(t, 1e-13)), "f_beta_inf": float(swish(t, 1e6)), "role": role}


def item_30e(p):
    """The area for softplus, autograd for the slope."""
    t = float(p["t"])

    def f(t):
        return t * np.tanh(softplus(t))

    return {"softplus": area_under_the_sigmoid(t), "f": float(f(t)), "df": float(grad(f)(t))}


def item_30f(p):
    """Where the slope, by autograd, changes its sign to the left of 0."""
    beta = float(p["beta"])
    slope = grad(swish)
    t_min = optimize.brentq(lambda t: slope(t, beta), -3 / beta, -0.2 / beta, xtol=1e-14, rtol=1e-14)
    return {"t_min": t_min, "f_min": float(swish(t_min, beta))}


def formula_30g(v):
    """Entry by entry in decimals: the tail of the logarithm's series where e^t is small, itself plus that elsewhere."""
    values = []
    for t in np.ravel(v["t"]):
        small = math.exp(-abs(t)) if abs(t) < 700 else 0.0
        values.append((t if t > 0 else 0.0) + 2 * math.atanh(small / (2 + small)))  # ln(1 + x) = 2 artanh(x / (2 + x))
    return {"softplus_stable": values}
