"""Judges of exercise 59: every table of a transformer is made (of one repeated number) and its numbers are counted."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import chain

import numpy as np


def count(tables):
    """How many numbers the tables hold together."""
    return sum(np.broadcast_to(0.0, size).size for size in tables)


def linear(n_in, n_out):
    """A linear layer: weights and biases."""
    return [(n_in, n_out), (n_out,)]


def attention(d, n_heads):
    """Queries, keys and values head by head, then the output layer over the heads joined."""
    head = d // n_heads
    return [size for _ in range(3 * n_heads) for size in linear(d, head)] + linear(n_heads * head, d)


def norm(d):
    """Scale and shift of a layer norm."""
    return [(d,), (d,)]


def item_59a(p):
    """Head by head."""
    return {"n_params": count(attention(p["d_model"], p["n_heads"]))}


def item_59b(p):
    """Part by part, and once more all tables in one heap."""
    d, d_ff = p["d_model"], p["d_ff"]
    parts = {
        "n_attention": attention(d, p["n_heads"]),
        "n_ffn": linear(d, d_ff) + linear(d_ff, d),
        "n_norms": norm(d) + norm(d),
    }
    return {name: count(tables) for name, tables in parts.items()} | {"total": count(chain(*parts.values()))}


def item_59c(p):
    """The model as a set of named tables; tied weights are one table under two names."""
    d = p["d_model"]
    embeddings = [(p["V"], d), (p["n_ctx"], d)]
    blocks = []
    for _ in range(p["n_layers"]):
        blocks += attention(d, p["n_heads"]) + linear(d, 4 * d) + linear(4 * d, d) + norm(d) + norm(d)
    tied = embeddings + blocks + norm(d)
    return {
        "n_embeddings": count(embeddings),
        "n_blocks": count(blocks),
        "total_tied": count(tied),
        "total_untied": count([*tied, (d, p["V"])]),
    }


def item_59d(p):
    """The cache as one array: layers x (key, value) x tokens x numbers, and its size in bytes."""
    kind = {2: np.float16, 4: np.float32}[p["bytes"]]
    cache = np.broadcast_to(kind(0), (p["n_layers"], 2, p["n_ctx"], p["d_model"]))
    return {"n_numbers": cache.size, "mib": math.ldexp(cache.size * cache.itemsize, -20)}


def item_59e(p):
    """Tables counted, the share an exact fraction."""
    d, rank = p["d"], p["rank"]
    full, thin = count([(d, d)]), count([(rank, d), (d, rank)])
    return {"n_full": full, "n_lora": thin, "share": float(Fraction(thin, full) * 100)}
