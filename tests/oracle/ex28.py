"""Judges of exercise 28: tanh as e^t and e^-t, looked at far out, differentiated by autograd, run step by step."""

from __future__ import annotations

import inspect
import math

import autograd.numpy as np
from autograd import grad
from scipy.optimize import minimize_scalar


def hyperbolic(t):
    """The hyperbolic sine over the hyperbolic cosine."""
    return (np.exp(t) - np.exp(-t)) / (np.exp(t) + np.exp(-t))


def logistic(t):
    """e^t / (1 + e^t)."""
    return np.exp(t) / (1 + np.exp(t))


def at_value(f):
    """The t at which tanh is f."""
    return 0.5 * math.log((1 + f) / (1 - f))


def item_28a(p):
    """The function far to the right and far to the left."""
    right, left = (p["A"] * hyperbolic(p["k"] * t) + p["c"] for t in (50.0, -50.0))
    return {"plus_inf": right, "minus_inf": left}


def item_28b(p):
    """Autograd at the point where the value is taken."""
    return {"df": grad(hyperbolic)(at_value(p["f"]))}


def formula_28b(v):
    """The same; and tanh at the point where the sigmoid of 2t is s."""
    values = {"df_formula": grad(hyperbolic)(at_value(v["f"]))}
    if "s" in v:
        values["tanh_formula"] = hyperbolic(math.log(v["s"] / (1 - v["s"])) / 2)
    return values


def item_28c(p):
    """Autograd of a loss whose derivative by the output is d_out."""
    h, d_out = np.array(p["h"], dtype=float), np.array(p["d_out"], dtype=float)
    return {"o": hyperbolic(h).tolist(), "dh": grad(lambda x: np.sum(d_out * hyperbolic(x)))(h).tolist()}


def formula_28c(v):
    """The inputs are found again from the outputs; then autograd."""
    h = np.array([at_value(o) for o in v["o"]])
    return {"dh_formula": grad(lambda x: np.sum(v["d_out"] * hyperbolic(x)))(h)}


def item_28d(p):
    """Search for the steepest place; products of slopes by autograd; each statement tried on many points."""
    by_tanh, by_sigmoid = grad(hyperbolic), grad(logistic)
    steepest = minimize_scalar(lambda t: -by_tanh(t), bounds=(-3, 2.5), method="bounded", options={"xatol": 1e-9})
    everywhere = [by_tanh(k / 10) for k in range(-80, 81)]
    holds = {
        "yes_but_later": min(everywhere) < 0.01 and abs(by_tanh(0.0) / by_sigmoid(0.0) - 4) < 1e-9,
        "no_never": min(everywhere) > 1 - 1e-9,
        "same_as_sigmoid": max(everywhere) <= 1 / 4,
        "grows": min(everywhere) > 1,
    }
    (verdict,) = [key for key, is_true in holds.items() if is_true]
    return {
        "d_max": round(-steepest.fun, 9),
        "prod_tanh": math.prod(by_tanh(float(t)) for t in p["t"]),
        "prod_sigmoid": math.prod(by_sigmoid(float(t)) for t in p["t"]),
        "verdict": verdict,
    }


def item_28e(p):
    """Plain loops; each reason is tried where it can be, and ReLU is taken to be one comparison."""
    h_relu = h_tanh = float(p["h0"])
    for _ in range(p["n_steps"]):
        h_relu = p["w"] * h_relu if h_relu > 0 else 0.0
        h_tanh = math.tanh(p["w"] * h_tanh)
    runs = []
    for start in (-3.0, -0.3, 0.2, 4.0):
        for _ in range(50):
            start = math.tanh(p["w"] * start)
            runs.append(start)
    slope = grad(hyperbolic)
    holds = {
        "bounded": all(-1 < h < 1 for h in runs),
        "zero_centred": min(runs) < 0 < max(runs),
        "slope_one_at_zero": abs(slope(0.0) - 1) < 1e-12,
        "never_saturates": slope(15.0) > 1e-6,
        "cheaper_than_relu": "exp" not in inspect.getsource(hyperbolic),
        "learnable": len(inspect.signature(hyperbolic).parameters) > 1,
    }
    return {"h_relu": h_relu, "h_tanh": h_tanh, "why": {key for key, is_true in holds.items() if is_true}}
