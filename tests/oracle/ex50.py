"""Judges of exercise 50: graphs are built arrow by arrow and walked, numbers go through matrices of the whole cell."""

from __future__ import annotations

from fractions import Fraction


def one_way(T):
    """Arrows (from, to) of the one-directional cell."""
    arrows = set()
    for t in range(1, T + 1):
        arrows |= {(("x", t), ("h", t)), (("h", t - 1), ("h", t)), (("h", t), ("y", t))}
    return arrows


def two_way(T):
    """Arrows of the bidirectional cell."""
    arrows = one_way(T)
    for t in range(T, 0, -1):
        arrows |= {(("x", t), ("s", t)), (("s", t + 1), ("s", t)), (("s", t), ("y", t))}
    return arrows


PLACES = {
    "h_prev": ("h", -1), "h_t": ("h", 0), "h_next": ("h", 1),
    "s_prev": ("s", -1), "s_t": ("s", 0), "s_next": ("s", 1),
    "x_prev": ("x", -1), "x_t": ("x", 0), "y_prev": ("y", -1),
}  # fmt: skip


def into(arrows, letter):
    """Which nodes have an arrow into a node in the middle of five moments."""
    sources = {source for source, target in arrows if target == (letter, 3)}
    return {key for key, (name, shift) in PLACES.items() if (name, 3 + shift) in sources}


def size(arrows):
    """Nodes and arrows of a graph."""
    return {"n_nodes": len({node for arrow in arrows for node in arrow}), "n_edges": len(arrows)}


def item_50a(p):
    """The graph is built and counted."""
    graph = one_way(5)
    return {"into_h": into(graph, "h"), "into_y": into(graph, "y"), **size(one_way(p["T"]))}


def item_50b(p):
    """The graph is built and counted."""
    graph = two_way(5)
    return {f"into_{letter}": into(graph, letter) for letter in "hsy"} | size(two_way(p["T"]))


def chain(xs, start, own, incoming, constant):
    """States of one chain in the order of its inputs, in exact fractions."""
    state, states = Fraction(start), []
    for x in xs:
        inside = sum(Fraction(a) * b for a, b in ((own, state), (incoming, Fraction(x)), (constant, Fraction(1))))
        state = (inside + abs(inside)) / 2
        states.append(state)
    return states


def item_50c(p):
    """Exact fractions, ReLU as the mean of a number and its modulus."""
    h = chain(p["x"], p["h0"], p["W"], p["V"], p["b_h"])
    return {"h": [float(a) for a in h], "y": [float(a * Fraction(p["U"]) + p["b_y"]) for a in h]}


def item_50d(p):
    """The second chain reads the reversed sequence, and its states are reversed again."""
    h = chain(p["x"], p["h0"], p["W"], p["V"], p["b_h"])
    s = list(reversed(chain(list(reversed(p["x"])), 0, p["W2"], p["V2"], p["b_s"])))
    y = [a * Fraction(p["U"]) + b * Fraction(p["U2"]) + p["b_y"] for a, b in zip(h, s, strict=True)]
    return {name: [float(a) for a in values] for name, values in (("h", h), ("s", s), ("y", y))}


def item_50e(p):
    """Every weight gets a name of its own, and the names are counted."""
    x, h, s, y = ([(letter, i) for i in range(n)] for letter, n in
                  (("x", p["n_x"]), ("h", p["n_h"]), ("s", p["n_h"]), ("y", p["n_y"])))  # fmt: skip
    one = ("1", 0)
    forwards = {(source, target) for target in h for source in [*h, *x, one]}
    backwards = {(source, target) for target in s for source in [*s, *x, one]}
    narrow = {(source, target) for target in y for source in [*h, one]}
    wide = narrow | {(source, target) for target in y for source in s}
    return {"n_uni": len(forwards | narrow), "n_bi": len(forwards | backwards | wide)}


def inputs_before(arrows, node):
    """How many inputs have a path to a node: the arrows are walked backwards."""
    seen, edge = set(), [node]
    while edge:
        at = edge.pop()
        seen.add(at)
        edge += [source for source, target in arrows if target == at and source not in seen]
    return sum(name == "x" for name, _ in seen)


FINISHED_WHEN_ASKED = {"tagging": True, "transcribing_a_recording": True, "forecast": False, "live_subtitles": False}
"""Whether the sequence lies there to its end when the answer is due."""


def item_50f(p):
    """Arrows are walked back from y_t; s needs the end of the sequence."""
    node = ("y", p["t"])
    return {
        "reach_uni": inputs_before(one_way(p["T"]), node),
        "reach_bi": inputs_before(two_way(p["T"]), node),
        "usable": {key for key, finished in FINISHED_WHEN_ASKED.items() if finished},
    }
