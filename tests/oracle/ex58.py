"""Judges of exercise 58: each weight by how far the others are ahead, distributions counted out, plain loops."""

from __future__ import annotations

import math
from statistics import fmean


def dot(a, b):
    """Scalar product of two plain lists."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def attend(scores, values):
    """The weights of one row of scores, and the mean of the values under them; minus infinity weighs nothing."""
    weights = [0.0 if own == -math.inf else 1 / math.fsum(math.exp(other - own) for other in scores) for own in scores]
    return weights, [dot(weights, column) for column in zip(*values, strict=True)]


def item_58a(p):
    """Key after key."""
    scores = [dot(p["q"], key) / math.sqrt(len(key)) for key in p["K"]]
    weights, out = attend(scores, p["V"])
    return {"scores": scores, "weights": weights, "out": out}


def item_58b(p):
    """Scores of the future are minus infinity, then row after row."""
    hidden = [[s if j <= i else -math.inf for j, s in enumerate(row)] for i, row in enumerate(p["S"])]
    rows = [attend(row, p["V"]) for row in hidden]
    return {"A": [weights for weights, _ in rows], "out": [out for _, out in rows]}


def total_of_coins(n):
    """How many of all ways to toss n coins worth +1 or -1 give each total."""
    ways = {0: 1}
    for _ in range(n):
        after = {}
        for total, count in ways.items():
            for coin in (-1, 1):
                after[total + coin] = after.get(total + coin, 0) + count
        ways = after
    return ways


SATURATION = {True: "softmax_saturates", False: None}


def item_58c(p):
    """Components that are s or -s: a product of two is a coin worth s^2, the totals of d_k coins are counted out.

    The reason is tried: of scores that far apart the softmax has a smaller slope than of scaled ones.
    """
    ways, worth = total_of_coins(p["d_k"]), p["s"] ** 2
    variance = sum(count * (total * worth) ** 2 for total, count in ways.items()) / sum(ways.values())
    scaled = sum(count * (total * worth) ** 2 / p["d_k"] for total, count in ways.items()) / sum(ways.values())

    def slope(gap):
        (a, b), _ = attend([gap, 0.0], [[0.0], [0.0]])
        return a * b

    return {
        "var_dot": variance,
        "std_dot": math.sqrt(variance),
        "std_scaled": math.sqrt(scaled),
        "why": SATURATION[slope(math.sqrt(variance)) < slope(math.sqrt(scaled))],
    }


def item_58d(p):
    """The vector is dealt out to the heads; products are counted one by one for a single pair of words."""
    dealt = [[] for _ in range(p["n_heads"])]
    for coordinate in range(p["d_model"]):
        dealt[coordinate * p["n_heads"] // p["d_model"]].append(coordinate)
    pairs = [(a, b) for a in range(p["n"]) for b in range(p["n"])]
    return {
        "d_head": round(fmean(map(len, dealt))),
        "n_weights": sum(len(pairs) for _ in dealt),
        "mult_scores": sum(len(pairs) * len(part) for part in dealt),
    }


def item_58e(p):
    """Every vector by itself: first its query, key and value, then the rows."""
    Q, K, V = (
        [[dot(x, column) for column in zip(*p[name], strict=True)] for x in p["X"]] for name in ("W_Q", "W_K", "W_V")
    )
    rows = [attend([dot(query, key) / 2**0.5 for key in K], V) for query in Q]
    return {"Q": Q, "K": K, "V": V, "A": [weights for weights, _ in rows], "out": [out for _, out in rows]}
