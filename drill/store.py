"""The journal: every fact about the student's work, in SQLite, written the moment it is known.

Facts are only ever added. Each addition is its own transaction and is on the disk (WAL, synchronous = full) before
anything about it is said. A damaged or foreign file is set aside, never deleted; where nothing can be written, the
drill goes on in memory with one warning.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from drill import database
from drill.errors import DrillError
from drill.facts import Attempt, Closed, Event, Facts, Paper, Papers, Reflection, Shown, Written
from drill.tables import TABLES, AnyFact, fact_of, row_of

_REMEMBERED = """
    not exists (
        select 1 from forgotten
        where forgotten.item = shown.item and case
            when forgotten.origin is shown.origin then ifnull(shown.number, shown.id) <= forgotten.upto
            else julianday(shown.at) <= julianday(forgotten.at)
        end
    )
"""

_STANDING = "not exists (select 1 from undone where undone.attempt = fact.id)"

_OF_WORK = tuple(table.name for table in TABLES.values() if table.is_work)

Told = Callable[[str], None]


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

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever written down."""
        return not any(self._rows(f"select 1 from {table.name} limit 1") for table in TABLES.values())

    @property
    def is_merged(self) -> bool:
        """Whether it holds facts of other journals, so that their numbers here say nothing of their order."""
        return bool(self._rows("select 1 from journals where id > 1 limit 1"))

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

    def record(self, facts: Iterable[AnyFact]) -> None:
        """Writes facts together, all or none. Raises DrillError where they cannot be kept."""
        with self.together():
            for fact in facts:
                self._insert(fact)

    @contextmanager
    def together(self) -> Iterator[sqlite3.Connection]:
        """What is written inside is on the disk afterwards, all or none. Raises DrillError where it cannot be."""
        if not self._on_disk:
            raise DrillError("Журнал нельзя изменить, поэтому ничего не сделано. Проверь место на диске и права.")
        try:
            with database.transaction(self._connection):
                yield self._connection
        except sqlite3.Error as error:
            said = database.reason(error)
            raise DrillError(f"Журнал изменить не получилось: {said}. В нём всё как было.") from error

    def facts(self, items: Iterable[str] | None = None, variants: Iterable[int] | None = None) -> Facts:
        """The facts that count, each kind oldest first: about these items, and only these variants (None: all)."""
        where = f"where {_REMEMBERED}"
        given: tuple[str, ...] = ()
        for column, wanted in (("item", items), ("id", variants)):
            if wanted is not None:
                where += f" and shown.{column} in (select value from json_each(?))"
                given = (*given, json.dumps(list(wanted)))
        chosen = f"join shown on shown.id = fact.shown {where}"
        order = self._order("shown")
        return Facts(
            self._read(
                Shown,
                f"select fact.* from shown fact join shown using (id) {where} {self._order('item')}",
                given,
            ),
            self._read(Attempt, f"select fact.* from attempts fact {chosen} and {_STANDING} {order}", given),
            self._read(Event, f"select fact.* from events fact {chosen} {order}", given),
            self._read(Reflection, f"select fact.* from reflections fact {chosen} {order}", given),
        )

    def latest_shown(self, item: str, count: int) -> tuple[Shown, ...]:
        """So many of the item's variants that count, those shown last, oldest first."""
        query = (
            f"select fact.* from shown fact join shown using (id) where fact.item = ? and {_REMEMBERED} "
            f"{self._order(latest_first=True)} limit ?"
        )
        return self._read(Shown, query, (item, count))[::-1]

    def all_attempts(self, item: str | None = None, last: int | None = None) -> tuple[tuple[Shown, Attempt, bool], ...]:
        """Every attempt with its variant, oldest first, and whether it was taken back; forgotten ones as well.

        last: only so many latest ones, and whatever else was tried on the same variants.
        """
        given = () if item is None else (item,)
        chosen = "from attempts fact join shown on shown.id = fact.shown" + ("" if item is None else " where item = ?")
        if last is not None:
            latest = f"select fact.shown {chosen} {self._order(latest_first=True)} limit {int(last)}"
            chosen = f"from attempts fact where fact.shown in ({latest})"
        attempts = self._read(Attempt, f"select fact.* {chosen} {self._order()}", given)
        of_attempts = f"select * from shown where id in (select fact.shown {chosen})"
        shown = {each.id: each for each in self._read(Shown, of_attempts, given)}
        undone = {number for (number,) in self._rows("select attempt from undone")}
        return tuple(
            (shown[attempt.shown], attempt, attempt.id in undone) for attempt in attempts if attempt.shown in shown
        )

    def last_attempt(self) -> Attempt | None:
        """The latest attempt that counts."""
        found = self._read(
            Attempt,
            f"select fact.* from attempts fact join shown on shown.id = fact.shown where {_REMEMBERED} and {_STANDING} "
            f"{self._order(latest_first=True)} limit 1",
            (),
        )
        return found[0] if found else None

    def turns(self) -> dict[int, int]:
        """The place of every variant in the order in which all of them were shown, from 1."""
        rows = self._rows(f"select fact.id from shown fact {self._order()}")
        return {number: turn for turn, (number,) in enumerate(rows, 1)}

    def write_copy(self, path: Path) -> None:
        """Writes the whole journal into a fresh file. sqlite3.Error where that fails, and then no file is left."""
        database.write_copy(self._connection, path)

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
        of_attempt = "join attempts on attempts.id = fact.attempt join shown on shown.id = attempts.shown"
        joins = {"shown": "", "forgotten": "", "undone": of_attempt}
        query = " union ".join(
            f"select item from {name} fact {joins.get(name, 'join shown on shown.id = fact.shown')} where fact.id > ?"
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
        with suppress(sqlite3.Error), database.transaction(self._connection):
            if [row["format"] for row in self._connection.execute("select format from digested")] != [format_]:
                self._connection.execute("delete from digests")
            self._connection.execute("delete from digested")
            self._connection.execute("insert into digested values (?, ?)", (format_, json.dumps(dict(marks))))
            self._connection.executemany("insert or replace into digests values (?, ?)", bodies.items())

    def be_alone(self) -> None:
        """Makes sure that nobody else has the file open and that all of it is in that one file.

        sqlite3.OperationalError when somebody has.
        """
        self._connection.execute("pragma busy_timeout = 0")
        (mode,) = self._connection.execute("pragma journal_mode = delete").fetchone()
        if mode != "delete":
            raise sqlite3.OperationalError("another connection is open")

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()

    def _insert(self, fact: AnyFact) -> AnyFact:
        table, row = row_of(fact)
        names = ", ".join(row)
        marks = ", ".join("?" for _ in row)
        cursor = self._connection.execute(f"insert into {table} ({names}) values ({marks})", tuple(row.values()))
        return replace(fact, id=cursor.lastrowid or 0)

    def _read(self, sort: type[AnyFact], query: str, given: tuple[Any, ...]) -> tuple[AnyFact, ...]:
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

    def _order(self, within: str = "", *, latest_first: bool = False) -> str:
        """The order of facts, oldest first; `within`: a column, among facts that share it.

        Facts of one journal stand as they were written, whatever its clock did. Between journals the clock decides,
        where one that was set back counts as standing still; what is left is decided so that it comes out the same
        in every journal that holds these facts.
        """
        terms = ["fact.id"]
        if self.is_merged:
            shared = f", fact.{within}" if within else ""
            terms = [
                f"max(julianday(fact.at)) over (partition by ifnull(fact.origin, 1){shared} "
                "order by ifnull(fact.number, fact.id))",
                "(select name from journals where journals.id = ifnull(fact.origin, 1))",
                "ifnull(fact.number, fact.id)",
            ]
        return "order by " + ", ".join(f"{term} desc" if latest_first else term for term in terms)

    def _try(self, statement: str) -> None:
        """Begins or ends a transaction; what hinders it shows at the next read."""
        with suppress(sqlite3.Error):
            self._connection.execute(statement)

    def _tell_unreadable(self) -> None:
        if not self._has_told_unreadable:
            self._has_told_unreadable = True
            self._tell("Часть записей журнала испорчена: я их пропускаю, остальное на месте.")

    def _go_on_in_memory(self, error: sqlite3.Error) -> None:
        memory = database.in_memory(self._connection)
        self._connection.close()
        self._connection, self._on_disk = memory, False
        self._tell(database.unwritable(error))


def open_store(path: Path, tell: Told, stamp: str) -> Store:
    """The journal at this path, begun if there is none.

    stamp: the time for the name of a file that is set aside, as `20261123-170511`.
    Raises NewerJournalError when a newer masha wrote it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(3):
            seen = database.identity(path)
            try:
                return Store(database.opened(path), tell, on_disk=True)
            except sqlite3.DatabaseError as error:
                if not database.is_damage(error):
                    raise
                aside = database.set_aside(path, seen, stamp)
                if aside is not None:
                    tell(
                        f"Файл журнала испорчен или не мой: {path}. Я отложила его под именем {aside.name} "
                        "и начала новый журнал."
                    )
        raise sqlite3.OperationalError("unable to open database file")
    except (OSError, sqlite3.Error) as error:
        tell(database.unwritable(error))
        return Store(database.remembered(path), tell, on_disk=False)
