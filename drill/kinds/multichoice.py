"""Several options: their numbers or keys in any order, blanks or commas between; `0` or «нет» for none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drill.kinds import choice
from drill.kinds.comparing import RIGHT, Comparison
from drill.verdict import Unreadable, Word

if TYPE_CHECKING:
    from drill.task import AskedPart
    from drill.variant import Variant

_NONE = ("0", "-", "−", "—", "нет", "ytn", "ни одного", "ни один")


def read(text: str, asked: AskedPart) -> tuple[str, ...] | Unreadable:
    """The keys picked, in the order shown."""
    if text.strip().casefold() in _NONE:
        return ()
    keys = choice.picks(text, asked)
    word = text.strip()
    if isinstance(keys, Unreadable) and word.isdecimal() and all(digit in "123456789" for digit in word):
        return Unreadable(text, keys.start, keys.end, f"{keys.complaint} Несколько номеров раздели пробелами: 1 3.")
    return keys


def show(value: Any, asked: AskedPart) -> str:
    """The numbers on the screen, `0` for none."""
    return " ".join(str(place) for place, (key, _) in enumerate(asked.options, 1) if key in value) or "0"


def echo(text: str, value: tuple[str, ...], asked: AskedPart) -> str:
    """The numbers, where something else was typed."""
    shown = show(value, asked)
    return "" if text.replace(",", " ").split() in (shown.split(), list(value)) else shown


def example(asked: AskedPart) -> str:
    """Always the same numbers: an example that avoided the answer would tell it."""
    return "1 2"


def compare(value: tuple[str, ...], truth: Any, asked: AskedPart, variant: Variant) -> Comparison:
    """The right set, or the keys wrongly chosen or left out."""
    wrong = tuple(key for key, _ in asked.options if (key in value) != (key in truth))
    return Comparison(Word.WRONG, wrong) if wrong else RIGHT
