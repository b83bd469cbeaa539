"""A whole answer is judged: sizes, entries, mistakes that explain all of it, then each part, then what is near."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.judge import judge
from drill.solution import mistaken
from drill.verdict import PartVerdict, Verdict
from tests.asked import task
from tests.sizes import examples

NO_MISTAKES: dict = {}


def judged(of, **typed: str) -> Verdict:
    """The verdict on what was typed for the parts."""
    return judge(of, of.solution, lambda: mistaken(of.variant, of.solution), typed)


def single(of, text: str) -> PartVerdict:
    """The verdict on the only part."""
    return judged(of, **{of.parts[0].name: text}).parts[0]


def numbers(**mistakes) -> object:
    """Three parts: a = 2, b = 6, v = (1, 2.5, 4)."""
    return task(
        params={"x": {"book": 2}},
        parts={
            "a": {"kind": "number", "tolerance": "2 decimals", "ask": "?", "value": "x"},
            "b": {"kind": "integer", "ask": "?", "value": "3*x"},
            "v": {"kind": "vector", "shape": [3], "tolerance": "2 decimals", "ask": "?", "value": "[1, x + 0.5, 4]"},
        },
        mistakes=mistakes,
    )


def matrix(mistakes=NO_MISTAKES, **raw) -> object:
    """One part: the rows (1, 2, 3) and (4, 5, 6)."""
    part = {"kind": "matrix", "shape": [2, 3], "tolerance": "exact", "ask": "?", "value": "[[1, 2, 3], [4, 5, 6]]"}
    return task(parts={"W": {**part, **raw}}, mistakes=mistakes)


def mistake(told: str = "Так неверно.", **how) -> dict:
    """A mistake and what is told of it."""
    return {"tell": told, **how}


# --- the whole and its parts


def test_all_right_is_right():
    """Every part in its own spelling."""
    verdict = judged(numbers(), a="2,0", b="2*3", v="1; 5/2; 4")
    assert verdict.verdict == "right"
    assert [part.read for part in verdict.parts] == [2.0, 6, (1, 2.5, 4)]
    assert all(part.message == "" for part in verdict.parts)


def test_a_part_not_given_is_missing_and_the_others_are_judged():
    """Neither right nor wrong as a whole."""
    verdict = judged(numbers(), a="2", v="1 2.5 4")
    assert [part.verdict for part in verdict.parts] == ["right", "missing", "right"]
    assert verdict.verdict == "missing"


def test_an_unreadable_part_outweighs_a_wrong_one():
    """It says what is the matter and where; nothing was read."""
    verdict = judged(numbers(), a="3", b="abc", v="1 2.5 4")
    assert [part.verdict for part in verdict.parts] == ["wrong", "unreadable", "right"]
    assert verdict.verdict == "unreadable"
    assert verdict.part("b").read is None
    assert verdict.part("b").pointer == "abc\n^^^"


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_line_is_unreadable(text):
    """And no attempt."""
    assert judged(numbers(), a=text).part("a").verdict == "unreadable"


def test_parts_stand_in_the_order_of_the_item():
    """Whatever the order of typing; a name that is no part is nobody's."""
    assert [part.part for part in judged(numbers(), v="1 2 3", zzz="1", a="2").parts] == ["a", "b", "v"]


def test_mistakes_are_not_computed_for_a_right_answer():
    """Right answers are the fast ones."""
    of = numbers(m=mistake(answers={"a": "x + 1"}))

    def never():
        raise AssertionError

    assert judge(of, of.solution, never, {"a": "2", "b": "6", "v": "1 2.5 4"}).verdict == "right"


def test_the_reading_is_told_back():
    """Where it differs from the typing."""
    verdict = judged(numbers(), a="4/2", v="1, 2,5, 4")
    assert verdict.part("a").echo == "2"
    assert verdict.part("v").echo == ""


# --- wrong numbers


