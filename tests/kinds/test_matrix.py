"""Rows of numbers: by lines, semicolons or brackets; a plain list fills a single row or column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import kinds
from drill.kinds.comparing import compared
from drill.kinds.reading import size
from drill.problem import Tolerance
from tests.asked import asked, complaint, read, word
from tests.sizes import examples


@pytest.mark.parametrize(
    "text",
    [
        "1 -2; 0.5 4",
        "1 -2; 0,5 4",
        "1,-2;0.5,4",
        "1, -2; 0,5, 4",
        "1 -2\n0.5 4",
        "1\t-2\r\n0,5\t4\r\n",
        "[[1, -2], [0.5, 4]]",
        "[[1,-2],[0.5,4]]",
        "[1, -2], [0.5, 4]",
        "[1 −2; 0.5 4]",
        "[1 -2][0.5 4]",
        "((1; -2); (0,5; 4))",
        "{{1, -2}, {0.5, 4}}",
        "[[ 1.  -2. ]\n [ 0.5  4. ]]",
        "W = [[1, -2], [1/2, 2*2]]",
        "1 & -2; 0.5 & 4",
        "1 -2;\n0,5 4;",
    ],
)
def test_two_rows_are_read_in_any_sane_spelling(text):
    """Blanks or commas between columns; lines, `;` or brackets between rows."""
    assert read(text, asked("matrix", 2, 2)) == ((1, -2), (0.5, 4))


@pytest.mark.parametrize(
    ("text", "shape", "value"),
    [
        ("1,2;3,4", (2, 2), ((1, 2), (3, 4))),
        ("1,2;3,4", (2, 1), ((1.2,), (3.4,))),
        ("1 2 3", (3, 1), ((1,), (2,), (3,))),
        ("1, 2, 3", (3, 1), ((1,), (2,), (3,))),
        ("1; 2; 3", (3, 1), ((1,), (2,), (3,))),
        ("[[1], [2], [3]]", (3, 1), ((1,), (2,), (3,))),
        ("1 2 3", (1, 3), ((1, 2, 3),)),
        ("[[1, 2, 3]]", (1, 3), ((1, 2, 3),)),
        ("0,5; 0,25", (1, 2), ((0.5, 0.25),)),
        ("5", (1, 1), ((5,),)),
    ],
)
def test_the_wanted_size_settles_rows_and_commas(text, shape, value):
    """A list without row marks is the single row or column that is wanted."""
    assert read(text, asked("matrix", *shape)) == value


@pytest.mark.parametrize(
    ("text", "shape", "own"),
    [
        ("1 2 3; 4 5 6", (3, 2), (2, 3)),
        ("1 2 3 4", (2, 2), (4,)),
        ("[[1, 2, 3]]", (3, 1), (1, 3)),
        ("1; 2", (1, 2), (2, 1)),
        ("1 2; 3 4", (3, 3), (2, 2)),
    ],
)
def test_another_size_is_read_as_it_is(text, shape, own):
    """Numbers without row marks are no matrix of several rows."""
    assert size(read(text, asked("matrix", *shape))) == own


def test_rows_of_different_length_are_unreadable():
    """The complaint names the row."""
    assert "в строке 3 — 1" in complaint("1 2; 3 4; 5", asked("matrix", 2, 2))


def test_wrong_entries_are_named_by_row_and_column():
    """From 0, in reading order."""
    of = asked("matrix", 2, 2)
    found = kinds.of("matrix").compare(read("1 2; 3 5", of), [[1, 1], [3, 4]], of, None)
    assert found.wrong_at == ((0, 1), (1, 1))


@pytest.mark.parametrize("value", [1.0, (1.0,), (1.0, 1.0), ((1.0, 1.0),), ((1.0,), (1.0,))])
def test_nothing_is_broadcast(value):
    """A number, a row or a column of ones is not the matrix of ones."""
    ones = [[1.0, 1.0], [1.0, 1.0]]
    assert compared(value, ones, Tolerance.parse("exact")).word == "wrong"


def test_the_example_has_the_wanted_size_unless_that_is_asked():
    """Then it is the same matrix for every item."""
    assert size(read(kinds.of("matrix").example(asked("matrix", 3, 2)), asked("matrix", 3, 2))) == (3, 2)
    told = {kinds.of("matrix").example(asked("matrix", *shape, size_asked=True)) for shape in ((3, 3), (1, 4))}
    assert len(told) == 1


@settings(max_examples=examples(200))
@given(
    rows=st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.floats(-99, 99), min_size=n, max_size=n), min_size=1, max_size=4)
    ),
    comma=st.booleans(),
)
def test_the_right_answer_as_shown_is_right(rows, comma):
    """Typed back with points or commas it is accepted, whatever the size."""
    of = asked("matrix", len(rows), len(rows[0]))
    shown = kinds.of("matrix").show(rows, of)
    assert word(shown.replace(".", ",") if comma else shown, rows, of) == "right"
