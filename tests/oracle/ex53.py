"""Judges of exercise 53: LogSumExp and its derivatives, automatic differentiation, pairs counted one by one."""

from __future__ import annotations

import math
from fractions import Fraction

import autograd.numpy as anp
import numpy as np
from autograd import grad


def share(scores, k):
    """The k-th output of softmax, by how far the others are ahead of it."""
    return 1 / math.fsum(math.exp(other - scores[k]) for other in scores)


def dot(a, b):
    """Scalar product of two plain lists."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def surprise(v, U, y):
    """LogSumExp of the scores less the score of the observed word; y: 1 at the observed word."""
    scores = anp.dot(U, v)
    return anp.log(anp.sum(anp.exp(scores))) - anp.sum(y * scores)


def one_hot(p):
    """1 at the observed word."""
    return np.array([float(k == p["o"]) for k in range(1, len(p["U"]) + 1)])


def item_53a(p):
    """Shares one by one; the loss as LogSumExp less the observed score."""
    scores = [dot(row, p["v"]) for row in p["U"]]
    loss = math.log(math.fsum(map(math.exp, scores))) - scores[p["o"] - 1]
    return {"scores": scores, "p": [share(scores, k) for k in range(len(scores))], "loss": loss}


def item_53b(p):
    """Autograd by the centre vector and by all output vectors."""
    v, U, y = np.array(p["v"], dtype=float), np.array(p["U"], dtype=float), one_hot(p)
    return {"dv": grad(surprise, 0)(v, U, y).tolist(), "dU": grad(surprise, 1)(v, U, y).tolist()}


def formula_53b(v):
    """Autograd again; the probabilities given are not looked at."""
    by_v, by_U = grad(surprise, 0), grad(surprise, 1)
    return {"dv_formula": by_v(v["v"], v["U"], v["y"]), "dU_formula": by_U(v["v"], v["U"], v["y"])}


def item_53c(p):
    """Every two places of the text are looked at."""
    places = range(p["n"])
    return {"n_pairs": sum(1 for centre in places for other in places if 0 < abs(centre - other) <= p["m"])}


def item_53d(p):
    """Two tables are made and their numbers counted; dot products are counted word by word."""
    tables = [np.broadcast_to(0.0, (p["V"], p["d"])) for _ in ("input", "output")]
    negatives = [f"negative {k}" for k in range(p["K"])]
    return {
        "n_params": sum(table.size for table in tables),
        "mult_softmax": sum(len(row) for row in tables[1]),
        "mult_negative": sum(p["d"] for _ in ["positive", *negatives]),
    }


def item_53e(p):
    """The mean in exact fractions, then shares one by one."""
    words = len(p["C"])
    h = [sum(Fraction(row[k], words) for row in p["C"]) for k in (0, 1)]
    scores = [float(dot(row, h)) for row in p["U"]]
    return {"h": [float(x) for x in h], "p": [share(scores, k) for k in range(len(scores))]}
