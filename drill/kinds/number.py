"""One number: `0.8`, `0,8`, `4/5`, `sqrt(2)/2`, `50%`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from drill.kinds import comparing, reading, writing
from drill.kinds.comparing import Comparison
from drill.problem import Tolerance
from drill.verdict import Unreadable

if TYPE_CHECKING:
    from drill.task import AskedPart
    from drill.variant import Variant

_PLAIN = re.compile(r" *[+-]?(?:[0-9]{1,30}(?:[.,][0-9]{0,30})?|[.,][0-9]{1,30}) *")

EXACT = Tolerance.parse("exact")


def read(text: str, asked: AskedPart) -> float | Unreadable:
    """The number; a plain decimal one without going through the expression language."""
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", "."))
    return reading.number(text, percent=asked.part.unit == "percent")


def show(value: Any, asked: AskedPart) -> str:
    """With as many decimals as are asked for."""
    return writing.rounded(float(value), asked.tolerance or EXACT)


def echo(text: str, value: float, asked: AskedPart) -> str:
    """The number read."""
    return writing.echo(text, value)


def example(asked: AskedPart) -> str:
    """An odd number, so that it is hardly ever the answer; a fraction where the answer must be exact."""
    return "-17/3" if asked.tolerance is not None and asked.tolerance.text == "exact" else "-12.375"


def compare(value: float, truth: Any, asked: AskedPart, variant: Variant) -> Comparison:
    """Within the tolerance, within three, or wrong."""
    return comparing.compared(value, float(truth), asked.tolerance or EXACT)
