"""Exercise 7: what is superfluous in a network 2-4-3-1 with ReLU, and how to take it out.

W1: [4 x 2], b1: [4], W2: [3 x 4], b2: [3], one row per neuron; w3: [3]. Neurons are counted from 1.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import relu
from drill.solution import Recorder

Array = Any

PAIRS = ((0, 1, 2), (0, 2, 1), (1, 2, 0))
"""The two neurons of a pair and the third one."""

NEAR = np.stack(np.meshgrid(np.linspace(-3, 3, 11), np.linspace(-3, 3, 11)), axis=-1).reshape(-1, 2)
"""Inputs on which the neurons are watched, 121 round the origin; three times as far out they are watched again."""


def superfluous(t: Recorder, W1: Array, b1: Array, W2: Array, b2: Array) -> tuple[int, Array]:
    """The neuron of the first layer that ignores its inputs, and the twins of the second (exercise 7a)."""
    dead = t("dead", np.argmin(np.abs(W1).sum(axis=1)) + 1)
    rows = np.column_stack([W2, b2])  # [3 x 5]
    i, j, other = min(PAIRS, key=lambda pair: np.abs(rows[pair[0]] - rows[pair[1]]).sum())
    twins = t("twins", np.array([i, j]) + 1)
    other = t("other", other + 1)

    for k, places in enumerate((NEAR, 3 * NEAR), 1):
        H1 = relu(places @ W1.T + b1)  # [121 x 4]
        H2 = relu(H1 @ W2.T + b2)  # [121 x 3]
        t("changes", np.ptp(H1, axis=0), k)  # [4] 0 where a neuron gives the same everywhere
        t("on", np.mean(H2 > 0, axis=0), k)  # [3] for which part of the inputs a neuron is on
        t("rank", np.linalg.matrix_rank(H2[:, [i, other - 1]]), k)
    return dead, twins


def without_superfluous(t: Recorder, W1: Array, b1: Array, W2: Array, b2: Array, w3: Array) -> None:
    """The same function without the dead neuron and the second twin (exercise 7b).

    The dead neuron's number goes into the constants behind it, the second twin's outgoing weight to the first.
    """
    dead, twins = superfluous(t, W1, b1, W2, b2)
    first, second = twins - 1
    sent = t("sent", relu(b1[dead - 1]))
    b2_all = t("b2_all", b2 + W2[:, dead - 1] * sent)  # [3]
    push = t("push", w3[first] + w3[second])
    w3_all = np.where(np.arange(3) == first, push, w3)  # [3]
    kept = t("kept", np.delete(np.arange(3), second) + 1)
    t("b2_new", b2_all[kept - 1])
    t("w3_new", w3_all[kept - 1])


def smaller(t: Recorder, sizes: Array, drop: Array) -> None:
    """Parameters before and after neurons leave the two hidden layers (exercise 7c). sizes: [4], drop: [2]."""
    smaller_sizes = t("sizes_after", sizes - np.concatenate([[0], drop, [0]]))
    t("before", np.sum(t("layers_before", _parameters(sizes))))
    t("after", np.sum(t("layers_after", _parameters(smaller_sizes))))


def _parameters(sizes: Array) -> Array:
    """Of each layer: every neuron has a weight for each input and a constant."""
    return (sizes[:-1] + 1) * sizes[1:]
