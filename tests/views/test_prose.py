"""A text with formulas, laid out for the screen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.tex.cells import cells
from drill.views.prose import lay
from drill.views.screen import Screen
from tests import sizes

PLAIN = Screen(plain=True)


def test_a_paragraph_is_filled_by_words():
    """Lines of the source do not matter; a blank line parts paragraphs."""
    assert lay("раз два\nтри\n\n\nчетыре", Screen(width=20)) == ["раз два три", "", "четыре"]
    assert lay("раз два три четыре", Screen(width=11)) == ["раз два три", "четыре"]


def test_a_dash_stays_at_the_end_of_a_line():
    """As printers have it."""
    assert lay("Маша учит — Миша", Screen(width=9)) == ["Маша", "учит —", "Миша"]


def test_an_inline_formula_is_one_line_high():
    """And keeps to what stands tight against it."""
    assert lay(r"Шаг ($\eta = \frac{1}{2}$), потом $w_1$.", Screen()) == ["Шаг (η = 1/2), потом w₁."]


def test_an_inline_formula_is_not_broken_if_that_can_be_avoided():
    """It goes to the next line whole; one wider than the screen is broken at its signs."""
    assert lay("Пусть будет $a = b + c$, да", Screen(width=20)) == ["Пусть будет", "a = b + c, да"]
    assert lay(r"Вот $aaaaaaa = bbbbbbb + ccccccc$", Screen(width=20)) == ["Вот", "aaaaaaa = bbbbbbb", "+ ccccccc"]


def test_a_displayed_formula_is_an_indented_box():
    """Apart from the text by blank lines; the full stop after it is its own."""
    assert lay(r"Потери: $$L = \frac{1}{2}$$. Дальше", Screen()) == [
        "Потери:",
        "",
        "         1",
        "    L = ───.",
        "         2",
        "",
        "Дальше",
    ]


def test_a_displayed_formula_gives_up_its_indent_before_it_is_broken():
    """The screen is narrow enough."""
    assert lay("$$a + b = c + d$$", Screen(width=14)) == [" a + b = c + d"]


def test_lists_hang():
    """Both kinds, formulas in them under their words."""
    text = "Дано:\n- раз два три\n- $$x = 1$$\n1. четыре\n   пять"
    assert lay(text, Screen(width=12)) == [
        "Дано:",
        "- раз два",
        "  три",
        "-",
        "",
        "      x = 1",
        "",
        "1. четыре",
        "   пять",
    ]


def test_marks_are_dropped_and_brackets_kept():
    """Bold and code lose their marks, powers and shapes do not."""
    assert lay("**Важно:** `x**2` и [n × k], x**2 + y**2, \\$5", Screen()) == ["Важно: x**2 и [n × k], x**2 + y**2, $5"]


def test_a_block_of_code_is_kept_as_it_is():
    """Blanks and all."""
    assert lay("Сеть:\n```\nx --> h\n  \\-> g\n```\nвот", Screen()) == ["Сеть:", "x --> h", "  \\-> g", "вот"]


TABLE = r"""
| $t$ | градиент | шаг |
|-----|:--------:|-----|
| 1 | $-8$ | 0.8 |
| 10 | $\|x\|$ | 12.25 |
"""


def test_a_table_has_columns():
    """Numbers by their points, the rest as the rule says; a bar inside a formula parts nothing."""
    assert lay(TABLE, Screen()) == [
        " t  градиент    шаг",
        "───────────────────",
        " 1     −8      0.8",
        "10    ‖x‖     12.25",
    ]


@pytest.mark.parametrize("screen", [PLAIN, Screen(width=15)])
def test_a_table_in_plain_or_on_a_narrow_screen_is_told_row_by_row(screen):
    """Every value after its name."""
    assert " ".join(lay(TABLE, screen)) == "t: 1; градиент: −8; шаг: 0.8 t: 10; градиент: ‖x‖; шаг: 12.25"


def test_a_matrix_in_plain_mode_is_told_row_by_row():
    """If it is all of the formula, or has a name; inside a formula it is a list of rows."""
    matrix = r"\begin{pmatrix}1 & -1 & 2\\ 0.5 & 0 & 1\end{pmatrix}"
    told = "матрица 2×3: строка 1: 1, −1, 2; строка 2: 0.5, 0, 1"
    assert lay(f"$${matrix}$$", PLAIN) == [told]
    assert lay(f"Дано $X = {matrix}$.", PLAIN) == [f"Дано X = {told}."]
    assert " ".join(lay(f"$${matrix} \\quad W = {matrix},$$", PLAIN)) == f"{told}. W = {told}"
    assert lay(f"$$y = 2 \\cdot {matrix}$$", PLAIN) == ["y = 2 · [1, −1, 2; 0.5, 0, 1]"]


def test_plain_mode_has_no_boxes():
    """A displayed formula is one line."""
    assert lay(r"Вот $$\frac{a}{b}$$ и всё", PLAIN) == ["Вот", "a/b", "и всё"]


def test_ascii_reaches_the_words_too():
    """Quotes, dashes and Greek letters of the prose are spelled."""
    assert lay("«Шаг» — это η", Screen(glyphs="ascii")) == ['"Шаг" - это eta']


def test_a_formula_that_cannot_be_read_is_shown_as_written():
    """Both inline and displayed: a fault of the author stops nobody."""
    assert lay(r"Вот $\foo{x}$ и $$\bar$$", PLAIN) == [r"Вот \foo{x} и", r"\bar"]
    assert lay(r"$$\foo{x}$$", Screen()) == [r"    \foo{x}"]


PIECES = [
    "слово", "$x_1 + x_2$", r"$$\frac{a}{b}$$", "\n", "\n\n", "- ", "1. ", "| a | b |", "**", "`", "$", "$$", " ", "—",
    "|---|---|", "```", "  ", r"$\begin{pmatrix}1&2\\3&4\end{pmatrix}$", "длиннющеесловобезпробелов", "\\", "漢",
]  # fmt: skip
SCREENS = st.builds(
    Screen, width=st.integers(20, 90), plain=st.booleans(), glyphs=st.sampled_from(["full", "basic", "ascii"])
)


@settings(max_examples=sizes.examples(200))
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), SCREENS)
def test_no_line_is_wider_than_the_screen(text, screen):
    """Whatever the text; none is longer than it looks, and none ends in blanks."""
    for row in lay(text, screen):
        assert cells(row) <= screen.width
        assert row == row.rstrip()
        assert "\n" not in row
