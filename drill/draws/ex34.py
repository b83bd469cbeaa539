"""Draws of exercise 34: layers that get narrower."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

SIZES = (10, 20, 40, 50, 100, 200)


def falling_layers(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """hidden: three different sizes, the widest first (34a, 34b)."""
    return {"hidden": sorted(stream.sample(SIZES, 3), reverse=True)}
