"""The worked solution: numbered steps, the answer, what the book has wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill import kinds
from drill.departure import Own
from drill.kinds.writing import canonical, listed
from drill.problem import NOTHING
from drill.task import AskedPart, Task
from drill.views.picture import picture_lines
from drill.views.prose import lay
from drill.views.screen import Screen


def steps_lines(task: Task, screen: Screen, own: Mapping[str, Own] = NOTHING) -> list[str]:
    """The solution with this variant's numbers, step by step.

    own: the student's wrong numbers by name; the first step that shows one of them says so.
    """
    lines: list[str] = []
    is_marked = False
    for number, step in enumerate(task.steps, 1):
        mark = f"{number}. "
        narrow = screen.narrower(len(mark))
        inner = lay(step.markdown, narrow)
        departed = [] if is_marked else [name for name in own if name in step.mentions]
        if departed:
            is_marked = True
            inner += ["", *lay(_departed({name: own[name] for name in departed}), narrow)]
        lines += [(mark if i == 0 else " " * len(mark)) + line if line else "" for i, line in enumerate(inner)]
        lines.append("")
    pictures = picture_lines(task.step_pictures, screen)
    return [*lines, *pictures[1:], ""] if pictures else lines


def _departed(own: Mapping[str, Own]) -> str:
    """Here the student's numbers leave the solution: `У тебя отсюда иначе: $w_1$ = 1.6.`"""
    told = ", ".join(f"{_inside(called)} = {listed(_plain(value), canonical)}" for called, value in own.values())
    return f"У тебя отсюда иначе: {told}."


def _inside(called: str) -> str:
    """A question in the middle of a sentence: a Russian word loses its capital; a name or a formula does not."""
    is_word = "А" <= called[:1] <= "Я" and called[1:2].islower() and not called.startswith(("Маши", "Миши", "Паши"))
    return called[:1].lower() + called[1:] if is_word else called


def _plain(value: Any) -> Any:
    """A value as the journal keeps it, rows as tuples."""
    return tuple(map(_plain, value)) if isinstance(value, list | tuple) else float(value)


def answer_lines(task: Task, screen: Screen) -> list[str]:
    """The right answer of every part, as a student may type it."""
    lines = ["Ответ" if len(task.parts) == 1 else "Ответы", ""]
    for asked in task.parts:
        if asked.options:
            lines += _chosen(task.solution.answers[asked.name], asked, screen)
            continue
        example = ", например" if asked.kind == "witness" else ""
        question = lay(f"{asked.ask}{example}:", screen)
        shown = kinds.of(asked.kind).show(task.solution.answers[asked.name], asked)
        rows = shown.splitlines()
        if len(rows) == 1 and len(question[-1]) + len(rows[0]) + 1 <= screen.width:
            question[-1] += f" {rows[0]}"
            rows = []
        lines += question + [f"  {row}" for row in rows]
    return lines


def _chosen(answer: Any, asked: AskedPart, screen: Screen) -> list[str]:
    """The question and the right options in full: a number alone says nothing where the options are not shown."""
    keys = (answer,) if isinstance(answer, str) else answer
    lines = lay(asked.ask if asked.ask.endswith("?") else f"{asked.ask}:", screen)
    for number, (key, text) in enumerate(asked.options, 1):
        if key in keys:
            mark = f"  {number}. "
            option = lay(text, screen.narrower(len(mark)))
            lines += [(" " * len(mark) if row else mark) + line for row, line in enumerate(option)]
    return lines if keys else [*lines, "  0 (ни один не подходит)"]


def errata_lines(task: Task, screen: Screen) -> list[str]:
    """What the book has wrong in this item; nothing where it is right."""
    if not task.errata:
        return []
    return ["", *lay(f"О книге. {task.errata}", screen)]


def question_lines(task: Task, screen: Screen) -> list[str]:
    """The open question beside the checked parts."""
    return ["", *lay(f"Вопрос без проверки. {task.fill(task.variant.item.open_question)}", screen)]


def open_lines(task: Task, screen: Screen) -> list[str]:
    """The open question and its reference answer; nothing where there is none."""
    if not task.variant.item.open_question:
        return []
    return question_lines(task, screen) + reference_lines(task, screen)


def reference_lines(task: Task, screen: Screen) -> list[str]:
    """The answer that the student compares his own with."""
    return ["", *lay(f"Ответ для сверки. {task.fill(task.variant.item.open_reference)}", screen)]
