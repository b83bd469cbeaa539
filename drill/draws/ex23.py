"""Exercise 23: a net of small whole numbers in which ReLU cuts something in both layers and no neuron is dead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drill.streams import Stream

Matrix = list[list[int]]

WEIGHTS = [-2, -1, 0, 1, 2]
NON_ZERO = [-2, -1, 1, 2]

LARGEST = 30
"""How large a number in H1 or H2 may be."""

FARTHEST = 10
"""How far a prediction may be from its answer; from farther on the gradients grow beyond what a hand likes."""

TURNS = 60
"""How many W2 are tried behind one first layer: behind some there is none."""


def net(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """X, W1, W2: [2 x 2] and W3: [2 x 1] of a forward pass (exercise 23d)."""
    while True:
        X, W1 = _matrix(stream, [-2, -1, 1, 2, 3], 2), _matrix(stream, WEIGHTS, 2)
        H1 = _product(X, W1)
        if X[0][1] == X[1][0] or not _cuts_and_lives(H1):
            continue
        O1 = _relu(H1)
        for _ in range(TURNS):
            W2 = _matrix(stream, WEIGHTS, 2)
            H2 = _product(O1, W2)
            if W2[0][1] != W2[1][0] and _cuts_and_lives(H2) and _mask(H1) != _mask(H2):
                return {"X": X, "W1": W1, "W2": W2, "W3": _matrix(stream, NON_ZERO, 1)}


def net_and_answers(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """The same with y: [2 x 1] that both predictions miss, not by much, and a learning rate (exercises 23e, 23f)."""
    while True:
        drawn = net(stream, values)
        O2 = _relu(_product(_relu(_product(drawn["X"], drawn["W1"])), drawn["W2"]))
        yhat = _product(O2, drawn["W3"])
        y = _matrix(stream, [-2, -1, 0, 1, 2, 3], 1)
        if all(0 < abs(a[0] - b[0]) <= FARTHEST for a, b in zip(yhat, y, strict=True)):
            return {**drawn, "y": y, "eta": stream.pick([0.1, 0.2, 0.5])}


def _matrix(stream: Stream, entries: Sequence[int], columns: int) -> Matrix:
    return [[stream.pick(entries) for _ in range(columns)] for _ in range(2)]


def _product(A: Matrix, B: Matrix) -> Matrix:
    return [[row[0] * B[0][j] + row[1] * B[1][j] for j in range(len(B[0]))] for row in A]


def _relu(H: Matrix) -> Matrix:
    return [[max(0, h) for h in row] for row in H]


def _mask(H: Matrix) -> list[list[bool]]:
    return [[h > 0 for h in row] for row in H]


def _cuts_and_lives(H: Matrix) -> bool:
    """No zero, something negative, something positive in each column, nothing too large."""
    (a, b), (c, d) = H
    lowest, highest = min(a, b, c, d), max(a, b, c, d)
    return 0 not in (a, b, c, d) and lowest < 0 < min(max(a, c), max(b, d)) and -lowest <= LARGEST >= highest
