"""Exercise 52: what is left of LSTM and GRU when gates are shut, opened or given no weights; scalars, no constants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.nn.activations import sigmoid, tanh
from drill.solution import Recorder

Array = Any

NEW_STATE_ALONE = {"z_keeps_old": 0, "z_takes_new": 1}
"""The z that takes all from the candidate: h = z h_prev + (1 - z) h' (Cho et al. 2014) and the other way round."""


def plain_gates(t: Recorder, gru_form: str) -> None:
    """Gates with which h_t = tanh(W x_t + V h_(t-1)) for every x and h, phi_h the identity (exercise 52a)."""
    t("f", 0)
    t("i", 1)
    t("o", 1)
    t("r", 1)
    t("z", NEW_STATE_ALONE[gru_form])
    t.gather("lstm_gates", "f", "i", "o")
    t.gather("gru_gates", "r", "z")


def gates_without_weights(t: Recorder, x: float, h_prev: float, c_prev: float, w: float, v: float) -> None:
    """LSTM and GRU whose gates have zero weights, beside the plain cell with the same w and v (exercise 52b)."""
    gate = t("gate", sigmoid(0))  # each of the five
    h_rnn = t("h_rnn", tanh(w * x + v * h_prev))
    c_cand = t("c_cand", h_rnn)
    c = t("c", gate * c_prev + gate * c_cand)
    t("h_lstm", gate * tanh(c))
    r = t("r", gate)
    a = t("a", w * x + v * r * h_prev)
    h_cand = t("h_cand", tanh(a))
    t("h_gru", gate * h_prev + (1 - gate) * h_cand)


def gru_step(t: Recorder, x: float, h_prev: float, W: Array, V: Array, squash: Callable[[Any], Any] = tanh) -> None:
    """One step of a GRU, h = z h_prev + (1 - z) h' with h' = tanh(W x + V r h_prev) (Cho et al. 2014; exercise 52c).

    W, V: [3] for the candidate, r, z.
    """
    a_r = t("a_r", W[1] * x + V[1] * h_prev)
    a_z = t("a_z", W[2] * x + V[2] * h_prev)
    r = t("r", sigmoid(a_r))
    z = t("z", sigmoid(a_z))
    seen = t("seen", r * h_prev)  # what the candidate sees of the old state
    a = t("a", W[0] * x + V[0] * seen)
    h_cand = t("h_cand", squash(a))
    t("h", z * h_prev + (1 - z) * h_cand)


def gate_bias(t: Recorder, eps: float, bound: float) -> None:
    """Biases b with sigmoid(b + a) >= 1 - eps, or <= eps, for every |a| <= bound (exercise 52e)."""
    odds = t("odds", (1 - eps) / eps)
    logit = t("logit", np.log(odds))  # sigmoid(logit) = 1 - eps
    b_open = t("b_open", bound + logit)
    t("b_closed", -b_open)


def remembering(t: Recorder, f: Array, b_f: float) -> None:
    """dc_T/dc_0, the product of the forget gates, and the steps after which a constant gate keeps half (exercise 52f).

    f: [T] gates of the steps; b_f: bias of a forget gate whose weights are 0.
    """
    t("carry", np.prod(f))
    f_init = t("f_init", sigmoid(b_f))
    crossing = t("crossing", np.log(2) / -np.log(f_init))  # f_init^crossing = 1/2
    t("half_life", np.floor(crossing))
