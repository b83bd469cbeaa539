"""Text -> tokens: every token knows its place, and every sign has one spelling from here on (`**`, `×`, `≤` ...)."""

from __future__ import annotations

import re
from typing import NamedTuple

from drill.errors import ExpressionError

MAX_TEXT = 10_000
MAX_DIGITS = 60


class Token(NamedTuple):
    """`kind` is number, name, op, superscript or end; `text` is the canonical spelling, `spaced` a blank before it."""

    kind: str
    text: str
    start: int
    end: int
    spaced: bool


GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "eps", "ϵ": "eps", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lam", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
    "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi",
    "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda",
    "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip

KEYWORDS = frozenset({"and", "or", "not", "if", "else"})

_SIGNS = {
    "**": "^", "−": "-", "–": "-", "—": "-", "·": "*", "⋅": "*", "×": "*", "⊙": "*", "∗": "*", "÷": "/", "∕": "/",
    "≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "≠": "!=", "ᵀ": ".T",
}  # fmt: skip

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")

_BLANKS = "\\s\u200b\u2060\ufeff"
_GREEK_LETTERS = "".join(GREEK)
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0302"  # with hats: ŷ is y_hat

_PATTERN = r"""
    (?P<blank>[{blanks}]+)
  | (?P<number>(?:[0-9]+(?:\.[0-9]+|\.(?![\w.]))?|\.[0-9]+)(?:[eE][+\-−]?[0-9]+)?)
  | (?P<name>{name})
  | (?P<superscript>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[⁺⁻][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)
  | (?P<transposed>\.T(?!\w))
  | (?P<attribute>\.\s*\w*)
  | (?P<assignment>:=|->)
  | (?P<op>\*\*|//|<=|>=|==|!=|[-+*/^@%<>=()\[\]{{}},;:√−–—·⋅×⊙∗÷∕≤⩽≥⩾≠ᵀ])
  | (?P<private>_\w*)
  | (?P<cyrillic>[А-Яа-яЁё]+)
  | (?P<quote>['"`«»“”„’‘])
  | (?P<other>.)
"""

_AUTHOR = re.compile(
    _PATTERN.format(blanks=_BLANKS, name=f"[A-Za-z{_GREEK_LETTERS}][A-Za-z0-9_{_GREEK_LETTERS}]*"),
    re.VERBOSE | re.DOTALL,
)
# A Greek letter is a name of its own (2πr, λw): only digits and what follows an underscore belong to it.
_STUDENT = re.compile(
    _PATTERN.format(
        blanks=_BLANKS,
        name=f"(?:[{_GREEK_LETTERS}]|[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f][0-9{_LATIN}]*)"
        f"(?:[0-9₀-₉\u0302]|_[0-9₀-₉{_LATIN}{_GREEK_LETTERS}]*)*",
    ),
    re.VERBOSE | re.DOTALL,
)

_COMPLAINTS = {
    "attribute": "Точка после имени бывает только в «.T» (транспонирование).",
    "assignment": "Присваиваний и стрелок в выражениях нет: напиши само выражение.",
    "private": "Имена не начинаются с подчёркивания.",
    "cyrillic": "Русские буквы здесь не читаются: нужны числа или латинские имена.",
    "quote": "Кавычек и штрихов в выражениях нет: коды и имена пишутся без них.",
}


def tokenize(text: str, *, student: bool) -> list[Token]:
    """The tokens of the text, the last of kind "end"; ExpressionError at the first sign that no expression has."""
    if len(text) > MAX_TEXT:
        raise ExpressionError(text, MAX_TEXT, len(text), f"Слишком длинно: больше {MAX_TEXT} знаков.")
    tokens = []
    spaced = False
    for match in (_STUDENT if student else _AUTHOR).finditer(text):
        kind = match.lastgroup or "other"
        if kind == "blank":
            spaced = True
            continue
        found = match.group()
        start, end = match.span()
        if kind == "op":
            found = _SIGNS.get(found, found)
            if found == ".T":
                kind = "op"
        elif kind == "name":
            if not student and found in KEYWORDS:
                kind = "op"
        elif kind == "number":
            if len(found) > MAX_DIGITS:
                raise ExpressionError(text, start, end, f"Слишком длинное число: больше {MAX_DIGITS} знаков.")
        elif kind == "superscript":
            if len(found) > MAX_DIGITS:
                raise ExpressionError(text, start, end, f"Слишком длинная степень: больше {MAX_DIGITS} знаков.")
            found = found.translate(_SUPERSCRIPTS)
        elif kind == "transposed":
            kind, found = "op", ".T"
        else:
            if kind == "cyrillic":
                start, end = _word_around(text, start, end)
            raise ExpressionError(text, start, end, _COMPLAINTS.get(kind) or _unexpected(found, student))
        tokens.append(Token(kind, found, start, end, spaced))
        spaced = False
    tokens.append(Token("end", "", len(text), len(text), spaced))
    return tokens


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole word: some of its letters may have been read as Latin ones that look like them."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _unexpected(char: str, student: bool) -> str:
    if char == "|":
        return "Модуль пишется словом: abs(x)."
    if char == "!":
        return "Восклицательного знака здесь нет; «не равно» — это !=."
    if char in "&~":
        joined = "перемножают, (x > 0)*(x < 1)" if student else "соединяют словами and, or, not"
        return f"Такого знака здесь нет: условия {joined}."
    shown = f"«{char}»" if char.isprintable() else f"с кодом U+{ord(char):04X}"
    return f"Не понимаю знак {shown}: здесь бывают числа, имена, скобки и знаки + - * / ^."
