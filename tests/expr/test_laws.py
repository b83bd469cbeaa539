"""Laws of the language over random trees, judged by Python itself."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.expr import ExpressionError, author, show, student
from drill.expr.tree import Binary, Call, Compare, IfElse, Logic, Name, Negative, Not, Number, Transposed
from tests.expr.trees import bare
from tests.sizes import examples

NAMES = ["x", "y", "z"]
VALUES = {"x": 0.75, "y": -1.5, "z": 3.0}

numbers = st.one_of(
    st.integers(0, 20).map(Number),
    st.floats(0.001, 1e6).map(lambda value: Number(float(f"{value:.6g}"))),
)
leaves = st.one_of(numbers, st.sampled_from(NAMES).map(Name))


def grown(children):
    """Trees one level taller, of what both dialects and Python have."""
    return st.one_of(
        st.builds(Binary, st.sampled_from(["+", "-", "*", "/", "//"]), children, children),
        st.builds(Binary, st.just("^"), children, st.sampled_from([Number(2), Number(3), Negative(Number(1))])),
        st.builds(Negative, children),
        st.builds(lambda a: Call("abs", (a,)), children),
        st.builds(lambda a, b: Call("max", (a, b)), children, children),
        st.builds(lambda a: Transposed(a), children),
    )


def grown_by_author(children):
    """The same with what only authors have."""
    return st.one_of(
        grown(children),
        st.builds(lambda op, a, b: Compare((op,), (a, b)), st.sampled_from(["<", "<=", ">", ">="]), children, children),
        st.builds(lambda a, b, c: Compare(("<", ">="), (a, b, c)), children, children, children),
        st.builds(lambda op, a, b: Logic(op, (a, b)), st.sampled_from(["and", "or"]), children, children),
        st.builds(Not, children),
        st.builds(IfElse, children, children, children),
    )


arithmetic = st.recursive(leaves, grown, max_leaves=12)
anything = st.recursive(leaves, grown_by_author, max_leaves=12)


def python(text):
    """What Python makes of a canonical spelling, or None where it has no finite value."""
    try:
        with np.errstate(all="ignore"):
            found = eval(text.replace("^", "**").replace(".T", ""), {"abs": abs, "max": max}, dict(VALUES))
    except (ZeroDivisionError, OverflowError):
        return None
    return found if isinstance(found, float | int) and math.isfinite(found) else None


@settings(max_examples=examples(300))
@given(arithmetic)
def test_arithmetic_is_pythons(tree):
    """A random expression has the value that Python's own eval gives, in both dialects."""
    text = show(tree)
    wanted = python(text)
    if wanted is not None:
        if abs(wanted) < 2**53:
            assert author(text)(VALUES) == pytest.approx(wanted, rel=1e-12)
        assert student(text, NAMES)(VALUES) == pytest.approx(float(wanted), rel=1e-12, nan_ok=True)


@settings(max_examples=examples(300))
@given(anything)
def test_the_canonical_spelling_reads_back_to_the_same_tree(tree):
    """`show` loses nothing: reading what it wrote gives the tree it was given."""
    assert bare(author(show(tree)).tree) == bare(tree)


@settings(max_examples=examples(300))
@given(arithmetic)
def test_no_bracket_is_too_many(tree):
    """Taking any pair of brackets out of the canonical spelling changes the tree or breaks the text."""
    text = show(tree)
    for start, sign in enumerate(text):
        if sign != "(" or (start and text[start - 1].isalpha()):
            continue
        end = _closing(text, start)
        without = text[:start] + text[start + 1 : end] + text[end + 1 :]
        try:
            other = bare(author(without).tree)
        except ExpressionError:
            continue
        assert other != bare(author(text).tree)


def _closing(text, start):
    level = 0
    for position in range(start, len(text)):
        level += (text[position] == "(") - (text[position] == ")")
        if not level:
            return position
    raise AssertionError(text)


@settings(max_examples=examples(200))
@given(arithmetic, st.integers(1, 4))
def test_an_array_is_its_entries(tree, length):
    """Elementwise means: the value at an array holds the values at its entries."""
    text = show(tree)
    random = np.random.default_rng(length)
    arrays = {name: random.uniform(-2, 2, length) for name in NAMES}
    formula = student(text, NAMES)
    together = np.broadcast_to(formula(arrays), (length,))
    alone = [formula({name: float(arrays[name][k]) for name in NAMES}) for k in range(length)]
    np.testing.assert_allclose(together, alone, rtol=1e-9, atol=1e-12)


@settings(max_examples=examples(100))
@given(st.floats(-30, 30), st.floats(-30, 30))
def test_functions_keep_their_laws(x, y):
    """sigma(-x) = 1 - sigma(x), tanh by sigma, log of a product, sin and cos on the circle."""
    at = {"x": x, "y": y}

    def value(text):
        return student(text, ["x", "y"])(at)

    assert value("sigma(-x)") == pytest.approx(1 - value("sigma(x)"), abs=1e-12)
    assert value("tanh(x)") == pytest.approx(2 * value("sigma(2x)") - 1, abs=1e-12)
    assert value("sin(x)^2 + cos(x)^2") == pytest.approx(1)
    assert value("ln(exp(x)exp(y))") == pytest.approx(x + y, abs=1e-9)
    assert value("max(x, y) + min(x, y)") == pytest.approx(x + y)
    assert value("relu(x) - relu(-x)") == pytest.approx(x)
    assert value("abs(x)") == value("x sign(x)")
    assert value("(x > y) + (x < y) + (x == y)") == 1
