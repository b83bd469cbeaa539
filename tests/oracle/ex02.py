"""Judges of exercise 2: signals walked along the arrows in exact fractions, difference quotients."""

from __future__ import annotations

from fractions import Fraction


def cut(number):
    """What a ReLU lets through."""
    return number if number > 0 else number * 0


def exact(numbers):
    """Decimals as the fractions that they spell."""
    return [Fraction(str(number)) for number in numbers]


def run(W1, w2, b2, x):
    """Hidden values and forecast: the circle 1 first, then each hidden neuron along its arrow."""
    hidden = []
    for row in W1:
        arrived = 0
        for weight, signal in zip(row, x, strict=True):
            arrived += weight * signal
        hidden.append(cut(arrived))
    total = b2
    for weight, signal in zip(w2, hidden, strict=True):
        total += weight * signal
    return hidden, cut(total)


def exactly(p, x):
    """The net of these parameters, in fractions."""
    return run([exact(row) for row in p["W1"]], exact(p["w2"]), Fraction(p["b2"]), x)


def item_2a(p):
    """The signals in fractions."""
    hidden, forecast = exactly(p, exact(p["x"]))
    return {"h": [float(h) for h in hidden], "y": float(forecast)}


def formula_2b(v):
    """The signals at the point."""
    return {"y": run(v["W1"], v["w2"], v["b2"], (v["x_1"], v["x_2"], v["x_3"]))[1]}


def item_2c(p):
    """A difference quotient in fractions: with a step so small that no neuron switches it is exact."""
    moved = exact(p["x"])
    moved[p["k"] - 1] += Fraction(1, 10**6)
    rise = exactly(p, moved)[1] - exactly(p, exact(p["x"]))[1]
    return {"slope": float(rise * 10**6)}
