"""Draws of exercise 50: cells whose states stay alive, small and different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drill.streams import Stream


def one_way_cell(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x, h0, W, V, b_h: three different states, two of them positive, none above 20 (exercise 50c)."""
    while True:
        x = [stream.integer(-2, 3) for _ in range(3)]
        h0 = stream.pick((0, 1))
        W, V, b = _weights(stream)
        h = _states(x, h0, W, V, b)
        if _lively(h) and h != _forgetful(x, h0, W, V, b):
            return {"x": x, "h0": h0, "W": W, "V": V, "b_h": b}


def two_way_cell(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """The sequence, the weights of both chains: in each two positive states, none above 20, all s different (50d)."""
    while True:
        x = [stream.integer(-2, 3) for _ in range(3)]
        W, V, b_h = _weights(stream)
        h = _states(x, 0, W, V, b_h)
        if sum(state > 0 for state in h) < 2 or max(h) > 20:
            continue
        W2, V2, b_s = _weights(stream)
        s = _states(x[::-1], 0, W2, V2, b_s)
        if _lively(s) and s[::-1] != _states(x, 0, W2, V2, b_s):
            return {"x": x, "W": W, "V": V, "b_h": b_h, "W2": W2, "V2": V2, "b_s": b_s}


def _weights(stream: Stream) -> tuple[float, float, float]:
    return stream.pick((-1, 0.5, 1, 2)), stream.pick((-1, 1, 2)), stream.pick((-1, 1, 2))


def _states(x: Sequence[float], h: float, W: float, V: float, b: float) -> list[float]:
    states = []
    for value in x:
        h = max(0, b + W * h + V * value)
        states.append(h)
    return states


def _forgetful(x: Sequence[float], h0: float, W: float, V: float, b: float) -> list[float]:
    return [_states([value], h0, W, V, b)[0] for value in x]


def _lively(states: Sequence[float]) -> bool:
    return sum(state > 0 for state in states) >= 2 and len(set(states)) == 3 and max(states) <= 20
