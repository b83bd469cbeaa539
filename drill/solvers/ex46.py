"""Exercise 46: how many weights and biases the layers of different architectures have."""

from __future__ import annotations

from drill.nn.convolution import layer_parameters
from drill.solution import Recorder


def convolution(t: Recorder, C_in: int, C_out: int, W_k: int, H_k: int, bias: int = 1) -> None:
    """(W_k H_k C_in + 1) C_out: one bias a filter (exercise 46a)."""
    one_filter = t("one_filter", layer_parameters(H_k, W_k, C_in, 1, bias))
    t("n_params", one_filter * C_out)


def separable(t: Recorder, C_in: int, C_out: int, k: int, bias: int = 1) -> None:
    """A kernel k x k for each channel, then 1 x 1 across the channels, against the ordinary layer (exercise 46b)."""
    t("n_ordinary", layer_parameters(k, k, C_in, C_out, bias))
    n_depthwise = t("n_depthwise", layer_parameters(k, k, 1, 1, bias) * C_in)
    n_pointwise = t("n_pointwise", layer_parameters(1, 1, C_in, C_out, bias))
    t("n_separable", n_depthwise + n_pointwise)


def rank_one(t: Recorder, C_in: int, C_out: int, W_k: int, H_k: int, bias: int = 1) -> None:
    """Every kernel is a column of H_k by a row of W_k: ((W_k + H_k) C_in + 1) C_out (exercise 46c)."""
    one_kernel = t("one_kernel", W_k + H_k)
    one_filter = t("one_filter", one_kernel * C_in + bias)
    t("n_params", one_filter * C_out)


def two_thin_layers(t: Recorder, C_in: int, C_mid: int, C_out: int, k: int, first_bias: int = 1) -> None:
    """k x 1, C_in -> C_mid, then 1 x k, C_mid -> C_out, against one k x k (exercise 46d)."""
    n_first = t("n_first", layer_parameters(k, 1, C_in, C_mid, first_bias))
    n_second = t("n_second", layer_parameters(1, k, C_mid, C_out))
    t("n_pair", n_first + n_second)
    t("n_square", layer_parameters(k, k, C_in, C_out))


def grouped(t: Recorder, C_in: int, C_out: int, k: int, groups: int) -> None:
    """A filter sees C_in/groups channels: (k^2 C_in/groups + 1) C_out (exercise 46e)."""
    seen = t("seen", C_in // groups)
    one_filter = t("one_filter", layer_parameters(k, k, seen, 1))
    t("n_params", one_filter * C_out)


def bottleneck(t: Recorder, C: int, C_mid: int, bias: int = 1) -> None:
    """1 x 1 down to C_mid, 3 x 3, 1 x 1 back to C, against one 3 x 3 (exercise 46f)."""
    t("n_direct", layer_parameters(3, 3, C, C, bias))
    n_down = t("n_down", layer_parameters(1, 1, C, C_mid, bias))
    n_middle = t("n_middle", layer_parameters(3, 3, C_mid, C_mid, bias))
    n_up = t("n_up", layer_parameters(1, 1, C_mid, C, bias))
    t("n_bottleneck", n_down + n_middle + n_up)


def small_kernels(t: Recorder, C: int, n_small: int) -> None:
    """n convolutions 3 x 3 without biases, C -> C, against one with their field, 2 n + 1 (exercise 46g)."""
    k_big = t("k_big", 2 * n_small + 1)
    t("n_big", layer_parameters(k_big, k_big, C, C, biases=0))
    t("n_stack", n_small * layer_parameters(3, 3, C, C, biases=0))
