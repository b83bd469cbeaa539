"""Draws of exercise 4: two crossing lines, coloured regions, networks of step neurons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import Any

from drill.streams import Stream

DIRECTIONS = tuple((a, b) for a, b in product((-2, -1, 1, 2), repeat=2) if abs(a * b) != 4)
"""Weights of x_1 and x_2 in a line: slanted, without a common factor."""

AXES = ((1, 0), (-1, 0), (0, 1), (0, -1))

CONSTANTS = (-2, -1, 1, 2)

ONE_CORNER = ([[1, 0], [0, 0]], [[0, 1], [0, 0]], [[0, 0], [1, 0]], [[0, 0], [0, 1]])
THREE_CORNERS = tuple([[1 - value for value in row] for row in corner] for corner in ONE_CORNER)
OPPOSITE_CORNERS = ([[1, 0], [0, 1]], [[0, 1], [1, 0]])

OUTPUTS = ([-1, 1, 1], [0, 1, 1], [0, 1, -1], [1, -1, -1], [0, -1, 1])
"""Weights of the output neuron in 4f: the constant, h_1, h_2."""

Lines = tuple[list[list[int]], list[int]]


def coloured_plane(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Slanted lines A x = c that cross near the origin, and one or three regions of class 1 (exercise 4c)."""
    A, c = stream.pick(_slanted(4))
    return {"A": A, "c": c, "classes": stream.pick(ONE_CORNER + THREE_CORNERS)}


def lines_and_verdict(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Lines and classes such that the three verdicts on one neuron are alike frequent (exercise 4g)."""
    corners = ONE_CORNER + THREE_CORNERS
    verdict = stream.pick(("yes", "no_shape", "no_colouring"))
    slanted = verdict == "no_shape"
    opposite = verdict == "yes" or (slanted and stream.below(2) == 1)
    A, c = stream.pick(_slanted(2) if slanted else _parallel_to_axes(2))
    return {"A": A, "c": c, "classes": stream.pick(OPPOSITE_CORNERS if opposite else corners)}


def neuron_with_a_tie(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """w: its arguments on the truth table are positive, negative and zero (exercise 4e)."""
    return {"w": stream.pick(_with_ties())}


def network_and_points(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """A network on two slanted lines, and four points; one lies on just one of them, and it matters (exercise 4f)."""
    A, c = stream.pick(_slanted(4))
    signs = [stream.pick((-1, 1)) for _ in A]
    W1 = [[sign * -c_k, *(sign * a for a in row)] for sign, row, c_k in zip(signs, A, c, strict=True)]
    w2 = stream.pick(OUTPUTS)
    ties, others = [], []
    for x_1, x_2 in product(range(-3, 5), repeat=2):
        hidden = [b + u * x_1 + v * x_2 for b, u, v in W1]
        if hidden.count(0) == 0:
            others.append([x_1, x_2])
        elif hidden.count(0) == 1:
            strict, loose = (w2[0] + sum(v for v, h in zip(w2[1:], hidden, strict=True) if h >= bar) for bar in (1, 0))
            if (strict > 0) != (loose > 0):
                ties.append([x_1, x_2])
    points = [stream.pick(ties), *stream.sample(others, 3)] if ties else stream.sample(others, 4)
    return {"W1": W1, "w2": w2, "X": stream.shuffled(points)}


@cache
def _slanted(radius: int) -> tuple[Lines, ...]:
    return _crossing(DIRECTIONS, (1, 2, 4), radius)


@cache
def _parallel_to_axes(radius: int) -> tuple[Lines, ...]:
    return _crossing(AXES, (1,), radius)


def _crossing(rows: tuple[tuple[int, int], ...], determinants: tuple[int, ...], radius: int) -> tuple[Lines, ...]:
    """All pairs of lines that cross within the radius round the origin, |det A| being one of the determinants."""
    found = []
    for (a, b), (d, e) in product(rows, repeat=2):
        det = a * e - b * d
        if abs(det) not in determinants:
            continue
        for p, q in product(CONSTANTS, repeat=2):
            if (p * e - b * q) ** 2 + (a * q - p * d) ** 2 <= (radius * det) ** 2:
                found.append(([[a, b], [d, e]], [p, q]))
    return tuple(found)


@cache
def _with_ties() -> tuple[list[int], ...]:
    weights = [k for k in range(-3, 4) if k]
    found = []
    for constant, u, v in product([k for k in range(-4, 5) if k], weights, weights):
        arguments = (constant + u + v, constant + u, constant + v, constant)
        if 0 in arguments and min(arguments) < 0 < max(arguments):
            found.append([constant, u, v])
    return tuple(found)
