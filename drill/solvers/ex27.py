"""Exercise 27: the sigmoid, its slope, and what becomes of a gradient behind it."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import sigmoid, sigmoid_prime
from drill.solution import Recorder

Array = Any


def sigmoid_layer(t: Recorder, h: Array, d_out: Array) -> None:
    """A sigmoid layer forward and backward, from d_out = dL/do (exercise 27a). h, d_out: [n]."""
    o = t("o", sigmoid(h))  # [n]
    slope = t("slope", o * (1 - o))  # [n]; the output is enough, h is not needed
    t("dh", d_out * slope)  # [n]


def steepest_chain(t: Recorder, w: float, n_layers: int) -> None:
    """Where sigma is steepest, and the bound (w d_max)^n on a gradient through n layers (exercise 27b).

    As a function of s the slope s(1 - s) is a parabola with its top at s = 1/2.
    """
    s = t("s", 1 / 2)
    t("t_max", np.log(s / (1 - s)))
    d_max = t("d_max", s * (1 - s))
    factor = t("factor", w * d_max)
    t("bound", factor**n_layers)


def paralysis(note: Recorder, w: float, threshold: float, t: float) -> None:
    """The least n with (w/4)^n below the threshold, and how much flatter sigma is at t than at 0 (exercise 27c)."""
    factor = note("factor", w * sigmoid_prime(0.0))
    depth = note("depth", np.log(threshold) / np.log(factor))  # there the bound is the threshold exactly
    note("n_layers", np.ceil(depth))
    s = note("s", sigmoid(t))
    slope = note("slope", s * (1 - s))
    note("ratio", sigmoid_prime(0.0) / slope)


def fed_by_sigmoids(t: Recorder, o: Array, delta: float) -> None:
    """dL/dw of a neuron z = sum of w_i o_i, from delta = dL/dz (exercise 27d). o: [n]."""
    dw = t("dw", delta * o)  # [n]
    t("n_positive", np.sum(dw > 0))
