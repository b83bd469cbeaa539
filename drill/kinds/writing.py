"""Writing numbers so that they can be typed back: as they were read, or in the precision that is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from drill.expr import ExpressionError, read_constant
from drill.kinds.reading import Array
from drill.problem import Tolerance
from drill.rounding import rounded as half_up

_LETTER = re.compile(r"[^\W\d_]")


def canonical(value: float) -> str:
    """All digits that matter, with a point: `0.8`, `3`, `1e-7`."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")


def rounded(value: float, tolerance: Tolerance) -> str:
    """The fewest decimals, but those asked for, that stay well within the tolerance."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    allowed = tolerance.allowed(value) / 2 * (1 + 1e-9)
    for decimals in range(tolerance.decimals or 0, 16):
        shown = half_up(value, decimals)
        if abs(float(shown) - value) <= allowed:
            shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
            return "0" if shown == "-0" else shown
    return repr(value)


def listed(value: Any, write: Callable[[float], str]) -> str:
    """A number, a vector `1 2 3`, or a matrix `1 2; 3 4`."""
    value = value.tolist() if hasattr(value, "tolist") else value
    if not isinstance(value, list | tuple):
        return write(value)
    if value and isinstance(value[0], list | tuple):
        return "; ".join(listed(row, write) for row in value)
    return " ".join(write(entry) for entry in value)


def echo(typed: str, value: Array) -> str:
    """How numbers were read, where that differs from the typing by more than brackets, blanks and the decimal mark."""
    read = listed(value, canonical)
    if typed == read:
        return ""
    plain = _plain(typed)
    if isinstance(value, tuple) and not isinstance(value[0], tuple):
        plain = plain.replace(";", "")
    if plain in (read, read.replace(".", ",")):
        return ""
    return "; ".join((read, *_notes(typed)))


def _plain(typed: str) -> str:
    """The typing without brackets, names in front, and with single blanks between the numbers."""
    typed = re.sub(r"^\s*[^\W\d]\w*\s*=", "", typed.replace("−", "-"))
    typed = re.sub(r",(?=\s)|[()\[\]{}]", " ", typed)
    return " ".join(re.sub(r"\s*[;\n]\s*", "; ", typed.strip()).split())


def _notes(typed: str) -> tuple[str, ...]:
    """What the expression language wants told: which logarithm `log` is, how `1/2x` was taken."""
    if not _LETTER.search(typed):
        return ()
    try:
        return read_constant(typed).notes
    except ExpressionError:
        return ()
