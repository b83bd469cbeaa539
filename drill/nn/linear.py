"""The linear layer Z = X W backwards, from d = dL/dZ; a batch, or one observation given by vectors and numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def by_weights(X: Array, d: Array) -> Array:
    """dL/dW = X^T d [p x q]. X: [n x p], d: [n x q]; of one observation x: [p], d: [q] or a number."""
    return np.atleast_2d(X).T @ np.atleast_2d(d)


def by_input(d: Array, W: Array) -> Array:
    """dL/dX = d W^T [n x p]. d: [n x q], W: [p x q]; of one observation d: [q], or a number if W is one neuron: [p]."""
    return np.dot(d, W.T)
