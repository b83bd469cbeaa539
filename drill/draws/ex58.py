"""Draws of exercise 58: a small self-attention whose weights are neither a half nor nearly nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

WIDEST = 5
"""How far apart the two scores of a row may be: e^(5 / sqrt 2) is 34, and 1 / 35 is still above 0.02."""

Matrix = list[list[int]]


def two_tokens(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """X, W_Q, W_K, W_V of two tokens (exercise 58e); of independent draws hardly one in ten will do."""
    while True:
        X = _matrix(stream, 2)
        W_Q, W_K = _matrix(stream, 1), _matrix(stream, 1)
        Q, K = _product(X, W_Q), _product(X, W_K)
        scores = [[sum(a * b for a, b in zip(query, key, strict=True)) for key in K] for query in Q]
        ahead = [row[0] - row[1] for row in scores]
        if scores[0][1] != scores[1][0] and ahead[0] != ahead[1] and all(0 < abs(gap) <= WIDEST for gap in ahead):
            break
    while True:
        W_V = _matrix(stream, 2)
        first, second = _product(X, W_V)
        if all(a != b for a, b in zip(first, second, strict=True)):
            return {"X": X, "W_Q": W_Q, "W_K": W_K, "W_V": W_V}


def _matrix(stream: Stream, most: int) -> Matrix:
    """A 2 x 2 matrix of whole numbers from -1 on."""
    return [[stream.integer(-1, most) for _ in range(2)] for _ in range(2)]


def _product(A: Matrix, B: Matrix) -> Matrix:
    """The product of two matrices."""
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in zip(*B, strict=True)] for row in A]
