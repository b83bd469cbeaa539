"""Judges of exercise 56: automatic differentiation, ways walked one by one, tables of weights made and counted."""

from __future__ import annotations

import itertools
from statistics import fmean

import autograd.numpy as anp
import numpy as np
from autograd import grad

KEY_OF_THE_UNIT = "identity_path"


def item_56a(p):
    """Autograd of d_out . y; no hidden neuron stands at 0."""
    W1, W2, d_out = (np.array(p[name], dtype=float) for name in ("W1", "W2", "d_out"))

    def block(x):
        return x + anp.dot(anp.maximum(0.0, anp.dot(x, W1)), W2)

    x = np.array(p["x"], dtype=float)
    return {"y": block(x).tolist(), "dx": grad(lambda x: anp.sum(block(x) * d_out))(x).tolist()}


def item_56b(p):
    """The blocks one after another, differentiated; the ways past all of them are counted for the reason."""

    def stack(h, skip):
        for _ in range(p["n_blocks"]):
            h = skip * h + p["w"] * h
        return h

    ways = itertools.product((False, True), repeat=min(p["n_blocks"], 8))
    past_all = sum(not any(way) for way in ways)
    return {
        "plain": grad(stack)(1.0, 0.0),
        "residual": grad(stack)(1.0, 1.0),
        "terms": KEY_OF_THE_UNIT if past_all == 1 else None,
    }


def item_56c(p):
    """All ways are written out."""
    lengths = [sum(way) for way in itertools.product((0, 1), repeat=p["n_blocks"])]
    return {"n_paths": len(lengths), "n_paths_k": lengths.count(p["k"]), "mean_length": fmean(lengths)}


def weights(*size):
    """How many numbers a table of that size has."""
    return np.broadcast_to(0.0, size).size


def places(size, window, step, padding):
    """Where a window may stand on a padded line, counted."""
    return sum(1 for left in range(0, size + 2 * padding, step) if left + window <= size + 2 * padding)


def item_56d(p):
    """Weights of every layer, size by size; both ways must give maps of one side."""
    c_in, c_out = p["c_in"], p["c_out"]
    main = [(c_out, c_in, 3, 3), (c_out,), (c_out,), (c_out, c_out, 3, 3), (c_out,), (c_out,)]
    shortcut = [(c_out, c_in, 1, 1), (c_out,), (c_out,)]
    side = places(places(p["size"], 3, 2, 1), 3, 1, 1)
    assert side == places(p["size"], 1, 2, 0)
    return {
        "n_main": sum(weights(*size) for size in main),
        "n_shortcut": sum(weights(*size) for size in shortcut),
        "side": side,
    }


def item_56e(p):
    """The gate as half of 1 + tanh(b/2); autograd by x."""
    gate = (1 + anp.tanh(p["b_t"] / 2)) / 2

    def cell(x):
        return x + gate * (anp.tanh(p["w"] * x) - x)

    return {"gate": float(gate), "y": float(cell(p["x"])), "dx": float(grad(cell)(float(p["x"])))}


def item_56f(p):
    """The stack is built map by map; every layer looks at all that is there."""
    maps, links, params = [p["c_0"]], [], 0
    for layer in range(p["n_layers"]):
        links += [(seen, layer) for seen in range(len(maps))]
        params += sum(weights(p["growth"], channels, 3, 3) for channels in maps)
        maps.append(p["growth"])
    return {"channels": sum(maps), "n_links": len(links), "n_params": params}
