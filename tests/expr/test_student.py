"""The student's dialect: formulas as people write them, and sizes that must really fit."""

import itertools
import math

import numpy as np
import pytest
from numpy.testing import assert_allclose

from drill.expr import ExpressionError, ShapeMismatch, show, student

RANDOM = np.random.default_rng(3)
VALUES = {
    "x": 0.7,
    "y": 1.0,
    "w": -0.4,
    "p": 0.3,
    "t": 3,
    "lam": 0.25,
    "gamma": 0.1,
    "sigma2": 2.0,
    "x_1": 1.5,
    "w1_11": 2.5,
    "yhat": 0.6,
    "w_star": 0.9,
    "h": np.array([0.5, -1.0, 2.0]),
    "o": np.array([0.1, 0.2, 0.3]),
    "X": RANDOM.normal(size=(4, 3)),
    "W": RANDOM.normal(size=(3, 2)),
    "V": RANDOM.normal(size=(3, 2)),
    "d": RANDOM.normal(size=(4, 1)),
    "f": np.tanh,
    "df": lambda t: 1 - np.tanh(t) ** 2,
}
NAMES = [name for name in VALUES if name not in ("f", "df")]
N = VALUES


def value(text):
    """The formula at the values above."""
    return student(text, NAMES, ("f", "df"))(VALUES)


SPELLINGS = [
    ("2x", 2 * N["x"]),
    ("2(p-y)x", 2 * (N["p"] - N["y"]) * N["x"]),
    ("x w", N["x"] * N["w"]),
    ("(x+1)(w+1)", (N["x"] + 1) * (N["w"] + 1)),
    ("1/2x", N["x"] / 2),
    ("1/2/x w", 0.5 / N["x"] * N["w"]),
    ("-x^2", -(N["x"] ** 2)),
    ("-x²", -(N["x"] ** 2)),
    ("2^3x", 8 * N["x"]),
    ("2^-x", 2 ** -N["x"]),
    ("e^-x", math.exp(-N["x"])),
    ("e^(-x)w", math.exp(-N["x"]) * N["w"]),
    ("x**2", N["x"] ** 2),
    ("x-w", N["x"] - N["w"]),
    ("x −w", N["x"] - N["w"]),
    ("x·w", N["x"] * N["w"]),
    ("0,5x", N["x"] / 2),
    ("x_1 w1_11", 1.5 * 2.5),
    ("x₁", 1.5),
    ("x1", 1.5),
    ("w1₁₁", 2.5),
    ("ŷ", 0.6),
    ("y\u0302", 0.6),
    ("y_hat", 0.6),
    ("lam", 0.25),
    ("lambda", 0.25),
    ("λ", 0.25),
    ("2λw", 0.5 * N["w"]),
    ("λx", 0.25 * N["x"]),
    ("gamma x", 0.1 * N["x"]),
    ("γ x", 0.1 * N["x"]),
    ("σ2", 2.0),
    ("σ(x)", 1 / (1 + math.exp(-N["x"]))),
    ("sigma(x)", 1 / (1 + math.exp(-N["x"]))),
    ("sigmoid(x)", 1 / (1 + math.exp(-N["x"]))),
    ("2πx", 2 * math.pi * N["x"]),
    ("w(x+1)", N["w"] * (N["x"] + 1)),
    ("f(x)", math.tanh(N["x"])),
    ("f(f(x*w)w)p", math.tanh(math.tanh(N["x"] * N["w"]) * N["w"]) * N["p"]),
    ("x df(w)", N["x"] * (1 - math.tanh(N["w"]) ** 2)),
    ("sin x", math.sin(N["x"])),
    ("sin x cos x", math.sin(N["x"]) * math.cos(N["x"])),
    ("ln 2 x", math.log(2) * N["x"]),
    ("ln x^2", math.log(N["x"] ** 2)),
    ("sqrt x/2", math.sqrt(N["x"]) / 2),
    ("√x", math.sqrt(N["x"])),
    ("Exp(x)", math.exp(N["x"])),
    ("max(0, x)", N["x"]),
    ("max(0; w)", 0.0),
    ("maximum(0,5; x)", N["x"]),
    ("min(x, w)", N["w"]),
    ("x > 0", 1.0),
    ("[x > 0]w", N["w"]),
    ("w[x < 0]", 0.0),
    ("0 < x < 0.5", 0.0),
    ("x ≥ 0,7", 1.0),
    ("x == y", 0.0),
    ("x ≠ y", 1.0),
    ("(1 - (x > 0))*2", 0.0),
    ("where(x > 0, 0,5, 1)", 0.5),
    ("x // 0.2", 3.0),
    ("3//2", 1.0),
    ("1/2", 0.5),
    ("h*o", N["h"] * N["o"]),
    ("2h - 1", 2 * N["h"] - 1),
    ("h/2", N["h"] / 2),
    ("1/h", 1 / N["h"]),
    ("h^2", N["h"] ** 2),
    ("h > 0", np.array([1.0, 0, 1])),
    ("max(0, h)", np.array([0.5, 0, 2])),
    ("max(h)", 2.0),
    ("relu(h)", np.array([0.5, 0, 2])),
    ("abs(h)", np.array([0.5, 1, 2])),
    ("sign(h)", np.array([1.0, -1, 1])),
    ("where(h > 0, h, 0)", np.array([0.5, 0, 2])),
    ("where(h > 0, h, 0.1h)", np.array([0.5, -0.1, 2])),
    ("sum(h)", 1.5),
    ("mean(h)", 0.5),
    ("len(h)", 3.0),
    ("len(X)", 4.0),
    ("norm(h)", math.sqrt(5.25)),
    ("softmax(h)", np.exp(N["h"]) / np.exp(N["h"]).sum()),
    ("outer(h, o)", np.outer(N["h"], N["o"])),
    ("diag(h)", np.diag(N["h"])),
    ("h @ o", N["h"] @ N["o"]),
    ("h.T", N["h"]),
    ("x.T", N["x"]),
    ("X @ W", N["X"] @ N["W"]),
    ("X@h", N["X"] @ N["h"]),
    ("X.T @ d", N["X"].T @ N["d"]),
    ("X^T @ d", N["X"].T @ N["d"]),
    ("Xᵀ@d", N["X"].T @ N["d"]),
    ("X^T@X", N["X"].T @ N["X"]),
    ("X @ W / len(X)", N["X"] @ N["W"] / 4),
    ("2 X @ W", 2 * N["X"] @ N["W"]),
    ("f(X @ W)", np.tanh(N["X"] @ N["W"])),
    ("W ⊙ V", N["W"] * N["V"]),
    ("W/V", N["W"] / N["V"]),
    ("sum(X)", N["X"].sum()),
    ("d*2", N["d"] * 2),
]


