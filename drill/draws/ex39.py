"""Draws of exercise 39: nets of small numbers in which ReLU closes exactly one of four neurons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import Any

from drill.streams import Stream

Row = Sequence[float]
Matrix = Sequence[Row]

INPUTS = (-2, -1, 1, 2, 3)
WEIGHTS = (-2, -1, 1, 2)
ANSWERS = (-3, -2, -1, 0, 1, 2, 3, 4, 5, 6)
LAST_WEIGHTS = (-0.5, -0.25, 0.25, 0.5)

HIGHEST = 12
"""What a neuron of the second layer may give."""

FARTHEST = 10
"""How far a prediction may be from its answer."""


def regression_net(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """X, W3, W2, W1 and y that the net misses, not by much (exercise 39a)."""
    while True:
        hidden, H2 = _hidden(stream)
        W1 = [[stream.pick(WEIGHTS)] for _ in range(2)]
        y_hat = H2[0] * W1[0][0] + H2[1] * W1[1][0]
        answers = [y for y in ANSWERS if 0 < abs(y_hat - y) <= FARTHEST]
        if answers:
            return {**hidden, "W1": W1, "y": stream.pick(answers)}


def softmax_net(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """X, W3, W2 and the two output neurons W1, neither sure of its class (exercise 39d)."""
    while True:
        hidden, H2 = _hidden(stream)
        W1 = _matrix(stream, LAST_WEIGHTS)
        z = _times(H2, W1)
        if 0.03 < 1 / (1 + exp(z[1] - z[0])) < 0.97:
            return {**hidden, "W1": W1}


def _hidden(stream: Stream) -> tuple[dict[str, Any], Row]:
    """X, W3, W2, and what leaves the second layer: of independent draws one in five has one closed neuron."""
    while True:
        X = [[stream.pick(INPUTS) for _ in range(2)]]
        W3, W2 = _matrix(stream, WEIGHTS), _matrix(stream, WEIGHTS)
        A1 = _times(X[0], W3)
        H1 = [max(0, a) for a in A1]
        A2 = _times(H1, W2)
        before = [*A1, *A2]
        if 0 not in before and sum(a < 0 for a in before) == 1 and max(A2) <= HIGHEST and W3 != W2:
            return {"X": X, "W3": W3, "W2": W2}, [max(0, a) for a in A2]


def _matrix(stream: Stream, among: tuple[float, ...]) -> Matrix:
    return [[stream.pick(among) for _ in range(2)] for _ in range(2)]


def _times(row: Row, W: Matrix) -> Row:
    return [row[0] * W[0][j] + row[1] * W[1][j] for j in range(2)]
