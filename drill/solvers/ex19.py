"""Exercise 19: the computation graph of f(x, y) = x^2 + x y + (x + y)^2.

Nodes, one operation each: a = x^2, b = x y, c = x + y, d = a + b, e = c^2, f = d + e.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.solution import Recorder


def forward(t: Recorder, x: float, y: float) -> None:
    """The values of the six nodes, from the inputs to the output (exercise 19a)."""
    a = t("a", x**2)
    b = t("b", x * y)
    c = t("c", x + y)
    d = t("d", a + b)
    e = t("e", c**2)
    t("f", d + e)
    t.gather("nodes", "a", "b", "c", "d", "e", "f")


def local_derivatives(t: Recorder, x: float, y: float) -> None:
    """The derivatives on the edges: head of the arrow by its tail (exercise 19c)."""
    t("a", x**2)
    t("b", x * y)
    c = t("c", x + y)
    t("e", c**2)
    t("da_dx", 2 * x)  # a square: twice the base
    t("db_dx", y)  # a product: the other factor
    t("db_dy", x)
    t("de_dc", 2 * c)
    t.gather("edge", "da_dx", "db_dx", "db_dy", "de_dc")
    t("ones", 3 * 2)  # both edges into each of the sums c, d, f


def by_paths(t: Recorder, x: float, y: float, along: Any = np.prod) -> None:
    """df/dx and df/dy as sums over paths of the products along them (exercise 19d)."""
    c = t("c", x + y)
    da_dx = t("da_dx", 2 * x)
    db_dx = t("db_dx", y)
    db_dy = t("db_dy", x)
    de_dc = t("de_dc", 2 * c)
    t("x_path", along([da_dx, 1, 1]), 1)  # x -> a -> d -> f
    t("x_path", along([db_dx, 1, 1]), 2)  # x -> b -> d -> f
    t("x_path", along([1, de_dc, 1]), 3)  # x -> c -> e -> f
    t("y_path", along([db_dy, 1, 1]), 1)
    t("y_path", along([1, de_dc, 1]), 2)
    paths_x = t.gather("paths_x", 1, family="x_path")
    paths_y = t.gather("paths_y", 1, family="y_path")
    t("dfdx", np.sum(paths_x))
    t("dfdy", np.sum(paths_y))


def backward(t: Recorder, x: float, y: float) -> None:
    """df/d(node) for every node in one sweep: each collects from the nodes it feeds (exercise 19e)."""
    a = t("a", x**2)
    b = t("b", x * y)
    c = t("c", x + y)
    d = t("d", a + b)
    e = t("e", c**2)
    t("f", d + e)

    df_df = t("df_df", 1)
    df_dd = t("df_dd", df_df * 1)
    df_de = t("df_de", df_df * 1)
    df_da = t("df_da", df_dd * 1)
    df_db = t("df_db", df_dd * 1)
    df_dc = t("df_dc", df_de * 2 * c)
    t("df_dx", df_da * 2 * x + df_db * y + df_dc * 1)  # x feeds a, b and c
    t("df_dy", df_db * x + df_dc * 1)  # y feeds b and c
    t.gather("adjoint", "df_df", "df_dd", "df_de", "df_da", "df_db", "df_dc", "df_dx", "df_dy")


def small_graph(t: Recorder, f: str, x: float, y: float) -> None:
    """Value and derivatives of f = rest + u v (exercise 19f): v = u, the square of an inner node u, or v = x y.

    rest: the terms before; u_x is du/dx, and so on.
    """
    form = t("form", FORMS.index(f) + 1)
    if form == 1:  # x^2 + x y + (x + y)^2
        rest, rest_x, rest_y = x**2 + x * y, 2 * x + y, x
        u, u_x, u_y = x + y, 1.0, 1.0
    elif form == 2:  # x y + (x - y)^2
        rest, rest_x, rest_y = x * y, y, x
        u, u_x, u_y = x - y, 1.0, -1.0
    elif form == 3:  # x y + (x y + y)^2
        rest, rest_x, rest_y = x * y, y, x
        u, u_x, u_y = x * y + y, y, x + 1
    elif form == 4:  # x^2 y + (x + y)^2
        rest, rest_x, rest_y = x**2 * y, 2 * x * y, x**2
        u, u_x, u_y = x + y, 1.0, 1.0
    else:  # y^2 + (x + y)(x y)
        rest, rest_x, rest_y = y**2, 0, 2 * y
        u, u_x, u_y = x + y, 1.0, 1.0

    rest, rest_x, rest_y = t("rest", rest), t("rest_x", rest_x), t("rest_y", rest_y)
    u, u_x, u_y = t("u", u), t("u_x", u_x), t("u_y", u_y)
    if form < 5:
        last = t("last", u**2)
        last_x = t("last_x", 2 * u * u_x)
        last_y = t("last_y", 2 * u * u_y)
    else:
        last = t("last", u * x * y)
        last_x = t("last_x", u_x * x * y + u * y)  # product rule
        last_y = t("last_y", u_y * x * y + u * x)
    t("value", rest + last)
    t("dfdx", rest_x + last_x)
    t("dfdy", rest_y + last_y)


FORMS = (
    "x^2 + x*y + (x + y)^2",
    "x*y + (x - y)^2",
    "x*y + (x*y + y)^2",
    "x^2*y + (x + y)^2",
    "y^2 + (x + y)*(x*y)",
)
"""The expressions of 19f, as its parameter f spells them."""