@pytest.mark.parametrize(("text", "wanted"), SPELLINGS)
def test_a_formula_may_be_written_like_this(text, wanted):
    """Every usual spelling of a formula has the value that was meant."""
    found = value(text)
    assert_allclose(found, wanted, rtol=1e-13)
    assert np.shape(found) == np.shape(wanted)
    assert isinstance(found, float | np.ndarray)


MISMATCHES = [
    ("X @ X", "X[4×3] @ X[4×3]: столбцов 3, строк 4"),
    ("X @ W.T", "X[4×3] @ W.T[2×3]: столбцов 3, строк 2"),
    ("h @ X", "h[3] @ X[4×3]: длина 3, строк 4"),
    ("X @ W @ W", "(X @ W)[4×2] @ W[3×2]: столбцов 2, строк 3"),
    ("X * W", "X[4×3] * W[3×2]: размеры разные, а знак * работает поэлементно. Матрицы перемножает @."),
    ("X - X.T", "X[4×3] - X.T[3×4]: размеры разные, а знак - работает поэлементно. Может быть, не хватает .T?"),
    ("X + h", "X[4×3] + h[3]: размеры разные"),
    ("d * X", "d[4×1] * X[4×3]: размеры разные"),
    ("d + d.T", "d[4×1] + d.T[1×4]: размеры разные"),
    ("X ^ W", "X[4×3] ^ W[3×2]: размеры разные"),
    ("X > h", "X[4×3] > h[3]: размеры разные"),
    ("max(X, h)", "max(X[4×3], h[3]): размеры разные"),
    ("where(h > 0, X, 0)", "where: размеры [3] и [4×3] разные"),
    ("0 < h < X", "h[3] < X[4×3]: размеры разные"),
]


