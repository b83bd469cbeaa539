"""What is said when something is done to the journal as a whole, or taken back in it."""

from __future__ import annotations

from pathlib import Path
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
    Kind.STEPS: "решение было показано, поэтому не засчитана",
    Kind.SKIPPED: "отложена",
    Kind.AGAIN: "вместо неё ты взял другие числа",
    Kind.LEFT: "осталась нерешённой",
    Kind.REFUSED: "с тех пор изменилась, её числа больше не подходят",
}
"""What became of a variant, by the last thing that closed it."""


def taken_back_lines(taken: TakenBack, screen: Screen, *, is_known: bool) -> list[str]:
    """The attempt that was taken back and how its task stands now; `is_known`: there still is such an item."""
    attempt, work = taken
    first = f"Взяла назад: {code(work)}, {typed_text(attempt)} ({WORDS[word_of(attempt)]})."
    return [*_laid(first, screen), *lay(_standing(work, is_known), screen)]


def reset_sentence(items: int, answers: int) -> str:
    """What a reset is about to do."""
    return (
        f"Начать заново {counted(items, 'пункт', 'пункта', 'пунктов')}? Сделанное там "
        f"({counted(answers, 'ответ', 'ответа', 'ответов')}) больше не будет считаться, но в masha history останется."
    )


def merged_lines(merged: Merged, path: Path, screen: Screen) -> list[str]:
    """What came over from the other journal."""
    if not merged.facts:
        return _laid(f"Всё, что есть в {path}, здесь уже было. Ничего не изменилось.", screen)
    answers = counted(merged.attempts, "ответ", "ответа", "ответов")
    if not merged.items:
        told = "Ответов оттуда не прибавилось, пришло остальное: подсказки, пропуски, взятое назад."
    else:
        told = f"Добавила {answers}, {counted(merged.items, 'пункт', 'пункта', 'пунктов')}."
    return _laid(f"{told} Файл {path} не изменён.", screen)


def restored_lines(restored: Restored, path: Path, screen: Screen) -> list[str]:
    """What stands in the journal's place now, and where the one before it lies."""
    answers = counted(restored.attempts, "ответ", "ответа", "ответов")
    lines = _laid(f"Вернула журнал из {path}: в нём {answers}.", screen)
    if restored.aside is not None:
        lines += [f"Прежний лежит рядом: {restored.aside}", f"Вернуть его: masha restore {restored.aside}"]
    return lines


def _standing(work: Work, is_known: bool) -> str:
    if work.is_solved:
        return "Задача остаётся решённой."
    go_on = f" Продолжить: masha drill {code(work)}" if is_known else ""
    if work.is_open:
        if len(work.shown.parts) == 1:
            return f"Задача ждёт ответа.{go_on}"
        return f"Задача ждёт ответа, осталось: {listing(work.to_do)}.{go_on}"
    closing = [event.kind for event in work.events if event.kind in CLOSING][-1]
    anew = f" С новыми числами: masha drill {work.shown.item}" if is_known else ""
    return f"Сама задача {CLOSED[closing]}.{anew}"


def _laid(text: str, screen: Screen) -> list[str]:
    """Lines of a text that holds what was typed, in which nothing is a formula."""
    return wrap(text, screen.width, break_on_hyphens=False)
