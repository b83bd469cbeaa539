"""Exercise 45: how many pixels of the picture one cell of a deep layer depends on, along one side."""

from __future__ import annotations

from math import ceil
from typing import Any

from drill.nn.convolution import stretched
from drill.solution import Recorder

Array = Any


def blocks_that_cover(t: Recorder, L: int, k: int, m: int) -> None:
    """Blocks of a convolution k and a pooling m until the field is at least L (exercise 45a).

    Backwards from one cell: pooling r -> m r, convolution r -> r + k - 1.
    """
    r, before, n = t("r", 1, 0), 1, 0
    while r < L:
        n, before = n + 1, r
        r = t("r", m * r + (k - 1), n)
    t("n_blocks", n)
    t("rf", r)
    t("rf_before", before)


def stride_that_covers(t: Recorder, L: int, k: int, n_layers: int, widens_itself: int = 0) -> None:
    """The smallest stride with which n convolutions k cover L (exercise 45b): 1 + (k-1)(1 + s + ... + s^(n-1)) >= L.

    widens_itself: 1 lets the stride of a layer widen this layer as well.
    """

    def field(s: int) -> int:
        return 1 + (k - 1) * sum(s ** (layer + widens_itself) for layer in range(n_layers))

    s, r = 1, t("field", field(1), 1)
    while r < L:
        s += 1
        r = t("field", field(s), s)
    t("stride", s)


def blocks(t: Recorder, k: int, s: int, m: int, n: int) -> None:
    """The field of n blocks of a convolution k with stride s and a pooling m (exercise 45c).

    r = 1 + ((k-1) + (m-1) s)((sm)^n - 1)/(sm - 1), forwards: a window of w cells that are j pixels apart adds (w-1) j.
    """
    r, j = 1, t("j", 1, 0)
    for block in range(1, n + 1):
        by_kernel = t("by_kernel", (k - 1) * j, block)
        j = t("between", j * s, block)
        by_window = t("by_window", (m - 1) * j, block)
        j = t("j", j * m, block)
        r = t("r", r + by_kernel + by_window, block)
    t("rf", r)


def plain_layers(t: Recorder, L: int, k: int) -> None:
    """Convolutions k with stride 1 until the field 1 + (k-1) n is at least L (exercise 45d)."""
    n = t("n_layers", ceil((L - 1) / (k - 1)))
    t("rf", 1 + (k - 1) * n)


def dilated_layers(t: Recorder, k: int, dilations: Array) -> None:
    """Convolutions k with stride 1 and their dilations, [n]: every one adds (k-1) d (exercise 45e)."""
    r = t("r", 1, 0)
    for layer, dilation in enumerate(dilations.tolist(), 1):
        d = t("d", dilation, layer)
        k_eff = t("k_eff", stretched(k, d), layer)
        r = t("r", r + k_eff - 1, layer)
    t.gather("k_eff", 1)
    t("rf", r)


def mixed_layers(t: Recorder, layers: Array) -> None:
    """The field after every layer [window, step], [n x 2]: r += (window - 1) j, then j *= step (exercise 45f)."""
    r, j = 1, t("j", 1, 0)
    for layer, (window, step) in enumerate(layers.tolist(), 1):
        own = t("step", step, layer)
        grows = t("grows", (window - 1) * j, layer)
        r = t("r", r + grows, layer)
        j = t("j", j * own, layer)
    t.gather("rf", 1, family="r")
