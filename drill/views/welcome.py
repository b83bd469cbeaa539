"""What `masha` alone says: where you stopped, what comes next, three commands to go on with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from drill.advice import Advice, advised
from drill.views.prose import lay
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
    lines = [*_next(sheets, done, progress, screen), ""]
    width = max(len(command) for command, _ in EXAMPLES)
    for command, meaning in EXAMPLES:
        lines.append(f"{command}: {meaning}" if screen.plain else f"  {command:<{width}}  {meaning}")
    return [*lines, "", "Все команды: masha --help"]


def _next(
    sheets: Sequence[SheetEntry], done: Sequence[Work], progress: Mapping[str, ItemProgress], screen: Screen
) -> list[str]:
    known = {item.id for sheet in sheets for exercise in sheet.exercises for item in exercise.items}
    interrupted = [work for work in done if work.is_open and work.shown.item in known]
    if interrupted:
        shown = interrupted[-1].shown
        code = shown.item if shown.seed is None else f"{shown.item}:{shown.seed}"
        return lay(f"Ты не закончил {code}. Продолжить: masha drill {shown.item}", screen)
    solved = {item for item, one in progress.items() if one.solved}
    latest = next((work.shown.item for work in reversed(done) if work.shown.item in known), "")
    advice = advised(sheets, solved, latest)
    if advice is None:
        return lay(
            "Всё решено. Числа кончиться не могут, повторить можно всегда: masha drill all --shuffle -n 10", screen
        )
    return _advised(advice, bool(solved & known), screen)


def _advised(advice: Advice, has_begun: bool, screen: Screen) -> list[str]:
    """Which exercise to do next and why, with the commands for its theory and its tasks."""
    number, title = advice.exercise.number, advice.exercise.title
    if advice.needed_for is not None:
        why = f"Дальше по порядку упражнение {advice.needed_for.number}, но сначала пригодится {number}. {title}"
    else:
        why = f"{'Дальше' if has_begun else 'Начни с начала'}: упражнение {number}. {title}"
    return [
        *lay(f"{why}.", screen),
        f"Решать: masha drill {number}{' --new' if has_begun else ''}. Теория: masha theory {number}.",
    ]
