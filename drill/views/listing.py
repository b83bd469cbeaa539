"""The book's contents page with the student's progress on it: aligned lines, no table, so that it is quick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from drill.views.screen import Screen

if TYPE_CHECKING:
    from drill.catalog import ExerciseEntry, ItemEntry, SheetEntry
    from drill.digest import Digest

    Progress = Mapping[str, Digest]

WIDE = 72
"""Columns from which a list has room for the level of an item."""

LEVELS = {"core": "основное", "extra": "дополнительно", "hard": "трудное"}


def contents_lines(sheets: Sequence[SheetEntry], progress: Progress, screen: Screen) -> list[str]:
    """Sheets and exercises, each with how many of its items are solved; `+` marks what is added."""
    lines: list[str] = []
    added = False
    for sheet in sheets:
        items = [item for exercise in sheet.exercises for item in exercise.items]
        title = f"Листочек {sheet.number}: {sheet.title}"
        lines += [*_row(title, _solved(items, progress), sheet.id, screen), *([] if screen.plain else [""])]
        for exercise in sheet.exercises:
            is_added = all(item.origin == "added" for item in exercise.items)
            added = added or is_added
            name = f"{'+' if is_added else ' '} {exercise.number:>2}. {exercise.title}"
            if screen.plain:
                name = f"{exercise.number}. {exercise.title}{', добавлено' * is_added}"
            lines += _row(name, _solved(exercise.items, progress), _letters(exercise), screen)
        lines.append("")
    return [*lines, "+ в книге этого упражнения нет, оно добавлено"] if added and not screen.plain else lines[:-1]


def items_lines(exercises: Iterable[ExerciseEntry], progress: Progress, screen: Screen) -> list[str]:
    """The items of exercises: id, the book's letter, label, whether it is solved; `+` marks what is added."""
    lines: list[str] = []
    added = False
    for exercise in exercises:
        lines += [f"{exercise.number}. {exercise.title}"]
        for item in exercise.items:
            added = added or item.origin == "added"
            letter = f"{exercise.number}{item.letter}" if item.letter else ""
            mark = "+" if item.origin == "added" else " "
            name = f"  {item.id:<4} {mark} {letter:<4} {item.label}"
            if screen.plain:
                name = ", ".join(word for word in (item.id, letter, item.label, "добавлено" * (mark == "+")) if word)
            level = LEVELS[item.level] if screen.plain or screen.width >= WIDE else ""
            lines += _row(name, _state(progress.get(item.id)), level, screen)
        lines.append("")
    return [*lines, *(["+ в книге этого пункта нет, он добавлен"] if added and not screen.plain else [])]


def _row(name: str, state: str, note: str, screen: Screen) -> list[str]:
    """A line of three: the name on the left, the state and a note on the right; two lines where they do not fit."""
    if screen.plain:
        return [f"{name.strip()}; {state}; {note}"]
    right = f"{state:<9} {note}".rstrip()
    column = screen.width - (24 if screen.width >= WIDE else 18 if note else 10)
    if len(name) <= column:
        return [f"{name:<{column}} {right}"]
    if len(name) + 1 + len(right) <= screen.width:
        return [f"{name} {right}"]
    return [*wrap(name, screen.width, subsequent_indent="      "), f"{'':<{column}} {right}"]


def _letters(exercise: ExerciseEntry) -> str:
    first, last = exercise.items[0].id, exercise.items[-1].id
    return first if first == last else f"{first}–{last}"


def _solved(items: Sequence[ItemEntry], progress: Progress) -> str:
    done = sum(item.id in progress and progress[item.id].solved > 0 for item in items)
    return f"{done} из {len(items)}"


def _state(done: Digest | None) -> str:
    if done is None:
        return "новое"
    return "решено" if done.solved else "начато"
