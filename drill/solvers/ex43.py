"""Exercise 43: a convolution as a fully connected layer, forwards and backwards; no padding, step 1."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np

from drill.nn.convolution import correlated, framed, half_turn, positions
from drill.solution import Recorder

Array = Any


def links(t: Recorder, n: int, k: int, pixel: Array, output: Array) -> None:
    """Links and weights of both layers, and the weight on one link. pixel, output: [2] row, column from 1 (43a)."""
    m = t("m", positions(n, k))
    t("n_dense", n**2 * m**2)
    t("n_links", m**2 * k**2)
    t("n_weights", k**2)
    place = t("place", pixel - output + 1)  # [2] of the pixel in the window of the output
    is_inside = np.all((place >= 1) & (place <= k))
    t("weight", place * is_inside)


def one_matrix(t: Recorder, image: Array, kernel: Array, width: int = 3) -> None:
    """W [9 x 4] of H = X W and H [4]; width: the pixels of a row of the picture (exercise 43b)."""
    m = positions(len(image), len(kernel))
    first = np.zeros((image.size, m**2), dtype=kernel.dtype)
    for (i, j), (u, v) in product(product(range(m), repeat=2), np.ndindex(kernel.shape)):
        first[i * len(image) + j + u * width + v, i * m + j] = kernel[u, v]
    W = t("W", first)
    X = t("X", image.ravel())  # [9]
    t("H", X @ W)


def gradient_of_kernel(t: Recorder, image: Array, d_out: Array) -> None:
    """Sums of d_ij x_{i+u, j+v}: the picture cross-correlated with d_out; of the bias the sum (exercise 43c)."""
    laid_on = t("laid_on", d_out)
    t("dkernel", correlated(image, laid_on))  # [2 x 2]
    t("dbias", np.sum(d_out))


def gradient_of_picture(t: Recorder, kernel: Array, d_out: Array) -> None:
    """d_out in a frame of k - 1 zeros, cross-correlated with the turned kernel: [3 x 3] (exercise 43d)."""
    turned = t("turned", half_turn(kernel))
    around = t("around", framed(d_out, len(kernel) - 1))  # [4 x 4]
    t("dimage", correlated(around, turned))
