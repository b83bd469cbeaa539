"""Exercise 57: layer norm, batch norm, RMS norm; epsilon is 0, variances are divided by n."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def two_norms(t: Recorder, X: Array, ddof: int = 0) -> None:
    """Each row by its own mean and deviation, and each column by its own (exercise 57a). X: [n x d].

    The divisors of the variances are d - ddof and n - ddof.
    """
    row_mean = t("row_mean", np.mean(X, axis=1))  # [n]
    row_std = t("row_std", np.std(X, axis=1, ddof=ddof))  # [n]
    t("layer_norm", (X - row_mean[:, None]) / row_std[:, None])  # [n x d]

    column_mean = t("column_mean", np.mean(X, axis=0))  # [d]
    column_std = t("column_std", np.std(X, axis=0, ddof=ddof))  # [d]
    t("batch_norm", (X - column_mean) / column_std)  # [n x d]


def norm_params(t: Recorder, d: int) -> None:
    """Trained numbers of layer norm, batch norm (scale and shift) and RMS norm (scale) of d features (exercise 57b)."""
    t("n_layer_norm", 2 * d)
    t("n_batch_norm", 2 * d)
    t("n_rms_norm", d)


def rms_norm(t: Recorder, x: Array, g: Array) -> None:
    """x over the root of its mean square, times the gain (Zhang & Sennrich 2019; exercise 57c). x, g: [d]."""
    mean_square = t("mean_square", np.mean(x**2))
    rms = t("rms", np.sqrt(mean_square))
    scaled = t("scaled", x / rms)  # [d]
    t("y", scaled * g)  # [d]
