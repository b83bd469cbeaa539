"""Exercise 24: a net of small whole weights whose sigmoids are not saturated and whose neurons differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from drill.nn.activations import sigmoid
from drill.streams import Stream

WEIGHTS = [-2, -1, 0, 1, 2]
NON_ZERO = [-2, -1, 1, 2]
ANSWERS = [-1, 0, 1, 2]

FARTHEST = 4
"""How large a number in H1 may be: behind larger ones the sigmoid is flat."""

NEAREST = 0.8
"""How near a prediction may come to its answer."""


def different_neurons(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x, y, W1, W2, W3 and a learning rate (exercises 24e-g); y is one of the answers that the net misses clearly."""
    while True:
        x = np.array([stream.pick([-2, -1, 1, 2, 3]) for _ in range(2)])
        W1, W2 = _square(stream), _square(stream)
        H1 = x @ W1
        if W1[0, 1] == W1[1, 0] or W2[0, 1] == W2[1, 0] or max(abs(H1)) > FARTHEST or H1[0] == H1[1]:
            continue
        if not all(W2.any(axis=1)):  # a neuron that sends nothing on gets no gradient
            continue
        H2 = sigmoid(H1) @ W2
        if abs(H2[0] - H2[1]) < 0.2:
            continue
        W3 = np.array([[stream.pick(NON_ZERO)] for _ in range(2)])
        yhat = float((sigmoid(H2) @ W3)[0])
        y = stream.pick([answer for answer in ANSWERS if abs(yhat - answer) >= NEAREST])
        return {"x": x, "y": y, "W1": W1, "W2": W2, "W3": W3, "eta": stream.pick([0.5, 1])}


def _square(stream: Stream) -> Any:
    return np.array([[stream.pick(WEIGHTS) for _ in range(2)] for _ in range(2)])
