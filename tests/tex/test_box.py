"""A formula as a rectangle of text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from drill.tex import box
from drill.tex.cells import cells
from tests import sizes
from tests.tex.book import FORMULAS as BOOK
from tests.tex.book import digits
from tests.tex.test_line import FORMULAS


def drawn(tex, glyphs="full", width=None):
    """The rows of a formula as a reader sees them."""
    return [row.rstrip() for row in box(tex, glyphs, width)]


@settings(max_examples=sizes.examples(100))
@given(FORMULAS)
def test_all_rows_are_equally_wide(formula):
    """In every set of glyphs, and no digit is lost."""
    for glyphs in ("full", "basic", "ascii"):
        rows = box(formula.tex, glyphs)
        assert len({cells(row) for row in rows}) == 1
        assert digits("".join(rows)) >= digits(formula.tex)


@pytest.mark.parametrize("tex", BOOK)
def test_no_round_bracket_is_lost(tex):
    """A small one is itself, a tall one has one upper end."""
    text = "".join(box(tex))
    assert sum(map(text.count, "(⎛⁽")) >= tex.count("(")


def test_numbers_of_a_column_stand_by_their_points():
    """Also negative ones; a column with letters is centred."""
    assert drawn(r"\begin{pmatrix}1 & -2 & x_{11}\\ 0.5 & 10.25 & y\end{pmatrix}") == [
        "⎛1    −2     x₁₁⎞",
        "⎝0.5  10.25   y ⎠",
    ]


def test_an_array_is_aligned_as_it_says():
    """By its letters l, c, r."""
    assert drawn(r"\begin{array}{lr} a & b \\ cc & dd \end{array}") == ["a    b", "cc  dd"]


def test_brackets_grow_with_what_they_hold():
    """Every kind in its own shape; angle brackets come to a point at the line of the text."""
    tall = r"\frac{a}{b}"
    assert drawn(rf"\left({tall}\right)") == ["⎛ a ⎞", "⎜───⎟", "⎝ b ⎠"]
    assert drawn(rf"[{tall}]") == ["⎡ a ⎤", "⎢───⎥", "⎣ b ⎦"]
    assert drawn(rf"\left\{{{tall}\right.") == ["⎧ a", "⎨───", "⎩ b"]
    assert drawn(rf"\left\langle{tall}\right\rangle") == ["╱ a ╲", "⟨───⟩", "╲ b ╱"]
    assert drawn(rf"\left\|{tall}\right\|") == ["‖ a ‖", "‖───‖", "‖ b ‖"]
    assert drawn(rf"\lfloor{tall}\rfloor", "ascii") == ["     ( a )", "floor(---)", "     ( b )"]


def test_brackets_of_poor_fonts_are_of_what_they_have():
    """Square ones of frames, round ones repeated."""
    tall = r"\frac{a}{b}"
    assert drawn(rf"[{tall}]", "basic") == ["┌ a ┐", "│───│", "└ b ┘"]
    assert drawn(rf"({tall})", "basic") == ["( a )", "(───)", "( b )"]
    assert drawn(rf"[{tall}]", "ascii") == ["[ a ]", "[---]", "[ b ]"]


def test_bars_of_fractions_do_not_touch():
    """Neither each other nor a minus nor a letter."""
    assert drawn(r"-\frac{a}{b}\frac{c}{d}x")[1] == "− ─── ─── x"


def test_a_script_takes_one_row_at_most():
    """A fraction in it is slashed; what has no glyph is raised."""
    assert drawn(r"e^{\frac{z_i}{T}}") == [" zᵢ/T", "e"]
    assert drawn(r"W_{\text{новое}}^2") == ["W²", " новое"]
    assert drawn(r"x_\beta^{a \cdot b}") == [" a·b", "x", " β"]


def test_scripts_of_a_tall_base_stand_at_its_corners():
    """Glyphs or text, never on the line of the text."""
    assert drawn(r"\left(\frac{a}{b}\right)_n^2") == ["⎛ a ⎞²", "⎜───⎟", "⎝ b ⎠ₙ"]
    assert drawn(r"\left(\frac{a}{b}\right)^n", "ascii") == ["( a )^n", "(---)", "( b )"]


def test_a_script_of_several_things_brackets_them():
    """As on a line: (ab)², not ab²."""
    assert drawn("{ab}^2") == ["(ab)²"]
    assert drawn(r"\frac{a}{b}^2") == ["⎛ a ⎞²", "⎜───⎟", "⎝ b ⎠"]


def test_limits_stand_above_and_below():
    """Of sums, of max and lim, of a sign with something set over it; an integral has them at its side."""
    assert drawn(r"\sum_{i=1}^n a_i") == ["  n", "  ∑   aᵢ", "i = 1"]
    assert drawn(r"\max_w L") == ["max L", " w"]
    assert drawn(r"a \overset{?}{=} b") == ["  ?", "a = b"]
    assert drawn(r"\int_0^1 x") == ["∫₀¹ x"]
    assert drawn(r"\sum_{\substack{i < n \\ j < m}} x") == ["  ∑   x", "i < n", "j < m"]


def test_a_root_covers_its_body():
    """With its index on the sign, and a stem where the body is tall."""
    assert drawn(r"\sqrt{x+1}") == [" _____", "√x + 1"]
    assert drawn(r"2\sqrt[3]{x}") == [" 3_", "2√x"]
    assert drawn(r"\sqrt{\frac{a}{b}}") == [" ___", "│ a", "│───", "√ b"]
    assert drawn(r"\sqrt{\frac{a}{b}}", "ascii") == ["    ( a )", "sqrt(---)", "    ( b )"]


def test_accents_stand_on_one_letter_or_over_all():
    """A letter takes a combining mark, several letters a row."""
    assert drawn(r"\hat{p}\bar{x}\tilde{w}") == ["p̂x̄w̃"]
    assert drawn(r"\hat{y_i}") == ["ŷᵢ"]
    assert drawn(r"\overline{x+y}") == ["_____", "x + y"]


def test_frames_braces_and_arrows_carry_their_labels():
    """Under a brace, over one, on an arrow."""
    assert drawn(r"\underbrace{a+b}_{c}") == ["a + b", "╰─┬─╯", "  c"]
    assert drawn(r"\overbrace{a+b}^{c}") == ["  c", "╭─┴─╮", "a + b"]
    assert drawn(r"\boxed{a}") == ["┌───┐", "│ a │", "└───┘"]
    assert drawn(r"x \xleftarrow[b]{a} y") == ["   a", "x ←─── y", "   b"]
    assert drawn(r"x \longrightarrow y") == ["x ───→ y"]
    assert drawn(r"\binom{n}{k}") == ["⎛n⎞", "⎝k⎠"]


def test_aligned_formulas_meet_at_their_signs():
    """Apart by blank rows if any is tall."""
    assert drawn(r"\begin{aligned} a &= b \\ &+ cc \end{aligned}") == ["a = b", "  + cc"]
    assert drawn(r"\begin{aligned} a &= \frac{b}{c} \\ dd &= e \end{aligned}") == [
        "      b",
        " a = ───",
        "      c",
        "",
        "dd = e",
    ]
