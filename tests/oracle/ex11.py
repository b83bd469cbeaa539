"""Judges of exercise 11: bisection, long decimals and difference quotients on e^t / (1 + e^t) as it is written."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from tests.oracle.digits import to_digits

E = Decimal(10) ** -20
FAR = Decimal(1000)


def f(t: Decimal) -> Decimal:
    """The sigmoid of a long decimal, or of what is shown as one."""
    power = Decimal(t).exp()
    return power / (1 + power)


def slope(function, t: Decimal) -> Decimal:
    """A central difference quotient, right to 30 digits."""
    return (function(t + E) - function(t - E)) / (2 * E)


def bend(function, t: Decimal) -> Decimal:
    """The second difference quotient, right to 15 digits or more."""
    return (function(t + E) - 2 * function(t) + function(t - E)) / E**2


def number(value) -> Decimal:
    """A parameter as it is shown."""
    return Decimal(str(value))


def root(function, low: Decimal = -FAR, high: Decimal = FAR) -> Decimal:
    """Where a growing function is 0, by bisection."""
    low, high = Decimal(low), Decimal(high)
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return (low + high) / 2


def point_of(p) -> Decimal:
    """The t with f(t) = p."""
    return root(lambda t: f(t) - number(p), -50, 50)


def floats(values: dict) -> dict:
    """Long decimals as floats."""
    return {name: float(value) for name, value in values.items()}


@to_digits(60)
def item_11a(p):
    """The function far out."""
    A, B, k = (number(p[name]) for name in "ABk")
    return floats({"at_plus": A * f(k * FAR) + B, "at_minus": A * f(-k * FAR) + B})


@to_digits(60)
def item_11b(p):
    """The value at the root turned round."""
    return floats({"f_neg": f(-point_of(p["p"]))})


@to_digits(60)
def item_11c(p):
    """The quotient at the root turned round."""
    return floats({"df_neg": slope(f, -point_of(p["p"]))})


@to_digits(60)
def item_11d(p):
    """The quotient at one root; the other is where the falling slope reaches d."""
    there = root(lambda t: number(p["d"]) - slope(f, t), 0, 50)
    return floats({"df": slope(f, point_of(p["p"])), "f": f(there)})


@to_digits(60)
def item_11e(p):
    """At the root of e^t = k."""
    t = number(p["k"]).ln()
    return floats({"f": f(t), "df": slope(f, t), "ln_f": f(t).ln()})


@to_digits(60)
def item_11f(p):
    """Bisection."""
    return floats({"t": point_of(p["p"])})


@to_digits(60)
def item_11g(p):
    """The quotient of ln f."""
    return floats({"dlnf": slope(lambda t: f(t).ln(), number(p["k"]).ln())})


@to_digits(60)
def item_11h(p):
    """The slope is largest where the second quotient changes its sign."""
    k, c = number(p["k"]), number(p["c"])

    def g(t):
        return f(k * (t - c))

    t_max = root(lambda t: -bend(g, t), c - Decimal("1.7"), c + Decimal("2.3"))
    return floats({"t_max": t_max, "g_max": g(t_max), "dg_max": slope(g, t_max)})


@to_digits(60)
def item_11i(p):
    """Values and quotients of each curve, and the steepest of all far out in k."""
    t, ks, far = number(p["t"]), [number(k) for k in p["ks"]], Decimal(10) ** 4
    return {
        "values": [float(f(k * t)) for k in ks],
        "slopes": [float(slope(lambda x, k=k: f(k * x), Decimal(0))) for k in ks],
        "limits": [float(f(far * number(x))) for x in p["t_lim"]],
    }


@to_digits(60)
def formula_11j(v):
    """At the t with f(t) = f, by quotients."""
    if "p" in v:
        return {"inverse": float(point_of(v["p"]))}
    t = point_of(v["f"])
    df = slope(f, t)
    return floats({"f_neg": f(-t), "df": df, "df_neg": slope(f, -t), "dlnf": slope(lambda x: f(x).ln(), t)})


@to_digits(60)
def item_11k(p):
    """Two roots of the curve itself."""
    k, q = number(p["k"]), number(p["q"])
    high, low = (root(lambda t, level=level: f(k * t) - level, -50, 50) for level in (q, 1 - q))
    return floats({"width": high - low})


@to_digits(60)
def item_11l(p):
    """Those shown that hold."""
    return {"keys": {key for key in p["options"] if statements()[key]}}


@cache
def statements() -> dict[str, bool]:
    """Each statement on a grid; in 60 digits f(60) is not 1 yet."""
    grid = [Decimal(i) / 4 for i in range(1, 241)]
    left = [-t for t in grid]
    tiny = Decimal(10) ** -15
    slopes = {t: slope(f, t) for t in (*left, Decimal(0), *grid)}
    return {
        "increasing": all(value > 0 for value in slopes.values()),
        "df_even": all(abs(slopes[t] - slopes[-t]) < tiny for t in grid),
        "df_top_at_zero": max(slopes, key=slopes.__getitem__) == 0,
        "convex_then_concave": all(bend(f, -t) > 0 > bend(f, t) for t in grid[:40]),
        "f_centre": all(abs(f(t) + f(-t) - 1) < tiny for t in grid),
        "df_negative": min(slopes.values()) < 0,
        "reaches_one": f(grid[-1]) == 1,
        "df_to_one": abs(slopes[grid[-1]] - 1) < tiny,
        "origin": f(Decimal(0)) == 0,
        "df_odd": all(abs(slopes[t] + slopes[-t]) < tiny for t in grid),
        "df_top_is_one": abs(max(slopes.values()) - 1) < tiny,
        "f_even": all(abs(f(t) - f(-t)) < tiny for t in grid),
    }
