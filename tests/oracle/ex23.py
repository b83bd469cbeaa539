"""Judges of exercise 23: neurons one by one in exact fractions, difference quotients of the loss, counted weights."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np

SMALL = Fraction(1, 1000)
"""No H of whole numbers changes its sign on so small a way, so the loss is a parabola there."""


def relu(h):
    """Negative numbers cut."""
    return h if h > 0 else Fraction(0)


def layer(rows, W):
    """What the neurons (columns of W) receive, observation by observation."""
    return [[sum((row[i] * W[i][j] for i in range(len(W))), Fraction(0)) for j in range(len(W[0]))] for row in rows]


def through(rows, f):
    """Every number through f."""
    return [[f(h) for h in row] for row in rows]


def exact(matrix):
    """The same numbers as fractions; a drawn 0.1 is a tenth."""
    return [[Fraction(str(number)) for number in row] for row in matrix]


def half_squares(prediction, y):
    """The loss of exercise 23, a sum over observations."""
    return sum(((a[0] - b[0]) ** 2 for a, b in zip(prediction, y, strict=True)), Fraction(0)) / 2


def quotients(function, at, small=SMALL):
    """Central difference quotients of `function` by every entry of a matrix: exact where it is a parabola."""
    return [[_quotient(function, at, i, j, small) for j in range(len(at[0]))] for i in range(len(at))]


def _quotient(function, at, i, j, small):
    def moved(by):
        return function([[x + by * ((i, j) == (a, b)) for b, x in enumerate(row)] for a, row in enumerate(at)])

    return (moved(small) - moved(-small)) / (2 * small)


def floats(matrix):
    """Fractions as plain numbers."""
    return [[float(number) for number in row] for row in matrix]


def slopes(v, name, function, step=1e-3):
    """Derivatives of a smooth function of v[name] by each of its entries, from five values."""
    at = np.array(v[name], dtype=float)
    found = np.zeros_like(at)
    for place in np.ndindex(at.shape):

        def value(by, place=place):
            other = at.copy()
            other[place] += by
            return float(np.sum(function(other)))

        found[place] = (8 * (value(step) - value(-step)) - (value(2 * step) - value(-2 * step))) / (12 * step)
    return found


def formula_23a(v):
    """Neurons one by one."""
    if "X" not in v:
        f = v["f"]
        into_first = {1: [(v["x1"], v["w1_11"]), (v["x2"], v["w1_21"])]}
        found = {"o1_first": f(sum(signal * weight for signal, weight in into_first[1]))}
        if "o1" in v:
            arrows = {1: ("w2_11", "w2_21"), 2: ("w2_12", "w2_22")}
            second = {
                neuron: f(sum(v[o] * v[w] for o, w in zip(("o1", "o2"), names, strict=True)))
                for neuron, names in arrows.items()
            }
            found["yhat_scalar"] = v["w3_1"] * second[1] + v["w3_2"] * second[2]
        return found
    signals = [[float(x) for x in row] for row in v["X"]]
    for W in (v["W1"], v["W2"]):
        signals = [
            [float(v["f"](sum(s * w for s, w in zip(row, W[:, j], strict=True)))) for j in range(W.shape[1])]
            for row in signals
        ]
    return {"yhat_matrix": [[sum(s * w for s, w in zip(row, v["W3"][:, 0], strict=True))] for row in signals]}


def formula_23b(v):
    """Difference quotients of sum(d * what stands in front), layer by layer from the end."""
    f = v["f"]
    return {
        "dW3": slopes(v, "W3", lambda W3: v["d3"] * np.einsum("nr,rk->nk", v["O2"], W3)),
        "d2": slopes(v, "H2", lambda H2: v["d3"] * np.einsum("nr,rk->nk", f(H2), v["W3"])),
        "dW2": slopes(v, "W2", lambda W2: v["d2"] * np.einsum("nq,qr->nr", v["O1"], W2)),
        "d1": slopes(v, "H1", lambda H1: v["d2"] * np.einsum("nq,qr->nr", f(H1), v["W2"])),
        "dW1": slopes(v, "W1", lambda W1: v["d1"] * np.einsum("np,pq->nq", v["X"], W1)),
    }


def item_23c(p):
    """The sizes that difference quotients of a net of that size have, and its weights counted one by one."""
    n, sizes = p["n"], [*p["sizes"], 1]
    weights = [[[Fraction(i - j, 3) for j in range(k)] for i in range(m)] for m, k in pairwise(sizes)]
    signals = [[[Fraction(i + 2 * j, 5) for j in range(sizes[0])] for i in range(n)]]
    for W in weights:
        signals.append(layer(through(signals[-1], relu), W))
    _, H1, H2, yhat = signals

    def size(matrix):
        return list(np.shape(quotients(lambda entries: sum(map(sum, entries)), matrix)))

    return {
        "d3": size(yhat),
        "dW3": size(weights[2]),
        "d2": size(H2),
        "dW2": size(weights[1]),
        "d1": size(H1),
        "dW1": size(weights[0]),
        "n_params": sum(1 for W in weights for row in W for _ in row),
    }


def item_23d(p):
    """Every observation on its own way."""
    X, W1, W2, W3 = (exact(p[name]) for name in ("X", "W1", "W2", "W3"))
    H1 = layer(X, W1)
    O1 = through(H1, relu)
    H2 = layer(O1, W2)
    O2 = through(H2, relu)
    found = {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "yhat": layer(O2, W3)}
    return {name: floats(matrix) for name, matrix in found.items()}


def gradients(p):
    """Exact difference quotients of the loss by each weight, and by each H and yhat of the rest of the net."""
    X, W1, W2, W3, y = (exact(p[name]) for name in ("X", "W1", "W2", "W3", "y"))

    def from_h2(H2, W3=W3):
        return half_squares(layer(through(H2, relu), W3), y)

    def from_h1(H1, W2=W2):
        return from_h2(layer(through(H1, relu), W2))

    H1 = layer(X, W1)
    H2 = layer(through(H1, relu), W2)
    return {
        "d3": quotients(lambda yhat: half_squares(yhat, y), layer(through(H2, relu), W3)),
        "dW3": quotients(lambda W: from_h2(H2, W), W3),
        "d2": quotients(from_h2, H2),
        "dW2": quotients(lambda W: from_h1(H1, W), W2),
        "d1": quotients(from_h1, H1),
        "dW1": quotients(lambda W: from_h1(layer(X, W)), W1),
    }


def item_23e(p):
    """Exact difference quotients of the loss."""
    return {name: floats(matrix) for name, matrix in gradients(p).items()}


def item_23f(p):
    """A step along them, in fractions."""
    found, eta = gradients(p), Fraction(str(p["eta"]))
    return {
        name: floats(
            [
                [w - eta * g for w, g in zip(*rows, strict=True)]
                for rows in zip(exact(p[name]), found[f"d{name}"], strict=True)
            ]
        )
        for name in ("W1", "W2", "W3")
    }
