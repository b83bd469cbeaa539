"""Labels of pictures: sentences with `$TeX$` on one line of a glyph set, and numbers as sentences write them."""

from __future__ import annotations

from functools import lru_cache

from drill.template import written
from drill.views.prose import lay
from drill.views.screen import Screen

_ENDLESS = 10_000


@lru_cache(maxsize=4096)
def label(sentence: str, glyphs: str = "full") -> str:
    """The sentence on one line."""
    return " ".join(lay(sentence, Screen(_ENDLESS, glyphs=glyphs)))


def broken(sentence: str, glyphs: str, width: int) -> list[str]:
    """The sentence on lines of that width."""
    return lay(sentence, Screen(width, glyphs=glyphs))


def number(value: float) -> str:
    """A number as the sentences of a solution write it: `−0.5`."""
    return written(value)


def equation(tex: str, value: float) -> str:
    """A sentence that says what a name is: `$w_1$ = −0.5`."""
    return f"${tex}$ = {number(value)}"
