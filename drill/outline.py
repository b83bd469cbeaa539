"""How sheets are made of compiled rows, and what is wrong between the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drill.compiled import SHEET_FILE, Row, faults_of
from drill.entries import ExerciseEntry, ItemEntry, SheetEntry
from drill.errors import ContentError


@dataclass(frozen=True, slots=True)
class Outline:
    """Sheets by number, every fault of the folder, and the problem file of every exercise that is seen."""

    sheets: tuple[SheetEntry, ...]
    faults: tuple[ContentError, ...]
    paths: Mapping[int, str]


def outline(folder: Path, rows: Mapping[str, Row]) -> Outline:
    """The sheets that an index makes, and what is wrong."""
    by_folder: dict[str, list[str]] = {}
    for path in rows:
        by_folder.setdefault(path.rpartition("/")[0], []).append(path)
    faults = [fault for path, row in rows.items() for fault in faults_of(folder, path, row)]
    sheets: dict[int, SheetEntry] = {}
    taken: dict[int, str] = {}

    def complain(path: str, message: str) -> None:
        faults.append(ContentError(str(folder / path), 1, message))

    for inside, paths in by_folder.items():
        sheet_path = f"{inside}/{SHEET_FILE}" if inside else SHEET_FILE
        said = _said(inside, rows.get(sheet_path))
        if sheet_path not in rows:
            complain(sheet_path, "этого файла нет, а в нём номер листочка, название и порядок упражнений.")
        if said is None:
            continue
        number = said["sheet"]
        exercises = []
        for path in _ordered([path for path in paths if path != sheet_path], rows, said["exercises"]):
            row = rows[path]
            exercise = row["exercise"]
            if row["faults"]:
                continue
            if exercise in taken:
                complain(path, f"упражнение {exercise} уже есть в {taken[exercise]}.")
                continue
            taken[exercise] = path
            if sheet_path in rows and rows[sheet_path]["sheet"] and exercise not in said["exercises"]:
                complain(sheet_path, f"упражнение {exercise} ({path}) не названо в exercises.")
            exercises.append(_exercise(row, f"sheet{number}"))
        there = {rows[path]["exercise"] for path in paths if path != sheet_path}
        for missing in (exercise for exercise in said["exercises"] if exercise not in there):
            complain(sheet_path, f"упражнение {missing} названо в exercises, а файла {missing}.yaml рядом нет.")
        before = sheets.get(number)
        if before is not None:
            complain(sheet_path, f"листочек {number} уже есть: дай этому другой номер.")
            exercises = [*before.exercises, *exercises]
        title = before.title if before is not None else said["title"]
        sheets[number] = SheetEntry(number, title, tuple(exercises))
    seen = tuple(sheets[number] for number in sorted(sheets) if sheets[number].exercises)
    for exercise, message in _misordered([exercise for sheet in seen for exercise in sheet.exercises]):
        complain(taken[exercise], message)
    return Outline(seen, tuple(faults), taken)


def _said(inside: str, row: Row | None) -> dict[str, Any] | None:
    """What a sheet's file says, or what the name of its folder does."""
    if row is not None and row["sheet"]:
        said: dict[str, Any] = row["sheet"]
        return said
    named = re.fullmatch(r"sheet([1-9][0-9]{0,8})", inside)
    return {"sheet": int(named.group(1)), "title": inside, "exercises": []} if named else None


def _ordered(paths: list[str], rows: Mapping[str, Row], order: list[int]) -> list[str]:
    """Exercises in the order of the sheet, those it does not name after them by number."""
    places = {number: place for place, number in enumerate(order)}

    def place(path: str) -> tuple[int, int]:
        number = rows[path]["exercise"] or 0
        return places.get(number, len(order)), number

    return sorted(paths, key=place)


def _misordered(exercises: Sequence[ExerciseEntry]) -> Iterator[tuple[int, str]]:
    """Exercises whose `after` names one that is not there, or comes round to themselves; with what to say."""
    known = {exercise.number for exercise in exercises}
    needs = {exercise.number: exercise.after for exercise in exercises if exercise.after}
    for exercise, after in needs.items():
        for number in after:
            if number not in known:
                yield exercise, f"упражнение {number} названо в after, а его нет."
    if needs:
        from graphlib import CycleError, TopologicalSorter

        try:
            TopologicalSorter(needs).prepare()
        except CycleError as error:
            circle = error.args[1]
            yield circle[0], f"по after выходит круг: {', '.join(map(str, reversed(circle)))}; убери лишнее."


def _exercise(row: Row, sheet: str) -> ExerciseEntry:
    items = tuple(
        ItemEntry(item_id, letter, label, tuple(kinds), origin, level, minutes, tuple(tags), revision)
        for item_id, letter, label, kinds, origin, level, minutes, tags, revision in row["items"]
    )
    return ExerciseEntry(row["exercise"], row["title"], sheet, items, tuple(row["after"]))
