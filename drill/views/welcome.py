"""What `masha` alone says: where you stopped, what is due, what comes next, what goes worst; three commands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from drill.advice import Advice, advised
from drill.dose import forgotten_first
from drill.stats import skills, weakest
from drill.views.advice import advice_lines
from drill.views.prose import lay
from drill.views.screen import Screen
from drill.views.words import counted

if TYPE_CHECKING:
    from drill.catalog import SheetEntry
    from drill.digest import Digest

EXAMPLES = (
    ("masha list", "что есть и что решено"),
    ("masha drill sheet4", "занятие по листочку"),
    ("masha solve 15b --show-steps", "решение по шагам"),
)


def welcome_lines(
    sheets: Sequence[SheetEntry], progress: Mapping[str, Digest], now: datetime, screen: Screen
) -> list[str]:
    """The next things to do, the most urgent first, and how to ask for more."""
    lines = [*_next(sheets, progress, now, screen), ""]
    width = max(len(command) for command, _ in EXAMPLES)
    for command, meaning in EXAMPLES:
        lines.append(f"{command}: {meaning}" if screen.plain else f"  {command:<{width}}  {meaning}")
    return [*lines, "", "Все команды: masha --help"]


def _next(sheets: Sequence[SheetEntry], progress: Mapping[str, Digest], now: datetime, screen: Screen) -> Iterator[str]:
    """What is unfinished, what is due, where the book goes on, what goes worst."""
    items = {item.id: item for sheet in sheets for exercise in sheet.exercises for item in exercise.items}
    known = items.keys() & progress.keys()
    interrupted = [(*left, item) for item in known for left in progress[item].open]
    if interrupted:
        _, seed, item = max(interrupted)
        code = item if seed is None else f"{item}:{seed}"
        yield from advice_lines(f"Ты не закончил {code}. Продолжить", f"masha drill {item}", screen)
    due = len(forgotten_first(sheets, progress, now))
    if due:
        told = f"Сегодня пора повторить {counted(due, 'пункт', 'пункта', 'пунктов')}"
        yield from advice_lines(told, "masha review", screen)
    solved = {item for item in progress if progress[item].solved}
    latest = max(known, key=lambda item: progress[item].last_shown, default="")
    advice = advised(sheets, solved, latest)
    if not known and advice is not None:
        yield from _beginning(advice, screen)
    elif advice is not None:
        yield from _going_on(advice, sheets, solved, screen)
    elif not interrupted:
        told = "Всё решено. Числа кончиться не могут, повторить можно всегда"
        yield from advice_lines(told, "masha drill all --shuffle -n 10", screen)
    weak = weakest(skills(items.values(), progress))
    if weak is not None:
        told = f"Хуже всего даётся тема {weak.name}, с первой попытки {weak.first_try} из {weak.tasks}"
        yield from advice_lines(told, f"masha drill {weak.name}", screen)


def _beginning(advice: Advice, screen: Screen) -> list[str]:
    """Where a newcomer begins, with the commands for its theory and its tasks."""
    number, title = advice.exercise.number, advice.exercise.title
    return [
        *lay(f"Начни с начала: упражнение {number}. {title}.", screen),
        f"Решать: masha drill {number}. Теория: masha theory {number}.",
    ]


def _going_on(advice: Advice, sheets: Sequence[SheetEntry], solved: Collection[str], screen: Screen) -> list[str]:
    """The sheet in progress and the exercise that comes next, or that is needed first."""
    sheet = next(sheet for sheet in sheets if sheet.id == (advice.needed_for or advice.exercise).sheet)
    items = [item.id for exercise in sheet.exercises for item in exercise.items]
    told = f"Листочек {sheet.number}, решено {sum(item in solved for item in items)} из {len(items)}"
    number, title = advice.exercise.number, advice.exercise.title
    if advice.needed_for is not None:
        told += f". Дальше упражнение {advice.needed_for.number}, но сначала пригодится {number}. {title}"
    else:
        told += f". Дальше упражнение {number}. {title}"
    return advice_lines(told, f"masha drill {number} --new", screen)
