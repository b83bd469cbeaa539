"""Problem files turned into JSON that starts fast: one index of everything, one file an exercise.

A row of the index says how its problem file stood when it was compiled (size and time of change; in a wheel size
and SHA-256, since installing changes times) and which solver modules were looked at. Rows that still hold are
kept, the others are compiled anew. Nothing here complains: what is unreadable is made again.
"""

from __future__ import annotations

import gc
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from drill.errors import ContentError, ContentErrors, reason

FORMAT = 2
"""Grows when the index or a compiled exercise looks different."""

SHEET_FILE = "_sheet.yaml"
INDEX_FOLDER = "_index"
INDEX_FILE = "index.json"

PACKAGE = Path(__file__).parent

Stamp: TypeAlias = list[int]
"""Size in bytes and time of change in nanoseconds."""

Row: TypeAlias = dict[str, Any]

_CHECKERS = (
    "alphabets.py",
    "schema.py",
    "checking.py",
    "meaning.py",
    "wording.py",
    "scope.py",
    "draw_check.py",
    "picture_check.py",
    "faults.py",
    "loader.py",
    "yaml_nodes.py",
    "solver_source.py",
    "compiled.py",
    "expr/parse.py",
    "expr/tokens.py",
    "expr/functions.py",
)


@dataclass(slots=True)
class Index:
    """Rows by the problem file's path inside the folder, and how sheets are made of them."""

    rows: dict[str, Row]
    sources: dict[str, Stamp | None] = field(default_factory=dict)
    """How each module that the rows depend on stood."""
    raws: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """Exercises compiled just now, by path."""
    changed: bool = False


