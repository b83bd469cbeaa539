"""Exercise 50: recurrent cells of one and of two directions, their graphs, numbers and parameters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drill.nn.activations import relu
from drill.solution import Recorder

Array = Any


def one_way_graph(t: Recorder, T: int) -> None:
    """Nodes and arrows of the cell unrolled over T moments: x_t -> h_t, h_(t-1) -> h_t, h_t -> y_t (exercise 50a)."""
    states = t("states", T + 1)  # h_0 ... h_T
    t("n_nodes", T + states + T)
    from_inputs = t("from_inputs", T)
    from_states = t("from_states", T)
    to_outputs = t("to_outputs", T)
    t("n_edges", from_inputs + from_states + to_outputs)


def two_way_graph(t: Recorder, T: int) -> None:
    """The same with a second chain of states, s_(t+1) -> s_t, that meets the first one in y_t (exercise 50b)."""
    states = t("states", T + 1)  # h_0 ... h_T, and as many: s_1 ... s_(T+1)
    t("n_nodes", T + 2 * states + T)
    from_inputs = t("from_inputs", 2 * T)
    from_states = t("from_states", 2 * T)
    to_outputs = t("to_outputs", 2 * T)
    t("n_edges", from_inputs + from_states + to_outputs)


def one_way(t: Recorder, x: Array, h0: float, W: float, V: float, b_h: float, U: float, b_y: float) -> None:
    """h_t = ReLU(b_h + W h_(t-1) + V x_t), y_t = b_y + U h_t (exercise 50c). x: [3], all else numbers."""
    h = t("h", h0, 0)
    for k in (1, 2, 3):
        a = t("a", b_h + W * h + V * x[k - 1], k)
        h = t("h", relu(a), k)
        t("y", b_y + U * h, k)
    t.gather("h", 1)
    t.gather("y", 1)


def two_way(
    t: Recorder,
    x: Array,
    h0: float,
    W: float,
    V: float,
    b_h: float,
    W2: float,
    V2: float,
    b_s: float,
    U: float,
    U2: float,
    b_y: float,
    order: Sequence[int] = (3, 2, 1),
) -> None:
    """A second state s_t = ReLU(b_s + W' s_(t+1) + V' x_t) runs back from s_4 = 0; y_t = b_y + U h_t + U' s_t.

    Exercise 50d. x: [3], all else numbers; W2, V2, U2 are the book's W', V', U'. order: in which the s are computed.
    """
    h, s = [t("h", h0, 0)], t("s", 0, 4)
    for k in (1, 2, 3):
        a = t("a", b_h + W * h[k - 1] + V * x[k - 1], k)
        h.append(t("h", relu(a), k))
    backwards = {}
    for k in order:
        q = t("q", b_s + W2 * s + V2 * x[k - 1], k)
        s = backwards[k] = t("s", relu(q), k)
    for k in (1, 2, 3):
        t("y", b_y + U * h[k] + U2 * backwards[k], k)
    t.gather("h", 1)
    t.gather("s", "s_1", "s_2", "s_3")
    t.gather("y", 1)


def parameters(t: Recorder, n_x: int, n_h: int, n_y: int, biases: int = 1) -> None:
    """Numbers in W [n_h x n_h], V [n_h x n_x], b_h [n_h], U [n_y x n_h], b_y [n_y]; two chains share b_y (50e)."""
    chain = t("chain", n_h * (n_x + n_h + biases))
    readout = t("readout", n_y * (n_h + biases))
    t("n_uni", chain + readout)
    width = t("width", 2 * n_h)  # both states side by side
    readout_bi = t("readout_bi", n_y * (width + biases))
    t("n_bi", 2 * chain + readout_bi)


def reach(note: Recorder, T: int, t: int) -> None:
    """How many of x_1 ... x_T have a path to y_t: the past by way of h, the future by way of s (exercise 50f)."""
    past = note("past", t)  # x_1 ... x_t
    future = note("future", T - t)
    note("reach_uni", past)
    note("reach_bi", past + future)
