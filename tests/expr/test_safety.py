"""Whatever the text, only an ExpressionError comes out, soon, and nothing else happens."""

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.expr import ExpressionError, author, constant, student
from tests.sizes import TEXTS, examples

NAMES = ["x", "y", "W", "w_1", "lam"]
VALUES = {
    "x": 0.5,
    "y": np.array([1.0, 2.0, 3.0]),
    "W": np.array([[1.0, -2.0], [0.5, 4.0]]),
    "w_1": -2,
    "lam": 3,
    "f": np.cos,
    "act": "relu",
}

HOSTILE = [
    "__import__('os').system('true')",
    "__class__",
    "x.__class__",
    "x.__class__.__bases__[0]",
    "().__class__",
    "x.tofile(x)",
    "x.T.tofile",
    "W.dtype",
    "lambda: 0",
    "lambda x: x",
    "[x for x in y]",
    "{x for x in y}",
    "{1: 2}",
    "{*y}",
    "(x := 1)",
    "x = 1",
    "x += 1",
    "f'{x}'",
    "'a' * 9",
    '"a"',
    "b'a'",
    "`x`",
    "abs(*y)",
    "abs(**y)",
    "abs(x=1)",
    "max(y, key=abs)",
    "*y",
    "yield x",
    "await x",
    "import os",
    "eval(x)",
    "exec(x)",
    "open(x)",
    "print(x)",
    "getattr(x, y)",
    "globals()",
    "type(x)",
    "x; y",
    "x\\y",
    "x$",
    "x?",
    "x#y",
    "x -> y",
    "x <> y",
    "x in y",
    "x is y",
    "x ! y",
    "~x",
    "x & y",
    "x | y",
    "x << 3",
    "x >> 3",
    "...",
    "x..T",
    "x. T",
    "1..2",
    "1.2.3",
    "x,",
    ",",
    "x,,y",
    "max(,)",
    "max(x,,y)",
    "max(x;;y)",
    "x[",
    "x[]",
    "x[::::]",
    "x[1:2:3:4]",
    "[",
    "][",
    "(",
    ")",
    "(" * 10_000,
    "(" * 5_000 + "x" + ")" * 5_000,
    "[" * 5_000 + "]" * 5_000,
    "-" * 5_000 + "x",
    "not " * 2_000 + "x",
    "x" + "^x" * 4_000,
    "x" + "+x" * 4_000,
    "x" + ".T" * 4_000,
    "x" + "[0]" * 3_000,
    "sin " * 2_000 + "x",
    "√" * 5_000 + "x",
    "x if " * 1_000 + "x",
    "x if x else " * 800 + "x",
    "1" * 5_000,
    "0." + "1" * 5_000,
    "1e" + "9" * 50,
    "1e-" + "9" * 50,
    "x²" * 2_000,
    "2" + "²" * 100,
    "²",
    "x" * 10_001,
    " " * 10_001,
    "\x00",
    "x\x00y",
    "\ud800",
    "x\udfff",
    "\u202e",
    "х+1",
    "٣",
    "½",
    "∞",
    "１",
    "ｘ",
    "x\u0301",
    "ª",
    "_",
    "__",
    "_x",
    "x__y(",
    "None",
    "e(",
    "pi pi",
    ".T",
    "^T",
    "ᵀ",
    "%",
    "1%%",
    "=",
    "==",
    "x ==",
    "< x",
    "x < < y",
]


def outcome(attempt):
    """What came out: a value, or an ExpressionError whose sentence and picture can be written."""
    try:
        return attempt()
    except ExpressionError as refused:
        refused.pointer().encode()
        refused.complaint.encode()
        return refused


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:30]))
def test_a_hostile_text_is_refused_or_is_harmless(text):
    """Attributes, comprehensions, strings, assignments, depth and length: each an ExpressionError with a place."""
    for attempt in (
        lambda: author(text)(VALUES),
        lambda: student(text, NAMES, ["f"])(VALUES),
        lambda: constant(text),
    ):
        found = outcome(attempt)
        if isinstance(found, ExpressionError):
            assert found.text == text
            assert 0 <= found.start <= found.end
            assert found.end <= len(text)
        else:
            assert isinstance(found, float | int | bool | str | np.ndarray)


REFUSED_BY_AUTHOR = [text for text in HOSTILE if "__" in text or "lambda" in text or "'" in text or "for" in text]


@pytest.mark.parametrize("text", REFUSED_BY_AUTHOR)
def test_what_reaches_out_of_the_language_is_never_read(text):
    """No dunder, string, lambda or comprehension is an expression in any dialect."""
    for read in (author, lambda text: student(text, NAMES, ["f"]), constant):
        with pytest.raises(ExpressionError):
            read(text)


def test_numbers_of_a_student_overflow_instead_of_growing():
    """Towers of powers cost nothing: a student's numbers are floats."""
    assert student("9**9**9**9", [])({}) == math.inf
    with pytest.raises(ExpressionError, match="Слишком большое"):
        constant("9**9**9**9")


