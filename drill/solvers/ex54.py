"""Exercise 54: word2vec with negative sampling, a small logistic regression for every pair of words."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import sigmoid
from drill.nn.losses import logloss
from drill.solution import Recorder

Array = Any


def negative_sampling(t: Recorder, v: Array, u_pos: Array, U_neg: Array, reduce: Any = np.sum) -> tuple[Any, Array]:
    """Sigmoids of the scores and -ln s_pos - sum of ln(1 - s_neg) (exercise 54a).

    v: [d] of the centre word, u_pos: [d] of the observed word, U_neg: [K x d], a negative word a row.
    """
    z_pos = t("z_pos", u_pos @ v)
    z_neg = t("z_neg", U_neg @ v)  # [K]
    s_pos = t("s_pos", sigmoid(z_pos))
    s_neg = t("s_neg", sigmoid(z_neg))  # [K]
    L_pos = t("L_pos", logloss(1, s_pos))
    L_neg = t("L_neg", logloss(0, s_neg))  # [K]
    t("loss", L_pos + reduce(L_neg))
    return s_pos, s_neg


def gradients(t: Recorder, v: Array, u_pos: Array, U_neg: Array) -> None:
    """Derivatives of that loss; by a score it is the prediction minus the label (exercise 54b)."""
    s_pos, s_neg = negative_sampling(t, v, u_pos, U_neg)
    d_pos = t("d_pos", s_pos - 1)
    d_neg = t("d_neg", s_neg - 0)  # [K]
    pull = t("pull", d_pos * u_pos)  # [d], from the observed word
    push = t("push", U_neg.T @ d_neg)  # [d], from the negative words
    t("dv", pull + push)  # [d]
    t("du_pos", d_pos * v)  # [d]
    t("dU_neg", np.outer(d_neg, v))  # [K x d]


def noise_distribution(t: Recorder, counts: Array) -> None:
    """Probabilities proportional to count^(3/4) (Mikolov et al. 2013; exercise 54c). counts: [n]."""
    roots = t("roots", counts ** (1 / 4))  # [n]
    weights = t("weights", roots**3)  # [n]
    S = t("S", np.sum(weights))
    t("p", weights / S)  # [n]


def subsampling(note: Recorder, f: float, t: float) -> None:
    """A word of the relative frequency f is kept with probability sqrt(t/f) (Mikolov et al. 2013; exercise 54d)."""
    ratio = note("ratio", t / f)
    keep = note("keep", np.sqrt(ratio))
    note("discard", 1 - keep)
