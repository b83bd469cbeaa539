r"""The mathematics of a terminal: LaTeX is parsed once and set as a box, on one line, in ASCII, or as Typst.

`glyphs` is "full", "basic" or "ascii" everywhere (see `drill.tex.glyphs`).
"""

from functools import lru_cache

from drill.tex.box import box_of
from drill.tex.error import TexError
from drill.tex.fit import fit
from drill.tex.glyphs import GLYPHS
from drill.tex.line import line_of
from drill.tex.parse import parse

__all__ = ["TexError", "ascii_box", "box", "line", "parse", "typst"]


@lru_cache(maxsize=1024)
def line(tex: str, glyphs: str = "full") -> str:
    """A formula on one line.

    Raises:
        TexError: the formula cannot be read.
    """
    return line_of(parse(tex), GLYPHS[glyphs])


def box(tex: str, glyphs: str = "full", width: int | None = None) -> list[str]:
    """A formula as rows of equal width, broken or on one line where it is wider than `width`.

    Raises:
        TexError: the formula cannot be read.
    """
    return list(_box(tex, glyphs, width))


@lru_cache(maxsize=1024)
def _box(tex: str, glyphs: str, width: int | None) -> tuple[str, ...]:
    node = parse(tex)
    if width is None:
        return box_of(node, GLYPHS[glyphs]).rows
    return tuple(fit(node, GLYPHS[glyphs], max(width, 1)))


def ascii_box(tex: str, width: int | None = None) -> list[str]:
    """The box without Unicode signs; letters stay as they are.

    Raises:
        TexError: the formula cannot be read.
    """
    return box(tex, "ascii", width)


def typst(tex: str) -> str:
    """The formula as Typst mathematics, without dollars.

    Raises:
        TexError: the formula cannot be read.
    """
    from drill.tex.typst import typst_of  # only the printed sheets need it

    return typst_of(parse(tex))
