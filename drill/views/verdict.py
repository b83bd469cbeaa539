"""What the judge says, on the screen: the word first, then how the answer was read, then why."""

from __future__ import annotations

from textwrap import wrap

from drill import kinds
from drill.expr import tex
from drill.kinds.sampling import parsed
from drill.kinds.writing import canonical, listed
from drill.task import AskedPart, Task
from drill.tex import box
from drill.verdict import PartVerdict, Verdict, Word
from drill.views.prose import lay
from drill.views.screen import Screen

_INDENT = 4

WORDS = {
    Word.RIGHT: "Верно",
    Word.CLOSE: "Почти верно",
    Word.WRONG: "Неверно",
    Word.UNREADABLE: "Не понял",
    Word.MISSING: "Нет ответа",
}

COLOURS = {Word.RIGHT: 32, Word.CLOSE: 33, Word.WRONG: 31, Word.UNREADABLE: 33, Word.MISSING: 33}
"""The eight base colours of a terminal; every theme makes them readable."""


def verdict_lines(
    verdict: PartVerdict, asked: AskedPart, screen: Screen, *, named: bool = False, repeated: bool = False
) -> list[str]:
    """The verdict on one part; its first line begins with the word.

    named: say which part it is. repeated: the same wrong answer was given before, so nothing is explained again.
    """
    name = f" ({verdict.part})" if named else ""
    if verdict.verdict is Word.MISSING:
        return _coloured([f"{WORDS[Word.MISSING]}{name}."], verdict.verdict, screen)
    if verdict.verdict is Word.UNREADABLE:
        told = lay(f"{WORDS[Word.UNREADABLE]}{name}. {verdict.message}", screen)
        return _coloured([*told, *verdict.pointer.splitlines()], verdict.verdict, screen)
    first = f"{WORDS[verdict.verdict]}{name}"
    if repeated:
        return _coloured([f"{first}: это уже было."], verdict.verdict, screen)
    lines = read_lines(first, verdict, asked, screen) + (lay(verdict.message, screen) if verdict.message else [])
    return _coloured(lines, verdict.verdict, screen)


def read_lines(first: str, verdict: PartVerdict, asked: AskedPart, screen: Screen) -> list[str]:
    """How the answer was understood, after the words `first`; nothing of whether it is right."""
    if asked.kind == "formula" and not screen.plain:
        return _formula_read(first, str(verdict.read), asked, screen)
    read = _understood(verdict, asked)
    shown = [f"{first}: {read}"] if "\n" not in read else [f"{first}.", *read.splitlines()]
    return [part for line in shown for part in wrap(line, screen.width, break_on_hyphens=False)]


def whole_lines(verdict: Verdict, task: Task, screen: Screen) -> list[str]:
    """The verdict on a whole answer, part by part."""
    several = len(verdict.parts) > 1
    if all(part.verdict is Word.MISSING for part in verdict.parts):
        examples = [kinds.of(asked.kind).example(asked) for asked in task.parts]
        told = " ".join(f"'{example}'" for example in examples) if several else examples[0]
        return ["Нет ответа.", *lay(f"Пиши так: `masha check {task.code} {told}`", screen)]
    lines = [
        line for part in verdict.parts for line in verdict_lines(part, task.asked(part.part), screen, named=several)
    ]
    if several:
        right = sum(part.verdict is Word.RIGHT for part in verdict.parts)
        lines.append(f"Всего верно {right} из {len(verdict.parts)}.")
    return lines


def _formula_read(first: str, read: str, asked: AskedPart, screen: Screen) -> list[str]:
    """The formula as it is written on paper, in the letters of the page, and what ought to be told of its reading."""
    formula = parsed(read, asked.part)
    letters = {variable.name: variable.tex for variable in asked.variables}
    rows = box(tex(formula.tree, letters), screen.glyphs, screen.narrower(_INDENT).width)
    if len(rows) == 1 and len(first) + 2 + len(rows[0]) <= screen.width:
        lines = [f"{first}: {rows[0]}"]
    else:
        lines = [f"{first}. Прочитано так:", *(f"{' ' * _INDENT}{row}".rstrip() for row in rows)]
    return lines + [line for note in formula.notes for line in lay(f"{note}.", screen)]


def _understood(verdict: PartVerdict, asked: AskedPart) -> str:
    """The answer as it was understood."""
    if verdict.echo:
        return verdict.echo
    if asked.kind in ("choice", "multichoice"):
        return kinds.of(asked.kind).show(verdict.read, asked)
    return verdict.read if isinstance(verdict.read, str) else listed(verdict.read, canonical)


def _coloured(lines: list[str], word: Word, screen: Screen) -> list[str]:
    """The lines with their first word in colour, where there is colour; it says nothing that the word does not."""
    if not screen.colour:
        return lines
    said = WORDS[word]
    return [f"\x1b[{COLOURS[word]}m{said}\x1b[0m{lines[0].removeprefix(said)}", *lines[1:]]
