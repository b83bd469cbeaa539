"""Exercise 48: one recurrent neuron forwards and backwards through time; what many steps do to a gradient."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.activations import relu, relu_prime
from drill.nn.losses import squared_error
from drill.solution import Recorder

Array = Any


def through_time(
    t: Recorder, y: Array, h0: float, u: float, v: float, w: float, divisor: int = 3
) -> tuple[float, float, float]:
    """h_t = ReLU(w h_(t-1) + v y_(t-1)), yhat_t = ReLU(u h_t), L = sum (y_t - yhat_t)^2 / divisor; dL/du, dL/dv, dL/dw.

    G_t = dh_t/dw and K_t = dh_t/dv are carried along with the state (exercises 48a, b). The gradients dv_trunc and
    dw_trunc stop one step back: there h_(t-1) counts as a given number (exercise 48g). y: [4] begins with y_0.
    """
    h, G, K = t("h", h0, 0), t("G", 0, 0), t("K", 0, 0)
    L = du = dv = dw = dv_trunc = dw_trunc = 0.0
    for k in range(1, len(y)):
        x = t("x", y[k - 1], k)  # what comes in: the true value one step back
        a = t("a", w * h + v * x, k)
        fh = t("fh", relu_prime(a), k)
        now_v = t("now_v", fh * x, k)  # dh_t/dv while h_(t-1) stays as it is
        now_w = t("now_w", fh * h, k)
        K = t("K", fh * (x + w * K), k)
        G = t("G", fh * (h + w * G), k)
        h = t("h", relu(a), k)
        b = t("b", u * h, k)
        y_hat = t("y_hat", relu(b), k)
        L += t("s", squared_error(y[k], y_hat), k) / divisor
        e = t("e", 2 * (y_hat - y[k]) / divisor, k)  # dL/dyhat_t
        fy = t("fy", relu_prime(b), k)
        d = t("d", e * fy * u, k)  # dL/dh_t by way of yhat_t alone
        du += t("du", e * fy * h, k)
        dv += t("dv", d * K, k)
        dw += t("dw", d * G, k)
        dv_trunc += t("dv_trunc", d * now_v, k)
        dw_trunc += t("dw_trunc", d * now_w, k)
    t.gather("h", 1)
    t.gather("y_hat", 1)
    t("L", L)
    t("dv_trunc", dv_trunc)
    t("dw_trunc", dw_trunc)
    return t("du", du), t("dv", dv), t("dw", dw)


def training_step(t: Recorder, y: Array, h0: float, u: float, v: float, w: float, eta: float, divisor: int = 3) -> None:
    """One step of gradient descent, all three weights at once (exercise 48b). y: [4], all else numbers."""
    du, dv, dw = through_time(t, y, h0, u, v, w, divisor)
    t("u_new", u - eta * du)
    t("v_new", v - eta * dv)
    t("w_new", w - eta * dw)


def repeated_factor(t: Recorder, w: float, slope: float, n_steps: int) -> None:
    """dh_n/dh_0 = (w f')^n of h_t = f(w h_(t-1)) with a constant slope f' (exercise 48c).

    n_steps_needed: the first n at which the factor is below 1/100 if it shrinks, above 100 if it grows.
    """
    r = t("r", w * slope)
    t("factor", r**n_steps)
    crossing = t("crossing", np.log(100) / np.abs(np.log(r)))
    t("n_steps_needed", np.ceil(crossing))


def clipping(t: Recorder, g: Array, c: float) -> None:
    """A long gradient shortened to the length c, and one whose entries are cut to [-c, c] (exercise 48e). g: [n]."""
    norm = t("norm", np.sqrt(np.sum(g**2)))
    shrink = t("shrink", np.minimum(1, c / norm))
    t("by_norm", shrink * g)
    t("by_value", np.clip(g, -c, c))


def matrix_power(t: Recorder, W: Array, n_steps: int) -> None:
    """The largest modulus rho of an eigenvalue of W, and its power (exercise 48f). W: [2 x 2].

    The eigenvalues are half +- sqrt(D), the roots of lambda^2 - (a + d) lambda + det W.
    """
    (a, b), (c, d) = W
    half = t("half", (a + d) / 2)
    det = t("det", a * d - b * c)
    D = t("D", half**2 - det)
    # of two real roots the one farther from 0; two conjugate ones have the product det
    rho = t("rho", np.abs(half) + np.sqrt(D) if D >= 0 else np.sqrt(det))
    t("growth", rho**n_steps)
