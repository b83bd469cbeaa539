"""Rounding on the way: what may come out when every line is rounded to the digits that the student keeps."""

from __future__ import annotations

import numpy as np
import pytest

from drill.byhand import REMARK, outcomes
from drill.judge import judge
from drill.solution import mistaken
from tests.asked import task

LOGISTIC = {
    "solver": "logistic_step",
    "params": {"x": {"book": 3}, "y": {"book": 1}, "w0": {"book": 0.5}, "gamma": {"book": 5}},
}


def step(tolerance: str = "4 decimals", **raw):
    """w1 = 0.5 + 15 (1 - p) with p = sigma(1.5) = 0.81757: by hand 0.5 + 15 * 0.1824."""
    parts = {"w1": {"kind": "number", "tolerance": tolerance, "ask": "?"}}
    return task(exercise=16, parts=parts, **{**LOGISTIC, **raw})


def said(of, text: str):
    """What is said of the only part."""
    return judge(of, of.solution, lambda: mistaken(of.variant, of.solution), {of.parts[0].name: text}).parts[0]


TRUE = 0.5 + 15 * (1 - 1 / (1 + np.exp(-1.5)))

BY_HAND = 0.5 + 15 * (1 - round(1 / (1 + np.exp(-1.5)), 4))


def test_a_number_that_rounding_leads_to_is_right_with_a_remark():
    """The true last digit is another, and past the tolerance."""
    assert abs(BY_HAND - TRUE) > 1.1e-4
    part = said(step(), f"{BY_HAND:.4f}")
    assert (part.verdict, part.wrong_at, part.message) == ("right", (), REMARK)


def test_what_is_within_the_tolerance_is_right_without_a_remark():
    """There is nothing to explain."""
    assert said(step(), f"{TRUE:.4f}").message == ""


@pytest.mark.parametrize("sign", [-1, 1])
def test_beyond_what_rounding_leads_to_nothing_is_excused(sign):
    """The interval ends where the outcomes end."""
    interval = outcomes(step().solution)["w1"]
    edge = interval.high[0] + 2e-4 if sign > 0 else interval.low[0] - 2e-4
    assert said(step(), f"{edge:.6f}").verdict in ("close", "wrong")


def test_rounding_the_other_way_is_not_excused():
    """Here the probability is rounded up, so the weight comes out too small, and hardly too large."""
    assert said(step(), f"{TRUE + abs(BY_HAND - TRUE):.4f}").verdict in ("close", "wrong")


def test_who_is_told_to_keep_more_digits_has_less_excuse():
    """Six digits kept lead to the true four."""
    assert said(step(keep=6), f"{BY_HAND:.4f}").verdict in ("close", "wrong")


def test_exact_answers_and_whole_numbers_know_no_rounding():
    """Nor does an item without a solver."""
    assert outcomes(step("exact").solution) == {}
    part = {"kind": "number", "tolerance": "2 decimals", "ask": "?", "value": "1/3"}
    assert outcomes(task(parts={"a": part}).solution) == {}


def test_the_truth_is_among_the_outcomes():
    """Entry by entry."""
    of = step()
    assert outcomes(of.solution)["w1"].contain(0, float(of.solution.answers["w1"]))


def test_only_entries_that_rounding_explains_are_excused():
    """The others stay marked, and the word is theirs."""
    parts = {"pair": {"kind": "vector", "shape": [2], "tolerance": "4 decimals", "ask": "?", "value": "[w1, 1]"}}
    of = task(exercise=16, parts=parts, **LOGISTIC)
    part = said(of, f"{BY_HAND:.4f} 7")
    assert (part.verdict, part.wrong_at) == ("wrong", (1,))


def test_a_named_mistake_is_no_slip_of_rounding():
    """Even where rounding could lead to its number."""
    of = step(mistakes={"m": {"tell": "Так нельзя.", "answers": {"w1": f"{BY_HAND:.4f}"}}})
    assert said(of, f"{BY_HAND:.4f}").mistake == "m"


def test_rounding_the_answer_itself_is_no_rounding_on_the_way():
    """Where no decimals are asked for, four digits kept do not excuse an answer cut to four."""
    of = step("absolute 0.00001", params={**LOGISTIC["params"], "x": {"book": 0}, "w0": {"book": 0.123456}})
    assert said(of, "0.1235").verdict == "wrong"
    assert said(of, "0.123456").verdict == "right"