def test_wrong_entries_are_marked():
    """In places from 0 for programs, from 1 for people."""
    part = judged(numbers(), v="1 7 5").part("v")
    assert (part.verdict, part.wrong_at, part.mistake) == ("wrong", (1, 2), None)
    assert part.message == "Не сходятся числа на местах 2 и 3."


def test_wrong_entries_of_a_matrix_are_pairs():
    """Row and column."""
    part = single(matrix(), "1 2 3; 4 5 7")
    assert part.wrong_at == ((1, 2),)
    assert part.message.endswith("Не сходится: строка 2, столбец 3.")


def test_a_slip_of_rounding_is_close():
    """Under three tolerances, if no mistake explains it."""
    part = judged(numbers(), a="2.03").part("a")
    assert part.verdict == "close"
    assert "округления" in part.message
    assert judged(numbers(), a="2.04").part("a").verdict == "wrong"


def test_a_mistake_outweighs_closeness():
    """What a mistake gives is wrong even where it lies near the truth."""
    of = numbers(rounded=mistake("Не округляй.", answers={"a": "x + 0.03"}))
    part = judged(of, a="2.03").part("a")
    assert (part.verdict, part.mistake, part.message) == ("wrong", "rounded", "Не округляй.")


def test_too_coarse_a_rounding_gets_its_own_sentence():
    """With how many decimals are needed, and not the value."""
    part = judged(numbers(), v="1 3 4").part("v")
    assert part.verdict == "wrong"
    of = task(parts={"p": {"kind": "number", "tolerance": "3 decimals", "ask": "?", "value": "1/3"}})
    assert single(of, "0.3").message == ("Верно округлено, но слишком грубо: нужно не меньше 3 знаков после запятой.")


def test_a_fraction_where_a_whole_number_is_asked_is_told():
    """It was read, so it is an attempt."""
    part = judged(numbers(), b="6.5").part("b")
    assert (part.verdict, part.read, part.message) == ("wrong", 6.5, "Здесь нужно целое число.")


# --- sizes


def test_a_plain_list_fills_a_single_row_or_column():
    """Of a matrix with one row or one column."""
    column = {"shape": [3, 1], "value": "[[1], [2], [3]]"}
    assert single(matrix(**column), "1 2 3").verdict == "right"
    assert single(matrix(shape=[1, 3], value="[[1, 2, 3]]"), "1, 2, 3").verdict == "right"


def test_the_transposed_size_is_wrong_and_told():
    """The student has an answer, though turned round."""
    part = single(matrix(), "1 4; 2 5; 3 6")
    assert (part.verdict, part.read, part.wrong_at) == ("wrong", ((1, 4), (2, 5), (3, 6)), ())
    assert "матрица 3×2" in part.message
    assert "матрица 2×3" in part.message


def test_a_square_matrix_transposed_is_told():
    """Rather than two wrong entries."""
    square = matrix(shape=[2, 2], value="[[1, 2], [3, 4]]")
    part = single(square, "1 3; 2 4")
    assert part.wrong_at == ((0, 1), (1, 0))
    assert "транспонирована" in part.message


@pytest.mark.parametrize("text", ["1 2; 3 4", "1 2 3 4 5 6", "1", "1 2 3 4; 5 6 7 8"])
def test_any_other_size_is_unreadable(text):
    """Both sizes are named, nothing counts."""
    part = single(matrix(), text)
    assert part.verdict == "unreadable"
    assert "2×3" in part.message


def test_the_size_of_a_listed_mistake_is_that_mistake():
    """With its numbers; with others the size cannot be read."""
    of = matrix({"padded": mistake("Без рамки.", answers={"W": "[[0, 0], [7, 8]]"})})
    part = single(of, "0,0;7,8")
    assert (part.verdict, part.mistake, part.read) == ("wrong", "padded", ((0, 0), (7, 8)))
    assert single(of, "0 0; 7 9").verdict == "unreadable"


