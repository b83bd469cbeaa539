"""A curve in a picture is written by hand beside its solver: where the solution has a number, the curve meets it."""

from __future__ import annotations

import pytest

from drill.expr import author
from drill.figures.curve import Curve, Spot
from drill.task import Task
from tests.problems.conftest import tasks

MARKED = {
    "11b": "[p, f_neg]",
    "11c": "[df_neg, df_neg]",
    "11d": "[df, d, d]",
    "11f": "[p]",
    "11h": "[g_max]",
    "11k": "[1 - q, q]",
    "12a": "p",
    "12b": "[loss]",
    "12e": "[share_0, share_1]",
    "12g": "[loss]",
    "13d": "[soft_1, soft_k]",
    "13g": "[lse_1, lse_2]",
    "14a": "[p]",
    "14c": "[y]",
    "14f": "[loss]",
    "27a": "o",
    "27b": "[d_max]",
    "27c": "[0.25, slope]",
    "28b": "[df]",
    "28c": "o",
    "28d": "slopes_tanh",
    "29a": "o",
    "29b": "[sum_sigmoids]",
    "29c": "[slope_sigmoid]",
    "29e": "o",
    "29f": "o",
    "30a": "f",
    "30b": "[f_0]",
    "30c": "[f]",
    "30e": "[f]",
    "30f": "[f_min]",
    "31a": "[p[0]]",
    "31f": "[q_low, q_high]",
    "31h": "[ratio]",
    "32c": "[sum((y - S/2)^2), cv_sum]",
    "33c": "[1 - q]",
    "37c": "[density]",
    "37d": "[density]",
    "45d": "[rf]",
    "54a": "concat([s_pos], s_neg)",
    "54d": "[keep]",
    "56e": "[y]",
    "60a": "[s_1]",
    "60b": "[dot]",
    "60c": "surprise",
}
"""The numbers of the solution at whose height the marks of an item's first curve stand, in their order."""

LAST = {"35a": "var_last", "36d": "growth", "45a": "rf", "45c": "rf"}
"""The number of the solution at which the path along the first curve ends."""

LOWEST = ("12g", "30f", "32a", "32b", "32h", "33b")
"""Items whose first curve has its last mark at the bottom."""


def curve_of(task: Task) -> Curve | None:
    """The first curve of the worked solution; None where a condition hides it."""
    return next((picture.figure for picture in task.step_pictures if isinstance(picture.figure, Curve)), None)


def heights(spots: tuple[Spot, ...]) -> list[float]:
    """How high they stand, in order."""
    return [spot.y for spot in spots]


@pytest.mark.parametrize("item_id", MARKED)
def test_marks_stand_as_high_as_the_solution_says(item_id: str):
    """On every variant."""
    for task in tasks(item_id):
        curve = curve_of(task)
        assert curve is not None
        told = author(MARKED[item_id])(task.solution.names)
        assert heights(curve.marks) == pytest.approx(list(told)), task.code


@pytest.mark.parametrize("item_id", LAST)
def test_a_path_ends_where_the_solution_does(item_id: str):
    """On every variant that shows it."""
    for task in tasks(item_id):
        curve = curve_of(task)
        if curve is not None:
            assert curve.path[-1].y == pytest.approx(author(LAST[item_id])(task.solution.names)), task.code


@pytest.mark.parametrize("item_id", LOWEST)
def test_a_minimum_is_the_bottom_of_its_curve(item_id: str):
    """No value of the curve is lower."""
    for task in tasks(item_id):
        curve = curve_of(task)
        assert curve is not None
        values = [value for value in curve.curves[0].values if value is not None]
        assert curve.marks[-1].y <= min(values) + 1e-9, task.code
        assert curve.marks[-1].y > min(values) - 0.01 * (max(values) - min(values)), task.code
