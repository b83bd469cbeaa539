"""Exercise 34: dropout and DropConnect. How much of a network is left, on average, in spread and by chance.

p is the probability of being switched OFF; q = 1 - p of staying. Letters of the network of 34a-34f: n_in inputs, hidden
layers of k1, k2, k3 neurons, one output.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.nn.dropout import inverted
from drill.solution import Recorder

Array = Any


def parameters(t: Recorder, n_in: int, hidden: Array, biases: int = 1) -> int:
    """Parameters of a fully connected network, layer by layer: (inputs + bias) * neurons (exercise 34a).

    hidden: [3]; biases: 1 if neurons have them, else 0.
    """
    k1, k2, k3 = hidden
    P_1 = t("P", (n_in + biases) * k1, 1)
    P_2 = t("P", (k1 + biases) * k2, 2)
    P_3 = t("P", (k2 + biases) * k3, 3)
    P_4 = t("P", k3 + biases, 4)
    return t("n_params", P_1 + P_2 + P_3 + P_4)


def sample_size(t: Recorder, n_in: int, hidden: Array, obs_per_param: int, biases: int = 1) -> None:
    """Parameters, and so many observations for each of them (exercise 34a). hidden: [3]."""
    n_params = parameters(t, n_in, hidden, biases)
    t("n_obs", n_params * obs_per_param)


def thinned(t: Recorder, n_in: int, hidden: Array, biases: int = 1) -> None:
    """Parameters when half of every hidden layer is off: those of a network half as wide (34b). hidden: [3]."""
    kept = t("kept", hidden // 2)
    parameters(t, n_in, kept, biases)


def layer_dies(t: Recorder, k: int, p: float) -> None:
    """Decimal logarithm of p^k, the probability that all k neurons are off (exercise 34c)."""
    log10_p = t("log10_p", np.log10(p))
    t("log10_prob", k * log10_p)


def some_layer_dies(t: Recorder, k: Array, p: float) -> None:
    """Probability that at least one layer is off as a whole: 1 - (1 - p^k1)(1 - p^k2)(1 - p^k3) (34d). k: [3]."""
    dies = t("dies", p**k)  # of each layer
    lives = t("lives", 1 - dies)
    alive = t("alive", np.prod(lives))
    t("prob", 1 - alive)


def working_neurons(t: Recorder, hidden: Array, p: float, drop_fraction: float) -> None:
    """Mean and variance of the number of neurons that work, n independent coins (exercise 34e). hidden: [3]."""
    n = t("n", np.sum(hidden))
    t("mean_on", n * (1 - p))
    t("var_on", n * p * (1 - p))
    t("p_thin", drop_fraction)


def living_parameters(t: Recorder, n_in: int, hidden: Array, p: float, biases: int = 1) -> None:
    """Mean and variance of the number of living parameters (exercise 34f). hidden: [3].

    P = (n_in + 1) N1 + N1 N2 + N2 + N2 N3 + 2 N3 + 1 with independent binomial N1, N2, N3. For a fixed N2 it is linear
    in N1 and N3; then Var P = E Var(P | N2) + Var E(P | N2).
    """
    parameters(t, n_in, hidden, biases)  # of the whole network
    q = t("q", 1 - p)
    N_1, N_2, N_3 = (t("N", k * q, layer) for layer, k in enumerate(hidden, 1))  # means
    V_1, V_2, V_3 = (t("V", k * p * q, layer) for layer, k in enumerate(hidden, 1))  # variances
    from_input, to_output = n_in + biases, 1 + biases
    t("mean_params", from_input * N_1 + N_1 * N_2 + biases * N_2 + N_2 * N_3 + to_output * N_3 + biases)
    square_1 = t("square_1", V_2 + (from_input + N_2) ** 2)  # E (n_in + 1 + N2)^2
    square_3 = t("square_3", V_2 + (to_output + N_2) ** 2)  # E (2 + N2)^2
    within = t("within", V_1 * square_1 + V_3 * square_3)  # E Var(P | N2)
    slope = t("slope", N_1 + biases + N_3)  # of E(P | N2) in N2
    between = t("between", slope**2 * V_2)  # Var E(P | N2)
    t("var_params", within + between)


def inverted_dropout(t: Recorder, h: Array, mask: Array, p: float, d_out: Array) -> None:
    """o = mask h / (1 - p) forward; backward the same factor, dh = d_out mask / (1 - p) (exercise 34g). All [n]."""
    t("o", inverted(h, mask, p))
    t("dh", inverted(d_out, mask, p))


def thinned_sum(t: Recorder, x: Array, w: Array, p: float) -> None:
    """Mean and variance of d1 w1 x1 + d2 w2 x2 where d is 0 with probability p, else 1 (exercise 34h). x, w: [2]."""
    terms = t("terms", w * x)
    total = t("total", np.sum(terms))
    t("mean_h", (1 - p) * total)
    squares = t("squares", np.sum(terms**2))
    t("var_h", p * (1 - p) * squares)


def at_test_time(t: Recorder, a: float, p: float) -> None:
    """A neuron's value where plain and inverted dropout make up for the silent ones (exercise 34i)."""
    q = t("q", 1 - p)
    t("plain_test", a * q)
    t("inverted_train", a / q)
    t("inverted_test", a)


def drop_connect(t: Recorder, x: Array, W: Array, M: Array, p: float) -> None:
    """Output of a layer with switched-off weights, and what dropping weights means (exercise 34j).

    x: [n], W, M: [n x m], out: [m]. Masks of inputs: 2^n, of weights: 2^(nm).
    """
    n, m = W.shape
    MW = t("MW", M * W)
    t("out", x @ MW)
    t("log2_dropout", n)
    t("log2_dropconnect", n * m)
    t("prob_no_inputs", p**n)
