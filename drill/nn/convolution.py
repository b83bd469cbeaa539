"""Convolution as networks have it: cross-correlation, the kernel is laid on the picture as it is; and pooling.

A picture X: [n x n], a kernel K: [k x k]; neither need be square.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

Array = Any


def output_size(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """floor((n + 2p - k) / s) + 1: how many positions a kernel k has on n cells with a frame p and step s."""
    return (n + 2 * p - k) // s + 1


def stretched(k: int, dilation: int) -> int:
    """(k - 1) d + 1: how many cells a kernel of k cells covers when its cells look at pixels d apart."""
    return (k - 1) * dilation + 1


def correlate(X: Array, K: Array, s: int = 1) -> Array:
    """Sums of x_{si+u, sj+v} k_{uv} over u, v, where the kernel fits: [m x m], m = output_size(n, k, 0, s)."""
    windows = sliding_window_view(X, K.shape)[::s, ::s]  # [m x m x k x k]
    return np.einsum("ijuv,uv->ij", windows, K)


def dilated(X: Array, K: Array, d: int) -> Array:
    """The same with step 1 and a kernel whose cells look at pixels d apart: sums of x_{i+du, j+dv} k_{uv}."""
    wide = tuple(stretched(k, d) for k in K.shape)
    return np.einsum("ijuv,uv->ij", sliding_window_view(X, wide)[:, :, ::d, ::d], K)


def zero_frame(X: Array, p: int) -> Array:
    """The picture in a frame of zeros p cells wide: [n + 2p x n + 2p]."""
    framed = np.zeros([n + 2 * p for n in X.shape], X.dtype)
    framed[p : p + X.shape[0], p : p + X.shape[1]] = X
    return framed


def half_turn(K: Array) -> Array:
    """The kernel turned by 180 degrees."""
    return K[::-1, ::-1]


def pool(X: Array, k: int, s: int, of: Callable[..., Any] = np.max) -> Array:
    """The largest number (or another summary) of every k x k window, moved by s; incomplete windows are dropped."""
    return of(sliding_window_view(X, (k, k))[::s, ::s], axis=(2, 3))
