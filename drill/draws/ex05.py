"""Draws of exercise 5: lines, truth tables that one neuron has, and options of which some are of each sort."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from drill.streams import Stream

POSSIBLE = (
    "and",
    "or",
    "nand",
    "implies",
    "a_and_not_b",
    "constant_one",
    "majority3",
    "a_and_b_or_c",
    "a_or_b_and_c",
)
IMPOSSIBLE = ("xor", "xnor", "parity3", "exactly_one3", "all_equal3", "if_a_then_b_else_c", "xor_or_c")
SHOWN = 5

AXES = "axes"
PAIRS_THAT_WORK = ("sum_0.5_1.5", "diff_strip", "slanted_outer", "wide_strip", "steep")
OTHER_PAIRS = ("slanted_wrong", "or_and_axis", "and_and_diff", "same_side")

HALVES = tuple(k / 2 for k in range(-6, 7) if k)
WHOLE = tuple(k for k in range(-3, 4) if k)


def slanted_line(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """w: a constant, a weight, and a weight of x_2 by which it is easy to divide (exercise 5e)."""
    w = [stream.pick(HALVES), stream.pick(HALVES), stream.pick((-4, -2, 2, 4))]
    return {"w": [int(one) if one == int(one) else one for one in w]}


def table_of_a_neuron(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """w, y, strict: a cut between two neighbouring values of w_1 x_1 + w_2 x_2 (exercise 5h)."""
    w = [stream.pick(WHOLE), stream.pick(WHOLE)]
    sums = [w[0] * x1 + w[1] * x2 for x1, x2 in product((1, 0), repeat=2)]
    least = stream.pick(sorted(set(sums))[1:])  # the smallest sum with a 1
    return {"w": w, "y": [int(one >= least) for one in sums], "strict": stream.random() < 0.6}


def logical_functions(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """options: five functions, two or three of which one neuron can be (exercise 5f)."""
    possible = stream.integer(2, 3)
    chosen = stream.sample(POSSIBLE, possible) + stream.sample(IMPOSSIBLE, SHOWN - possible)
    return {"options": stream.shuffled(chosen)}


def pairs_of_lines(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """options: the axes, two pairs of lines that work, one or two more that do not (exercise 5i)."""
    chosen = [AXES, *stream.sample(PAIRS_THAT_WORK, 2), *stream.sample(OTHER_PAIRS, stream.integer(1, 2))]
    return {"options": stream.shuffled(chosen)}