@pytest.mark.parametrize(("text", "message"), MISMATCHES)
def test_sizes_that_differ_are_named(text, message):
    """Nothing is broadcast but a number: other sizes are an error that names both, with the place."""
    with pytest.raises(ShapeMismatch) as mismatch:
        value(f"1 + ({text})")
    assert str(mismatch.value).startswith(message)
    place = f"1 + ({text})"[mismatch.value.start : mismatch.value.end]
    assert place.strip("()") in text


OPERATIONS = ["a + b", "a - b", "a*b", "a/b", "a^b", "a > b", "a == b", "max(a, b)", "min(a; b)", "where(a, b, b)"]
SHAPES = [(), (3,), (1,), (3, 1), (1, 3), (3, 3), (1, 1)]


@pytest.mark.parametrize("text", OPERATIONS)
def test_only_equal_sizes_or_a_number_go_together(text):
    """Over all pairs of sizes: a value exactly where they are equal or one is a number, and then of that size."""
    expression = student(text, ["a", "b"])
    for left, right in itertools.product(SHAPES, SHAPES):
        values = {"a": np.full(left, 2.0), "b": np.full(right, 3.0)}
        if left == right or not left or not right:
            assert np.shape(expression(values)) == (left or right)
        else:
            with pytest.raises(ShapeMismatch):
                expression(values)


def test_matrix_products_need_the_inner_sizes_to_agree():
    """`@` goes exactly where the columns of the left are the rows of the right."""
    expression = student("a @ b", ["a", "b"])
    for left, right in itertools.product(SHAPES, SHAPES):
        values = {"a": np.ones(left), "b": np.ones(right)}
        if left and right and left[-1] == right[0]:
            assert np.shape(expression(values)) == left[:-1] + right[1:]
        else:
            with pytest.raises(ExpressionError):
                expression(values)


QUIET = [
    ("1/x", 0.0, math.inf),
    ("-1/x", 0.0, -math.inf),
    ("x/x", 0.0, math.nan),
    ("x//0", 1.0, math.inf),
    ("log(x)", 0.0, -math.inf),
    ("log(x)", -1.0, math.nan),
    ("sqrt(x)", -1.0, math.nan),
    ("x^0.5", -1.0, math.nan),
    ("x^-1", 0.0, math.inf),
    ("exp(x)", 1000.0, math.inf),
    ("9**9**9**9*x", 1.0, math.inf),
    ("sin(x)", math.inf, math.nan),
    ("relu(x)", math.nan, math.nan),
    ("sign(x)", math.nan, math.nan),
    ("floor(x)", math.inf, math.inf),
    ("sigma(x)", -1000.0, 0.0),
    ("sigma(x)", math.inf, 1.0),
    ("max(0, x)", math.nan, math.nan),
]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("text", "x", "wanted"), QUIET)
def test_what_has_no_value_is_inf_or_nan_quietly(text, x, wanted):
    """A formula at a bad point gives inf or nan, for a number and inside a vector alike, without a warning."""
    expression = student(text, ["x"])
    assert_allclose(expression({"x": x}), wanted)
    assert_allclose(expression({"x": np.array([x, x])}), [wanted, wanted])


