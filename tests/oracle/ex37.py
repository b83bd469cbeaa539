"""Judges of exercise 37: all signs and masks gone through, densities integrated and products put together again."""

from __future__ import annotations

import itertools
import math

import numpy as np
from scipy.integrate import quad
from scipy.stats import norm

SAME = 1e-7


def item_37a(p):
    """All signs of all weights; given the signs, variances of normal terms add."""
    of_one = [(-1, 0.5), (1, 0.5)]
    mean = sum(w * chance for w, chance in of_one)
    var_w = sum((w - mean) ** 2 * chance for w, chance in of_one)
    given_signs = {sum(w * w for w in signs) for signs in itertools.product((-1, 1), repeat=p["k"])}
    (of_terms,) = given_signs  # the same for all signs: so the sum is normal
    return {"var_w": var_w, "s_b": p["sigma2"] - of_terms}


def item_37b(p):
    """All masks: moments of the mixture, integrated; then its law compared with what the options say."""
    masks = []
    for mask in itertools.product((0, 1), repeat=p["k"]):
        chance = math.prod(p["p"] if one else 1 - p["p"] for one in mask)
        masks.append((chance, sum(mask) + p["s_b"]))

    def moment(power):
        return sum(
            chance * quad(lambda h, v=v: h**power * norm.pdf(h, scale=v**0.5), -12 * v**0.5, 12 * v**0.5)[0]
            for chance, v in masks
        )

    mean, second, fourth = moment(1), moment(2), moment(4)
    is_normal = all(
        abs(sum(chance * norm.cdf(h, scale=v**0.5) for chance, v in masks) - norm.cdf(h, scale=second**0.5)) < SAME
        for h in np.linspace(-3, 3, 13)
    )
    verdict = {
        "no_mixture": not is_normal and abs(mean) < SAME,
        "yes_sum_of_normals": is_normal,
        "yes_clt": is_normal,
        "no_shifted": abs(mean) > SAME,
    }
    return {"var_h": second, "kurtosis": fourth / second**2, "normal": only(verdict)}


def only(holds):
    """The one key that holds."""
    (key,) = (key for key, truth in holds.items() if truth)
    return key


def quotient_below(x, a):
    """P(Z/Y <= x) = mean over Y of Phi(x Y)."""
    return quad(lambda y: norm.cdf(x * y) / a, 0, a, epsabs=1e-13, epsrel=1e-13)[0]


def slope(function, at, step=1e-2):
    """The derivative, from six values."""
    weights = {1: 3 / 4, 2: -3 / 20, 3: 1 / 60}
    return sum(w * (function(at + k * step) - function(at - k * step)) for k, w in weights.items()) / step


def item_37c(p):
    """The distribution function, differentiated; E|Z/Y| cut off at ever smaller Y."""
    means = [quad(lambda y: 1 / (y * p["a"]), 10.0**-k, p["a"], limit=200)[0] for k in (2, 4, 6)]
    grows = means[2] - means[1] > 0.9 * (means[1] - means[0])  # as a logarithm does
    return {
        "density": slope(lambda x: quotient_below(x, p["a"]), p["x"]),
        "mean_abs": "infinite" if grows else "finite",
    }


def weight_density(a, x):
    """From the density of a product with a uniform: f_w(z/a) = -a z times the slope of the normal density at z."""
    z = a * x
    return -a * z * slope(norm.pdf, z)


def product_density(density, z, a):
    """The density at z > 0 of u w, u uniform on [0, a]: for each w > z/a the uniform density of z/w, over w."""
    return quad(lambda w: density(w) / (a * w), z / a, 60 / a, epsabs=1e-13, limit=300)[0]


def item_37d(p):
    """Each law is multiplied by an independent uniform again and compared with the normal."""
    a = p["a"]

    def gives_normal(density):
        return all(abs(product_density(density, z, a) - norm.pdf(z)) < 1e-6 for z in (0.2, 1, 2.5))

    scale = math.sqrt(3) / a  # of another law with the right two moments
    laws = {
        "independent_product": lambda w: weight_density(a, w),
        "quotient_density": lambda w: slope(lambda x: quotient_below(x, a), w),
        "any_zero_mean": lambda w: float(abs(w) < scale * math.sqrt(3)) / (2 * scale * math.sqrt(3)),
        "normal_weights": lambda w: norm.pdf(w, scale=scale),
    }
    second = 2 * quad(lambda w: w * w * weight_density(a, w), 0, 30 / a, limit=200)[0]
    return {
        "density": weight_density(a, p["x"]),
        "var_w": second,
        "second_check": only({key: gives_normal(law) for key, law in laws.items()}),
    }


def formula_37d(v):
    """The slope of the normal density, numerically."""
    return {"density_formula": weight_density(v["a"], v["x"])}


def item_37e(p):
    """The second moment of x w integrated over x for weights that are plus or minus their spread."""
    spread = math.sqrt(p["s_w"])
    products = [(w, power) for w in (-spread, spread) for power in (1, 2)]
    moments = {1: 0.0, 2: 0.0}
    for w, power in products:
        moments[power] += 0.5 * quad(lambda x, w=w, power=power: (x * w) ** power / p["a"], 0, p["a"])[0]
    var_term = moments[2] - moments[1] ** 2
    return {"var_term": var_term, "s_b": p["sigma2"] - sum(var_term for _ in range(p["k"]))}
