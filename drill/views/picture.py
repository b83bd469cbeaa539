"""Pictures on the screen, each under its caption."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drill.views.prose import lay
from drill.views.screen import Screen

if TYPE_CHECKING:
    from drill.pictures import Drawn


def picture_lines(pictures: Sequence[Drawn], screen: Screen) -> list[str]:
    """The pictures one after another, an empty line before each; in plain mode they are told in words."""
    if not pictures:
        return []
    from drill import figures  # most items have no pictures

    lines: list[str] = []
    for picture in pictures:
        lines += ["", *lay(f"Рисунок. {picture.caption}", screen), *figures.text(picture.figure, screen)]
    return lines
