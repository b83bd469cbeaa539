"""The journal: every fact about the student's work, in SQLite, written the moment it is known.

Facts are only ever added. Each addition is its own transaction and is on the disk (WAL, synchronous = full) before
anything about it is said. A damaged or foreign file is set aside, never deleted; where nothing can be written, the
drill goes on in memory with one warning.
"""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from drill.errors import DrillError
from drill.facts import Attempt, Closed, Event, Facts, Paper, Papers, Reflection, Shown, Written
from drill.tables import MIGRATIONS, TABLES, AnyFact, fact_of, row_of

APPLICATION = 0x4D617368
"""`Mash`: SQLite's application_id, by which a journal is told from another program's database."""

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

CHECKED_WHOLE = 16 * 2**20
"""A journal up to this many bytes is checked page by page when it is opened (a few milliseconds)."""

MAGIC = b"SQLite format 3\0"

_REMEMBERED = """
    not exists (
        select 1 from forgotten
        where forgotten.item = shown.item and case
            when forgotten.origin is shown.origin then shown.id <= forgotten.upto
            else julianday(shown.at) < julianday(forgotten.at)
        end
    )
"""

_STANDING = "not exists (select 1 from undone where undone.attempt = fact.id)"

_OF_WORK = tuple(table.name for table in TABLES.values() if table.is_work)

Told = Callable[[str], None]


class NewerJournalError(DrillError):
    """The journal was written by a newer masha; it is left as it is."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(
            f"Журнал {path} записан более новой версией masha (формат {version}, эта версия знает {len(MIGRATIONS)}). "
            "Я его не трогаю. Обнови masha или укажи другую папку в MASHA_HOME."
        )


class Store:
    """The journal, open. Use `open_store`.

    connection: a journal of the newest version, in autocommit.
    tell: says a warning to the user.
    """

    def __init__(self, connection: sqlite3.Connection, tell: Told, on_disk: bool) -> None:
        self._connection = connection
        self._tell = tell
        self._on_disk = on_disk
        self._has_told_unreadable = False

    @property
    def on_disk(self) -> bool:
        """Whether what is appended will be there tomorrow."""
        return self._on_disk

    def append(self, fact: AnyFact) -> AnyFact:
        """Writes a fact and returns it with its number; when this returns, the fact is on the disk.

        Where it cannot be written (disk full, folder gone, another process that never ends), the journal goes on in
        memory with what it knew, and says so once.
        """
        try:
            return self._insert(fact)
        except sqlite3.Error as error:
            if not self._on_disk:
                raise
            self._go_on_in_memory(error)
            return self._insert(fact)

    def facts(self, items: Iterable[str] | None = None, variants: Iterable[int] | None = None) -> Facts:
        """The facts that count, each kind oldest first: about these items, and only these variants (None: all)."""
        where = ""
        given: tuple[str, ...] = ()
        for column, wanted in (("item", items), ("id", variants)):
            if wanted is not None:
                where += f" and shown.{column} in (select value from json_each(?))"
                given = (*given, json.dumps(list(wanted)))
        joined = f"join shown on shown.id = fact.shown where {_REMEMBERED} {where}"
        return Facts(
            self._read(Shown, f"select shown.* from shown where {_REMEMBERED} {where} order by shown.id", given),
            self._read(Attempt, f"select fact.* from attempts fact {joined} and {_STANDING} order by fact.id", given),
            self._read(Event, f"select fact.* from events fact {joined} order by fact.id", given),
            self._read(Reflection, f"select fact.* from reflections fact {joined} order by fact.id", given),
        )

    def papers(self) -> Papers:
        """The papers and exams begun in this journal, and what became of them, each kind oldest first."""
        chosen = "where origin is null order by id"
        return Papers(
            self._read(Paper, f"select * from papers {chosen}", ()),
            self._read(Written, f"select * from written {chosen}", ()),
            self._read(Closed, f"select * from closed {chosen}", ()),
        )

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever other processes write meanwhile."""
        self._try("begin")
        try:
            yield
        finally:
            self._try("commit")

    def marks(self) -> dict[str, int]:
        """The number of the last fact in every table of what work on items is made of."""
        query = " union all ".join(f"select '{name}', coalesce(max(id), 0) from {name}" for name in _OF_WORK)
        return dict(map(tuple, self._rows(query)))

    def touched_since(self, marks: Mapping[str, int]) -> tuple[str, ...]:
        """The items about which there are facts newer than these marks; all items ever shown without marks."""
        to_shown = {
            "shown": "",
            "undone": "join attempts on attempts.id = fact.attempt join shown on shown.id = attempts.shown",
            "forgotten": "",
        }
        query = " union ".join(
            f"select {'fact' if to_shown.get(name) == '' else 'shown'}.item from {name} fact "
            f"{to_shown.get(name, 'join shown on shown.id = fact.shown')} where fact.id > ?"
            for name in _OF_WORK
        )
        rows = self._rows(query, tuple(marks.get(name, 0) for name in _OF_WORK))
        return tuple(item for (item,) in rows)

    def kept_digests(self, format_: int) -> tuple[dict[str, int], dict[str, str]]:
        """What was kept with `keep_digests` of this format: marks and bodies by item; nothing of another format."""
        said = self._rows("select format, marks from digested")
        if len(said) != 1 or said[0]["format"] != format_:
            return {}, {}
        marks = json.loads(said[0]["marks"])
        return marks, dict(map(tuple, self._rows("select item, body from digests")))

    def keep_digests(self, format_: int, marks: Mapping[str, int], bodies: Mapping[str, str]) -> None:
        """Keeps digests made of the facts up to these marks; where nothing can be written, nothing is kept."""
        with suppress(sqlite3.Error):
            self._connection.execute("begin immediate")
            try:
                if [row["format"] for row in self._connection.execute("select format from digested")] != [format_]:
                    self._connection.execute("delete from digests")
                self._connection.execute("delete from digested")
                self._connection.execute("insert into digested values (?, ?)", (format_, json.dumps(dict(marks))))
                self._connection.executemany("insert or replace into digests values (?, ?)", bodies.items())
                self._connection.execute("commit")
            except BaseException:
                self._connection.rollback()
                raise

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()

    def _insert(self, fact: AnyFact) -> AnyFact:
        table, row = row_of(fact)
        names = ", ".join(row)
        marks = ", ".join("?" for _ in row)
        cursor = self._connection.execute(f"insert into {table} ({names}) values ({marks})", tuple(row.values()))
        return replace(fact, id=cursor.lastrowid or 0)

    def _read(self, sort: type[AnyFact], query: str, given: tuple[str, ...]) -> tuple[AnyFact, ...]:
        facts = []
        for row in self._rows(query, given):
            try:
                facts.append(fact_of(sort, row))
            except (ValueError, TypeError):
                self._tell_unreadable()
        return tuple(facts)

    def _rows(self, query: str, given: tuple[Any, ...] = ()) -> list[sqlite3.Row]:
        try:
            return self._connection.execute(query, given).fetchall()
        except sqlite3.Error as error:
            self._go_on_in_memory(error)
            return self._connection.execute(query, given).fetchall()

    def _try(self, statement: str) -> None:
        """Begins or ends a transaction; what hinders it shows at the next read."""
        with suppress(sqlite3.Error):
            self._connection.execute(statement)

    def _tell_unreadable(self) -> None:
        if not self._has_told_unreadable:
            self._has_told_unreadable = True
            self._tell("Часть записей журнала испорчена: я их пропускаю, остальное на месте.")

    def _go_on_in_memory(self, error: sqlite3.Error) -> None:
        memory = _in_memory(self._connection)
        self._connection.close()
        self._connection, self._on_disk = memory, False
        self._tell(_unwritable(error))


