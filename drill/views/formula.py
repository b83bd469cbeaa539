"""One formula as `masha tex` shows it."""

from __future__ import annotations

from typing import Any

from drill import tex
from drill.views.screen import Screen


def formula_lines(formula: str, screen: Screen, *, line: bool, ascii_only: bool) -> list[str]:
    """The formula two-dimensionally, or on one line; without Unicode if asked. Raises TexError."""
    glyphs = "ascii" if ascii_only else screen.glyphs
    if line or screen.plain:
        return [tex.line(formula, glyphs)]
    return tex.box(formula, glyphs, screen.width)


def complaint_lines(record: dict[str, Any]) -> list[str]:
    """What is wrong with a formula, and a caret under the place."""
    return [f"{record['error']}", record["tex"], f"{'':<{record['at']}}^"]
