"""Judges of exercise 3: the printed formula read back by Python's own parser, arrows listed and counted."""

from __future__ import annotations

import ast
from itertools import product


def printed(coefficients, names, order):
    """The sum as Python text, its terms in the order printed; a term with weight 0 is not there."""
    return " + ".join(f"({coefficients[k]})*{names[k]}" for k in order if coefficients[k])


def text(p):
    """The whole formula as Python text."""
    inner = [printed(row, ("1", "x_1", "x_2"), order) for row, order in zip(p["W1"], p["term_order"], strict=False)]
    names = ("1", *(f"max(0, {sum_})" for sum_ in inner))
    return f"max(0, {printed(p['w2'], names, p['term_order'][2])})"


def terms(tree):
    """The terms of a sum: (coefficient, what it stands before) from left to right."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Add):
        return terms(tree.left) + terms(tree.right)
    return [(ast.literal_eval(tree.left), tree.right)]


def is_max(tree):
    """Whether this is a call max(0, ...)."""
    return isinstance(tree, ast.Call)


def item_3a(p):
    """Every max is a neuron, every coefficient an arrow."""
    outer = terms(ast.parse(text(p), mode="eval").body.args[1])
    hidden = [(weight, tree.args[1]) for weight, tree in outer if is_max(tree)]
    constant = sum(weight for weight, tree in outer if not is_max(tree))
    rows = []
    for _, inside in hidden:
        row = dict.fromkeys(("1", "x_1", "x_2"), 0)
        row.update((ast.unparse(tree), weight) for weight, tree in terms(inside))
        rows.append(list(row.values()))
    return {"W1": rows, "w2": [constant, *(weight for weight, _ in hidden)]}


def item_3b(p):
    """The arrows listed by name, the neurons and layers counted along the way."""
    inputs = ["1", *(f"x_{i}" for i in range(p["n_in"]))]
    hidden = [f"h_{k}" for k in range(p["n_hidden"])]
    edges = set(product(inputs, hidden)) | set(product(["1'", *hidden], ["y"]))
    neurons = {end for _, end in edges}

    def depth(name):
        return max((1 + depth(start) for start, end in edges if end == name), default=0)

    return {"n_neurons": len(neurons), "n_edges": len(edges), "n_layers": depth("y")}


def item_3c(p):
    """The formula evaluated by Python."""
    names = dict(zip(("x_1", "x_2"), p["x"], strict=True))
    in_order = {**p, "term_order": [[0, 1, 2]] * 3}
    hidden = [eval(f"max(0, {printed(row, ('1', 'x_1', 'x_2'), (0, 1, 2))})", {"max": max}, names) for row in p["W1"]]
    return {"h": hidden, "y": eval(text(in_order), {"max": max}, names)}
