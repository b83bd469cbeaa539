"""Solving: one solver serves answers, workings, mistakes, follow-through and rounding on the way."""

from __future__ import annotations

import numpy as np
import pytest

from drill.expr import author
from drill.solution import Recorder, entries, mistaken, solve, witness
from drill.variant import Variant, book
from tests.small import small_item

TWO_STEPS = {
    "solver": "descent",
    "with": {"batches": "[[1, 2], [1, 2]]"},
    "params": {
        "x": {"book": [1, 2]},
        "y": {"book": [2, 3]},
        "w0": {"book": 0},
        "eta": {"book": 0.1},
    },
    "parts": {"w": {"kind": "vector", "shape": [2], "tolerance": "2 decimals", "ask": "w"}},
}


class TestTheRecorder:
    """The hook by which a solver names what it computes."""

    def test_a_named_value_is_written_down_and_handed_back(self):
        """`H1 = t("H1", X @ W1)` goes on with what it recorded."""
        t = Recorder({})
        assert t("a", 3) == 3
        assert t("g", 5, 2) == 5
        assert t.values == {"a": 3, "g_2": 5}

    def test_a_family_is_gathered_into_a_vector_that_knows_its_members(self):
        """Follow-through needs to know that entry 2 of w is w_2."""
        t = Recorder({})
        for k in range(3):
            t("w", 10 * k, k)
        assert t.gather("w", 1).tolist() == [10, 20]
        assert t.members["w"] == ("w_1", "w_2")
        assert t.gather("both", "w_2", "w_0").tolist() == [20, 0]

    def test_a_replaced_line_sees_what_came_before_it_and_its_own_true_value(self):
        """A mistake is one wrong line; for a numbered family it is wrong every time."""
        t = Recorder({"eta": 2}, replaced={"g": author("-g*eta + w")})
        w = t("w", 1, 0)
        assert t("g", 5, 1) == -5 * 2 + 1
        w = t("w", w + 7, 1)
        assert t("g", 6, 2) == -6 * 2 + 8

    def test_one_line_of_a_family_may_be_replaced_alone(self):
        """`g_2` is looked up before `g`."""
        t = Recorder({}, replaced={"g_2": author("g_1")})
        assert [t("g", 5, 1), t("g", 6, 2), t("g", 7, 3)] == [5, 5, 7]

    def test_a_students_own_number_takes_the_place_of_the_true_one(self):
        """All that follows is computed from it by the same solver."""
        variant = book(small_item(**TWO_STEPS))
        from drill.solvers.ex15 import descent

        t = Recorder(variant.names, own={"w_1": 1.0})
        descent(t, **{k: variant.values[k] for k in ("x", "y", "w0", "eta")}, batches=np.array([[1, 2], [1, 2]]))
        # from w = 1: residuals 1 and 1, gradient (-2 - 4)/2 = -3, next weight 1.3
        assert t.values["w"].tolist() == pytest.approx([1.0, 1.3])

    def test_values_may_be_rounded_on_the_way(self):
        """As by hand: whole numbers stay as they are, and what would be nothing but zeros keeps its digits."""
        t = Recorder({}, decimals=2)
        assert t("small", 0.00123) == 0.00123
        assert t("both", np.array([0.00123, 1.00123])).tolist() == [0.00123, 1.0]
        assert t("a", 1 / 3) == 0.33
        assert t("n", 7) == 7
        assert t("v", np.array([1 / 3, 2 / 3])).tolist() == [0.33, 0.67]


