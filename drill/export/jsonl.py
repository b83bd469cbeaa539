"""Tasks with their answers, one JSON object a line (contract)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drill.drawing import draw
from drill.export.record import solved
from drill.problem import Item
from drill.solution import mistaken, solve
from drill.task import pose


def exported(items: Iterable[tuple[Item, int]], variants: int) -> Iterator[dict[str, Any]]:
    """So many records of every item, from its seed on, items first; raises NoVariant."""
    for item, first in items:
        for seed in range(first, first + variants):
            variant = draw(item, seed)
            solution = solve(variant)
            yield solved(pose(variant, solution), mistaken(variant, solution))
