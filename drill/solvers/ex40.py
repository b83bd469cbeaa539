"""Exercise 40: convolutions and pooling by hand. A picture: [n x n], a kernel: [k x k]."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.nn.activations import relu
from drill.nn.convolution import correlated, dilated, framed, half_turn, pooled, positions, stretched
from drill.solution import Recorder

Array = Any


def convolution_and_pooling(
    t: Recorder, image: Array, kernel: Array, pool_stride: int, average: Callable[..., Any] = np.mean
) -> None:
    """A convolution, then both poolings 2 x 2 of its result (exercise 40a)."""
    conv = t("conv", correlated(image, kernel))  # [m x m], m = n - k + 1
    pooled_map = t("pooled_map", conv)
    t("max_pool", pooled(pooled_map, 2, pool_stride))
    t("avg_pool", pooled(pooled_map, 2, pool_stride, average))


def every_second(t: Recorder, image: Array, kernel: Array, stride: int) -> None:
    """A convolution with a step is every s-th row and column of the one without (exercise 40b)."""
    everywhere = t("everywhere", correlated(image, kernel))
    t("conv", everywhere[::stride, ::stride])


def strided(t: Recorder, image: Array, kernel: Array, stride: int) -> None:
    """The side of the result and the result (exercise 40c)."""
    t("side", positions(len(image), len(kernel), stride=stride))
    t("conv", correlated(image, kernel, stride))


def in_a_frame(t: Recorder, image: Array, kernel: Array, padding: int, stride: int) -> None:
    """A frame of zeros first, then the convolution (exercise 40d)."""
    around = t("around", framed(image, padding))  # [n + 2p x n + 2p]
    t("conv", correlated(around, kernel, stride))


def size_of_output(t: Recorder, n: int, k: int, p: int, s: int) -> None:
    """How many positions there are, and what is left behind the last one (exercise 40e)."""
    way = t("way", n + 2 * p - k)
    out = t("out", way // s + 1)
    t("unused", way - (out - 1) * s)


def with_holes(
    t: Recorder, image: Array, kernel: Array, dilation: int, convolve: Callable[..., Array] = dilated
) -> None:
    """A dilated convolution and the size of its stretched kernel (exercise 40f)."""
    t("k_eff", stretched(len(kernel), dilation))
    t("conv", convolve(image, kernel, dilation))


def mathematical(t: Recorder, image: Array, kernel: Array) -> None:
    """The kernel is turned by 180 degrees, then laid on (exercise 40g)."""
    turned = t("turned", half_turn(kernel))
    t("conv", correlated(image, turned))


def keeping_the_size(t: Recorder, k: int, dilation: int, n: int, s: int) -> None:
    """2p = k_eff - 1 for step 1; with a step the last position (n - 1) s must fit (exercise 40h)."""
    k_eff = t("k_eff", stretched(k, dilation))
    t("p_same", (k_eff - 1) // 2)
    missing = t("missing", (n - 1) * s + k - n)  # 2p at least
    t("p_keep", -(-missing // 2))  # rounded up


def two_channels(t: Recorder, x: Array, kernel: Array, b: float) -> None:
    """Each channel under its own slice, their sum and one bias. x: [2 x 3 x 3], kernel: [2 x 2 x 2] (exercise 40i)."""
    map_1 = t("map", correlated(x[0], kernel[0]), 1)
    map_2 = t("map", correlated(x[1], kernel[1]), 2)
    both = t("both", map_1 + map_2)
    t("out", both + b)


def relu_and_pooling(t: Recorder, x: Array) -> None:
    """Both orders of ReLU and pooling 2 x 2 with step 2. x: [4 x 4] (exercise 40j)."""
    positive = t("positive", relu(x))
    t("relu_first", pooled(positive, 2, 2))
    t("avg_relu_first", pooled(positive, 2, 2, np.mean))
    max_pool = t("max_pool", pooled(x, 2, 2))
    averages = t("averages", pooled(x, 2, 2, np.mean))
    t("avg_pool_first", relu(averages))
    t("saved", np.size(x) - np.size(max_pool))


def back_through_pooling(t: Recorder, x: Array, d_out: Array) -> None:
    """To the largest of each window goes all of its gradient, to each cell of a mean a quarter (exercise 40k).

    x: [4 x 4] without ties inside a window, d_out: [2 x 2].
    """
    window = np.ones((2, 2), dtype=int)
    largest = t("largest", pooled(x, 2, 2))  # [2 x 2]
    winners = t("winners", 1 * (x == np.kron(largest, window)))  # [4 x 4] 1 where the largest of a window stands
    spread = t("spread", np.kron(d_out, window))  # [4 x 4]
    t("dx_max", winners * spread)
    t("dx_avg", spread / 4)
