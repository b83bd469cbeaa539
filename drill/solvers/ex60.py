"""Exercise 60: where a token stands (sinusoids, rotations) and how surprised a language model is."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any

DIM = 4
"""How long the vector of a position is."""


def encoding(t: Recorder, pos: int) -> None:
    """Sines and cosines of pos / 10000^(2i/d) by turns, i = 0, 1 (Vaswani et al. 2017; exercise 60a)."""
    for i in range(DIM // 2):
        angle = t("angle", pos / 10000 ** (2 * i / DIM), i + 1)
        t("s", np.sin(angle), i + 1)
        t("c", np.cos(angle), i + 1)
    t.gather("pe", "s_1", "c_1", "s_2", "c_2")


def likeness(t: Recorder, k: int) -> None:
    """Scalar product of the encodings of two positions k apart, and of one with itself (exercise 60b).

    A pair of coordinates gives sin a sin b + cos a cos b = cos(a - b), so the position itself does not enter.
    """
    fast = t("fast", np.cos(k))
    slow = t("slow", np.cos(k / 100))
    t("dot", fast + slow)
    t("norm_squared", np.cos(0) + np.cos(0))


def perplexity(t: Recorder, inverse_p: Array, reduce: Any = np.mean) -> None:
    """Mean -log2 p, mean -ln p and 2^bits of tokens whose probabilities were 1 / inverse_p (exercise 60c).

    inverse_p: [n].
    """
    surprise = t("surprise", np.log2(inverse_p))  # [n], in bits
    bits = t("bits", reduce(surprise))
    t("nll", bits * np.log(2))
    t("perplexity", 2**bits)


def from_loss(t: Recorder, V: int, nll: float) -> None:
    """Perplexity e^loss of guessing among V tokens and of a model with the loss nll in nats; its bits (60d)."""
    loss_uniform = t("loss_uniform", np.log(V))
    t("perplexity_uniform", np.exp(loss_uniform))
    t("perplexity", np.exp(nll))
    t("bits", nll / np.log(2))


def turned(v: Array, cosine: float, sine: float) -> Array:
    """v turned counter-clockwise by the angle of that cosine and sine. v: [2]."""
    x, y = v
    return np.array([x * cosine - y * sine, x * sine + y * cosine])


def degrees(angle: float) -> tuple[Any, Any]:
    """Cosine and sine of an angle in degrees; a quarter turn leaves 0, not the 6e-17 of binary fractions."""
    return np.round(np.cos(np.radians(angle)), 12), np.round(np.sin(np.radians(angle)), 12)


def rotary(t: Recorder, q: Array, k: Array, m: int, n: int, theta_deg: float) -> None:
    """The query turned by m theta, the key by n theta, and their scalar product (Su et al. 2021; 60e). q, k: [2]."""
    cosine, sine = degrees(t("angle_q", m * theta_deg))
    q_rotated = t("q_rotated", turned(q, t("cos_q", cosine), t("sin_q", sine)))  # [2]
    cosine, sine = degrees(t("angle_k", n * theta_deg))
    k_rotated = t("k_rotated", turned(k, t("cos_k", cosine), t("sin_k", sine)))  # [2]
    t("score", q_rotated @ k_rotated)
