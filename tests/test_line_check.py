"""One line of a student's paper: what counts as right, and what is never told."""

from __future__ import annotations

import pytest

from drill.drawing import draw
from drill.line_check import line_checked
from drill.solution import solve
from drill.task import pose
from drill.verdict import Unreadable
from tests.small import small_item


def descent(**raw):
    """Three steps of descent; lines g_1 = -8, w_1 = 0.8, g_2 = -4, w_2 = 1.2, g_3 = -2, w_3 = 1.4."""
    params = {"x": [1, 2], "y": [2, 3], "w0": 0, "eta": 0.1, "batches": [[1, 2], [1, 2], [1, 2]]}
    parts = {"w": {"kind": "vector", "shape": [3], "tolerance": "2 decimals", "ask": "Веса"}}
    item = small_item(
        15, **{"solver": "descent", "params": {k: {"book": v} for k, v in params.items()}, "parts": parts, **raw}
    )
    variant = draw(item, None)
    return pose(variant, solve(variant))


def said(task, name, value, attempts=()):
    """What is told."""
    return line_checked(task, attempts, name, value)


@pytest.mark.parametrize("value", ["0.8", "0,8", "4/5", "0.81", "0,79", "w_1 = 0.8"])
def test_an_entry_of_a_part_has_the_tolerance_of_the_part(value):
    """Two decimals are asked, so a unit of the second one is allowed; every spelling of an answer is read."""
    assert said(descent(), "w_1", value).startswith("Верно: w_1 = ")


@pytest.mark.parametrize(("keep", "word"), [(2, "Верно"), (4, "Неверно")])
def test_a_line_may_be_off_by_the_last_digit_that_is_kept(keep, word):
    """Whatever is asked of the answer, at least 1.1 units of what the task tells to keep on the way are allowed."""
    exact = {"steps": {"kind": "number", "ask": "Сколько", "value": "3"}}
    assert said(descent(keep=keep, parts=exact), "w_1", "0.81").startswith(word)


def test_rounding_on_the_way_is_allowed():
    """What the same solver finds from rounded lines is right as well."""
    task = descent(
        keep=1, params={k: {"book": v} for k, v in
                        {"x": [1, 2], "y": [2, 3], "w0": 0, "eta": 0.13, "batches": [[1, 2]] * 3}.items()},
    )  # fmt: skip
    assert task.solution.workings["w_2"] == pytest.approx(1.404)
    assert said(task, "w_2", "1.4").startswith("Верно")


def test_a_vector_or_matrix_says_where_it_is_wrong():
    """By place, as for answers; the right entries stay untold."""
    task = descent(parts={"last": {"kind": "number", "tolerance": "2 decimals", "value": "w_3", "ask": "Вес"}})
    assert said(task, "w", "0.8 1.2 1.4") == "Верно: w = 0.8 1.2 1.4."
    assert said(task, "w", "0.8 9 1.4") == "Неверно: w не такое. Не сходится число на месте 2."


def test_another_size_names_both():
    """Unless the size is asked somewhere: then the wanted one is not told."""
    parts = {"last": {"kind": "number", "tolerance": "2 decimals", "value": "w_3", "ask": "Вес"}}
    assert said(descent(parts=parts), "w", "1 2").startswith("w: Нужно 3 числа, а здесь 2.")
    asked = {"b": {"kind": "vector", "shape": [3], "size_asked": True, "ask": "?", "value": "w - 1"}}
    told = said(descent(parts=asked), "w", "1 2")
    assert told == "Неверно: у w другой размер, не тот, что у тебя (2 числа)."


def test_names_that_differ_in_case_alone_are_asked_back():
    """Only where the name typed is neither."""
    task = descent()
    task.solution.workings.update({"Ab": 1.0, "aB": 2.0})
    assert said(task, "ab", "1") == "Имён похоже несколько: Ab, aB. Какое из них?"
    assert said(task, "aB", "2") == "Верно: aB = 2."


@pytest.mark.parametrize("name", ["H1", "Н1", "h_1", "Н_1"])
def test_letters_that_look_alike_name_the_same_line(name):
    """A Cyrillic Н is an H."""
    task = descent()
    task.solution.workings.update({"H1": 2.0})
    assert said(task, name, "2") == "Верно: H1 = 2."


def test_greek_letters_and_their_names_are_the_same_line():
    """`λ` is lam, `δ_1` is delta_1, `ŷ` is y_hat or yhat."""
    task = descent()
    task.solution.workings.update({"lam": 2.0, "delta_1": 3.0, "yhat": 4.0})
    names = {"λ": "2", "lambda": "2", "δ1": "3", "Delta_1": "3", "ŷ": "4", "y_hat": "4"}
    assert all(said(task, name, value).startswith("Верно: ") for name, value in names.items())


def test_lines_without_a_finite_value_are_not_among_the_names():
    """Nor such as have more than two dimensions."""
    task = descent()
    task.solution.workings.update({"bad": float("inf"), "cube": [[[1.0]]]})
    names = said(task, "", "")
    assert "w_1" in names
    assert not {"bad", "cube"} & set(names.replace(",", " ").replace(".", " ").split())


@pytest.mark.parametrize("value", ["", "7", "1 2 3", "abc", "0.85", "[[1]]", "inf", "-"])
@pytest.mark.parametrize("name", ["", "w_1", "g_2", "w", "nothing", "η"])
def test_the_right_value_is_never_told(name, value):
    """Whatever is asked; 137/8 stands where every line would show it."""
    params = {"x": [1, 2], "y": [137, 3], "w0": 0, "eta": 0.125, "batches": [[1, 2], [1, 2], [1, 2]]}
    task = descent(params={name: {"book": given} for name, given in params.items()})
    told = said(task, name, value)
    text = told.complaint if isinstance(told, Unreadable) else told
    for line in ("g_1", "w_1", "g_2", "w_2", "g_3", "w_3"):
        assert f"{float(task.solution.workings[line]):.4g}" not in text
