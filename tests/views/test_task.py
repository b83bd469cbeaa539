"""The task on the screen: which one it is, and what to type for each part."""

from __future__ import annotations

import pytest

from drill.problem import Tolerance
from drill.views.screen import Screen
from drill.views.task import ask_lines, header_lines, task_lines
from drill.views.words import counted, precision
from tests.asked import asked, task

SCREEN = Screen(width=80)


def posed(**raw):
    """A task of one part."""
    return task(parts={"a": {"kind": "number", "ask": "Вес", "value": "1"}}, **raw)


def ask(of):
    """What is said of a part after the question itself."""
    return " ".join(ask_lines(posed(), of, SCREEN)[1:])


def test_the_header_names_the_task_as_the_book_does():
    """The book's letter, exercise and label, the code, the place in the session."""
    item = posed(source={"letter": "б", "origin": "book"}, label="три шага")
    assert header_lines(item, SCREEN, "4 из 31") == ["15б · проба — три шага · 15z · 4 из 31"]


def test_an_item_without_a_letter_stands_by_its_code():
    """Where the book prints no letter none is made up."""
    assert header_lines(posed(label="три шага"), SCREEN) == ["проба — три шага · 15z"]


def test_a_long_header_is_two_lines():
    """The place is never broken apart."""
    lines = header_lines(posed(label="очень длинное название " * 3), Screen(width=60), "4 из 31")
    assert lines[-1] == "15z · 4 из 31"


def test_conventions_are_always_shown():
    """Under their own heading; an item without any has no heading."""
    assert "Договорённости" in task_lines(posed(conventions="Без округления."), SCREEN)
    assert "Договорённости" not in task_lines(posed(), SCREEN)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (asked("number"), "Введи число, с точностью до 2 знаков после запятой."),
        (asked("number", tolerance="1 decimal"), "Введи число, с точностью до 1 знака после запятой."),
        (asked("number", tolerance="exact"), "Введи число, точно, можно дробью."),
        (asked("number", tolerance="absolute 0.05"), "Введи число, с погрешностью не больше 0.05."),
        (asked("number", tolerance="relative 5%"), "Введи число, с погрешностью не больше 5%."),
        (asked("number", unit="percent"), "Введи число, в процентах, с точностью до 2 знаков после запятой."),
        (asked("integer"), "Введи целое число."),
        (asked("vector", 3), "Введи 3 числа через пробел, с точностью до 2 знаков после запятой."),
        (asked("vector", 5), "Введи 5 чисел через пробел, с точностью до 2 знаков после запятой."),
        (asked("matrix", 2, 3), "Введи матрицу 2×3, строки через «;», с точностью до 2 знаков после запятой."),
        (asked("multichoice", right=["first"]), "Введи номера всех подходящих вариантов через пробел."),
        (asked("witness", example="1"), "Введи число; подойдёт любой верный ответ."),
        (asked("witness", 2, example="[1, 2]"), "Введи 2 числа через пробел; подойдёт любой верный ответ."),
    ],
)
def test_what_to_type_is_said_with_its_precision(part, told):
    """Every kind in words, then an example."""
    assert f"{told} Например: " in ask(part)


def test_a_size_that_is_asked_is_not_told():
    """Neither by the words nor by the example."""
    told = ask(asked("matrix", 3, 5, size_asked=True))
    assert "сколько их, это тоже вопрос" in told
    assert "3" not in told.partition("Например")[0]


def test_options_are_numbered():
    """The number is what is typed."""
    lines = ask_lines(posed(), asked("choice"), SCREEN)
    assert lines[1:] == ["  1. раз", "  2. два", "  3. три", "  4. четыре", "Введи номер варианта."]


def test_letters_of_a_formula_are_listed():
    """With their size, and with the sign of the page where it is another."""
    part = asked("formula", reference="X", variables={"X": {"is": "matrix n x p"}, "eta": {"is": "number", "tex": "q"}})
    lines = ask_lines(posed(), part, SCREEN)
    assert [line.strip() for line in lines if line.startswith("  ")] == ["X: матрица n×p", "eta: q, число"]


def test_letters_known_already_are_one_line():
    """Only where they are the very same."""
    letters = {"X": {"is": "matrix n x p"}, "eta": {"is": "number", "tex": "q"}}
    part = asked("formula", reference="X", variables=letters)
    again = asked("formula", reference="eta", variables=letters)
    other = asked("formula", reference="X", variables={"X": {"is": "matrix p x n"}})
    assert "Буквы те же: X, eta." in ask_lines(posed(), again, SCREEN, known=part.variables)
    assert "  X: матрица p×n" in ask_lines(posed(), other, SCREEN, known=part.variables)


def test_a_letter_with_a_definition_and_no_size_is_a_number():
    """A letter never stands bare."""
    part = asked("formula", reference="s", variables={"t": {"is": "number"}, "s": {"equals": "sigma(t)"}})
    assert "  s: число" in ask_lines(posed(), part, SCREEN)


@pytest.mark.parametrize(("kind", "are_told"), [("matrix n x p", True), ("number", False)])
def test_signs_of_matrices_are_told_where_there_are_matrices(kind, are_told):
    """Nobody guesses that @ multiplies and .T transposes."""
    part = asked("formula", reference="X", variables={"X": {"is": kind}})
    assert ("@ перемножает матрицы, .T транспонирует." in "\n".join(ask_lines(posed(), part, SCREEN))) is are_told


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 задача"), (3, "3 задачи"), (11, "11 задач"), (21, "21 задача"), (112, "112 задач")]
)
def test_nouns_follow_their_numbers(number, said):
    """One, few, many; the teens are many."""
    assert counted(number, "задача", "задачи", "задач") == said


def test_an_integer_needs_no_precision():
    """It is whole or wrong."""
    assert precision(Tolerance.parse("integer")) == ""
