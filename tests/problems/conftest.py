"""Every item of `problems/`, each with its own specification."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from drill.catalog import Catalog
from drill.drawing import draw
from drill.problem import Item
from drill.solution import Solution, solve
from drill.task import Task, pose
from tests.sizes import VARIANTS

PROBLEMS = Path(__file__).resolve().parents[2] / "problems"
CATALOG = Catalog.open(PROBLEMS, None)
IDS = [entry.id for sheet in CATALOG.sheets for exercise in sheet.exercises for entry in exercise.items]
SEEDS = (None, *range(VARIANTS))


@cache
def the_item(item_id: str) -> Item:
    """The item of that id."""
    return CATALOG.item(item_id)


@cache
def solutions(item_id: str) -> tuple[Solution, ...]:
    """The book's numbers and the drawn variants, solved."""
    return tuple(solve(draw(the_item(item_id), seed)) for seed in SEEDS)


@cache
def tasks(item_id: str) -> tuple[Task, ...]:
    """The same, as they are put before the student."""
    return tuple(pose(solution.variant, solution) for solution in solutions(item_id))


@pytest.fixture(params=IDS)
def item(request: pytest.FixtureRequest) -> Item:
    """Each item in turn."""
    return the_item(request.param)
