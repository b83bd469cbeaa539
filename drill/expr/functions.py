"""Which functions the language has, how many arguments each takes, and where it may be used."""

from __future__ import annotations

import math
from dataclasses import dataclass

UNBOUNDED = 400  # more arguments than an expression can have nodes


@dataclass(frozen=True, slots=True)
class Function:
    """A function by its chief name; `codes` says that its arguments may be codes (strings)."""

    name: str
    least: int
    most: int
    codes: bool = False


CONSTANTS = {"pi": math.pi, "e": math.e}
TRUTHS = {"True": True, "False": False}

_ALIASES = {"ln": "log", "maximum": "max", "minimum": "min", "sigmoid": "sigma"}

# What a student may use as well; one argument where nothing else is said.
_SHARED = {
    **dict.fromkeys(
        ("exp", "log", "lg", "log1p", "sqrt", "abs", "sum", "mean", "len", "relu", "sigma", "tanh", "softmax"), (1, 1)
    ),
    **dict.fromkeys(("sign", "diag", "norm", "sin", "cos", "floor"), (1, 1)),
    "max": (1, UNBOUNDED),
    "min": (1, UNBOUNDED),
    "where": (3, 3),
    "outer": (2, 2),
}

_AUTHOR_ONLY = {
    **dict.fromkeys(
        (
            "ceil",
            "rank",
            "unique",
            "sort",
            "argsort",
            "argmin",
            "argmax",
            "transpose",
            "shape",
            "reverse",
            "column",
            "row",
        ),
        (1, 1),
    ),
    **dict.fromkeys(("median", "det", "diff", "step", "whole"), (1, 1)),
    # with an axis as the second argument
    **dict.fromkeys(("sum", "mean", "prod", "cumsum", "std", "var", "all", "any"), (1, 2)),
    "round": (1, 2),
    "cut": (2, 2),
    "zeros": (1, 2),
    "ones": (1, 2),
    "eye": (1, 1),
    "arange": (1, 2),
    "dot": (2, 2),
    "clip": (3, 3),
    "concat": (1, UNBOUNDED),
}

_ON_CODES = {"len": (1, 1), "size": (1, 1), "count": (1, 1), "distinct": (1, UNBOUNDED)}


def _table(arities: dict[str, tuple[int, int]], on_codes: dict[str, tuple[int, int]]) -> dict[str, Function]:
    table = {name: Function(name, least, most) for name, (least, most) in arities.items()}
    table.update((name, Function(name, least, most, codes=True)) for name, (least, most) in on_codes.items())
    table.update((alias, table[name]) for alias, name in _ALIASES.items())
    return table


STUDENT = _table(_SHARED, {})
AUTHOR = _table({**_SHARED, **_AUTHOR_ONLY}, _ON_CODES)
