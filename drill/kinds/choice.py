"""One option: its number on the screen, or its key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from drill.keyboard import spellings
from drill.kinds.comparing import RIGHT, WRONG, Comparison
from drill.verdict import Unreadable

if TYPE_CHECKING:
    from drill.task import AskedPart
    from drill.variant import Variant

_PICK = re.compile(r"[^\s,;()\[\]{}]+")
_DECORATION = ".:№#)»«\"'"
_CONJUNCTIONS = ("и", "and")


def read(text: str, asked: AskedPart) -> str | Unreadable:
    """The key of the option picked."""
    keys = picks(text, asked)
    if isinstance(keys, Unreadable):
        return keys
    if len(keys) != 1:
        return Unreadable(text, 0, len(text), f"Нужен один вариант, а здесь их {len(keys)}: напиши один номер.")
    return keys[0]


def picks(text: str, asked: AskedPart) -> tuple[str, ...] | Unreadable:
    """The keys of all options picked, in the order shown, each once."""
    order = [key for key, _ in asked.options]
    if not text.strip():
        return Unreadable(text, 0, len(text), f"Ответ пуст: напиши номер варианта от 1 до {len(order)}.")
    # An option may itself be called `and` (5f); then the word is the option, not what joins two of them.
    joining = set(_CONJUNCTIONS).difference(order)
    picked = set()
    for match in _PICK.finditer(text):
        word = match.group().strip(_DECORATION)
        if not word or word.casefold() in joining:
            continue
        key = _key(word, order)
        if key is None:
            return Unreadable(text, match.start(), match.end(), _complaint(word, order))
        picked.add(key)
    if not picked:
        return Unreadable(text, 0, len(text), f"Напиши номер варианта от 1 до {len(order)}.")
    return tuple(key for key in order if key in picked)


def _key(word: str, order: list[str]) -> str | None:
    if word.isdecimal():
        place = int(word) if len(word) <= 3 else 0
        return order[place - 1] if 1 <= place <= len(order) else None
    folded = {key.casefold(): key for key in order}
    return next((folded[spelled] for spelled in map(str.casefold, spellings(word)) if spelled in folded), None)


def _complaint(word: str, order: list[str]) -> str:
    if word.isdecimal():
        return f"Варианта {word[:20]} нет: номера от 1 до {len(order)}."
    return f"Такого варианта нет: напиши его номер, от 1 до {len(order)}."


def show(value: Any, asked: AskedPart) -> str:
    """The number on the screen."""
    order = [key for key, _ in asked.options]
    return str(order.index(value) + 1)


def echo(text: str, value: str, asked: AskedPart) -> str:
    """Nothing, where the number was typed; else the number."""
    number = show(value, asked)
    return "" if text.strip(f" {_DECORATION}") in (number, value) else number


def example(asked: AskedPart) -> str:
    """Always the same number: an example that avoided the answer would tell it."""
    return "1"


def compare(value: str, truth: Any, asked: AskedPart, variant: Variant) -> Comparison:
    """The right option or another."""
    return RIGHT if value == truth else WRONG
