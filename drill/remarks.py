"""What is said to the student of numbers that are not right. A remark never tells the right value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drill.kinds.reading import Shape
from drill.words import listing, plural

_MOST_PLACES = 6


def where(wrong_at: Sequence[Any], shape: Shape) -> str:
    """Which entries are wrong, counted from 1: «Не сходятся числа 1 и 3.»"""
    if not shape:
        return "Число не сходится."
    entries = shape[0] if len(shape) == 1 else shape[0] * shape[1]
    if len(wrong_at) == entries and entries > 1:
        return "Не сходится ни одно число."
    if len(shape) == 1:
        numbers = [str(place + 1) for place in wrong_at]
        if len(numbers) == 1:
            return f"Не сходится число на месте {numbers[0]}."
        return f"Не сходятся числа на местах {listing(numbers)}."
    rows: dict[int, list[str]] = {}
    for row, column in wrong_at:
        rows.setdefault(row + 1, []).append(str(column + 1))
    told = [f"строка {row}, {_columns(columns)}" for row, columns in list(rows.items())[:_MOST_PLACES]]
    rest = "; …" if len(rows) > _MOST_PLACES else ""
    return f"Не {plural(len(wrong_at), 'сходится', 'сходятся', 'сходятся')}: {'; '.join(told)}{rest}."


def _columns(columns: Sequence[str]) -> str:
    return f"столбец {columns[0]}" if len(columns) == 1 else f"столбцы {listing(columns)}"


def options(wrong_at: Sequence[str], picked: Sequence[str]) -> str:
    """How many options are wrongly picked, how many left out; not which."""
    extra = sum(key in picked for key in wrong_at)
    missed = len(wrong_at) - extra
    told = [f"Отмечено лишних: {extra}."] * bool(extra) + [f"Не отмечено верных: {missed}."] * bool(missed)
    return " ".join(told)


def sized(shape: Shape) -> str:
    """`одно число`, `3 числа`, `матрица 2×3`."""
    if len(shape) == 2:
        return f"матрица {shape[0]}×{shape[1]}"
    count = shape[0] if shape else 1
    return "одно число" if count == 1 else f"{count} {plural(count, 'число', 'числа', 'чисел')}"


def other_size(own: Shape, wanted: Shape, example: str) -> str:
    """Both sizes, and how to type the wanted one."""
    if len(wanted) == 2 and len(own) == 1 and own[0] == wanted[0] * wanted[1]:
        return f"Нужна {sized(wanted)}, а строки не отделены: раздели их точкой с запятой, например {_cut(example)}"
    need = {"м": "Нужна"}.get(sized(wanted)[0], "Нужно")
    have = str(own[0]) if len(own) == len(wanted) == 1 and own[0] != 1 else sized(own)
    return f"{need} {sized(wanted)}, а здесь {have}. Пример записи: {_cut(example)}"


def _cut(example: str) -> str:
    return example if len(example) <= 40 else example[:39] + "…"
