"""Exercise 51: the LSTM cell with peepholes (Gers & Schmidhuber 2000), in numbers, with no constants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drill.nn.activations import sigmoid, tanh
from drill.solution import Recorder

Array = Any

PEEPHOLES = 3
"""The gates that look at the memory: input, forget, output. The candidate does not."""


def new_memory(
    t: Recorder, x: float, h_prev: float, c_prev: float, W: Array, V: Array, U: Array, gate: Callable[[Any], Any]
) -> tuple[float, float, float, float]:
    """c' = tanh(W_c x + V_c h), i and f = gate(W x + V h + U c_prev), c = f c_prev + i c'; returns c', i, f, c.

    W, V: [4] for c', i, f, o; U: [3] for i, f, o.
    """
    a_c = t("a_c", W[0] * x + V[0] * h_prev)
    a_i = t("a_i", W[1] * x + V[1] * h_prev + U[0] * c_prev)
    a_f = t("a_f", W[2] * x + V[2] * h_prev + U[1] * c_prev)
    c_cand = t("c_cand", tanh(a_c))
    i = t("i", gate(a_i))
    f = t("f", gate(a_f))
    c = t("c", f * c_prev + i * c_cand)
    return c_cand, i, f, c


def peephole_step(
    t: Recorder,
    x: float,
    h_prev: float,
    c_prev: float,
    W: Array,
    V: Array,
    U: Array,
    gate: Callable[[Any], Any] = sigmoid,
) -> None:
    """One step of the cell, the output gate looking at the old memory as in the book: h = o tanh(c) (51b; 51c: U = 0).

    W, V: [4] for c', i, f, o; U: [3] for i, f, o.
    """
    *_, c = new_memory(t, x, h_prev, c_prev, W, V, U, gate)
    a_o = t("a_o", W[3] * x + V[3] * h_prev + U[2] * c_prev)
    o = t("o", gate(a_o))
    squashed = t("squashed", tanh(c))
    t("h", o * squashed)


def output_gate(t: Recorder, x: float, h_prev: float, c_prev: float, W: Array, V: Array, U: Array) -> None:
    """The output gate that looks at c_(t-1), as in the book, and at c_t, as in the paper (exercise 51e).

    W, V: [4] for c', i, f, o; U: [3] for i, f, o.
    """
    *_, c = new_memory(t, x, h_prev, c_prev, W, V, U, sigmoid)
    common = t("common", W[3] * x + V[3] * h_prev)
    a_seed = t("a_seed", common + U[2] * c_prev)
    a_paper = t("a_paper", common + U[2] * c)
    t("o_seed", sigmoid(a_seed))
    t("o_paper", sigmoid(a_paper))


def memory_by_memory(t: Recorder, x: float, h_prev: float, c_prev: float, W: Array, V: Array, U: Array) -> None:
    """dc_t/dc_(t-1) at a fixed h_(t-1): f alone without peepholes, two more terms with them (exercise 51f).

    W, V: [4] for c', i, f, o; U: [3] for i, f, o.
    """
    a_base = t("a_base", W[2] * x + V[2] * h_prev)
    t("base", sigmoid(a_base))
    c_cand, i, f, _ = new_memory(t, x, h_prev, c_prev, W, V, U, sigmoid)
    by_f = t("by_f", c_prev * f * (1 - f) * U[1])  # through the forget gate
    by_i = t("by_i", c_cand * i * (1 - i) * U[0])  # through the input gate
    t("peephole", f + by_f + by_i)


def cost(t: Recorder, n_x: int, n_h: int, biases: int = 1, peepholes: int = PEEPHOLES) -> None:
    """Parameters of a cell of four blocks, and of its peepholes as full matrices or diagonals (exercise 51d)."""
    block = t("block", n_h * (n_x + n_h + biases))
    t("base", 4 * block)
    t("extra_full", peepholes * n_h * n_h)
    t("extra_diagonal", peepholes * n_h)
