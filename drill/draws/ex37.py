"""Draws of exercise 37: a variance that leaves something for the bias."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream


def room_for_the_bias(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """sigma2, above the variance k of the terms (exercise 37a)."""
    return {"sigma2": int(values["k"]) + stream.pick((1, 2, 3, 5, 8))}
