"""What people type to name tasks: an item in either alphabet, a variant, an exercise, a range, a sheet, a tag.

An item's letter goes by position in both alphabets (15в is 15c), but a Cyrillic letter is first looked for among
those that the book prints in that exercise (34 prints а б с д е ф, so 34д is 34d).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from drill.entries import ExerciseEntry, ItemEntry, SheetEntry
from drill.errors import DrillError

LETTERS = "абвгдежзиклмн"
"""The book's letters by position: neither ё nor й."""

LONGEST_SEED = 18
"""Digits; the journal's numbers hold them all."""

_ITEM = re.compile(r"0*(\d{1,9})\s*[.)]?\s*([A-Za-zА-Яа-яЁё])\s*[.)]?")
_VARIANT = re.compile(rf"(.*?)\s*:\s*(\d{{1,{LONGEST_SEED}}})", re.DOTALL)
_EXERCISE = re.compile(r"0*(\d{1,9})")
_SHEET = re.compile(r"(?:sheet|листочек|листок|лист)\s*0*(\d{1,9})")
_RANGE = re.compile(r"(.+?)\s*[-–—]\s*(.+)", re.DOTALL)

_EVERYTHING = ("all", "все", "всё")


class UnknownTarget(DrillError):
    """Nothing is called so; the sentence names what is near."""

    def __init__(self, typed: str, sentence: str) -> None:
        super().__init__(sentence)
        self.typed = typed


def one_seed(code: str, named: int | None, asked: int | None) -> int | None:
    """The seed that a code such as `15b:7` names, or that `--seed` asks for. DrillError for both."""
    if named is not None and asked is not None:
        raise DrillError(f"Вариант назван дважды: {code} и --seed {asked}. Оставь что-нибудь одно.")
    return asked if named is None else named


