"""What the journal holds: facts, each written once and never changed.

Everything about progress is derived from them (`progress`). `at` is local time with its offset, ISO 8601.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What else can happen to a variant besides an answer."""

    HINT = "hint"
    """The next hint was shown."""
    STEPS = "steps"
    """The worked solution was shown before every part was right: the variant counts as not solved."""
    SKIPPED = "skipped"
    """Put off; it may come back (`RETURNED`)."""
    RETURNED = "returned"
    """A skipped variant was put again, parts already right stay right."""
    AGAIN = "again"
    """The student asked for other numbers."""
    LEFT = "left"
    """The last part was left wrong (only without a terminal)."""
    REFUSED = "refused"
    """The item has changed so that these numbers can no longer be asked."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A variant was put before the student. `id` is the journal's number, 0 before it is written."""

    item: str
    seed: int | None
    revision: int
    params: Mapping[str, Any]
    parts: tuple[str, ...]
    """The parts asked, so that later nothing but the journal is needed to see what is still open."""
    at: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One judged submission: one part, or the group of witness parts. All mappings are by part."""

    shown: int
    typed: Mapping[str, str]
    """What was typed in this submission, and nothing else."""
    read: Mapping[str, Any]
    """How it was understood: numbers, lists, keys."""
    verdicts: Mapping[str, str]
    mistakes: tuple[str, ...]
    """Recognised by name; the first is the one that was told first."""
    hints: int
    """Taken on this variant before this submission."""
    seconds: float
    at: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something else that happened to a variant."""

    shown: int
    kind: Kind
    at: str
    id: int = 0


class Rating(StrEnum):
    """How a student finds his own answer to an open question, beside the reference."""

    KNOWN = "known"
    PARTLY = "partly"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reflection:
    """An open question was answered and compared; nobody but the student judged it. `text` may be empty."""

    shown: int
    text: str
    rating: Rating
    at: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Undone:
    """An attempt was taken back: it counts no more."""

    attempt: int
    at: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The progress of an item began anew: what was shown of it before counts no more.

    upto: the journal's number of the last variant that had been shown, of any item.
    """

    item: str
    upto: int
    at: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """Tasks that were given together: an exam, or a printed paper.

    called: the targets as they were typed. seed: the number by which the same paper is made again.
    minutes: how long the exam is; None for a printed paper, which has no clock.
    tasks: in their order, each `{"item", "seed", "revision", "params", "parts"}` as in `Shown`.
    """

    called: str
    seed: int
    minutes: float | None
    tasks: tuple[Mapping[str, Any], ...]
    at: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """What stands for a part of a paper's task from now on, in place of what stood there before; nobody judged it.

    task: counted from 1. elapsed: seconds by the exam's clock.
    """

    paper: int
    task: int
    part: str
    typed: str
    elapsed: float
    at: str
    id: int = 0


class Close(StrEnum):
    """How a paper came to its end."""

    HANDED_IN = "handed in"
    TIME_UP = "time up"


@dataclass(frozen=True, slots=True)
class Closed:
    """A paper ended; what is written on it has been judged, and stands in the journal as attempts."""

    paper: int
    why: Close
    elapsed: float
    at: str
    id: int = 0


Fact = Shown | Attempt | Event | Reflection | Undone | Forgotten | Paper | Written | Closed


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of some items that count, each kind oldest first: nothing taken back, nothing forgotten."""

    shown: tuple[Shown, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    events: tuple[Event, ...] = ()
    reflections: tuple[Reflection, ...] = ()


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything about papers and exams, each kind oldest first."""

    papers: tuple[Paper, ...] = ()
    written: tuple[Written, ...] = ()
    closed: tuple[Closed, ...] = ()
