"""Exercise 14: the last layer and the loss of one network for different questions."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import sigmoid, softmax
from drill.nn.losses import logloss, poisson_loss, squared_error
from drill.solution import Recorder

Array = Any


def first_class(t: Recorder, h: Array, w: Array, b: float) -> None:
    """One output neuron with a sigmoid: the probability of the first of two classes (exercise 14a). h, w: [2]."""
    z = t("z", b + np.sum(w * h))
    t("p", sigmoid(z))


def one_of_many(t: Recorder, n_hidden: int, z: Array) -> None:
    """A neuron with a constant for each class, and softmax (exercise 14b). z: [K]."""
    K = t("K", len(z))
    t("n_params", (n_hidden + 1) * K)
    t("p", softmax(z))


def stretched_sigmoid(t: Recorder, lo: float, hi: float, z: float) -> None:
    """A sigmoid stretched from 0..1 to lo..hi; A and B stretch tanh from -1..1 to the same (exercise 14c)."""
    s = t("s", sigmoid(z))
    t("y", lo + (hi - lo) * s)
    t("A", (hi - lo) / 2)
    t("B", (lo + hi) / 2)


def several_labels(t: Recorder, z: Array, y: Array, lam: Array) -> None:
    """A sigmoid and a logloss for each label, the losses added with weights (exercise 14d). z, y, lam: [3]."""
    p = t("p", sigmoid(z))
    losses = t("losses", logloss(y, p))
    t("loss", np.sum(lam * losses))


def box_and_class(
    t: Recorder, box_true: Array, box_pred: Array, z: Array, label: int, lam: float, reduce: Any = np.mean
) -> None:
    """MSE of the four numbers of a box and -ln p of the class, added with a weight (exercise 14e).

    box_true, box_pred: [4], z: [K], label: the true class, counted from 0.
    """
    t("n_out", 4 + len(z))
    squares = t("squares", squared_error(box_true, box_pred))  # [4]
    box_loss = t("box_loss", reduce(squares))
    p = t("p", softmax(z))
    cls_loss = t("cls_loss", -np.log(p[label]))
    t("loss", lam * box_loss + cls_loss)


def people(t: Recorder, z: float, y: int) -> None:
    """Poisson output: intensity e^z, loss of the count y, most probable count (exercise 14f)."""
    lam = t("lam", np.exp(z))
    t("loss", poisson_loss(y, lam))
    t("mode", np.floor(lam))  # P(k + 1) / P(k) = lam / (k + 1)
