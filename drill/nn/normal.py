"""The standard normal law N(0, 1)."""

from __future__ import annotations

from math import erf, exp, pi, sqrt


def normal_density(z: float) -> float:
    """phi(z) = e^(-z^2/2) / sqrt(2 pi)."""
    return exp(-(z**2) / 2) / sqrt(2 * pi)


def normal_cdf(z: float) -> float:
    """Phi(z), the probability to be below z."""
    return (1 + erf(z / sqrt(2))) / 2
