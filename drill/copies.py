"""Copies of the journal: made while it is in use, and put back in its place."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from drill import database
from drill.errors import DrillError
from drill.store import Store


def back_up(store: Store, journal: Path, path: Path, *, replace: bool = False) -> None:
    """Writes a copy of the journal: whole, or not at all.

    Raises DrillError when it cannot be written, or when something lies there already and is not to be replaced.
    """
    if path.is_dir():
        raise DrillError(f"{path} это папка. Назови файл, например {path / 'masha.sqlite3'}.")
    if path.exists():
        if journal.exists() and path.samefile(journal):
            raise DrillError(f"{path} и есть твой журнал. Для копии назови другой файл.")
        if not replace:
            raise _taken(path)
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            whole = Path(folder) / path.name
            store.write_copy(whole)
            if replace:
                os.replace(whole, path)
            else:
                _put(whole, path)
    except (OSError, sqlite3.Error) as error:
        raise DrillError(f"Не получается записать {path}: {database.reason(error)}. Выбери другое место.") from error


class Restored(NamedTuple):
    """What was put back: how many attempts it holds; where the journal that was there lies now, if it held anything."""

    attempts: int
    aside: Path | None


def restore(store: Store, journal: Path, copy: Path, stamp: str) -> Restored:
    """Puts a copy in the place of the journal, which is set aside; the store is closed.

    stamp: the time for the name of the journal that was there, as `20261123-170511`.
    Raises DrillError, and changes nothing, when the copy is no sound journal or a newer one, when the journal is open
    elsewhere, or when something cannot be written.
    """
    with closing(database.elsewhere(copy)) as brought:
        if not store.on_disk:
            raise DrillError("Вернуть копию некуда: журнал сейчас нельзя записать. Проверь место на диске и права.")
        if journal.samefile(copy):
            raise DrillError(f"{copy} и есть твой журнал: возвращать нечего.")
        database.migrate(brought)
        attempts = int(brought.execute("select count(*) from attempts").fetchone()[0])
        try:
            with TemporaryDirectory(dir=journal.parent, prefix=".restore.") as folder:
                fresh = Path(folder) / journal.name
                database.write_copy(brought, fresh)
                store.be_alone()
                aside = None
                if not store.is_empty:
                    aside = database.free_name(journal, f"before-{stamp}")
                    store.write_copy(aside)
                store.close()
                os.replace(fresh, journal)
        except sqlite3.OperationalError as error:
            said = database.reason(error)
            raise DrillError(
                f"Не получается заменить журнал {journal}: {said}. Если занятие открыто в другом окне, закончи его там "
                "(/выход) и повтори."
            ) from error
        except OSError as error:
            raise DrillError(f"Не получается заменить журнал {journal}: {database.reason(error)}.") from error
    return Restored(attempts, aside)


def _put(whole: Path, path: Path) -> None:
    """Moves a file to a name that must be free."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:
        # a disk without second names, such as a memory stick
        os.replace(whole, path)


def _taken(path: Path) -> DrillError:
    return DrillError(f"Файл {path} уже есть. Выбери другое имя или добавь --force, чтобы его заменить.")
