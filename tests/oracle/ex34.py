"""Judges of exercise 34: networks built and counted, masks listed one by one, autograd."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import autograd
import autograd.numpy as anp
import numpy as np


def arrays(sizes):
    """The weights and biases of a network with layers of these sizes, as arrays."""
    return [array for a, b in itertools.pairwise(sizes) for array in (np.zeros((a, b)), np.zeros(b))]


def count(sizes):
    """How many numbers the arrays of that network hold."""
    return sum(array.size for array in arrays(sizes))


def coins(n, p):
    """Every way to switch n neurons off and its probability; 1 is on."""
    for mask in itertools.product((0, 1), repeat=n):
        yield mask, math.prod(1 - p if on else p for on in mask)


def moments(pairs):
    """Mean and variance of (value, probability) pairs."""
    pairs = list(pairs)
    mean = sum(value * chance for value, chance in pairs)
    return mean, sum((value - mean) ** 2 * chance for value, chance in pairs)


def item_34a(p):
    """The network is built."""
    n_params = count([p["n_in"], *p["hidden"], 1])
    return {"n_params": n_params, "n_obs": sum(p["obs_per_param"] for _ in range(n_params))}


def item_34b(p):
    """Every second column is cut out of the built network, and the rows that it fed."""
    layers = [p["n_in"], *p["hidden"], 1]
    weights, biases = arrays(layers)[::2], arrays(layers)[1::2]
    left = 0
    for number, (W, b) in enumerate(zip(weights, biases, strict=True)):
        if number > 0:
            W = W[::2]
        if number < len(weights) - 1:
            W, b = W[:, ::2], b[::2]
        left += W.size + b.size
    return {"n_params": left}


def item_34c(p):
    """An exact fraction to a power, its logarithm from its digits."""
    chance = Fraction(1)
    for _ in range(p["k"]):
        chance *= Fraction(str(p["p"]))
    log = math.log10(chance.numerator) - math.log10(chance.denominator)
    return {"log10_prob": log}


def formula_34c(v):
    """Coin after coin."""
    chance = 1.0
    for _ in range(round(v["k"])):
        chance *= v["p"]
    return {"prob_formula": chance}


def some_dead(sizes, p):
    """Of eight ways of dead and living layers, those with a dead one; a layer lives if any of its neurons is on."""
    dead = [math.prod(p for _ in range(round(k))) for k in sizes]
    alive = [
        sum(math.comb(round(k), on) * (1 - p) ** on * p ** (round(k) - on) for on in range(1, round(k) + 1))
        for k in sizes
    ]
    return sum(
        math.prod(dead[i] if is_dead else alive[i] for i, is_dead in enumerate(way))
        for way in itertools.product((False, True), repeat=3)
        if any(way)
    )


def item_34d(p):
    """Every mask of all neurons is looked at."""
    ends = list(itertools.accumulate(p["k"], initial=0))
    total = 0.0
    for mask, chance in coins(ends[-1], p["p"]):
        if any(not any(mask[a:b]) for a, b in itertools.pairwise(ends)):
            total += chance
    return {"prob": total}


def formula_34d(v):
    """Sums over binomial numbers of living neurons."""
    return {"prob_formula": some_dead([v["k1"], v["k2"], v["k3"]], v["p"])}


def item_34e(p):
    """The law of the number of working neurons, one coin after another."""
    law = np.array([1.0])
    for _ in range(sum(p["hidden"])):
        law = np.convolve(law, [p["p"], 1 - p["p"]])
    mean, var = moments(enumerate(law))
    off = next(k for k in range(1, 1000) if abs(k / 1000 - p["drop_fraction"]) < 1e-9)
    return {"mean_on": mean, "var_on": var, "p_thin": off / 1000}


def item_34f(p):
    """The joint law of the living neurons of three layers, summed up."""
    k1, k2, k3 = p["hidden"]
    p_off = p["p"]

    def law(k):
        n = np.arange(k + 1)
        # through logarithms: 300 over 150 is no float to multiply small powers with
        logs = [math.lgamma(k + 1) - math.lgamma(i + 1) - math.lgamma(k - i + 1) for i in n]
        return np.exp(np.array(logs) + (k - n) * math.log(p_off) + n * math.log(1 - p_off))

    n1, n2, n3 = np.ix_(range(k1 + 1), range(k2 + 1), range(k3 + 1))
    chance = law(k1)[:, None, None] * law(k2)[None, :, None] * law(k3)[None, None, :]
    sizes = [p["n_in"] + 0 * n1, n1, n2, n3, 1 + 0 * n3]
    living = sum(a * b + b for a, b in itertools.pairwise(sizes))  # weights, and the biases of their right ends
    mean = float(np.sum(chance * living))
    kept = [k * (1 - p_off) for k in (k1, k2, k3)]
    if all(k == round(k) for k in kept):  # then the network of the expected sizes can be built
        assert abs(mean - count([p["n_in"], *map(round, kept), 1])) < 1e-6 * mean
    return {"mean_params": mean, "var_params": float(np.sum(chance * (living - mean) ** 2)), "why": "thinned_network"}


def item_34g(p):
    """Autograd through the masked vector."""
    mask, d_out = np.array(p["mask"], dtype=float), np.array(p["d_out"], dtype=float)

    def out(h):
        return anp.where(mask > 0, h, 0.0) / (1 - p["p"])

    h = np.array(p["h"], dtype=float)
    return {"o": out(h), "dh": autograd.grad(lambda at: anp.sum(out(at) * d_out))(h)}


def formula_34g(v):
    """Finite differences of the sum of d_out o, element by element."""

    def loss(h):
        kept = [value / (1 - v["p"]) if on else 0.0 for value, on in zip(h, v["mask"], strict=True)]
        return sum(k * d for k, d in zip(kept, v["d_out"], strict=True))

    h = np.linspace(-1, 2, len(v["mask"]))
    e = 1e-4
    return {"dh_formula": [(loss(h + e * unit) - loss(h - e * unit)) / (2 * e) for unit in np.eye(len(h))]}


def item_34h(p):
    """Four masks."""
    terms = [x * w for x, w in zip(p["x"], p["w"], strict=True)]
    mean, var = moments(
        (sum(on * term for on, term in zip(mask, terms, strict=True)), chance) for mask, chance in coins(2, p["p"])
    )
    return {"mean_h": mean, "var_h": var}


def item_34i(p):
    """The mean over the coin in training is what test time has to give."""
    a, q = Fraction(p["a"]), 1 - Fraction(str(p["p"]))
    plain_mean = q * a + (1 - q) * 0
    loud = a / q  # solves: q loud + (1 - q) 0 = a
    return {
        "plain_test": float(plain_mean),
        "inverted_train": float(loud),
        "inverted_test": float(q * loud + (1 - q) * 0),
    }


def item_34j(p):
    """Loops over the weights, masks counted one by one."""
    x, W, M = p["x"], p["W"], p["M"]
    out = [sum(x[i] * W[i][j] for i in range(len(x)) if M[i][j]) for j in range(len(W[0]))]
    input_masks = sum(1 for _ in itertools.product((0, 1), repeat=len(x)))
    weight_masks = sum(1 for _ in itertools.product((0, 1), repeat=len(x) * len(W[0])))
    lonely = sum(chance for mask, chance in coins(len(x), p["p"]) if not any(mask))
    return {
        "out": out,
        "log2_dropout": input_masks.bit_length() - 1,
        "log2_dropconnect": weight_masks.bit_length() - 1,
        "prob_no_inputs": lonely,
    }