class Targets:
    """Finds sheets, exercises and items by what was typed."""

    def __init__(self, sheets: Sequence[SheetEntry]) -> None:
        self.sheets = tuple(sheets)

    def variant(self, typed: str) -> tuple[str, int | None]:
        """The id of an item and the seed that `15b:7` names (None without one). Raises UnknownTarget."""
        name, seed = typed.strip(), None
        if named := _VARIANT.fullmatch(name):
            name, seed = named.group(1).strip(), int(named.group(2))
        return self._item(name).id, seed

    def exercise(self, typed: str) -> ExerciseEntry:
        """The exercise of that number, or that of an item or variant. Raises UnknownTarget."""
        if named := _EXERCISE.fullmatch(typed.strip()):
            return self._exercise(typed, int(named.group(1)))
        if not typed.strip()[:1].isdigit():
            number = next(iter(self.exercises), 15)
            raise UnknownTarget(typed, f"«{_shown(typed)}» не похоже на упражнение: нужен номер, например {number}.")
        return self.exercises[int(self.variant(typed)[0][:-1])]

    def variants(self, target: str) -> tuple[tuple[str, int | None], ...]:
        """The items of a target in file order, each with the seed that the target names. Raises UnknownTarget."""
        if ":" in target:
            return (self.variant(target),)
        return tuple((item.id, None) for item in self._items(target))

    def restricted(self, target: str) -> tuple[SheetEntry, ...]:
        """The sheets with only the items of a target, and nothing empty. Raises UnknownTarget."""
        ids = {item_id for item_id, _ in self.variants(target)}
        sheets = []
        for sheet in self.sheets:
            exercises = []
            for exercise in sheet.exercises:
                items = tuple(item for item in exercise.items if item.id in ids)
                if items:
                    exercises.append(exercise._replace(items=items))
            if exercises:
                sheets.append(SheetEntry(sheet.number, sheet.title, tuple(exercises)))
        return tuple(sheets)

    def completions(self, beginning: str) -> list[tuple[str, str]]:
        """Sheets, exercises, items and tags that begin so, each with what it is."""
        found = self.item_completions(beginning) if beginning[:1].isdigit() else []
        exercises = [(str(number), exercise.title) for number, exercise in self.exercises.items()]
        sheets = [(sheet.id, sheet.title) for sheet in self.sheets]
        tags = [(tag, "тема") for tag in self._by_tag]
        named = [*sheets, *exercises, *tags, ("all", "всё")]
        return [*((name, about) for name, about in named if name.startswith(beginning)), *found]

    def exercise_completions(self, beginning: str) -> list[tuple[str, str]]:
        """Exercises whose numbers begin so, each with its title."""
        return [(str(n), exercise.title) for n, exercise in self.exercises.items() if str(n).startswith(beginning)]

    def item_completions(self, beginning: str) -> list[tuple[str, str]]:
        """Items that begin so, in the alphabet that was begun in."""
        spelled = beginning.lower()
        return [
            (name, item.label)
            for exercise in self.exercises.values()
            if spelled.startswith(str(exercise.number)) or str(exercise.number).startswith(spelled)
            for item in exercise.items
            for name in ((item.id,) if spelled.isascii() else (f"{exercise.number}{item.letter}",))
            if name.startswith(spelled)
        ]

    @cached_property
    def exercises(self) -> Mapping[int, ExerciseEntry]:
        """Exercises by number, in file order."""
        return {exercise.number: exercise for sheet in self.sheets for exercise in sheet.exercises}

    @cached_property
    def _by_tag(self) -> Mapping[str, list[ItemEntry]]:
        found: dict[str, list[ItemEntry]] = {}
        for exercise in self.exercises.values():
            for item in exercise.items:
                for tag in item.tags:
                    found.setdefault(tag, []).append(item)
        return found

    def _items(self, target: str) -> Iterable[ItemEntry]:
        typed = " ".join(target.split()).casefold()
        if typed in _EVERYTHING:
            return [item for exercise in self.exercises.values() for item in exercise.items]
        if named := _SHEET.fullmatch(typed):
            return self._sheet(target, int(named.group(1)))
        if named := _EXERCISE.fullmatch(typed):
            return self._exercise(target, int(named.group(1))).items
        if _ITEM.fullmatch(typed):
            return (self._item(target.strip()),)
        if typed in self._by_tag:
            return self._by_tag[typed]
        if (named := _RANGE.fullmatch(typed)) and typed[:1].isdigit():
            return self._range(target, *named.groups())
        raise UnknownTarget(target, f"Нет ни листочка, ни упражнения, ни темы «{_shown(target)}».{self._near(typed)}")

    def _item(self, typed: str) -> ItemEntry:
        named = _ITEM.fullmatch(typed)
        if named is None:
            items = [item.id for e in self.exercises.values() for item in e.items]
            example = next((one for one in items if one[:-1] == typed.strip()), items[0] if items else "15b")
            raise UnknownTarget(
                typed, f"«{_shown(typed)}» не похоже на пункт: нужен номер с буквой, например {example}."
            )
        exercise = self._exercise(typed, int(named.group(1)))
        letter = named.group(2).lower()
        for item in exercise.items:
            if not letter.isascii() and item.letter == letter:
                return item
        if not letter.isascii():
            place = LETTERS.find(letter)
            letter = chr(ord("a") + place) if place >= 0 else letter
        wanted = f"{exercise.number}{letter}"
        for item in exercise.items:
            if item.id == wanted:
                return item
        order = sorted(exercise.items, key=lambda item: abs(ord(item.id[-1]) - ord(letter)))
        near = [item.id for item in exercise.items if item in order[:3]]
        also = f" (это {wanted})" if not named.group(2).isascii() and letter.isascii() else ""
        raise UnknownTarget(typed, f"Нет пункта {_shown(typed)}{also}. Ближайшие: {', '.join(near)}.")

    def _exercise(self, typed: str, number: int) -> ExerciseEntry:
        if number in self.exercises:
            return self.exercises[number]
        near = sorted(sorted(self.exercises, key=lambda known: abs(known - number))[:2])
        nearest = f" Ближайшие: {', '.join(map(str, near))}." if near else ""
        raise UnknownTarget(typed, f"Нет упражнения {number}.{nearest}")

    def _sheet(self, typed: str, number: int) -> Iterable[ItemEntry]:
        for sheet in self.sheets:
            if sheet.number == number:
                return [item for exercise in sheet.exercises for item in exercise.items]
        known = ", ".join(sheet.id for sheet in self.sheets)
        raise UnknownTarget(typed, f"Нет листочка {number}. Есть: {known}.")

    def _range(self, typed: str, first: str, last: str) -> Iterable[ItemEntry]:
        everything = [item for exercise in self.exercises.values() for item in exercise.items]
        start = everything.index(self._end(typed, first)[0])
        stop = everything.index(self._end(typed, last)[-1])
        if start > stop:
            raise UnknownTarget(typed, f"{first} стоит после {last}: напиши {last}-{first}.")
        return everything[start : stop + 1]

    def _end(self, typed: str, text: str) -> Sequence[ItemEntry]:
        """The items that one end of a range stands for."""
        if named := _EXERCISE.fullmatch(text):
            return self._exercise(typed, int(named.group(1))).items
        return (self._item(text),)

    def _near(self, typed: str) -> str:
        known = [*self._by_tag, *(sheet.id for sheet in self.sheets), "all"]
        near = difflib.get_close_matches(typed[:60], known, n=3, cutoff=0.5)
        return f" Ближайшие: {', '.join(near)}." if near else " Например: sheet4, 15, 15b, 15-18, all."


def _shown(typed: str) -> str:
    """What was typed, shortened and printable."""
    return "".join(char if char.isprintable() else "?" for char in typed[:40])
