"""Judges of exercise 55: angles instead of cosines, lengths as distances, one candidate after another."""

from __future__ import annotations

import cmath
import math


def squared(a, b):
    """The squared distance of two vectors of whole numbers."""
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))


def angle(a, b):
    """The angle between two vectors of the plane, 0 to pi."""
    return abs(cmath.phase(complex(*a) / complex(*b)))


def first(values, best):
    """The place, from 1, of the best value; no other may share it."""
    winner = best(values)
    assert sum(math.isclose(value, winner, abs_tol=1e-9) for value in values) == 1, values
    return values.index(winner) + 1


def item_55a(p):
    """The law of cosines in the triangle whose sides are a, b and a - b."""
    a, b, zero = p["a"], p["b"], [0] * len(p["a"])
    twice = squared(a, zero) + squared(b, zero) - squared(a, b)
    assert twice % 2 == 0
    return {"dot": twice // 2, "cos": twice / 2 / math.isqrt(squared(a, zero)) / math.isqrt(squared(b, zero))}


def item_55b(p):
    """The least angle, the largest shadow on q, the least distance."""
    q, rows = p["q"], p["C"]
    return {
        "by_cos": first([angle(row, q) for row in rows], min),
        "by_dot": first([(complex(*row) * complex(*q).conjugate()).real for row in rows], max),
        "by_distance": first([math.dist(row, q) for row in rows], min),
    }


def item_55c(p):
    """The fourth corner of the parallelogram, and the candidate at the least angle to it."""
    corner = complex(*p["b"]) - complex(*p["a"]) + complex(*p["c"])
    query = [corner.real, corner.imag]
    return {"query": query, "best": first([angle(row, query) for row in p["candidates"]], min)}
