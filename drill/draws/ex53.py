"""Draws of exercise 53: small vectors of words whose scores are all different and not far apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

ROWS = [[a, b] for a in range(-2, 3) for b in range(-2, 3)]

WIDEST = 5
"""How far apart two scores may be: beyond, a probability is hardly more than nothing."""

LARGEST = 4
"""How large a score may be, so that e^score keeps digits when written with four decimals."""


def pair(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """v, U, o: a centre word, output vectors of 3 or 4 words, and the observed one (exercises 53a, b)."""
    v = [stream.pick([-2, -1, 1, 2]), stream.pick([-2, -1, 1, 2])]
    by_score: dict[int, list[list[int]]] = {}
    for row in ROWS:
        by_score.setdefault(row[0] * v[0] + row[1] * v[1], []).append(row)
    low = stream.integer(-LARGEST, LARGEST - WIDEST)
    scores = [score for score in sorted(by_score) if low <= score <= low + WIDEST]
    n = min(stream.pick([3, 4]), len(scores))
    U = [stream.pick(by_score[score]) for score in stream.sample(scores, n)]
    return {"v": v, "U": U, "o": stream.integer(1, n)}


def context(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """C, U: input vectors of 2 or 4 context words and output vectors of 3 words (exercise 53e)."""
    C = [stream.pick(ROWS) for _ in range(stream.pick([2, 4]))]
    return {"C": C, "U": [stream.pick(ROWS) for _ in range(3)]}
