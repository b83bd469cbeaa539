"""Judges of exercise 51: the cell is walked block by block, shaken, counted, differentiated by autograd."""

from __future__ import annotations

import math

import autograd
import autograd.numpy as anp


def squash(a):
    """The sigmoid by way of tanh."""
    return (1 + anp.tanh(a / 2)) / 2


def blocks(p, c_prev, U):
    """Candidate, input, forget and output gate of one step, each from its own row of weights."""
    rows = zip("cifo", p["W"], p["V"], [0, *U], strict=True)
    inside = {name: sum((w * p["x"], v * p["h_prev"], u * c_prev)) for name, w, v, u in rows}
    return {name: anp.tanh(a) if name == "c" else squash(a) for name, a in inside.items()}


def memory(p, c_prev, U):
    """The new memory: what is kept and what comes in."""
    at = blocks(p, c_prev, U)
    return c_prev * at["f"] + at["c"] * at["i"]


def item_51a(p):
    """Every signal is shaken, and a gate or candidate that moves is one that it enters."""

    def cell(signals, peephole):
        seen = 0.4 * signals["x_t"] - 0.7 * signals["h_prev"]
        gate = 1 / (1 + math.exp(-(seen + (0.9 * signals["c_prev"] if peephole else 0))))
        return gate, math.tanh(seen)

    still = {"x_t": 1.0, "h_prev": 0.5, "c_prev": -0.8, "y_prev": 0.3}

    def entering(which, peephole):
        return {
            key
            for key in still
            if cell({**still, key: still[key] + 1}, peephole)[which] != cell(still, peephole)[which]
        }

    # behind a shut output gate two memories give one state; only a gate with a peephole tells them apart
    states = {0.0 * math.tanh(c) for c in (0.2, 2.0)}
    gates = {peephole: {cell({**still, "c_prev": c}, peephole)[0] for c in (0.2, 2.0)} for peephole in (False, True)}
    sees_more = len(states) == 1 and len(gates[False]) == 1 and len(gates[True]) == 2
    return {
        "into_gate_base": entering(0, False),
        "into_gate_peephole": entering(0, True),
        "into_candidate": entering(1, True),
        "why": "sees_hidden_memory" if sees_more else "fewer_parameters",
    }


def item_51b(p):
    """Block by block; c and h from them."""
    at = blocks(p, p["c_prev"], p["U"])
    c = memory(p, p["c_prev"], p["U"])
    return {"c_cand": at["c"], "i": at["i"], "f": at["f"], "o": at["o"], "c": c, "h": math.tanh(c) * at["o"]}


def item_51c(p):
    """The same cell with peepholes of weight 0."""
    at = item_51b({**p, "U": [0, 0, 0]})
    return {"c": at["c"], "h": at["h"]}


def item_51d(p):
    """Every weight gets a name, and the names are counted."""
    x, h = [("x", k) for k in range(p["n_x"])], [("h", k) for k in range(p["n_h"])]
    cells, gates = range(p["n_h"]), ("input", "forget", "output")
    base = {
        (block, to, source) for block in ("candidate", *gates) for to in cells for source in [*x, *h, ("constant", 0)]
    }
    full = {(gate, to, memory) for gate in gates for to in cells for memory in cells}
    diagonal = {link for link in full if link[1] == link[2]}
    return {"base": len(base), "extra_full": len(full), "extra_diagonal": len(diagonal)}


def item_51e(p):
    """The output block at the old memory and at the new one."""
    new = memory(p, p["c_prev"], p["U"])
    last = [p["W"][3], p["V"][3], p["U"][2]]
    before, after = (
        squash(sum(w * s for w, s in zip(last, (p["x"], p["h_prev"], c), strict=True))) for c in (p["c_prev"], new)
    )
    return {"o_seed": before, "o_paper": after, "paper": "current"}


def item_51f(p):
    """Autograd of the new memory by the old one."""

    def slope(U):
        return autograd.grad(lambda c_prev: memory(p, c_prev, U))(float(p["c_prev"]))

    return {"base": slope([0, 0, 0]), "peephole": slope(p["U"])}
