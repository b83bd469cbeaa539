r"""Sentences with values in them: `<<eta>>`, `<<2*eta|fraction>>`, `$w_1 = <<w_1>>$`.

A slot holds an expression over the names of an item and, after a bar, a format. Inside `$...$` the value becomes
TeX: a matrix a `pmatrix`, a negative number bracketed after an operator or before a power.

Coefficients become a sum without the terms that are zero: `<<w|sum 1; x_1; x_2>>` is `7 - 2 \cdot x_2` for (7, 0, -2),
`<<w|sum 1; x_1; x_2 by order>>` takes its terms in the order of the indices given. `<<b|term>>` and `<<b|term h>>` go
on with a sum that the sentence has begun: `+ 3`, `- 2 \cdot h`, or nothing for zero. Outside TeX they are written as
a student types them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import floor, log10
from typing import Any

from drill.expr import Expression, author
from drill.rounding import rounded

FORMATS = ("fixed", "fraction", "signed", "root", "raw", "list", "sum", "term")
"""Format words; a bare number of digits is one too."""

DIGITS = 4
"""Decimals shown where nothing else is said."""

EXACT_DIGITS = 7
"""A number with no more decimals than these is shown whole: 1/32 is 0.03125, not 0.0312."""

_SLOT = re.compile(r"<<(.*?)>>", re.DOTALL)
_DOLLAR = re.compile(r"(?<!\\)\$")
_OPERATOR = re.compile(r"(?:[+\-−*/·×]|\\cdot|\\times|\\odot)\s*$")
_POWER = re.compile(r"\s*\^")
_SUM = re.compile(r"sum (?P<names>.+?)(?: by (?P<order>.+))?|term(?: (?P<name>.+))?")
_BEGINNING = ("", "(", "[", "{", "=", ",", "&", "$")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to fill: what stands there, how to write it, and whether it is inside mathematics."""

    text: str
    expression: Expression
    format: str
    in_tex: bool
    guarded: bool
    """After an operator or before a power, where a negative number needs brackets."""
    terms: tuple[str, ...] = ()
    """What the coefficients of a sum stand before; `1` is nothing at all."""
    order: Expression | None = None


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[str | Slot, ...]:
    """The sentence as literal pieces and slots; raises ExpressionError for an unreadable slot."""
    pieces: list[str | Slot] = []
    end, in_tex = 0, False
    for match in _SLOT.finditer(text):
        literal = text[end : match.start()]
        if len(_DOLLAR.findall(literal.replace("$$", "$"))) % 2:
            in_tex = not in_tex
        pieces.append(literal)
        source, _, format_ = match.group(1).partition("|")
        guarded = bool(_OPERATOR.search(literal)) or bool(_POWER.match(text, match.end()))
        format_, terms, order = _format(format_.strip())
        pieces.append(Slot(source.strip(), author(source.strip()), format_, in_tex, in_tex and guarded, terms, order))
        end = match.end()
    pieces.append(text[end:])
    return tuple(pieces)


def fill(text: str, names: Mapping[str, Any], say: Mapping[str, str] | None = None) -> str:
    """The sentence with its values; `say` spells out codes (`square` -> `$t^2$`)."""
    if "<<" not in text:
        return text
    say = say or {}
    filled = ""
    for piece in parse(text):
        if isinstance(piece, str):
            filled += piece
        elif piece.terms:
            filled += _sum(piece, names, filled)
        else:
            filled += _shown(piece, piece.expression(names), say)
    return filled


def order_of(format_: str) -> str:
    """The expression after `by` in the format of a sum; empty where there is none."""
    match = _SUM.fullmatch(format_)
    return match["order"] or "" if match else ""


def written(value: float) -> str:
    """A number as sentences write it where no format is said: `−0.5`, `12`."""
    return _number(value, "", in_tex=False)


def mentioned(*texts: str) -> frozenset[str]:
    """The names whose values the sentences show."""
    return frozenset(
        name
        for text in texts
        for piece in (parse(text) if "<<" in text else ())
        if not isinstance(piece, str)
        for name in piece.expression.names
    )


def repeat(text: str, name: str, k: int) -> str:
    """The sentence for turn `k` of a repetition: inside slots `{name}`, `{name-1}`, `{name+1}` become numbers."""

    def turn(slot: re.Match[str]) -> str:
        return re.sub(r"\{" + re.escape(name) + r"([+-]\d+)?\}", lambda m: str(k + int(m.group(1) or 0)), slot.group(0))

    return _SLOT.sub(turn, text)


def _format(format_: str) -> tuple[str, tuple[str, ...], Expression | None]:
    """The format's word; of a sum also its terms and their order."""
    match = _SUM.fullmatch(format_)
    if match is None:
        return format_, (), None
    names = (match["names"] or match["name"] or "1").split(";")
    return format_.split()[0], tuple(name.strip() for name in names), author(match["order"]) if match["order"] else None


