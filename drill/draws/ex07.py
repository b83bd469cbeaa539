"""Draws of exercise 7: networks with something superfluous, sizes, and changes of a network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

WEIGHTS = (-3, -2, -1, 1, 2, 3)

HARMLESS = ("drop_dead_zero_bias", "fold_constant", "merge_add", "swap_neurons", "scale_positive", "drop_unused")
HARMFUL = ("drop_dead_with_bias", "merge_keep_one", "swap_incoming_only", "scale_negative")


def redundant_network(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """A net 2-4-3-1 with a constant neuron in the first hidden layer and twins in the second (exercises 7a, b)."""

    def weights(count: int) -> list[int]:
        return [stream.pick(WEIGHTS) for _ in range(count)]

    dead, idle = stream.sample(range(4), 2)  # the idle one has no constant, but it lives
    W1 = [[0, 0] if k == dead else weights(2) for k in range(4)]
    b1 = [stream.pick((-2, -1, 1, 2)) for _ in range(4)]
    b1[dead], b1[idle] = stream.integer(1, 3), 0
    W2 = [weights(4) for _ in range(3)]
    b2 = [stream.integer(-2, 2) for _ in range(3)]
    first, second = sorted(stream.sample(range(3), 2))
    W2[second], b2[second] = list(W2[first]), b2[first]
    w3 = weights(3)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "w3": w3, "b3": stream.integer(-3, 3)}


def sizes_and_drop(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Sizes of a small net, and how many neurons leave its hidden layers (exercise 7c)."""
    sizes = [stream.integer(2, 4), stream.integer(3, 6), stream.integer(2, 4), stream.integer(1, 2)]
    return {"sizes": sizes, "drop": [stream.integer(1, 2), 1]}


def changes(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Five changes of a network, two or three of them harmless (exercise 7d)."""
    harmless = stream.integer(2, 3)
    return {"options": stream.shuffled(stream.sample(HARMLESS, harmless) + stream.sample(HARMFUL, 5 - harmless))}
