"""Near misses: what a wrong number shows by itself, and when nothing is said."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drill.kinds.comparing import compared
from drill.nearmiss import is_transposed, other_size, told
from drill.problem import Tolerance
from drill.variant import Variant, book
from drill.verdict import Word
from tests.sizes import examples
from tests.small import small_item

ALONE = book(small_item())
FIVE = book(small_item(params={"y": {"book": [1, 2, 3, 4, 5]}}))


def remark(value, truth, tolerance: str = "2 decimals", variant: Variant = ALONE) -> str:
    """What is said of a value."""
    of = Tolerance.parse(tolerance)
    comparison = compared(value, np.array(truth), of)
    flat = [at if isinstance(at, int) else at[0] * np.shape(truth)[1] + at[1] for at in comparison.wrong_at]
    wrong = flat if np.ndim(truth) else [0] * (comparison.word is not Word.RIGHT)
    return told(value, np.array(truth), of, wrong, comparison.word is Word.CLOSE, variant)


@pytest.mark.parametrize(
    ("value", "truth", "tolerance", "decimals"),
    [
        (0.8, 0.8437, "2 decimals", 2),
        (0.8, 0.75, "2 decimals", 2),
        (12.0, 12.375, "exact", 3),
        (0.33, 1 / 3, "3 decimals", 3),
        (0.3, 0.2871, "absolute 0.005", 2),
        ((0.84, 0.3), (0.84, 0.3125), "2 decimals", 2),
    ],
)
def test_right_but_too_coarse_is_told(value, truth, tolerance, decimals):
    """With how many decimals are needed."""
    said = remark(value, truth, tolerance)
    assert said.startswith("Верно округлено, но слишком грубо")
    assert f" {decimals} знак" in said


@pytest.mark.parametrize(
    ("value", "truth", "tolerance"),
    [(0.8, 0.8737, "2 decimals"), (2.71, 2.71828, "3 decimals"), ((-1.8, 0.25), (-1.88, 0.25), "2 decimals")],
)
def test_digits_cut_instead_of_rounded_are_told(value, truth, tolerance):
    """Towards zero."""
    assert remark(value, truth, tolerance).startswith("Цифры отброшены, а надо округлять.")


@pytest.mark.parametrize(
    ("value", "truth", "tolerance"),
    [
        (0.9, 0.8437, "2 decimals"),
        (1.0, 0.8437, "2 decimals"),
        (0.0, 0.04, "2 decimals"),
        (99.0, 12.5, "2 decimals"),
        (0.86, 0.8437, "2 decimals"),
        (0.84, 0.8437, "2 decimals"),
        (3.0, 3.4, "integer"),
        ((0.8, 5.0), (0.8437, 7.0), "2 decimals"),
    ],
)
def test_of_other_numbers_nothing_is_said(value, truth, tolerance):
    """Zero, another rounding, something quite different, one entry that is plainly wrong, the right one."""
    assert remark(value, truth, tolerance) == ""


@pytest.mark.parametrize(
    ("value", "truth", "said"),
    [
        (-0.84, 0.8437, "Число верное, а знак нет."),
        ((-0.84, 0.31), (0.84, -0.31), "Сами числа верные, но у всех перевёрнут знак."),
        ((-0.84, 0.31, 2.0), (0.84, 0.31, 2.0), "Не сходится число на месте 1. Там перевёрнут только знак."),
        (((1.0, -2.0), (3.0, 4.0)), [[1, 2], [3, 4]], "Не сходится: строка 1, столбец 2. Там перевёрнут только знак."),
        (1.69, 0.8437, "Ответ ровно вдвое больше нужного: где-то лишняя двойка."),
        (0.42, 0.8437, "Ответ ровно вдвое меньше нужного: где-то потеряна двойка."),
        ((1.68, 0.62), (0.84, 0.31), "Каждое число ровно вдвое больше нужного: где-то лишняя двойка."),
        (0.3125, 3.2, "Дробь перевёрнута: это единица, делённая на нужное число."),
        ((0.5, 0.25), (2.0, 4.0), "Дроби перевёрнуты."),
        (((1.0, 3.0), (2.0, 4.0)), [[1, 2], [3, 4]], "Матрица транспонирована: строки и столбцы поменялись местами."),
        (((3.0, 4.0), (1.0, 2.0)), [[1, 2], [3, 4]], "Числа верные, но строки стоят не в том порядке."),
        (((2.0, 1.0), (4.0, 3.0)), [[1, 2], [3, 4]], "Числа верные, но столбцы стоят не в том порядке."),
        ((3.0, 1.0, 2.0), (1.0, 2.0, 3.0), "Числа верные, но стоят не в том порядке."),
        ((1.0, 2.0, 9.0), (1.0, 2.0, 3.0), "Верно всё, кроме одного числа. Не сходится число на месте 3."),
    ],
)
def test_a_simple_relation_to_the_truth_is_told(value, truth, said):
    """In one sentence, without the value."""
    assert remark(value, truth) == said


def test_a_forgotten_mean_is_told_where_there_are_observations():
    """Five times too large, or five times too small."""
    assert "во столько раз, сколько наблюдений: не сумма ли" in remark(6.0, 1.2, variant=FIVE)
    assert "во столько раз, сколько наблюдений: не лишнее ли" in remark(0.24, 1.2, variant=FIVE)
    assert remark(6.0, 1.2) == ""


@pytest.mark.parametrize(
    ("value", "truth", "tolerance"),
    [
        (-0.03, 0.03, "2 decimals"),
        (0.06, 0.03, "2 decimals"),
        (-0.846, 0.8437, "2 decimals"),
        (2.0, 1.0, "integer"),
        (-1.0, 1.0, "integer"),
        (0.0, 0.0, "2 decimals"),
        ((0.0, 5.0), (0.0, 0.0), "2 decimals"),
    ],
)
def test_what_may_be_chance_is_not_remarked_upon(value, truth, tolerance):
    """Near zero every number is near minus itself; a digit that does not fit; the smallest whole numbers; no truth."""
    assert remark(value, truth, tolerance) == ""


def test_a_transposed_matrix_is_recognised():
    """Square or not, but not where it is right as it stands."""
    exact = Tolerance.parse("exact")
    assert is_transposed(((1.0, 3.0), (2.0, 4.0)), [[1, 2], [3, 4]], exact)
    assert is_transposed(((1.0,), (2.0,)), [[1, 2]], exact)
    assert not is_transposed(((1.0, 3.0), (2.0, 5.0)), [[1, 2], [3, 4]], exact)
    assert not is_transposed((1.0, 2.0), [1, 2], exact)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("dW", "Производная по W имеет размер W: 2×3, у тебя 3×2."),
        ("dH", "Производная по H имеет размер H: 2×3, у тебя 3×2."),
        ("W_new", "W имеет размер 2×3, у тебя 3×2."),
        ("W", "W имеет размер 2×3, у тебя 3×2."),
        ("O", "Нужна матрица 2×3, у тебя матрица 3×2: строки и столбцы поменялись местами."),
    ],
)
def test_a_turned_size_is_explained_by_what_has_that_size(name, said):
    """A derivative has the size of what it is taken by, a weight keeps its own."""
    variant = book(small_item(params={"W": {"book": [[1, 2, 3], [4, 5, 6]]}}))
    assert other_size(name, (3, 2), (2, 3), variant, {"H": np.ones((2, 3)), "O": np.ones((2, 3))}) == said


NUMBERS = st.floats(-100, 100).map(lambda x: round(x, 4)).filter(lambda x: abs(x) > 0.05)
TRUTHS = st.one_of(
    NUMBERS,
    st.lists(NUMBERS, min_size=2, max_size=4).map(tuple),
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=3).map(tuple),
)


@settings(max_examples=examples(200))
@given(TRUTHS, st.sampled_from(["2 decimals", "exact", "absolute 0.01", "relative 1%"]))
def test_of_the_right_answer_nothing_is_said(truth, tolerance):
    """No remark contradicts the verdict."""
    assert remark(truth, truth, tolerance) == ""


SLIPS = {
    "sign": lambda a: -a,
    "double": lambda a: 2 * a,
    "half": lambda a: a / 2,
    "inverse": lambda a: 1 / a,
    "coarse": lambda a: np.round(a),
    "cut": np.trunc,
    "turned": lambda a: a[::-1] if np.ndim(a) else a,
    "transposed": lambda a: a.T if np.ndim(a) == 2 and a.shape[0] == a.shape[1] else a,
}


@settings(max_examples=examples(400))
@given(TRUTHS, st.sampled_from(sorted(SLIPS)), st.sampled_from(["2 decimals", "3 decimals", "absolute 0.01"]))
def test_a_remark_never_holds_the_right_value(truth, slip, tolerance):
    """No number in it is the truth in the digits asked for, counts and places aside."""
    array = np.array(truth)
    assume(np.all(np.abs(array - np.round(array)) > 0.02))
    value = np.asarray(SLIPS[slip](array), dtype=float)
    value = (
        tuple(map(tuple, value.tolist())) if value.ndim == 2 else tuple(value.tolist()) if value.ndim else float(value)
    )
    said = {
        float(number.replace(",", ".")) for number in re.findall(r"\d+(?:[.,]\d+)?", remark(value, truth, tolerance))
    }
    for entry in array.ravel():
        assert not any(abs(number - abs(entry)) <= 0.011 for number in said)


@settings(max_examples=examples(300))
@given(NUMBERS, st.floats(-1000, 1000).map(lambda x: round(x, 2)))
def test_a_remark_upon_one_number_is_true(truth, value):
    """Whatever is said of it holds to the last digit typed."""
    said = remark(value, truth)
    if "знак" in said and "грубо" not in said and "отброшены" not in said:
        assert abs(value + truth) <= 0.0111
    elif "вдвое больше" in said:
        assert abs(value - 2 * truth) <= 0.0111
    elif "вдвое меньше" in said:
        assert abs(value - truth / 2) <= 0.0111
    elif "перевёрнута" in said:
        assert abs(value - 1 / truth) <= 0.0111
    elif said:
        assert abs(value - truth) <= abs(truth) / 10
