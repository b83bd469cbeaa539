"""Draws of exercise 10: layers of a network, and the total of a network with one hidden layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream


def layers(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """sizes: inputs, two or three hidden layers of tens, outputs (exercise 10a)."""
    hidden = [10 * stream.integer(1, 30) for _ in range(stream.integer(2, 3))]
    outputs = 1 if stream.random() < 0.4 else stream.pick([3, 5, 10])
    return {"sizes": [stream.integer(3, 20), *hidden, outputs]}


def one_hidden_layer(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """n_in and the total of parameters with 20 to 60 hidden neurons and one output (exercise 10b)."""
    n_in, n_hidden = stream.integer(3, 15), stream.integer(20, 60)
    return {"n_in": n_in, "total": n_hidden * (n_in + 2) + 1}
