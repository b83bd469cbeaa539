"""Judges of exercise 60: points of the unit circle, whole vectors multiplied, products of probabilities."""

from __future__ import annotations

import cmath
import math
from fractions import Fraction


def position(pos, dim=4):
    """The encoding read off points of the unit circle, a pair of coordinates a point."""
    vector = []
    for pair in range(dim // 2):
        point = cmath.exp(1j * pos * math.exp(-math.log(10000) * 2 * pair / dim))
        vector += [point.imag, point.real]
    return vector


def dot(a, b):
    """Scalar product of two plain lists."""
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


def item_60a(p):
    """Points of the unit circle."""
    return {"pe": position(p["pos"])}


def item_60b(p):
    """Both vectors are multiplied out; what the product depends on is tried on other pairs of positions."""
    pos, k = p["pos"], p["k"]

    def product(a, b):
        return round(dot(position(a), position(b)), 9)

    same_distance = {product(a, a + k) for a in range(1, 20)}
    same_sum = {product(a, 20 - a) for a in range(1, 10)}
    tried = {
        "difference_only": len(same_distance) == 1 < len(same_sum),
        "sum_of_positions": len(same_sum) == 1 < len(same_distance),
        "nothing": len(same_sum | same_distance) == 1,
        "both_positions": len(same_sum) > 1 and len(same_distance) > 1,
    }
    (depends_on,) = (key for key, holds in tried.items() if holds)
    here = position(pos)
    return {"dot": dot(here, position(pos + k)), "norm_squared": dot(here, here), "depends_on": depends_on}


def item_60c(p):
    """The geometric mean of the probabilities, from their exact product."""
    product = math.prod(Fraction(1, inverse) for inverse in p["inverse_p"])
    mean = float(product) ** (1 / len(p["inverse_p"]))
    return {"nll": -math.log(mean), "bits": -math.log2(mean), "perplexity": 1 / mean}


def item_60d(p):
    """A guessed text of a hundred words; Masha's perplexity as the root of e^(2 nll); a model that errs."""
    uniform = math.exp(math.fsum(-math.log(1 / p["V"]) for _ in range(100)) / 100)
    wrong = math.exp(-math.log(1 / (10 * p["V"])))
    return {
        "perplexity_uniform": uniform,
        "perplexity": math.sqrt(math.exp(2 * p["nll"])),
        "bits": math.log2(math.exp(p["nll"])),
        "can_exceed": "yes_if_worse_than_uniform" if wrong > p["V"] else "no_v_is_the_limit",
    }


def item_60e(p):
    """Complex numbers: a turn is a multiplication."""
    turn = math.radians(p["theta_deg"])
    q = complex(*p["q"]) * cmath.rect(1, p["m"] * turn)
    k = complex(*p["k"]) * cmath.rect(1, p["n"] * turn)
    return {"q_rotated": [q.real, q.imag], "score": (q * k.conjugate()).real}
