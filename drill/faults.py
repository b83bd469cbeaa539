"""Collecting all that is wrong with one file, so that an author is told everything at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from drill.errors import ContentError, ContentErrors

MOST_TOLD = 200
"""Faults of one file that are told; a file with more is not a problem file."""

LONGEST_SHOWN = 60
"""Characters of somebody's text that a sentence quotes."""


class Faults:
    """The faults found so far in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[tuple[int, str], ContentError] = {}

    def add(self, line: int, message: str) -> None:
        """Notes a fault in that line (from 1); the same one is noted once."""
        if len(self._found) <= MOST_TOLD:
            self._found.setdefault((line, message), ContentError(self.file, line, message))

    def __bool__(self) -> bool:
        return bool(self._found)

    def errors(self) -> tuple[ContentError, ...]:
        """The faults from top to bottom."""
        ordered = sorted(self._found.values(), key=lambda fault: fault.line)
        if len(ordered) <= MOST_TOLD:
            return tuple(ordered)
        last = ordered[MOST_TOLD - 1].line
        return (*ordered[:MOST_TOLD], ContentError(self.file, last, "и так далее: это не похоже на файл задач."))

    def raise_if_any(self) -> None:
        """Raises ContentErrors when there is a fault."""
        if self._found:
            raise ContentErrors(self.errors())


def quoted(text: str) -> str:
    """Somebody's text as a sentence quotes it: shortened, nothing unprintable, in «»."""
    shown = "".join(
        char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text[: LONGEST_SHOWN + 1]
    )
    return f"«{shown[:LONGEST_SHOWN]}…»" if len(shown) > LONGEST_SHOWN else f"«{shown}»"


def alternatives(words: Iterable[str]) -> str:
    """«a, b или c»."""
    *first, last = dict.fromkeys(words)
    return f"{', '.join(first)} или {last}" if first else last


def nearest(word: str, known: Iterable[str]) -> str:
    """« Ближе всего: «tanh».» for the known word that is most like this one, or nothing."""
    if len(word) > LONGEST_SHOWN:
        return ""
    found = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return f" Ближе всего: {quoted(found[0])}." if found else ""
