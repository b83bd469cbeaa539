"""A formula on one line reads as the same mathematics."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drill.errors import ExpressionError
from drill.expr import student
from drill.tex import line
from tests import sizes

NAMES = {"x": "x", "y": "y", r"\eta": "eta", "w_1": "w_1", r"\hat{y}": "y_hat", r"\lambda": "lam"}

_SCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_PLAIN = str.maketrans(_SCRIPTS, "0123456789+-=()abcdefghijklmnoprstuvwxyz")


class Said:
    """A formula and its value: `strength` is 0 for a sum, 1 for a product, 2 for a single factor."""

    def __init__(self, tex, value, strength):
        self.tex, self.value, self.strength = tex, value, strength

    def at_least(self, strength):
        """The TeX an author writes where a factor of this strength is wanted."""
        return self.tex if self.strength >= strength and not self.tex.startswith("-") else rf"\left({self.tex}\right)"


def value(function):
    """A value that may not exist."""

    def at(point):
        try:
            result = function(point)
        except (ArithmeticError, ValueError):
            return math.nan
        return math.nan if isinstance(result, complex) else result

    return at


@st.composite
def combined(draw, parts):
    """Two formulas put together as an author would."""
    a, b = draw(parts), draw(parts)
    kind = draw(
        st.sampled_from(["+", "-", "cdot", "tight", "frac", "slash", "^", "sqrt", "root", "ln", "lnfrac", "max"])
    )
    if kind in "+-":
        sign = 1 if kind == "+" else -1
        return Said(f"{a.tex} {kind} {b.at_least(1)}", value(lambda p: a.value(p) + sign * b.value(p)), 0)
    if kind == "cdot":
        return Said(rf"{a.at_least(1)} \cdot {b.at_least(2)}", value(lambda p: a.value(p) * b.value(p)), 1)
    if kind == "tight":  # a number only in front, and a mixed number is no product
        assume(not re.match(r"[0-9]", b.tex) and not (re.fullmatch(r"[0-9.]+", a.tex) and b.tex.startswith(r"\frac")))
        assume(not (re.search(r"(x|y|y})$", a.tex) and re.match(r"x|y|w|\\hat", b.tex)))  # xy is one name to a reader
        return Said(f"{a.at_least(2)} {b.at_least(2)}", value(lambda p: a.value(p) * b.value(p)), 1)
    if kind == "frac":
        return Said(rf"\frac{{{a.tex}}}{{{b.tex}}}", value(lambda p: a.value(p) / b.value(p)), 2)
    if kind == "slash":
        return Said(rf"{a.at_least(2)} / {b.at_least(2)}", value(lambda p: a.value(p) / b.value(p)), 0)
    if kind == "^":
        base = a.tex if re.fullmatch(r"[0-9.]+|[a-z]|\\[a-z]+", a.tex) else rf"\left({a.tex}\right)"
        return Said(f"{base}^{{{b.tex}}}", value(lambda p: a.value(p) ** b.value(p)), 2)
    if kind == "sqrt":
        return Said(rf"\sqrt{{{a.tex}}}", value(lambda p: math.sqrt(a.value(p))), 2)
    if kind == "root":
        return Said(rf"\sqrt[3]{{{a.tex}}}", value(lambda p: a.value(p) ** (1 / 3)), 2)
    if kind == "ln":
        return Said(rf"\ln({a.tex})", value(lambda p: math.log(a.value(p))), 2)
    if kind == "lnfrac":
        ratio = value(lambda p: math.log(a.value(p) / b.value(p)))
        return Said(rf"\left(\ln \frac{{{a.tex}}}{{{b.tex}}}\right)", ratio, 2)
    return Said(rf"\max({a.tex}, {b.tex})", value(lambda p: greater(a.value(p), b.value(p))), 2)


def greater(a, b):
    """The greater of two numbers; none if one does not exist."""
    return a + b if math.isnan(a + b) else max(a, b)


def negated(part):
    """A formula after a minus."""
    return Said(f"-{part.at_least(1)}", value(lambda p: -part.value(p)), 0)


LEAVES = st.one_of(
    st.sampled_from(sorted(NAMES)).map(lambda tex: Said(tex, lambda p: p[NAMES[tex]], 2)),
    st.sampled_from(["0", "2", "3", "10", "0.5", "1.25"]).map(lambda tex: Said(tex, lambda p: float(tex), 2)),
)
FORMULAS = st.recursive(LEAVES, lambda parts: st.one_of(combined(parts), parts.map(negated)), max_leaves=8)
POINTS = st.fixed_dictionaries({name: st.floats(0.3, 2.5) for name in NAMES.values()})


def read_back(text):
    """The line as the product's own reader of formulas understands it; letters raised as exponents come down first."""
    text = re.sub(f"[{_SCRIPTS}]*[{_SCRIPTS[15:]}][{_SCRIPTS}]*", lambda run: f"^({run[0].translate(_PLAIN)})", text)
    return student(text, tuple(NAMES.values()))


