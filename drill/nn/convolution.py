"""Convolutions as networks compute them: cross-correlation, the kernel is laid on the picture as it is."""

from __future__ import annotations

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
