"""Exercise 11: the sigmoid f(t) = e^t / (1 + e^t). The argument of f is called t, so the recorder is called note."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import sigmoid, sigmoid_prime
from drill.solution import Recorder

Array = Any


def limits(note: Recorder, A: float, B: float, k: float) -> None:
    """Limits of A f(k t) + B at both ends (exercise 11a); f itself goes to 0 and 1."""
    f_plus = note("f_plus", np.heaviside(k, 1 / 2))  # f(k t), t -> +infinity
    f_minus = note("f_minus", np.heaviside(-k, 1 / 2))
    note("at_plus", A * f_plus + B)
    note("at_minus", A * f_minus + B)


def other_side(note: Recorder, p: float) -> None:
    """f(-t) = 1 - f(t) where f(t) = p (exercise 11b)."""
    note("f_neg", 1 - p)


def slope_of_other_side(note: Recorder, p: float) -> None:
    """f'(-t) = f'(t) where f(t) = p: the derivative is even (exercise 11c)."""
    note("df_neg", p * (1 - p))


def value_and_slope(note: Recorder, p: float, d: float) -> None:
    """Read f' = f (1 - f) forwards and backwards: the root above 1/2 of f^2 - f + d = 0 (exercise 11d)."""
    note("df", p * (1 - p))
    D = note("D", 1 - 4 * d)
    note("f", (1 + np.sqrt(D)) / 2)


def at_logarithm(note: Recorder, k: float) -> None:
    """f, f' and ln f at t = ln k, where e^t = k (exercise 11e)."""
    f = note("f", k / (1 + k))
    note("df", f * (1 - f))
    note("ln_f", np.log(f))


def inverse(note: Recorder, p: float) -> None:
    """The t with f(t) = p (exercise 11f)."""
    odds = note("odds", p / (1 - p))  # e^t
    note("t", np.log(odds))


def slope_of_logarithm(note: Recorder, k: float) -> None:
    """(ln f)' = f' / f = 1 - f at t = ln k (exercise 11g)."""
    f = note("f", k / (1 + k))
    note("dlnf", f * (1 - f) / f)


def steepest(note: Recorder, k: float, c: float) -> None:
    """Where f(k (t - c)) is steepest: at the zero of its argument, half way up (exercise 11h)."""
    t_max = note("t_max", c)
    u = note("u", k * (t_max - c))
    note("g_max", sigmoid(u))
    note("dg_max", k * sigmoid_prime(u))


def towards_the_step(note: Recorder, t: float, ks: Array, t_lim: Array) -> None:
    """f(k t) for growing k: values at t, slopes at 0, limits for k -> infinity (exercise 11i). ks: [4], t_lim: [3]."""
    a = note("a", ks * t)
    note("values", sigmoid(a))
    note("slopes", ks * sigmoid_prime(0))
    note("limits", np.heaviside(t_lim, sigmoid(0)))  # at 0 every curve passes through f(0)


def transition(note: Recorder, k: float, q: float) -> None:
    """The length along t on which f(k t) climbs from 1 - q to q, symmetric about 0 (exercise 11k)."""
    odds = note("odds", q / (1 - q))
    edge = note("edge", np.log(odds))  # k t at the upper end
    note("width", 2 * edge / k)
