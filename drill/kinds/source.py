"""What was typed, brought to one alphabet: every sign has one spelling, and every place is still known."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from drill.keyboard import LAYOUT, LOOK_ALIKES, has_cyrillic
from drill.verdict import Unreadable

LONGEST = 10_000
"""Characters of an answer; nobody types more by hand."""

_BLANKS = ("\t\v\f\x1c\x1d\x1e\x1f\u00a0\u1680\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B)))

_SIGNS = {
    **dict.fromkeys("".join(_BLANKS), " "),
    **dict.fromkeys("\r\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    **dict.fromkeys("−–—―‐‑‒﹣－", "-"),
    **dict.fromkeys("×·⋅∙∗•✕", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
}

# Slips of the Russian layout and of round letters, where digits leave no doubt.
_SLIPS = (
    (re.compile(r"[юЮ](?=\d)"), "."),
    (re.compile(r"(?<=\d)[бБ](?=\d)"), ","),
    (re.compile(r"(?<![^\W\d_])[ОоOo](?=[.,]?\d)(?!\w{0,30}\s{0,3}(?::=|[=≈:]))|(?<=\d)[ОоOo](?![^\W\d_])"), "0"),
    (re.compile(r"(?<=\d)( *)[xхXХ]( *)(?=10(?:\^|\*\*|[⁻⁰¹²³⁴-⁹]))"), r"\1*\2"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """`text` is what is read; `origin[i]` is where its i-th character stood in `typed` (None: the same place)."""

    typed: str
    text: str
    origin: tuple[int, ...] | None = None

    def unreadable(self, start: int, end: int, complaint: str) -> Unreadable:
        """The complaint about a place of `text`, told of the place in `typed`."""
        if self.origin is not None:
            places = (*self.origin, len(self.typed))
            last = len(places) - 1
            start, end = places[min(start, last)], places[min(max(end - 1, start), last)] + 1
        return Unreadable(self.typed, start, max(start, min(end, len(self.typed))), complaint)


def source(typed: str) -> Source | Unreadable:
    """The typed text in one alphabet; Unreadable when it is empty or too long."""
    if len(typed) > LONGEST:
        return Unreadable(typed, LONGEST, len(typed), f"Слишком длинный ответ: больше {LONGEST} знаков.")
    if not typed.strip():
        return Unreadable(typed, 0, len(typed), "Ответ пуст: здесь нет ни одного числа.")
    if typed.isascii() and typed.isprintable():
        return Source(typed, _without_slips(typed))
    return _spelled(typed)


def other_layout(typed: str) -> Source | None:
    """The text as the same keys give it in the Latin layout; None where no Russian letter was typed."""
    if not has_cyrillic(typed) or len(typed) > LONGEST:
        return None
    read = _spelled(typed.translate(LAYOUT))
    return Source(typed, read.text, read.origin)


def _spelled(typed: str) -> Source:
    text: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(typed):
        sign = _SIGNS.get(char)
        if sign is None:
            sign = char if char.isascii() else _unusual(char, text, origin)
        text.extend(sign)
        origin.extend([place] * len(sign))
    return Source(typed, _without_slips("".join(text)).translate(LOOK_ALIKES), tuple(origin))


def _unusual(char: str, text: list[str], origin: list[int]) -> str:
    """A character outside ASCII in plain signs: full-width and foreign digits, ½ (and 2½ is two and a half)."""
    if "\uff01" <= char <= "\uff5e":
        return unicodedata.normalize("NFKC", char)
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", char)
    if not re.fullmatch(r"\d+⁄\d+", plain):
        return char
    fraction = plain.replace("⁄", "/")
    start = len(text)
    while start and text[start - 1] in "0123456789":
        start -= 1
    if start == len(text):
        apart = text[-1:] == [" "] and "".join(text[-9:]).rstrip()[-1:].isdigit()
        return fraction if apart else f"({fraction})"
    origin.insert(start, origin[start])
    text.insert(start, "(")
    return f"+{fraction})"


def _without_slips(text: str) -> str:
    if text.isascii() and not ("o" in text or "O" in text or "x" in text or "X" in text):
        return text
    for slip, meant in _SLIPS:
        text = slip.sub(meant, text)
    return text
