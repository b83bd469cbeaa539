"""Judges of exercise 40: scipy's correlation, positions counted one by one, searches, difference quotients."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.signal import convolve2d, correlate2d

STEP = 0.25
"""Smaller than half the distance of any two numbers in a window."""


def plain(matrix):
    """Nested lists of floats."""
    return np.asarray(matrix, dtype=float).tolist()


def correlated(image, kernel, stride=1, frame=0):
    """Scipy's cross-correlation on the padded picture, then every s-th row and column."""
    padded = np.pad(np.array(image), frame)
    return correlate2d(padded, np.array(kernel), mode="valid")[::stride, ::stride]


def windows(picture, side, stride):
    """The windows of a pooling, row by row, as lists of their numbers."""
    starts = [i for i in range(0, len(picture), stride) if i + side <= len(picture)]
    return [[[picture[i + a][j + b] for a in range(side) for b in range(side)] for j in starts] for i in starts]


def largest(picture, side=2, stride=2):
    """Max pooling by loops."""
    return [[max(window) for window in row] for row in windows(picture, side, stride)]


def average(picture, side=2, stride=2):
    """Average pooling by loops."""
    return [[sum(window) / len(window) for window in row] for row in windows(picture, side, stride)]


def positive(picture):
    """ReLU, number by number."""
    return [[x if x > 0 else 0 for x in row] for row in picture]


def item_40a(p):
    """scipy, then windows by loops."""
    conv = plain(correlated(p["image"], p["kernel"]))
    return {
        "conv": conv,
        "max_pool": largest(conv, 2, p["pool_stride"]),
        "avg_pool": average(conv, 2, p["pool_stride"]),
    }


def item_40b(p):
    """scipy, every second row and column."""
    return {"conv": plain(correlated(p["image"], p["kernel"], p["stride"]))}


def item_40c(p):
    """scipy, every third row and column; the side counted."""
    conv = plain(correlated(p["image"], p["kernel"], p["stride"]))
    return {"side": len(conv), "conv": conv}


def item_40d(p):
    """Scipy on the padded picture; without a step the position never leaves the corner."""
    position, visited = 0, set()
    for _ in range(100):
        visited.add(position)
        position += 0
    return {
        "conv": plain(correlated(p["image"], p["kernel"], p["stride"], p["padding"])),
        "stride_zero": "never_moves" if visited == {0} else "same_as_one",
    }


def covered(n, k, p, s):
    """All positions in which a kernel lies within the padded row: the cells that each of them covers."""
    cells, start, found = n + 2 * p, 0, []
    while start + k <= cells:
        found.append(range(start, start + k))
        start += s
    return found


def item_40e(p):
    """The kernel walks along the row."""
    found = covered(p["n"], p["k"], p["p"], p["s"])
    touched = {cell for position in found for cell in position}
    return {"out": len(found), "unused": p["n"] + 2 * p["p"] - 1 - max(touched)}


def formula_40e(v):
    """The positions counted."""
    return {"out_formula": len(covered(int(v["n"]), int(v["k"]), int(v["p"]), int(v["s"])))}


def item_40f(p):
    """Scipy with the kernel written out with its holes."""
    kernel = np.array(p["kernel"])
    side = [0]
    for _ in range(len(kernel) - 1):
        side.append(side[-1] + p["dilation"])
    wide = np.zeros((side[-1] + 1, side[-1] + 1))
    wide[np.ix_(side, side)] = kernel
    return {"k_eff": len(wide), "conv": plain(correlated(p["image"], wide))}


@cache
def agreement():
    """Which families of kernels have equal convolution and cross-correlation, tried on random pictures."""
    random = np.random.default_rng(40)
    pictures = random.integers(0, 9, size=(20, 5, 5))

    def same(kernel):
        return all(np.array_equal(convolve2d(x, kernel, "valid"), correlate2d(x, kernel, "valid")) for x in pictures)

    kernels = random.integers(-3, 4, size=(20, 3, 3))
    central = [kernel + np.rot90(kernel, 2) for kernel in kernels]
    diagonal = [kernel + kernel.T for kernel in kernels]
    zero_sum = [9 * kernel - kernel.sum() for kernel in kernels]
    others = [kernel for kernel in kernels if not np.array_equal(kernel, np.rot90(kernel, 2))]
    return {
        "central_symmetry": all(map(same, central)) and not any(map(same, others)),
        "main_diagonal": all(map(same, diagonal)),
        "zero_sum": all(map(same, zero_sum)),
        "never": not any(map(same, central)),
    }


def item_40g(p):
    """Scipy's convolution."""
    (coincide,) = (key for key, holds in agreement().items() if holds)
    return {"conv": plain(convolve2d(p["image"], p["kernel"], mode="valid")), "coincide": coincide}


def item_40h(p):
    """Frames tried one after another."""
    wide = len(range(0, (p["k"] - 1) * p["dilation"] + 1))
    same = next(frame for frame in range(100) if len(covered(p["n"], wide, frame, 1)) == p["n"])
    keep = next(frame for frame in range(100) if len(covered(p["n"], p["k"], frame, p["s"])) == p["n"])
    return {"p_same": same, "p_keep": keep}


def item_40i(p):
    """Both channels at once: a cross-correlation in three dimensions, by loops."""
    x, kernel = p["x"], p["kernel"]
    return {
        "out": [
            [
                p["b"]
                + sum(x[c][i + u][j + v] * kernel[c][u][v] for c in range(len(x)) for u in range(2) for v in range(2))
                for j in range(2)
            ]
            for i in range(2)
        ]
    }


def item_40j(p):
    """Both orders by loops, and a counter in ReLU."""
    x = p["x"]
    orders = {
        "max": (largest(positive(x)), positive(largest(x))),
        "average": (average(positive(x)), positive(average(x))),
    }
    same = {name for name, (first, last) in orders.items() if first == last}
    keys = {
        frozenset({"max"}): "max_only",
        frozenset({"max", "average"}): "both",
        frozenset({"average"}): "average_only",
        frozenset(): "none",
    }
    return {
        "relu_first": orders["max"][0],
        "avg_relu_first": orders["average"][0],
        "avg_pool_first": orders["average"][1],
        "saved": sum(map(len, x)) - sum(map(len, largest(x))),
        "commutes": keys[frozenset(same)],
    }


def item_40k(p):
    """Each pixel moved a little up and down."""

    def slopes(pooling):
        def loss(x):
            return sum(
                d * o for ds, os in zip(p["d_out"], pooling(x), strict=True) for d, o in zip(ds, os, strict=True)
            )

        def moved(i, j, by):
            x = [list(row) for row in p["x"]]
            x[i][j] += by
            return loss(x)

        return [[(moved(i, j, STEP) - moved(i, j, -STEP)) / (2 * STEP) for j in range(4)] for i in range(4)]

    return {"dx_max": slopes(largest), "dx_avg": slopes(average)}
