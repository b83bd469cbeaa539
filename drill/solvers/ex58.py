"""Exercise 58: scaled dot-product attention (Vaswani et al. 2017); tokens are rows, softmax goes along the rows."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def one_query(t: Recorder, q: Array, K: Array, V: Array) -> None:
    """Softmax(K q / sqrt(d_k)) and the values weighted by it (exercise 58a). q: [d_k], K: [n x d_k], V: [n x d]."""
    dots = t("dots", K @ q)  # [n]
    root = t("root", np.sqrt(len(q)))
    scores = t("scores", dots / root)  # [n]
    E = t("E", np.exp(scores))  # [n]
    S = t("S", np.sum(E))
    weights = t("weights", E / S)  # [n]
    t("out", weights @ V)  # [d]


def causal(t: Recorder, S: Array, V: Array) -> None:
    """Token i attends to the tokens 1 ... i only; S is scaled already (exercise 58b). S: [n x n], V: [n x d].

    A score of minus infinity has the exponential 0, so the mask is applied to the exponentials.
    """
    mask = t("mask", np.tri(len(S)))  # [n x n], 1 on and below the diagonal
    E = t("E", np.exp(S))  # [n x n]
    visible = t("visible", E * mask)  # [n x n]
    sums = t("sums", np.sum(visible, axis=1))  # [n]
    A = t("A", visible / sums[:, None])  # [n x n]
    t("out", A @ V)  # [n x d]


def spread(t: Recorder, d_k: int, s: float) -> None:
    """Variance and deviation of q . k for independent components of mean 0 and deviation s (exercise 58c)."""
    var_term = t("var_term", s**4)  # of one product q_i k_i
    var_dot = t("var_dot", d_k * var_term)
    std_dot = t("std_dot", np.sqrt(var_dot))
    root = t("root", np.sqrt(d_k))
    t("std_scaled", std_dot / root)


def heads(t: Recorder, n: int, d_model: int, n_heads: int) -> None:
    """Size of a head, weights of all heads, multiplications in their products Q K' (exercise 58d)."""
    d_head = t("d_head", d_model // n_heads)
    n_weights = t("n_weights", n_heads * n**2)
    t("mult_scores", n_weights * d_head)


def self_attention(t: Recorder, X: Array, W_Q: Array, W_K: Array, W_V: Array) -> None:
    """Softmax(Q K' / sqrt(d_k)) V of a whole sequence, by rows (exercise 58e). X: [n x d], W_Q, W_K, W_V: [d x d_k]."""
    Q = t("Q", X @ W_Q)  # [n x d_k]
    K = t("K", X @ W_K)  # [n x d_k]
    V = t("V", X @ W_V)  # [n x d_k]
    scores = t("scores", Q @ K.T)  # [n x n]
    root = t("root", np.sqrt(W_K.shape[1]))
    scaled = t("scaled", scores / root)  # [n x n]
    E = t("E", np.exp(scaled))  # [n x n]
    sums = t("sums", np.sum(E, axis=1))  # [n]
    A = t("A", E / sums[:, None])  # [n x n]
    t("out", A @ V)  # [n x d_k]
