"""Where a student's numbers leave the worked solution."""

from __future__ import annotations

import pytest

from drill.departure import departures
from drill.facts import Attempt
from drill.solution import solve
from drill.task import Task, pose
from drill.variant import book
from drill.views.screen import Screen
from drill.views.steps import steps_lines
from tests.small import small_item


@pytest.fixture
def task() -> Task:
    """Two steps of descent, 0.8 and 1.2, and the last gradient as a number of its own."""
    item = small_item(
        solver="descent",
        **{"with": {"batches": "[[1, 2], [1, 2]]"}},
        params={"x": {"book": [1, 2]}, "y": {"book": [2, 3]}, "w0": {"book": 0}, "eta": {"book": 0.1}},
        parts={
            "w": {"kind": "vector", "shape": [2], "tolerance": "2 decimals", "ask": "веса"},
            "g": {"kind": "number", "tolerance": "2 decimals", "ask": "Последний градиент", "value": "g_2"},
        },
        steps=["Первый: <<w_1>>.", "Градиент: <<g_2>>.", "Второй: <<w_2>>."],
    )
    solution = solve(book(item))
    return pose(solution.variant, solution)


def attempt(verdict: str, **read) -> Attempt:
    """One judged answer."""
    return Attempt(1, dict.fromkeys(read, ""), read, dict.fromkeys(read, verdict), (), 0, 1.0, "at")


def test_only_the_wrong_entries_of_a_vector_are_the_students_own(task: Task):
    """Each under the name of its working, as the page writes it."""
    own = departures(task, [attempt("wrong", w=[0.8, 1.5])])
    assert own == {"w_2": ("$w_{2}$", 1.5)}


def test_a_number_goes_by_the_working_of_its_part(task: Task):
    """And is called what the part asks."""
    assert departures(task, [attempt("wrong", g=4)]) == {"g_2": ("Последний градиент", 4)}


def test_what_came_out_right_in_the_end_has_left_nothing(task: Task):
    """The latest answer counts."""
    assert departures(task, [attempt("wrong", g=4), attempt("right", g=-4)]) == {}
    assert departures(task, [attempt("wrong", g=4), attempt("wrong", g=5)])["g_2"].value == 5


def test_an_answer_of_another_size_has_no_place_in_the_steps(task: Task):
    """Three numbers where two are wanted."""
    assert departures(task, [attempt("wrong", w=[1, 2, 3])]) == {}


def test_the_first_step_that_shows_a_departed_number_says_so(task: Task):
    """And only that one."""
    own = departures(task, [attempt("wrong", w=[0.8, 1.5]), attempt("wrong", g=4)])
    lines = steps_lines(task, Screen(80), own)
    assert lines == [
        "1. Первый: 0.8.",
        "",
        "2. Градиент: −4.",
        "",
        "   У тебя отсюда иначе: последний градиент = 4.",
        "",
        "3. Второй: 1.2.",
        "",
    ]
