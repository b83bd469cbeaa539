"""Exercise 41: what a kernel answers on a piece of a picture, and kernels made of smaller ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.nn.convolution import correlated
from drill.solution import Recorder

Array = Any


def response(t: Recorder, kernel: Array, patch: Array, c: float = 0, add: Callable[[Array], Any] = np.sum) -> None:
    """The sum of kernel * patch cell by cell, and the same on a flat patch of value c (exercises 41a to 41h).

    kernel, patch: [3 x 3], c a number. Cross-correlation: the kernel is not turned.
    """
    products = t("products", kernel * patch)  # [3 x 3]
    t("response", add(products))
    weight_sum = t("weight_sum", add(kernel))
    t("flat", c * weight_sum)


def on_a_step(t: Recorder, image: Array, kernel: Array) -> None:
    """A picture whose rows are alike under a kernel, without padding, step 1 (exercise 41i).

    image: [4 x 6], kernel: [3 x 3], conv: [2 x 4]; in such a picture only the sums of the kernel's columns count: [3].
    """
    t("column_sums", np.sum(kernel, axis=0))
    t("conv", correlated(image, kernel))


def split(t: Recorder, kernel: Array, col: Array, row: Array) -> None:
    """How far outer(col, row) is from the kernel, and how many numbers each of them keeps (exercise 41j).

    kernel: [3 x 3], col, row: [3]; kernel_ij = col_i row_j. `i`, `j` is the worst cell, counted from 0.
    """
    product = t("product", np.outer(col, row))  # [3 x 3]
    gap = t("gap", np.abs(product - kernel))
    worst = int(np.argmax(gap))
    t("i", worst // len(row))
    t("j", worst % len(row))
    t("n_full", kernel.size)
    t("n_separable", len(col) + len(row))


def one_after_another(t: Recorder, a: Array, b: Array) -> None:
    """y_i = sum_u a_u x_(i+u), z_i = sum_v b_v y_(i+v): the weights k_n of x_(i+n) in z_i (exercise 41k).

    a, b: [3], kernel: [5]; k_n = sum_u a_u b_(n-u), the coefficients of a product of polynomials.
    """
    for n in range(len(a) + len(b) - 1):
        t("k", sum(a[u] * b[n - u] for u in range(len(a)) if 0 <= n - u < len(b)), n)
    t.gather("kernel", 0, family="k")
