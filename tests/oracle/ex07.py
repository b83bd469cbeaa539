"""Judges of exercise 7: networks are watched on random inputs, arrows are counted one by one."""

from __future__ import annotations

import itertools
import random

import numpy as np


def layer(W, b, x):
    """ReLU neurons one by one, W one row per neuron."""
    return [
        max(0, constant + sum(w * v for w, v in zip(row, x, strict=True))) for row, constant in zip(W, b, strict=True)
    ]


def places(count=200):
    """Inputs all over the plane."""
    chance = random.Random(7)
    return [[chance.uniform(-9, 9), chance.uniform(-9, 9)] for _ in range(count)]


def watched(p):
    """Outputs of both hidden layers at every place."""
    first = [layer(p["W1"], p["b1"], x) for x in places()]
    return first, [layer(p["W2"], p["b2"], h) for h in first]


def found(first, second):
    """Who gives one number everywhere, and which two agree everywhere (counted from 0)."""
    (dead,) = [k for k in range(4) if len({row[k] for row in first}) == 1]
    (twins,) = [pair for pair in itertools.combinations(range(3), 2) if all(r[pair[0]] == r[pair[1]] for r in second)]
    return dead, twins


def item_7a(p):
    """By behaviour alone."""
    dead, twins = found(*watched(p))
    return {"dead": dead + 1, "twins": [k + 1 for k in twins]}


def item_7b(p):
    """Constants: what the living neurons do not explain. Weights: least squares on the outputs of the old net."""
    first, second = watched(p)
    dead, twins = found(first, second)
    kept = [k for k in range(3) if k != twins[1]]
    alive = [k for k in range(4) if k != dead]
    b2_new = []
    for k in kept:
        x = first[0]
        whole = p["b2"][k] + sum(w * h for w, h in zip(p["W2"][k], x, strict=True))
        b2_new.append(whole - sum(p["W2"][k][j] * x[j] for j in alive))
    outputs = [sum(w * h for w, h in zip(p["w3"], row, strict=True)) for row in second]
    w3_new = np.linalg.lstsq(np.array(second)[:, kept], outputs, rcond=None)[0]

    W1 = [p["W1"][j] for j in alive]
    b1 = [p["b1"][j] for j in alive]
    W2 = [[p["W2"][k][j] for j in alive] for k in kept]
    for x, output in zip(places(), outputs, strict=True):
        h = layer(W2, b2_new, layer(W1, b1, x))
        assert abs(sum(w * v for w, v in zip(w3_new, h, strict=True)) - output) < 1e-8
    return {"b2_new": b2_new, "w3_new": w3_new.tolist()}


def arrows(sizes):
    """Arrows and constants of a fully connected net, one by one."""
    count = 0
    for before, after in itertools.pairwise(sizes):
        for _neuron in range(after):
            count += len(["constant", *range(before)])
    return count


def item_7c(p):
    """Both nets are counted."""
    n_in, first, second, n_out = p["sizes"]
    return {
        "before": arrows([n_in, first, second, n_out]),
        "after": arrows([n_in, first - p["drop"][0], second - p["drop"][1], n_out]),
    }


def changed(key, neurons, constants):
    """The net after a change; a neuron is (incoming weights, constant, outgoing weights). Also the net before it."""
    (w0, b0, v0), (w1, b1, v1), *rest = neurons
    still = [0.0] * len(w0)
    dead = (still, 0.0 if key == "drop_dead_zero_bias" else 2.0, v0)
    twin = (w0, b0, v1)
    match key:
        case "drop_dead_zero_bias" | "drop_dead_with_bias":
            return [dead, *neurons[1:]], [neurons[1:], constants]
        case "fold_constant":
            return [dead, *neurons[1:]], [neurons[1:], [c + 2 * v for c, v in zip(constants, v0, strict=True)]]
        case "merge_add":
            together = (w0, b0, [a + b for a, b in zip(v0, v1, strict=True)])
            return [neurons[0], twin, *rest], [[together, *rest], constants]
        case "merge_keep_one":
            return [neurons[0], twin, *rest], [[neurons[0], *rest], constants]
        case "swap_neurons":
            return neurons, [[neurons[1], neurons[0], *rest], constants]
        case "swap_incoming_only":
            return neurons, [[(w1, b1, v0), (w0, b0, v1), *rest], constants]
        case "scale_positive":
            scaled = ([3 * w for w in w0], 3 * b0, [v / 3 for v in v0])
            return neurons, [[scaled, *neurons[1:]], constants]
        case "scale_negative":
            turned = ([-w for w in w0], -b0, [-v for v in v0])
            return neurons, [[turned, *neurons[1:]], constants]
        case "drop_unused":
            return [(w0, b0, [0.0] * len(v0)), *neurons[1:]], [neurons[1:], constants]
    raise ValueError(key)


def outputs(neurons, constants, x):
    """What the next layer gets, before its own activation."""
    values = list(constants)
    for incoming, constant, outgoing in neurons:
        h = max(0.0, constant + sum(w * v for w, v in zip(incoming, x, strict=True)))
        values = [value + v * h for value, v in zip(values, outgoing, strict=True)]
    return values


def item_7d(p):
    """Twenty random networks before and after each change."""
    harmless = set()
    for key in p["options"]:
        chance = random.Random(key)

        def numbers(count, chance=chance):
            return [chance.uniform(-2, 2) for _ in range(count)]

        same = True
        for _ in range(20):
            neurons, constants = [(numbers(3), *numbers(1), numbers(2)) for _ in range(4)], numbers(2)
            before, after = changed(key, neurons, constants)
            for _ in range(10):
                x = numbers(3)
                same &= np.allclose(outputs(before, constants, x), outputs(*after, x))
        if same:
            harmless.add(key)
    return {"keys": harmless}
