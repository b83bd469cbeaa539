"""Exercise 33: early stopping beside an L2 penalty, on parabolas h (w - w_star)^2 / 2 (after Goodfellow et al. 7.8)."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder

Array = Any


def three_steps(t: Recorder, h: float, w_star: float, eta: float) -> None:
    """Gradient descent from 0: w_1, w_2, w_3 (exercise 33a)."""
    w = t("w", 0, 0)
    for k in (1, 2, 3):
        g = t("g", h * (w - w_star), k)
        w = t("w", w - eta * g, k)
    t.gather("w", 1)


def penalised(t: Recorder, h: float, w_star: float, alpha: float) -> None:
    """The minimum of h (w - w_star)^2 / 2 + alpha w^2 / 2 (exercise 33b)."""
    share = t("share", h / (h + alpha))
    t("w_l2", share * w_star)


def equivalent_penalty(t: Recorder, h: float, eta: float, tau: int) -> None:
    """The alpha whose penalty leaves the weight of tau steps, and what it is for small eta h tau (exercise 33c)."""
    q = t("q", (1 - eta * h) ** tau)  # the share of the way that is left
    t("alpha", h * q / (1 - q))  # from h / (h + alpha) = 1 - q
    t("alpha_approx", 1 / (eta * tau))


def two_directions(t: Recorder, h: Array, w_star: Array, eta: float, tau: int) -> None:
    """Weights and shares of the way after tau steps from 0, each direction by itself (exercise 33d). h, w_star: [2]."""
    left = t("left", (1 - eta * h) ** tau)  # [2]
    kept = t("kept", 1 - left)  # [2]
    t("w", kept * w_star)


def patient(t: Recorder, val_loss: Array, patience: int) -> None:
    """Stopping after `patience` epochs in a row without a record, epochs from 1 (exercise 33e). val_loss: [9]."""
    record, bad, epoch = np.inf, 0, 0
    for epoch, loss in enumerate(val_loss, 1):
        improves = loss < record
        record = t("record", min(record, loss), epoch)
        bad = t("bad", 0 if improves else bad + 1, epoch)
        if bad >= patience:
            break
    stop_epoch = int(t("stop_epoch", epoch))
    seen = val_loss[:stop_epoch]
    t("best_epoch", int(np.argmin(seen)) + 1)
    t("best_loss", np.min(seen))
