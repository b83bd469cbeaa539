"""Every formula of the book is set by every back, with nothing lost and no TeX left over."""

from __future__ import annotations

import pytest

from drill.tex import box, line, parse, typst
from drill.tex.cells import cells
from drill.tex.nodes import Node
from tests.tex.book import FORMULAS, cyrillic, digits, round_brackets

SETS = ["full", "basic", "ascii"]


def forms(tex):
    """All texts a formula can become."""
    for glyphs in SETS:
        yield line(tex, glyphs)
        for width in (None, 80, 40, 20):
            yield "\n".join(box(tex, glyphs, width))
    yield typst(tex)


def test_the_book_has_three_hundred_different_formulas():
    """167 on lines of their own and 193 in the text, some of them twice."""
    assert len(FORMULAS) == 311


@pytest.mark.parametrize("tex", FORMULAS)
def test_nothing_of_a_formula_is_lost(tex):
    """Every digit and every Russian letter is in every form, and no backslash is."""
    assert isinstance(parse(tex), Node)
    for text in forms(tex):
        assert "\\" not in text
        assert digits(text) >= digits(tex)
        assert cyrillic(text) == cyrillic(tex)


@pytest.mark.parametrize("tex", FORMULAS)
def test_no_bracket_is_lost_on_the_line(tex):
    """What the author has put in round brackets stays in them."""
    for glyphs in SETS:
        assert round_brackets(line(tex, glyphs)) >= tex.count("(")


@pytest.mark.parametrize("tex", FORMULAS)
def test_a_box_is_a_rectangle_within_its_width(tex):
    """All rows are equally wide, and none is wider than the screen."""
    for glyphs in SETS:
        for width in (None, 80, 40, 20):
            rows = box(tex, glyphs, width)
            assert len({cells(row) for row in rows}) == 1
            assert cells(rows[0]) <= (width or 1_000)


@pytest.mark.parametrize("tex", FORMULAS)
def test_the_ascii_forms_are_ascii(tex):
    """But for Russian letters."""
    for text in (line(tex, "ascii"), *box(tex, "ascii")):
        assert all(char.isascii() or cyrillic(char) for char in text)


def test_most_of_the_book_fits_a_screen_unbroken():
    """Nine formulas of ten are narrower than 80 columns; the tallest has 20 rows."""
    boxes = [box(tex) for tex in FORMULAS]
    assert sum(cells(rows[0]) <= 80 for rows in boxes) >= 0.9 * len(boxes)
    assert max(map(len, boxes)) <= 20
