"""Exercise 55: how alike vectors of words are, by direction, by scalar product, by distance."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def similarity(t: Recorder, a: Array, b: Array) -> None:
    """Scalar product and cosine of two vectors (exercise 55a). a, b: [n]."""
    dot = t("dot", np.sum(a * b))
    len_a = t("len_a", np.sqrt(np.sum(a**2)))
    len_b = t("len_b", np.sqrt(np.sum(b**2)))
    t("cos", dot / (len_a * len_b))


def cosines(t: Recorder, q: Array, C: Array) -> tuple[Array, Array]:
    """Scalar products of q with the rows of C, and the same divided by both lengths. q: [d], C: [n x d]."""
    dots = t("dots", C @ q)  # [n]
    len_q = t("len_q", np.sqrt(np.sum(q**2)))
    lens = t("lens", np.sqrt(np.sum(C**2, axis=1)))  # [n]
    return dots, t("cosines", dots / (lens * len_q))  # [n] each


def nearest(t: Recorder, q: Array, C: Array) -> None:
    """The row of C, from 1, with the largest cosine, the largest scalar product, the least distance (exercise 55b)."""
    dots, similar = cosines(t, q, C)
    t("by_cos", np.argmax(similar) + 1)
    t("by_dot", np.argmax(dots) + 1)
    distances = t("distances", np.sqrt(np.sum((C - q) ** 2, axis=1)))  # [n]
    t("by_distance", np.argmin(distances) + 1)


def analogy(t: Recorder, a: Array, b: Array, c: Array, candidates: Array) -> None:
    """The step from a to b made from c, and the candidate, from 1, in its direction (exercise 55c). a, b, c: [d]."""
    step = t("step", b - a)  # [d]
    query = t("query", c + step)  # [d]
    _, similar = cosines(t, query, candidates)
    t("best", np.argmax(similar) + 1)
