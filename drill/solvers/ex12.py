"""Exercise 12: logloss of a logistic regression with an intercept, p = sigma(w0 + w1 x)."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import sigmoid
from drill.nn.losses import logloss
from drill.solution import Recorder

Array = Any


def sample_loss(t: Recorder, x: Array, y: Array, w0: float, w1: float, reduce: Any = np.mean) -> None:
    """Mean logloss of the sample at given coefficients (exercise 12a). x, y: [n]."""
    z = t("z", w0 + w1 * x)
    p = t("p", sigmoid(z))
    L = t("L", logloss(y, p))  # [n] of each observation
    t("loss", reduce(L))


def trial(t: Recorder, x: Array, y: Array, w: Array) -> None:
    """Mean logloss at proposed coefficients, and where it is worst (exercise 12b). x, y: [n], w: [2].

    An observation costs ln(1 + e^-m), m = +-(w_0 + w_1 x) being positive on the right side.
    """
    _gap(t, x, y)
    _entropy(t, y)
    m = t("m", (2 * y - 1) * (w[0] + w[1] * x))
    L = t("L", np.logaddexp(0, -m))  # [n]
    t("loss", np.mean(L))
    t("loss_turned", np.mean(np.logaddexp(0, m)))  # of -w
    worst = t("worst", np.argmax(L))
    t("x_worst", x[worst])
    t("y_worst", y[worst])
    t("L_worst", L[worst])


def separation(t: Recorder, x: Array, y: Array) -> None:
    """Where the threshold may lie, the sign of the slope and the infimum of the loss (exercise 12d). x, y: [n]."""
    lo, hi = _gap(t, x, y)
    t.gather("interval", "lo", "hi")
    slope_sign = t("slope_sign", np.sign(np.sum((y - np.mean(y)) * x)))  # whales to the right or to the left
    m = slope_sign * (2 * y - 1) * (x - (lo + hi) / 2)  # all positive
    t("inf_loss", np.mean(np.where(m > 0, 0.0, np.inf)))  # limits of ln(1 + e^(-c m)), c -> infinity
    _entropy(t, y)


def two_groups(t: Recorder, n0: int, k0: int, n1: int, k1: int) -> None:
    """Coefficients that reproduce the shares of whales at x = 0 and x = 1 (exercise 12e)."""
    for k, (n, whales) in enumerate(((n0, k0), (n1, k1))):
        t("share", whales / n, k)
    odds_0 = t("odds", k0 / (n0 - k0), 0)
    odds_1 = t("odds", k1 / (n1 - k1), 1)
    logit_0 = t("logit", np.log(odds_0), 0)
    logit_1 = t("logit", np.log(odds_1), 1)
    w_0 = t("w", logit_0, 0)  # sigma(w_0) = share_0
    t("w", logit_1 - w_0, 1)  # sigma(w_0 + w_1) = share_1
    t.gather("w", 0)


def label_changes(t: Recorder, x: Array, y: Array) -> None:
    """How often the label changes along the line; once, if a threshold separates the classes (exercise 12f)."""
    order = np.argsort(x)
    t("x_sorted", x[order])
    y_sorted = t("y_sorted", y[order])
    t("changes", np.sum(np.abs(np.diff(y_sorted))))


def constant_only(t: Recorder, n: int, m: int) -> None:
    """The best model without a slope: p is the share of whales (exercise 12g)."""
    share = t("share", m / n)
    odds = t("odds", share / (1 - share))
    t("w0", np.log(odds))
    t("loss", -(share * np.log(share) + (1 - share) * np.log(1 - share)))


def _gap(t: Recorder, x: Array, y: Array) -> tuple[float, float]:
    """The ends of the gap between two separated classes, whichever of them lies to the left."""
    whales, ants = x[y == 1], x[y == 0]
    lo = t("lo", min(np.max(whales), np.max(ants)))
    hi = t("hi", max(np.min(whales), np.min(ants)))
    return lo, hi


def _entropy(t: Recorder, y: Array) -> None:
    """The loss of the best model without a slope."""
    share = np.mean(y)
    t("entropy", -(share * np.log(share) + (1 - share) * np.log(1 - share)))
