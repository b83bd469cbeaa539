"""Exercise 56: blocks with a way past them, by a sum (ResNet), by a gate (Highway), by stacking (DenseNet)."""

from __future__ import annotations

import math
from typing import Any

from drill.nn.activations import relu, relu_prime, sigmoid, tanh, tanh_prime
from drill.nn.linear import by_input
from drill.solution import Recorder

Array = Any


def residual_block(t: Recorder, x: Array, W1: Array, W2: Array, d_out: Array) -> None:
    """y = x + ReLU(x W1) W2, and dL/dx from d_out = dL/dy (He et al. 2016; exercise 56a). x: [p], W1, W2: [p x p]."""
    a = t("a", x @ W1)  # [p]
    h = t("h", relu(a))  # [p]
    F = t("F", h @ W2)  # [p], the branch
    t("y", x + F)

    mask = t("mask", relu_prime(a))
    d_h = t("d_h", by_input(d_out, W2))  # [p]
    d_a = t("d_a", d_h * mask)  # [p]
    branch = t("branch", by_input(d_a, W1))  # [p]
    t("dx", d_out + branch)


def deep_stack(t: Recorder, w: float, n_blocks: int) -> None:
    """Derivative through n blocks h -> w h, and through n blocks h -> h + w h (exercise 56b)."""
    t("plain", w**n_blocks)
    factor = t("factor", 1 + w)
    t("residual", factor**n_blocks)


def paths(t: Recorder, n_blocks: int, k: int) -> None:
    """Ways through n residual blocks: all, those through k branches, branches in the mean (exercise 56c)."""
    t("n_paths", 2**n_blocks)
    t("n_paths_k", math.comb(n_blocks, k))
    t("orders", math.factorial(k))  # of k chosen blocks
    t("mean_length", n_blocks / 2)


def downsampling_block(t: Recorder, c_in: int, c_out: int, size: int) -> None:
    """Parameters of both ways of a ResNet block that halves the map, and the side of its output (exercise 56d)."""
    norm = t("norm", 2 * c_out)  # scale and shift of each channel
    conv_1 = t("conv_1", 3**2 * c_in * c_out)
    conv_2 = t("conv_2", 3**2 * c_out * c_out)
    t("n_main", conv_1 + norm + conv_2 + norm)
    conv_3 = t("conv_3", c_in * c_out)  # 1 x 1
    t("n_shortcut", conv_3 + norm)
    t("side", (size + 2 - 3) // 2 + 1)


def highway(t: Recorder, x: float, w: float, b_t: float) -> None:
    """y = g tanh(w x) + (1 - g) x with a constant gate, and dy/dx (Srivastava et al. 2015; exercise 56e)."""
    gate = t("gate", sigmoid(b_t))
    carry = t("carry", 1 - gate)
    new = t("new", tanh(w * x))
    t("y", gate * new + carry * x)
    slope = t("slope", w * tanh_prime(w * x))
    t("dx", gate * slope + carry)


def dense_block(t: Recorder, c_0: int, growth: int, n_layers: int) -> None:
    """Channels, links and weights of layers 3 x 3 that see all channels before them (exercise 56f)."""
    channels, n_links, n_params = c_0, 0, 0
    for layer in range(1, n_layers + 1):
        inputs = t("inputs", channels, layer)
        n_params += t("weights", 3**2 * inputs * growth, layer)
        n_links += layer  # from the block's input and from the layers before
        channels = inputs + growth
    t("channels", channels)
    t("n_links", n_links)
    t("n_params", n_params)
