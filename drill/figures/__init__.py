"""Pictures that plain text lost, drawn from a variant's own numbers.

One module a kind of picture. Each has a frozen value made by `figure(...)` from named arguments, and the value draws
itself three ways: as lines of signs, as SVG, and as Russian sentences from which one could draw it without seeing.
Colours mean nothing anywhere: what must be told apart differs in shape or has a label.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any, Protocol, cast

from drill.figures.error import FigureError
from drill.tex.cells import cells
from drill.views.prose import lay
from drill.views.screen import Screen

__all__ = ["NAMES", "Figure", "FigureError", "describe", "of", "svg", "text"]

NAMES = ("network", "graph", "curve", "plane", "grid", "steps")


class Figure(Protocol):
    """A picture as a value. Labels are sentences: words with `$TeX$` in them."""

    def lines(self, glyphs: str, width: int) -> list[str] | None:
        """Lines of signs of that glyph set; None where it takes more than `width` columns."""

    def svg(self) -> str:
        """An SVG document that needs nothing besides: black on nothing, generic fonts."""

    def describe(self) -> str:
        """Markdown that says all that is drawn."""


class Kind(Protocol):
    """What every module of a kind offers."""

    def figure(self, **arguments: Any) -> Figure:
        """The picture of these arguments; raises FigureError where they do not belong together."""


@cache
def of(name: str) -> Kind:
    """The kind of that name; KeyError if there is none."""
    if name not in NAMES:
        raise KeyError(name)
    return cast(Kind, importlib.import_module(f"drill.figures.{name}"))


def text(figure: Figure, screen: Screen) -> list[str]:
    """The picture on a screen, never wider than it; told in words in plain mode and where it does not fit."""
    drawn = None if screen.plain else figure.lines(screen.glyphs, screen.width)
    if drawn is not None and all(cells(line) <= screen.width for line in drawn):
        return [line.rstrip() for line in drawn]
    return lay(figure.describe(), screen)


def svg(figure: Figure) -> str:
    """The picture as an SVG document, the same for the same figure."""
    return figure.svg()


def describe(figure: Figure) -> str:
    """The picture in words: Markdown with TeX."""
    return figure.describe()
