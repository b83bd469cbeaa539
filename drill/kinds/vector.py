"""Numbers in a row: `0.8 1.2 1.4`, `0,8; 1,2; 1,4`, `[1, 2, 3]`, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drill.kinds import comparing, reading, writing
from drill.kinds.comparing import Comparison
from drill.kinds.number import EXACT
from drill.kinds.reading import Array
from drill.verdict import Unreadable

if TYPE_CHECKING:
    from drill.task import AskedPart
    from drill.variant import Variant

_ENTRIES = ("0.5", "-0.35", "3", "1.75", "-2", "0.125", "4.5", "-1")
_WHOLE = ("11", "7", "13", "9", "17", "8", "15", "19")

SIZE_UNTOLD = 2
"""Entries, and rows and columns, of an example that may not tell the size."""


def read(text: str, asked: AskedPart) -> Array | Unreadable:
    """The entries: as many as are wanted if the text can be read so, else as many as there are."""
    return reading.array(
        text, asked.shape or (), size_asked=asked.part.size_asked, percent=asked.part.unit == "percent"
    )


def show(value: Any, asked: AskedPart) -> str:
    """The entries with as many decimals as are asked for."""
    tolerance = asked.tolerance or EXACT
    return writing.listed(value, lambda entry: writing.rounded(float(entry), tolerance))


def echo(text: str, value: Array, asked: AskedPart) -> str:
    """The entries read."""
    return writing.echo(text, value)


def example(asked: AskedPart) -> str:
    """As many numbers as are wanted, unless that is the question."""
    count = SIZE_UNTOLD if asked.part.size_asked or not asked.shape else asked.shape[0]
    return " ".join(entries(count, whole=asked.tolerance is not None and asked.tolerance.integer))


def entries(count: int, *, whole: bool = False) -> list[str]:
    """So many numbers for an example, whole ones if only such can be right."""
    chosen = _WHOLE if whole else _ENTRIES
    return [chosen[place % len(chosen)] for place in range(count)]


def compare(value: Array, truth: Any, asked: AskedPart, variant: Variant) -> Comparison:
    """Every entry by itself."""
    return comparing.compared(value, truth, asked.tolerance or EXACT)