def open_store(path: Path, tell: Told, stamp: str) -> Store:
    """The journal at this path, begun if there is none.

    stamp: the time for the name of a file that is set aside, as `20261123-170511`.
    Raises NewerJournalError when a newer masha wrote it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(3):
            seen = _identity(path)
            try:
                return Store(_opened(path), tell, on_disk=True)
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                aside = _set_aside(path, seen, stamp)
                if aside is not None:
                    tell(
                        f"Файл журнала испорчен или не мой: {path}. Я отложила его под именем {aside.name} "
                        "и начала новый журнал."
                    )
        raise sqlite3.OperationalError("unable to open database file")
    except (OSError, sqlite3.Error) as error:
        tell(_unwritable(error))
        return Store(_remembered(path), tell, on_disk=False)


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to a sound journal of the newest version; DatabaseError of damage if the file is anything else."""
    _refuse_newer(path, _version_in_header(path))
    connection = _connected(str(path))
    try:
        _refuse_newer(path, _version(connection))
        _check(connection, path.stat().st_size)
        _use_wal(connection)
        connection.execute("pragma synchronous = full")
        _migrate(connection)
        _refuse_newer(path, _version(connection))
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


def _migrate(connection: sqlite3.Connection) -> None:
    """Brings a journal to the newest version, all or nothing."""
    if _version(connection) >= len(MIGRATIONS):
        return
    connection.execute("begin immediate")
    try:
        # another process may have been faster
        for statements in MIGRATIONS[_version(connection) :]:
            for statement in statements:
                connection.execute(statement)
        if _version(connection) < len(MIGRATIONS):
            connection.execute(f"pragma application_id = {APPLICATION}")
            connection.execute(f"pragma user_version = {len(MIGRATIONS)}")
        connection.execute("commit")
    except BaseException:
        connection.rollback()
        raise


def _version(connection: sqlite3.Connection) -> int:
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


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _Foreign) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


def _set_aside(path: Path, seen: tuple[int, int] | None, stamp: str) -> Path | None:
    """Renames a damaged journal and its companions; None if another process has just done it."""
    if seen is None or _identity(path) != seen:
        return None
    aside = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.stem}-damaged-{stamp}-{number}{path.suffix}")
        number += 1
    for ending in ("-wal", "-shm", ""):
        # the log of a damaged file must not be replayed into the fresh one
        try:
            os.rename(f"{path}{ending}", f"{aside}{ending}")
        except FileNotFoundError:
            continue
    return aside


def _in_memory(source: sqlite3.Connection | None) -> sqlite3.Connection:
    """A journal in memory that knows what `source` can still tell."""
    memory = _connected(":memory:")
    if source is not None:
        try:
            source.backup(memory)
            _check(memory, 0)
            _migrate(memory)
            return memory
        except sqlite3.Error:
            memory.close()
            memory = _connected(":memory:")
    _migrate(memory)
    return memory


def _remembered(path: Path) -> sqlite3.Connection:
    """What an unwritable folder holds, in memory: it can be read, resumed and counted, but not added to."""
    try:
        source = _connected(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return _in_memory(None)
    try:
        return _in_memory(source)
    finally:
        source.close()


def _unwritable(error: Exception) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        reason = "журнал занят другой программой"
    elif code == sqlite3.SQLITE_FULL or getattr(error, "errno", None) == errno.ENOSPC:
        reason = "на диске нет места"
    else:
        reason = "в папку с журналом нельзя писать"
    return (
        f"Не могу записать журнал: {reason}. Занимайся спокойно, но этот сеанс в историю не попадёт. "
        "Другую папку можно указать в MASHA_HOME."
    )
