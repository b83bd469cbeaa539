"""Exercise 21: the sigmoid as a layer, S = sigma(Z) element by element."""

from __future__ import annotations

from typing import Any

from drill.nn.activations import sigmoid
from drill.solution import Recorder

Array = Any


def sigmoid_layer(t: Recorder, Z: Array, dS: Array) -> None:
    """Forward S and backward dL/dZ = dL/dS * S * (1 - S), all products elementwise (exercise 21b). Z, dS: [n x k]."""
    S = t("S", sigmoid(Z))
    slope = t("slope", S * (1 - S))
    t("dZ", dS * slope)


def jacobian_sizes(t: Recorder, n: int, k: int) -> None:
    """Size of dL/dZ, entries of the full Jacobian dS/dZ and how many are not zero (exercise 21c). Z: [n x k]."""
    t("rows", n)
    t("columns", k)
    t.gather("shape", "rows", "columns")
    elements = t("elements", n * k)
    t("jac_all", elements * elements)
    t("jac_nonzero", elements)  # s_ij depends on z_ij alone
