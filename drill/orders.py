"""What a line typed in an exam is: an order, or an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from drill.commands import Calculation, command_in
from drill.keyboard import LAYOUT, RUSSIAN_LAYOUT, has_cyrillic


class Order(StrEnum):
    """What can be asked for in an exam."""

    NEXT = "next"
    BACK = "back"
    LIST = "list"
    SUBMIT = "submit"
    TASK = "task"
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Go:
    """`/3`, `/task 3`: that task."""

    task: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A command that is none in an exam, as typed."""

    text: str


WORDS = {
    "next": Order.NEXT,
    "дальше": Order.NEXT,
    "skip": Order.NEXT,
    "пропуск": Order.NEXT,
    "back": Order.BACK,
    "назад": Order.BACK,
    "list": Order.LIST,
    "список": Order.LIST,
    "submit": Order.SUBMIT,
    "сдать": Order.SUBMIT,
    "task": Order.TASK,
    "задача": Order.TASK,
    "help": Order.HELP,
    "помощь": Order.HELP,
    "quit": Order.QUIT,
    "выход": Order.QUIT,
}
"""Every word that is an order after a slash."""

LONGEST = 10
"""Digits of a number that can be that of no task."""


def order_in(line: str) -> Order | Go | Calculation | Refused | None:
    """The order that a line is; None if it is an answer. In either layout, as `command_in` has it."""
    text = line.strip()
    if text.startswith("/"):
        return _spelled(text[1:], {}, LAYOUT, RUSSIAN_LAYOUT) or Refused(text)
    if text.startswith(".") and has_cyrillic(text.split()[0]) and (order := _spelled(text[1:], LAYOUT)):
        return order
    command = command_in(text)
    return command if command is None or isinstance(command, Calculation) else Refused(text)


def _spelled(text: str, *layouts: Mapping[int, int]) -> Order | Go | None:
    """The order of the words after the first sign, in one of the layouts."""
    for layout in layouts:
        match text.lower().translate(layout).split():
            case [word] if word in WORDS:
                return WORDS[word]
            case [number] | ["task" | "задача", number] if number.isdecimal() and len(number) < LONGEST:
                return Go(int(number))
    return None
