"""What `masha` alone says: where you stopped, what comes next, three commands to go on with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from drill.advice import Advice, advised
from drill.views.prose import lay
from drill.views.screen import Screen

if TYPE_CHECKING:
    from drill.catalog import SheetEntry
    from drill.digest import Digest

EXAMPLES = (
    ("masha list", "что есть и что решено"),
    ("masha drill sheet4", "занятие по листочку"),
    ("masha solve 15b --show-steps", "решение по шагам"),
)


def welcome_lines(sheets: Sequence[SheetEntry], progress: Mapping[str, Digest], screen: Screen) -> list[str]:
    """The next thing to do and how to ask for more."""
    lines = [*_next(sheets, progress, screen), ""]
    width = max(len(command) for command, _ in EXAMPLES)
    for command, meaning in EXAMPLES:
        lines.append(f"{command}: {meaning}" if screen.plain else f"  {command:<{width}}  {meaning}")
    return [*lines, "", "Все команды: masha --help"]


def _next(sheets: Sequence[SheetEntry], progress: Mapping[str, Digest], screen: Screen) -> list[str]:
    known = {item.id for sheet in sheets for exercise in sheet.exercises for item in exercise.items}
    interrupted = [(*left, item) for item in known & progress.keys() for left in progress[item].open]
    if interrupted:
        _, seed, item = max(interrupted)
        code = item if seed is None else f"{item}:{seed}"
        return lay(f"Ты не закончил {code}. Продолжить: masha drill {item}", screen)
    solved = {item for item, one in progress.items() if one.solved}
    latest = max(known & progress.keys(), key=lambda item: progress[item].last_shown, default="")
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
