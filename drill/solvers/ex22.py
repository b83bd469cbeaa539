"""Exercise 22: the linear layer Z = X W; observations are rows of X, neurons are columns of W."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def linear_layer(t: Recorder, X: Array, W: Array, dZ: Array) -> None:
    """Forward Z and backward dL/dX, dL/dW from dL/dZ (exercise 22c). X: [n x p], W: [p x q], dZ: [n x q]."""
    t("Z", X @ W)  # [n x q]
    t("dX", dZ @ W.T)  # [n x p]
    t("dW", X.T @ dZ)  # [p x q]


def by_one_input(t: Recorder, W: Array, dZ: Array, i: int, j: int) -> None:
    """dZ/dx_ij, of the size of Z, and dL/dx_ij as its scalar product with dL/dZ (exercise 22d).

    W: [p x q], dZ: [n x q]; i, j count from 1.
    """
    n, _ = dZ.shape
    row = t("row", W[j - 1])  # x_ij meets row j of W
    is_row = np.arange(1, n + 1)[:, None] == i  # [n x 1]
    dZdx = t("dZdx", np.where(is_row, row, 0))  # [n x q], filled in row i
    t("dLdx", np.sum(dZ * dZdx))


def by_one_weight(t: Recorder, X: Array, dZ: Array, k: int, l: int) -> None:  # noqa: E741 - the book's index
    """dZ/dw_kl, of the size of Z, and dL/dw_kl as its scalar product with dL/dZ (exercise 22e).

    X: [n x p], dZ: [n x q]; k, l count from 1.
    """
    _, q = dZ.shape
    column = t("column", X[:, k - 1])  # w_kl meets column k of X
    is_column = np.arange(1, q + 1) == l  # [q]
    dZdw = t("dZdw", np.where(is_column, column[:, None], 0))  # [n x q], filled in column l
    t("dLdw", np.sum(dZ * dZdw))


def jacobian_sizes(t: Recorder, n: int, p: int, q: int) -> None:
    """Entries of the Jacobians dZ/dX and dZ/dW and how many can differ from zero (exercise 22f)."""
    of_Z = t("of_Z", n * q)
    t("total_X", of_Z * n * p)
    t("nonzero_X", of_Z * p)  # z_ik depends on the p elements of row i of X
    t("total_W", of_Z * p * q)
    t("nonzero_W", of_Z * p)  # and on the p elements of column k of W
