"""Convolutions as networks compute them: cross-correlation, the kernel is laid on the picture as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Array = Any


def positions(size: int, kernel: int, padding: int = 0, stride: int = 1) -> int:
    """At how many places a kernel fits on a side: floor((n + 2p - k)/s) + 1; zero or less where it does not fit."""
    return (size + 2 * padding - kernel) // stride + 1


def correlated(image: Array, kernel: Array, stride: int = 1) -> Array:
    """Sums of products of the kernel with the pieces under it, without padding. image: [n x m], kernel: [k x l]."""
    image, kernel = np.asarray(image), np.asarray(kernel)
    pieces = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)[::stride, ::stride]
    return np.einsum("ijuv,uv->ij", pieces, kernel)


def stretched(kernel: int, dilation: int) -> int:
    """(k - 1) d + 1: how many cells a kernel of k covers when its cells look at pixels d apart."""
    return (kernel - 1) * dilation + 1


def dilated(image: Array, kernel: Array, dilation: int) -> Array:
    """Without padding, step 1, the kernel's cells look at pixels d apart. image: [n x m], kernel: [k x l]."""
    wide = tuple(stretched(side, dilation) for side in kernel.shape)
    pieces = np.lib.stride_tricks.sliding_window_view(image, wide)[:, :, ::dilation, ::dilation]
    return np.einsum("ijuv,uv->ij", pieces, kernel)


def framed(image: Array, padding: int) -> Array:
    """The picture in a frame of zeros: [n + 2p x m + 2p]."""
    wide = np.zeros([side + 2 * padding for side in image.shape], image.dtype)
    wide[padding : padding + image.shape[0], padding : padding + image.shape[1]] = image
    return wide


def half_turn(kernel: Array) -> Array:
    """The kernel turned by 180 degrees."""
    return kernel[::-1, ::-1]


def pooled(image: Array, size: int, stride: int, of: Callable[..., Any] = np.max) -> Array:
    """The largest number (or another summary) of every window; windows that stick out are dropped."""
    pieces = np.lib.stride_tricks.sliding_window_view(image, (size, size))[::stride, ::stride]
    return of(pieces, axis=(2, 3))


def layer_parameters(height: int, width: int, inputs: int, filters: int, biases: int = 1) -> int:
    """(H_k W_k C_in + 1) C_out: every filter has a slice for each input channel and one bias (0 for none)."""
    return (height * width * inputs + biases) * filters
