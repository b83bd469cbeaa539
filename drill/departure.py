"""Where a student's numbers leave the worked solution: his wrong values under the names of the workings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from drill.expr import name_tex
from drill.solution import entries
from drill.task import Task

if TYPE_CHECKING:
    from drill.facts import Attempt


class Own(NamedTuple):
    """A student's wrong number or numbers, and how they are called on the page (Markdown)."""

    called: str
    value: Any


def departures(task: Task, attempts: Sequence[Attempt]) -> dict[str, Own]:
    """The student's latest wrong numbers by the name of the working they stand for.

    A wrong entry of a gathered vector goes by its member (`w_2`), a wrong number or matrix by the working of its part.
    A part that came out right in the end has nothing here, nor has an answer of another size.
    """
    read: dict[str, Any] = {}
    for attempt in attempts:
        for part, verdict in attempt.verdicts.items():
            if verdict == "right":
                read.pop(part, None)
            elif part in attempt.read:
                read[part] = attempt.read[part]
    found: dict[str, Own] = {}
    for part, value in read.items():
        found.update(_named(task, part, value))
    return found


def _named(task: Task, name: str, value: Any) -> dict[str, Own]:
    asked, solution = task.asked(name), task.solution
    part = asked.part
    if part.tolerance is None or part.value not in solution.workings:
        return {}
    try:
        size, numbers = entries(value)
    except (TypeError, ValueError):
        return {}
    true_size, true_numbers = entries(solution.answers[name])
    if size != true_size:
        return {}
    members = solution.members.get(part.value)
    if members is None:
        return {part.value: Own(asked.ask, value)}
    wrong = (abs(a - b) > part.tolerance.allowed(b) for a, b in zip(numbers, true_numbers, strict=True))
    return {
        member: Own(f"${name_tex(member)}$", number)
        for member, number, is_wrong in zip(members, numbers, wrong, strict=True)
        if is_wrong
    }
