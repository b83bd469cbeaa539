"""A table in a picture holds every number in its square, the greater the darker."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import figures
from drill.figures import FigureError
from drill.figures.grid import figure
from drill.views.screen import Screen
from tests.figures.pages import keeps_to_the_screen, labels_of, stored
from tests.sizes import examples

IMAGE = [[0, 1, 2, 0], [3, 0, 1, 0], [-1, 5, 5, 5], [0, 0, 0, 10]]
KERNEL = [[1, 0], [-1, 1 / 3]]
DARKNESS = " ░▒▓█"

numbers = st.sampled_from([-60, -1, 0, 0, 1, 2, 5, 0.25, 1 / 3])
tables = st.integers(1, 5).flatmap(
    lambda n: st.lists(st.lists(numbers, min_size=n, max_size=n), min_size=1, max_size=5)
)


def flat(rows: list[list[float]]) -> list[float]:
    """The numbers of a table, row by row."""
    return [value for row in rows for value in row]


@settings(max_examples=examples(60), deadline=None)
@given(tables)
def test_the_numbers_read_back_are_the_table(table):
    """Row by row, in order."""
    picture = figures.text(figure(grids={"$K$": table}), Screen(80))
    rows = [re.findall(r"[−\d.]+", line) for line in picture if line.startswith("│")]
    found = [[float(text.replace("−", "-")) for text in row] for row in rows]
    assert [len(row) for row in found] == [len(row) for row in table]
    assert flat(found) == pytest.approx(flat(table), abs=1e-4)


@settings(max_examples=examples(60), deadline=None)
@given(tables)
def test_a_greater_number_is_never_lighter(table):
    """The least is blank and the greatest black, unless all are equal."""
    picture = figures.text(figure(grids={"$K$": table}, numbers=False), Screen(80))
    shades = [DARKNESS.index(sign) for line in picture[2:-1] for sign in line[1:-1:2]]
    values = flat(table)
    assert len(shades) == len(values)
    for value, shade in zip(values, shades, strict=True):
        assert all(shade <= other for other_value, other in zip(values, shades, strict=True) if other_value > value)
    assert {shades[values.index(min(values))], shades[values.index(max(values))]} == (
        {0, 4} if min(values) < max(values) else {0}
    )


@settings(max_examples=examples(20), deadline=None)
@given(tables, tables)
def test_tables_keep_to_the_screen(one, other):
    """On every width, in every set of signs; what does not fit beside stands below."""
    assert keeps_to_the_screen(figure(grids={"изображение": one, "$K$": other}))


@settings(max_examples=examples(20), deadline=None)
@given(tables)
def test_words_and_svg_say_every_number(table):
    """Row by row."""
    drawn = figure(grids={"$K$": table})
    shown = [f"{value:.4f}".rstrip("0").rstrip(".").replace("-", "−") for row in table for value in row]
    assert labels_of(drawn) == ["K", *shown]
    told = re.findall(r"Строка \d: (.*)\.$", drawn.describe(), re.MULTILINE)
    assert ", ".join(told) == ", ".join(shown)


def test_a_vector_is_a_table_of_one_row():
    """As a row of an image."""
    assert figure(grids={"$x$": [1, 2]}) == figure(grids={"$x$": [[1, 2]]})


def test_pictures_of_tables():
    """An image beside its kernel; an image without numbers."""
    assert stored("grid_image", figure(grids={"изображение": IMAGE, "ядро $K$": KERNEL}))
    cross = [[1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 1, 0], [1, 0, 0, 1]]
    assert stored("grid_cross", figure(grids={"крестик": cross}, numbers=False))


@pytest.mark.parametrize("table", [[], [[]], [[1, 2], [3]]])
def test_what_is_no_table_is_refused(table):
    """With a sentence for the author."""
    with pytest.raises(FigureError, match="нужна таблица чисел с равными строками"):
        figure(grids={"$K$": table})
