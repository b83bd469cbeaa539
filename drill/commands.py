"""What a line typed in a session is: a command, or an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from drill.keyboard import LAYOUT, RUSSIAN_LAYOUT


class Command(StrEnum):
    """What a student can ask for instead of answering."""

    HINT = "hint"
    TASK = "task"
    STEPS = "steps"
    SKIP = "skip"
    AGAIN = "again"
    QUIT = "quit"
    THEORY = "theory"
    HELP = "help"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Check:
    """`/check NAME VALUE`: is this line of my paper right. Both as typed; empty where nothing was."""

    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Calculation:
    """`= EXPR`: what is this. As typed after the sign."""

    text: str


Aside = Check | Calculation
"""A question that changes nothing: what was asked before is asked still."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A line that is a command by its first sign, and none of ours."""

    text: str


WORDS: dict[str, Command] = {
    "hint": Command.HINT,
    "подсказка": Command.HINT,
    "task": Command.TASK,
    "задача": Command.TASK,
    "steps": Command.STEPS,
    "шаги": Command.STEPS,
    "решение": Command.STEPS,
    "skip": Command.SKIP,
    "пропуск": Command.SKIP,
    "again": Command.AGAIN,
    "ещё": Command.AGAIN,
    "еще": Command.AGAIN,
    "quit": Command.QUIT,
    "выход": Command.QUIT,
    "theory": Command.THEORY,
    "теория": Command.THEORY,
    "help": Command.HELP,
    "помощь": Command.HELP,
    "back": Command.BACK,
    "назад": Command.BACK,
}
"""Every word that is a command after a slash."""

CHECK_WORDS = ("check", "проверь")
"""Words after which a name and a value follow."""

_NAMED_VALUE = re.compile(r"(?P<name>[^\s=]+)\s*(?:=\s*)?(?P<value>.*)", re.DOTALL)


def command_in(line: str) -> Command | Aside | Unknown | None:
    """The command that a line is; None if it is an answer.

    A command starts with `/`, `?` or `=`. In the wrong layout the slash key gives a dot and the question mark a
    comma: `.ылшз` is `/skip` and `,` alone is `?`; a dot before anything else belongs to an answer, as in `.8`.
    """
    text = line.strip()
    if text == "," or (text and not text.strip("?")):
        return Command.HINT
    if text.startswith("/"):
        return _worded(text[1:], {}, LAYOUT, RUSSIAN_LAYOUT) or Unknown(text)
    if text.startswith("."):
        word = text[1:].split(" ")[0].lower()
        return _worded(text[1:], LAYOUT) if word != word.translate(LAYOUT) else None
    if text.startswith("="):
        return Calculation(text[1:].strip())
    return Unknown(text) if text.startswith("?") else None


def _worded(text: str, *layouts: Mapping[int, int]) -> Command | Check | None:
    """The command of the words after the first sign, in one of the layouts."""
    first, _, rest = text.strip().partition(" ")
    for layout in layouts:
        word = first.lower().translate(layout)
        if word in WORDS and not rest:
            return WORDS[word]
        if word in CHECK_WORDS:
            named = _NAMED_VALUE.fullmatch(rest.strip())
            return Check(named["name"], named["value"].strip()) if named else Check()
    return None


def slashless(line: str, words: Iterable[str] = WORDS) -> str | None:
    """The command that a line names in Russian without its slash, as it is typed: `/пропуск` for `пропуск`.

    No answer is a Russian word, so this is never one; an English word can be a name in a formula. The slash key gives
    a dot in the Russian layout, and a backslash is as easily struck.
    """
    word = line.strip().lower().removeprefix(".").removeprefix("\\")
    return f"/{word}" if word in words and not word.isascii() else None


def accepts(line: str) -> bool:
    """Whether a line says yes to an offer, in either layout. Anything shorter could be an answer."""
    return line.strip().lower() in ("да", "lf", "yes", "нуы")
