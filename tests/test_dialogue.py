"""What is asked next and what is offered follows from the attempts alone."""

from __future__ import annotations

import pytest

from drill.dialogue import Dialogue, Offer, groups_of
from drill.facts import Attempt

PARTS = (("p",), ("W1", "w2"), ("grad",))


def attempt(read, verdict, *parts):
    """A judged submission that was read as `read` for each part."""
    return Attempt(
        1, dict.fromkeys(parts, str(read)), dict.fromkeys(parts, read), dict.fromkeys(parts, verdict), (), 0, 1.0, "at"
    )


def after(*attempts, waits=True, parts=PARTS):
    """The dialogue after these submissions."""
    return Dialogue(parts, waits, attempts)


def test_parts_are_asked_one_by_one():
    """A part that is right gives way to the next; a wrong one stays."""
    assert after().asked == "p"
    assert after(attempt(1, "wrong", "p")).asked == "p"
    assert after(attempt(2, "right", "p")).asked == "W1"
    assert after(attempt(2, "right", "p")).to_do == 3


def test_witness_parts_are_typed_one_after_another_and_judged_together():
    """The first one waits for the second; a wrong group is asked again from its beginning."""
    begun = after(attempt(2, "right", "p")).with_text("1 2; 3 4")
    assert begun.asked == "w2"
    assert begun.typed == {"p": "2", "W1": "1 2; 3 4"}
    assert begun.without_text("W1").asked == "W1"
    assert begun.with_attempt(attempt(3, "wrong", "W1", "w2")).asked == "W1"
    assert begun.with_attempt(attempt(3, "right", "W1", "w2")).asked == "grad"


def test_witness_parts_stand_where_the_first_of_them_stands():
    """Ordinary parts beside them are asked by themselves, in file order."""
    kinds = {"a": "number", "W1": "witness", "b": "choice", "w2": "witness"}
    assert groups_of(kinds) == (("a",), ("W1", "w2"), ("b",))
    assert groups_of({"w": "vector"}) == (("w",),)


def test_what_stands_is_the_latest_text():
    """A part answered twice is judged by its last text, and so is everything that follows from it."""
    dialogue = after(attempt(1, "wrong", "p"), attempt(3, "wrong", "p"))
    assert dialogue.typed == {"p": "3"}


def test_a_task_is_solved_when_all_is_right():
    """Then nothing is asked any more."""
    dialogue = after(attempt(1, "right", "p"), attempt(2, "right", "W1", "w2"), attempt(3, "right", "grad"))
    assert dialogue.is_solved
    assert dialogue.asked is None


def offers(*attempts, waits=True, hints=2):
    """What is offered after each of the submissions."""
    return [after(*attempts[: n + 1], waits=waits).offer(hints) for n in range(len(attempts))]


def wrong(*reads):
    """Wrong answers to one part."""
    return [attempt(read, "wrong", "p") for read in reads]


@pytest.mark.parametrize("waits", [True, False])
def test_the_hint_is_offered_after_two_and_the_solution_after_three(waits):
    """The third wrong answer offers the solution, whatever was taken of the hints."""
    assert offers(*wrong(1, 2, 3), waits=waits) == [None, Offer.HINT, Offer.STEPS]


def test_without_hints_left_none_is_offered():
    """The solution is offered all the same."""
    assert offers(*wrong(1, 2, 3), hints=0) == [None, None, Offer.STEPS]


def test_the_solution_is_offered_again_at_every_third():
    """A student who goes on trying is not nagged at every line."""
    assert offers(*wrong(1, 2, 3, 4, 5, 6))[3:] == [None, None, Offer.STEPS]


def test_each_part_has_its_own_count():
    """Wrong answers to an earlier part offer nothing at a later one."""
    assert offers(*wrong(1), attempt(2, "right", "p"), attempt(5, "wrong", "W1", "w2"))[2] is None


def test_close_is_asked_again_once_before_it_counts():
    """The first close answer is free, the second is a wrong one like any other."""
    close = [attempt(read, "close", "p") for read in (1.1, 1.2, 1.3)]
    assert [after(*close[:n]).misses(("p",)) for n in (1, 2, 3)] == [0, 1, 2]


def test_the_same_wrong_answer_offers_nothing_new_at_a_terminal():
    """It does not count a second time, and is recognised as said before."""
    assert offers(*wrong(1, 1, 1)) == [None, None, None]
    assert after(*wrong(1, 2, 1)).has_repeated()
    assert not after(*wrong(1, 2, 3)).has_repeated()


def test_the_same_wrong_answer_counts_where_nobody_waits():
    """A script that repeats itself gets past the part all the same."""
    assert after(*wrong(1, 1), waits=False).asked == "p"
    assert after(*wrong(1, 1, 1), waits=False).asked == "W1"


def test_a_part_left_wrong_is_no_solution():
    """After three wrong answers without a terminal the next part is asked, and the task ends unsolved."""
    dialogue = after(*wrong(1, 2, 3), attempt(2, "right", "W1", "w2"), attempt(3, "right", "grad"), waits=False)
    assert dialogue.asked is None
    assert not dialogue.is_solved
    assert dialogue.to_do == 1