def _sum(slot: Slot, names: Mapping[str, Any], before: str) -> str:
    """The terms that are not zero, each with its sign; the first without a plus where a sum begins."""
    value = slot.expression(names)
    coefficients = [float(value)] if slot.format == "term" else [float(entry) for entry in value]
    terms = list(zip(coefficients, slot.terms, strict=True))
    if slot.order is not None:
        terms = [terms[int(place)] for place in slot.order(names)]
    shown = " ".join(
        f"{'-' if coefficient < 0 else '+'} {_product(_number(abs(coefficient), '', slot.in_tex), name, slot.in_tex)}"
        for coefficient, name in terms
        if coefficient
    )
    if not shown:
        return "0" if slot.format == "sum" else ""
    if before.rstrip()[-1:] in _BEGINNING:
        return shown.removeprefix("+ ") if shown.startswith("+") else "-" + shown.removeprefix("- ")
    return shown if before.endswith(" ") else " " + shown


def _product(number: str, name: str, in_tex: bool) -> str:
    if name == "1":
        return number
    return name if number == "1" else number + (r" \cdot " if in_tex else "*") + name


def _shown(slot: Slot, value: Any, say: Mapping[str, str]) -> str:
    if isinstance(value, str):
        spoken = say.get(value, value)
        return spoken.replace("$", "") if slot.in_tex else spoken
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return _list_of_codes(value, slot, say) if _has_codes(value) else _array(value, slot)
    return _number(value, slot.format, slot.in_tex, slot.guarded)


def _has_codes(value: list[Any]) -> bool:
    return any(_has_codes(entry) if isinstance(entry, list) else isinstance(entry, str) for entry in value)


def _list_of_codes(value: list[Any], slot: Slot, say: Mapping[str, str]) -> str:
    """Codes one after another, each with the numbers that belong to it: `conv 5, pool 3`."""
    rows = [entry if isinstance(entry, list) else [entry] for entry in value]
    return ", ".join("\u00a0".join(_shown(slot, entry, say) for entry in row) for row in rows)


def _array(value: list[Any], slot: Slot) -> str:
    if value and isinstance(value[0], list):
        rows = [[_number(x, slot.format, slot.in_tex) for x in row] for row in value]
        if slot.in_tex:
            return r"\begin{pmatrix}" + r" \\ ".join(" & ".join(row) for row in rows) + r"\end{pmatrix}"
        return "[" + "; ".join(", ".join(row) for row in rows) + "]"
    entries = ", ".join(_number(x, "" if slot.format == "list" else slot.format, slot.in_tex) for x in value)
    return f"({entries})" if slot.in_tex or slot.format == "list" else entries


def _number(value: Any, format_: str, in_tex: bool, guarded: bool = False) -> str:
    if format_.startswith("root"):
        return _root(float(value), format_[4:].strip() or "t")
    if format_ == "fraction":
        shown = _fraction(float(value), in_tex)
    elif format_ == "raw":
        shown = _decimal(float(value), 12)
    elif format_.startswith("fixed"):
        shown = f"{float(value):.{int(format_[5:])}f}"
    else:
        shown = _decimal(float(value), int(format_) if format_.isdigit() else _digits(float(value)), in_tex)
    minus = "-" if in_tex else "−"
    if format_ == "signed":
        return f"{minus} {shown[1:]}" if shown.startswith("-") else f"+ {shown}"
    if shown.startswith("-"):
        return f"({minus}{shown[1:]})" if guarded else minus + shown[1:]
    return shown


def _digits(value: float) -> int:
    """How many decimals show a number well: all of a short one, four of a long one, three digits of a small one."""
    size = abs(value)
    if size > 1e-3 and abs(value - round(value, EXACT_DIGITS)) < 1e-13 * size:
        return EXACT_DIGITS
    if 0.5 * 10.0**-DIGITS <= size < 10.0 ** (2 - DIGITS):
        return 2 - floor(log10(size))
    return DIGITS


def _decimal(value: float, digits: int, in_tex: bool = False) -> str:
    """The number with at most so many decimals; a very small one in powers of ten."""
    if value != value or abs(value) == float("inf"):
        return r"\infty" if in_tex else "∞"
    if value and abs(value) < 0.5 * 10.0**-digits:
        mantissa, _, exponent = f"{value:.2e}".partition("e")
        mantissa = mantissa.rstrip("0").rstrip(".")
        return (
            rf"{mantissa} \cdot 10^{{{int(exponent)}}}"
            if in_tex
            else f"{mantissa}·10^{int(exponent)}".replace("-", "−")
        )
    shown = rounded(value, digits)
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _fraction(value: float, in_tex: bool) -> str:
    exact = Fraction(value).limit_denominator(10_000)
    if exact.denominator == 1:
        return str(exact.numerator)
    if not in_tex:
        return f"{exact.numerator}/{exact.denominator}"
    sign = "-" if exact < 0 else ""
    return rf"{sign}\frac{{{abs(exact.numerator)}}}{{{exact.denominator}}}"


def _root(power: float, base: str) -> str:
    """`base` to that power written with a root: 0.75 gives the fourth root of its cube."""
    exact = Fraction(power).limit_denominator(100)
    inside = base if exact.numerator == 1 else f"{base}^{{{exact.numerator}}}"
    if exact.denominator == 1:
        return inside
    index = "" if exact.denominator == 2 else f"[{exact.denominator}]"
    return rf"\sqrt{index}{{{inside}}}"
