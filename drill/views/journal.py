"""What is said when something is done to the journal as a whole, or taken back in it."""

from __future__ import annotations

from textwrap import wrap

from drill.copies import Restored
from drill.corrections import TakenBack
from drill.facts import Kind
from drill.merging import Merged
from drill.progress import CLOSING, Work, word_of
from drill.summary import code
from drill.views.history import WORDS, typed_text
from drill.views.prose import lay
from drill.views.screen import Screen
from drill.views.words import counted
from drill.words import listing

CLOSED = {
    Kind.STEPS: "не засчитана: решение было показано",
    Kind.SKIPPED: "отложена",
    Kind.AGAIN: "оставлена ради других чисел",
    Kind.LEFT: "осталась нерешённой",
    Kind.REFUSED: "с тех пор изменилась, её числа больше не подходят",
}
"""What became of a variant, by the last thing that closed it."""


def taken_back_lines(taken: TakenBack, screen: Screen, *, is_known: bool) -> list[str]:
    """The attempt that was taken back and how its task stands now; `is_known`: there still is such an item."""
    attempt, work = taken
    first = f"Взяла назад: {code(work)}, {typed_text(attempt)} ({WORDS[word_of(attempt)]})."
    lines = [*_laid(first, screen), *lay(_standing(work), screen)]
    return [*lines, *_next(work)] if is_known else lines


def reset_sentence(items: int, answers: int) -> str:
    """What a reset is about to do."""
    return (
        f"Начать заново {counted(items, 'пункт', 'пункта', 'пунктов')}? Сделанное там "
        f"({counted(answers, 'ответ', 'ответа', 'ответов')}) больше не будет считаться, но в masha history останется."
    )


def merged_lines(merged: Merged, screen: Screen) -> list[str]:
    """What came over from the other journal."""
    if not merged.facts:
        return lay("Всё это здесь уже было, ничего не изменилось.", screen)
    if not merged.items:
        return lay("Ответов не прибавилось, пришло остальное: подсказки, пропуски, взятое назад.", screen)
    answers = counted(merged.attempts, "ответ", "ответа", "ответов")
    items = counted(merged.items, "пункт", "пункта", "пунктов")
    return lay(f"Добавила {answers}, {items}. Сам файл не изменён.", screen)


def restored_lines(restored: Restored, screen: Screen) -> list[str]:
    """What stands in the journal's place now, and where the one before it lies."""
    lines = [f"Журнал восстановлен, в нём {counted(restored.attempts, 'ответ', 'ответа', 'ответов')}."]
    if restored.aside is not None:
        lines += [f"Прежний лежит рядом: {restored.aside}", f"Вернуть его: masha restore {restored.aside}"]
    return lay(lines[0], screen) + lines[1:]


def _standing(work: Work) -> str:
    if work.is_solved:
        return "Задача остаётся решённой."
    if work.is_open:
        left = f", осталось: {listing(work.to_do)}" if len(work.shown.parts) > 1 else ""
        return f"Задача ждёт ответа{left}."
    return f"Сама задача {CLOSED[[event.kind for event in work.events if event.kind in CLOSING][-1]]}."


def _next(work: Work) -> list[str]:
    """What to type next, if anything is left to do."""
    if work.is_solved:
        return []
    if work.is_open:
        return [f"Продолжить: masha drill {code(work)}"]
    return [f"С новыми числами: masha drill {work.shown.item}"]


def _laid(text: str, screen: Screen) -> list[str]:
    """Lines of a text that holds what was typed, in which nothing is a formula."""
    return wrap(text, screen.width, break_on_hyphens=False)
