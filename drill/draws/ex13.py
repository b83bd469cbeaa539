"""Draws of exercise 13: true classes, and outputs far from zero."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

SMALL = (-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2)


def two_classes(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """labels: the true classes of two observations, two different ones of three (exercise 13b)."""
    return {"labels": stream.sample((0, 1, 2), 2)}


def far_outputs(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """z: three different small numbers moved together so far that e^z overflows or is 0 (exercise 13f)."""
    far = stream.pick((800, 1000, 2000, 5000, -900, -1000))
    return {"z": [far + small for small in stream.sample(SMALL, 3)]}
