"""The shape of typed numbers: which characters are one entry, which entries are one row.

A comma tight between digits is read as the decimal comma or as a separator; both readings are offered, and whoever
knows the wanted size takes the one that fits. A blank separates, but not beside `*` or `/`, and `1 - 2` is offered
both as a difference and as two entries. `;` and a new line separate rows, and so do brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from drill.expr.functions import STUDENT
from drill.kinds.source import Source
from drill.verdict import Unreadable

Span = tuple[int, int]

MOST_ENTRIES = 1_000
DEEPEST = 20


class Marks(Enum):
    """What told the rows apart: nothing, `;` and new lines, or brackets round every row."""

    NONE = 0
    LINES = 1
    BRACKETS = 2


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read a text: tight commas as decimal or not, ` - ` as a difference or as the sign of an entry."""

    decimal_commas: bool
    difference: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of entries, each entry a place in the text."""

    rows: tuple[tuple[Span, ...], ...]
    marks: Marks

    @property
    def entries(self) -> tuple[Span, ...]:
        """All entries in reading order."""
        return tuple(entry for row in self.rows for entry in row)

    @property
    def is_list(self) -> bool:
        """Whether it can be one list: brackets do not say otherwise."""
        return self.marks is not Marks.BRACKETS or len(self.rows) == 1 or all(len(row) == 1 for row in self.rows)


_TIGHT_COMMA = re.compile(r"(?<![\w.,])(?<!\d[eE][+-])\d+(,)\d+(?![.,]?\d)")
_DIFFERENCE = re.compile(r"[^\s,;(\[{] +[+-][ (]")
_TOKEN = re.compile(
    r"(?P<blank> +)|(?P<line>[;\n])|(?P<comma>[,&])|(?P<open>[(\[{])|(?P<close>[)\]}])|[^ \n,;&()\[\]{}]+"
)
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def ways(text: str) -> tuple[Way, ...]:
    """The ways to read the text, the likeliest first."""
    commas = (True, False) if _TIGHT_COMMA.search(text) else (True,)
    differences = (True, False) if _DIFFERENCE.search(text) else (True,)
    return tuple(Way(comma, difference) for difference in differences for comma in commas)


def decimal_commas(text: str) -> frozenset[int]:
    """The places of the commas that stand tight between two whole numbers."""
    return frozenset(match.start(1) for match in _TIGHT_COMMA.finditer(text))


def layout(source: Source, way: Way) -> Layout | Unreadable:
    """The rows and entries of the text, read in that way."""
    return _Reader(source, way).whole()


class _UnreadableError(Exception):
    """Ends the reading with a complaint about a place."""


@dataclass(slots=True)
class _Group:
    """What stands in a pair of brackets, or the whole text: rows of entries and of inner groups."""

    start: int
    end: int
    rows: list[list[Span | _Group]]

    def only_item(self) -> Span | _Group | None:
        return self.rows[0][0] if len(self.rows) == 1 and len(self.rows[0]) == 1 else None

    def only_group(self) -> _Group | None:
        item = self.only_item()
        return item if isinstance(item, _Group) else None


class _Reader:
    def __init__(self, source: Source, way: Way) -> None:
        self.source = source
        self.text = source.text
        self.way = way
        self.decimal = decimal_commas(self.text) if way.decimal_commas and "," in self.text else frozenset()
        self.entries = 0

    def whole(self) -> Layout | Unreadable:
        try:
            group, _end = self.group(0, "", 0)
            return self.rows_of(group)
        except _UnreadableError as stop:
            start, end, complaint = stop.args
            return self.source.unreadable(start, end, complaint)

    def group(self, place: int, closing: str, depth: int) -> tuple[_Group, int]:
        """Reads up to the closing bracket (or the end); `place` is after the opening one."""
        text, opened = self.text, place - 1
        if depth > DEEPEST:
            raise _UnreadableError(opened, place, "Слишком много вложенных скобок.")
        rows: list[list[Span | _Group]] = [[]]
        entry: int | None = None  # where the entry being read starts
        comma: int | None = None  # a comma that still waits for its entry
        end = place  # where what was read ends, blanks left out

        def finish() -> None:
            nonlocal entry, comma
            if entry is not None:
                rows[-1].append((entry, end))
                self.entries += 1
                if self.entries > MOST_ENTRIES:
                    raise _UnreadableError(entry, end, f"Слишком много чисел: больше {MOST_ENTRIES}.")
                entry = comma = None

        while place < len(text):
            match = _TOKEN.match(text, place)
            assert match is not None  # every character belongs to some token
            start, place = match.span()
            kind = match.lastgroup
            if kind == "blank":
                if entry is not None and not self.goes_on(entry, end, place):
                    finish()
            elif kind == "line":
                finish()
                comma = None
                if rows[-1]:
                    rows.append([])
            elif kind == "comma":
                if start in self.decimal:
                    end = place
                    continue
                finish()
                if comma is not None or not rows[-1]:
                    raise _UnreadableError(start, place, "Перед запятой не хватает числа.")
                comma = start
            elif kind == "close":
                if text[start] != closing:
                    if closing:
                        raise _UnreadableError(
                            start, place, f"Скобки разные: открыта «{text[opened]}», закрыта «{text[start]}»."
                        )
                    raise _UnreadableError(start, place, "Лишняя закрывающая скобка.")
                finish()
                return self.closed(opened, place, rows), place
            elif kind == "open" and text[start] == "(" and self.in_expression(entry, end, start):
                place = end = self.matching(start)
                entry = start if entry is None else entry
            elif kind == "open":
                inner, place = self.group(place, _CLOSING[text[start]], depth + 1)
                if text[start] == "(" and isinstance(inner.only_item(), tuple):
                    self.entries -= 1
                    entry, end = (start if entry is None else entry), place
                    continue
                if entry is not None:
                    finish()
                rows[-1].append(inner)
                comma = None
            else:
                entry = start if entry is None else entry
                end = place
        if closing:
            raise _UnreadableError(opened, opened + 1, f"Скобка не закрыта: не хватает «{closing}».")
        finish()
        return self.closed(0, len(text), rows), place

    def closed(self, start: int, end: int, rows: list[list[Span | _Group]]) -> _Group:
        if not rows[-1] and len(rows) > 1:
            rows.pop()
        return _Group(start, end, rows)

    def goes_on(self, entry: int, end: int, after: int) -> bool:
        """Whether an entry goes on after the blank that ends at `after`."""
        text = self.text
        last, following = text[end - 1], text[after : after + 1]
        if not following or following in ",;&)]}\n":
            return True
        if last in "*/^√=+-" or following in "*/^%=":
            return True
        if following in "+-":
            return self.way.difference and text[after + 1 : after + 2] == " "
        word = _LAST_WORD.search(text, entry, end)
        return word is not None and word.group() in STUDENT

    def in_expression(self, entry: int | None, end: int, start: int) -> bool:
        """Whether the round bracket at `start` belongs to an expression: a call, a factor, the operand of a sign."""
        if entry is not None:
            return True
        close = self.matching(start)
        rest = self.text[close:]
        return rest[:1] not in ("", " ", "\n", ",", ";", "&", ")", "]", "}", "(", "[", "{") or (
            rest.lstrip(" ")[:1] in tuple("*/^%")
        )

    def matching(self, start: int) -> int:
        """The place after the bracket that closes the one at `start`."""
        level = 0
        for place in range(start, len(self.text)):
            if self.text[place] in "([{":
                level += 1
            elif self.text[place] in ")]}":
                level -= 1
                if not level:
                    return place + 1
        raise _UnreadableError(start, start + 1, f"Скобка не закрыта: не хватает «{_CLOSING[self.text[start]]}».")

    def rows_of(self, group: _Group) -> Layout:
        """The rows of the whole text: its lines, or its inner groups, one row each."""
        brackets = 0
        while (inner := group.only_group()) is not None:
            group, brackets = inner, brackets + 1
        if any(isinstance(item, _Group) for row in group.rows for item in row):
            return Layout(tuple(self.row(item) for row in group.rows for item in row), Marks.BRACKETS)
        rows = tuple(self.row(_Group(group.start, group.end, [row])) for row in group.rows)
        if len(rows) > 1:
            return Layout(rows, Marks.LINES)
        return Layout(rows, Marks.NONE if brackets < 2 else Marks.BRACKETS)

    def row(self, item: Span | _Group) -> tuple[Span, ...]:
        """The entries of one row."""
        if isinstance(item, tuple):
            raise _UnreadableError(
                *item, "Часть чисел в скобках, часть нет: возьми в скобки каждую строку или ни одной."
            )
        entries = [entry for row in item.rows for entry in row]
        if not entries:
            raise _UnreadableError(item.start, item.end, "Здесь нет ни одного числа.")
        for entry in entries:
            if isinstance(entry, _Group):
                raise _UnreadableError(
                    entry.start, entry.end, "Скобки вложены слишком глубоко: нужны только строки матрицы."
                )
        return tuple(entry for entry in entries if isinstance(entry, tuple))
