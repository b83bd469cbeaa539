"""What `masha` alone says: where you stopped, what comes next, three commands to go on with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from drill.views.screen import Screen

if TYPE_CHECKING:
    from drill.catalog import SheetEntry
    from drill.progress import ItemProgress, Work

EXAMPLES = (
    ("masha list", "что есть и что решено"),
    ("masha drill sheet4", "занятие по листочку"),
    ("masha solve 15b --show-steps", "решение по шагам"),
)


def welcome_lines(
    sheets: Sequence[SheetEntry], done: Sequence[Work], progress: Mapping[str, ItemProgress], screen: Screen
) -> list[str]:
    """The next thing to do and how to ask for more."""
    lines = [*_next(sheets, done, progress), ""]
    width = max(len(command) for command, _ in EXAMPLES)
    for command, meaning in EXAMPLES:
        lines.append(f"{command}: {meaning}" if screen.plain else f"  {command:<{width}}  {meaning}")
    return [*lines, "", "Все команды: masha --help"]


def _next(sheets: Sequence[SheetEntry], done: Sequence[Work], progress: Mapping[str, ItemProgress]) -> list[str]:
    known = {item.id for sheet in sheets for exercise in sheet.exercises for item in exercise.items}
    interrupted = [work for work in done if work.is_open and work.shown.item in known]
    if interrupted:
        shown = interrupted[-1].shown
        code = shown.item if shown.seed is None else f"{shown.item}:{shown.seed}"
        return [f"Ты не закончил {code}. Продолжить: masha drill {shown.item}"]
    solved = {item for item, one in progress.items() if one.solved}
    begun = [sheet for sheet in sheets if solved & _ids(sheet) and _ids(sheet) - solved]
    for sheet in [*begun, *sheets]:
        left = len(_ids(sheet) - solved)
        if left and sheet in begun:
            return [f"Листочек {sheet.number}: осталось {left}. Продолжить: masha drill {sheet.id} --new"]
        if left:
            return [f"Начни с листочка {sheet.number}, «{sheet.title}»: masha drill {sheet.id}"]
    return ["Всё решено. Числа кончиться не могут, повторить можно всегда: masha drill all --shuffle -n 10"]


def _ids(sheet: SheetEntry) -> set[str]:
    return {item.id for exercise in sheet.exercises for item in exercise.items}
