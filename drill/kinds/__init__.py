"""Kinds of answer, one module each: how it is read, shown, told back, exemplified and compared.

A kind is looked up by name and imported when it is first needed. A new kind is one file with these functions.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from drill.kinds.comparing import Comparison
    from drill.task import AskedPart
    from drill.variant import Variant
    from drill.verdict import Unreadable

NAMES = ("number", "integer", "vector", "matrix", "choice", "multichoice", "formula", "witness")


class Kind(Protocol):
    """What every module of a kind offers. Values are numbers, nested tuples of numbers, keys or texts."""

    def read(self, text: str, asked: AskedPart) -> Any | Unreadable:
        """The value that was typed."""

    def show(self, value: Any, asked: AskedPart) -> str:
        """An answer as a student is shown it, in the precision asked; typing it back is right."""

    def echo(self, text: str, value: Any, asked: AskedPart) -> str:
        """How the text was read, where that differs from the typing; else empty."""

    def example(self, asked: AskedPart) -> str:
        """How an answer of this kind and size may be typed; the same for every variant of that size."""

    def compare(self, value: Any, truth: Any, asked: AskedPart, variant: Variant) -> Comparison:
        """The value against the truth or against what a mistake gives."""


@cache
def of(name: str) -> Kind:
    """The kind of that name; KeyError if there is none."""
    if name not in NAMES:
        raise KeyError(name)
    return cast(Kind, importlib.import_module(f"drill.kinds.{name}"))
