"""Steps in a picture are as high and as long as their numbers say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import figures
from drill.figures import FigureError
from drill.figures.steps import figure
from drill.views.screen import Screen
from tests.figures.pages import keeps_to_the_screen, labels_of, stored
from tests.figures.reading import read
from tests.sizes import examples

SQUARE = {"function": lambda t: t * t, "name": "$t^2$", "axes": ["$t$", "$f$"]}
BOOK = figure(knots=[0, 0.5, 1, 1.5, 2], heights=[0.0625, 0.5625, 1.5625, 3.0625], **SQUARE)


@st.composite
def stairs(draw):
    """Knots at unequal distances, and a height for each step."""
    lengths = draw(st.lists(st.sampled_from([0.25, 0.5, 1]), min_size=1, max_size=5))
    knots = [sum(lengths[:k], -1.0) for k in range(len(lengths) + 1)]
    heights = draw(st.lists(st.integers(-8, 8).map(lambda h: h / 4), min_size=len(lengths), max_size=len(lengths)))
    return {"knots": knots, "heights": heights}


@settings(max_examples=examples(60), deadline=None)
@given(stairs())
def test_the_middle_of_every_step_is_at_its_height(stair):
    """A level line there."""
    chart = read(figures.text(figure(**stair, **SQUARE), Screen(80)))
    for left, right, height in zip(stair["knots"], stair["knots"][1:], stair["heights"], strict=False):
        assert chart.has("─", (left + right) / 2, height), f"{left} to {right}"


@settings(max_examples=examples(30), deadline=None)
@given(stairs())
def test_every_step_is_told(stair):
    """Under the picture, in words, in the SVG: from where to where and how high."""
    drawn = figure(**stair, **SQUARE)
    told = [
        f"от {left:g} до {right:g}: высота {height:g}".replace("-", "−")
        for left, right, height in zip(stair["knots"], stair["knots"][1:], stair["heights"], strict=False)
    ]
    assert figures.text(drawn, Screen(80))[-len(told) :] == told
    assert labels_of(drawn)[-len(told) :] == told
    assert all(f"- Ступенька {text}." in drawn.describe() for text in told)


@settings(max_examples=examples(20), deadline=None)
@given(stairs())
def test_steps_keep_to_the_screen(stair):
    """On every width, in every set of signs."""
    assert keeps_to_the_screen(figure(**stair, **SQUARE))


def test_pictures_of_steps():
    """A parabola in four steps."""
    assert stored("steps_square", BOOK)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"knots": [0, 1], "heights": [1, 2]}, "узлов 2, а высот 2: нужно на одну меньше, чем узлов."),
        ({"knots": [0], "heights": []}, "узлов 1, а высот 0: нужно на одну меньше, чем узлов."),
        ({"knots": [0, 1, 1], "heights": [1, 2]}, "узлы ступенек должны возрастать."),
    ],
)
def test_steps_that_do_not_belong_together_are_refused(arguments, told):
    """With a sentence for the author."""
    with pytest.raises(FigureError, match=re.escape(told)):
        figure(**arguments, **SQUARE)