def test_whole_numbers_of_an_author_are_bounded():
    """Exponents up to 1000 and results up to 200 bits; products of whole numbers stay small because texts are."""
    assert author("2**200")({}) == 2**200
    for text in ("2**201", "(2**100)**100", "9**9**9**9", "1**1001", "(10**60)*1**1000*(10**60)**(10**6)"):
        with pytest.raises(ExpressionError, match="Слишком большое"):
            author(text)({})
    assert author("2 < " + "*".join(["x"] * 190)).holds({"x": 10**50})
    with pytest.raises(ExpressionError, match="Слишком большое"):
        author("x*x")({"x": 10**50})


def test_arrays_of_an_author_are_bounded():
    """No expression makes a large array out of nothing."""
    for text in (
        "zeros(10001)",
        "ones(101, 100)",
        "eye(101)",
        "arange(10**9)",
        "outer(ones(1000), ones(1000))",
        "diag(ones(101))",
        "zeros([100, 100, 100])",
        "(column(ones(1000)) + row(ones(1000))) @ (column(ones(1000)) + row(ones(1000)))",
    ):
        with pytest.raises(ExpressionError, match="больш"):
            author(text)({})


def test_a_code_is_never_repeated():
    """A string times a number would fill the memory: codes are only compared, chosen and counted."""
    for text in (
        "act*1000000000",
        "1000000000*act",
        "(act if x else act)*1000000000",
        "(act if act == act else 1)*10**9",
        "options[0]*10**9",
        "[act]*10**9",
        "act**2",
        "act % 2",
        "sum(act)",
        "act @ act",
        "-act",
        "max(act, 2)",
        "act.T*10**9",
    ):
        with pytest.raises(ExpressionError):
            author(text)({"act": "relu", "x": 1, "options": np.array(["relu", "tanh"])})


def test_the_largest_allowed_expressions_are_computed():
    """Four hundred nodes in a row, fifty brackets deep: within bounds any shape of the tree works."""
    row = "+".join(["x"] * 200)
    assert author(row)({"x": 1}) == 200
    assert student(row, ["x"])({"x": 1}) == 200
    assert constant("+".join(["1"] * 200)) == 200
    assert author("^".join(["x"] * 45))({"x": 1}) == 1
    deep = "(" * 45 + "x" + ")" * 45
    assert author(deep)({"x": 1}) == student(deep, ["x"])({"x": 1}) == 1
    chain = "0" + " <= x" * 199
    assert author(chain)({"x": 1}) is True
    assert author(" and ".join(["x"] * 199)).holds({"x": 1})
    implicit = " ".join(["x"] * 199)
    assert student(implicit, ["x"])({"x": 1}) == 1
    with pytest.raises(ExpressionError, match="Слишком сложно"):
        author("+".join(["x"] * 201))


def test_depth_leaves_room_on_a_deep_stack():
    """The largest expression is still read where the caller is some hundreds of calls deep."""

    def from_depth(calls):
        if calls:
            return from_depth(calls - 1)
        row = "+".join(["x*y"] * 100)
        brackets = "(" * 49 + "x" + ")" * 49
        return student(row, ["x", "y"])({"x": 1, "y": 2}), student(brackets, ["x", "y"])({"x": 1, "y": 2})

    assert from_depth(400) == (200, 1)


ALPHABET = list("xyWef1290.+-*/^@%()[],;:<>=! \n'\"_TкхЯ²λσπ√ᵀ×−{}|&#\x00\ud800")
WORDS = ["exp", "sum", "max(", "where(", "and", "or", "not", "if", "else", "**", "//", "==", "<=", ".T", "lambda"]
TEXT = st.lists(st.sampled_from(ALPHABET + WORDS + NAMES), max_size=40).map("".join)


@pytest.mark.filterwarnings("error")
@settings(max_examples=examples(1000))
@given(TEXT)
def test_only_expression_errors_come_out(text):
    """Random texts are read or refused; read ones have a value or are refused: never another exception or warning."""
    for attempt in (
        lambda: author(text)(VALUES),
        lambda: author(text).holds(VALUES),
        lambda: author(text, NAMES)(VALUES),
        lambda: student(text, NAMES, ["f"])(VALUES),
        lambda: constant(text),
    ):
        assert isinstance(outcome(attempt), float | int | bool | str | np.ndarray | ExpressionError)


@pytest.mark.filterwarnings("error")
def test_only_expression_errors_come_out_of_many_random_texts():
    """The same for many more texts, out of a plain generator."""
    stream = random.Random(7)
    signs = 6 * list("+-*/()^,2x") + ["f(", "exp(", "[0]", " if ", " else ", "[1, 2]"]
    pieces = ALPHABET + 3 * WORDS + 6 * NAMES + signs
    found = 0
    for _ in range(TEXTS):
        text = "".join(stream.choices(pieces, k=stream.randint(1, 9)))
        for read in (author, lambda text: student(text, NAMES, ["f"])):
            found += not isinstance(outcome(lambda: read(text)(VALUES)), ExpressionError)  # noqa: B023 - called at once
    assert found > TEXTS / 100
