"""Judges of exercise 45: the gradient of one cell by the pixels, carried back through the layers, and its extent.

A convolution of ones or an average pooling hands the gradient of a cell to every cell of its window; where that comes
out positive, the pixel has influence. (A max pooling may hand it to any of them: the field is the same.)
"""

from __future__ import annotations

import numpy as np


def influence(layers):
    """Which pixels of a row have a gradient from one cell: True or False. layers: (window, step, gap)."""
    gradient = np.ones(1)
    for window, step, gap in reversed(layers):
        spread = np.zeros((len(gradient) - 1) * step + 1)
        spread[::step] = gradient
        kernel = np.zeros((window - 1) * gap + 1)
        kernel[::gap] = 1
        gradient = (np.convolve(spread, kernel) > 0).astype(float)
    return gradient > 0


def extent(layers):
    """Pixels from the first that has influence to the last one."""
    touched = np.flatnonzero(influence(layers))
    return int(touched[-1] - touched[0]) + 1


def block(k, m, s=1):
    """A convolution and the pooling behind it."""
    return [(k, s, 1), (m, m, 1)]


def first_that_covers(L, layer):
    """The smallest number of equal layers (or blocks) that reach L, and the extents of 0, 1, ... of them."""
    extents = [1]
    while extents[-1] < L:
        extents.append(extent(layer * len(extents)))
    return len(extents) - 1, extents


def item_45a(p):
    """Blocks are added until the cat is covered."""
    n, extents = first_that_covers(p["L"], block(p["k"], p["m"]))
    return {"n_blocks": n, "rf": extents[n], "rf_before": extents[n - 1]}


def item_45b(p):
    """Strides are tried one by one; with pooling 2 the cat took exactly so many blocks."""
    n, _ = first_that_covers(p["L"], block(p["k"], 2))
    assert n == p["n_layers"]
    fields = {s: extent([(p["k"], s, 1)] * n) for s in range(1, 6)}
    return {"rf_stride_2": fields[2], "stride": min(s for s, field in fields.items() if field >= p["L"])}


def item_45c(p):
    """The extent of n blocks."""
    return {"rf": extent(block(p["k"], p["m"], p["s"]) * p["n"])}


def formula_45c(v):
    """The extent of n blocks at sampled whole numbers."""
    k, s, m, n = (round(v[name]) for name in ("k", "s", "m", "n"))
    return {"rf_formula": extent(block(k, m, s) * n)}


def item_45d(p):
    """Layers are added until the cat is covered, the row of pixels being widened by every one."""
    field, n = np.ones(1), 0
    while len(field) < p["L"]:
        field, n = (np.convolve(field, np.ones(p["k"])) > 0).astype(float), n + 1
    return {"n_layers": n, "rf": len(field)}


def item_45e(p):
    """One layer by itself, and the stack: the holes between the pixels that matter are part of the field."""
    return {
        "k_eff": [extent([(p["k"], 1, d)]) for d in p["dilations"]],
        "rf": extent([(p["k"], 1, d) for d in p["dilations"]]),
    }


def item_45f(p):
    """The first layers, then one more each time."""
    layers = [(window, step, 1) for window, step in p["layers"]]
    return {"rf": [extent(layers[:n]) for n in range(1, len(layers) + 1)]}


def item_45g(p):
    """A small network on two rows of pixels: every pixel is moved, and it is seen whether the cell moves."""
    rows = np.random.default_rng(45).normal(size=(2, 21))
    kernel = np.array([0.5, -1.0, 0.75])

    def convolved(x):
        return np.array([np.convolve(row, kernel, "valid") for row in x])

    def normed(x, stored):
        return (x - stored[0]) / stored[1] * 1.5 + 0.25

    def of_batch(x):
        return x.mean(), x.std()

    def field(network, row=0):
        """The pixels of that row which move the middle cell of the first row's output."""
        out = network(rows)
        moves = []
        for pixel in range(rows.shape[1]):
            moved = rows.copy()
            moved[row, pixel] += 1.0
            change = np.abs(network(moved) - out)[0, out.shape[1] // 2]
            if change > 1e-9:
                moves.append(pixel)
        return moves

    stored = of_batch(convolved(rows))

    def long_path(x):
        return convolved(convolved(x))

    plain = field(long_path)
    tested = field(lambda x: convolved(normed(convolved(x), stored)))
    trained = field(lambda x: convolved(normed(convolved(x), of_batch(convolved(x)))))
    others = field(lambda x: convolved(normed(convolved(x), of_batch(convolved(x)))), row=1)
    norm = {
        "unchanged_at_test": tested == plain and len(trained) == len(others) == rows.shape[1],
        "doubles": len(tested) >= 2 * len(plain) - 1,
        "shrinks": len(tested) < len(plain),
        "whole_picture_always": len(tested) == rows.shape[1],
    }
    short = field(lambda x: x[:, 2:-2])
    summed = field(lambda x: long_path(x) + x[:, 2:-2])
    skip = {
        "maximum_unchanged": summed == plain and set(short) < set(plain),
        "adds_up": len(summed) == len(plain) + len(short),
        "shrinks_to_one": len(summed) == 1,
        "doubles": len(summed) >= 2 * len(plain) - 1,
    }
    return {"batch_norm": _only(norm), "skip": _only(skip)}


def _only(claims):
    (key,) = [key for key, is_true in claims.items() if is_true]
    return key
