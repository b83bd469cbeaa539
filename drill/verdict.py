"""What the judge says of an answer: for every part a word, what was read, where it is wrong and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drill.errors import ExpressionError


class Word(StrEnum):
    """The words of a verdict (contract)."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"
    UNREADABLE = "unreadable"
    MISSING = "missing"


_GRAVEST_FIRST = (Word.UNREADABLE, Word.WRONG, Word.CLOSE, Word.MISSING, Word.RIGHT)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A student's slip of the pen: `complaint` about `text[start:end]`. It is a value, not an error, and no attempt."""

    text: str
    start: int
    end: int
    complaint: str

    def pointer(self) -> str:
        """Two lines: what was typed and carets under the place; nothing where nothing was typed."""
        if not self.text.strip():
            return ""
        return ExpressionError(self.text, self.start, self.end, self.complaint).pointer()


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """The verdict on one part.

    read: the value as kinds read it (nested tuples of numbers, a key, keys, a text), None if unread.
    wrong_at: entries from 0 (a matrix: pairs), keys, or names of failing conditions, as DESIGN 8 says.
    mistake, also: the first misconception that gives this answer, and the others that give it as well.
    tell: what the item says of `mistake`, if anything; `message` may say more.
    followed: wrong, but everything after the first wrong number follows from it.
    message: Russian sentences for the student, without the word of the verdict; never the right value.
    echo: how the answer was read, where that differs from the typing; else empty.
    pointer: for an unreadable answer two lines that show the place; else empty.
    """

    part: str
    verdict: Word
    read: Any = None
    wrong_at: tuple[Any, ...] = ()
    mistake: str | None = None
    also: tuple[str, ...] = ()
    tell: str = ""
    followed: bool = False
    message: str = ""
    echo: str = ""
    pointer: str = ""

    def as_json(self) -> dict[str, Any]:
        """The object of the contract, made of plain JSON values."""
        return {
            "verdict": self.verdict.value,
            "read": _plain(self.read),
            "wrong_at": _plain(self.wrong_at),
            "mistake": self.mistake,
            "also": list(self.also),
            "followed": self.followed,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a whole answer; `parts` in the order of the item."""

    id: str
    seed: int | None
    parts: tuple[PartVerdict, ...]

    @property
    def verdict(self) -> Word:
        """The word for the whole answer."""
        return whole(part.verdict for part in self.parts)

    def part(self, name: str) -> PartVerdict:
        """The verdict on that part; KeyError if the item has none of the name."""
        for part in self.parts:
            if part.part == name:
                return part
        raise KeyError(name)

    def as_json(self) -> dict[str, Any]:
        """What `check --json` prints."""
        return {
            "id": self.id,
            "seed": self.seed,
            "verdict": self.verdict.value,
            "parts": {part.part: part.as_json() for part in self.parts},
        }


def whole(words: Iterable[Word]) -> Word:
    """Unreadable if a part is, else wrong if one is, else close, else missing, else right."""
    return min(words, key=_GRAVEST_FIRST.index, default=Word.MISSING)


def _plain(value: Any) -> Any:
    return [_plain(entry) for entry in value] if isinstance(value, tuple) else value
