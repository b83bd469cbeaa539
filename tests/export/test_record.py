"""The record of a solved task, as other programs read it."""

from __future__ import annotations

import pytest

from drill.drawing import draw
from drill.export.record import solved
from drill.judge import judge
from drill.solution import mistaken, solve
from drill.task import pose
from tests.problems.conftest import the_item


@pytest.mark.parametrize("item_id", ["2b", "12c", "22a"])
@pytest.mark.parametrize("seed", [3, 7])
def test_a_wrong_formula_of_the_record_is_one_a_student_could_type(item_id: str, seed: int):
    """This variant's numbers stand in it; typed back beside the right answers it is that mistake."""
    variant = draw(the_item(item_id), seed)
    solution = solve(variant)
    task = pose(variant, solution)
    record = solved(task, mistaken(variant, solution))
    assert record["mistakes"]
    for mistake in record["mistakes"]:
        verdict = judge(task, solution, lambda: mistaken(variant, solution), record["answers"] | mistake["answers"])
        told = {name for part in verdict.as_json()["parts"].values() for name in (part["mistake"], *part["also"])}
        assert mistake["name"] in told, mistake
