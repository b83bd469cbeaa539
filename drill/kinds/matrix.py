"""Rows of numbers: `1 2; 3 4`, `[[1, 2], [3, 4]]`, one row a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drill.kinds import vector

if TYPE_CHECKING:
    from drill.task import AskedPart

read = vector.read
show = vector.show
echo = vector.echo
compare = vector.compare


def example(asked: AskedPart) -> str:
    """A matrix of the wanted size, unless that is the question."""
    unknown = (vector.SIZE_UNTOLD, vector.SIZE_UNTOLD)
    rows, columns = unknown if asked.part.size_asked or not asked.shape else asked.shape
    numbers = vector.entries(rows * columns)
    return "; ".join(" ".join(numbers[row * columns : (row + 1) * columns]) for row in range(rows))
