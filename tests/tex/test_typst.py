"""A formula in Typst's own mathematics."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from drill.tex import typst
from tests import sizes
from tests.tex.book import FORMULAS as BOOK
from tests.tex.book import cyrillic, digits
from tests.tex.test_line import FORMULAS


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\frac{1}{1 + e^{-h}}", "frac(1, 1 + e^(- h))"),
        ("f(x, y)", "f lr(paren.l x comma y paren.r)"),
        ("[0, 1)", "lr(bracket.l 0 comma 1 paren.r)"),
        (r"\hat{y}_i'", "hat(y)_(i)^(prime)"),
        (r"W_{\text{новое}}", 'W_("новое")'),
        (r"\operatorname{softmax}(x)", 'op("softmax")lr(paren.l x paren.r)'),
        (r"\sqrt[3]{x}", "root(3, x)"),
        ("{ab}^2", "lr(paren.l a b paren.r)^(2)"),
        (r"\begin{pmatrix}1 & 2\\ 3 & 4\end{pmatrix}", 'mat(delim: #("(", ")"), 1, 2; 3, 4;)'),
        (r"\begin{cases} 1 \\ 0 \end{cases}", "cases(1, 0)"),
        (r"\{0; 1\}", "lr(brace.l 0 semi 1 brace.r)"),
        (r"x \xrightarrow{f} y", "x limits(arrow.r.long)^(f) y"),
        ("0{,}5", '0 class("normal", comma) 5'),
    ],
)
def test_what_typst_would_take_for_something_else_is_named(tex, text):
    """Commas among arguments, half-open intervals, names of several letters."""
    assert typst(tex) == text


@settings(max_examples=sizes.examples(100))
@given(FORMULAS)
def test_brackets_balance(formula):
    """So that no argument ends early."""
    text = typst(formula.tex)
    assert text.count("(") == text.count(")")
    assert digits(text) >= digits(formula.tex)


def test_typst_itself_sets_every_formula_of_the_book():
    """Its compiler reads them all; words stay words."""
    compiler = pytest.importorskip("typst", reason="the typst package is an optional extra")
    page = "\n\n".join(f"$ {typst(tex)} $" for tex in BOOK)
    assert compiler.compile(page.encode(), format="svg")
    assert cyrillic(page) == cyrillic("".join(BOOK))
