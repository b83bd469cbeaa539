"""A formula wider than the screen is broken where a reader would break it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.tex import box
from drill.tex.cells import cells
from drill.tex.fit import wrap
from tests import sizes
from tests.tex.book import digits
from tests.tex.test_line import FORMULAS


def fitted(tex, width):
    """The rows of a formula within a width, as a reader sees them."""
    return [row.rstrip() for row in box(tex, "full", width)]


def test_a_formula_that_fits_is_not_broken():
    """Its box is the box without a width."""
    assert box(r"a = \frac{b}{c}", width=9) == box(r"a = \frac{b}{c}")


def test_a_letter_without_a_lowered_sign_does_not_hang_under_the_line():
    """Nothing else is tall there, so the formula is one line, and its brackets stay small."""
    assert fitted("y_t = f_y(b_y + U h_t)", 30) == ["yₜ = f_y(b_y + Uhₜ)"]


def test_a_formula_tall_for_another_reason_stays_tall():
    """A fraction, or a limit under a sum, is read in two dimensions."""
    for formula in (r"y_t = \frac{b_y}{2}", r"\sum_k b_y", "e^{b_y}"):
        assert box(formula, width=30) == box(formula)


def test_relations_are_broken_at_first():
    """Each under the first, as many on a line as fit."""
    assert fitted("a + b = c + d = e + f = g", 17) == ["a + b = c + d", "      = e + f = g"]


def test_plus_and_minus_are_broken_at_next():
    """Deeper than the relations; a product is not broken, nor is what stands in brackets."""
    assert fitted(r"x = aaa \cdot b + ccc \cdot d - (e + f)", 14) == ["x = aaa · b", "    + ccc · d", "    − (e + f)"]


def test_tall_lines_stand_apart():
    """By a blank row."""
    assert fitted(r"a = \frac{b}{c} = d", 8) == ["     b", "a = ───", "     c", "", "  = d"]


def test_formulas_parted_by_wide_blanks_are_parted():
    r"""A \quad is where a new line begins first of all."""
    assert fitted(r"a = b + c, \quad d = e + f", 12) == ["a = b + c,", "d = e + f"]


def test_aligned_formulas_are_broken_one_by_one():
    """One that goes on from the line above stays under it; a sign at the end and at the beginning is said once."""
    assert fitted(r"\begin{aligned} aaa &= b + c = \\ &= ddd + eee \end{aligned}", 12) == [
        "aaa = b + c",
        "",
        "  = ddd",
        "    + eee",
    ]


def test_what_cannot_be_broken_becomes_one_line():
    """And that line is wrapped at its outermost blanks, after the rows of a matrix and before signs."""
    assert fitted(r"\begin{pmatrix} aaaa & b \\ c & dddd \end{pmatrix}", 11) == ["[aaaa, b;", "  c, dddd]"]
    assert fitted(r"\frac{a + b}{c} \cdot \frac{d + e}{g}", 16) == ["(a + b)/c", "  · (d + e)/g"]


def test_a_cut_is_at_the_outermost_blank():
    """Not inside brackets if there is another."""
    assert wrap("f(aa, bb) + g(cc, dd)", 18) == ["f(aa, bb)", "  + g(cc, dd)"]
    assert wrap("aaaaaaaaaaaaaaaaaaaaaaaa", 10) == ["aaaaaaaaaa", "  aaaaaaaa", "  aaaaaa"]


@settings(max_examples=sizes.examples(200))
@given(FORMULAS, st.integers(1, 60))
def test_nothing_is_wider_than_asked_and_nothing_is_cut_off(formula, width):
    """All rows equally wide, all digits there."""
    rows = box(formula.tex, "full", width)
    assert {cells(row) for row in rows} == {cells(rows[0])}
    assert cells(rows[0]) <= width
    assert digits("".join(rows)) >= digits(formula.tex)


@pytest.mark.parametrize("width", [1, 2, 3, 7])
def test_a_screen_of_almost_no_width_shows_all(width):
    """One sign under another."""
    assert "".join(row.strip() for row in box("abcdefgh", "full", width)) == "abcdefgh"
