"""A formula told back: on one line with no bracket too many, and as LaTeX."""

import pytest

from drill.expr import author, name_tex, show, student, tex
from tests.expr.trees import bare

NAMES = ["x", "y", "w", "p", "lam", "w_11", "yhat", "X", "W", "h"]

ONE_LINE = [
    ("((x))", "x"),
    ("2x", "2*x"),
    ("1/2x", "1/2*x"),
    ("1/(2x)", "1/(2*x)"),
    ("x-(y-w)", "x - (y - w)"),
    ("(x-y)-w", "x - y - w"),
    ("x*(y*w)", "x*(y*w)"),
    ("-(x^2)", "-x^2"),
    ("(-x)^2", "(-x)^2"),
    ("(x^y)^w", "(x^y)^w"),
    ("x^(y^w)", "x^y^w"),
    ("e^(-x)", "e^-x"),
    ("-(x*y)", "-(x*y)"),
    ("(-x)y", "-x*y"),
    ("x+-y", "x + -y"),
    ("(x+y).T", "(x + y).T"),
    ("X^T @ W", "X.T @ W"),
    ("X @ W @ h", "X @ W @ h"),
    ("(X @ W)*h", "(X @ W)*h"),
    ("X @ (W*h)", "X @ (W*h)"),
    ("(2X) @ W", "(2*X) @ W"),
    ("((X @ W)*h) @ W + x", "((X @ W)*h) @ W + x"),
    ("λ", "lam"),
    ("σ(x)", "sigma(x)"),
    ("max(0;x)", "max(0, x)"),
    ("0,50", "0.5"),
    ("1e22", "1e+22"),
    ("[x > 0]y", "(x > 0)*y"),
    ("0 < x <= 1", "0 < x <= 1"),
    ("ln x", "log(x)"),
    ("√x", "sqrt(x)"),
    ("50%", "50/100"),
]


@pytest.mark.parametrize(("typed", "shown"), ONE_LINE)
def test_a_formula_is_told_back_on_one_line(typed, shown):
    """One canonical spelling, which reads back as the same formula."""
    formula = student(typed, NAMES)
    assert show(formula.tree) == shown
    assert bare(student(shown, NAMES).tree) == bare(formula.tree)


AUTHORS = [
    ("x[0]", "x[0]"),
    ("W[:, 1:2]", "W[:, 1:2]"),
    ("W[::2]", "W[::2]"),
    ("[[1,2],[3,4]]@x", "[[1, 2], [3, 4]] @ x"),
    ("not (x > 1) and y", "not x > 1 and y"),
    ("(x or y) and w", "(x or y) and w"),
    ("(x if y else w) if p else h", "(x if y else w) if p else h"),
    ("x if y else (w if p else h)", "x if y else w if p else h"),
    ("x**2 % 3 // 4", "x^2 % 3 // 4"),
]


@pytest.mark.parametrize(("typed", "shown"), AUTHORS)
def test_an_authors_expression_has_one_spelling_too(typed, shown):
    """Indices, slices, conditions and choices."""
    assert show(typed) == show(author(typed).tree) == shown
    assert bare(author(shown).tree) == bare(author(typed).tree)


LATEX = [
    ("(1e-31)^2", r"\left(1 \cdot 10^{-31}\right)^{2}"),
    ("1e-31.T", r"\left(1 \cdot 10^{-31}\right)^{T}"),
    ("x/(2y)", r"\frac{x}{2 \cdot y}"),
    ("(x+1)/2*w", r"\frac{x + 1}{2} \cdot w"),
    ("x^2", "x^{2}"),
    ("(x+1)^2", r"\left(x + 1\right)^{2}"),
    ("(x/y)^2", r"\left(\frac{x}{y}\right)^{2}"),
    ("-x/y", r"\frac{-x}{y}"),
    ("-(x+y)", r"-\left(x + y\right)"),
    ("x*(-y)", r"x \cdot \left(-y\right)"),
    ("x-(y-w)", r"x - \left(y - w\right)"),
    ("e^(-x)", "e^{-x}"),
    ("exp(-x)", "e^{-x}"),
    ("sqrt(x)", r"\sqrt{x}"),
    ("abs(x)", r"\left|x\right|"),
    ("lam*w_11", r"\lambda \cdot w_{11}"),
    ("yhat", r"\hat{y}"),
    ("σ(x)", r"\sigma\left(x\right)"),
    ("σ(x)^2", r"\left(\sigma\left(x\right)\right)^{2}"),
    ("ln(x)", r"\ln\left(x\right)"),
    ("max(0, x)", r"\max\left(0, x\right)"),
    ("X.T @ W", r"X^{T} \, W"),
    ("X*W", r"X \cdot W"),
    ("(X@W).T", r"\left(X \, W\right)^{T}"),
    ("[x >= 0]*y", r"\left[x \ge 0\right] \cdot y"),
    ("x ≠ y", r"x \ne y"),
    ("where(x > 0, x, 0)", r"\begin{cases} x, & x > 0 \\ 0, & \text{иначе} \end{cases}"),
    ("mean(x)", r"\operatorname{mean}\left(x\right)"),
    ("2e-30x", r"2 \cdot 10^{-30} \cdot x"),
    ("x//y", r"\left\lfloor \frac{x}{y} \right\rfloor"),
    ("pi", r"\pi"),
]


@pytest.mark.parametrize(("typed", "latex"), LATEX)
def test_a_formula_is_set_as_latex(typed, latex):
    """Fractions, powers, roots and brackets as on paper."""
    assert tex(student(typed, NAMES).tree) == latex


def test_an_item_says_how_its_names_are_written():
    """Names of the item, functions included, are set as the item wants them."""
    formula = student("df(h)*yhat", ["h", "yhat"], ["df"])
    assert tex(formula.tree, {"df": "f'", "yhat": r"\hat{y}", "h": "h_1"}) == r"f'\left(h_1\right) \cdot \hat{y}"


NAMES_ON_PAPER = [
    ("x", "x"),
    ("w1", "w_{1}"),
    ("w_11", "w_{11}"),
    ("w1_11", "w_{1,11}"),
    ("gamma", r"\gamma"),
    ("lam", r"\lambda"),
    ("eps", r"\varepsilon"),
    ("sigma2", r"\sigma_{2}"),
    ("y_hat", r"\hat{y}"),
    ("y_hat_1", r"\hat{y}_{1}"),
    ("C_in", r"C_{in}"),
    ("dfdx", r"\mathit{dfdx}"),
]


@pytest.mark.parametrize(("name", "latex"), NAMES_ON_PAPER)
def test_a_name_is_written_as_on_paper(name, latex):
    """Greek letters, indices and hats."""
    assert name_tex(name) == latex


def test_an_authors_conditions_are_set_too():
    """Logic, choices and arrays have a form on paper."""
    assert tex(author("x > 0 and not y").tree) == r"x > 0 \text{ и } \neg y"
    assert tex(author("[[1, 2], [3, x]]").tree) == r"\begin{pmatrix} 1 & 2 \\ 3 & x \end{pmatrix}"
    assert tex(author("[1, x]").tree) == r"\left(1, x\right)"
    assert tex(author("x[i-1]").tree) == "x_{i - 1}"
