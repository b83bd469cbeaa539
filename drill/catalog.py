"""The catalogue: which tasks there are, found by what people type, read without YAML when nothing has changed."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drill import compiled
from drill.compiled import INDEX_FILE, INDEX_FOLDER, PACKAGE, SHEET_FILE, Index
from drill.entries import ExerciseEntry, ItemEntry, SheetEntry
from drill.errors import ContentError, ContentErrors, DrillError, reason
from drill.outline import Outline, outline
from drill.targets import Targets, UnknownTarget
from drill.theory import Theory

if TYPE_CHECKING:
    from drill.problem import Item

__all__ = [
    "Catalog",
    "ExerciseEntry",
    "ItemEntry",
    "NoProblems",
    "SheetEntry",
    "UnknownTarget",
    "build_index",
    "find_folder",
    "problem_files",
]


class NoProblems(DrillError):
    """There is no folder of problems where one was looked for."""


def find_folder(given: str = "", environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of problems: the one given, else MASHA_PROBLEMS, else the package's own. Raises NoProblems."""
    for folder, named in ((given, "--problems"), (environ.get("MASHA_PROBLEMS", ""), "MASHA_PROBLEMS")):
        if folder:
            path = Path(folder).expanduser()
            if not path.is_dir():
                raise NoProblems(f"Папки {folder} нет: проверь, что указано в {named}.")
            return path
    for path in (PACKAGE / "problems", PACKAGE.parent / "problems"):
        if path.is_dir():
            return path
    raise NoProblems("Папка с задачами не нашлась: переустанови программу или укажи папку в MASHA_PROBLEMS.")


def problem_files(path: Path) -> Iterator[Path]:
    """The exercise files of a folder in order, or the one file. Raises NoProblems."""
    if path.is_file():
        yield path
    elif path.is_dir():
        for name, _ in compiled.problem_paths(path):
            if name.rpartition("/")[2] != SHEET_FILE:
                yield path / name
    else:
        raise NoProblems(f"Нет ни файла, ни папки {path}.")


def build_index(folder: Path) -> dict[str, bytes]:
    """What a wheel carries beside the problem files: paths inside the folder and contents. Raises ContentErrors."""
    index = compiled.compile_folder(folder, [])
    catalog = Catalog(folder, index, None)
    if catalog.faults:
        raise ContentErrors(catalog.faults)
    # times are those of the machine that builds, modules are those of the same wheel
    rows = {path: {**row, "stamp": [row["stamp"][0], 0], "modules": []} for path, row in index.rows.items()}
    files = {INDEX_FILE: compiled.index_bytes(Index(rows), "")}
    for path, raw in index.raws.items():
        files[compiled.compiled_path(path)] = compiled.compiled_bytes(rows[path], raw)
    return {f"{INDEX_FOLDER}/{name}": data for name, data in files.items()}


