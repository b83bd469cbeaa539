"""Exercise 13: softmax, its logloss, and what is smooth about this maximum."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import sigmoid, softmax
from drill.solution import Recorder

Array = Any


def probabilities(t: Recorder, Z: Array, axis: int = 1) -> Array:
    """Softmax of each row of Z, one observation a row: e^z over the sum of its row (exercise 13a). Z: [n x 3]."""
    E = t("E", np.exp(Z))  # [n x 3]
    S = t("S", np.sum(E, axis=axis, keepdims=True))  # [n x 1]
    return t("P", E / S)


def mean_logloss(t: Recorder, Z: Array, labels: Array, reduce: Any = np.mean) -> None:
    """Mean of -ln(probability of the true class) (exercise 13b). Z: [n x 3], labels: [n], classes from 0."""
    P = probabilities(t, Z)
    p = t("p", P[np.arange(len(labels)), labels])  # [n] of the true class
    losses = t("losses", -np.log(p))
    t("loss", reduce(losses))


def single_output(t: Recorder, z: Array) -> None:
    """The sigmoid that equals the first of two softmax outputs: divide by e^(z_1) (exercise 13c). z: [2]."""
    z_single = t("z_single", z[0] - z[1])
    t("p_1", sigmoid(z_single))


def soft_average(t: Recorder, z: Array, k: float) -> None:
    """The mean of z weighted by softmax(z), by softmax(k z), and its limit for large k (exercise 13d). z: [3]."""
    p = t("p", softmax(z))
    t("soft_1", np.sum(p * z))
    p_k = t("p_k", softmax(k * z))
    t("soft_k", np.sum(p_k * z))
    onehot = t("onehot", 1.0 * (z == np.max(z)))
    t("limit", np.sum(onehot * z))


def two_outputs(t: Recorder, z: Array) -> None:
    """What the softmax of two outputs depends on (exercise 13e). z: [2]."""
    t("difference", z[0] - z[1])


def shifted_softmax(t: Recorder, z: Array) -> None:
    """Softmax of z less its maximum, which changes nothing and overflows nowhere (exercise 13f). z: [3]."""
    shifted = t("shifted", z - np.max(z))
    E = t("E", np.exp(shifted))
    S = t("S", np.sum(E))
    t("p", E / S)


def log_sum_exp(t: Recorder, z: Array, k: float, reduce: Any = np.sum) -> None:
    """The smooth maximum ln sum e^z, and sharpened: (1/k) ln sum e^(k z) (exercise 13g). z: [3]."""
    S = t("S", reduce(np.exp(z)), 1)
    t("lse", np.log(S), 1)
    S = t("S", reduce(np.exp(k * z)), 2)
    t("lse", np.log(S) / k, 2)
    t.gather("lse", 1)


def sharpened(t: Recorder, z: Array) -> None:
    """softmax(k z) for growing k (exercise 13h). z: [3]."""
    for k in (1, 10, 100):
        t("p", softmax(k * z), k)
