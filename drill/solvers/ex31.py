"""Exercise 31: softmax with a temperature, p_i = e^(z_i / T) over the sum of e^(z_k / T)."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def at_temperature(t: Recorder, z: Array, T: float) -> Array:
    """The probabilities at temperature T (exercises 31a, b). z: [K]."""
    u = t("u", z / T)  # [K]
    E = t("E", np.exp(u))
    S = t("S", np.sum(E))
    return t("p", E / S)


def two_largest(t: Recorder, z: Array, T: float) -> None:
    """The same at a low temperature, and ln of the largest probability over the second (exercise 31c). z: [3]."""
    u = t("u", z / T)
    u_best = t("u_best", np.max(u))
    u_second = t("u_second", np.sort(u)[-2])
    t("log_ratio", u_best - u_second)
    shifted = t("shifted", u - u_best)  # changes no probability
    E = t("E", np.exp(shifted))
    S = t("S", np.sum(E))
    t("p", E / S)


def coldest(t: Recorder, z: Array) -> None:
    """The limit for T -> 0 from above: the largest logits share alike (exercises 31d, g). z: [K]."""
    gap = t("gap", z - np.max(z))  # [K], 0 at the largest
    alive = t("alive", 1.0 * (gap == 0))  # the limit of e^(gap / T)
    t("p", alive / np.sum(alive))


def hottest(t: Recorder, z: Array) -> None:
    """The limit for T -> infinity: all logits count as 0 (exercise 31e). z: [K]."""
    E = t("E", np.exp(0.0 * z))
    t("p", E / np.sum(E))


def small_talk(t: Recorder, K: int, m: int, a: float, T_low: float, T_high: float) -> None:
    """How likely a reply is none of the m with logit a, the other K - m having logit 0 (exercise 31f)."""
    rest = t("rest", K - m)
    e_low = t("e_low", np.exp(a / T_low))
    relevant_low = t("relevant_low", m * e_low)
    t("q_low", rest / (rest + relevant_low))
    e_high = t("e_high", np.exp(a / T_high))
    relevant_high = t("relevant_high", m * e_high)
    t("q_high", rest / (rest + relevant_high))


def chosen_temperature(t: Recorder, z_best: float, z_second: float, ratio: float) -> None:
    """The T at which e^((z_best - z_second) / T) is the ratio wanted (exercise 31h)."""
    difference = t("difference", z_best - z_second)
    log_ratio = t("log_ratio", np.log(ratio))
    t("T", difference / log_ratio)


def gradient_by_logits(t: Recorder, z: Array, T: float, y: int) -> None:
    """Gradient of -ln p_y by the logits: (p - onehot) / T (exercise 31i). z: [3], classes from 0."""
    p = at_temperature(t, z, T)
    onehot = t("onehot", 1.0 * (np.arange(len(z)) == y))  # [3]
    du = t("du", p - onehot)  # by z / T
    t("dz", du / T)
