"""Judges of exercise 5: truth tables in exact fractions, borders by bisection, scans, and midpoints of corners."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, pairwise, product

import numpy as np

ROWS = ((1, 1), (1, 0), (0, 1), (0, 0))


def exact(value):
    """A typed decimal as the fraction it is written as."""
    return Fraction(repr(float(value)))


def fires(weights, inputs):
    """Whether the constant and the weighted inputs add up to more than 0, exactly."""
    constant, *rest = (exact(weight) for weight in weights)
    return constant + sum(weight * one for weight, one in zip(rest, inputs, strict=True)) > 0


def rows(levels):
    """The inputs of the four rows; a 1 of the table is the high level."""
    low, high = (exact(level) for level in levels)
    return [tuple(high if bit else low for bit in row) for row in ROWS]


def witness_5a(p, typed):
    """All four rows, exactly."""
    return [int(fires(typed["w"], row)) for row in rows(p["levels"])] == p["y"]


witness_5b = witness_5a


def witness_5c(p, typed):
    """Both layers on all four rows, exactly."""
    found = []
    for row in rows(p["levels"]):
        codes = [int(fires(weights, row)) for weights in typed["W1"]]
        found.append(int(fires(typed["w2"], codes)))
    return found == p["y"]


LOGIC = {
    "or": lambda a, b: a or b,
    "and": lambda a, b: a and b,
    "nand": lambda a, b: not (a and b),
    "nor": lambda a, b: not (a or b),
    "a_not_b": lambda a, b: a and not b,
    "b_not_a": lambda a, b: b and not a,
}


def witness_5g(p, typed):
    """The helpers are Python's own logic."""
    seen = [[int(LOGIC[name](*row)) for name in p["helpers"]] for row in ROWS]
    return [int(fires(typed["w"], codes)) for codes in seen] == p["y"]


def item_5d(p):
    """The spelling that agrees with the step everywhere."""
    spellings = {
        "strict": lambda h: h > 0,
        "nonstrict": lambda h: h >= 0,
        "equal": lambda h: h == 1,
        "nonzero": lambda h: h != 0,
        "negative": lambda h: not h < 0,
    }
    step = {-2: 0, -1: 0, 0: 0, 1: 1, 2: 1}
    (key,) = [key for key, spelled in spellings.items() if all(spelled(h) == wanted for h, wanted in step.items())]
    return {"key": key}


def item_5e(p):
    """Where the neuron switches above x_1 = 0 and x_1 = 1, by bisection."""

    def argument(x1, x2):
        return p["w"][0] + p["w"][1] * x1 + p["w"][2] * x2

    def border(x1):
        low, high = -1000.0, 1000.0
        for _ in range(100):
            middle = (low + high) / 2
            same_side = argument(x1, middle) * argument(x1, high) > 0
            low, high = (low, middle) if same_side else (middle, high)
        return (low + high) / 2

    return {"k": border(1) - border(0), "m": border(0), "above": int(argument(0, border(0) + 1) > 0)}


def item_5h(p):
    """w_0 is tried on a grid of 1/40."""

    def table(w_0):
        arguments = [w_0 + p["w"][0] * x1 + p["w"][1] * x2 for x1, x2 in ROWS]
        return [int(h > 0 if p["strict"] else h >= 0) for h in arguments]

    fitting = [w_0 for w_0 in (Fraction(k, 40) for k in range(-400, 401)) if table(w_0) == p["y"]]
    first, last = fitting[0], fitting[-1]
    assert all(table((a + b) / 2) == p["y"] for a, b in pairwise(fitting))
    # an open end lies one mark further out: there is no border between the marks
    lo_ok, hi_ok = first.denominator == 1, last.denominator == 1
    lo = first if lo_ok else first - Fraction(1, 40)
    hi = last if hi_ok else last + Fraction(1, 40)
    return {"lo": float(lo), "hi": float(hi), "lo_ok": int(lo_ok), "hi_ok": int(hi_ok)}


FUNCTIONS = {
    "and": (2, lambda a, b: a and b),
    "or": (2, lambda a, b: a or b),
    "xor": (2, lambda a, b: a + b == 1),
    "xnor": (2, lambda a, b: a == b),
    "nand": (2, lambda a, b: not (a and b)),
    "implies": (2, lambda a, b: b or not a),
    "a_and_not_b": (2, lambda a, b: a and not b),
    "constant_one": (2, lambda a, b: True),
    "majority3": (3, lambda a, b, c: a + b + c >= 2),
    "parity3": (3, lambda a, b, c: (a + b + c) % 2),
    "exactly_one3": (3, lambda a, b, c: a + b + c == 1),
    "all_equal3": (3, lambda a, b, c: a == b == c),
    "a_and_b_or_c": (3, lambda a, b, c: a and (b or c)),
    "a_or_b_and_c": (3, lambda a, b, c: a or (b and c)),
    "if_a_then_b_else_c": (3, lambda a, b, c: b if a else c),
    "xor_or_c": (3, lambda a, b, c: a + b == 1 or c),
}


def one_cut(points, classes):
    """Whether one plane separates the classes: a perceptron learns it, or two ones and two zeros have one middle."""
    X = np.column_stack([np.ones(len(points)), np.array(points, dtype=float)])
    wanted = np.where(classes, 1, -1)
    w = np.zeros(X.shape[1])
    for _ in range(200):
        wrong = [i for i in range(len(X)) if wanted[i] * (X[i] @ w) <= 0]
        if not wrong:
            return True
        w += wanted[wrong[0]] * X[wrong[0]]

    def middles(of):
        chosen = [point for point, one in zip(points, classes, strict=True) if bool(one) == of]
        return {tuple(np.add(a, b)) for a, b in combinations_with_replacement(chosen, 2)}

    assert middles(True) & middles(False), "neither proven"
    return False


@cache
def possible():
    """The functions that one neuron can be."""
    found = set()
    for name, (inputs, function) in FUNCTIONS.items():
        corners = list(product((0, 1), repeat=inputs))
        if one_cut(corners, [bool(function(*corner)) for corner in corners]):
            found.add(name)
    return found


def item_5f(p):
    """Those shown that are possible."""
    return {"keys": possible() & set(p["options"])}


LINES = {
    "sum_0.5_1.5": ((1, 1, 0.5), (1, 1, 1.5)),
    "axes": ((1, 0, 0.5), (0, 1, 0.5)),
    "diff_strip": ((1, -1, 0.5), (-1, 1, 0.5)),
    "slanted_outer": ((1, 2, 0.5), (1, 2, 2.5)),
    "slanted_wrong": ((1, 2, 0.5), (1, 2, 1.5)),
    "or_and_axis": ((1, 1, 0.5), (1, 0, 0.5)),
    "and_and_diff": ((1, 1, 1.5), (1, -1, 0.5)),
    "wide_strip": ((1, 1, 0.25), (1, 1, 1.75)),
    "same_side": ((1, 1, 0.25), (1, 1, 0.75)),
    "steep": ((2, 1, 0.5), (2, 1, 2.5)),
}
"""a x_1 + b x_2 = c as (a, b, c)."""


@cache
def works(key):
    """Whether an output neuron finishes XOR behind these lines."""
    codes = [tuple(int(a * x1 + b * x2 > c) for a, b, c in LINES[key]) for x1, x2 in ROWS]
    return one_cut(codes, [x1 != x2 for x1, x2 in ROWS])


def item_5i(p):
    """Those shown that work."""
    return {"keys": {key for key in p["options"] if works(key)}}
