"""A line typed in an exam is an order, in Russian or English words, in either layout; or an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.commands import Calculation
from drill.orders import WORDS, Go, Order, Refused, order_in


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("/дальше", Order.NEXT),
        ("/next", Order.NEXT),
        ("/назад", Order.BACK),
        ("/back", Order.BACK),
        ("/список", Order.LIST),
        ("/list", Order.LIST),
        ("/сдать", Order.SUBMIT),
        ("/submit", Order.SUBMIT),
        ("/выход", Order.QUIT),
        (" /Quit ", Order.QUIT),
        ("/задача", Order.TASK),
        ("/3", Go(3)),
        ("/ 3", Go(3)),
        ("/задача 12", Go(12)),
        ("/task 12", Go(12)),
        (".туче", Order.NEXT),
        (".дшые", Order.LIST),
        (".ыгиьше", Order.SUBMIT),
        (".йгше", Order.QUIT),
        (".ефыл 3", Go(3)),
        ("/lfkmit", Order.NEXT),
        ("/ghjgecr", Order.NEXT),
        ("/туче", Order.NEXT),
        ("= 2*3", Calculation("2*3")),
    ],
)
def test_orders(line, order):
    """Capitals and blanks do not matter."""
    assert order_in(line) == order


@pytest.mark.parametrize(
    "line", ["?", ",", "/шаги", "/steps", ".ыеузы", "/проверь w 1", "/", "/сдать 3", "/3 4", "/1e3"]
)
def test_what_the_drill_knows_and_an_exam_does_not_is_refused(line):
    """It is never taken for an answer."""
    assert isinstance(order_in(line), Refused)


@pytest.mark.parametrize("line", ["3", ".3", "", "-1", ".8 .3", "далее", "x/3"])
def test_everything_else_is_an_answer(line):
    """A dot before a digit belongs to a number."""
    assert order_in(line) is None


@given(st.text(), st.sampled_from([*WORDS, ""]))
def test_any_line_is_something(text, word):
    """Nothing that can be typed breaks it."""
    order_in(text)
    order_in(f"/{word}{text}")
    order_in(f".{text}")
