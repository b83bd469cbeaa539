"""A whole number is compared by all its digits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import kinds
from tests.asked import asked, complaint, read, word
from tests.sizes import examples

INTEGER = asked("integer")


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("3.0", 3), ("3,0", 3), ("−3", -3), ("2^10", 1024), ("1 000 000", 10**6), ("n = 7", 7), ("12/4", 3)],
)
def test_whole_numbers_are_read_as_integers(text, value):
    """Also when they were typed as decimals, powers or groups of three."""
    found = read(text, INTEGER)
    assert found == value
    assert isinstance(found, int)


def test_a_fraction_is_read_and_is_not_right():
    """A mistake may give one: it has to be recognised."""
    assert read("2,5", INTEGER) == 2.5
    assert word("2.5", 2, INTEGER) == "wrong"


def test_nothing_is_close_to_an_integer():
    """One more is wrong."""
    assert [word(text, 7, INTEGER) for text in ("7", "7.0", "8", "7.0001")] == ["right", "right", "wrong", "wrong"]


def test_large_integers_differ_in_their_last_digit():
    """Beyond 2^53 too."""
    assert word(str(2**60), 2**60, INTEGER) == "right"
    assert word(str(2**60 + 1), 2**60, INTEGER) == "wrong"


@pytest.mark.parametrize(("text", "reason"), [("9" * 301, "большое"), ("три", "три"), ("", "пуст"), ("1 2", "их 2")])
def test_what_cannot_be_read_has_its_reason(text, reason):
    """Overflow is unreadable, not infinite."""
    assert complaint(text, INTEGER)
    if reason != "три":
        assert reason in complaint(text, INTEGER)


@settings(max_examples=examples(100))
@given(st.integers(-(10**20), 10**20))
def test_the_right_answer_as_shown_is_right(truth):
    """Whatever its size."""
    assert word(kinds.of("integer").show(truth, INTEGER), truth, INTEGER) == "right"
