"""A formula is equal to the reference if its value is, whatever its spelling."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import kinds
from drill.kinds.sampling import points
from drill.verdict import Unreadable
from tests.asked import asked, complaint, read, variant
from tests.sizes import examples
from tests.small import small_item

GRADIENT = asked(
    "formula",
    reference="(p - y)*x",
    variables={
        "w": {"is": "number"},
        "x": {"is": "number", "sample": [-3, 3]},
        "y": {"is": "number", "sample": {"one_of": [0, 1]}},
        "p": {"equals": "sigma(w*x)"},
    },
)
LAYER = asked(
    "formula",
    reference="dZ @ W.T",
    variables={"X": {"is": "matrix n x p"}, "W": {"is": "matrix p x q"}, "dZ": {"is": "matrix n x q"}},
)
ROW = asked("formula", reference="ones.T @ d", variables={"ones": {"is": "matrix n x 1"}, "d": {"is": "matrix n x q"}})
NETWORK = asked(
    "formula",
    reference="max(0, 2*x_1 - 30*x_2)",
    variables={"x_1": {"is": "number", "sample": [-40, 40]}, "x_2": {"is": "number"}},
)
SOFTPLUS = asked(
    "formula",
    reference="max(t, 0) + log1p(exp(-abs(t)))",
    variables={"t": {"is": "vector n", "sample": {"one_of": [-5000, -3, -0.5, 0.5, 3, 5000]}}},
)
STANDARD = asked(
    "formula",
    reference="d - z*mean(d*z)",
    variables={"z": {"is": "vector n", "sample": "normalised"}, "d": {"is": "vector n"}},
)
CHAIN = asked(
    "formula",
    reference="f(x*w)*2 + df(x*w)*x",
    variables={
        "x": {"is": "number"},
        "w": {"is": "number"},
        "f": {"is": "function"},
        "df": {"is": "function", "derivative_of": "f"},
    },
)


def verdict(text, of, truth=None, seed=1):
    """The comparison with the reference or another formula."""
    return kinds.of("formula").compare(read(text, of), truth or of.part.reference, of, replace(variant(), seed=seed))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("(p-y)x", GRADIENT),
        ("x*p − x y", GRADIENT),
        ("x(1/(1+e^(-w x)) - y)", GRADIENT),
        ("x(p - y*0,5 - 0,5y)", GRADIENT),
        ("grad = (p - y)*x", GRADIENT),
        ("(р-у)*х", GRADIENT),
        ("(з-н)*ч", GRADIENT),
        ("dZ @ W.T", LAYER),
        ("dZ @ W^T", LAYER),
        ("(W @ dZ.T).T", LAYER),
        ("(d.T @ ones).T", ROW),
        ("relu(2x_1 - 30x_2)", NETWORK),
        ("(2x_1 > 30x_2)*(2x_1 - 30x_2)", NETWORK),
        ("max(0, t) + ln(1 + e^(-abs(t)))", SOFTPLUS),
        ("x df(w x) + 2f(w x)", CHAIN),
        ("d - z sum(d z)/sum(z^2) + mean(z)", STANDARD),
    ],
)
def test_an_equal_formula_is_right(text, of):
    """In any order, with products without a sign, look-alike letters or the wrong layout."""
    assert verdict(text, of).word == "right"


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("(y - p)*x", GRADIENT),
        ("(p - y)*x*1.00001", GRADIENT),
        ("p - y", GRADIENT),
        ("(p - y)*x + max(0, w - 1.9)", GRADIENT),
        ("2*x_1 - 30*x_2", NETWORK),
        ("abs(2*x_1 - 30*x_2)", NETWORK),
        ("ln(1 + e^t)", SOFTPLUS),
        ("max(t, 0)", SOFTPLUS),
        ("f(x*w)*2 + df(x)*x", CHAIN),
        ("W", LAYER),
        ("d - z*sum(d*z)", STANDARD),
    ],
)
def test_another_formula_is_wrong(text, of):
    """Also where it differs on one piece only, or only for huge arguments."""
    assert verdict(text, of).word == "wrong"


def test_sizes_that_do_not_go_together_are_wrong_and_told():
    """With the letters' numbers, so that the sentence can be followed."""
    found = verdict("dZ @ W", LAYER)
    assert found.word == "wrong"
    assert "n = 4, p = 2, q = 3" in found.told
    assert "dZ[4×3] @ W[2×3]" in found.told


