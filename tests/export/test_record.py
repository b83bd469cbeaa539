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


def test_an_option_that_is_right_here_is_no_mistake_here():
    """Which option is right may depend on the numbers; the record lists those that are wrong with these."""
    for seed in range(40):
        variant = draw(the_item("14g"), seed)
        solution = solve(variant)
        record = solved(pose(variant, solution), mistaken(variant, solution))
        assert all(record["answers"].items().isdisjoint(mistake["answers"].items()) for mistake in record["mistakes"])


def test_a_wrong_option_among_several_is_an_answer_like_any_other():
    """A list of keys in the order shown, which differs from the right one in that option alone."""
    found = 0
    for item_id in ("5i", "17b", "19a", "20c"):
        variant = draw(the_item(item_id), 3)
        solution = solve(variant)
        task = pose(variant, solution)
        options = {mistake.name: mistake.option for mistake in variant.item.mistakes if mistake.option}
        record = solved(task, mistaken(variant, solution))
        for mistake in record["mistakes"]:
            if mistake["name"] in options:
                part, key = options[mistake["name"]]
                found += task.asked(part).kind == "multichoice"
                assert set(mistake["answers"][part]) ^ set(record["answers"][part]) == {key}
    assert found == 4
