"""Follow-through: after the first wrong number the rest is judged from the student's own number."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from drill.catalog import Catalog
from drill.drawing import draw
from drill.following import Followed, Number, is_degenerate, letter_of
from drill.judge import judge
from drill.solution import mistaken, solve
from drill.task import pose
from drill.verdict import Verdict
from tests.asked import task

PROBLEMS = Path(__file__).resolve().parents[1] / "problems"

X, Y, ETA = np.array([1.0, 2.0]), np.array([2.0, 3.0]), 0.1


PARAMS = {"x": {"book": X.tolist()}, "y": {"book": Y.tolist()}, "w0": {"book": 0}, "eta": {"book": ETA}}


def judged(of, **typed: str) -> Verdict:
    """The verdict on what was typed."""
    return judge(of, of.solution, lambda: mistaken(of.variant, of.solution), typed)


def descent(**raw):
    """Three steps of gradient descent on two observations: 0.8, 1.2, 1.4."""
    return task(
        **{
            "solver": "descent",
            "with": {"batches": "[[1, 2], [1, 2], [1, 2]]"},
            "params": PARAMS,
            "parts": {"w": {"kind": "vector", "shape": [3], "tolerance": "2 decimals", "ask": "?"}},
            **raw,
        }
    )


def after(w: float, eta: float = ETA) -> float:
    """The weight one step later."""
    return w + eta * np.mean(2 * X * (Y - w * X))


def steps(first: float) -> list[float]:
    """Three weights, the first one given."""
    return [first, after(first), after(after(first))]


def network():
    """23d: two observations through two layers of ReLU, every value a whole number."""
    return task(
        exercise=23,
        solver="forward",
        params={
            "X": {"book": [[1, 2], [3, 1]]},
            "W1": {"book": [[1, 2], [2, -1]]},
            "W2": {"book": [[1, 3], [2, 2]]},
            "W3": {"book": [[2], [1]]},
        },
        parts={
            name: {"kind": "matrix", "shape": [2, 1 if name == "yhat" else 2], "tolerance": "exact", "ask": "?"}
            for name in ("H1", "O1", "H2", "O2", "yhat")
        },
    )


W1, W2, W3 = np.array([[1, 2], [2, -1]]), np.array([[1, 3], [2, 2]]), np.array([[2], [1]])


def rows(value) -> str:
    """A matrix as it is typed."""
    return "; ".join(" ".join(str(entry) for entry in row) for row in np.asarray(value).tolist())


def passed(H1) -> dict[str, str]:
    """The whole forward pass from a first layer."""
    O1 = np.maximum(H1, 0)
    H2 = O1 @ W2
    O2 = np.maximum(H2, 0)
    return {name: rows(value) for name, value in zip(
        ("H1", "O1", "H2", "O2", "yhat"), (H1, O1, H2, O2, O2 @ W3), strict=True
    )}  # fmt: skip


RIGHT = np.array([[1, 2], [3, 1]]) @ W1
WRONG = RIGHT + np.array([[2, 0], [0, 0]])


# --- inside a vector


def test_later_entries_follow_from_a_wrong_one():
    """It is said which are wrong and which are not; the verdict stays wrong, all three entries stay marked."""
    part = judged(descent(), w=" ".join(f"{w:.2f}" for w in steps(0.6))).part("w")
    assert (part.verdict, part.followed, part.wrong_at) == ("wrong", True, (0, 1, 2))
    assert part.message == "$w_1$ неверно; $w_2$ и $w_3$ посчитаны от него правильно."


def test_a_wrong_entry_in_the_middle_has_right_ones_before_it():
    """From there on it is the student's own number."""
    part = judged(descent(), w=f"0.8 1.5 {after(1.5):.2f}").part("w")
    assert (part.followed, part.wrong_at) == (True, (1, 2))
    assert part.message == "$w_2$ неверно; $w_3$ посчитано от него правильно."


def test_a_second_slip_is_told_and_is_no_follow_through():
    """What follows between the two is credited in words."""
    part = judged(descent(), w=f"0.6 {after(0.6):.2f} 5").part("w")
    assert (part.verdict, part.followed) == ("wrong", False)
    assert part.message == "$w_1$ и $w_3$ неверны; $w_2$ посчитано от $w_1$ правильно."


def test_numbers_that_do_not_follow_are_not_said_to():
    """Three unrelated ones."""
    part = judged(descent(), w="0.6 3.1 -2.2").part("w")
    assert not part.followed
    assert "посчитан" not in part.message


def test_the_last_digit_of_ones_own_number_is_not_held_against_the_student():
    """Who goes on from 2/3 and types 0.67 is judged by both, also where each step is three times as long."""
    second, third = after(2 / 3, 0.9), after(after(2 / 3, 0.9), 0.9)
    assert abs(third - after(after(0.67, 0.9), 0.9)) > 0.03
    part = judged(descent(params={**PARAMS, "eta": {"book": 0.9}}), w=f"0.67 {second:.2f} {third:.2f}").part("w")
    assert part.followed


@pytest.mark.parametrize("first", [0.0, 1.0])
def test_from_zero_and_one_nothing_follows(first):
    """A stock answer makes the rest trivial."""
    part = judged(descent(), w=f"{first} {after(first):.2f}").part("w")
    assert not part.followed


