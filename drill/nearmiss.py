"""Near misses: wrong numbers that show by themselves what went wrong.

Every remark needs evidence: what is typed must be hit to its last digit, and the truth must stand well apart from
zero, so that an unrelated number is hardly ever remarked upon (`make bench-feedback` measures how often).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from drill.kinds.comparing import near, nested, places
from drill.kinds.reading import Array, flat, size
from drill.problem import Tolerance
from drill.remarks import sized, where
from drill.solution import Names
from drill.variant import Variant
from drill.words import plural

_MOST_DECIMALS = 12

_SHARE = 0.25
"""One or two numbers are remarked upon when the window around the remarked value is at most this share of it."""

_LEAST_INTEGER = 3
"""Smaller whole numbers meet each other's halves and doubles by chance."""

_ENOUGH = 3
"""So many entries cannot be hit by chance."""

_OBSERVATIONS = ("y", "X", "yhat")
"""Parameters with an entry or a row for every observation; `n` is their number itself."""


def told(value: Array, truth: Any, tolerance: Tolerance, wrong: Sequence[int], close: bool, variant: Variant) -> str:
    """The first remark that fits a wrong number, vector or matrix of the wanted size; empty if none does.

    wrong: the wrong entries in reading order. close: all of them are within three tolerances, and so only their
    digits are spoken of.
    """
    typed, right = flat(value), flat(nested(truth))
    pairs = [(typed[place], right[place]) for place in wrong]
    if not pairs:
        return ""
    told = _coarse(pairs, tolerance) or _cut(pairs, tolerance)
    if told or close:
        return told
    shape = size(value)
    entry = _Entries(tolerance, len(right))
    return (
        _sign(typed, right, shape, entry)
        or _factor(typed, right, shape, entry, variant)
        or _inverse(typed, right, shape, entry)
        or _moved(value, nested(truth), tolerance)
        or _signs_of_some(typed, right, wrong, shape, entry)
        or _all_but_one(typed, right, wrong, shape)
    )


# --- digits


def decimals_of(value: float) -> int:
    """How many decimals a number is typed with, trailing zeros aside."""
    return max(0, -int(Decimal(repr(float(value))).normalize().as_tuple().exponent))


def _coarse(pairs: Sequence[tuple[float, float]], tolerance: Tolerance) -> str:
    """Every wrong number is the right one, rounded to too few decimals."""
    if tolerance.integer or not all(_resembles(a, b) and _is_rounded(a, b) for a, b in pairs):
        return ""
    wanted = _decimals_needed(pairs, tolerance)
    signs = plural(wanted, "знака", "знаков", "знаков")
    return f"Верно округлено, но слишком грубо: нужно не меньше {wanted} {signs} после запятой."


def _cut(pairs: Sequence[tuple[float, float]], tolerance: Tolerance) -> str:
    """Every wrong number is the right one with its last digits dropped."""
    if tolerance.integer or not all(_resembles(a, b) and (_is_cut(a, b) or _is_rounded(a, b)) for a, b in pairs):
        return ""
    wanted = _decimals_needed(pairs, tolerance)
    return f"Цифры отброшены, а надо округлять. Знаков после запятой нужно не меньше {wanted}."


def _resembles(value: float, truth: float) -> bool:
    return value != 0 and abs(value - truth) <= abs(truth) / 10


def _is_rounded(value: float, truth: float) -> bool:
    return abs(value - truth) <= 0.5 * 10.0 ** -decimals_of(value) * (1 + 1e-9)


def _is_cut(value: float, truth: float) -> bool:
    return value * truth > 0 and 0 <= abs(truth) - abs(value) < 10.0 ** -decimals_of(value)


def _decimals_needed(pairs: Sequence[tuple[float, float]], tolerance: Tolerance) -> int:
    """How many decimals a rounded answer needs to be right."""
    if tolerance.decimals is not None:
        return tolerance.decimals
    enough = (n for n in range(1, _MOST_DECIMALS) if all(near(round(b, n), b, tolerance) for _, b in pairs))
    return next(enough, _MOST_DECIMALS)


# --- a simple relation to the truth


class _Entries:
    """Whether typed numbers hit what a slip makes of the true ones."""

    def __init__(self, tolerance: Tolerance, count: int) -> None:
        self._tolerance = tolerance
        self._count = count

    def hit(self, typed: Sequence[float], right: Sequence[float], slip: Callable[[float], float]) -> bool:
        """Whether every number is hit, and whether that can be no chance."""
        targets = [slip(truth) for truth in right]
        if not all(self._hits(a, b) for a, b in zip(typed, targets, strict=True)):
            return False
        apart = [b for b, truth in zip(targets, right, strict=True) if not near(b, truth, self._tolerance, 3)]
        if len(apart) >= _ENOUGH:
            return True
        return bool(apart) and all(self._is_evidence(b) for b in apart)

    def _hits(self, value: float, target: float) -> bool:
        if self._tolerance.integer:
            return value == target
        return abs(value - target) <= self._window(value, target)

    def _window(self, value: float, target: float) -> float:
        return min(self._tolerance.allowed(target), 0.55 * 10.0 ** -decimals_of(value)) + 1e-9 * abs(target)

    def _is_evidence(self, target: float) -> bool:
        if self._tolerance.integer:
            return abs(target) >= _LEAST_INTEGER
        return self._tolerance.allowed(target) <= _SHARE * abs(target)


