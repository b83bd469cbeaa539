"""The author's dialect: numpy's meaning of Python's signs, and comparisons that the last bit does not decide."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from drill.expr import ExpressionError, ShapeMismatch, author

X = np.array([[1, 2], [3, 4], [5, 7]])
VALUES = {
    "x": np.array([1, 2]),
    "z": np.array([0.5, -1.5, 2.0]),
    "X": X,
    "W": np.array([[1.0, 0.5], [-2.0, 3.0]]),
    "n": 3,
    "i": 1,
    "eta": 0.1,
    "act": "relu",
    "relu": "relu",
    "tanh": "tanh",
    "options": np.array(["relu", "tanh", "relu"]),
    "yes": True,
}

PYTHON = [
    "2 + 3*4",
    "7 // 2 + 7 % 4",
    "-2**2",
    "2**-1",
    "2**3**2",
    "1/4",
    "1.5e3 - .5",
    "n*eta + i",
    "x**2 + 1",
    "-x",
    "X @ W",
    "X.T @ X",
    "W * W - W",
    "X + x",
    "X[0]",
    "X[0, 1]",
    "X[-1]",
    "X[i - 1]",
    "X[:, 0]",
    "X[1:, :1]",
    "X[::2]",
    "x[0]**2",
    "X.T[0]",
    "X[0][1]",
    "1 if n > 2 else 0",
    "[1, 2, 3]",
    "x[[0, 1]]",
    "n if yes else i",
    "True",
]


@pytest.mark.parametrize("text", PYTHON)
def test_an_expression_means_what_it_means_in_python(text):
    """Signs, indices and slices are Python's and numpy's."""
    wanted = eval(text, {}, dict(VALUES))
    found = author(text)(VALUES)
    assert_array_equal(found, wanted)
    assert isinstance(found, np.ndarray | int | float | bool | str)


FUNCTIONS = [
    ("exp(0) + log(1) + ln(1) + lg(10) + log1p(0)", 2.0),
    ("sqrt(n + 1)", 2.0),
    ("abs(z)", [0.5, 1.5, 2.0]),
    ("sum(X)", 22),
    ("sum(X, 0)", [9, 13]),
    ("mean(X, 1)", [1.5, 3.5, 6.0]),
    ("mean(x)", 1.5),
    ("prod(x)", 2),
    ("cumsum(x)", [1, 3]),
    ("std(x)", 0.5),
    ("var(x)", 0.25),
    ("median(z)", 0.5),
    ("norm([3, 4])", 5.0),
    ("max(z)", 2.0),
    ("max(z, 0)", [0.5, 0, 2.0]),
    ("maximum(1, n, i)", 3),
    ("min(1, n)", 1),
    ("relu(z)", [0.5, 0, 2.0]),
    ("relu(-3) + relu(2)", 2),
    ("sigma(0) + sigmoid(0)", 1.0),
    ("σ(0)", 0.5),
    ("softmax([0, 0])", [0.5, 0.5]),
    ("where(z > 0, z, 0)", [0.5, 0, 2.0]),
    ("sign(z)", [1, -1, 1]),
    ("sign(-2.5)", -1),
    ("step(z)", [1, 0, 1]),
    ("floor(2.5) + ceil(2.5)", 5),
    ("round(2.567, 2)", 2.57),
    ("round(z)", [0, -2, 2]),
    ("cut(2.567, 2)", 2.56),
    ("cut(-2.567, 1)", -2.5),
    ("clip(z, -1, 1)", [0.5, -1, 1]),
    ("len(X)", 3),
    ("size(X)", 6),
    ("shape(X)", [3, 2]),
    ("shape(X)[1]", 2),
    ("count(z > 0)", 2),
    ("any(z > 1) and not all(z > 1)", True),
    ("unique([2, 1, 2])", [1, 2]),
    ("sort(z)", [-1.5, 0.5, 2.0]),
    ("argsort(z)", [1, 0, 2]),
    ("argmax(z) + argmin(z)", 3),
    ("reverse(x)", [2, 1]),
    ("diff(z)", [-2.0, 3.5]),
    ("concat(0, x, [9])", [0, 1, 2, 9]),
    ("column(x)", [[1], [2]]),
    ("row(x)", [[1, 2]]),
    ("column(x) @ row(x)", [[1, 2], [2, 4]]),
    ("transpose(X)[0]", [1, 3, 5]),
    ("rank(X)", 2),
    ("rank([[1, 2], [2, 4]])", 1),
    ("det(W)", 4.0),
    ("dot(x, x)", 5),
    ("outer(x, x)", [[1, 2], [2, 4]]),
    ("diag(x)", [[1, 0], [0, 2]]),
    ("diag(W)", [1, 3]),
    ("zeros(2)", [0, 0]),
    ("ones(1, 2)", [[1, 1]]),
    ("eye(2)", [[1, 0], [0, 1]]),
    ("arange(3)", [0, 1, 2]),
    ("arange(1, 3)", [1, 2]),
    ("distinct(x)", True),
    ("distinct(n, i, 3)", False),
    ("distinct([0.1 + 0.2, 0.3])", False),
    ("whole([1, 2.0])", True),
    ("whole(0.1*3*10)", True),
    ("whole(z)", False),
    ("[[1, 2], [3, 4]]", [[1, 2], [3, 4]]),
    ("x²", [1, 4]),
    ("2^3", 8),
    ("√(n + 1)", 2.0),
    ("2·n − 1", 5),
    ("pi", np.pi),
    ("π", np.pi),
    ("e", np.e),
]


@pytest.mark.parametrize(("text", "value"), FUNCTIONS)
def test_a_function_gives(text, value):
    """The table of functions, each by one value."""
    found = author(text)(VALUES)
    np.testing.assert_allclose(found, value, rtol=1e-12)
    assert np.shape(found) == np.shape(value)


CONDITIONS = [
    ("0 < eta < 1", True),
    ("0 < eta < 0.05", False),
    ("0 < z < 5", False),
    ("-2 <= z <= 2", True),
    ("n ≥ 3 and n ≤ 3 and n ≠ 4", True),
    ("n > 2 and i > 2", False),
    ("n > 2 or i > 2", True),
    ("not i > 2", True),
    ("x > 0 and x < 3", True),
    ("x != 0", True),
    ("x == [1, 2]", True),
    ("x == [1, 3]", False),
    ("z > 0", False),
    ("yes", True),
    ("n - 3", False),
    ("act == relu", True),
    ("act != relu", False),
    ("act == tanh or act == relu", True),
    ("act == tanh or n == 3", True),
    ("count(options == relu) == 2", True),
    ("options[1] == tanh", True),
    ("distinct(options)", False),
    ("len(options) == 3", True),
    ("(act if n > 5 else tanh) == tanh", True),
]


@pytest.mark.parametrize(("text", "truth"), CONDITIONS)
def test_a_condition_holds_when_all_of_it_does(text, truth):
    """Comparisons go entry by entry, chains like Python's; `and`, `or`, `not` and the whole are by all entries."""
    assert author(text).holds(VALUES) is truth