@settings(max_examples=sizes.examples(300))
@given(FORMULAS, POINTS, st.sampled_from(["full", "basic", "ascii"]))
def test_a_line_read_back_has_the_value_of_the_formula(formula, point, glyphs):
    """No bracket is lost, whatever stands in whatever."""
    expected = formula.value(point)
    assume(math.isfinite(expected) and 1e-6 < abs(expected) < 1e6)
    try:
        found = float(read_back(line(formula.tex, glyphs))(point))
    except ExpressionError as error:
        raise AssertionError(f"{formula.tex} -> {line(formula.tex, glyphs)}: {error}") from error
    assert found == pytest.approx(expected, rel=1e-6), f"{formula.tex} -> {line(formula.tex, glyphs)}"


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\frac{\partial L}{\partial w_2}", "∂L/∂w₂"),
        (r"w_3^{t-1}", "w₃ᵗ⁻¹"),
        (r"\frac{dy}{dx}", "dy/dx"),
        (r"\frac{1}{2n} \sum (\hat{y}_i - y_i)^2", "1/(2n) · ∑ (ŷᵢ − yᵢ)²"),
        (r"\frac{\partial L}{\partial Z} W^T", "(∂L/∂Z)Wᵀ"),
        (r"X^T \frac{\partial L}{\partial Z}", "Xᵀ · ∂L/∂Z"),
        (r"\frac{\partial L}{\partial w}(w_0)", "(∂L/∂w)(w₀)"),
        (r"\frac{d}{dx} f(x)", "(d/dx)f(x)"),
        (r"\frac{d}{dx} \ln x", "(d/dx) ln x"),
        (r"2\frac{1}{3}", "2 1/3"),
        (r"2\sqrt[3]{x}", "2 · x^(1/3)"),
        (r"\sqrt{x} y", "√(x)y"),
        (r"\frac{a}{b} / \frac{c}{d}", "(a/b)/(c/d)"),
        (r"a - \frac{-1}{2}", "a − (−1)/2"),
        (r"{ab}^2", "(ab)²"),
        (r"{x^a}^b", "(xᵃ)ᵇ"),
        (r"\frac{1}{f(x)}", "1/f(x)"),
        (r"\frac{1}{a(b + c)}", "1/(a(b + c))"),
        (r"\log_2 x", "log₂ x"),
        (r"\lim_{x \to 0} \frac{\sin x}{x}", "lim_(x→0) (sin x)/x"),
    ],
)
def test_brackets_stand_where_a_reader_needs_them(tex, text):
    """And nowhere else: none round one symbol or a differential."""
    assert line(tex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\text{MSE} x", "MSE x"),
        ("abc", "abc"),
        (r"W_{\text{новое}} x", "W_новое x"),
        (r"x_1 \text{ XOR } x_2", "x₁ XOR x₂"),
        (r"(1;\, -2)", "(1; −2)"),
        (r"0{,}5", "0,5"),
        ("[0, 1)", "[0, 1)"),
        (r"\{0, 1\}", "{0, 1}"),
        (r"Z_{[n \times k]}", "Z_[n×k]"),
        (r"x_{i,j}", "x_(i,j)"),
        (r"\left.\frac{f}{g}\right|_{x=0}", "f/g|ₓ₌₀"),
        (r"\overline{x + y}", "bar(x + y)"),
        (r"a \bmod b", "a mod b"),
    ],
)
def test_words_and_signs_keep_apart(tex, text):
    """Names do not run together, and blanks stand where a typesetter puts them."""
    assert line(tex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\eta \nabla L", "eta grad L"),
        (r"y \hat{p}", "y p_hat"),
        (r"d \cdot W^T * f'(H)", "d * W^T (*) f'(H)"),
        (r"x \odot y", "x (.) y"),
        (r"W^T (a + b)", "W^T (a + b)"),
        (r"\lfloor x \rfloor", "floor(x)"),
        (r"[n \times k]", "[n x k]"),
        (r"t \to -\infty", "t -> -inf"),
    ],
)
def test_ascii_spells_what_it_has_no_sign_for(tex, text):
    """The dot and the asterisk, which are two products in the book, stay two signs."""
    assert line(tex, "ascii") == text


def test_the_basic_set_has_no_script_letters():
    """Digits are lowered and raised, letters follow `_` and `^`."""
    assert line("w_3^t = w_t^2 + x_{i1}", "basic") == "w₃^t = w_t^2 + x_i1"


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\begin{pmatrix}1 & -1\\ 0.5 & 0\end{pmatrix}", "[1, −1; 0.5, 0]"),
        (r"\begin{vmatrix}a & b\\ c & d\end{vmatrix}", "|a, b; c, d|"),
        (r"\begin{cases} x, & x > 0 \\ 0 & \text{иначе} \end{cases}", "{x, x > 0; 0, иначе}"),
        (r"\begin{aligned} a &= b = \\ &= c \end{aligned}", "a = b = c"),
        (r"\begin{aligned} a = & b + \\ & + c \end{aligned}", "a = b + c"),
        (r"\begin{aligned} a &= b \\ &= c \end{aligned}", "a = b = c"),
        (r"\begin{aligned} a &= b & c &= d \end{aligned}", "a = b; c = d"),
        (r"\begin{matrix} X & \xrightarrow{W} & H \\ [2] & & [3] \end{matrix}", "X –W→ H; [2] [3]"),
    ],
)
def test_grids_become_one_line(tex, text):
    """Rows are parted by `;`; a sign that ends a row and begins the next is said once."""
    assert line(tex) == text
