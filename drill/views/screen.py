"""How to write: what a view needs to know of the place where its lines will stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

NARROWEST = 20
"""Columns below which nothing is broken any further."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Width in columns, linear text without boxes (`plain`), glyph set (`full`, `basic`, `ascii`), colour or not."""

    width: int = 80
    plain: bool = False
    glyphs: str = "full"
    colour: bool = False

    def narrower(self, columns: int) -> Screen:
        """The same with some columns taken by an indent or a mark."""
        return replace(self, width=max(NARROWEST, self.width - columns))
