"""What the tests of all kinds of pictures share: stored pages, the signs of each set, SVG read back."""

from __future__ import annotations

import re
import unicodedata
from xml.etree import ElementTree

from drill import figures
from drill.figures import Figure
from drill.tex.cells import cells
from drill.views.screen import Screen
from tests.screen import is_as_stored

GLYPHS = ("full", "basic", "ascii")
WIDTHS = (60, 80, 120)

BASIC = frozenset("─│┌┐└┘├┤┬┴┼╭╮╰╯░▒▓█●○■□▲▼◊×·−→←↑↓∂≤≥±²³¹₀₁₂₃₄₅₆₇₈₉«»—…") - frozenset("╭╮╰╯")
"""What the console fonts of Windows have beyond letters: WGL4 and the digits of `drill.tex.glyphs`."""

SVG = "{http://www.w3.org/2000/svg}"


def stored(name: str, *figures_: Figure) -> bool:
    """Whether the pictures look as in `screens/figure_<name>.txt`: 80 columns in each set of signs, then in words."""
    page: list[str] = []
    for figure in figures_:
        for glyphs in GLYPHS:
            page += [f"--- {glyphs}", *figures.text(figure, Screen(80, glyphs=glyphs))]
        page += ["--- plain", *figures.text(figure, Screen(80, plain=True))]
    return is_as_stored(f"figure_{name}", "\n".join(page))


def keeps_to_the_screen(figure: Figure) -> bool:
    """Whether no row is wider than the screen, and the signs are those of the set, on every screen."""
    for glyphs in GLYPHS:
        for width in WIDTHS:
            for plain in (False, True):
                for line in figures.text(figure, Screen(width, plain=plain, glyphs=glyphs)):
                    assert cells(line) <= width, line
                    assert "$" not in line, line
                    if glyphs != "full":
                        strange = {char for char in line if not _allowed(char, glyphs)}
                        assert not strange, f"{strange} in {line}"
    return True


def _allowed(char: str, glyphs: str) -> bool:
    if char.isascii() or unicodedata.name(char).startswith("CYRILLIC"):
        return True
    return glyphs == "basic" and (
        char in BASIC or unicodedata.category(char)[0] == "L" or bool(unicodedata.combining(char))
    )


def labels_of(figure: Figure) -> list[str]:
    """The texts of the SVG in the order drawn; fails where it is no well-formed document or leans on another."""
    document = figures.svg(figure)
    assert document == figures.svg(figure)
    assert not re.search(r"(?<!xmlns=\")https?:", document), "an SVG needs nothing besides itself"
    root = ElementTree.fromstring(document)
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}desc").text == "\n".join(figures.text(figure, Screen(10_000, plain=True)))
    used = set(re.findall(r"url\(#([\w-]+)\)", document))
    assert used == {node.get("id") for node in root.iter() if node.get("id")}
    return [node.text for node in root.iter(f"{SVG}text")]
