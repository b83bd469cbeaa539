"""Draws of exercise 42: crosses and noughts of Masha's world."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.solvers.ex42 import crosses, noughts
from drill.streams import Stream

UPRIGHT = [[0, 1, 0], [1, 1, 1], [0, 1, 0]]
SLANTED = [[1, 0, 1], [0, 1, 0], [1, 0, 1]]


def one_cross(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """One of the 24 crosses as `picture` (exercise 42b)."""
    upright, slanted = crosses()
    return {"picture": stream.pick([*upright, *slanted])}


def four_pictures(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Two noughts, an upright and a slanted cross in any order as `pictures`, and a `kernel` (exercise 42c)."""
    chosen = [*stream.sample(list(noughts()), 2), *(stream.pick(list(kind)) for kind in crosses())]
    pictures = [picture.tolist() for picture in stream.shuffled(chosen)]
    return {"pictures": pictures, "kernel": stream.pick((UPRIGHT, SLANTED))}
