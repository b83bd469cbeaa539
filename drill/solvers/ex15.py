"""Exercise 15: gradient descent and its shades for y = w x.

In every optimiser x, y: [n]; `batches` names the observations of each step, counted from 1; all else is a number.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.losses import squared_error_by_w
from drill.nn.optimizers import bias_corrected, moving_average
from drill.solution import Recorder

Array = Any


def gradient(x: Array, y: Array, w: float, batch: Array, reduce: Any = np.mean) -> float:
    """dL/dw of L = mean of (y_i - w x_i)^2 over the observations of one step."""
    i = np.array(batch) - 1
    return reduce(squared_error_by_w(x[i], y[i], w))


def least_squares(t: Recorder, x: Array, y: Array) -> None:
    """The weight at which the derivative of MSE = (1/n) sum (y_i - w x_i)^2 is zero (exercise 15a). x, y: [n]."""
    sum_xy = t("sum_xy", np.sum(x * y))
    sum_xx = t("sum_xx", np.sum(x**2))
    t("w_hat", sum_xy / sum_xx)
    t("d2", 2 * sum_xx / len(x))  # second derivative of MSE, the same at every w


def descent(t: Recorder, x: Array, y: Array, w0: float, eta: float, batches: Array, reduce: Any = np.mean) -> None:
    """Gradient descent: all observations a step (exercise 15b) or one (exercise 15c)."""
    w = t("w", w0, 0)
    for k, batch in enumerate(batches, 1):
        g = t("g", gradient(x, y, w, batch, reduce), k)  # dL/dw at the current w
        w = t("w", w - eta * g, k)
    t.gather("w", 1)


def momentum(t: Recorder, x: Array, y: Array, w0: float, eta: float, alpha: float, batches: Array) -> None:
    """Descent with inertia h = alpha h + eta g, w = w - h (exercise 15d; Polyak's heavy ball)."""
    w = t("w", w0, 0)
    h = t("h", 0, 0)
    for k, batch in enumerate(batches, 1):
        g = t("g", gradient(x, y, w, batch), k)
        h = t("h", alpha * h + eta * g, k)
        w = t("w", w - h, k)
    t.gather("h", 1)
    t.gather("w", 1)


def nesterov(t: Recorder, x: Array, y: Array, w0: float, eta: float, alpha: float, batches: Array) -> None:
    """Momentum whose gradient is taken where inertia leads, at w - alpha h (exercise 15e; Sutskever et al. 2013)."""
    w = t("w", w0, 0)
    h = t("h", 0, 0)
    for k, batch in enumerate(batches, 1):
        look = t("look", w - alpha * h, k)
        g = t("g", gradient(x, y, look, batch), k)
        h = t("h", alpha * h + eta * g, k)
        w = t("w", w - h, k)
    t.gather("look", 1)
    t.gather("w", 1)


def rmsprop(t: Recorder, x: Array, y: Array, w0: float, eta: float, alpha: float, batches: Array) -> None:
    """Steps divided by the root of the running mean v of g^2, v_0 = 0, no epsilon (exercise 15f)."""
    w = t("w", w0, 0)
    v = t("v", 0, 0)
    for k, batch in enumerate(batches, 1):
        g = t("g", gradient(x, y, w, batch), k)
        v = t("v", moving_average(v, g**2, alpha), k)
        root = t("root", np.sqrt(v), k)
        w = t("w", w - eta * g / root, k)
    t.gather("v", 1)
    t.gather("w", 1)


def adam(t: Recorder, x: Array, y: Array, w0: float, eta: float, beta1: float, beta2: float, batches: Array) -> None:
    """Running means m of g and v of g^2, corrected only where the step uses them (exercise 15g).

    Kingma & Ba 2015, algorithm 1, without epsilon.
    """
    w = t("w", w0, 0)
    m = t("m", 0, 0)
    v = t("v", 0, 0)
    for k, batch in enumerate(batches, 1):
        g = t("g", gradient(x, y, w, batch), k)
        m = t("m", moving_average(m, g, beta1), k)
        v = t("v", moving_average(v, g**2, beta2), k)
        m_hat = t("m_hat", bias_corrected(m, beta1, k), k)
        v_hat = t("v_hat", bias_corrected(v, beta2, k), k)
        root = t("root", np.sqrt(v_hat), k)
        w = t("w", w - eta * m_hat / root, k)
    t.gather("m_hat", 1)
    t.gather("v_hat", 1)
    t.gather("w", 1)


def adabelief(
    t: Recorder, x: Array, y: Array, w0: float, eta: float, beta1: float, beta2: float, batches: Array
) -> None:
    """Adam whose second moment s averages (g - m)^2, m updated but not corrected (exercise 15h).

    Zhuang et al. 2020, without epsilon.
    """
    w = t("w", w0, 0)
    m = t("m", 0, 0)
    s = t("s", 0, 0)
    for k, batch in enumerate(batches, 1):
        g = t("g", gradient(x, y, w, batch), k)
        m = t("m", moving_average(m, g, beta1), k)
        m_hat = t("m_hat", bias_corrected(m, beta1, k), k)
        d = t("d", g - m, k)  # how far the gradient is from its running mean
        s = t("s", moving_average(s, d**2, beta2), k)
        s_hat = t("s_hat", bias_corrected(s, beta2, k), k)
        w = t("w", w - eta * m_hat / np.sqrt(s_hat), k)
    t.gather("m", 1)
    t.gather("s", 1)
    t.gather("w", 1)


def torch_nesterov(t: Recorder, x: Array, y: Array, w0: float, eta: float, alpha: float, batches: Array) -> None:
    """Nesterov's steps as torch keeps them: w is the point looked at, b the momentum buffer (exercise 15j).

    Source: torch.optim.SGD(momentum=alpha, nesterov=True), dampening 0.
    """
    w = t("w", w0, 0)
    b = t("b", 0, 0)
    for k, batch in enumerate(batches, 1):
        g = t("g", gradient(x, y, w, batch), k)
        b = t("b", alpha * b + g, k)
        step = t("step", eta * (g + alpha * b), k)
        w = t("w", w - step, k)
    t.gather("w", 1)


def running_mean(note: Recorder, beta: float, t: int) -> None:
    """Weights of g_1 ... g_t in h_t = beta h_(t-1) + (1 - beta) g_t, h_0 = 0, and their sum (exercise 15i).

    E h_t = k E g with k = 1 - beta^t: this is what Adam divides by (Kingma & Ba 2015, section 3).
    """
    for i in range(1, t + 1):
        note("c", (1 - beta) * beta ** (t - i), i)  # the older g_i, the more often multiplied by beta
    coef = note.gather("coef", 1, family="c")
    note("k", np.sum(coef))
