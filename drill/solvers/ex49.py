"""Exercise 49: how many parameters networks for a series have. Everything is a whole number."""

from __future__ import annotations

import numpy as np

from drill.solution import Recorder

LSTM_BLOCKS = 4
"""The candidate and three gates: input, forget, output (Hochreiter & Schmidhuber 1997, Gers et al. 2000)."""

GRU_BLOCKS = 3
"""The candidate and two gates: reset, update (Cho et al. 2014)."""


def sliding_window(t: Recorder, window: int, hidden: int) -> None:
    """A dense net without constants: window -> hidden -> 1 (exercise 49a)."""
    first = t("first", window * hidden)
    second = t("second", hidden * 1)
    t("n_params", first + second)


def one_cell(t: Recorder, n_x: int) -> None:
    """h_t = f(w h_(t-1) + v x_t), yhat_t = f(u h_t) with a number h_t and n_x inputs (exercise 49b)."""
    v = t("v", n_x)
    w = t("w", 1)
    u = t("u", 1)
    t("n_params", v + w + u)


def two_layers(t: Recorder, n_x: int, n_1: int, n_2: int, blocks: int = 1, constants: int = 0) -> None:
    """Two recurrent layers and a readout of the second (exercises 49c-e).

    A layer has `blocks` pairs of matrices V [inputs x n] and W [n x n]: 1 in a plain cell, 4 in LSTM, 3 in GRU.
    constants: bias vectors a block, and constants of the readout.
    """
    V = t("V", n_x * n_1, 1)
    W = t("W", n_1 * n_1, 1)
    layer_1 = t("layer_1", blocks * (V + W + constants * n_1))
    V = t("V", n_1 * n_2, 2)
    W = t("W", n_2 * n_2, 2)
    layer_2 = t("layer_2", blocks * (V + W + constants * n_2))
    readout = t("readout", n_2)
    t("total", layer_1 + layer_2 + readout + constants)


def plain_layers(t: Recorder, T: int, n_x: int, n_1: int, n_2: int, constants: int = 0) -> None:
    """Two layers of plain cells and the sizes of what enters them, [moments, width] (exercise 49c)."""
    t("shape_1", np.array([T, n_x]))
    t("shape_2", np.array([T, n_1]))
    two_layers(t, n_x, n_1, n_2, 1, constants)


def bias_conventions(t: Recorder, n_x: int, n_h: int, lstm: int = LSTM_BLOCKS, gru: int = GRU_BLOCKS) -> None:
    """One layer of n_h neurons with no, one or two bias vectors a block, without a readout (exercise 49f).

    Two vectors, b_ih and b_hh: torch.nn.LSTM and torch.nn.GRU. lstm, gru: blocks of a cell.
    """
    block = t("block", n_x * n_h + n_h * n_h)
    for biases, name in enumerate(("lstm_no_bias", "lstm_one_bias", "lstm_two_biases")):
        t(name, lstm * (block + biases * n_h))
    t("gru_two_biases", gru * (block + 2 * n_h))


def bidirectional(t: Recorder, n_x: int, n_h: int) -> None:
    """Two bidirectional LSTM layers; both directions' states side by side go on (exercise 49g)."""
    one_way_1 = t("one_way_1", LSTM_BLOCKS * (n_x * n_h + n_h * n_h))
    t("layer_1", 2 * one_way_1)
    width = t("width", 2 * n_h)  # what the second layer sees
    one_way_2 = t("one_way_2", LSTM_BLOCKS * (width * n_h + n_h * n_h))
    t("layer_2", 2 * one_way_2)
    t("out_size", 2 * n_h)
