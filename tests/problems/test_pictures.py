"""What every picture of every item must meet."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from drill import figures
from drill.figures.graph import Graph
from drill.problem import Item
from drill.task import Task
from drill.tex.cells import cells
from drill.tex.glyphs import GLYPHS
from drill.views.screen import Screen
from tests.problems.conftest import IDS, tasks, the_item

DRAWN = [item_id for item_id in IDS if the_item(item_id).pictures]


@pytest.fixture(params=DRAWN)
def item(request: pytest.FixtureRequest) -> Item:
    """Each item with pictures in turn."""
    return the_item(request.param)


def pictures_of(task: Task) -> tuple:
    """Those beside the task and those beside the solution."""
    return (*task.task_pictures, *task.step_pictures)


def test_every_picture_is_drawn_on_every_variant(item: Item):
    """In every set of signs, within 60, 80 and 120 columns; on the usual screen not in words but drawn."""
    for task in tasks(item.id):
        for picture in pictures_of(task):
            place = f"{task.code}: {picture.caption}"
            for glyphs in GLYPHS:
                assert picture.figure.lines(glyphs, 80) is not None, place
                for width in (60, 80, 120):
                    lines = figures.text(picture.figure, Screen(width, glyphs=glyphs))
                    assert max(map(cells, lines)) <= width, place
                    assert not any("$" in line or "\\" in line for line in lines), place


def test_every_picture_is_told_and_printed(item: Item):
    """In words that leave no TeX behind, and as a well-formed SVG document."""
    for task in tasks(item.id):
        for picture in pictures_of(task):
            told = figures.text(picture.figure, Screen(80, plain=True))
            assert len(told) > 1, task.code
            assert not any("$" in line or "\\" in line for line in told), task.code
            assert ElementTree.fromstring(figures.svg(picture.figure)).tag.endswith("svg")


def test_every_picture_is_seen_by_some_variant(item: Item):
    """A condition that never holds would hide one for ever."""
    captions = {picture.caption for task in tasks(item.id) for picture in pictures_of(task)}
    assert len(captions) >= len({picture.caption for picture in item.pictures if "<<" not in picture.caption})


def test_what_a_graph_says_of_the_way_back_holds_together(item: Item):
    """A node's derivative is the sum over its arrows: the derivative at the head by that on the arrow."""
    for task in tasks(item.id):
        for picture in pictures_of(task):
            if isinstance(picture.figure, Graph) and _is_numeric(picture.figure):
                _check_back(picture.figure, task.code)


def _is_numeric(graph: Graph) -> bool:
    return all(
        re.match(r"−?[\d.]", said)
        for node in graph.nodes
        for said in (node.derivative, *(node.arrows or [""] * len(node.sources)))
    )


def _check_back(graph: Graph, place: str):
    def number(text: str) -> float:
        mantissa, _, exponent = text.replace("−", "-").partition("·10^")
        return float(mantissa) * 10 ** float(exponent or 0)

    for at, node in enumerate(graph.nodes[:-1]):
        collected = [
            number(head.derivative) * number(arrow)
            for head in graph.nodes
            for source, arrow in zip(head.sources, head.arrows, strict=True)
            if source == at
        ]
        assert sum(collected) == pytest.approx(number(node.derivative), rel=2e-3, abs=2e-3), f"{place}: {node.name}"