def test_a_vector_may_be_a_mistake_of_another_length():
    """A comma is then read in the size of the mistake."""
    of = numbers(start=mistake("Начало не в счёт.", answers={"v": "[1.5, 2.5]"}))
    part = judged(of, v="1,5 2,5").part("v")
    assert (part.verdict, part.mistake, part.read) == ("wrong", "start", (1.5, 2.5))


def test_where_the_size_is_asked_another_size_is_wrong():
    """It is part of the question."""
    part = single(matrix(size_asked=True), "1 2; 3 4")
    assert (part.verdict, part.wrong_at) == ("wrong", ())
    assert "2×3" not in part.message


# --- named mistakes


def test_a_mistake_is_named_and_told_with_its_numbers():
    """What is told may hold the variant's values."""
    of = numbers(doubled=mistake("Ты умножил $<<x>>$ на два.", answers={"a": "2*x"}))
    part = judged(of, a="4").part("a")
    assert (part.verdict, part.mistake, part.also) == ("wrong", "doubled", ())
    assert part.message == "Ты умножил $2$ на два."


def test_a_mistake_of_the_whole_answer_names_every_part_it_changes():
    """It fits when every part it changes is as typed and the others are right."""
    of = numbers(
        alone=mistake("Одно.", answers={"a": "x + 1"}),
        whole=mistake("Всё.", answers={"a": "x + 1", "b": "3*x + 3"}),
    )
    verdict = judged(of, a="3", b="9", v="1 2.5 4")
    assert [part.mistake for part in verdict.parts] == ["whole", "whole", None]
    assert judged(of, a="3", b="6", v="1 2.5 4").part("a").mistake == "alone"


def test_only_if_none_fits_each_part_is_looked_up_alone():
    """Two mistakes at once, or one beside something else."""
    of = numbers(
        first=mistake("Раз.", answers={"a": "x + 1", "b": "3*x + 3"}),
        second=mistake("Два.", answers={"v": "[1, 2, 3]"}),
    )
    verdict = judged(of, a="3", b="100", v="1 2 3")
    assert [part.mistake for part in verdict.parts] == ["first", None, "second"]


def test_parts_typed_so_far_are_the_answer():
    """A part that is missing or unreadable speaks neither for a mistake nor against it."""
    of = numbers(both=mistake("Оба.", answers={"a": "x + 1", "b": "3*x + 3"}))
    assert judged(of, a="3").part("a").mistake == "both"
    assert judged(of, a="3", b="?").part("a").mistake == "both"


def test_of_several_that_fit_the_first_is_the_mistake_and_all_are_told():
    """In the order of the file."""
    of = numbers(
        one=mistake("Забыто деление.", answers={"a": "x + 1"}),
        two=mistake("Забыт знак.", answers={"a": "3"}),
    )
    part = judged(of, a="3").part("a")
    assert (part.mistake, part.also) == ("one", ("two",))
    assert part.message == "Такой ответ выходит по-разному:\n- Забыто деление.\n- Забыт знак."
    assert part.tell == "Забыто деление."


def test_a_mistake_that_equals_the_truth_is_not_there():
    """The right answer stays right."""
    of = numbers(none=mistake(may_equal=True, answers={"a": "x"}))
    assert judged(of, a="2").part("a").verdict == "right"


def test_infinity_is_read_only_where_a_mistake_answers_it():
    """One series was forgotten, and no upper end was found."""
    of = numbers(no_end=mistake("Проверь первый ряд.", answers={"a": "inf"}))
    part = judged(of, a="∞").part("a")
    assert (part.verdict, part.mistake, part.read, part.message) == ("wrong", "no_end", None, "Проверь первый ряд.")
    json.dumps(judged(of, a="inf").as_json(), allow_nan=False)
    assert judged(numbers(), a="inf").part("a").verdict == "unreadable"


# --- options


