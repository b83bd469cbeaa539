"""Sentences with values in them."""

from __future__ import annotations

import numpy as np
import pytest

from drill.errors import ExpressionError
from drill.template import fill, repeat

VALUES = {
    "w": -2,
    "eta": 0.1,
    "k": 3.0,
    "third": 1 / 3,
    "tiny": 0.0000123,
    "x": np.array([1, -2]),
    "X": np.array([[1.0, -2.0], [0.5, 4.0]]),
    "act": "square",
    "big": 12600,
}


@pytest.mark.parametrize(
    ("sentence", "filled"),
    [
        ("шаг <<eta>>", "шаг 0.1"),
        ("<<k>> и <<third>>", "3 и 0.3333"),
        ("<<third|2>>", "0.33"),
        ("<<1/32>>", "0.03125"),
        ("<<-1/128>>", "−0.0078125"),
        ("<<0.1 + 0.2>>", "0.3"),
        ("<<k|fixed 2>>", "3.00"),
        ("<<third|fraction>>", "1/3"),
        ("<<third|raw>>", "0.333333333333"),
        ("<<w>>", "−2"),
        ("<<tiny>>", "1.23·10^−5"),
        ("<<third/100>>", "0.00333"),
        ("<<third/1000>>", "0.000333"),
        ("<<-third/5000>>", "−0.0000667"),
        ("<<third/10>>", "0.0333"),
        ("<<big>>", "12600"),
        ("<<2*w + 1>>", "−3"),
        ("<<x>>", "1, −2"),
        ("<<x|list>>", "(1, −2)"),
        ("<<X>>", "[1, −2; 0.5, 4]"),
        ("<<X[0, 1]>>", "−2"),
        ("нет места", "нет места"),
        ("5 < 7 и << >", "5 < 7 и << >"),
    ],
)
def test_in_text_a_value_is_written_as_people_write_it(sentence, filled):
    """Four decimals or three digits, a true minus, no trailing zeros."""
    assert fill(sentence, VALUES) == filled


@pytest.mark.parametrize(
    ("sentence", "filled"),
    [
        ("$w = <<w>>$", "$w = -2$"),
        (r"$3 \cdot <<w>>$", r"$3 \cdot (-2)$"),
        ("$1 - <<w>>$", "$1 - (-2)$"),
        ("$1 - <<k>>$", "$1 - 3$"),
        ("$<<w>>^2$", "$(-2)^2$"),
        ("$<<k>>^2$", "$3^2$"),
        ("$2 <<w|signed>>$", "$2 - 2$"),
        ("$2 <<k|signed>>$", "$2 + 3$"),
        (r"$<<third|fraction>>$", r"$\frac{1}{3}$"),
        (r"$<<-third|fraction>>$", r"$-\frac{1}{3}$"),
        ("$<<0.75 + 0*k|root>>$", r"$\sqrt[4]{t^{3}}$"),
        ("$<<0.5 + 0*k|root n>>$", r"$\sqrt{n}$"),
        ("$x = <<x>>$", "$x = (1, -2)$"),
        ("$<<X>>$", r"$\begin{pmatrix}1 & -2 \\ 0.5 & 4\end{pmatrix}$"),
        ("$<<tiny>>$", r"$1.23 \cdot 10^{-5}$"),
        ("$a$ и <<w>>, $b = <<w>>$", "$a$ и −2, $b = -2$"),
        ("$$X = <<X>>$$ и <<w>>", "$$X = \\begin{pmatrix}1 & -2 \\\\ 0.5 & 4\\end{pmatrix}$$ и −2"),
    ],
)
def test_in_mathematics_a_value_is_tex_and_a_negative_one_is_bracketed_after_an_operator(sentence, filled):
    """A matrix is a pmatrix, a minus never meets another sign."""
    assert fill(sentence, VALUES) == filled


COEFFICIENTS = {"w": np.array([7, 0, -2]), "order": np.array([2, 1, 0]), "b": -1.0, "c": 0.2, "none": 0}


@pytest.mark.parametrize(
    ("sentence", "filled"),
    [
        ("$h = <<w|sum 1; x_1; x_2>>$", r"$h = 7 - 2 \cdot x_2$"),
        ("$h = <<w|sum 1; x_1; x_2 by order>>$", r"$h = -2 \cdot x_2 + 7$"),
        ("$h = <<b*w|sum 1; x_1; x_2>>$", r"$h = -7 + 2 \cdot x_2$"),
        ("$h = <<w/2|sum 1; x_1; x_2>>$", "$h = 3.5 - x_2$"),
        ("$h = <<0*w|sum 1; x_1; x_2>>$", "$h = 0$"),
        ("$y = x <<b|term>>$", "$y = x - 1$"),
        (r"$y = x <<c|term h>>$", r"$y = x + 0.2 \cdot h$"),
        (r"$y = <<c|term>> \cdot h <<b|term x>>$", r"$y = 0.2 \cdot h - x$"),
        (r"$\max(0, <<none|term>><<c|term>>)$", r"$\max(0, 0.2)$"),
        ("$(a)<<b|term>><<c|term h>>$", r"$(a) - 1 + 0.2 \cdot h$"),
        ("max(0, <<w|sum 1; x_1; x_2>>) <<b|term>>", "max(0, 7 - 2*x_2) - 1"),
    ],
)
def test_coefficients_become_a_sum(sentence, filled):
    """Signs join its terms, zero has none, one is not written before a name, and no plus begins."""
    assert fill(sentence, COEFFICIENTS) == filled


def test_a_code_is_said_in_words():
    """With its dollars outside mathematics, without them inside."""
    say = {"square": "$t^2$"}
    assert fill("активация <<act>>", VALUES, say) == "активация $t^2$"
    assert fill("$f(t) = <<act>>$", VALUES, say) == "$f(t) = t^2$"


def test_a_list_of_codes_is_read_out_code_by_code():
    """Each code as it is said, with the numbers that stand beside it."""
    names = {"layers": [["conv", 5], ["pool", 3]], "acts": np.array(["relu", "none"])}
    said = {"pool": "пулинг", "none": "без активации"}
    assert fill("<<layers>>; <<acts>>", names, said) == "conv\u00a05, пулинг\u00a03; relu, без активации"


def test_a_repeated_sentence_counts_inside_its_slots_only():
    """`{k}` of a slot is a number, `{k}` of TeX stays TeX."""
    sentence = "$w_{k} = <<w_{k-1}>> + <<g_{k}>> <<{k+1}>>$"
    assert repeat(sentence, "k", 2) == "$w_{k} = <<w_1>> + <<g_2>> <<3>>$"


def test_an_unreadable_slot_is_an_error_with_its_place():
    """Lint turns it into a line and a column."""
    with pytest.raises(ExpressionError):
        fill("<<2 +>>", VALUES)
