"""A sentence that ends in a command, which is never broken: it is there to be copied."""

from __future__ import annotations

from drill.views.prose import lay
from drill.views.screen import Screen


def advice_lines(sentence: str, command: str, screen: Screen) -> list[str]:
    """`Решать: masha drill 15`, on one line where it fits; the command stands alone where it does not."""
    whole = lay(f"{sentence}: {command}", screen)
    return whole if len(whole) == 1 else [*lay(f"{sentence}:", screen), f"{'' if screen.plain else '  '}{command}"]
