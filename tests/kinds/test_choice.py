"""Options are picked by the number on the screen or by their key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import kinds
from drill.verdict import Unreadable
from tests.asked import asked, complaint, read
from tests.sizes import examples

CHOICE = asked("choice")
SEVERAL = asked("multichoice")


@pytest.mark.parametrize(
    "text", ["2", " 2 ", "2.", "2)", "(2)", "№2", "second", "Second", "SECOND", "sесоnd", "ыусщтв", "«second»", "2 2"]
)
def test_the_second_option_is_picked(text):
    """By number with any decoration, by key in any case, with look-alikes or in the wrong layout."""
    assert read(text, CHOICE) == "second"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "пуст"),
        ("5", "от 1 до 4"),
        ("0", "от 1 до 4"),
        ("fifth", "от 1 до 4"),
        ("1 2", "один вариант"),
        (",", "номер"),
    ],
)
def test_what_is_no_option_has_its_reason(text, reason):
    """The numbers that there are get named."""
    assert reason in complaint(text, CHOICE)


@pytest.mark.parametrize("text", ["3 1", "1, 3", "1,3", "3;1", "1 и 3", "first, third", "3 first", "[1, 3]", "1 3 1"])
def test_several_options_are_a_set_in_the_order_shown(text):
    """Any order, blanks or commas between, numbers beside keys."""
    assert read(text, SEVERAL) == ("first", "third")


@pytest.mark.parametrize("text", ["and or", "or, and", "AND и OR", "1 2"])
def test_an_option_called_and_can_be_picked_by_its_key(text):
    """5f has one; elsewhere the word only joins two options."""
    logical = asked("multichoice", options={"and": "И", "or": "ИЛИ", "xor": "ровно одно"}, right="or")
    assert read(text, logical) == ("and", "or")


@pytest.mark.parametrize("text", ["0", "нет", "-"])
def test_no_option_at_all_can_be_said(text):
    """A set may be empty."""
    assert read(text, SEVERAL) == ()


def test_numbers_typed_together_get_a_remedy():
    """`13` is no option of four."""
    assert "раздели пробелами" in complaint("13", SEVERAL)


@pytest.mark.parametrize(
    ("picked", "wrong_at"),
    [("1 3", ()), ("1 2 3", ("second",)), ("1", ("third",)), ("2 4", ("first", "second", "third", "fourth"))],
)
def test_keys_wrongly_chosen_or_left_out_are_named(picked, wrong_at):
    """In the order shown."""
    found = kinds.of("multichoice").compare(read(picked, SEVERAL), ("third", "first"), SEVERAL, None)
    assert found.wrong_at == wrong_at
    assert found.word == ("wrong" if wrong_at else "right")


def test_a_choice_is_right_or_wrong_and_has_no_places():
    """One key against one key."""
    assert [kinds.of("choice").compare(key, "first", CHOICE, None).word.value for key in ("first", "second")] == [
        "right",
        "wrong",
    ]


def test_an_answer_is_shown_by_its_number_and_reads_back():
    """The number on the screen is what a student sees."""
    assert kinds.of("choice").show("third", CHOICE) == "3"
    assert read(kinds.of("multichoice").show(("fourth", "second"), SEVERAL), SEVERAL) == ("second", "fourth")
    assert read(kinds.of("multichoice").show((), SEVERAL), SEVERAL) == ()


@pytest.mark.parametrize(("text", "told"), [("2", ""), ("2)", ""), ("second", ""), ("ыусщтв", "2")])
def test_the_number_is_told_back_where_a_key_was_guessed(text, told):
    """Only a reading that might surprise."""
    assert kinds.of("choice").echo(text, read(text, CHOICE), CHOICE) == told


@settings(max_examples=examples(200))
@given(st.text(max_size=30), st.sampled_from([CHOICE, SEVERAL]))
def test_any_text_gives_keys_or_a_complaint(text, of):
    """Never another exception."""
    value = read(text, of)
    if isinstance(value, Unreadable):
        assert value.complaint
    else:
        assert {value} if isinstance(value, str) else set(value) <= {"first", "second", "third", "fourth"}