OPTIONS = {"up": "вверх", "down": {"text": "вниз", "tell": "Градиент смотрит вверх."}, "left": "влево", "back": "назад"}


def choice(kind="choice", right: object = "up", **mistakes):
    """One choice of four."""
    return task(parts={"k": {"kind": kind, "ask": "?", "options": OPTIONS, "right": right}}, mistakes=mistakes)


@pytest.mark.parametrize(
    ("key", "name", "told"),
    [("down", "down", "Градиент смотрит вверх."), ("left", "sideways", "Не вбок."), ("back", "back", "не подходит")],
)
def test_a_wrong_option_has_a_name(key, name, told):
    """That of the mistake that lists it, else its key; with what there is to tell."""
    part = single(choice(sideways=mistake("Не вбок.", option=["k", "left"])), key)
    assert (part.verdict, part.read, part.mistake, part.wrong_at) == ("wrong", key, name, ())
    assert told in part.message


def test_an_option_is_picked_by_its_number_on_the_screen():
    """In the order in which this variant shows them."""
    of = choice()
    order = [key for key, _ in of.parts[0].options]
    assert single(of, str(order.index("up") + 1)).verdict == "right"


def test_a_multichoice_names_what_is_wrong_in_places_and_counts_it_in_words():
    """Keys wrongly chosen or left out; the sentence does not give the answer away."""
    of = choice("multichoice", ["up", "back"], sideways=mistake("Не вбок.", option=["k", "left"]))
    part = single(of, "up left down")
    assert set(part.wrong_at) == {"left", "down", "back"}
    assert {part.mistake, *part.also} == {"sideways", "down"}
    assert part.message.startswith("Отмечено лишних: 2. Не отмечено верных: 1.")
    assert part.tell == {"sideways": "Не вбок."}.get(part.mistake, "")
    assert single(of, "back, up").verdict == "right"
    assert single(of, "up").mistake is None


def test_a_mistake_may_be_recognised_by_a_condition_on_the_typed_options():
    """Everything ticked."""
    of = choice("multichoice", ["up", "back"], all_marked=mistake("Отмечено всё.", when="size(k) == 4"))
    part = single(of, "1 2 3 4")
    assert part.mistake == "all_marked"
    assert "Отмечено всё." in part.message


# --- formulas


def formula(**mistakes):
    """The gradient of a squared error."""
    return task(
        parts={"g": {"kind": "formula", "ask": "?", "reference": "-2*x*(y - w*x)"}},
        variables={name: {"is": "number"} for name in "xyw"},
        mistakes=mistakes,
    )


def test_an_equal_formula_is_right_and_another_is_wrong():
    """In any spelling."""
    assert single(formula(), "2x(wx - y)".replace("wx", "w x")).verdict == "right"
    part = single(formula(), "2*x*(y - w*x)")
    assert (part.verdict, part.read) == ("wrong", "2*x*(y - w*x)")
    assert part.message


def test_a_computed_mistake_is_known_by_its_formula_as_well():
    """In the number, in the formula, and in both at once, it is told by one name."""
    of = task(
        params={"x": {"book": 3}},
        parts={
            "a": {"kind": "number", "ask": "?", "value": "x**2"},
            "g": {"kind": "formula", "ask": "?", "reference": "t**2"},
        },
        variables={"t": {"is": "number"}},
        mistakes={"doubled": mistake("Это удвоение.", answers={"a": "2*x"}, formula={"g": "2*t"})},
    )
    for typed, named in (
        ({"a": "6", "g": "t^2"}, ["doubled", None]),
        ({"a": "9", "g": "2t"}, [None, "doubled"]),
        ({"a": "6", "g": "2t"}, ["doubled", "doubled"]),
    ):
        assert [part.mistake for part in judged(of, **typed).parts] == named


