"""Draws of exercise 28: arguments of activations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream


def signed_arguments(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """t: three multiples of 1/2 up to 3, of different size, each of either sign (exercise 28d)."""
    sizes = stream.sample((0.5, 1, 1.5, 2, 2.5, 3), 3)
    return {"t": [size * stream.pick((-1, 1)) for size in sizes]}
