"""What `masha doctor` finds: versions, folders, the journal, the problem files."""

from __future__ import annotations

import platform
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from drill import __version__
from drill.env import Env

LIBRARIES = ("typer", "rich", "numpy", "pyyaml", "platformdirs")


@dataclass(frozen=True, slots=True)
class Health:
    """The state of an installation; `journal` is a sentence, `faults` those of problem files."""

    versions: tuple[tuple[str, str], ...]
    folders: tuple[tuple[str, Path], ...]
    journal: str
    is_sound: bool
    sheets: int
    items: int
    faults: tuple[str, ...]
    encoding: str


def examined(env: Env) -> Health:
    """Looks at everything without changing anything."""
    journal, is_sound = _journal(env.journal)
    catalog = env.catalog
    items = sum(len(exercise.items) for sheet in catalog.sheets for exercise in sheet.exercises)
    return Health(
        versions=(
            ("masha", __version__),
            ("Python", platform.python_version()),
            *((name, _version(name)) for name in LIBRARIES),
            ("SQLite", sqlite3.sqlite_version),
        ),
        folders=(("журнал", env.journal), ("кэш", env.cache_folder), ("задачи", catalog.folder)),
        journal=journal,
        is_sound=is_sound,
        sheets=len(catalog.sheets),
        items=items,
        faults=tuple(str(fault) for fault in catalog.faults),
        encoding=getattr(env.stdout, "encoding", None) or "",
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "не установлен"


def _journal(path: Path) -> tuple[str, bool]:
    """The journal's size and whether SQLite finds it whole; it is opened only for reading."""
    if not path.exists():
        return "журнала ещё нет, он появится с первым занятием", True
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("pragma integrity_check(1)").fetchone()[0]
            attempts = connection.execute("select count(*) from attempts").fetchone()[0]
    except sqlite3.Error as error:
        return f"журнал не читается ({error}); при следующем занятии он будет отложен в сторону", False
    size = path.stat().st_size / 1024
    if found != "ok":
        return f"журнал повреждён ({found}); при следующем занятии он будет отложен в сторону", False
    return f"журнал цел, ответов: {attempts}, {size:.0f} КиБ", True
