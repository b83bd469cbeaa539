"""What goes wrong inside a computation, before it is known where in the text that is.

`Expression` turns each into an `ExpressionError` that points at the place.
"""

from __future__ import annotations

from drill.errors import ExpressionError


class Refused(Exception):
    """A value that the language does not compute with; the message is Russian, without a place."""


class SizesDiffer(Exception):
    """Two shapes that do not go together."""

    def __init__(self, *shapes: tuple[int, ...]) -> None:
        super().__init__(shapes)
        self.shapes = shapes


class ShapeMismatch(ExpressionError):
    """Two sizes that do not go together in `text[start:end]`; `shapes` are the sizes of the operands."""

    def __init__(self, text: str, start: int, end: int, complaint: str, shapes: tuple[tuple[int, ...], ...]) -> None:
        super().__init__(text, start, end, complaint)
        self.shapes = shapes


def named(shape: tuple[int, ...]) -> str:
    """A size as it is written after a name: `[4×3]`, `[5]`, nothing for a number."""
    return f"[{'×'.join(map(str, shape))}]" if shape else ""
