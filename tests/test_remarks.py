"""Remarks name places and sizes in Russian and never the right value."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.problem import Tolerance
from drill.remarks import is_transposed, options, other_size, sized, too_coarse, where
from drill.words import plural
from tests.sizes import examples


@pytest.mark.parametrize(
    ("wrong_at", "shape", "told"),
    [
        ((), (), "Число не сходится."),
        ((0,), (1,), "Не сходится число 1."),
        ((2,), (3,), "Не сходится число 3."),
        ((0, 2), (3,), "Не сходятся числа 1 и 3."),
        ((0, 1, 3), (4,), "Не сходятся числа 1, 2 и 4."),
        ((0, 1, 2), (3,), "Не сходится ни одно число."),
        (((1, 0),), (2, 2), "Не сходится: строка 2, столбец 1."),
        (((0, 1), (1, 0), (1, 1)), (2, 2), "Не сходятся: строка 1, столбец 2; строка 2, столбцы 1 и 2."),
    ],
)
def test_wrong_entries_are_told_by_place(wrong_at, shape, told):
    """Counted from 1; rows and columns of a matrix."""
    assert where(wrong_at, shape) == told


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
    told = too_coarse(value, np.array(truth), Tolerance.parse(tolerance))
    assert told.startswith("Верно округлено, но слишком грубо")
    assert f" {decimals} знак" in told


@pytest.mark.parametrize(
    ("value", "truth", "tolerance"),
    [
        (0.9, 0.8437, "2 decimals"),
        (1.0, 0.8437, "2 decimals"),
        (0.0, 0.04, "2 decimals"),
        (99.0, 12.5, "2 decimals"),
        (-0.5, 0.5, "2 decimals"),
        (0.86, 0.8437, "2 decimals"),
        (0.84, 0.8437, "2 decimals"),
        (3.0, 3.4, "integer"),
        ((0.8, 5.0), (0.8437, 7.0), "2 decimals"),
    ],
)
def test_other_wrong_numbers_are_not_called_coarse(value, truth, tolerance):
    """Zero, another rounding, something quite different, or one entry that is plainly wrong."""
    assert too_coarse(value, np.array(truth), Tolerance.parse(tolerance)) == ""


@settings(max_examples=examples(200))
@given(st.floats(0.01, 1e4), st.floats(-1e4, 1e4).map(lambda x: round(x, 3)))
def test_unrelated_answers_are_hardly_ever_called_coarse(truth, value):
    """Only what lies within half a unit of its last decimal."""
    if too_coarse(value, truth, Tolerance.parse("3 decimals")):
        assert abs(value - truth) <= 0.5


def test_a_transposed_matrix_is_recognised():
    """Square or not, but not where it is right as it stands."""
    exact = Tolerance.parse("exact")
    assert is_transposed(((1.0, 3.0), (2.0, 4.0)), [[1, 2], [3, 4]], exact)
    assert is_transposed(((1.0,), (2.0,)), [[1, 2]], exact)
    assert not is_transposed(((1.0, 3.0), (2.0, 5.0)), [[1, 2], [3, 4]], exact)
    assert not is_transposed((1.0, 2.0), [1, 2], exact)


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ((), "одно число"),
        ((1,), "одно число"),
        ((3,), "3 числа"),
        ((12,), "12 чисел"),
        ((21,), "21 число"),
        ((2, 3), "матрица 2×3"),
    ],
)
def test_sizes_are_named(shape, told):
    """In words with the right ending."""
    assert sized(shape) == told


@pytest.mark.parametrize(
    ("own", "wanted", "told"),
    [
        ((2,), (3,), "Нужно 3 числа, а прочитано: 2 числа. Пример записи: E"),
        ((2, 2), (2, 3), "Нужна матрица 2×3, а прочитано: матрица 2×2. Пример записи: E"),
        ((4,), (2, 2), "Нужна матрица 2×2, а строки не отделены: раздели их точкой с запятой, например E"),
        ((2,), (1,), "Нужно одно число, а прочитано: 2 числа. Пример записи: E"),
    ],
)
def test_another_size_is_told_with_both_sizes_and_an_example(own, wanted, told):
    """Or with the remedy where only the row marks are missing."""
    assert other_size(own, wanted, "E") == told


def test_options_are_counted_and_not_named():
    """Naming them would be the answer."""
    assert options(("a", "b", "c"), ("a", "x")) == "Отмечено лишних: 1. Не отмечено верных: 2."


@pytest.mark.parametrize(
    ("count", "form"), [(1, "число"), (2, "числа"), (5, "чисел"), (11, "чисел"), (21, "число"), (112, "чисел")]
)
def test_nouns_follow_their_numbers(count, form):
    """As in Russian."""
    assert plural(count, "число", "числа", "чисел") == form
