"""Reading numbers as students type them: one number, or rows of them in the size that fits."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from drill.errors import ExpressionError
from drill.expr import constant
from drill.kinds.layout import Layout, Marks, Span, Way, decimal_commas, layout, ways
from drill.kinds.source import Source, other_layout, source
from drill.verdict import Unreadable

Shape = tuple[int, ...]

Array = float | tuple["Array", ...]
"""A number, a tuple of numbers, or a tuple of rows."""

LARGEST = 1e300
"""What is larger has overflowed."""

SMALLEST = 1e-300

_LITERAL = re.compile(r"[+-]? ?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
_UNDERFLOWN = re.compile(r"[^1-9eE]*[1-9][^eE]*[eE]-[0-9]+")
_QUOTIENT = re.compile(r"([+-]?[0-9]{1,15})/([0-9]{1,15})")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_LABEL = re.compile(r"(?<![\w)])(?:[^\W\d]|∂)[\w∂'′^/\u0302{}]{0,30}(?:\([^()\n=]{0,30}\))?\s{0,3}(?::=|[=≈:])")
_NO_NUMBER = re.compile(r"(?i)(?<![a-z])nan(?![a-z])")
_INFINITE = re.compile(r"(?i)(?<![a-z])(?:inf|infinity|infty|oo)(?![a-z])|∞")
_POWER_OR_E = re.compile(r"[0-9.,][eEеЕ](?!xp|[+-]?[0-9])")
_TWO_MARKS = re.compile(r"[0-9]*[.,][0-9]*[.,][0-9]*")


def number(typed: str, *, percent: bool = False) -> float | Unreadable:
    """One number. Its unit may be per cent: then `2%` and `2` are 2; else `50%` is 0.5."""
    value: float | Unreadable = _in_some_layout(typed, lambda text: _number(text, percent))
    return value


def array(typed: str, shape: Shape, *, size_asked: bool = False, percent: bool = False) -> Array | Unreadable:
    """The numbers of a vector or matrix: in the wanted shape if some reading gives it, else in their own.

    Where the size is asked, only the likeliest reading counts: tight commas are decimal.
    """
    value: Array | Unreadable = _in_some_layout(typed, lambda text: _array(text, shape, size_asked, percent))
    return value


def spellings(typed: str, shape: Shape) -> tuple[tuple[str, Array], ...]:
    """The ways to understand the tight commas of a text whose size is not known, likeliest first: `1,5` is 1.5, or 1 5.

    Each as a text that can be read in no other way, with what it says; one or none where there is nothing to choose.
    """
    text = source(typed)
    if isinstance(text, Unreadable):
        return ()
    commas = decimal_commas(text.text)
    written = [
        "".join(mark if place in commas else char for place, char in enumerate(text.text)) for mark in (".", ", ")
    ]
    read = [(one, array(one, shape, size_asked=True)) for one in written[: 2 if commas else 1]]
    return tuple((one, value) for one, value in read if not isinstance(value, Unreadable))


def is_infinite(typed: str) -> bool:
    """Whether plus infinity was typed, which only a part whose size of mistake is infinite understands."""
    return _INFINITE.fullmatch(typed.strip().lstrip("+")) is not None


def size(value: Array) -> Shape:
    """`()`, `(n,)` or `(m, k)`."""
    if not isinstance(value, tuple):
        return ()
    return (len(value), len(value[0])) if isinstance(value[0], tuple) else (len(value),)


def flat(value: Array) -> tuple[float, ...]:
    """The entries in reading order."""
    if not isinstance(value, tuple):
        return (value,)
    return tuple(entry for row in value for entry in row) if isinstance(value[0], tuple) else value  # type: ignore[union-attr,misc,return-value]


def _in_some_layout(typed: str, read: Callable[[Source], Any]) -> Any:
    """What `read` makes of the text, or of the same keys in the Latin layout if only that can be read."""
    text = source(typed)
    if isinstance(text, Unreadable):
        return text
    value = read(text)
    if isinstance(value, Unreadable) and (other := other_layout(typed)) is not None:
        again = read(other)
        return value if isinstance(again, Unreadable) else again
    return value


def _number(text: Source, percent: bool) -> float | Unreadable:
    text = _without_labels(text)
    start, end = _trimmed(text.text, 0, len(text.text))
    while end - start > 1 and text.text[start] + text.text[end - 1] in ("[]", "{}"):
        start, end = _trimmed(text.text, start + 1, end - 1)
    if start == end:
        return text.unreadable(0, len(text.text), "Здесь нет ни одного числа.")
    typed = text.text[start:end]
    if _GROUPED.fullmatch(typed):
        return _checked(text, start, end, float(typed.replace(" ", "").replace(",", ".")))
    value = _entry(text, (start, end), percent)
    if isinstance(value, Unreadable) and not _TWO_MARKS.fullmatch(typed) and (count := _count(text)) > 1:
        return text.unreadable(start, end, f"Нужно одно число, а здесь их {count}.")
    return value


def _count(text: Source) -> int:
    """How many readable numbers the text holds if it is a list; 0 if it is none."""
    placed = layout(text, Way(True))
    if isinstance(placed, Unreadable):
        return 0
    entries = placed.entries
    return 0 if any(isinstance(_entry(text, entry, False), Unreadable) for entry in entries[:20]) else len(entries)


def _array(text: Source, shape: Shape, size_asked: bool, percent: bool) -> Array | Unreadable:
    text = _without_labels(text)
    complaint: Unreadable | None = None
    likeliest: tuple[Layout, Way] | None = None
    for way in ways(text.text)[: 1 if size_asked else None]:
        placed = layout(text, way)
        if isinstance(placed, Unreadable):
            complaint = complaint or placed
            continue
        if likeliest is None or (way.difference and _is_all_commas(*likeliest)):
            likeliest = placed, way
        rows = _fitting(placed, shape, way, text)
        if rows is None:
            continue
        value = _evaluated(text, rows, way, percent)
        if not isinstance(value, Unreadable):
            return value if len(shape) == 2 else value[0]
        complaint = complaint or value
    if complaint is not None or likeliest is None:
        return complaint or text.unreadable(0, len(text.text), "Здесь нет ни одного числа.")
    placed, way = likeliest
    return _own_size(text, placed, shape, way, percent)


def _is_all_commas(placed: Layout, way: Way) -> bool:
    """Whether tight commas, if they are decimal, leave one number a row: then they were meant to separate."""
    return way.decimal_commas and placed.marks is not Marks.LINES and all(len(row) == 1 for row in placed.rows)


def _fitting(placed: Layout, shape: Shape, way: Way, text: Source) -> list[tuple[Span, ...]] | None:
    """The rows if they have the wanted shape; a vector is one row."""
    entries = placed.entries
    if len(shape) < 2:
        return [entries] if placed.is_list and len(entries) == math.prod(shape) else None
    rows, columns = shape
    if len(entries) == rows * columns:
        if placed.marks is Marks.NONE and 1 in shape:
            return _split(entries, columns)
        if rows == 1 and placed.marks is Marks.LINES and way.decimal_commas and decimal_commas(text.text):
            return [entries]  # 0,5; 0,25: beside decimal commas `;` separates the numbers of a row
        if all(len(row) == columns for row in placed.rows):
            return list(placed.rows) if len(placed.rows) == rows else None
    return None


def _split(entries: tuple[Span, ...], columns: int) -> list[tuple[Span, ...]]:
    return [entries[start : start + columns] for start in range(0, len(entries), columns)]


def _own_size(text: Source, placed: Layout, shape: Shape, way: Way, percent: bool) -> Array | Unreadable:
    if placed.marks is Marks.NONE or (len(shape) < 2 and placed.is_list):
        value = _evaluated(text, [placed.entries], way, percent)
        return value if isinstance(value, Unreadable) else value[0]
    width = len(placed.rows[0])
    for place, row in enumerate(placed.rows, 1):
        if len(row) != width:
            told = f"Строки разной длины: в первой чисел {width}, в строке {place} — {len(row)}."
            return text.unreadable(row[0][0], row[-1][1], told)
    return _evaluated(text, list(placed.rows), way, percent)


def _evaluated(
    text: Source, rows: list[tuple[Span, ...]], way: Way, percent: bool
) -> tuple[tuple[float, ...], ...] | Unreadable:
    values = []
    for row in rows:
        numbers = []
        for entry in row:
            value = _entry(text, entry, percent)
            if isinstance(value, Unreadable):
                return value
            numbers.append(value)
        values.append(tuple(numbers))
    return tuple(values)


def _entry(text: Source, entry: Span, percent: bool) -> float | Unreadable:
    """The value of one entry: a plain number, a fraction, or an expression of numbers."""
    start, end = entry
    typed = text.text[start:end]
    if _LITERAL.fullmatch(typed):
        return _checked(text, start, end, float(typed.replace(",", ".").replace(" ", "")))
    quotient = _QUOTIENT.fullmatch(typed)
    if quotient is not None and int(quotient[2]):
        return int(quotient[1]) / int(quotient[2])
    if percent and typed.endswith("%"):
        return _entry(text, _trimmed(text.text, start, end - 1), percent)
    doubtful = _POWER_OR_E.search(typed)
    if doubtful is not None:
        told = "Непонятно, степень десяти это или число e: напиши 5e-3 или 5*e."
        return text.unreadable(start + doubtful.start(), start + doubtful.end(), told)
    try:
        return _checked(text, start, end, constant(typed))
    except ExpressionError as error:
        return text.unreadable(start + error.start, start + error.end, _complaint(typed, error.complaint))


def _checked(text: Source, start: int, end: int, value: float) -> float | Unreadable:
    if SMALLEST <= abs(value) <= LARGEST:
        return value
    if value and not abs(value) < SMALLEST:
        return text.unreadable(start, end, "Слишком большое число: оно больше 10^300.")
    if _UNDERFLOWN.fullmatch(text.text, start, end):
        return text.unreadable(start, end, "Слишком маленькое число: напиши 0.")
    return value


def _complaint(typed: str, complaint: str) -> str:
    """Our own reason where numbers are meant, else that of the expression language."""
    if _NO_NUMBER.search(typed):
        return "nan — не число: здесь нужно число."
    if _INFINITE.search(typed):
        return "Бесконечность — не число: здесь нужно число."
    if _TWO_MARKS.fullmatch(typed):
        return "В числе два десятичных знака: дробная часть отделяется один раз, разряды — пробелом."
    if "=" in typed:
        return "Знак = здесь лишний: напиши только число."
    return complaint


def _without_labels(text: Source) -> Source:
    """`w = 0.8` and `w_1 = 0.8, w_2 = 1.2` without the names, everything else in its place."""
    if not any(sign in text.text for sign in "=≈:"):
        return text
    plain = _LABEL.sub(lambda label: " " * len(label.group()), text.text)
    blank, _, rest = plain.partition("≈")
    if not blank.strip():
        plain = f"{blank} {rest}"
    return Source(text.typed, plain, text.origin)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
