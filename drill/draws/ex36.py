"""Draws of exercise 36: observations whose length is a whole number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

OF_WHOLE_LENGTH = (
    (3, (1, 2, 2)),
    (3, (1, 1, 1, 1, 1, 2)),
    (3, (1, 1, 1, 1, 1, 1, 1, 1, 1, 0)),
    (4, (1, 1, 1, 2, 3)),
    (4, (1, 1, 1, 1, 2, 2, 2)),
    (5, (1, 2, 2, 4)),
    (5, (1, 1, 1, 2, 3, 3)),
    (6, (2, 4, 4)),
    (6, (1, 1, 3, 5)),
    (6, (1, 1, 1, 2, 2, 3, 4)),
    (7, (2, 3, 6)),
    (7, (1, 1, 1, 1, 3, 6)),
    (10, (1, 3, 3, 9)),
)
"""Length and coordinates, before signs and order."""

SIGMAS = (0.5, 1, 2)
THRESHOLDS = (-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2)


def observation(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """An observation, x (exercise 36f)."""
    return {"x": _turned(stream, stream.pick(OF_WHOLE_LENGTH)[1])}


def observation_and_bias(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x, sigma and a bias of a simple number of standard deviations of w x (exercise 36a)."""
    length, x = stream.pick(OF_WHOLE_LENGTH)
    sigma = stream.pick(SIGMAS)
    b = stream.pick(THRESHOLDS) * sigma * length
    return {"x": _turned(stream, x), "sigma": sigma, "b": int(b) if b == int(b) else b}


def _turned(stream: Stream, x: tuple[int, ...]) -> list[int]:
    """The same length in another direction: random signs and order."""
    return [stream.pick((-1, 1)) * one for one in stream.shuffled(x)]