class TestAnswers:
    """Answers by part, each in its kind."""

    def test_the_books_numbers_give_the_books_answer(self):
        """Three steps from 15б: 0.8, 1.2."""
        solution = solve(book(small_item(**TWO_STEPS)))
        assert solution.answers["w"].tolist() == pytest.approx([0.8, 1.2])
        assert solution.workings["g_1"] == pytest.approx(-8)

    def test_a_part_may_be_an_expression_over_params_and_workings(self):
        """Also where its name is a parameter's."""
        spec = {**TWO_STEPS, "parts": {"eta": {"kind": "number", "ask": "η", "value": "eta*w_1"}}}
        assert solve(book(small_item(**spec))).answers["eta"] == pytest.approx(0.08)

    def test_a_sentence_means_the_parameter_where_a_part_has_its_name(self):
        """A task that shows W1 does not give away W1 after the step."""
        spec = {**TWO_STEPS, "parts": {"eta": {"kind": "number", "ask": "η", "value": "eta*w_1"}}}
        assert solve(book(small_item(**spec))).names["eta"] == 0.1

    def test_the_right_option_is_the_one_whose_condition_holds(self):
        """And a multichoice has all that hold, in file order."""
        options = {"low": "мало", "high": "много", "even": "чётно"}
        conditions = {"low": "x < 5", "high": "x >= 5", "even": "x == 6"}
        parts = {
            "one": {"kind": "choice", "ask": "?", "options": options, "right": {**conditions, "even": "x > 100"}},
            "all": {"kind": "multichoice", "ask": "?", "options": options, "right": conditions},
        }
        item = small_item(params={"x": {"book": 6}}, parts=parts)
        assert solve(book(item)).answers == {"one": "high", "all": ("high", "even")}

    def test_right_are_only_options_that_are_shown(self):
        """Where a parameter lists the options of a variant, the others are no part of the answer."""
        options = {"a": "а", "b": "б", "c": "в", "d": "г"}
        part = {"kind": "multichoice", "ask": "?", "right": ["c", "a"], "among": "shown", "options": options}
        item = small_item(params={"shown": {"book": ["d", "c"]}}, parts={"k": part})
        assert solve(book(item)).answers["k"] == ("c",)

    def test_a_formula_may_hold_numbers_of_the_variant(self):
        """The loss of these observations in the letters of the weights."""
        parts = {"L": {"kind": "formula", "ask": "?", "reference": "(<<y[0]>> - <<x[0]>>*w)^2"}}
        item = small_item(
            params={"x": {"book": [2]}, "y": {"book": [-3]}}, parts=parts, variables={"w": {"is": "number"}}
        )
        assert solve(book(item)).answers["L"] == "(−3 - 2*w)^2"

    def test_a_witness_is_solved_by_its_example_and_judged_on_what_was_typed(self):
        """The solver runs on the typed value; the conditions speak of what comes out."""
        item = small_item(
            18,
            solver="full_batch",
            params={"x": {"book": [1, 2]}},
            parts={"eta": {"kind": "witness", "ask": "η", "example": "1.5/5"}},
        )
        variant = book(item)
        assert solve(variant).answers["eta"] == pytest.approx(0.3)
        assert witness(variant, {"eta": 0.1})["r"] == pytest.approx(0.5)


class TestMistakes:
    """The answers a misconception leads to."""

    def of(self, parts=TWO_STEPS["parts"], **mistake):
        """The answers of a mistake declared so; None if it does not exist."""
        item = small_item(**{**TWO_STEPS, "parts": parts}, mistakes={"it": {"tell": "Так нельзя.", **mistake}})
        variant = book(item)
        found = mistaken(variant, solve(variant))
        return {name: np.asarray(value).tolist() for name, value in found[0].answers.items()} if found else None

    def test_an_argument_of_the_solver_may_be_wrong(self):
        """Summed, not averaged: 1.6 and then back on the optimum."""
        assert self.of(**{"with": {"reduce": "sum"}})["w"] == pytest.approx([1.6, 1.6])

    def test_a_line_may_be_replaced(self):
        """Along the gradient instead of against it."""
        assert self.of(set={"g": "-g"})["w"] == pytest.approx([-0.8, -2.0])

    def test_an_answer_may_be_a_wrong_expression(self):
        """Over the true workings."""
        assert self.of(answers={"w": "reverse(w)"})["w"] == pytest.approx([1.2, 0.8])

    def test_a_mistake_that_changes_nothing_does_not_exist(self):
        """Not even as an empty one."""
        assert self.of(set={"g": "1*g"}) is None

    def test_a_mistake_without_a_value_does_not_exist(self):
        """Nothing is divided by nothing."""
        assert self.of(answers={"w": "w/(w0 - w0)"}) is None

    def test_a_mistake_may_see_no_bound(self):
        """`inf` is an answer where a file says so; a number that grew too large is none."""
        parts = {"w": {"kind": "number", "ask": "w", "value": "w_2"}}
        assert self.of(answers={"w": "inf"}, parts=parts)["w"] == float("inf")
        assert self.of(answers={"w": "1e200**2"}, parts=parts) is None

    def test_a_mistake_of_another_size_counts(self):
        """One number where two are wanted."""
        assert self.of(answers={"w": "w_2"})["w"] == pytest.approx(1.2)


def test_entries_are_read_row_by_row():
    """Of a number, a vector, a matrix."""
    assert entries(2) == ((), [2.0])
    assert entries([1, 2]) == ((2,), [1.0, 2.0])
    assert entries(np.array([[1, 2], [3, 4]])) == ((2, 2), [1.0, 2.0, 3.0, 4.0])


def test_lists_reach_a_solver_as_arrays_of_their_own_type():
    """Places are whole numbers, so that they can be used as places."""
    layers = [["conv", 3], ["pool", 2]]
    variant = Variant(small_item(), None, {"order": [2, 1], "x": [0.5, 1], "act": "tanh", "n": 3, "layers": layers})
    assert variant.values["layers"] == layers
    assert variant.values["order"].dtype.kind == "i"
    assert variant.values["x"].dtype.kind == "f"
    assert (variant.values["act"], variant.values["n"]) == ("tanh", 3)
