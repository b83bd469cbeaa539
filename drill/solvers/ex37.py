"""Exercise 37: weights and biases that give the output of a neuron a wanted law."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, pi, sqrt

from drill.nn.normal import normal_cdf, normal_density
from drill.solution import Recorder

Integral = Callable[[float, float], float]


def sign_weights(t: Recorder, k: int, sigma2: float) -> None:
    """Var w of +-1, and the variance left for the bias of h = sum x_j w_j + b, h ~ N(0, sigma2) (exercise 37a)."""
    var_w = t("var_w", 1)  # = E w^2
    total = t("total", k * var_w)  # Var of the k terms
    t("s_b", sigma2 - total)


def random_mask(t: Recorder, k: int, p: float, s_b: float) -> None:
    """Variance and kurtosis of h = sum x_j w_j + b for weights 0 and 1, w_j = 1 with probability p (exercise 37b).

    Given m ones h is N(0, m + s_b), and the fourth moment of N(0, v) is 3 v^2.
    """
    second_w = t("second_w", p)  # E w^2
    var_h = t("var_h", k * second_w + s_b)  # = E(m + s_b)
    var_m = t("var_m", k * p * (1 - p))
    fourth = t("fourth", 3 * (var_h**2 + var_m))  # = 3 E(m + s_b)^2
    t("kurtosis", fourth / var_h**2)


def with_jacobian(a: float, x: float) -> float:
    """The integral of y phi(x y) over 0 < y < a (exercise 37c)."""
    return (1 - exp(-((a * x) ** 2) / 2)) / (sqrt(2 * pi) * x**2)


def without_jacobian(a: float, x: float) -> float:
    """The integral of phi(x y) over 0 < y < a."""
    return (normal_cdf(a * x) - normal_cdf(0)) / x


def limit_forgotten(a: float, x: float) -> float:
    """The integral of y phi(x y) over 0 < y < 1: the limit a is lost."""
    return with_jacobian(1, x)


def quotient(t: Recorder, a: float, x: float, integral: Integral = with_jacobian) -> None:
    """The density at x of N(0, 1) over an independent uniform from [0, a] (exercise 37c)."""
    inner = t("inner", integral(a, x))
    t("density", inner / a)


def weight_behind_uniform(t: Recorder, a: float, x: float) -> None:
    """The density at x, and the variance, of a w with u w ~ N(0, 1) for an independent u from [0, a] (exercise 37d)."""
    z = t("z", a * x)
    phi = t("phi", normal_density(z))
    t("density", a * z**2 * phi)  # = a^3 x^2 phi(a x)
    second_u = t("second_u", a**2 / 3)  # E u^2
    t("var_w", 1 / second_u)


def uniform_inputs(t: Recorder, k: int, a: float, s_w: float, sigma2: float) -> None:
    """Var(x w) for x from [0, a], and the variance left for the bias (exercise 37e)."""
    second_x = t("second_x", a**2 / 3)  # E x^2 = Var x + (E x)^2
    var_term = t("var_term", second_x * s_w)
    total = t("total", k * var_term)
    t("s_b", sigma2 - total)
