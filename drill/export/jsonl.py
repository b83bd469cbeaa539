"""Tasks with their answers, one JSON object a line (contract)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drill.drawing import draw
from drill.export.record import solved
from drill.problem import Item
from drill.solution import mistaken, solve
from drill.task import pose


def exported(items: Iterable[Item], seeds: Iterable[int]) -> Iterator[dict[str, Any]]:
    """The record of every item and seed, items first; raises NoVariant."""
    seeds = tuple(seeds)
    for item in items:
        for seed in seeds:
            variant = draw(item, seed)
            solution = solve(variant)
            yield solved(pose(variant, solution), mistaken(variant, solution))
