"""A curve drawn in squares goes where the function goes; each point of a path stands where its numbers say."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drill import figures
from drill.figures import FigureError
from drill.figures.curve import figure
from drill.views.screen import Screen
from tests.figures.pages import keeps_to_the_screen, labels_of, stored
from tests.figures.reading import read
from tests.sizes import examples

DESCENT = figure(
    lines={"$L(w)$": lambda w: ((2 - w) ** 2 + (3 - 2 * w) ** 2) / 2},
    axes=["$w$", "$L(w)$"],
    start=-0.5,
    stop=3,
    path=[0, 0.8, 1.2, 1.4],
    marks={r"минимум $\hat w$": 1.6},
)
"""Exercise 15b of the book."""


@st.composite
def walks(draw):
    """A parabola and up to five points of a walk along it."""
    bottom, steepness = draw(st.floats(-3, 3)), draw(st.sampled_from([-2, -0.5, 0.3, 1, 7]))
    path = draw(st.lists(st.floats(-4, 4).map(lambda x: round(x, 3)), min_size=1, max_size=5))
    return lambda x: steepness * (x - bottom) ** 2 + 1, path


def drawn(function, path):
    """The figure of a walk."""
    return figure(lines={"$L$": function}, axes=["$w$", "$L$"], start=-4, stop=4, path=path)


@settings(max_examples=examples(60), deadline=None)
@given(walks())
def test_every_point_of_a_path_stands_in_its_square(walk):
    """Or behind a later one of the same square."""
    function, path = walk
    chart = read(figures.text(drawn(function, path), Screen(80)))
    for step, x in enumerate(path):
        assert any(chart.has(str(k), x, function(x)) for k in range(step, len(path))), f"{step} at {x}"


@settings(max_examples=examples(60), deadline=None)
@given(walks())
def test_the_line_goes_where_the_function_goes(walk):
    """In every column the line passes by the square of the function's value."""
    function, path = walk
    chart = read(figures.text(drawn(function, path), Screen(80)))
    for column in range(chart.left + 2, chart.left + 61):
        rows = [row for row, line in enumerate(chart.rows[1:], 1) if line[column : column + 1].strip()]
        value = chart.row(function(chart.x(column)))
        assert min(rows) - 2 < value < max(rows) + 2, f"column {column}"


@settings(max_examples=examples(30), deadline=None)
@given(walks())
def test_every_point_is_told_with_its_numbers(walk):
    """Under the picture, in words, and in the SVG; in order."""
    function, path = walk
    figure_ = drawn(function, path)
    for text in ("\n".join(figures.text(figure_, Screen(80))), figure_.describe(), "\n".join(labels_of(figure_))):
        told = re.findall(r"(\d): \$?w\$? = (\S+), \$?L\$? = (\S+?)\.?$", text, re.MULTILINE)
        assert [int(step) for step, _, _ in told] == list(range(len(path)))
        for (_, x, y), place in zip(told, path, strict=True):
            assume("10" not in x + y)  # powers of ten
            assert float(x.replace("−", "-")) == pytest.approx(place, abs=1e-4)
            assert float(y.replace("−", "-")) == pytest.approx(function(place), abs=1e-4)


@settings(max_examples=examples(20), deadline=None)
@given(walks())
def test_a_curve_keeps_to_the_screen(walk):
    """On every width, in every set of signs."""
    assert keeps_to_the_screen(drawn(*walk))


def test_a_point_behind_another_is_still_told():
    """The last of those in one square is seen."""
    picture = figures.text(drawn(lambda x: x * x, [1, 1.001]), Screen(80))
    assert not read(picture).places("0")
    assert read(picture).has("1", 1, 1)
    assert "0: w = 1, L = 1" in picture


def test_without_bounds_a_curve_reaches_a_little_beyond_its_points():
    """On both sides."""
    axis = figure(lines={"$L$": abs}, axes=["$w$", "$L$"], path=[1, 3], marks={"конец": 5}).x
    assert (axis.low, axis.high) == pytest.approx((-0.2, 6.2))


def test_a_function_is_drawn_where_it_has_values():
    """A logarithm only to the right of zero."""
    picture = figures.text(
        figure(lines={"$\\ln t$": lambda t: math.log(t) if t > 0 else -math.inf}, axes=["$t$", ""], start=-1, stop=1),
        Screen(80),
    )
    chart = read(picture)
    assert not any(line[chart.left + 1 : chart.left + 28].strip() for line in chart.rows[1:])


def test_pictures_of_curves():
    """The descent of 15b; three activations told apart by their lines; a loss with two minima."""
    assert stored("curve_descent", DESCENT)
    activations = {
        r"$\sigma(t)$": lambda t: 1 / (1 + math.exp(-t)),
        r"$\tanh t$": math.tanh,
        "ReLU": lambda t: max(0.0, t),
    }
    assert stored("curve_activations", figure(lines=activations, axes=["$t$", "$f(t)$"], start=-4, stop=2))
    quartic = {"$L$": lambda w: 3 * w**4 - 8 * w**3 - 18 * w**2}
    assert stored(
        "curve_two_minima", figure(lines=quartic, axes=["$w$", "$L$"], start=-2.2, stop=4.2, marks={"$b$": 0})
    )


def test_words_say_how_a_curve_turns():
    """To a hundredth of the axes, as an eye would."""
    told = figure(lines={"$L$": lambda w: 3 * w**4 - 8 * w**3 - 18 * w**2}, axes=["$w$", "$L$"], start=-2, stop=4)
    assert (
        "- Линия $L$: начинается в точке (−2; 40), убывает до (−1; −7), растёт до (0; 0), "
        "убывает до (3; −135), растёт до (4; −32)." in told.describe()
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"start": 1, "stop": 1}, "рисовать не на чем: from 1, to 1."),
        ({"start": 1}, "не сказано, откуда и докуда рисовать: укажи from и to."),
        ({"start": 0, "stop": 1, "path": [0] * 40}, "точек пути до 36."),
        ({"start": 0, "stop": 1, "lines": {"$f$": lambda _: math.nan}}, "функция нигде на отрезке не определена."),
    ],
)
def test_a_curve_that_cannot_be_drawn_is_refused(arguments, told):
    """With a sentence for the author."""
    with pytest.raises(FigureError, match=re.escape(told)):
        figure(**{"lines": {"$f$": abs}, "axes": ["$t$", "$f$"]} | arguments)