NEAR = [
    ("0.1 + 0.2 == 0.3", True),
    ("0.1 + 0.2 <= 0.3", True),
    ("0.1 + 0.2 > 0.3", False),
    ("0.1 + 0.2 != 0.3", False),
    ("1.00000001 > 1", True),  # the ninth digit counts
    ("1.000000001 > 1", False),  # the tenth does not
    ("1e-30*1.00000001 > 1e-30", True),
    ("[0.1 + 0.2, 1] == [0.3, 1]", True),
    ("[0.1 + 0.2, 1] < [0.3, 2]", False),
    ("[1.00000001, 1] > [1, 0]", True),
    ("123456789012 == 123456789013", False),  # whole numbers as they are
    ("123456789012 == 123456789013.0", True),
    ("0.0 == -0.0", True),
]


@pytest.mark.parametrize(("text", "truth"), NEAR)
def test_nine_digits_decide_a_comparison(text, truth):
    """Both sides of a comparison are rounded to 9 significant digits: another machine's last bit decides nothing."""
    assert author(text).holds({}) is truth


def test_rounding_is_to_the_same_nine_digits_for_numbers_and_arrays():
    """A comparison of two numbers is that of their spellings with nine digits, alone and inside arrays."""
    random = np.random.default_rng(5)
    a = random.uniform(-1, 1, 400) * 10.0 ** random.integers(-5, 6, 400)
    b = a * (1 + random.choice([0, 1e-10, -3e-10, 1e-9, 4e-9, -6e-9, 1.2e-8, 1e-7], 400))
    wanted = [float(f"{p:.8e}") < float(f"{q:.8e}") for p, q in zip(a, b, strict=True)]
    less = author("a < b")
    assert less({"a": a, "b": b}).tolist() == wanted
    assert [less({"a": p, "b": q}) for p, q in zip(a.tolist(), b.tolist(), strict=True)] == wanted
    assert 0 < sum(wanted) < 400


