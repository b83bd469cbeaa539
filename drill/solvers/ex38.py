"""Exercise 38: what strange architectures do to sizes, gradients and predictions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from drill.nn.activations import relu, relu_prime
from drill.nn.linear import by_weights
from drill.nn.losses import half_squared_error
from drill.solution import Recorder

Array = Any
Side = Callable[[float, int], float]


def valid(side: float, kernel: int) -> float:
    """The side behind a convolution with stride 1 and without padding."""
    return side - kernel + 1


def same(side: float, kernel: int) -> float:
    """The side behind a convolution with padding that keeps it."""
    return side


def whole_kernel_lost(side: float, kernel: int) -> float:
    """The side behind a convolution if its last position did not count."""
    return side - kernel


def whole_windows(side: float, window: int) -> float:
    """The side behind a pooling whose windows do not overlap: what is left over is dropped."""
    return np.floor(side / window)


def begun_windows(side: float, window: int) -> float:
    """The same if a window that is not full counted too."""
    return np.ceil(side / window)


def sizes_on_the_way(
    t: Recorder, size: int, layers: Sequence[Any], conv: Side = valid, pool: Side = whole_windows
) -> None:
    """Sides behind every layer that works, and the number of the first that does not (exercise 38c).

    layers: [L x 2], each `conv` or `pool` and its window.
    """
    side, fail_layer = size, 0
    for k, (kind, window) in enumerate(layers, 1):
        behind = conv(side, window) if kind == "conv" else pool(side, window)
        if behind < 1:
            fail_layer = k
            break
        side = t("n", behind, k)
    t("fail_layer", fail_layer)
    t.gather("sizes", 1, family="n")


def collapsed(t: Recorder, W1: Array, b1: Array, W2: Array, b2: Array) -> None:
    """(x W1 + b1) W2 + b2 = x W + b (exercise 38d). W1: [2 x 3], b1: [3], W2: [3 x 1], b2: [1]."""
    t("W", W1 @ W2)  # [2 x 1]
    carried = t("carried", b1 @ W2)  # [1]
    t("b", carried + b2)


def twins(t: Recorder, c: float, x: Array, y: float) -> None:
    """Gradients of yhat = relu(x W1) W2 with all weights c, L = (yhat - y)^2 / 2 (exercise 38e). x: [2]."""
    W1 = np.full((2, 2), c)
    W2 = np.full(2, c)  # the one output neuron
    a = t("a", x @ W1)  # [2]
    h = t("h", relu(a))
    y_hat = t("y_hat", h @ W2)
    t("L", half_squared_error(y, y_hat))

    d = t("d", y_hat - y)
    t("dW2", d * h)  # [2]
    dh = t("dh", d * W2)  # [2]
    da = t("da", dh * relu_prime(a))
    t("dW1", by_weights(x, da))  # [2 x 2]


def parameters(t: Recorder, size: int, channels: int, filters: int, kernel: int, pool: int, dense: int) -> None:
    """Parameters of a convolution and of the dense layer behind pooling and stretching (exercise 38f)."""
    weights = t("weights", kernel**2 * channels)  # of one filter
    bias = t("bias", 1)  # of one filter, of one neuron
    t("conv_params", filters * (weights + bias))
    side_conv = t("side_conv", valid(size, kernel))
    side = t("side", whole_windows(side_conv, pool))
    flat = t("flat", side**2 * filters)
    t("dense_params", (flat + bias) * dense)


def dropped_probabilities(t: Recorder, probs: Array, mask: Array, rate: float, y: int) -> None:
    """Inverted dropout behind softmax: what comes out, its sum, -ln of the true class (exercise 38g). probs: [3]."""
    scale = t("scale", 1 / (1 - rate))
    out = t("out", probs * mask * scale)
    t("total", np.sum(out))
    t("loss", -np.log(out[y]))
