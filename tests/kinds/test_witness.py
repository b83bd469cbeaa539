"""A witness is read like numbers of its shape and shown with all its digits."""

from __future__ import annotations

import pytest

from drill import kinds
from tests.asked import asked, read

NUMBER = asked("witness", example="0.1")
ROW = asked("witness", 3, example="[1, 2, 3]")
ROWS = asked("witness", 2, 2, example="[[1, 2], [3, 4]]")


@pytest.mark.parametrize(
    ("text", "of", "value"),
    [("1/4", NUMBER, 0.25), ("1 2 0,5", ROW, (1, 2, 0.5)), ("1 2; 3 4", ROWS, ((1, 2), (3, 4)))],
)
def test_a_witness_is_read_in_its_shape(text, of, value):
    """A number, a vector or a matrix."""
    assert read(text, of) == value


@pytest.mark.parametrize("of", [NUMBER, ROW, ROWS])
def test_a_witness_as_shown_is_read_as_the_same_numbers(of):
    """No digit is lost: a property may be sharp."""
    value = {NUMBER: 0.1 + 0.2, ROW: (1 / 3, -2.0, 1e-7), ROWS: ((1.0, 2.5), (0.1, 1 / 7))}[of]
    assert read(kinds.of("witness").show(value, of), of) == value


@pytest.mark.parametrize("of", [NUMBER, ROW, ROWS])
def test_the_example_has_the_shape(of):
    """As that of a number, vector or matrix."""
    assert (
        kinds.of("witness")
        .compare(read(kinds.of("witness").example(of), of), read(kinds.of("witness").example(of), of), of, None)
        .word
        == "right"
    )
