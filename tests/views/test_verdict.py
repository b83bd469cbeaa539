"""The verdict on the screen: the word first, how the answer was read, why."""

from __future__ import annotations

import re

import pytest

from drill.verdict import PartVerdict, Verdict, Word
from drill.views.screen import Screen
from drill.views.verdict import verdict_lines, whole_lines
from tests.asked import asked, task

SCREEN = Screen(width=80)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        (Word.RIGHT, "Верно: 0.8 1.2"),
        (Word.CLOSE, "Почти верно: 0.8 1.2"),
        (Word.WRONG, "Неверно: 0.8 1.2"),
        (Word.MISSING, "Нет ответа."),
    ],
)
def test_a_verdict_begins_with_its_word(word, first):
    """Then comes the answer as it was read."""
    assert verdict_lines(PartVerdict("w", word, (0.8, 1.2)), asked("vector", 2), SCREEN) == [first]


def test_what_was_understood_differently_is_told():
    """The reading, with its notes, stands in the place of the plain numbers."""
    verdict = PartVerdict("w", Word.WRONG, 0.69, echo="0.69; ln натуральный", message="Число не сходится.")
    assert verdict_lines(verdict, asked("number"), SCREEN) == ["Неверно: 0.69; ln натуральный", "Число не сходится."]


def test_an_unreadable_answer_is_pointed_at():
    """The complaint and the two lines that show the place."""
    verdict = PartVerdict("w", Word.UNREADABLE, message="Здесь буква.", pointer="1 a\n  ^")
    assert verdict_lines(verdict, asked("number"), SCREEN) == ["Не понял. Здесь буква.", "1 a", "  ^"]


def test_a_choice_is_read_back_by_its_number():
    """As it stands on the screen."""
    assert verdict_lines(PartVerdict("a", Word.RIGHT, "second"), asked("choice"), SCREEN) == ["Верно: 2"]


def test_a_matrix_is_read_back_by_rows():
    """Rows apart by semicolons."""
    verdict = PartVerdict("a", Word.RIGHT, ((1.0, 0.5), (0.0, -1.0)))
    assert verdict_lines(verdict, asked("matrix", 2, 2), SCREEN) == ["Верно: 1 0.5; 0 -1"]


def test_a_long_answer_is_read_back_within_the_screen():
    """Broken between its numbers, never inside one."""
    verdict = PartVerdict("a", Word.RIGHT, (-2.0, -0.964027580076, -0.746067998446, 1.49213599689))
    assert verdict_lines(verdict, asked("vector", 4), Screen(width=40)) == [
        "Верно: -2 -0.964027580076",
        "-0.746067998446 1.49213599689",
    ]


def test_a_repeated_answer_is_told_shortly():
    """Without its explanation."""
    verdict = PartVerdict("a", Word.WRONG, 1.0, message="Это половина.")
    assert verdict_lines(verdict, asked("number"), SCREEN, repeated=True) == ["Неверно: это уже было."]


def test_colour_is_only_in_the_first_word():
    """One of the eight base colours, and the text is the same without it."""
    verdict = PartVerdict("a", Word.WRONG, 1.0, message="Это половина.")
    lines = verdict_lines(verdict, asked("number"), Screen(colour=True))
    assert lines == ["\x1b[31mНеверно\x1b[0m: 1", "Это половина."]


def test_a_whole_answer_is_told_part_by_part():
    """Each by its name; at the end how many are right. A single part has no name."""
    parts = {name: {"kind": "number", "ask": "?", "value": "1"} for name in ("a", "b")}
    verdicts = (PartVerdict("a", Word.RIGHT, 1.0), PartVerdict("b", Word.MISSING))
    lines = whole_lines(Verdict("15z", None, verdicts), task(parts=parts), SCREEN)
    assert lines == ["Верно (a): 1", "Нет ответа (b).", "Всего верно 1 из 2."]
    one = Verdict("15z", None, verdicts[:1])
    assert whole_lines(one, task(parts={"a": parts["a"]}), SCREEN) == ["Верно: 1"]


def test_no_answer_at_all_is_told_with_how_to_give_one():
    """Each part in quotes where there are several."""
    parts = {name: {"kind": "number", "ask": "?", "value": "1"} for name in ("a", "b")}
    missing = tuple(PartVerdict(name, Word.MISSING) for name in parts)
    told = whole_lines(Verdict("15z", None, missing), task(parts=parts), SCREEN)
    assert told[0] == "Нет ответа."
    assert re.fullmatch(r"Пиши так: masha check \S+ '\S+' '\S+'", told[1])
    told = whole_lines(Verdict("15z", None, missing[:1]), task(parts={"a": parts["a"]}), SCREEN)
    assert re.fullmatch(r"Пиши так: masha check \S+ [0-9./-]+", told[1])


FRACTION = asked(
    "formula",
    reference="y/p",
    variables={"y": {"is": "number"}, "p": {"is": "number", "tex": r"\hat p"}},
)


def formula_lines(typed, screen=SCREEN, **how):
    """What is said of a right formula."""
    return verdict_lines(PartVerdict("a", Word.RIGHT, typed, **how), FRACTION, screen)


def test_a_formula_is_shown_as_it_is_written_on_paper():
    """In the letters of the page, under the word."""
    assert formula_lines("y/p - (1-y)/(1-p)") == [
        "Верно. Прочитано так:",
        "     y     1 − y",
        "    ─── − ───────",
        "     p̂     1 − p̂",
    ]


def test_a_simple_formula_stays_on_the_line_of_the_word():
    """So does every one in plain text, as it was typed."""
    assert formula_lines("2*(p - y)") == ["Верно: 2 · (p̂ − y)"]
    assert formula_lines("y/p", Screen(width=80, plain=True)) == ["Верно: y/p"]


def test_a_doubtful_reading_of_a_formula_is_told_beside_it():
    """And what is wrong with it comes last."""
    lines = formula_lines("1/2p", message="Так не бывает.")
    assert lines[0] == "Верно. Прочитано так:"
    assert lines[-2:] == ["«1/2p» прочитано как (1/2)·p.", "Так не бывает."]
