"""Judges of exercise 61: plain loops over the batch, autograd through it, listed laws, arrays that are counted."""

from __future__ import annotations

import itertools
import math
import statistics
from fractions import Fraction

import autograd
import autograd.numpy as anp
import numpy as np


def batch_norm(x, gamma=1.0, beta=0.0):
    """The layer in training, written with autograd's numpy. x: [n] or [n x q], over the rows."""
    centred = x - anp.sum(x, axis=0) / len(x)
    return gamma * centred / anp.sqrt(anp.sum(centred**2, axis=0) / len(x)) + beta


def standard(x, mean=None, deviation=None):
    """Each number's distance from the mean, counted in standard deviations."""
    mean = statistics.fmean(x) if mean is None else mean
    deviation = statistics.pstdev(x) if deviation is None else deviation
    return [(value - mean) / deviation for value in x]


def item_61a(p):
    """The standard library's statistics."""
    return {
        "mu": statistics.fmean(p["x"]),
        "var": float(statistics.pvariance(p["x"])),
        "y": [p["gamma"] * z + p["beta"] for z in standard(p["x"])],
    }


def item_61b(p):
    """Exact fractions; the test observation is measured with the new running values."""
    x = [Fraction(value) for value in p["x"]]
    m = Fraction(str(p["momentum"]))
    mean = p["run_mean"] + m * (statistics.mean(x) - p["run_mean"])
    var = p["run_var"] + m * (statistics.variance(x) - p["run_var"])
    (y_test,) = standard([p["x_test"]], float(mean), math.sqrt(var))
    return {"run_mean_new": float(mean), "run_var_new": float(var), "y_test": y_test}


def item_61c(p):
    """Autograd through the layer."""
    d_out = np.array(p["d_out"], dtype=float)

    def loss(x, gamma, beta):
        return anp.sum(batch_norm(x, gamma, beta) * d_out)

    at = np.array(p["x"], dtype=float), float(p["gamma"]), float(p["beta"])
    dx, dgamma, dbeta = (autograd.grad(loss, i)(*at) for i in range(3))
    return {"dgamma": dgamma, "dbeta": dbeta, "dx": dx}


def formula_61c(v):
    """A batch with these normalised values and this deviation, around any mean, put through autograd."""
    x = v["sigma"] * np.asarray(v["x_hat"]) + 0.7
    d_out = np.asarray(v["d_out"])
    return {"dx_formula": autograd.grad(lambda at: anp.sum(batch_norm(at, v["gamma"], 0.3) * d_out))(x)}


def item_61d(p):
    """The batch is normalised three times: as it was, with the new neighbour, and moved."""
    before, after = standard(p["x"]), standard([*p["x"][:-1], p["x_last_new"]])
    moved = standard([value + p["b"] for value in p["x"]])
    return {
        "y0_before": before[0],
        "y0_after": after[0],
        "bias_effect": max(abs(a - b) for a, b in zip(before, moved, strict=True)),
    }


def item_61e(p):
    """The arrays of both layers are made and counted."""
    kernel = np.zeros((p["c_out"], p["c_in"], p["k"], p["k"]))
    batch = np.zeros((p["n"], p["c_out"], p["height"], p["width"]))
    means = batch.mean(axis=(0, 2, 3))
    scale, shift, run_mean, run_var = (np.zeros_like(means) for _ in range(4))
    return {
        "trainable": kernel.size + scale.size + shift.size,
        "buffers": run_mean.size + run_var.size,
        "averaged": batch[:, 0].size,
    }


def item_61f(p):
    """A law of two points with this mean and variance, times a coin: four values with their probabilities."""
    spread = math.sqrt(p["var"])
    law = [
        (x * coin / (1 - p["p"]), 0.5 * chance)
        for x, (coin, chance) in itertools.product(
            (p["mean"] - spread, p["mean"] + spread), ((0, p["p"]), (1, 1 - p["p"]))
        )
    ]
    mean = sum(value * chance for value, chance in law)
    var = sum((value - mean) ** 2 * chance for value, chance in law)
    return {"mean_train": mean, "var_train": var, "shift": p["var"] / var}


def item_61g(p):
    """Each statement is tried on numbers."""
    x = np.array([0.0, 6.0, 6.0, 8.0])
    base = batch_norm(x)
    other = batch_norm(np.array([0.0, 6.0, 6.0, 12.0]))
    stored = (x - 3.0) / 2.0  # test time: running values that are not the batch's
    doubled = batch_norm(x, 2.0, 1.0)
    X = np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0], [-2.0, 4.0]])
    through = [batch_norm(X @ np.array([0.5, -1.0]) + b) for b in (0.0, 7.0)]
    with np.errstate(invalid="ignore"):
        alone = batch_norm(np.array([3.0]))  # 0 / 0; with an epsilon it is 0 whatever x
    # running values do not enter the output in training, so that no derivative reaches them
    reached = autograd.grad(lambda run: anp.sum(batch_norm(x)) + 0.0 * run)(3.0)
    truths = {
        "depends_on_neighbours": bool(other[0] != base[0]),
        "train_differs_from_test": not np.allclose(stored, base),
        "bias_redundant": np.allclose(*through),
        "can_undo_itself": np.allclose(batch_norm(x, np.std(x), np.mean(x)), x),
        "running_stats_by_gradient": bool(reached != 0),
        "batch_of_one_is_fine": bool(np.isfinite(alone[0]) and alone[0] != 0),
        "output_is_always_standard": np.allclose([np.mean(doubled), np.std(doubled)], [0, 1]),
    }
    return {"facts": [key for key, holds in truths.items() if holds]}
