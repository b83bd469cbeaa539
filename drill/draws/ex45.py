"""Draws of exercise 45: a stack of convolutions and poolings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

LAYERS = ([1, 1], [2, 2], [3, 1], [3, 2], [5, 1], [7, 2])
"""Windows and steps of 45f."""


def stack(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """layers: four or five, the first one sees more than a pixel (exercise 45f)."""
    first = stream.pick(LAYERS[1:])
    return {"layers": [first, *(stream.pick(LAYERS) for _ in range(stream.integer(3, 4)))]}