def test_a_formula_equal_to_a_mistake_is_that_mistake():
    """Whatever its spelling; one mistake may have several formulas."""
    of = formula(sign=mistake("Знак.", formula={"g": ["2*x*(y - w*x)", "2*(y - w*x)"]}))
    assert single(of, "-2x(w x - y)").mistake == "sign"
    assert single(of, "2y - 2w x").mistake == "sign"


# --- witnesses


def witnesses(**mistakes):
    """Two numbers whose sum is 3 and whose first is positive, beside an ordinary part."""
    return task(
        params={"s": {"book": 3}},
        parts={
            "n": {"kind": "integer", "ask": "?", "value": "2"},
            "u": {"kind": "witness", "ask": "?", "example": "1"},
            "v": {"kind": "witness", "ask": "?", "shape": [2], "example": "[1, 1]"},
        },
        witness={
            "total": {"holds": "abs(u + sum(v) - s) < 1e-6", "tell": "Сумма <<u + sum(v)>>, а нужна <<s>>."},
            "positive": {"holds": "u > 0", "tell": "Первое число не больше нуля."},
        },
        mistakes=mistakes,
    )


def test_any_numbers_with_the_property_are_right():
    """The example is one of many."""
    assert judged(witnesses(), n="2", u="1", v="1 1").verdict == "right"
    assert judged(witnesses(), n="2", u="0,5", v="7/2; -1").verdict == "right"


def test_witness_parts_share_one_verdict_that_names_the_failing_conditions():
    """The ordinary part beside them is judged by itself."""
    verdict = judged(witnesses(), n="2", u="-1", v="2 1")
    assert verdict.part("n").verdict == "right"
    for name in "uv":
        assert verdict.part(name).verdict == "wrong"
        assert verdict.part(name).wrong_at == ("total", "positive")
        assert verdict.part(name).message == "Сумма 2, а нужна 3. Первое число не больше нуля."


@pytest.mark.parametrize(("second", "word"), [(None, "missing"), ("abc", "unreadable"), ("1 2 3", "unreadable")])
def test_while_one_witness_is_not_there_the_others_are_missing(second, word):
    """They are not judged, though read."""
    typed = {"n": "2", "u": "1"} if second is None else {"n": "2", "u": "1", "v": second}
    verdict = judged(witnesses(), **typed)
    assert verdict.part("v").verdict == word
    assert (verdict.part("u").verdict, verdict.part("u").read) == ("missing", 1.0)
    assert verdict.part("n").verdict == "right"


def test_a_mistake_is_recognised_by_its_condition():
    """On the typed values, only when something fails; told before the condition."""
    of = witnesses(zeros=mistake("Одни нули.", when="u == 0 and max(abs(v)) == 0"), first=mistake("?", when="u == 1"))
    part = judged(of, u="0", v="0 0").part("u")
    assert (part.mistake, part.also) == ("zeros", ())
    assert (part.tell, part.message.startswith("Одни нули. ")) == ("Одни нули.", True)
    assert part.message.startswith("Одни нули. Сумма 0")
    assert judged(of, u="1", v="1 1").part("u").mistake is None


# --- anything


@settings(max_examples=examples(150))
@given(st.dictionaries(st.sampled_from(["a", "b", "v"]), st.text("0123456789.,;-/ ()[]e∞%x\n", max_size=20)))
def test_any_typing_gets_a_verdict_that_is_json(typed):
    """Strict JSON, one word a part, and something to say wherever it is not right."""
    verdict = judged(numbers(m=mistake(answers={"a": "x + 1", "v": "[0, 0]"})), **typed)
    said = json.loads(json.dumps(verdict.as_json(), allow_nan=False))
    assert list(said["parts"]) == ["a", "b", "v"]
    for name, part in said["parts"].items():
        assert (part["verdict"] == "missing") == (name not in typed)
        assert bool(part["message"]) == (part["verdict"] not in ("right", "missing"))
        assert (part["read"] is None) == (part["verdict"] in ("missing", "unreadable"))
