"""Questions beside the answer: what is said to `/check` and `=`. Nothing is judged, nothing goes into the journal."""

from __future__ import annotations

from collections.abc import Sequence

from drill.calculator import calculated, known_numbers
from drill.commands import Aside, Calculation, Check
from drill.facts import Attempt
from drill.line_check import line_checked
from drill.task import Task
from drill.verdict import Unreadable
from drill.views.prose import lay
from drill.views.screen import Screen


def aside_lines(aside: Aside, task: Task, attempts: Sequence[Attempt], screen: Screen) -> list[str]:
    """The reply; attempts are those on this variant so far."""
    match aside:
        case Check(name, value):
            said = line_checked(task, attempts, name, value)
        case Calculation(""):
            said = "После = нужно выражение: = 2*(3 + 4). Можно называть числа условия."
        case Calculation(text):
            said = calculated(text, known_numbers(task, attempts))
    if isinstance(said, Unreadable):
        return [*lay(f"Не понял. {said.complaint}", screen), *said.pointer().splitlines()]
    return [f"= {said}"] if isinstance(aside, Calculation) and aside.text else lay(said, screen)