def problem_paths(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """The problem files of a folder and of the folders in it, as `sheet3/15.yaml`, with their stamps."""
    for inside in ("", *sorted(entry.name for entry in os.scandir(folder) if _is_sheet_folder(entry))):
        with suppress(OSError), os.scandir(folder / inside) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if _is_problem_file(entry):
                    stat = entry.stat()
                    yield f"{inside}/{entry.name}" if inside else entry.name, [stat.st_size, stat.st_mtime_ns]


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage is looked for meanwhile, nor ever again in what was made: it is kept as long as the process.

    Otherwise, with ten thousand exercises, the collector takes most of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def _is_sheet_folder(entry: os.DirEntry[str]) -> bool:
    return entry.name[0] not in "._" and entry.is_dir()


def _is_problem_file(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    return name.endswith((".yaml", ".yml")) and (name == SHEET_FILE or name[0] not in "._#") and entry.is_file()


def read_index(folder: Path, rules: str) -> Index | None:
    """The index kept in that folder, if it can be read and was made by these rules ("" trusts any)."""
    try:
        data = json.loads((folder / INDEX_FILE).read_bytes())
        if data["format"] != FORMAT or (rules and data["rules"] != rules):
            return None
        return Index({str(path): dict(row) for path, row in data["rows"].items()}, dict(data["sources"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def rules() -> str:
    """A fingerprint of the code that checks: other rules may find other faults."""
    stats = [os.stat(PACKAGE / name) for name in _CHECKERS]
    return "-".join(f"{stat.st_size:x}.{stat.st_mtime_ns:x}" for stat in stats)


def compile_folder(folder: Path, kept: Sequence[tuple[Index, bool]]) -> Index:
    """The index of a folder; rows of `kept` that still hold are taken over, the first that does.

    `kept`: indexes, each with whether it is the wheel's own, in which sizes are enough and times say nothing.
    """
    index = Index({})
    sources: dict[str, Stamp | None] = {}
    for path, stamp in problem_paths(folder):
        row = next((found for old, own in kept if (found := _holding(old, path, stamp, own, sources))), None)
        if row is None:
            row, raw = compile_file(folder, path, stamp)
            index.changed = True
            if raw is not None:
                index.raws[path] = raw
        index.rows[path] = row
        for name in row["modules"]:
            index.sources[name] = sources.setdefault(name, source_stamp(name))
    return index


def _holding(old: Index, path: str, stamp: Stamp, own: bool, sources: dict[str, Stamp | None]) -> Row | None:
    """The row of an older index, if neither the problem file nor a module it depends on has changed."""
    row = old.rows.get(path)
    if row is None:
        return None
    if own:
        return row if row["stamp"][0] == stamp[0] else None
    if row["stamp"] != stamp:
        return None
    for name in row["modules"]:
        if name not in sources:
            sources[name] = source_stamp(name)
        if sources[name] != old.sources.get(name):
            return None
    return row


def source_stamp(module: str) -> Stamp | None:
    """How the source file of a module of this package stands."""
    try:
        stat = os.stat(PACKAGE.joinpath(*module.split(".")[1:]).with_suffix(".py"))
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns]


def compile_file(folder: Path, path: str, stamp: Stamp) -> tuple[Row, Mapping[str, Any] | None]:
    """The row of one problem file and its checked data (None for a sheet or a broken file)."""
    from drill import loader, solver_source

    is_sheet = path.rpartition("/")[2] == SHEET_FILE
    raw: Mapping[str, Any] | None = None
    row: Row = {"stamp": stamp, "modules": [], "faults": []}
    data = b""
    with solver_source.modules_asked() as asked:
        try:
            data = (folder / path).read_bytes()
            raw = (loader.load_sheet if is_sheet else loader.load)(data, path)
        except OSError as error:
            row["faults"] = [[1, f"файл не читается: {reason(error)}."]]
        except ContentErrors as errors:
            row["faults"] = [[fault.line, fault.message] for fault in errors.faults]
    row["modules"] = sorted(asked)
    row["sha256"] = _digest(data)
    if is_sheet:
        return row | {"sheet": dict(raw) if raw else None}, None
    if raw is None:
        return row | {"exercise": _number(path, data), "title": "", "items": []}, None
    items = [_item_row(item_id, item) for item_id, item in raw["items"].items()]
    about = {"exercise": raw["exercise"], "title": raw["title"], "after": raw.get("after", [])}
    return row | about | {"items": items}, raw


def _item_row(item_id: str, item: Mapping[str, Any]) -> list[Any]:
    return [
        item_id,
        item["source"]["letter"],
        item["label"],
        list(dict.fromkeys(part["kind"] for part in item["parts"].values())),
        item["source"]["origin"],
        item["level"],
        item["minutes"],
        item.get("tags", []),
        item["revision"],
    ]


def _number(path: str, data: bytes) -> int | None:
    """Which exercise a broken file is about, as far as one can tell."""
    found = re.search(rb"^exercise: *([0-9]{1,9})", data, re.MULTILINE)
    named = re.match(r"[0-9]{1,9}", path.rpartition("/")[2])
    return int(found.group(1)) if found else int(named.group()) if named else None


def compiled_bytes(row: Row, raw: Mapping[str, Any]) -> bytes:
    """The file of one compiled exercise; it says of which problem file it was made."""
    return _dumped({"format": FORMAT, "sha256": row["sha256"], "raw": raw})


def index_bytes(index: Index, rules_: str) -> bytes:
    """The file of an index."""
    return _dumped({"format": FORMAT, "rules": rules_, "sources": index.sources, "rows": index.rows})


def read_compiled(folder: Path, path: str, row: Row) -> Mapping[str, Any] | None:
    """The exercise kept in that folder; None when there is none or it was made of another text."""
    try:
        data = json.loads((folder / compiled_path(path)).read_bytes())
        if data["format"] == FORMAT and data["sha256"] == row["sha256"]:
            found: Mapping[str, Any] = data["raw"]
            return found
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        pass
    return None


def compiled_path(path: str) -> str:
    """Where the compiled form of `sheet3/15.yaml` is kept: `sheet3/15.yaml.json`."""
    return f"{path}.json"


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes each file whole or not at all; where that is not possible (a read-only home) nothing is kept."""
    with suppress(OSError):
        for name, data in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
            try:
                temporary.write_bytes(data)
                os.replace(temporary, target)
            except OSError:
                with suppress(OSError):
                    temporary.unlink()
                raise


def faults_of(folder: Path, path: str, row: Row) -> tuple[ContentError, ...]:
    """The faults of a broken file, named by where it lies."""
    return tuple(ContentError(str(folder / path), line, message) for line, message in row["faults"])


def sha256(path: Path) -> str:
    """The fingerprint of a file's text; nothing for a file that cannot be read."""
    try:
        return _digest(path.read_bytes())
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    from hashlib import sha256  # two milliseconds that a list has no use for

    return sha256(data).hexdigest()


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
