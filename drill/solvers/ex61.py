"""Exercise 61: batch normalisation forwards, backwards, at test time, in a convolution and behind a dropout.

The variance of a batch is divided by n, epsilon is 0.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.batchnorm import by_batch, normalised
from drill.solution import Recorder

Array = Any


def forward(t: Recorder, x: Array, gamma: float, beta: float) -> tuple[Array, float]:
    """y = gamma (x - mu) / sigma + beta over the batch x: [n] (exercise 61a). Returns x_hat: [n] and sigma."""
    mu = t("mu", np.mean(x))
    deviations = t("deviations", x - mu)
    var = t("var", np.mean(deviations**2))
    sigma = t("sigma", np.sqrt(var))
    x_hat = t("x_hat", deviations / sigma)
    t("y", gamma * x_hat + beta)
    return x_hat, sigma


def running(t: Recorder, x: Array, run_mean: float, run_var: float, momentum: float, x_test: float) -> None:
    """Running statistics after the batch x: [n], and one test observation (exercise 61b).

    As torch has it: momentum weighs the new batch, whose variance is divided by n - 1 here.
    """
    n = len(x)
    mu = t("mu", np.mean(x))
    var = t("var", np.mean((x - mu) ** 2))
    unbiased = t("unbiased", var * n / (n - 1))
    old = t("old", 1 - momentum)
    run_mean_new = t("run_mean_new", old * run_mean + momentum * mu)
    run_var_new = t("run_var_new", old * run_var + momentum * unbiased)
    t("y_test", normalised(x_test, run_mean_new, run_var_new))


def backward(t: Recorder, x: Array, gamma: float, beta: float, d_out: Array) -> None:
    """Gradients of gamma, beta and x from d_out = dL/dy (exercise 61c). x, d_out: [n]."""
    x_hat, sigma = forward(t, x, gamma, beta)
    t("dbeta", np.sum(d_out))
    dgamma = t("dgamma", np.sum(d_out * x_hat))
    t("mean_d", np.mean(d_out))
    t("mean_dx_hat", dgamma / len(x))
    t("dx", by_batch(gamma * d_out, x_hat, sigma))


def neighbours(t: Recorder, x: Array, x_last_new: float, b: float) -> None:
    """x[0] normalised beside the old and beside a new last neighbour; what x + b changes (exercise 61d). x: [n]."""
    mu = t("mu", np.mean(x))
    var = t("var", np.mean((x - mu) ** 2))
    t("y0_before", normalised(x[0], mu, var))
    x_new = t("x_new", np.append(x[:-1], x_last_new))
    mu_new = t("mu_new", np.mean(x_new))
    var_new = t("var_new", np.mean((x_new - mu_new) ** 2))
    t("y0_after", normalised(x_new[0], mu_new, var_new))
    y = t("y", normalised(x, mu, var))
    y_shifted = t("y_shifted", normalised(x + b, np.mean(x + b), np.var(x + b)))
    t("bias_effect", np.max(np.abs(y_shifted - y)))


def in_a_convolution(t: Recorder, c_in: int, c_out: int, k: int, n: int, height: int, width: int) -> None:
    """Numbers in a convolution without bias and the batch norm behind it (exercise 61e)."""
    weights = t("weights", k * k * c_in * c_out)
    learned = t("learned", 2 * c_out)  # gamma and beta of every channel
    t("trainable", weights + learned)
    t("buffers", 2 * c_out)
    t("averaged", n * height * width)


def behind_dropout(t: Recorder, mean: float, var: float, p: float) -> None:
    """Mean and variance of x d / (1 - p), and how they differ from those of x (exercise 61f).

    d^2 = d, so E (x d / (1 - p))^2 = E x^2 / (1 - p).
    """
    second = t("second", var + mean**2)  # E x^2
    mean_train = t("mean_train", mean)
    second_train = t("second_train", second / (1 - p))
    var_train = t("var_train", second_train - mean_train**2)
    t("shift", var / var_train)
