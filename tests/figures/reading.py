"""Reading a chart of signs as an eye does: by the numbers on its axes."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Read:
    """A chart: its rows between the axes, and the numbers that rows and columns stand for."""

    rows: list[str]
    left: int
    to_x: tuple[float, float]
    to_y: tuple[float, float]

    def x(self, column: float) -> float:
        """The number under a column."""
        return self.to_x[0] * column + self.to_x[1]

    def y(self, row: float) -> float:
        """The number beside a row."""
        return self.to_y[0] * row + self.to_y[1]

    def column(self, x: float) -> float:
        """The column of a number, not rounded."""
        return (x - self.to_x[1]) / self.to_x[0]

    def row(self, y: float) -> float:
        """The row of a number, not rounded."""
        return (y - self.to_y[1]) / self.to_y[0]

    def places(self, sign: str) -> list[tuple[int, int]]:
        """Where a sign stands: rows and columns."""
        return [
            (row, column)
            for row, line in enumerate(self.rows)
            for column, char in enumerate(line)
            if char == sign and column > self.left
        ]

    def has(self, sign: str, x: float, y: float) -> bool:
        """Whether the sign stands where the axes say a point is.

        The sign and the marks on the axes all stand in the nearest square, so an eye may be a square off; two rows
        off where few marks are on the upright axis.
        """
        return any(abs(r - self.row(y)) < 2 and abs(c - self.column(x)) < 1.2 for r, c in self.places(sign))


def read(picture: list[str]) -> Read:
    """The chart of a picture in Unicode signs; fails where the numbers on an axis are not at equal distances."""
    bottom = next(row for row, line in enumerate(picture) if re.match(r" *└", line))
    left = picture[bottom].index("└")
    ticks = [column for column, sign in enumerate(picture[bottom]) if sign == "┬"]
    numbers = [float(text.replace("−", "-")) for text in picture[bottom + 1].split()]
    beside = [(row, line[:left]) for row, line in enumerate(picture[:bottom]) if line[left : left + 1] == "┤"]
    return Read(
        picture[:bottom],
        left,
        _straight(ticks, numbers),
        _straight([row for row, _ in beside], [float(text.replace("−", "-")) for _, text in beside]),
    )


def _straight(places: list[int], numbers: list[float]) -> tuple[float, float]:
    assert len(places) == len(numbers) >= 2, f"{places} {numbers}"
    slope, start = np.polyfit(places, numbers, 1)
    assert np.abs(slope * np.array(places) + start - numbers).max() <= abs(slope), "numbers at unequal distances"
    return float(slope), float(start)
