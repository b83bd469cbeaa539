"""Judges of exercise 49: networks are wired link by link, run over time, and the different weights are counted."""

from __future__ import annotations


def dense(inputs, outputs):
    """The links of a full layer, each with a name of its own."""
    return {(source, target) for source in inputs for target in outputs}


def neurons(name, count):
    """Names of the neurons of a layer."""
    return [f"{name}{i}" for i in range(count)]


def recurrent(name, inputs, count, blocks, moments=4):
    """All weights that a recurrent layer uses while it runs over a few moments; weights are shared in time."""
    used = set()
    state = neurons(name, count)
    for _ in range(moments):
        for block in blocks:
            for target in state:
                used |= {(name, block, "input", source, target) for source in inputs}
                used |= {(name, block, "state", source, target) for source in state}
    return used


PLAIN = ("state",)
LSTM = ("candidate", "input gate", "forget gate", "output gate")
GRU = ("candidate", "reset gate", "update gate")


def stack(p, blocks):
    """Two recurrent layers of these blocks and a readout of the second."""
    series, first, second = neurons("x", p["n_x"]), neurons("a", p["n_1"]), neurons("b", p["n_2"])
    layer_1 = recurrent("a", series, len(first), blocks)
    layer_2 = recurrent("b", first, len(second), blocks)
    readout = dense(second, ["forecast"])
    return {"layer_1": len(layer_1), "layer_2": len(layer_2), "total": len(layer_1 | layer_2 | readout)}


def item_49a(p):
    """The links of the dense net; the window slides and uses the same ones."""
    links = set()
    for _ in range(5):
        hidden = neurons("h", p["hidden"])
        links |= dense(neurons("x", p["window"]), hidden) | dense(hidden, ["forecast"])
    return {"n_params": len(links)}


def item_49b(p):
    """One neuron that hears its inputs and itself, and one link to the forecast."""
    links = recurrent("h", neurons("x", p["n_x"]), 1, PLAIN) | dense(["h0"], ["forecast"])
    return {"n_params": len(links)}


def item_49c(p):
    """The wired stack; what enters a layer is written down moment by moment and measured."""
    entering_1 = [neurons("x", p["n_x"]) for _ in range(p["T"])]
    entering_2 = [neurons("a", p["n_1"]) for _ in entering_1]
    shapes = {"shape_1": entering_1, "shape_2": entering_2}
    return {name: [len(rows), len(rows[0])] for name, rows in shapes.items()} | stack(p, PLAIN)


def item_49d(p):
    """The wired stack with four blocks."""
    return stack(p, LSTM)


def item_49e(p):
    """The wired stack with three blocks."""
    return stack(p, GRU)


def item_49f(p):
    """One layer, with bias links of one or two kinds into every neuron of every block."""

    def count(blocks, kinds):
        state = neurons("h", p["n_h"])
        biases = {(block, kind, target) for block in blocks for kind in kinds for target in state}
        return len(recurrent("h", neurons("x", p["n_x"]), p["n_h"], blocks, moments=1) | biases)

    return {
        "lstm_no_bias": count(LSTM, ()),
        "lstm_one_bias": count(LSTM, ("b",)),
        "lstm_two_biases": count(LSTM, ("b_ih", "b_hh")),
        "gru_two_biases": count(GRU, ("b_ih", "b_hh")),
    }


def item_49g(p):
    """Four cells are wired: forwards and backwards in either layer."""
    series = neurons("x", p["n_x"])
    forwards, backwards = neurons("f", p["n_h"]), neurons("r", p["n_h"])
    layer_1 = recurrent("f", series, p["n_h"], LSTM) | recurrent("r", series, p["n_h"], LSTM)
    between = forwards + backwards
    layer_2 = recurrent("F", between, p["n_h"], LSTM) | recurrent("R", between, p["n_h"], LSTM)
    out = neurons("F", p["n_h"]) + neurons("R", p["n_h"])
    return {"layer_1": len(layer_1), "layer_2": len(layer_2), "out_size": len(out)}
