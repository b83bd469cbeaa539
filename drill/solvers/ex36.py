"""Exercise 36: a ReLU neuron at the start, when its weights have just been drawn."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.normal import normal_cdf
from drill.solution import Recorder

Array = Any


def silence(t: Recorder, x: Array, sigma: float, b: float) -> None:
    """P(ReLU(w x + b) = 0) for weights from N(0, sigma^2) and one observation (exercise 36a). x: [n]."""
    norm = t("norm", np.sqrt(np.sum(x**2)))
    std = t("std", sigma * norm)  # of w x, which is N(0, std^2)
    z = t("z", -b / std)
    t("p_zero", normal_cdf(z))
    t("p_zero_no_bias", normal_cdf(0))


def layer_at_the_start(t: Recorder, n_in: int, sigma: float, m: int) -> None:
    """The spread of h = w x for random x, and how many of m neurons are silent on one observation (exercise 36b)."""
    var_h = t("var_h", n_in * sigma**2)
    t("std_h", np.sqrt(var_h))
    p = t("p", 0.5)  # h is symmetric about zero
    t("p_all_zero", p**m)
    t("mean_zero", m * p)


def rectified_normal(t: Recorder, s: float) -> None:
    """Mean, second moment and variance of max(z, 0) for z from N(0, s^2) (exercise 36c)."""
    mean = t("mean", s / np.sqrt(2 * np.pi))
    second = t("second", s**2 / 2)
    t("var", second - mean**2)


def he(t: Recorder, n_in: int, n_layers: int) -> None:
    """He's standard deviation, and what N(0, 1) weights make of the second moment (exercise 36d)."""
    var_w = t("var_w", 2 / n_in)  # n Var w / 2 = 1
    t("std_he", np.sqrt(var_w))
    factor = t("factor", n_in * 1 / 2)  # n Var w / 2 with Var w = 1
    t("growth", factor**n_layers)


def he_with_a_leak(t: Recorder, n_in: int, alpha: float) -> None:
    """Var w that keeps the second moment behind a leaky ReLU (exercise 36e)."""
    kept = t("kept", (1 + alpha**2) / 2)  # of the second moment, by one layer's activation
    t("var_w", 1 / (kept * n_in))


def bias_for_silence(t: Recorder, x: Array, sigma: float, n_sigmas: float) -> None:
    """The bias with which a neuron is silent with probability Phi(-n_sigmas) (exercise 36f). x: [n]."""
    norm = t("norm", np.sqrt(np.sum(x**2)))
    std = t("std", sigma * norm)
    t("b", n_sigmas * std)