def test_a_result_of_another_size_is_wrong_and_told():
    """Both sizes are named."""
    assert "матрица 4×3" in verdict("dZ", LAYER).told
    assert "матрица 4×2" in verdict("dZ", LAYER).told


def test_a_plain_list_stands_for_a_row():
    """A vector of q numbers is as good as a row; a column is not."""
    of = asked(
        "formula",
        reference="r",
        variables={"v": {"is": "vector q"}, "column": {"is": "matrix q x 1"}, "r": {"equals": "row(v)"}},
    )
    assert verdict("v", of).word == "right"
    assert verdict("r", of).word == "right"
    assert verdict("r.T", of).word == "wrong"


def test_mistakes_are_formulas_too_even_where_sizes_do_not_fit():
    """A student who forgot to transpose gets that told, not another mismatch."""
    assert verdict("dZ @ W", LAYER, truth="dZ@(W)").word == "right"
    assert verdict("dZ*W", LAYER, truth="dZ @ W").word == "wrong"
    assert verdict("ln(1 + exp(t))", SOFTPLUS, truth="log(1 + exp(t))").word == "right"


@pytest.mark.parametrize(
    ("text", "of", "reason"),
    [("", GRADIENT, ""), ("(p - y", GRADIENT, "не закрыта"), ("p - q", GRADIENT, "q"), ("f + 1", CHAIN, "функция")],
)
def test_what_cannot_be_read_has_its_reason(text, of, reason):
    """A place in the typed text and a sentence."""
    assert reason in complaint(text, of)


def test_a_complaint_points_into_the_typed_text():
    """Also behind a name in front."""
    of = read("grad = p - q", GRADIENT)
    assert of.text[of.start : of.end] == "q"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("(p - y)*x", ""),
        ("grad = (p - y)*x", ""),
        ("(р-у)*х", "(p-y)*x"),
        ("1/2x", "«1/2x» прочитано как (1/2)·x"),
        ("log(p)", "log — натуральный логарифм"),
    ],
)
def test_the_reading_is_told_back_where_it_might_surprise(text, told):
    """Other letters than typed, and what a product without a sign was taken for."""
    assert kinds.of("formula").echo(text, read(text, GRADIENT), GRADIENT) == told


@pytest.mark.parametrize("of", [GRADIENT, LAYER, NETWORK, SOFTPLUS, CHAIN])
def test_points_are_many_finite_and_the_same_again(of):
    """At least twelve for an item and a seed; another seed gives others."""
    item = small_item()
    sampled = list(points(item, of.part, 1))
    assert len(sampled) >= 12
    assert repr(sampled) != repr(list(points(item, of.part, 2)))
    names = [name for name in sampled[0] if not callable(sampled[0][name])]
    again = list(points(item, of.part, 1))
    assert all(np.array_equal(a[name], b[name]) for a, b in zip(sampled, again, strict=True) for name in names)
    assert all(np.all(np.isfinite(point[name])) for point in sampled for name in names)


def test_letters_of_sizes_get_different_numbers():
    """So that no exchange of two matrices goes unnoticed; sizes of the item are all sampled."""
    shapes = {point["X"].shape + point["W"].shape for point in points(small_item(), LAYER.part, 1)}
    assert len(shapes) == 2
    assert all(len({n, p, q}) == 3 for n, p, _, q in shapes)
    item = small_item(sizes=[{"n": 4, "p": 2, "q": 3}, {"n": 2, "p": 2, "q": 3}])
    assert {point["X"].shape for point in points(item, LAYER.part, 1)} == {(4, 2), (2, 2)}
    item = small_item(sizes=[{"n": 4}])
    assert {point["W"].shape for point in points(item, LAYER.part, 1)} == {(2, 3)}


def test_dependent_names_follow_their_definition():
    """The probability is sigma(w x) at every point; y keeps to its values."""
    for point in points(small_item(), GRADIENT.part, None):
        assert point["p"] == pytest.approx(1 / (1 + np.exp(-point["w"] * point["x"])))
        assert point["y"] in (0, 1)
        assert abs(point["x"]) <= 3


