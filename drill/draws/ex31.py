"""Logits of exercise 31: three to five classes, with one leader or several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

RANGE = range(-3, 7)
"""Logits of 31d, e and g."""


def different_logits(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Three or four different logits (31d); of three the last is not the largest, as it is in the book."""
    while True:
        z = stream.sample(RANGE, stream.pick((3, 4)))
        if len(z) > 3 or z[-1] != max(z):
            return {"z": z}


def some_logits(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Three to five different logits (31e)."""
    return {"z": stream.sample(RANGE, stream.integer(3, 5))}


def tied_logits(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Two or three equal maxima and one or two smaller logits, shuffled (31g)."""
    largest = stream.integer(-1, 6)
    smaller = stream.sample(range(largest - 4, largest), stream.integer(1, 2))
    return {"z": stream.shuffled([largest] * stream.integer(2, 3) + smaller)}
