"""Judges of exercise 44: the net is built of real arrays, a picture goes through it, and numbers are counted."""

from __future__ import annotations

import numpy as np
from scipy.signal import correlate2d


class WindowTooLargeError(Exception):
    """No position of a window fits into the map."""


def places(n, window, step):
    """Where a window may stand on a side of n cells: listed one by one."""
    found = [start for start in range(0, n, step) if set(range(start, start + window)) <= set(range(n))]
    if not found:
        raise WindowTooLargeError
    return found


def conv(maps, filters, bias, padding, stride):
    """Maps [C_in x n x n] through filters [C_out x C_in x k x k]."""
    framed = np.pad(maps, ((0, 0), (padding, padding), (padding, padding)))
    where = places(framed.shape[1], filters.shape[-1], stride)
    whole = [sum(correlate2d(m, k, "valid") for m, k in zip(framed, one, strict=True)) for one in filters]
    return np.maximum(np.array(whole)[:, where][:, :, where] + bias[:, None, None], 0)


def pool(maps):
    """The largest of each 2 x 2 window, moved by two."""
    where = places(maps.shape[1], 2, 2)
    return np.array([[[m[i : i + 2, j : j + 2].max() for j in where] for i in where] for m in maps])


def net(p, padding=0, stride=1):
    """All arrays of the net of 44b on a picture of random numbers: sides of the maps, and numbers in the arrays."""
    random = np.random.default_rng(44)
    k, c1, c2 = p["kernel"], p["c1"], p["c2"]
    first, first_bias = random.normal(size=(c1, 1, k, k)), random.normal(size=c1)
    second, second_bias = random.normal(size=(c2, c1, k, k)), random.normal(size=c2)
    maps, sides = random.normal(size=(1, p["size"], p["size"])), []
    for layer in (
        lambda x: conv(x, first, first_bias, padding, stride),
        pool,
        lambda x: conv(x, second, second_bias, padding, stride),
        pool,
    ):
        maps = layer(maps)
        sides.append(maps.shape[1])
    vector = maps.ravel()
    flat, dense = vector.size, []
    for width in (p["fc1"], p["fc2"], p["n_classes"]):
        weights, bias = random.normal(size=(vector.size, width)), random.normal(size=width)
        vector = vector @ weights + bias
        dense += [weights, bias]
    return {
        "sizes": sides,
        "flat": flat,
        "conv1": first.size + first_bias.size,
        "conv2": second.size + second_bias.size,
        "total": sum(array.size for array in (first, first_bias, second, second_bias, *dense)),
    }


def item_44a(p):
    """The arrays of both layers, multiplied with a picture."""
    hidden = np.zeros((p["size"] * p["size"], p["hidden"])), np.zeros(p["hidden"])
    output = np.zeros((p["hidden"], p["n_classes"])), np.zeros(p["n_classes"])
    picture = np.ones((p["size"], p["size"]))
    assert ((picture.ravel() @ hidden[0] + hidden[1]) @ output[0] + output[1]).shape == (p["n_classes"],)
    return {"n_params": sum(array.size for array in (*hidden, *output))}


def item_44b(p):
    """A picture goes through the net."""
    return net(p)


def item_44c(p):
    """The frame is the one that keeps the size, found by trying."""
    return net(p, padding=keeping(p["kernel"]))


def item_44d(p):
    """The same frame, and every second position."""
    return net(p, padding=keeping(p["kernel"]), stride=2)


def keeping(k):
    """The frame with which a kernel k at step 1 leaves 9 cells 9."""
    return next(frame for frame in range(k) if len(places(9 + 2 * frame, k, 1)) == 9)


def item_44e(p):
    """Positions are listed layer by layer until there is none."""
    side, sizes = p["size"], []
    for layer, (window, step) in enumerate([(p["kernel"], 2), (2, 2), (p["kernel"], 2), (2, 2)], 1):
        try:
            side = len(places(side, window, step))
        except WindowTooLargeError:
            return {"sizes": sizes, "fail_layer": layer}
        sizes.append(side)
    raise AssertionError("nothing fails")


def item_44f(p):
    """Every window of every filter is visited, and the products in it are counted."""

    def counted(n, channels, filters):
        maps, weights = np.ones((channels, n, n)), np.ones((channels, p["kernel"], p["kernel"]))
        count = 0
        where = places(n, p["kernel"], 1)
        for _ in range(filters):
            for i in where:
                for j in where:
                    count += (maps[:, i : i + p["kernel"], j : j + p["kernel"]] * weights).size
        return count, len(where)

    first, side = counted(p["size"], 1, p["c1"])
    second, _ = counted(len(places(side, 2, 2)), p["c1"], p["c2"])
    return {"macs_conv1": first, "macs_conv2": second}
