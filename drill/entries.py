"""What a list shows of sheets, exercises and items: enough to choose one, nothing that must be compiled."""

from __future__ import annotations

from typing import NamedTuple


class ItemEntry(NamedTuple):
    """An item as a list shows it; `letter` is the book's, or None."""

    id: str
    letter: str | None
    label: str
    kinds: tuple[str, ...]
    origin: str
    level: str
    minutes: float
    tags: tuple[str, ...]
    revision: int


class ExerciseEntry(NamedTuple):
    """An exercise and its items in file order; `sheet` is the id of its sheet.

    after: numbers of the exercises whose ideas it needs.
    """

    number: int
    title: str
    sheet: str
    items: tuple[ItemEntry, ...]
    after: tuple[int, ...] = ()


class SheetEntry(NamedTuple):
    """A sheet and its exercises, in the order of the sheet and not of their numbers."""

    number: int
    title: str
    exercises: tuple[ExerciseEntry, ...]

    @property
    def id(self) -> str:
        """Its name as it is typed: `sheet3`."""
        return f"sheet{self.number}"
