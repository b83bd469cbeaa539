"""Every line of every solution can be checked from paper, and none is told."""

from __future__ import annotations

import numpy as np

from drill.kinds.writing import listed
from drill.line_check import line_checked
from drill.problem import Item
from drill.task import AskedPart, Task
from tests.problems.conftest import tasks


def written(value, decimals):
    """The line as a student has it on paper."""
    return listed(np.asarray(value, dtype=float), lambda entry: repr(float(np.round(entry, decimals))))


def is_line(task: Task, name: str, asked: tuple[AskedPart, ...]) -> bool:
    """Whether a working is a finite number, vector or matrix that nobody asks for."""
    value = np.asarray(task.solution.workings[name])
    answers = {part.name for part in asked} | {part.part.value for part in asked}
    answers |= {m for part in asked for m in task.solution.members.get(part.part.value, ())}
    return (
        name not in answers | set(task.variant.params)
        and value.dtype.kind in "iuf"
        and value.ndim <= 2
        and value.size > 0
        and bool(np.all(np.isfinite(value)))
    )


def test_every_line_is_right_as_the_task_tells_to_keep_it(item: Item):
    """In all digits and rounded; where the student chooses numbers there are no lines yet."""
    for task in tasks(item.id)[:2]:
        if any(asked.kind == "witness" for asked in task.parts):
            continue
        for name, value in task.solution.workings.items():
            for decimals in (12, item.keep):
                if is_line(task, name, task.parts):
                    said = line_checked(task, (), name, written(value, decimals))
                    assert str(said).startswith(f"Верно: {name} = "), f"{task.code} {name}: {said}"


def test_answers_are_never_checked_beside_the_question(item: Item):
    """By the name of the part: it is answered, or it has no other name."""
    task = tasks(item.id)[0]
    for asked in task.parts:
        assert line_checked(task, (), asked.name, "1") == f"{asked.name} — это сам ответ: введи его без /проверь."
