"""Activations and their derivatives, elementwise on numbers and arrays of any shape."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def sigmoid(t: Array) -> Array:
    """sigma(t) = 1 / (1 + e^-t)."""
    return 1 / (1 + np.exp(-t))


def sigmoid_prime(t: Array) -> Array:
    """sigma'(t) = sigma(t) (1 - sigma(t)), at most 1/4."""
    s = sigmoid(t)
    return s * (1 - s)


def tanh(t: Array) -> Array:
    """Hyperbolic tangent."""
    return np.tanh(t)


def tanh_prime(t: Array) -> Array:
    """tanh'(t) = 1 - tanh^2(t)."""
    return 1 - np.tanh(t) ** 2


def relu(t: Array) -> Array:
    """max(0, t)."""
    return np.maximum(0, t)


def relu_prime(t: Array) -> Array:
    """[t > 0]: 0 also exactly at 0, as the book and torch have it."""
    return 1.0 * (t > 0)


def step(h: Array, at_zero: float = 0.0) -> Array:
    """[h > 0], the unit step: 0 also exactly at 0 (exercise 4), unless `at_zero` says otherwise.

    What is left of decimals that cancel (0.1 + 0.2 - 0.3 is 5.6e-17) counts as 0.
    """
    return np.heaviside(np.where(np.abs(h) <= 1e-9, 0.0, h), at_zero)


def square(t: Array) -> Array:
    """t^2, the smallest activation to differentiate by hand."""
    return t**2


def square_prime(t: Array) -> Array:
    """2t."""
    return 2 * t


def identity(t: Array) -> Array:
    """t: no activation at all."""
    return t


def identity_prime(t: Array) -> Array:
    """1, of the size of t."""
    return 1.0 + 0 * t


def softmax(z: Array) -> Array:
    """e^z over the sum of all of them: probabilities of the K classes (exercise 13). z: [K]."""
    E = np.exp(z)
    return E / np.sum(E)


def softplus(t: Array) -> Array:
    """ln(1 + e^t), a smooth relu (exercise 30)."""
    return np.log(1 + np.exp(t))


def prelu(t: Array, alpha: float) -> Array:
    """t on the right, alpha t on the left (exercise 29)."""
    return np.where(t > 0, t, alpha * t)


def elu(t: Array, alpha: float) -> Array:
    """t on the right, alpha (e^t - 1) on the left (exercise 29)."""
    return np.where(t > 0, t, alpha * (np.exp(t) - 1))


ACTIVATIONS = {
    "sigmoid": (sigmoid, sigmoid_prime),
    "tanh": (tanh, tanh_prime),
    "relu": (relu, relu_prime),
    "square": (square, square_prime),
    "identity": (identity, identity_prime),
}
"""An activation and its derivative by the code that parameters use."""
