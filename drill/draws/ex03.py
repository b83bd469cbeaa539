"""Draws of exercise 3: formulas whose neurons and arrows are told apart, with the terms in any order."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Any

from drill.streams import Stream

COEFFICIENTS = [c for c in range(-5, 8) if c]
SHUFFLED = [list(order) for order in permutations(range(3)) if order != (0, 1, 2)]
OUTER = [[1, 0, 2], [1, 2, 0]]
"""Orders other than 1, h_1, h_2 in which h_1 stands before h_2."""

MISSING = 0.4
"""The share of formulas in which a weight is 0 and its term is not printed."""


def weights(stream: Stream) -> dict[str, Any]:
    """W1, w2: rows that differ in every column and are not proportional, two different outgoing weights."""
    while True:
        first, second = [[stream.pick(COEFFICIENTS) for _ in range(3)] for _ in range(2)]
        if stream.random() < MISSING:
            stream.pick([first, second])[stream.integer(1, 2)] = 0
        w2 = [stream.pick(COEFFICIENTS) for _ in range(3)]
        apart = all(a != b for a, b in zip(first, second, strict=True)) and w2[1] != w2[2]
        if apart and any(first[i] * second[j] != first[j] * second[i] for i, j in ((0, 1), (0, 2), (1, 2))):
            return {"W1": [first, second], "w2": w2}


def formula(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """W1, w2, term_order: the terms of no sum stand as its arrows are listed (exercise 3a)."""
    orders = [stream.pick(SHUFFLED), stream.pick(SHUFFLED), stream.pick(OUTER)]
    return {**weights(stream), "term_order": orders}


def point(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """W1, w2, x: one hidden neuron is on, no argument is 0, 0 < y <= 150 (exercise 3c).

    Of independent draws one in five is such.
    """
    while True:
        net, x = weights(stream), stream.sample(range(-3, 4), 2)
        arguments = [row[0] + row[1] * x[0] + row[2] * x[1] for row in net["W1"]]
        constant, *outgoing = net["w2"]
        y = constant + sum(w * max(0, a) for w, a in zip(outgoing, arguments, strict=True))
        if 0 not in arguments and (arguments[0] > 0) != (arguments[1] > 0) and 0 < y <= 150:
            return {**net, "x": x}
