"""Any numbers with a property: one number, a vector or a matrix, tried by running the solver on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from drill.errors import ExpressionError
from drill.expr import author
from drill.kinds import comparing, matrix, number, vector, writing
from drill.kinds.comparing import Comparison
from drill.kinds.number import EXACT
from drill.kinds.reading import Array

if TYPE_CHECKING:
    from drill.problem import Must
    from drill.task import AskedPart
    from drill.variant import Variant
    from drill.verdict import Unreadable

_BY_DIMENSIONS = (number, vector, matrix)


def read(text: str, asked: AskedPart) -> Array | Unreadable:
    """As a number, a vector or a matrix of its shape."""
    return _BY_DIMENSIONS[len(asked.shape or ())].read(text, asked)  # type: ignore[no-any-return]


def show(value: Any, asked: AskedPart) -> str:
    """All digits: a property may be sharp."""
    return writing.listed(value, lambda entry: repr(float(entry)).removesuffix(".0"))


def echo(text: str, value: Array, asked: AskedPart) -> str:
    """The numbers read."""
    return writing.echo(text, value)


def example(asked: AskedPart) -> str:
    """As that of a number or vector; a matrix of one row again and again, which hardly ever has a property."""
    shape = asked.shape or ()
    if len(shape) == 2:
        return "; ".join([" ".join(vector.entries(shape[1]))] * shape[0])
    return _BY_DIMENSIONS[len(shape)].example(asked)  # type: ignore[no-any-return]


def compare(value: Array, truth: Any, asked: AskedPart, variant: Variant) -> Comparison:
    """Whether it is that very witness; whether it is one at all, `failing` says."""
    return comparing.compared(value, truth, EXACT)


def tried(variant: Variant, typed: Mapping[str, Array]) -> dict[str, Any]:
    """All names after the solver was run on the typed values."""
    from drill.solution import witness

    return witness(
        variant, {name: value if isinstance(value, float) else np.array(value) for name, value in typed.items()}
    )


def failing(variant: Variant, names: Mapping[str, Any]) -> tuple[Must, ...]:
    """The conditions that the names do not meet; one that cannot be computed is not met."""
    return tuple(must for must in variant.item.witness if not holds(must.holds, names))


def holds(condition: str, names: Mapping[str, Any]) -> bool:
    """Whether an author's condition holds; not where it has no value."""
    try:
        return author(condition).holds(names)
    except ExpressionError:
        return False