def test_a_named_mistake_comes_first():
    """Summed, not averaged, in all three steps."""
    of = descent(mistakes={"sum_not_mean": {"with": {"reduce": "sum"}, "tell": "Подели на n."}})
    part = judged(of, w="1.6 1.6 1.6").part("w")
    assert (part.mistake, part.followed) == ("sum_not_mean", False)


@pytest.mark.parametrize(
    ("line", "told"),
    [("yhat", r"$\hat y$"), ("m_hat_1", r"$\hat m_1$"), ("w_12", "$w_{12}$"), ("o2", "$o_2$"), ("f", "$f$")],
)
def test_entries_are_told_by_their_letters(line, told):
    """As the task writes them."""
    wrong, later = Number("v", line, range(1), 0, letter_of(line)), Number("v", "g", range(1, 2), 1, "$g$")
    assert Followed((wrong,), (later,), (wrong,)).message == f"{told} неверно; $g$ посчитано от него правильно."


def test_entries_without_letters_are_told_by_their_places():
    """As the student counts them."""
    of = task(
        exercise=19,
        solver="by_paths",
        params={"x": {"book": 2}, "y": {"book": 3}},
        parts={
            "paths_x": {"kind": "vector", "shape": [3], "tolerance": "exact", "ask": "?"},
            "dfdx": {"kind": "number", "tolerance": "exact", "ask": "?"},
        },
    )
    verdict = judged(of, paths_x="4 3 20", dfdx="27")
    assert verdict.part("dfdx").followed
    assert verdict.part("dfdx").message == (
        "Посчитано правильно, но от неверного значения. Исправь число 3 части paths_x, и эта часть сойдётся."
    )


def test_numbers_that_overflow_prove_nothing():
    """An enormous first weight, a later one that cannot be computed from it."""
    part = judged(descent(), w="1e250 1e299 5").part("w")
    assert (part.verdict, part.followed) == ("wrong", False)


# --- across parts


def test_later_parts_follow_from_a_wrong_one():
    """The wrong one itself is told as any wrong number; the right answer is nowhere."""
    verdict = judged(network(), **passed(WRONG))
    assert [part.followed for part in verdict.parts] == [False, True, True, True, True]
    assert verdict.verdict == "wrong"
    told = verdict.part("O2").message
    assert told == "Посчитано правильно, но от неверного значения. Исправь H1, и эта часть сойдётся."


def test_parts_typed_so_far_are_the_answer():
    """In a drill the next part is judged when it is typed."""
    typed = passed(WRONG)
    assert judged(network(), H1=typed["H1"], O1=typed["O1"]).part("O1").followed
    assert judged(network(), H1=typed["H1"], H2=typed["H2"]).part("H2").followed
    assert not judged(network(), O1=typed["O1"]).part("O1").followed


def test_after_a_right_part_the_truth_holds_again():
    """H2 was computed anew, so O2 from the old one does not follow."""
    typed = {**passed(WRONG), "H2": passed(RIGHT)["H2"]}
    verdict = judged(network(), **typed)
    assert verdict.part("H2").verdict == "right"
    assert not verdict.part("O2").followed


def test_two_wrong_parts_are_both_named_where_both_matter():
    """Each is the student's own number."""
    typed = passed(WRONG)
    O2 = np.array([[7, 9], [30, 4]])
    verdict = judged(network(), **{**typed, "O2": rows(O2), "yhat": rows(O2 @ W3)})
    assert verdict.part("H2").followed
    assert verdict.part("yhat").message.endswith("Исправь O2, и эта часть сойдётся.")


@pytest.mark.parametrize(
    ("H1", "is_one"), [([[0, 0], [0, 0]], True), ([[1, 0], [0, 1]], True), ([[1, 0], [2, 1]], False)]
)
def test_nothing_follows_from_zeros_ones_or_the_identity(H1, is_one):
    """Whatever comes out of them."""
    assert judged(network(), **passed(np.array(H1))).part("H2").followed is not is_one


@pytest.mark.parametrize(
    ("entries", "shape", "is_one"),
    [
        ([0.0], (), True),
        ([1.0], (), True),
        ([2.0], (), False),
        ([0.0, 0.0], (2,), True),
        ([1.0, 1.0], (2,), True),
        ([1.0, 0.0], (2,), False),
        ([3.0, 3.0], (2,), False),
        ([1.0, 0.0, 0.0, 1.0], (2, 2), True),
        ([1.0, 0.0, 0.0, 1.0], (4,), False),
    ],
)
def test_degenerate_values(entries, shape, is_one):
    """Nothing but zeros, nothing but ones, the identity."""
    assert is_degenerate(entries, shape) is is_one


def test_sizes_that_come_of_own_numbers_may_differ():
    """38c lists the layers that work: without one of these slips the list would be longer."""
    variant = draw(Catalog.open(PROBLEMS, None).item("38c"), 16)
    of = pose(variant, solve(variant))
    verdict = judged(of, sizes="38.5 38.5 19.0 18.0 6.0 4.0 1.0", fail_layer="8")
    assert {part.part: str(part.verdict) for part in verdict.parts} == {"sizes": "wrong", "fail_layer": "right"}
