"""Draws of exercise 38: nets with something wrong, stacks that run out of pixels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream


def dropout_or_not(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Whether another dropout stands behind the output (exercises 38a, 38b)."""
    return {"dropout_after_output": stream.pick((True, False))}


def units(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """How many neurons the output has: the right number as often as a wrong one (exercise 38b)."""
    n_classes = int(values["n_classes"])
    return {"out_units": stream.pick((n_classes, n_classes - 1, 1), (2, 1, 1))}


def stack(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """A picture and four blocks of convolution and pooling, too many for it (exercise 38c).

    At least three layers work: of independent draws one in two does so.
    """
    while True:
        size = stream.integer(20, 110)
        layers: list[list[str | int]] = []
        for _ in range(4):
            layers.append(["conv", stream.pick((3, 5, 7))])
            if stream.below(3) == 0:
                layers.append(["conv", 1])
            layers.append(["pool", stream.pick((2, 3))])
        if _broken(size, layers) >= 4:
            return {"size": size, "layers": layers}


def _broken(side: int, layers: list[list[Any]]) -> int:
    """The number of the first layer that does not fit; 0 if all do."""
    for k, (kind, window) in enumerate(layers, 1):
        if side < window:
            return k
        side = side - window + 1 if kind == "conv" else side // window
    return 0
