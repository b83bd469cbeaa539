"""Judges of exercise 57: exact variances in fractions, a batch of another size, parameters listed one by one."""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import fmean, pstdev, pvariance


def standard(numbers):
    """Numbers less their mean, over the root of their exact variance."""
    exact = [Fraction(x) for x in numbers]
    mean = sum(exact) / len(exact)
    return [float(x - mean) / math.sqrt(pvariance(exact)) for x in exact]


def item_57a(p):
    """Row by row; then, turned over, column by column."""
    columns = [standard(column) for column in zip(*p["X"], strict=True)]
    return {
        "layer_norm": [standard(row) for row in p["X"]],
        "batch_norm": [list(row) for row in zip(*columns, strict=True)],
    }


def layer_norm(table):
    """Layer norm of a table by the statistics module."""
    return [[(x - fmean(row)) / pstdev(row) for x in row] for row in table]


def item_57b(p):
    """Trained numbers feature by feature; what is true of layer norm is tried on batches of 1, 2 and 3 rows."""
    per_feature = {"layer_norm": ("gamma", "beta"), "batch_norm": ("gamma", "beta"), "rms_norm": ("gamma",)}
    counts = {f"n_{name}": sum(1 for _ in range(p["d"]) for _ in trained) for name, trained in per_feature.items()}
    row, others = [1.0, 4.0, 2.0], [[9.0, 0.0, 5.0], [3.0, 3.0, 8.0]]
    alone, in_two, in_three = (layer_norm([row, *others[:k]])[0] for k in range(3))
    facts = set()
    if all(map(math.isfinite, alone)):
        facts.add("no_batch_needed")
    if layer_norm([row])[0] == alone:  # nothing is kept from the first call to the second
        facts.add("same_in_train_and_test")
    if math.isclose(fmean(alone), 0, abs_tol=1e-12):
        facts.add("row_statistics")
    if not alone == in_two == in_three:
        facts.add("needs_large_batch")
    return counts | {"facts": facts}


def item_57c(p):
    """The root of the mean square from mean and variance together: E x^2 = (E x)^2 + Var x."""
    exact = [Fraction(x) for x in p["x"]]
    mean = sum(exact) / len(exact)
    rms = math.hypot(float(mean), math.sqrt(pvariance(exact)))
    return {"rms": rms, "y": [x * g / rms for x, g in zip(p["x"], p["g"], strict=True)]}
