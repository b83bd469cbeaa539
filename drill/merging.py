"""Two journals into one: what another machine wrote is added to ours, once, and counts as if it had been written here.

A fact is known by the journal it was written in, its number there and what it says. Numbers alone would not do: two
files that were once copies of each other have one name and go on with the same numbers.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from drill import database
from drill.errors import DrillError
from drill.facts import Attempt
from drill.store import Store
from drill.tables import TABLES

NAMED = 3
"""The version of the journal from which it has a name."""

OURS = 1
"""The number of a journal's own name among those it knows."""

TWIN = "+"
"""Stands after the name of a journal that is not the one of this name, though it was once a copy of it."""


class Merged(NamedTuple):
    """What was added: attempts, facts of every sort, and the items that variants or attempts were added to."""

    attempts: int
    facts: int
    items: int


def merge(store: Store, path: Path) -> Merged:
    """Adds what the journal of another machine knows and ours does not; that file is only read.

    Raises DrillError when the file is no journal, is too old or too new, or when ours cannot be written; then ours is
    as it was.
    """
    with closing(database.elsewhere(path)) as theirs:
        if database.version(theirs) < NAMED:
            raise DrillError(
                f"Журнал {path} записала старая masha. Открой его один раз там, где он лежит, новой версией "
                "(masha list) и попробуй снова."
            )
        database.migrate(theirs)
        with store.together() as ours:
            return _Merging(ours, theirs).run()


class _Merging:
    """One journal being merged into another; the transaction is the caller's."""

    def __init__(self, ours: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
        self._ours = ours
        self._theirs = theirs
        self._journals: dict[str, int] = {
            name: number for number, name in ours.execute("select id, name from journals")
        }
        self._own_name = next(name for name, number in self._journals.items() if number == OURS)

    def run(self) -> Merged:
        names = {number: name.rstrip(TWIN) for number, name in self._theirs.execute("select id, name from journals")}
        numbers: dict[str, dict[int, int]] = {}
        added: Counter[str] = Counter()
        touched: set[int] = set()
        for table in (table.name for table in TABLES.values()):
            numbers[table] = {}
            mentions = self._mentions(table)
            for row in self._theirs.execute(f"select * from {table} order by id"):
                said = {name: value for name, value in dict(row).items() if name not in ("id", "origin", "number")}
                if any(said[column] not in numbers[mentioned] for column, mentioned in mentions.items()):
                    # it says something about nothing and counts nowhere
                    continue
                said |= {column: numbers[mentioned][said[column]] for column, mentioned in mentions.items()}
                origin, number = names[row["origin"] or OURS], row["number"] or row["id"]
                here = self._found(table, origin, number, said)
                if here is None:
                    here = self._insert(table, origin, number, said)
                    added[table] += 1
                    touched |= {here} if table == "shown" else {said["shown"]} if "shown" in said else set()
                numbers[table][row["id"]] = here
        return Merged(added[TABLES[Attempt].name], added.total(), self._items(touched))

    def _mentions(self, table: str) -> dict[str, str]:
        """The columns that hold the numbers of other facts, and the tables of those."""
        keys = self._ours.execute(f"pragma foreign_key_list({table})")
        return {key["from"]: key["table"] for key in keys if key["table"] != "journals"}

    def _found(self, table: str, origin: str, number: int, said: Mapping[str, Any]) -> int | None:
        """The number that a fact has here, if we have it."""
        for name in self._twins(origin):
            row = self._lies_at(table, name, number)
            if row is not None and all(row[column] == value for column, value in said.items()):
                return int(row["id"])
        return None

    def _insert(self, table: str, origin: str, number: int, said: Mapping[str, Any]) -> int:
        """Adds a fact under the name of its journal, or of a twin of it whose number is still free."""
        name = origin
        while name == self._own_name or self._lies_at(table, name, number) is not None:
            name += TWIN
        row = {**said, "origin": self._known(name), "number": number}
        marks = ", ".join("?" for _ in row)
        cursor = self._ours.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", tuple(row.values()))
        return cursor.lastrowid or 0

    def _lies_at(self, table: str, name: str, number: int) -> sqlite3.Row | None:
        """What we have under this number of a journal."""
        if name == self._own_name:
            found = self._ours.execute(f"select * from {table} where origin is null and id = ?", (number,))
        else:
            place = (self._journals.get(name), number)
            found = self._ours.execute(f"select * from {table} where origin = ? and number = ?", place)
        row: sqlite3.Row | None = found.fetchone()
        return row

    def _twins(self, origin: str) -> list[str]:
        """The journals we know that bear this name."""
        return [name for name in self._journals if name.rstrip(TWIN) == origin]

    def _known(self, name: str) -> int:
        """The number of a journal among those we know; it is one of them from now on."""
        if name not in self._journals:
            self._journals[name] = self._ours.execute("insert into journals (name) values (?)", (name,)).lastrowid or 0
        return self._journals[name]

    def _items(self, shown: set[int]) -> int:
        """How many items these variants are of."""
        return len({self._ours.execute("select item from shown where id = ?", (n,)).fetchone()[0] for n in shown})
