"""Judges of exercise 24: autograd, nets really trained for many steps, products counted in exact fractions."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import pairwise

import autograd.numpy as anp
import numpy as np
from autograd import grad

from tests.oracle.ex23 import slopes

ACTIVATION = {
    "sigmoid": lambda t: 0.5 * (1 + anp.tanh(t / 2)),
    "tanh": lambda t: 1 - 2 / (anp.exp(2 * t) + 1),
    "relu": lambda t: anp.where(t > 0, t, 0 * t),
}
SIGMOID = ACTIVATION["sigmoid"]


def predicted(signal, weights, f=SIGMOID):
    """What comes out of a chain of weight matrices with f between them."""
    for k, W in enumerate(weights):
        signal = anp.dot(f(signal) if k else signal, W)
    return signal


def loss(weights, x, y, f=SIGMOID):
    """(yhat - y)^2 / 2, summed over observations."""
    return anp.sum((predicted(x, weights, f) - y) ** 2) / 2


def stepped(weights, x, y, eta, f=SIGMOID):
    """The weights after a step along autograd's gradient."""
    return [W - eta * g for W, g in zip(weights, grad(loss)(weights, x, y, f), strict=True)]


def filled(c):
    """The three matrices of the net 2-2-2-1, all c."""
    return [np.full(shape, float(c)) for shape in ((2, 2), (2, 2), (2, 1))]


def given(p):
    """One row x, y, and the three matrices of a task."""
    return np.array([p["x"]], dtype=float), p["y"], [np.array(p[name], dtype=float) for name in ("W1", "W2", "W3")]


def lists(arrays, names=("W1", "W2", "W3")):
    """Matrices by name, as nested lists."""
    return {name: array.tolist() for name, array in zip(names, arrays, strict=True)}


def formula_24a(v):
    """Difference quotients of the loss, then of sum(d * what stands in front), layer by layer from the end."""
    return {
        "d3": slopes(v, "yhat", lambda yhat: (yhat - v["y"]) ** 2 / 2),
        "dW3": slopes(v, "W3", lambda W3: v["d3"] * np.einsum("nr,rk->nk", v["O2"], W3)),
        "d2": slopes(v, "H2", lambda H2: v["d3"] * np.einsum("nr,rk->nk", SIGMOID(H2), v["W3"])),
        "dW2": slopes(v, "W2", lambda W2: v["d2"] * np.einsum("nq,qr->nr", v["O1"], W2)),
        "d1": slopes(v, "H1", lambda H1: v["d2"] * np.einsum("nq,qr->nr", SIGMOID(H1), v["W2"])),
        "dW1": slopes(v, "W1", lambda W1: v["d1"] * np.einsum("np,pq->nq", v["X"], W1)),
    }


def item_24b(p):
    """Two steps from zero along autograd's gradient, one observation each."""
    X, weights, found = np.array(p["X"], dtype=float), filled(0), {}
    for step, number in enumerate(p["order"], 1):
        weights = stepped(weights, X[number - 1 : number], p["y"][number - 1], p["eta"])
        found |= lists(weights, [f"W{k}_step{step}" for k in (1, 2, 3)])
    return found


def first_moves(layers, activation, steps):
    """The step in which each matrix of a net trained from zeros leaves zero (None: it never did), and the matrices."""
    random = np.random.default_rng(layers)
    sizes = [3, *[2] * (layers - 1), 1]
    weights = [np.zeros(shape) for shape in pairwise(sizes)]
    first: list[int | None] = [None] * layers
    for step in range(1, steps + 1):
        weights = stepped(weights, random.normal(size=(1, 3)), random.normal(), 0.5, ACTIVATION[activation])
        first = [step if at is None and np.any(W) else at for at, W in zip(first, weights, strict=True)]
    return first, weights


def twins(weights):
    """Whether the neurons of every hidden layer have equal weights."""
    return all(np.allclose(W, W[:, :1]) for W in weights[:-1])


