"""What a student should know before an exercise: half a page, what comes before, where to read on."""

from __future__ import annotations

from typing import NamedTuple


class Theory(NamedTuple):
    """The theory of an exercise.

    text: Markdown with TeX, empty where the author wrote none.
    read: places to read on.
    after: number and title of the exercises whose ideas are needed.
    """

    exercise: int
    title: str
    text: str
    read: tuple[str, ...]
    after: tuple[tuple[int, str], ...]