def test_values_may_be_plain_lists_fractions_and_numpy_scalars():
    """What callers have at hand is taken as it is."""
    from fractions import Fraction

    assert author("2*x")({"x": [1, 2]}).tolist() == [2, 4]
    assert author("3*x")({"x": Fraction(1, 3)}) == 1.0
    assert type(author("x + 1")({"x": np.int64(2)})) is int
    assert type(author("x")({"x": np.float64(2)})) is float


def test_the_type_of_the_result_is_plain():
    """Whole numbers stay whole; what has no dimensions is no array."""
    assert type(author("sum(x)")(VALUES)) is int
    assert type(author("x[0]")(VALUES)) is int
    assert type(author("x @ x")(VALUES)) is int
    assert type(author("mean(x)")(VALUES)) is float
    assert type(author("n > 2")(VALUES)) is bool
    assert author("act")(VALUES) == "relu"


def test_the_free_names_of_an_expression_are_known():
    """`names` are what the values must hold; `pi`, `e` and functions are not among them."""
    assert author("0.2 <= abs(1 - 2*eta*mean(x**2)) <= pi*e").names == {"eta", "x"}


def test_codes_may_be_the_words_and_and_or():
    """Behind == and != they are the names of logical functions; everywhere else they join conditions."""
    values = {"gates": np.array(["or", "and", "xor"]), "and": "and", "or": "or", "xor": "xor"}
    assert author("gates[1] == and and gates[0] != and")(values) is True
    assert author("count(gates == or) or gates[2] == or").names == {"gates", "or"}
    assert author("gates == or")(values).tolist() == [True, False, False]
    with pytest.raises(ExpressionError, match="не к месту"):
        author("1 + and")


def test_a_value_named_like_a_constant_takes_its_place():
    """An item may call its number e or pi."""
    assert author("2*e")({"e": 3}) == 6
    assert author("2*e", names=["e"])({"e": 3}) == 6
    assert author("2*e", names=["e"]).names == {"e"}
    assert author("2*e", names=["x"])({"e": 3}) == 2 * np.e


def test_with_declared_names_an_unknown_one_is_refused_at_once():
    """A slip in a name is found when the expression is read, with the nearest right word."""
    with pytest.raises(ExpressionError, match=r"etta\. Может быть, eta"):
        author("1 - etta", names=["eta", "x"])


def test_one_text_is_compiled_once():
    """The same text gives the same compiled expression."""
    assert author("x + 1") is author("x + 1")


def test_a_parameter_named_T_is_no_transposition():
    """`**T` is a power; `^T` could be either and is refused; `.T` and ᵀ transpose."""
    assert author("2**T")({"T": 3}) == 8
    assert author("X.T")({"X": X}).shape == author("Xᵀ")({"X": X}).shape == (2, 3)
    with pytest.raises(ExpressionError, match=r"\*\*T или \.T"):
        author("X^T")


