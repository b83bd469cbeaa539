"""A journal as a file: ours, sound, of the newest version; in WAL where written, set aside where damaged."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from drill.errors import DrillError
from drill.tables import MIGRATIONS

APPLICATION = 0x4D617368
"""`Mash`: SQLite's application_id, by which a journal is told from another program's database."""

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

CHECKED_WHOLE = 16 * 2**20
"""A journal up to this many bytes is checked page by page when it is opened (a few milliseconds)."""

MAGIC = b"SQLite format 3\0"


class NewerJournalError(DrillError):
    """The journal was written by a newer masha; it is left as it is."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(
            f"Журнал {path} записан более новой версией masha (формат {version}, эта версия знает {len(MIGRATIONS)}). "
            "Я его не трогаю. Обнови masha или укажи другую папку в MASHA_HOME."
        )


def opened(path: Path) -> sqlite3.Connection:
    """A connection to a sound journal of the newest version; DatabaseError of damage if the file is anything else."""
    _refuse_newer(path, _version_in_header(path))
    connection = _connected(str(path))
    try:
        _refuse_newer(path, version(connection))
        _check(connection, path.stat().st_size)
        _use_wal(connection)
        connection.execute("pragma synchronous = full")
        migrate(connection)
        _refuse_newer(path, version(connection))
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(database: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(database, timeout=PATIENCE, isolation_level=None, uri=uri)
    connection.row_factory = sqlite3.Row
    connection.text_factory = lambda text: text.decode(errors="replace")
    connection.execute(f"pragma busy_timeout = {int(PATIENCE * 1000)}")
    return connection


def _check(connection: sqlite3.Connection, size: int) -> None:
    """Raises an error of damage unless the file, of so many bytes, is empty or a sound journal of ours."""
    known = connection.execute("pragma application_id").fetchone()[0]
    tables = connection.execute("select count(*) from sqlite_schema").fetchone()[0]
    if tables and known != APPLICATION:
        raise _Foreign("another program's database")
    if size <= CHECKED_WHOLE:
        said = connection.execute("pragma quick_check(1)").fetchone()[0]
        if said != "ok":
            raise _Foreign(said)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switches to WAL; SQLite does not wait by itself when two processes switch a fresh file at once."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """What is written inside is on the disk afterwards, all or none; sqlite3.Error where it cannot be."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        connection.rollback()
        raise


def migrate(connection: sqlite3.Connection) -> None:
    """Brings a journal to the newest version, all or nothing."""
    if version(connection) >= len(MIGRATIONS):
        return
    with transaction(connection):
        # another process may have been faster
        for statements in MIGRATIONS[version(connection) :]:
            for statement in statements:
                connection.execute(statement)
        if version(connection) < len(MIGRATIONS):
            connection.execute(f"pragma application_id = {APPLICATION}")
            connection.execute(f"pragma user_version = {len(MIGRATIONS)}")


def version(connection: sqlite3.Connection) -> int:
    """How many migrations have run."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def _version_in_header(path: Path) -> int:
    """The version as the file's first bytes say it, without opening a database: a newer one is not touched."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return 0
    ours = header.startswith(MAGIC) and int.from_bytes(header[68:72]) == APPLICATION
    return int.from_bytes(header[60:64]) if ours else 0


def _refuse_newer(path: Path, version: int) -> None:
    if version > len(MIGRATIONS):
        raise NewerJournalError(path, version)


class _Foreign(sqlite3.DatabaseError):
    """A database that is sound but not ours, or unsound by its own check."""


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is damaged or foreign, and not merely busy or out of reach."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _Foreign) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def identity(path: Path) -> tuple[int, int] | None:
    """By which a file is known again whatever its name is; None if there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


def set_aside(path: Path, seen: tuple[int, int] | None, stamp: str) -> Path | None:
    """Renames a damaged journal and its companions; None if another process has just done it."""
    if seen is None or identity(path) != seen:
        return None
    aside = free_name(path, f"damaged-{stamp}")
    for ending in ("-wal", "-shm", ""):
        # the log of a damaged file must not be replayed into the fresh one
        try:
            os.rename(f"{path}{ending}", f"{aside}{ending}")
        except FileNotFoundError:
            continue
    return aside


def free_name(path: Path, why: str) -> Path:
    """A name beside a journal under which nothing lies yet: `journal-damaged-20261123-170511.sqlite3`."""
    free = path.with_name(f"{path.stem}-{why}{path.suffix}")
    number = 2
    while free.exists():
        free = path.with_name(f"{path.stem}-{why}-{number}{path.suffix}")
        number += 1
    return free


def in_memory(source: sqlite3.Connection | None) -> sqlite3.Connection:
    """A journal in memory that knows what `source` can still tell."""
    memory = _connected(":memory:")
    if source is not None:
        try:
            source.backup(memory)
            _check(memory, 0)
            migrate(memory)
            return memory
        except sqlite3.Error:
            memory.close()
            memory = _connected(":memory:")
    migrate(memory)
    return memory


def remembered(path: Path) -> sqlite3.Connection:
    """What an unwritable folder holds, in memory: it can be read, resumed and counted, but not added to."""
    try:
        source = _connected(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return in_memory(None)
    try:
        return in_memory(source)
    finally:
        source.close()


def elsewhere(path: Path) -> sqlite3.Connection:
    """A copy in memory of a journal that somebody brought, sound and of whatever version; its file is only read.

    Raises DrillError when there is no such file or it is no journal, NewerJournalError when a newer masha wrote it.
    """
    if not path.is_file():
        raise DrillError(f"Файла {path} нет. Проверь имя и папку.")
    memory = _connected(":memory:")
    try:
        _refuse_newer(path, _version_in_header(path))
        # without a log beside it nobody is writing, and then reading must not leave one there
        how = "mode=ro" if Path(f"{path}-wal").exists() else "mode=ro&immutable=1"
        with closing(_connected(f"{path.absolute().as_uri()}?{how}", uri=True)) as source:
            source.backup(memory)
        _refuse_newer(path, version(memory))
        _check(memory, 0)
        if not version(memory):
            raise _Foreign("an empty file")
    except (OSError, sqlite3.Error) as error:
        memory.close()
        raise DrillError(
            f"Файл {path} не читается как журнал masha: он испорчен или чужой. Ничего не изменено. Возьми другую копию."
        ) from error
    except BaseException:
        memory.close()
        raise
    return memory


def write_copy(connection: sqlite3.Connection, path: Path) -> None:
    """Writes a journal, as it is at this moment, into a fresh file that needs no companions.

    The file must not exist; where it cannot be written whole, sqlite3.Error and no file is left.
    """
    try:
        with closing(_connected(str(path))) as copy:
            connection.backup(copy)
            copy.execute("pragma journal_mode = delete")
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def unwritable(error: Exception) -> str:
    """What is said when a session cannot be written down."""
    return (
        f"Не могу записать журнал: {reason(error)}. Занимайся спокойно, но этот сеанс в историю не попадёт. "
        "Другую папку можно указать в MASHA_HOME."
    )


def reason(error: Exception) -> str:
    """Why something could not be written, in half a sentence."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        return "журнал занят другой программой"
    if code == sqlite3.SQLITE_FULL or getattr(error, "errno", None) == errno.ENOSPC:
        return "на диске нет места"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "такой папки нет"
    return "в эту папку нельзя писать"
