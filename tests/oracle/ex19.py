"""Judges of exercise 19: a graph that knows only its nodes; everything else is found by nudging them."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import autograd

NODES = {
    "a": lambda of: of["x"] * of["x"],
    "b": lambda of: of["x"] * of["y"],
    "c": lambda of: of["x"] + of["y"],
    "d": lambda of: of["a"] + of["b"],
    "e": lambda of: of["c"] * of["c"],
    "f": lambda of: of["d"] + of["e"],
}
"""What every node does, from the inputs to the output."""


def walked(x, y, held=()):
    """All values of the graph; nodes of `held` keep the values given there."""
    of = {"x": Fraction(x), "y": Fraction(y), **dict(held)}
    for name, node in NODES.items():
        of.setdefault(name, node(of))
    return of


def edge(of, tail, head):
    """The derivative on an edge: the head alone is computed again with the tail nudged either way."""
    up, down = (NODES[head]({**of, tail: of[tail] + nudge}) for nudge in (1, -1))
    return (up - down) / 2


def edges(x, y):
    """The edges of the graph: pairs where nudging the tail moves the head at some point."""
    found = {}
    for head in NODES:
        for tail in ("x", "y", *NODES):
            if tail == head:
                continue
            slopes = [edge(of, tail, head) for of in (walked(x, y), walked(x + 7, y - 3))]
            if any(slopes):
                found[tail + head] = slopes
    return found


def paths(x, y, start):
    """The product along every path from an input to f, by the first inner node."""
    of, arrows = walked(x, y), edges(x, y)

    def onward(node):
        if node == "f":
            return [[]]
        return [[edge(of, node, arrow[1]), *rest] for arrow in arrows if arrow[0] == node for rest in onward(arrow[1])]

    return {
        first: [prod([edge(of, start, first), *rest]) for rest in onward(first)]
        for first in NODES
        if start + first in arrows
    }


def item_19a(p):
    """The graph is walked; an arrow is there if nudging its tail moves its head."""
    of = walked(p["x"], p["y"])
    asked = ("xa", "xb", "xc", "ya", "yb", "yc", "cd", "ce", "cf")
    return {"nodes": [float(of[name]) for name in NODES], "edges": set(asked) & set(edges(p["x"], p["y"]))}


def formula_19b(v):
    """Automatic differentiation of the function as it is written."""

    def f(x, y):
        return x**2 + x * y + (x + y) ** 2

    x, y = float(v["x"]), float(v["y"])
    return {"dfdx": autograd.grad(f, 0)(x, y), "dfdy": autograd.grad(f, 1)(x, y)}


def item_19c(p):
    """Nudged nodes; an arrow always carries 1 if it does so at several points."""
    slopes = edges(p["x"], p["y"])
    always = [arrow for arrow in slopes if set(edges(5, 11)[arrow] + edges(-4, 9)[arrow]) == {1}]
    return {"edge": [float(slopes[arrow][0]) for arrow in ("xa", "xb", "yb", "ce")], "ones": len(always)}


def item_19d(p):
    """All paths are enumerated; their sums are the derivatives that autograd finds."""
    found = {f"paths_{start}": paths(p["x"], p["y"], start).values() for start in "xy"}
    products = {name: [float(one) for route in routes for one in route] for name, routes in found.items()}
    return {**products, **formula_19b(p)}


def item_19e(p):
    """Each node is held at a nudged value and the rest of the graph is walked again."""
    of = walked(p["x"], p["y"])

    def adjoint(node):
        up, down = (walked(p["x"], p["y"], {node: of[node] + nudge})["f"] for nudge in (1, -1))
        return float((up - down) / 2)

    return {"adjoint": [adjoint(node) for node in "fdeabcxy"]}


def item_19f(p):
    """The expression is read as it is spelled; it is at most quadratic in x and in y, so differences are exact."""
    code = compile(p["f"].replace("^", "**"), "f", "eval")

    def f(x, y):
        return eval(code, {"__builtins__": {}}, {"x": Fraction(x), "y": Fraction(y)})

    x, y = p["x"], p["y"]
    return {
        "value": float(f(x, y)),
        "dfdx": float((f(x + 1, y) - f(x - 1, y)) / 2),
        "dfdy": float((f(x, y + 1) - f(x, y - 1)) / 2),
    }