FAULTS = [
    ("1 + 1/n0", {"n0": 0}, "Деление на ноль", "1/n0"),
    ("1 + 1//n0", {"n0": 0}, "Деление на ноль", "1//n0"),
    ("1 + 1 % n0", {"n0": 0}, "Деление на ноль", "1 % n0"),
    ("2*w", {}, "Нет значения для имени w", "w"),
    ("x[5] + 1", {"x": [1, 2]}, "номера", "x[5]"),
    ("x[0.5]", {"x": [1, 2]}, "целое число", "0.5"),
    ("n[0]", {"n": 3}, "одно число", "n[0]"),
    ("1 + log(-n)", {"n": 3}, "Логарифм", "log(-n)"),
    ("sqrt(-n)", {"n": 3}, "Корень", "sqrt(-n)"),
    ("(-n)**0.5", {"n": 3}, "степени", "(-n)**0.5"),
    ("9**9**9**9", {}, "Слишком большое", "9**9**9"),
    ("2**201", {}, "Слишком большое", "2**201"),
    ("10**n", {"n": 1001}, "Слишком большое", "10**n"),
    ("exp(n)", {"n": 1000}, "Слишком большое", "exp(n)"),
    ("a*1000000000", {"a": "relu"}, "код", "a"),
    ("-a", {"a": "relu"}, "код", "a"),
    ("a < b", {"a": "relu", "b": "tanh"}, "код", "a"),
    ("a == 1", {"a": "relu"}, "не сравнивают", "a == 1"),
    ("a*2", {"a": np.array(["relu"])}, "код", "a"),
    ("1 if a else 2", {"a": "relu"}, "код", "a"),
    ("a", {"a": None}, "NoneType", "a"),
    ("a", {"a": [[1, 2], [3]]}, "разной длины", "a"),
    ("a", {"a": np.array([None])}, "нужно число", "a"),
    ("[[1, 2], [3]]", {}, "разной длины", "[[1, 2], [3]]"),
    ("(x > 0) - (x > 1)", {"x": np.array([1, 2])}, "не вычитают", "(x > 0) - (x > 1)"),
    ("2 @ x", {"x": [1, 2]}, "@", "2 @ x"),
    ("zeros(100, 101)", {}, "большой", "zeros(100, 101)"),
    ("zeros(-1)", {}, "отрицат", "zeros(-1)"),
    ("zeros(10**9)", {}, "большой", "zeros(10**9)"),
    ("outer(ones(1000), ones(1000))", {}, "большой", "outer(ones(1000), ones(1000))"),
    ("diag(ones(1000))", {}, "большой", "diag(ones(1000))"),
    ("len(n)", {"n": 3}, "вектор", "len(n)"),
]


@pytest.mark.parametrize(("text", "values", "reason", "place"), FAULTS)
def test_what_cannot_be_computed_is_told_with_its_place(text, values, reason, place):
    """A value that does not exist is an ExpressionError at the very part that has none."""
    with pytest.raises(ExpressionError) as fault:
        author(text)(values)
    assert reason in str(fault.value)
    where = text[fault.value.start : fault.value.end]
    assert where == place or where.startswith(place)


MISMATCHES = [
    ("1 + x + y", {"x": [1, 2], "y": [1, 2, 3]}, "(1 + x)[2] + y[3]"),
    ("X @ x", {"X": X, "x": [1, 2, 3]}, "X[3×2] @ x[3]: столбцов 2, длина 3"),
    ("x == y", {"x": [1, 2], "y": [1, 2, 3]}, "x[2] == y[3]"),
    ("max(x, y)", {"x": [1, 2], "y": [1, 2, 3]}, "max(x[2], y[3])"),
]


@pytest.mark.parametrize(("text", "values", "message"), MISMATCHES)
def test_sizes_that_numpy_does_not_broadcast_are_named(text, values, message):
    """An author is told both sizes as well."""
    with pytest.raises(ShapeMismatch) as mismatch:
        author(text)(values)
    assert message in str(mismatch.value)


def test_a_code_is_no_condition():
    """`holds` of a code alone is an author's slip."""
    with pytest.raises(ExpressionError, match="код"):
        author("act").holds(VALUES)


def test_division_by_zero_inside_an_array_is_quiet():
    """Arrays have inf and nan for what has no value, and no warning is given."""
    assert author("1/x")({"x": np.array([0, 2])}).tolist() == [np.inf, 0.5]
    assert not author("log(x) > 0").holds({"x": np.array([-1.0, 2.0])})


def test_whole_arrays_have_exact_powers_and_no_silent_overflow():
    """Powers of whole numbers stay whole while they are exact; larger ones become floats, never wrong whole numbers."""
    assert author("x**3")({"x": np.array([2, -3])}).tolist() == [8, -27]
    assert author("x**20")({"x": np.array([10, 2])}).tolist() == [1e20, 2.0**20]
    assert author("x**-1")({"x": np.array([2, 4])}).tolist() == [0.5, 0.25]