def _sign(typed: Sequence[float], right: Sequence[float], shape: tuple[int, ...], entry: _Entries) -> str:
    """All numbers are right but for their sign."""
    if not entry.hit(typed, right, lambda truth: -truth):
        return ""
    return "Сами числа верные, но у всех перевёрнут знак." if shape else "Число верное, а знак нет."


def _signs_of_some(
    typed: Sequence[float], right: Sequence[float], wrong: Sequence[int], shape: tuple[int, ...], entry: _Entries
) -> str:
    """The wrong ones among several numbers are right but for their sign."""
    if not entry.hit([typed[place] for place in wrong], [right[place] for place in wrong], lambda truth: -truth):
        return ""
    return f"{where(places(wrong, shape), shape)} Там перевёрнут только знак."


def _factor(
    typed: Sequence[float], right: Sequence[float], shape: tuple[int, ...], entry: _Entries, variant: Variant
) -> str:
    """All numbers are twice or half as large as they should be, or as many times as there are observations."""
    answer = "Каждое число" if shape else "Ответ"
    if entry.hit(typed, right, lambda truth: truth * 2):
        return f"{answer} ровно вдвое больше нужного: где-то лишняя двойка."
    if entry.hit(typed, right, lambda truth: truth / 2):
        return f"{answer} ровно вдвое меньше нужного: где-то потеряна двойка."
    for n in _observations(variant):
        if entry.hit(typed, right, lambda truth, n=n: truth * n):  # type: ignore[misc]
            return f"{answer} больше нужного во столько раз, сколько наблюдений: не сумма ли это вместо среднего?"
        if entry.hit(typed, right, lambda truth, n=n: truth / n):  # type: ignore[misc]
            return f"{answer} меньше нужного во столько раз, сколько наблюдений: не лишнее ли это деление?"
    return ""


def _observations(variant: Variant) -> Iterator[int]:
    """How many observations the variant may be said to have, where that is neither one nor two."""
    values = variant.values
    counts = [len(values[name]) for name in _OBSERVATIONS if isinstance(values.get(name), np.ndarray)]
    if isinstance(values.get("n"), int):
        counts.append(values["n"])
    yield from (count for count in dict.fromkeys(counts) if count > 2)


def _inverse(typed: Sequence[float], right: Sequence[float], shape: tuple[int, ...], entry: _Entries) -> str:
    """One divided by the right number."""
    if len(shape) > 1 or not all(right) or not entry.hit(typed, right, lambda truth: 1 / truth):
        return ""
    return "Дробь перевёрнута: это единица, делённая на нужное число." if not shape else "Дроби перевёрнуты."


# --- the right numbers in other places


def _moved(value: Array, right: Array, tolerance: Tolerance) -> str:
    if is_transposed(value, right, tolerance):
        return "Матрица транспонирована: строки и столбцы поменялись местами."
    if not isinstance(value, tuple) or not isinstance(right, tuple):
        return ""
    if not isinstance(value[0], tuple):
        rows = [(entry,) for entry in value], [(entry,) for entry in right]
        return "Числа верные, но стоят не в том порядке." if _is_permuted(*rows, tolerance) else ""
    if _is_permuted(value, right, tolerance):
        return "Числа верные, но строки стоят не в том порядке."
    if _is_permuted(tuple(zip(*value, strict=True)), tuple(zip(*right, strict=True)), tolerance):
        return "Числа верные, но столбцы стоят не в том порядке."
    return ""


def is_transposed(value: Array, truth: Any, tolerance: Tolerance) -> bool:
    """Whether a matrix is the right one with rows and columns exchanged (and is not right as it is)."""
    right = nested(truth)
    if len(size(value)) != 2 or size(value) != size(right)[::-1] or not isinstance(right, tuple):
        return False
    turned = tuple(zip(*right, strict=True))
    return size(value) == size(turned) and _equal(flat(value), flat(turned), tolerance)


def _is_permuted(rows: Sequence[Any], right: Sequence[Any], tolerance: Tolerance) -> bool:
    """Whether every row stands somewhere, each once; rows of nothing but zeros prove nothing."""
    left = list(right)
    for row in rows:
        place = next((place for place, other in enumerate(left) if _equal(row, other, tolerance)), None)
        if place is None:
            return False
        left.pop(place)
    return True


def _equal(typed: Sequence[float], right: Sequence[float], tolerance: Tolerance) -> bool:
    return all(near(a, b, tolerance) for a, b in zip(typed, right, strict=True))


def _all_but_one(typed: Sequence[float], right: Sequence[float], wrong: Sequence[int], shape: tuple[int, ...]) -> str:
    if len(wrong) != 1 or math.prod(shape) < _ENOUGH:
        return ""
    return f"Верно всё, кроме одного числа. {where(places(wrong, shape), shape)}"


# --- sizes


def other_size(name: str, own: tuple[int, ...], wanted: tuple[int, ...], variant: Variant, workings: Names) -> str:
    """A matrix of the transposed size: what size it should have, and why where its name says so.

    A derivative has the size of what it is taken by, a parameter after a step that of the parameter.
    """
    need, have = (f"{shape[0]}×{shape[1]}" for shape in (wanted, own))
    by, before = name[1:] if name[0] == "d" else "", name.removesuffix("_new")
    if getattr({**variant.values, **workings}.get(by), "shape", None) == wanted:
        return f"Производная по {by} имеет размер {by}: {need}, у тебя {have}."
    if getattr(variant.values.get(before), "shape", None) == wanted:
        return f"{before} имеет размер {need}, у тебя {have}."
    return f"Нужна {sized(wanted)}, у тебя {sized(own)}: строки и столбцы поменялись местами."
