"""Exercise 53: word2vec with the full softmax; every word has an input vector v and an output vector, a row of U."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def probabilities(t: Recorder, scores: Array) -> Array:
    """Softmax over the whole dictionary, e^score over the sum of all of them. scores: [n]."""
    E = t("E", np.exp(scores))  # [n]
    S = t("S", np.sum(E))
    return t("p", E / S)  # [n]


def skip_gram(t: Recorder, v: Array, U: Array, o: int) -> Array:
    """Scores, probabilities and loss -ln p_o of a centre word and an observed word o, from 1 (exercise 53a).

    v: [d], U: [n x d].
    """
    scores = t("scores", U @ v)  # [n]
    p = probabilities(t, scores)
    p_o = t("p_o", p[o - 1])
    t("loss", -np.log(p_o))
    return p


def skip_gram_gradients(t: Recorder, v: Array, U: Array, o: int) -> None:
    """Derivatives of that loss: the scores are a linear layer behind which stands p - y (exercise 53b)."""
    p = skip_gram(t, v, U, o)
    y = t("y", 1.0 * (np.arange(1, len(U) + 1) == o))  # [n], 1 at the observed word
    ds = t("ds", p - y)  # [n], dL/dscores
    t("dv", U.T @ ds)  # [d]
    t("dU", np.outer(ds, v))  # [n x d]


def window_pairs(t: Recorder, n: int, m: int) -> None:
    """Ordered pairs of words at most m apart in a text of n words: 2 (n - j) at the distance j (exercise 53c)."""
    n_pairs = 0
    for j in range(1, m + 1):
        n_pairs += t("at", 2 * (n - j), j)
    t("n_pairs", n_pairs)


def costs(t: Recorder, V: int, d: int, K: int) -> None:
    """Parameters of two tables V x d, and multiplications of the dot products of one pair (exercise 53d)."""
    t("n_params", 2 * V * d)
    t("mult_softmax", V * d)  # a dot product with every word
    t("mult_negative", (K + 1) * d)  # with K negative words and the positive one


def continuous_bag(t: Recorder, C: Array, U: Array, reduce: Any = np.mean) -> None:
    """The mean of the context words' input vectors, its scores and probabilities (exercise 53e).

    C: [c x d], U: [n x d].
    """
    h = t("h", reduce(C, axis=0))  # [d]
    scores = t("scores", U @ h)  # [n]
    probabilities(t, scores)
