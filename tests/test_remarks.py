"""Remarks name places and sizes in Russian and never the right value."""

from __future__ import annotations

import pytest

from drill.remarks import options, other_size, sized, where
from drill.words import plural


@pytest.mark.parametrize(
    ("wrong_at", "shape", "told"),
    [
        ((), (), "Число не сходится."),
        ((0,), (1,), "Не сходится число на месте 1."),
        ((2,), (3,), "Не сходится число на месте 3."),
        ((0, 2), (3,), "Не сходятся числа на местах 1 и 3."),
        ((0, 1, 3), (4,), "Не сходятся числа на местах 1, 2 и 4."),
        ((0, 1, 2), (3,), "Не сходится ни одно число."),
        (((1, 0),), (2, 2), "Не сходится: строка 2, столбец 1."),
        (((0, 1), (1, 0), (1, 1)), (2, 2), "Не сходятся: строка 1, столбец 2; строка 2, столбцы 1 и 2."),
    ],
)
def test_wrong_entries_are_told_by_place(wrong_at, shape, told):
    """Counted from 1; rows and columns of a matrix."""
    assert where(wrong_at, shape) == told


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
        ((2,), (3,), "Нужно 3 числа, а здесь 2. Пример записи: E"),
        ((2, 2), (2, 3), "Нужна матрица 2×3, а здесь матрица 2×2. Пример записи: E"),
        ((4,), (2, 2), "Нужна матрица 2×2, а строки не отделены: раздели их точкой с запятой, например E"),
        ((2,), (1,), "Нужно одно число, а здесь 2. Пример записи: E"),
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
