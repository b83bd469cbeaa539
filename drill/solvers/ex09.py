"""Exercise 9: a function of one argument by steps, and steps by neurons."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import step
from drill.solution import Recorder

Array = Any


def steps(t: Recorder, coef: Array, left: float, right: float, n: int, x: float, at: float = 0.5) -> None:
    """f = c_0 + c_1 x + c_2 x^2 on [left, right) by n steps of equal length, and the value at x (exercise 9a).

    coef: [3]. Step i covers [a_i, a_i + h); its height is f at the part `at` of it, the middle.
    """

    def f(x: float) -> float:
        return coef[0] + coef[1] * x + coef[2] * x**2

    h = t("h", (right - left) / n)
    for i in range(1, n + 1):
        a = t("a", left + (i - 1) * h, i)
        t("f_left", f(a), i)
        t("f_right", f(a + h), i)
        middle = t("middle", a + at * h, i)
        t("b", f(middle), i)
    b = t.gather("b", 1)  # [n]
    t("f_x", f(x))
    number = t("number", int((x - left) // h) + 1)
    t("y", b[int(number) - 1])


def interval(t: Recorder, a: float, h: float, W1: Array, w2: Array) -> None:
    """Two step neurons of x and one behind them, against [a <= x < a + h] for every x (exercise 9b).

    W1: [2 x 2] rows constant, weight of x; w2: [3]. A neuron of one input switches at c = -constant / weight, so the
    net can only change at a, a + h and the two c: these, the middles between them and one place beyond each end
    decide.
    """
    b, u = W1[:, 0], W1[:, 1]
    c = np.round(-b / u, 9)  # [2] decimals are typed; of a neuron that never switches inf or nan
    ends = np.array([a, a + h])
    breaks = np.unique(np.concatenate([ends, c[np.isfinite(c)]]))
    middles = (breaks[1:] + breaks[:-1]) / 2
    x = t("x", np.concatenate([ends, breaks, middles, [breaks[0] - 1, breaks[-1] + 1]]))
    columns = [_switching(x, *neuron) for neuron in zip(b, u, c, strict=True)]
    o = t("o", step(w2[0] + np.column_stack(columns) @ w2[1:]))
    t("o_left", o[0])
    t("o_right", o[1])
    wrong = t("wrong", (o != ((a <= x) & (x < a + h))) & (x != a) & (x != a + h))
    t("x_wrong", x[np.argmax(wrong)])
    t("o_wrong", o[np.argmax(wrong)])


def _switching(x: Array, b: float, u: float, c: float) -> Array:
    """The output of a strict step neuron f(b + u x) that switches at c."""
    if u == 0:
        return step(b + 0 * x)
    return step(x - c) if u > 0 else step(c - x)


def jumps(t: Recorder, b: Array, left: float, h: float) -> None:
    """Heights b_i of steps as a sum of c_j [x >= a_j] over the nodes (exercise 9c). b: [n], c: [n + 1]."""
    n = len(b)
    t("a", left, 1)
    t("c", b[0], 1)
    for j in range(2, n + 1):
        t("a", left + (j - 1) * h, j)
        t("c", b[j - 1] - b[j - 2], j)
    t("a", left + n * h, n + 1)
    t("c", -b[n - 1], n + 1)
    t.gather("c", 1)


def neurons(t: Recorder, n: int) -> None:
    """Neurons of two networks for n steps (exercise 9d): the book's, and one with a neuron at each node."""
    comparing = t("comparing", 2 * n)
    joining = t("joining", n)
    nodes = t("nodes", n + 1)
    output = t("output", 1)
    t("seed_net", comparing + joining + output)
    t("jump_net", nodes + output)


def enough_steps(t: Recorder, L: float, left: float, right: float, eps: float) -> None:
    """The smallest number of steps with the error within eps for |f(x) - f(z)| <= L |x - z| (exercise 9e).

    A point is at most half a step from the middle: L h / 2 <= eps, h = (right - left) / n.
    """
    h_max = t("h_max", 2 * eps / L)
    least = t("least", (right - left) / h_max)
    t("n", np.ceil(least))


def at_a_node(t: Recorder, b: Array, left: float, h: float, k: int) -> None:
    """The book's pairs b_i (1 - f(a_i - x) - f(x - a_i - h)) at the node between the steps k and k + 1 (exercise 9f).

    b: [n]. f is strict: f(0) = 0.
    """
    x = t("x", left + k * h)
    a = t("a", left + h * np.arange(len(b)))  # [n]
    before = t("before", step(a - x))
    behind = t("behind", step(x - a - h))
    inside = t("inside", 1 - before - behind)
    t("y", np.sum(b * inside))