def item_24c(p):
    """Real nets trained from zeros with three activations."""
    layers = p["layers"]
    first, weights = first_moves(layers, "sigmoid", 3 * layers)
    others = [first_moves(layers, activation, 3 * layers)[0] for activation in ("tanh", "relu")]
    largest = max(float(np.abs(W).max()) for W in weights)
    why = {
        "layers_wait_and_neurons_are_twins": len(set(first)) == layers and None not in first and twins(weights),
        "nothing_ever_moves": set(first) == {None},
        "explodes": largest > 100,
        "only_slower_first_layer": len(set(first[1:])) == 1 and first[0] != first[1] and layers > 2,
    }
    other_act = {
        "never_moves": all(set(one) == {None} for one in others),
        "same_as_sigmoid": any(one == first for one in others),
        "only_last_moves": any(one[-1] is not None and set(one[:-1]) == {None} for one in others),
        "faster": any(set(one) == {1} for one in others),
    }
    return {"first": first, "why": only(why), "other_act": only(other_act)}


def only(holds):
    """The one key that holds."""
    (key,) = (key for key, truth in holds.items() if truth)
    return key


def item_24d(p):
    """Thirty steps on one observation from equal weights."""
    x, weights_before = np.array([p["x"]], dtype=float), filled(p["c"])
    weights = weights_before
    after = [weights := stepped(weights, x, p["y"], p["eta"]) for _ in range(30)]
    why = {
        "neurons_stay_identical": all(twins(one) for one in after),
        "all_weights_equal": all(np.allclose(W, after[-1][0][0, 0]) for W in after[-1]),
        "gradient_zero": all(np.array_equal(W, start) for W, start in zip(after[0], weights_before, strict=True)),
        "fine_if_small": not twins(stepped(filled(0.01), x, p["y"], p["eta"])),
    }
    ranks = {int(np.linalg.matrix_rank(one[0], tol=1e-9)) for one in (after[0], after[-1])}
    (rank,) = ranks
    return {**lists(after[0]), "rank": rank, "why": only(why)}


def item_24e(p):
    """Neurons one by one."""
    x, y, (W1, W2, W3) = given(p)
    H1 = [float(sum(x[0][i] * W1[i][j] for i in (0, 1))) for j in (0, 1)]
    O1 = [float(SIGMOID(h)) for h in H1]
    H2 = [float(sum(O1[i] * W2[i][j] for i in (0, 1))) for j in (0, 1)]
    O2 = [float(SIGMOID(h)) for h in H2]
    yhat = float(predicted(x, [W1, W2, W3])[0, 0])
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "yhat": yhat, "loss": float(loss([W1, W2, W3], x, y))}


def item_24f(p):
    """Autograd by the weights, and by each H and yhat of the rest of the net."""
    x, y, weights = given(p)
    _, W2, W3 = weights
    found = lists(grad(loss)(weights, x, y), ("dW1", "dW2", "dW3"))
    H1 = anp.dot(x, weights[0])
    H2 = anp.dot(SIGMOID(H1), W2)
    return {
        **found,
        "d3": float(grad(lambda yhat: (yhat - y) ** 2 / 2)(predicted(x, weights)[0, 0])),
        "d2": grad(lambda H: loss([W3], SIGMOID(H), y))(H2)[0].tolist(),
        "d1": grad(lambda H: loss([W2, W3], SIGMOID(H), y))(H1)[0].tolist(),
    }


def item_24g(p):
    """A step along autograd's gradient."""
    x, y, weights = given(p)
    return lists(stepped(weights, x, y, p["eta"]))


@cache
def steepest_slope() -> Fraction:
    """The largest slope of the sigmoid, looked for on a fine grid."""
    slope = grad(SIGMOID)
    return Fraction(max(slope(t / 1000) for t in range(-5000, 5001)))


def item_24h(p):
    """Factors as large as the steepest place gives, multiplied one by one until they are few enough."""
    steepest = steepest_slope()
    product, layers = Fraction(1), 0
    while product >= Fraction(1, 10 ** p["m"]):
        product, layers = product * steepest, layers + 1
    return {"bound": float(steepest ** p["k"]), "layers": layers}


def witness_24i(p, typed):
    """One step along autograd's gradient; the columns of both matrices compared."""
    W2 = np.array(typed["W2"], dtype=float)
    if np.abs(W2).max() > 3:
        return False
    W1, _, W3 = filled(p["c"])
    after = stepped([W1, W2, W3], np.array([p["x"]], dtype=float), p["y"], p["eta"])
    return all(np.abs(W[:, 0] - W[:, 1]).max() > 1e-9 for W in after[:2])
