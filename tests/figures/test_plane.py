"""In a picture of a plane points, lines and shaded regions lie where their numbers say."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import figures
from drill.figures import FigureError
from drill.figures.plane import figure
from drill.views.screen import Screen
from tests.figures.pages import keeps_to_the_screen, labels_of, stored
from tests.figures.reading import read
from tests.sizes import examples

AXES = ["$x_1$", "$x_2$"]
WINDOW = {"axes": AXES, "start": [-4, -4], "stop": [4, 4]}
WALLPAPER = figure(
    axes=AXES,
    lines={"$x_1 + x_2 = 1$": [-1, 1, 1], "$x_1 - x_2 = 1$": [-1, 1, -1]},
    start=[-1, -2],
    stop=[3, 2],
    where=lambda a, b: (a + b > 1) == (a - b > 1),
    shade="класс 1",
)
"""Exercise 4c of the book."""

places = st.lists(st.tuples(st.integers(-8, 8), st.integers(-8, 8)).map(lambda p: (p[0] / 2, p[1] / 2)), max_size=4)
lines = st.tuples(*[st.integers(-3, 3)] * 3).filter(lambda line: line[1:] != (0, 0))


@settings(max_examples=examples(60), deadline=None)
@given(places, places)
def test_every_point_stands_in_its_square(black, empty):
    """With the sign of its kind; the kind named last stands in front."""
    chart = read(figures.text(figure(points={"a": black, "b": empty}, **WINDOW), Screen(80)))
    assert all(chart.has("○", *place) for place in empty)
    assert all(chart.has("●", *place) or chart.has("○", *place) for place in black)
    assert len(chart.places("○")) == len(set(empty))


@settings(max_examples=examples(60), deadline=None)
@given(lines)
def test_a_line_passes_where_its_equation_holds(line):
    """Every sign of the line is near a point of it, and its number stands at both ends."""
    c, a, b = line
    chart = read(figures.text(figure(lines={"прямая": line}, **WINDOW), Screen(80)))
    drawn = [place for sign in "─│┌┐└┘1" for place in chart.places(sign)]
    for row, column in drawn:
        corners = [c + a * chart.x(column + dx) + b * chart.y(row + dy) for dx in (-1, 1) for dy in (-1, 1)]
        assert min(corners) <= 0 <= max(corners), f"row {row}, column {column}"
    crosses = any((c + a * x + b * y) * c_0 < 0 for c_0 in (c - 4 * a - 4 * b,) for x in (-4, 4) for y in (-4, 4))
    if crosses:
        assert len(chart.places("1")) == 2
        assert len(drawn) >= 3


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(lines, min_size=1, max_size=3), st.integers(0, 7))
def test_what_is_shaded_lies_on_the_sides_that_are_asked_for(straights, wanted):
    """A square well inside a region is shaded if and only if its side of every line is the wanted one."""
    named = {f"прямая {k}": line for k, line in enumerate(straights)}

    def sides(x, y):
        return [c + a * x + b * y for c, a, b in straights]

    def where(x, y):
        return all((side > 0) == bool(wanted >> k & 1) for k, side in enumerate(sides(x, y)))

    chart = read(figures.text(figure(lines=named, where=where, shade="да", **WINDOW), Screen(80)))
    shaded = set(chart.places("░"))
    for row, line in enumerate(chart.rows[1:], 1):
        for column in range(chart.left + 1, len(chart.rows[2])):
            x, y = chart.x(column), chart.y(row)
            near = [chart.y(row + 1), chart.y(row - 1)]
            inside = all(len({s > 0 for s in column_of}) == 1 for column_of in zip(
                *(sides(x + dx, at) for at in (y, *near) for dx in (-0.3, 0, 0.3)), strict=True))  # fmt: skip
            if inside and line[column : column + 1] in ("░", " ", ""):
                assert ((row, column) in shaded) == where(x, y), f"({x}, {y})"


@settings(max_examples=examples(20), deadline=None)
@given(places.filter(bool), st.lists(lines, max_size=3))
def test_a_plane_keeps_to_the_screen(points, straights):
    """On every width, in every set of signs."""
    named = {f"прямая {k}": line for k, line in enumerate(straights)}
    assert keeps_to_the_screen(figure(axes=AXES, points={"точки": points}, lines=named))


@settings(max_examples=examples(20), deadline=None)
@given(places.filter(bool))
def test_every_point_is_told(points):
    """Under the picture, in words, in the SVG."""
    drawn = figure(points={"точки": points}, **WINDOW)
    told = ", ".join(f"({x:g}; {y:g})" for x, y in points).replace("-", "−")
    assert any(f"точки: {told}" in text for text in labels_of(drawn))
    assert f"точки: {told}" in drawn.describe()
    assert f"точки: {told}" in " ".join(figures.text(drawn, Screen(120)))


def test_many_points_are_told_on_several_lines():
    """A legend longer than the screen is broken, and the picture is still drawn above it."""
    many = figure(axes=AXES, points={"точки": [(k, k / 8) for k in range(20)]})
    told = figures.text(many, Screen(50))
    assert max(map(len, told)) <= 50
    assert read(told).places("●")
    assert "(19; 2.375)" in " ".join(told)


@settings(max_examples=examples(40), deadline=None)
@given(places.filter(lambda held: len(held) > 1))
def test_joined_points_have_a_line_between_them(walk):
    """Every sign of it is near the way; without `joined` there is none."""
    joined = read(figures.text(figure(points={"путь": walk}, joined=["путь"], **WINDOW), Screen(80)))
    for row, column in [place for sign in "─│┌┐└┘├┤┬┴┼" for place in joined.places(sign)]:
        point = joined.x(column), joined.y(row)
        assert any(_away(point, *ends) <= 1 for ends in pairwise(walk)), f"row {row}, column {column}"
    for (x, y), (u, v) in pairwise(walk):
        assert any(joined.has(sign, (x + u) / 2, (y + v) / 2) for sign in "─│┌┐└┘├┤┬┴┼●")
    apart = read(figures.text(figure(points={"путь": walk}, **WINDOW), Screen(80)))
    assert not [place for sign in "─│┌┐└┘" for place in apart.places(sign)]


def _away(point, start, end):
    """How far a point is from a piece of a line."""
    way = (end[0] - start[0], end[1] - start[1])
    length = way[0] ** 2 + way[1] ** 2
    along = ((point[0] - start[0]) * way[0] + (point[1] - start[1]) * way[1]) / length if length else 0
    share = min(max(along, 0), 1)
    return math.hypot(point[0] - start[0] - share * way[0], point[1] - start[1] - share * way[1])


def test_words_and_svg_tell_joined_points_from_others():
    """In words it is said; the SVG has a path more for each line."""
    box = [(0, 0), (2, 0), (2, 1), (0, 1), (0, 0)]
    apart, joined = (figure(points={"углы": box}, joined=names, **WINDOW) for names in ([], ["углы"]))
    assert "(0; 0), соединены отрезками по порядку." in joined.describe()
    assert "соединены" not in apart.describe()
    assert figures.svg(joined).count("<path") == figures.svg(apart).count("<path") + 4
    assert keeps_to_the_screen(joined)


def test_words_name_a_point_of_every_region():
    """Shaded or not."""
    told = WALLPAPER.describe()
    assert "Закрашено (класс 1): области вокруг точек (2.3; 0), (−0.3; 0)." in told
    assert "Не закрашено: области вокруг точек (1; 1.3), (1; −1.3)." in told


def test_a_line_beyond_the_picture_is_told_as_such():
    """In words; the picture has no mark of it."""
    far = figure(lines={"$x_1 = 9$": [-9, 1, 0]}, **WINDOW)
    assert "Прямая 1: $x_1 = 9$, она за краем рисунка." in far.describe()
    assert not read(figures.text(far, Screen(80))).places("1")


def test_pictures_of_planes():
    """The wallpaper of exercise 4c; points of two kinds and two lines; observations and a fitted line."""
    assert stored("plane_wallpaper", WALLPAPER)
    xor = figure(
        axes=AXES,
        points={"$y = 1$": [[1, 0], [0, 1]], "$y = 0$": [[0, 0], [1, 1]]},
        lines={"$x_1 = 0.5$": [-0.5, 1, 0], "$x_2 = 0.5$": [-0.5, 0, 1]},
    )
    assert stored("plane_xor", xor)
    fit = {"points": {"наблюдения": [[1, 2], [2, 3]]}, "lines": {r"$y = \hat w x$": [0, 1.6, -1]}}
    assert stored("plane_fit", figure(axes=["$x$", "$y$"], start=[0, 0], stop=[3, 5], **fit))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({}, "не сказано, какую часть плоскости рисовать: укажи from и to."),
        ({"start": [0, 0], "stop": [0, 1]}, "рисовать не на чем: from 0, to 0."),
        ({"start": [0, 0], "stop": [1, 1], "lines": {"l": [1, 0, 0]}}, "числа a и b не бывают оба нулями."),
        ({"points": {str(k): [[0, 0]] for k in range(5)}}, "видов точек бывает до 4, прямых до 9."),
    ],
)
def test_a_plane_that_cannot_be_drawn_is_refused(arguments, told):
    """With a sentence for the author."""
    with pytest.raises(FigureError, match=re.escape(told)):
        figure(axes=AXES, **arguments)
