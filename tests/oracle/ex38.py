"""Judges of exercise 38: the strange nets are built and run, windows are moved pixel by pixel, weights are counted."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import autograd.numpy as anp
import numpy as np
from autograd import grad

TRIES = 200


def softmax(z):
    """Of the last axis."""
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


ACTIVATION = {
    "relu": lambda t: np.maximum(0, t),
    "none": lambda t: t,
    "sigmoid": lambda t: 1 / (1 + np.exp(-t)),
    "softmax": softmax,
}


def is_additive(layer, width, random):
    """Whether f(x) + f(y) = f(x + y) + f(0)."""
    x, y = random.normal(size=(2, width))
    return np.allclose(layer(x) + layer(y), layer(x + y) + layer(0 * x))


def competes(layer, width, random):
    """Whether one neuron can only grow at the cost of the others: their sum never changes."""
    sums = layer(random.normal(size=(TRIES, width))).sum(-1)
    return np.ptp(sums) < 1e-9


def survivors(rate, random):
    """How many of a thousand numbers a dropout has ever left, in many tries."""
    return sum((random.random(1000) >= rate).sum() for _ in range(20))


def is_random(dropouts, random):
    """Whether the same prediction comes out differently."""
    mask = np.prod([random.random(TRIES) >= rate for rate in dropouts] or [np.ones(TRIES)], axis=0)
    return np.ptp(mask) > 0


def mse(y, yhat):
    """Squared error."""
    return np.sum((yhat - y) ** 2)


def cross_entropy(y, yhat):
    """Of a label y and what the net gives."""
    return -np.sum(y * np.log(yhat))


def item_38a(p):
    """A net by the listing, with weights as large as training may make them."""
    random = np.random.default_rng(38)
    spread = {"zeros": 0.0, "he_normal": math.sqrt(2 / p["n_in"])}[p["init"]]
    first = spread * random.normal(size=(p["n_in"], p["n_hidden"]))
    V, v = random.normal(size=(p["n_in"], p["n_hidden"])), random.normal(size=(p["n_hidden"], 1))

    def hidden(x):
        return ACTIVATION[p["hidden_activation"]](x @ V)

    def output(x):
        return ACTIVATION[p["out_activation"]](10 * hidden(x) @ v)

    outputs = output(100 * random.normal(size=(TRIES, p["n_in"])))
    price = np.array([250.0])
    loss = {"mse": mse, "categorical_crossentropy": cross_entropy}[p["loss"]]
    is_least = loss(price, price) <= min(loss(price, price - 10), loss(price, price + 10))
    holds = {
        "zero_init": np.ptp(first, axis=1).max() == 0,
        "no_nonlinearity": is_additive(hidden, p["n_in"], random),
        "softmax_hidden": competes(hidden, p["n_in"], random),
        "bounded_output": outputs.min() >= 0 and outputs.max() <= 1 and np.ptp(outputs) > 0,
        "softmax_single": np.ptp(outputs) == 0,
        "dropout_everything": survivors(p["dropout_rate"], random) == 0,
        "dropout_output": is_random([0.1] * p["dropout_after_output"], random),
        "wrong_loss": not is_least,
    }
    return {"bugs": {key for key, truth in holds.items() if truth}}


def places(side, window, stride):
    """Where a window may stand."""
    return [start for start in range(0, side, stride) if start + window <= side]


def accuracy(y, yhat):
    """Minus the share of right guesses, here of one picture."""
    return -float(np.argmax(y) == np.argmax(yhat))


def item_38b(p):
    """The last layer by the listing, and the windows of the first ones."""
    random = np.random.default_rng(38)
    raw = 3 * random.normal(size=(TRIES, p["out_units"]))
    outputs = ACTIVATION[p["out_activation"]](raw)
    adds_up = np.allclose(outputs.sum(-1), 1)
    between = outputs.min() >= 0 and outputs.max() <= 1
    V = random.normal(size=(20, 100))
    label, guess = np.eye(p["n_classes"])[0], softmax(random.normal(size=p["n_classes"]))
    loss = {"categorical_crossentropy": cross_entropy, "accuracy": accuracy}[p["loss"]]
    slopes = [loss(label, guess + 1e-6 * e) - loss(label, guess) for e in np.eye(p["n_classes"])]
    side = len(places(p["size"], p["kernel"], 1))
    holds = {
        "wrong_units": outputs.shape[1] != len(label),
        "sigmoid_for_exclusive": between and not adds_up,
        "no_softmax": not between,
        "softmax_hidden": competes(lambda x: ACTIVATION[p["hidden_activation"]](x @ V), 20, random),
        "dropout_output": is_random([0.1] * p["dropout_after_output"], random),
        "dropout_everything": survivors(p["dropout_rate"], random) == 0,
        "accuracy_as_loss": not any(slopes),
        "too_big_pool": not places(side, p["pool"], p["pool"]),
    }
    return {"bugs": {key for key, truth in holds.items() if truth}}


def item_38c(p):
    """Windows moved along the picture until one finds no place."""
    side, sizes = p["size"], []
    for number, (kind, window) in enumerate(p["layers"], 1):
        side = len(places(side, window, 1 if kind == "conv" else window))
        if not side:
            return {"sizes": sizes, "fail_layer": number}
        sizes.append(side)
    return {"sizes": sizes, "fail_layer": 0}


def item_38d(p):
    """Read off the two layers: what they make of nothing, and of one input at a time."""

    def net(x):
        h = [sum(x[i] * p["W1"][i][j] for i in range(2)) + p["b1"][j] for j in range(3)]
        return sum(h[j] * p["W2"][j][0] for j in range(3)) + p["b2"][0]

    at_zero = net([0, 0])
    return {"W": [[net([1, 0]) - at_zero], [net([0, 1]) - at_zero]], "b": [at_zero]}


def small_net(weights, x, y):
    """The loss of exercise 38e."""
    W1, W2 = weights
    a = anp.dot(x, W1)
    h = anp.where(a > 0, a, 0 * a)
    return (anp.dot(h, W2) - y) ** 2 / 2


def item_38e(p):
    """Autograd; then steps of descent from zeros."""
    x, y = np.array(p["x"], dtype=float), float(p["y"])
    dW1, dW2 = grad(small_net)([np.full((2, 2), float(p["c"])), np.full(2, float(p["c"]))], x, y)
    weights = [np.zeros((2, 2)), np.zeros(2)]
    for _ in range(20):
        weights = [W - 0.1 * g for W, g in zip(weights, grad(small_net)(weights, x, 7.0), strict=True)]
    moved = tuple(bool(np.any(W)) for W in weights)
    verdict = {
        (False, False): "nothing_moves",
        (True, False): "only_first_layer_moves",
        (False, True): "only_second_layer_moves",
        (True, True): "everything_moves",
    }
    return {"dW1": dW1.tolist(), "dW2": dW2.tolist(), "zero_init": verdict[moved]}


def item_38f(p):
    """Weights counted one by one."""
    weights_of_filter = list(itertools.product(range(p["channels"]), range(p["kernel"]), range(p["kernel"])))
    conv = sum(len(weights_of_filter) + 1 for _ in range(p["filters"]))
    side = len(places(len(places(p["size"], p["kernel"], 1)), p["pool"], p["pool"]))
    pictures = np.zeros((p["filters"], side, side))
    return {
        "conv_params": conv,
        "flat": pictures.ravel().size,
        "dense_params": sum(pictures.size + 1 for _ in range(p["dense"])),
    }


def item_38g(p):
    """In fractions."""
    left = 1 - Fraction(str(p["rate"]))
    out = [
        Fraction(str(prob)) / left if kept else Fraction(0) for prob, kept in zip(p["probs"], p["mask"], strict=True)
    ]
    return {"out": [float(one) for one in out], "total": float(sum(out)), "loss": math.log(1 / out[p["y"]])}
