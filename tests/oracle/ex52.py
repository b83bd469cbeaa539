"""Judges of exercise 52: search over shut and open gates, cells with matrices of zeros, bisection, walks, autograd."""

from __future__ import annotations

import itertools
import math
import random

import autograd


def squash(a):
    """The sigmoid by way of tanh."""
    return (1 + math.tanh(a / 2)) / 2


def fits(cell, gates):
    """Whether these gates make the cell a plain one, on twenty random states."""
    chance = random.Random(52)
    for _ in range(20):
        x, h, c, W, V = (chance.uniform(-1, 1) for _ in range(5))
        if abs(cell(x, h, c, W, V, *gates) - math.tanh(W * x + V * h)) > 1e-9:
            return False
    return True


def item_52a(p):
    """All corners of the cube of gates are tried."""

    def lstm(x, h, c, W, V, f, i, o):
        return o * (f * c + i * math.tanh(W * x + V * h))

    def gru(x, h, c, W, V, r, z):
        new = math.tanh(W * x + V * (r * h))
        old_share = {"z_keeps_old": z, "z_takes_new": 1 - z}[p["gru_form"]]
        return old_share * h + (1 - old_share) * new

    (lstm_gates,) = (gates for gates in itertools.product((0, 1), repeat=3) if fits(lstm, gates))
    (gru_gates,) = (gates for gates in itertools.product((0, 1), repeat=2) if fits(gru, gates))
    weightless = squash(0 * 3.7 + 0 * -1.9)
    works = [fits(lstm, (weightless,) * 3), fits(gru, (weightless,) * 2)]
    return {
        "lstm_gates": list(lstm_gates),
        "gru_gates": list(gru_gates),
        "zero_weights_enough": {
            (False, False): "no_gates_become_half" if weightless == 0.5 else "no_candidate_dies",
            (True, True): "zero_weights_do",
            (False, True): "only_for_gru",
        }[tuple(works)],
    }


def lstm_cell(x, h, c, weights):
    """An LSTM cell with (input, state) weights of candidate, i, f, o."""
    inside = {name: w * x + v * h for name, (w, v) in weights.items()}
    new = squash(inside["f"]) * c + squash(inside["i"]) * math.tanh(inside["c"])
    return new, squash(inside["o"]) * math.tanh(new)


def gru_cell(x, h, weights):
    """A GRU cell with (input, state) weights of candidate, r, z, as torch has it; returns r, z, candidate, state."""
    (wn, vn), (wr, vr), (wz, vz) = weights
    new = math.tanh(wn * x + squash(wr * x + vr * h) * (vn * h))
    return squash(wr * x + vr * h), squash(wz * x + vz * h), new, new + squash(wz * x + vz * h) * (h - new)


def item_52b(p):
    """Whole cells in which the gates' weights are zeros."""
    candidate, nothing = (p["w"], p["v"]), (0, 0)
    c, h_lstm = lstm_cell(p["x"], p["h_prev"], p["c_prev"], {"c": candidate, "i": nothing, "f": nothing, "o": nothing})
    *_, h_gru = gru_cell(p["x"], p["h_prev"], (candidate, nothing, nothing))
    return {"c": c, "h_lstm": h_lstm, "h_gru": h_gru, "h_rnn": math.tanh(p["w"] * p["x"] + p["v"] * p["h_prev"])}


def item_52c(p):
    """The whole cell, with the reset gate outside the product, as torch has it."""
    values = gru_cell(p["x"], p["h_prev"], tuple(zip(p["W"], p["V"], strict=True)))
    return dict(zip(("r", "z", "h_cand", "h"), values, strict=True))


def formula_52d(v):
    """Entry by entry: contributions are added up, tanh from exponents, the GRU as a step from the new to the old."""
    n = range(len(v["c"]))
    memory = []
    for k in n:
        total = 0.0
        for share, content in ((v["i"], v["c_cand"]), (v["f"], v["c_prev"])):
            total += share[k] * content[k]
        memory.append(total)
    return {
        "c_formula": memory,
        "h_formula": [v["o"][k] * (1 - 2 / (math.exp(2 * v["c"][k]) + 1)) for k in n],
        "gru_formula": [v["h_cand"][k] + v["z"][k] * (v["h_prev"][k] - v["h_cand"][k]) for k in n],
    }


def item_52e(p):
    """Bisection on the bias, with the worst of many inputs."""
    inputs = [p["bound"] * k / 10 for k in range(-10, 11)]

    def boundary(enough):
        low, high = -40.0, 40.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (low, middle) if enough(middle) else (middle, high)
        return high

    return {
        "b_open": boundary(lambda b: min(1 / (1 + math.exp(-b - a)) for a in inputs) >= 1 - p["eps"]),
        "b_closed": boundary(lambda b: max(1 / (1 + math.exp(-b - a)) for a in inputs) > p["eps"]),
    }


def item_52f(p):
    """Autograd through the chain of memories; steps are walked until less than half is left."""

    def last_memory(c):
        for k, gate in enumerate(p["f"]):
            c = gate * c + 0.3 * k
        return c

    gate = 1 / (1 + math.exp(-p["b_f"]))
    steps, left = 0, gate
    while left >= 0.5:
        steps, left = steps + 1, left * gate
    return {"carry": autograd.grad(last_memory)(0.7), "f_init": gate, "half_life": steps}
