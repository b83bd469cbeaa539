"""Exercise 47: the moving average, a convolution of a series with equal weights."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def moving_average(note: Recorder, x: Array, k: int, step: int = 1) -> None:
    """Means of the windows of k values, no padding (exercise 47a). x: [6], y: [6 - k + 1]."""
    kernel = note("kernel", np.full(k, 1 / k))  # [k]
    windows = np.lib.stride_tricks.sliding_window_view(x, k)[::step]  # [6 - k + 1 x k]
    note("n_out", len(windows))
    for i, window in enumerate(windows, 1):
        note("y", kernel @ window, i)
    note.gather("y", 1)


def padded_average(note: Recorder, x: Array, k: int, zeros: int = 1) -> None:
    """The same in a frame of zeros, one on each side for k = 3 (exercise 47b). x: [6], y: [6]."""
    padded = note("padded", np.pad(x, zeros))  # [8]
    for i, window in enumerate(np.lib.stride_tricks.sliding_window_view(padded, k), 1):
        note("y", np.mean(window), i)
    note.gather("y", 1)


def constant_series(note: Recorder, c: float, k: int, divisor: int = 0) -> None:
    """A long series of c under a window k with (k-1)/2 zeros on each side (exercise 47c).

    divisor: what the sums are divided by, k if none is given.
    """
    divisor = divisor or k
    note("middle", k * c / divisor)
    inside = note("inside", (k + 1) // 2, 1)  # values of the series in the first window
    note("first", inside * c / divisor)
    inside = note("inside", min(inside + 1, k), 2)
    note("second", inside * c / divisor)


def two_windows(note: Recorder, x: Array, k: int, t: int) -> None:
    """Means round x_t and up to x_t, t counted from 1, and how late the second is on a line (exercise 47d). x: [6]."""
    half = (k - 1) // 2
    note("centred", np.mean(x[t - 1 - half : t + half]))
    note("trailing", np.mean(x[t - k : t]))
    note("lag", (k - 1) / 2)


def average_of_average(note: Recorder, k1: int, k2: int) -> None:
    """The kernel of two moving averages one after the other (exercise 47e).

    Counts are the coefficients of (1 + t + ... + t^(k1-1))(1 + t + ... + t^(k2-1)), [k1 + k2 - 1].
    """
    note("span", k1 + k2 - 1)
    counts = note("counts", np.convolve(np.ones(k1), np.ones(k2)))
    note("kernel", counts / (k1 * k2))