class Catalog:
    """All tasks of a folder. Open it with `Catalog.open`."""

    def __init__(self, folder: Path, index: Index, cache: Path | None) -> None:
        self.folder = folder
        self._index = index
        self._cache = cache
        self._items: dict[str, Item] = {}

    @classmethod
    def open(cls, folder: Path, cache_folder: Path | None) -> Catalog:
        """The catalogue of a folder; `cache_folder` is where compiled files are kept between starts, if anywhere."""
        cache = None if cache_folder is None else cache_folder / "catalog" / _short_name(folder)
        try:
            with compiled.collector_paused():
                index = _index(folder, cache)
        except OSError as error:
            raise NoProblems(f"Папка {folder} не читается: {reason(error)}.") from None
        return cls(folder, index, cache)

    @cached_property
    def sheets(self) -> tuple[SheetEntry, ...]:
        """Sheets by number, exercises in the order of their sheet, items in that of their file."""
        return self._outline.sheets

    @cached_property
    def faults(self) -> tuple[ContentError, ...]:
        """What is wrong with files that therefore cannot be seen."""
        return self._outline.faults

    def item(self, item_id: str) -> Item:
        """The item of that id. Raises UnknownTarget, or the ContentErrors of its file."""
        if item_id not in self._items:
            from drill.problem import item_from

            exercise = self._exercise(item_id)
            raw = self._raw(self._outline.paths[exercise.number])
            self._items[item_id] = item_from(
                item_id, raw["items"][item_id], exercise.sheet, exercise.number, exercise.title
            )
        return self._items[item_id]

    def variant(self, typed: str) -> tuple[str, int | None]:
        """The id of an item typed in either alphabet, and the seed of `15b:7`. Raises UnknownTarget, ContentErrors."""
        try:
            return self._targets.variant(typed)
        except UnknownTarget:
            self._complain_if_broken(typed)
            raise

    def theory(self, typed: str) -> Theory:
        """What an exercise (or the exercise of an item) is built on. Raises UnknownTarget, or ContentErrors."""
        try:
            exercise = self._targets.exercise(typed)
        except UnknownTarget:
            self._complain_if_broken(typed)
            raise
        raw = self._raw(self._outline.paths[exercise.number])
        known = self._targets.exercises
        after = tuple((number, known[number].title) for number in exercise.after if number in known)
        return Theory(exercise.number, exercise.title, raw.get("theory", ""), tuple(raw.get("read", ())), after)

    def variants(self, target: str) -> tuple[tuple[str, int | None], ...]:
        """The items of a target in file order, each with the seed it names. Raises UnknownTarget, ContentErrors."""
        try:
            return self._targets.variants(target)
        except UnknownTarget:
            self._complain_if_broken(target)
            raise

    def items(self, target: str) -> tuple[str, ...]:
        """The ids of a target in file order. Raises UnknownTarget, ContentErrors."""
        return tuple(item_id for item_id, _ in self.variants(target))

    def restricted(self, target: str) -> tuple[SheetEntry, ...]:
        """The sheets with only the items of a target. Raises UnknownTarget, ContentErrors."""
        self.variants(target)
        return self._targets.restricted(target)

    def completions(self, beginning: str) -> list[tuple[str, str]]:
        """Targets that begin so, each with what it is."""
        return self._targets.completions(beginning)

    def exercise_completions(self, beginning: str) -> list[tuple[str, str]]:
        """Exercises whose numbers begin so, each with its title."""
        return self._targets.exercise_completions(beginning)

    def item_completions(self, beginning: str) -> list[tuple[str, str]]:
        """Items that begin so, each with its label."""
        return self._targets.item_completions(beginning)

    @cached_property
    def _targets(self) -> Targets:
        return Targets(self.sheets)

    @cached_property
    def _outline(self) -> Outline:
        with compiled.collector_paused():
            return outline(self.folder, self._index.rows)

    def _exercise(self, item_id: str) -> ExerciseEntry:
        """The exercise of an item by its exact id; what people type goes through `variant`."""
        number = item_id[:-1]
        exercise = self._targets.exercises.get(int(number)) if number.isdecimal() else None
        if exercise is not None and any(item.id == item_id for item in exercise.items):
            return exercise
        self._complain_if_broken(item_id)
        raise UnknownTarget(item_id, f"Нет пункта {item_id}.")

    def _complain_if_broken(self, typed: str) -> None:
        """What a broken file says when its exercise is asked for."""
        digits = typed.strip().lstrip("0")
        number = digits[: len(digits) - len(digits.lstrip("0123456789"))]
        for path, row in self._index.rows.items():
            if row["faults"] and number and str(row.get("exercise")) == number:
                raise ContentErrors(compiled.faults_of(self.folder, path, row)) from None

    def _raw(self, path: str) -> Mapping[str, Any]:
        """The checked data of an exercise: kept from before, or compiled now."""
        if path in self._index.raws:
            return self._index.raws[path]
        row = self._index.rows[path]
        own = self.folder / INDEX_FOLDER if _is_package(self.folder) else None
        for kept in (self._cache, own):
            raw = None if kept is None else compiled.read_compiled(kept, path, row)
            if raw is not None and (kept is not own or compiled.sha256(self.folder / path) == row["sha256"]):
                break
        else:
            new_row, raw = compiled.compile_file(self.folder, path, row["stamp"])
            if raw is None:
                raise ContentErrors(compiled.faults_of(self.folder, path, new_row))
            if self._cache is not None:
                compiled.write(self._cache, {compiled.compiled_path(path): compiled.compiled_bytes(new_row, raw)})
        self._index.raws[path] = raw
        return raw


def _index(folder: Path, cache: Path | None) -> Index:
    """The index, from what was kept as far as it holds; what was compiled is kept for the next start."""
    own = compiled.read_index(folder / INDEX_FOLDER, "") if _is_package(folder) else None
    kept = [(own, True)] if own is not None else []
    index = compiled.compile_folder(folder, kept) if own is not None and _is_whole(folder, own) else None
    if index is not None:
        return index
    rules = compiled.rules()
    old = None if cache is None else compiled.read_index(cache, rules)
    if old is not None:
        kept.append((old, False))
    index = compiled.compile_folder(folder, kept)
    if cache is not None and (index.changed or old is None or old.rows.keys() != index.rows.keys()):
        files = {
            compiled.compiled_path(path): compiled.compiled_bytes(index.rows[path], raw)
            for path, raw in index.raws.items()
        }
        compiled.write(cache, {**files, INDEX_FILE: compiled.index_bytes(index, rules)})
    return index


def _is_whole(folder: Path, own: Index) -> bool:
    """Whether the wheel's index is about exactly these files."""
    return {path: stamp[0] for path, stamp in compiled.problem_paths(folder)} == {
        path: row["stamp"][0] for path, row in own.rows.items()
    }


def _is_package(folder: Path) -> bool:
    return folder == PACKAGE / "problems"


def _short_name(folder: Path) -> str:
    """A folder's own place in the cache."""
    return f"{zlib.crc32(str(folder.absolute()).encode(errors='surrogateescape')):08x}"
