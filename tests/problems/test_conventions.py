"""Conventions that decide an answer, tried where they decide it."""

from __future__ import annotations

import pytest

from drill.drawing import draw
from drill.judge import judge
from drill.solution import mistaken, solve
from drill.task import pose
from tests.problems.conftest import the_item


def part(code: str, seed: int | None, name: str, typed: str):
    """The verdict on one part."""
    variant = draw(the_item(code), seed)
    solution = solve(variant)
    task = pose(variant, solution)
    return judge(task, solution, lambda: mistaken(variant, solution), {name: typed}).part(name)


@pytest.mark.parametrize("seed", range(30))
def test_a_step_that_hits_the_optimum_at_once_is_told_as_such(seed):
    """18i: n / (2 sum x^2), typed as a fraction, whatever the last bit of the factor is."""
    x = draw(the_item("18i"), seed).params["x"]
    exact = part("18i", seed, "eta", f"{len(x)}/{2 * sum(v * v for v in x)}")
    border = part("18i", seed, "eta", f"{len(x)}/{sum(v * v for v in x)}")
    assert (exact.verdict, exact.mistake) == ("wrong", "exactly_the_best_step")
    assert (border.verdict, border.mistake) == ("wrong", "border")


def test_relu_lets_no_gradient_through_at_exactly_zero():
    """25d: the rule is tried at zeros too."""
    assert part("25d", None, "rule", "d*(H1 > 0)").verdict == "right"
    assert part("25d", None, "rule", "d*(H1 >= 0)").verdict == "wrong"