REFUSED = [
    ("xw", "Если это произведение, напиши x*w"),
    ("x2 - 1", "Степень пишется так: x^2"),
    ("q", "Не знаю имени q. Здесь есть: x, y"),
    ("gama", "Может быть, gamma"),
    ("n p", "Не знаю имени n. Здесь есть: x, y"),
    ("qq(x)", "Не знаю функции qq"),
    ("exq(x)", "Может быть, exp"),
    ("f x", "f — функция"),
    ("f", "f — функция"),
    ("f(x, y)", "аргументов: 2, а нужно 1"),
    ("f()", "аргументов: 0"),
    ("exp", "exp — функция"),
    ("outer(h)", "аргументов: 1"),
    ("yhat = x*w", "Знак = не нужен"),
    ("x[0]", "Индексов здесь нет"),
    ("h[0:1]", "Двоеточия"),
    ("[x, y]", "Запятая"),
    ("x % 2", "%"),
    ("x : y", "деление пишется знаком /"),
    ("x; y", "только аргументы функции"),
    ("(x > 0) & (x < 1)", "условия перемножают"),
    ("x and y", "«and»"),
    ("not x", "«not»"),
    ("x if y else w", "«if»"),
    ("x 2", "знака действия"),
    ("X.shape", "Точка"),
    ("|x|", "abs(x)"),
    ("f'(x)", "Кавычек"),
    ("sum(X, 0)", "аргументов: 2"),
    ("round(x)", "Не знаю функции round"),
    ("х", "Русские"),
    ("outer(X, h)", "Нужны два вектора"),
    ("diag(x)", "Здесь число, а diag"),
    ("len(x)", "Здесь число, а len"),
    ("2 @ X", "на число умножай знаком *"),
]


@pytest.mark.parametrize(("text", "complaint"), REFUSED)
def test_a_slip_is_told_with_its_remedy(text, complaint):
    """What the dialect does not have is refused in a sentence that helps."""
    with pytest.raises(ExpressionError) as refused:
        value(text)
    assert complaint in str(refused.value)


def test_a_declared_name_shadows_a_function_and_a_constant():
    """`f`, `e`, `sum` are what the item says they are."""
    assert student("f(2)", ["f"])({"f": 3.0}) == 6
    assert student("e^2", ["e"])({"e": 3.0}) == 9
    assert student("sum(2)", ["sum"])({"sum": 3.0}) == 6
    assert student("σ(1 - σ)", ["sigma"])({"sigma": 0.5}) == 0.25
    assert student("x^T", ["x", "T"])({"x": 2.0, "T": 3.0}) == 8
    assert student("exp(2)", ["x"], ["exp"])({"exp": lambda t: t + 1}) == 3


def test_names_may_come_with_what_they_mean():
    """A mapping of names is as good as a list of them."""
    assert student("x y", {"x": "число", "y": r"\hat{y}"})({"x": 2, "y": 3}) == 6


def test_what_a_formula_needs_is_known():
    """`names` are its variables, `functions` the declared functions it calls."""
    formula = student("2*f(x) + exp(w)", ["x", "w", "y"], ["f", "df"])
    assert formula.names == {"x", "w"}
    assert formula.functions == {"f"}


def test_a_doubtful_reading_is_told_back():
    """The caller learns how a product without a sign was read."""
    assert student("1/2x", ["x"]).notes == ("«1/2x» прочитано как (1/2)·x",)
    assert student("2x + x/2", ["x"]).notes == ()


def test_values_may_be_whole_numbers_and_truths():
    """All numbers are floats inside: whole numbers divide and grow like any other."""
    formula = student("n/2 + y", ["n", "y"])
    assert formula({"n": 3, "y": True}) == 2.5
    assert formula({"n": np.array([1, 2]), "y": np.array([True, False])}).tolist() == [1.5, 1.0]


def test_what_a_function_of_the_item_gives_is_judged_by_its_size_too():
    """F is called with the value and its result goes on under the same rules."""
    formula = student("f(h) + X", ["h", "X"], ["f"])
    assert formula({"h": 1.0, "X": np.ones((2, 2)), "f": lambda t: 3}).tolist() == [[4, 4], [4, 4]]
    with pytest.raises(ShapeMismatch, match=r"f\(h\)\[3\] \+ X\[2×2\]"):
        formula({"h": np.ones(3), "X": np.ones((2, 2)), "f": np.sin})


def test_an_implicit_product_is_shown_with_its_sign():
    """The canonical spelling leaves nothing to guess."""
    assert show(student("2(p-y)x", ["p", "y", "x"]).tree) == "2*(p - y)*x"
