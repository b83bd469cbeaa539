"""How facts lie in the journal: the statements that made each version of it, and facts as rows and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from drill.facts import (
    Attempt,
    Close,
    Closed,
    Event,
    Fact,
    Forgotten,
    Kind,
    Paper,
    Rating,
    Reflection,
    Shown,
    Undone,
    Written,
)

AnyFact = TypeVar("AnyFact", Shown, Attempt, Event, Reflection, Undone, Forgotten, Paper, Written, Closed)


class Table(NamedTuple):
    """Where facts of one sort lie. json: columns that hold JSON; words: columns that hold one of a few words.

    is_work: what is known of an item is made of them.
    """

    name: str
    json: frozenset[str] = frozenset()
    words: Mapping[str, type[StrEnum]] = {}
    is_work: bool = True


TABLES: Mapping[type[Fact], Table] = {
    Shown: Table("shown", json=frozenset({"params", "parts"})),
    Attempt: Table("attempts", json=frozenset({"typed", "read", "verdicts", "mistakes"})),
    Event: Table("events", words={"kind": Kind}),
    Reflection: Table("reflections", words={"rating": Rating}),
    Undone: Table("undone"),
    Forgotten: Table("forgotten"),
    Paper: Table("papers", json=frozenset({"tasks"}), is_work=False),
    Written: Table("written", is_work=False),
    Closed: Table("closed", words={"why": Close}, is_work=False),
}
"""Every sort of fact; one that mentions another comes after it."""


_decode = json.JSONDecoder().raw_decode


def row_of(fact: Fact) -> tuple[str, dict[str, Any]]:
    """The table of a fact, and its columns but for its number."""
    table = TABLES[type(fact)]
    row = {field.name: getattr(fact, field.name) for field in fields(fact) if field.name != "id"}
    return table.name, {
        name: json.dumps(value) if name in table.json else str(value) if name in table.words else value
        for name, value in row.items()
    }


def _from_json(text: str) -> Any:
    # half the time of json.loads, which matters where a journal is read whole
    value, end = _decode(text)
    if end != len(text):
        raise ValueError(f"more than JSON: {text}")
    return tuple(value) if isinstance(value, list) else value


def _moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _columns(sort: type[Fact]) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """The columns of a table, each with what reads it."""
    table = TABLES[sort]
    readers: dict[str, Callable[[Any], Any]] = {"at": _moment, **dict.fromkeys(table.json, _from_json), **table.words}
    return tuple((field.name, readers.get(field.name)) for field in fields(sort))


_COLUMNS = {sort: _columns(sort) for sort in TABLES}


def fact_of(sort: type[AnyFact], row: sqlite3.Row) -> AnyFact:
    """The fact that a row is. ValueError or TypeError when the row holds something else."""
    values: dict[str, Any] = {name: row[name] if read is None else read(row[name]) for name, read in _COLUMNS[sort]}
    return sort(**values)


def _kept(*tables: str) -> tuple[str, ...]:
    """Facts are only ever added."""
    return tuple(
        f"create trigger {table}_keep_{verb} before {verb} on {table} "
        "begin select raise(abort, 'facts are never changed'); end"
        for table in tables
        for verb in ("update", "delete")
    )


MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        create table shown (
            id integer primary key,
            item text not null,
            seed integer,                    -- null: the book's numbers
            revision integer not null,
            params text not null,            -- JSON, as drawn
            parts text not null,             -- JSON list of names
            at text not null
        )
        """,
        """
        create table attempts (
            id integer primary key,
            shown integer not null references shown (id),
            typed text not null,             -- JSON by part
            read text not null,              -- JSON by part
            verdicts text not null,          -- JSON by part
            mistakes text not null,          -- JSON list of names
            hints integer not null,
            seconds real not null,
            at text not null
        )
        """,
        """
        create table events (
            id integer primary key,
            shown integer not null references shown (id),
            kind text not null,
            at text not null
        )
        """,
        "create index shown_by_item on shown (item)",
        "create index attempts_by_shown on attempts (shown)",
        "create index events_by_shown on events (shown)",
        *_kept("shown", "attempts", "events"),
    ),
    (
        """
        create table reflections (
            id integer primary key,
            shown integer not null references shown (id),
            text text not null,              -- what the student wrote, maybe nothing
            rating text not null,            -- by the student
            at text not null
        )
        """,
        "create index reflections_by_shown on reflections (shown)",
        *_kept("reflections"),
    ),
    (
        """
        create table undone (
            id integer primary key,
            attempt integer not null references attempts (id),
            at text not null
        )
        """,
        """
        create table forgotten (
            id integer primary key,
            item text not null,
            upto integer not null,           -- the last variant shown before, of any item
            at text not null
        )
        """,
        "create index undone_by_attempt on undone (attempt)",
        "create index forgotten_by_item on forgotten (item)",
        *_kept("undone", "forgotten"),
        # a journal has a name of its own, so that what came from another one is known when it comes again
        "create table journals (id integer primary key, name text not null unique)",
        "insert into journals (id, name) values (1, lower(hex(randomblob(16))))",
        *(
            statement
            for table in ("shown", "attempts", "events", "reflections", "undone", "forgotten")
            for statement in (
                f"alter table {table} add column origin integer references journals (id)",  # null: written here
                f"alter table {table} add column number integer",  # there
                f"create unique index {table}_by_origin on {table} (origin, number) where origin is not null",
            )
        ),
        # what facts add up to, item by item; made again at any time
        "create table digests (item text primary key, body text not null)",
        "create table digested (format integer not null, marks text not null)",
    ),
    (
        """
        create table papers (
            id integer primary key,
            called text not null,            -- targets as typed
            seed integer not null,
            minutes real,                    -- null: a printed paper, without a clock
            tasks text not null,             -- JSON list of variants
            at text not null,
            origin integer references journals (id),
            number integer
        )
        """,
        """
        create table written (
            id integer primary key,
            paper integer not null references papers (id),
            task integer not null,           -- from 1
            part text not null,
            typed text not null,
            elapsed real not null,           -- seconds by the exam's clock
            at text not null,
            origin integer references journals (id),
            number integer
        )
        """,
        """
        create table closed (
            id integer primary key,
            paper integer not null references papers (id),
            why text not null,
            elapsed real not null,
            at text not null,
            origin integer references journals (id),
            number integer
        )
        """,
        *(
            f"create unique index {table}_by_origin on {table} (origin, number) where origin is not null"
            for table in ("papers", "written", "closed")
        ),
        *_kept("papers", "written", "closed"),
    ),
)
"""One tuple of statements a version; `user_version` is the number of those that have run."""
