"""Draws of exercise 2: weights and days on which one hidden neuron is silent, and outputs whose ReLU acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

TEMPERATURES = [degrees for degrees in range(-20, 35, 5) if degrees]
FIRST_RALLY = list(range(-80, 0, 10))
SECOND_RALLY = [weight for weight in range(-80, 50, 10) if weight]


def half_steps(stream: Stream, most: float) -> float:
    """0.5, 1, 1.5, ..., most."""
    half = stream.integer(1, int(2 * most))
    return half // 2 if half % 2 == 0 else half / 2


def hidden_weights(stream: Stream) -> list[list[float]]:
    """W1: one neuron likes warmth, the other cold."""
    warm = [stream.integer(2, 6), stream.pick(FIRST_RALLY), half_steps(stream, 3)]
    cold = [stream.integer(-4, -1), stream.pick(SECOND_RALLY), half_steps(stream, 4)]
    return [warm, cold]


def day(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """W1, w2, b2, x: one hidden neuron is off, both arguments are 1 away from 0, the forecast is at least 1.

    Of independent draws one in three is such (exercises 2a, c).
    """
    while True:
        W1, w2, b2 = hidden_weights(stream), _outgoing(stream), stream.integer(1, 9)
        x = [stream.pick(TEMPERATURES), stream.below(2), stream.below(2)]
        arguments = [sum(w * signal for w, signal in zip(row, x, strict=True)) for row in W1]
        if min(map(abs, arguments)) < 1 or (arguments[0] > 0) == (arguments[1] > 0):
            continue
        if sum(w * max(0, a) for w, a in zip(w2, arguments, strict=True)) + b2 >= 1:
            return {"W1": W1, "w2": w2, "b2": b2, "x": x}


def acting_output(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """W1, w2, b2 with which the argument of the output is negative somewhere (exercise 2b).

    In half of the variants by the second outgoing weight, in the others by the constant.
    """
    first = stream.pick([0.5, 1.5, 2, 3])
    if stream.below(2):
        second, b2 = stream.pick([-0.2, -0.5]), stream.integer(1, 9)
    else:
        second, b2 = stream.pick([w for w in (0.2, 0.4, 0.5) if w != first]), -stream.integer(1, 9)
    return {"W1": hidden_weights(stream), "w2": [first, second], "b2": b2}


def _outgoing(stream: Stream) -> list[float]:
    return [stream.pick([0.5, 1.5, 2, 3]), stream.pick([0.2, 0.4, 0.5, -0.2, -0.5])]
