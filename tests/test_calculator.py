"""The calculator: the language of answers over given numbers, bounded like answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.calculator import REMARK, calculated
from drill.verdict import Unreadable
from tests.sizes import examples

NAMES = {"x": np.array([1, 2]), "W1": np.array([[1, 2], [3, 4]]), "eta": 0.1}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2*(3+4)", "14"),
        ("0,5*2", "1"),
        ("4/5", "0.8"),
        ("2^10", "1024"),
        ("50%", "0.5"),
        ("e^0", "1"),
        ("η*x", "0.1 0.2"),
        ("eta x", "0.1 0.2"),
        ("W_1 @ x", "5 11"),
        ("W1.T", "1 3; 2 4"),
        ("х + х", "2 4"),
        ("[1, 2] + x", "2 4"),
        ("[1; 2] @ x", "5"),
        ("[[1, 0], [0, 1]] @ x", "1 2"),
        ("[1 2; 3 4] - W1", "0 0; 0 0"),
        ("sum([1,2,3])", "6"),
        ("[2*(3+4)]", "14"),
    ],
)
def test_the_value_is_shown_with_the_remark(text, value):
    """Numbers, vectors and matrices; square brackets round one expression only group."""
    assert calculated(text, NAMES) == f"{value} ({REMARK})"


def test_what_was_read_in_its_own_way_is_told():
    """As for answers."""
    assert calculated("log 1", NAMES) == f"0 ({REMARK}; log — натуральный логарифм)"


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("2*(3", "2*(3\n  ^"),
        ("x + q", "x + q\n    ^"),
        ("1 + [1, 2", "1 + [1, 2\n    ^^^^^"),
        ("[1, q] + x", "[1, q] + x\n^^^^^^"),
        ("1/0", "1/0\n^^^"),
        ("9^9^9^9", "9^9^9^9\n^^^^^^^"),
    ],
)
def test_a_slip_is_pointed_at(text, pointer):
    """In what was typed."""
    refused = calculated(text, NAMES)
    assert isinstance(refused, Unreadable)
    assert refused.pointer() == pointer


def test_sizes_that_do_not_go_together_are_named_as_typed():
    """A list by its own text."""
    refused = calculated("x + [1, 2, 3]", NAMES)
    assert refused.complaint.startswith("x[2] + [1, 2, 3][3]: размеры разные")


def test_names_made_for_lists_are_not_told():
    """Whoever mistypes a name is told those of the task."""
    assert "v0" not in calculated("[1, 2] + q", NAMES).complaint


def test_more_numbers_than_anybody_reads_are_not_shown():
    """Their count is."""
    many = " ".join(["1"] * 20)
    assert "400" in calculated(f"outer([{many}], [{many}])", NAMES).complaint


@settings(max_examples=examples(200))
@given(st.text(alphabet="12.,;[]()+-*/^@ xWη.Tэ", max_size=40))
def test_whatever_is_typed_there_is_a_value_or_a_place(text):
    """Nothing else comes out, and the place is in the text."""
    said = calculated(text, NAMES)
    if isinstance(said, Unreadable):
        assert 0 <= said.start <= said.end <= len(text)
    else:
        assert said.endswith(")")