def test_every_piece_gets_points():
    """Where a formula has a kink, four points at least on each side, however rare one is."""
    rare = asked("formula", reference="max(0, x - 1.9)", variables={"x": {"is": "number", "sample": [-2, 2]}})
    sampled = [point["x"] for point in points(small_item(), rare.part, 3)]
    assert sum(x > 1.9 for x in sampled) >= 4
    assert sum(x < 1.9 for x in sampled) >= 4


def test_a_thin_piece_between_two_kinks_gets_points_inside():
    """Of one point in a thousand; half of its points are nearer to a kink than those taken."""
    signal = {"is": "number", "sample": [-1, 1]}
    thin = asked("formula", reference="max(0, x + y - 1.9) + abs(z)", variables={"x": signal, "y": signal, "z": signal})
    sampled = list(points(small_item(), thin.part, 3))
    for side in (-1, 1):
        beyond = [point["x"] + point["y"] - 1.9 for point in sampled if point["z"] * side > 0]
        assert sum(gap > 0.005 for gap in beyond) >= 4


def test_a_piece_where_two_kinks_meet_gets_points_however_thin():
    """Both neurons are on and yet the sum is negative: one point in ten thousand."""
    signal = {"is": "number", "sample": [-1, 1]}
    thin = asked("formula", reference="max(0, max(0, x) + max(0, y) - 0.02)", variables={"x": signal, "y": signal})
    sampled = list(points(small_item(), thin.part, 3))
    assert sum(min(p["x"], p["y"]) > 0 and p["x"] + p["y"] < 0.02 for p in sampled) >= 4


def test_a_constant_with_a_kink_is_a_formula():
    """It has no names to spread."""
    constant = asked("formula", reference="max(0, 2)", variables={})
    assert verdict("2", constant).word == "right"


def test_a_formula_that_is_wrong_on_a_thin_piece_only_is_wrong():
    """Also where only the typed formula has that piece."""
    signal = {"is": "number", "sample": [-1, 1]}
    plain = asked("formula", reference="x*y", variables={"x": signal, "y": signal})
    assert verdict("x*y + 0*max(0, x + y - 1.9)", plain).word == "right"
    assert verdict("x*y + max(0, x + y - 1.9)", plain).word == "wrong"
    assert verdict("max(0, x + y - 1.9)", plain, truth="max(0, x + y - 1.9)*max(1, x)").word == "right"
    assert verdict("max(0, x + y - 1.9)", plain, truth="max(0, x + y - 1.95)").word == "wrong"


def test_a_function_has_its_exact_derivative():
    """By a symmetric difference; functions differ from point to point."""
    first, second, *_ = points(small_item(), CHAIN.part, 1)
    t, step = np.array([-1.3, 0.2, 2.0]), 1e-5
    assert first["df"](t) == pytest.approx((first["f"](t + step) - first["f"](t - step)) / (2 * step), rel=1e-6)
    assert not np.allclose(first["f"](t), second["f"](t))


def test_points_without_a_finite_value_are_drawn_again():
    """A square root of a negative number decides nothing."""
    root = asked("formula", reference="sqrt(x)", variables={"x": {"is": "number"}})
    assert all(point["x"] > 0 for point in points(small_item(), root.part, 1))
    assert verdict("x^0.5", root).word == "right"
    assert verdict("sqrt(abs(x))", root).word == "right"


def test_the_example_can_be_read():
    """In the letters of the item."""
    assert read(kinds.of("formula").example(GRADIENT), GRADIENT) == "5*w - p^3/7"


@settings(max_examples=examples(300))
@given(st.one_of(st.text(max_size=40), st.text("pyxw()+-*/^@.T0123,;=<> рух", max_size=40)))
def test_any_text_is_a_formula_or_has_a_complaint(text):
    """Never another exception, neither in reading nor in comparing."""
    value = read(text, GRADIENT)
    if isinstance(value, Unreadable):
        assert 0 <= value.start <= value.end <= len(text)
    else:
        assert verdict(text, GRADIENT).word in ("right", "wrong")
