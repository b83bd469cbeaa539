"""What a line typed in a session is: a command, or an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drill.keyboard import LAYOUT

_RUSSIAN_LAYOUT = {latin: russian for russian, latin in LAYOUT.items()}


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
}
"""Every word that is a command after a slash."""


def command_in(line: str) -> Command | Unknown | None:
    """The command that a line is; None if it is an answer.

    A command starts with `/`, `?` or `=`. In the wrong layout the slash key gives a dot and the question mark a
    comma: `.ылшз` is `/skip` and `,` alone is `?`; a dot before anything else belongs to an answer, as in `.8`.
    """
    text = line.strip()
    if text == "," or (text and not text.strip("?")):
        return Command.HINT
    if text.startswith("/"):
        word = text[1:].strip().lower()
        for spelling in (word, word.translate(LAYOUT), word.translate(_RUSSIAN_LAYOUT)):
            if spelling in WORDS:
                return WORDS[spelling]
        return Unknown(text)
    if text.startswith("."):
        word = text[1:].lower()
        return WORDS.get(word.translate(LAYOUT)) if word != word.translate(LAYOUT) else None
    return Unknown(text) if text.startswith(("?", "=")) else None


def accepts(line: str) -> bool:
    """Whether a line says yes to an offer, in either layout. Anything shorter could be an answer."""
    return line.strip().lower() in ("да", "lf", "yes", "нуы")
