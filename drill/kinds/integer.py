"""A whole number: `3`, `3.0`, `2^10`, `1 000`. A number that is not whole is read as well, and wrong."""

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

_PLAIN = re.compile(r" *[+-]?[0-9]{1,300} *")

EQUAL = Tolerance.parse("integer")


def read(text: str, asked: AskedPart) -> float | Unreadable:
    """An int where the number is whole (all its digits count), else a float."""
    if _PLAIN.fullmatch(text):
        return int(text)
    value = reading.number(text, percent=asked.part.unit == "percent")
    return int(value) if isinstance(value, float) and value.is_integer() else value


def show(value: Any, asked: AskedPart) -> str:
    """All digits."""
    return str(int(value))


def echo(text: str, value: float, asked: AskedPart) -> str:
    """The number read."""
    return "" if isinstance(value, int) and text.strip().lstrip("+") == str(value) else writing.echo(text, value)


def example(asked: AskedPart) -> str:
    """An odd number, so that it is hardly ever the answer."""
    return "137"


def compare(value: float, truth: Any, asked: AskedPart, variant: Variant) -> Comparison:
    """Equal or wrong; close only where a tolerance is given."""
    return comparing.compared(value, comparing.nested(truth), asked.tolerance or EQUAL)
