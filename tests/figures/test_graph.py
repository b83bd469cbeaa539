"""A picture of a computation graph can be read back: which lanes touch a node's row is what it is computed from."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import figures
from drill.figures import FigureError
from drill.figures.graph import figure
from drill.views.screen import Screen
from tests.figures.pages import keeps_to_the_screen, labels_of, stored
from tests.sizes import examples

SQUARES = {
    "x": {"value": 3, "derivative": 18},
    "y": {"value": 2, "derivative": 13},
    "a": {"from": ["x"], "shows": "$x^2$", "value": 9, "derivative": 1, "arrows": [6]},
    "b": {"from": ["x", "y"], "shows": "$xy$", "value": 6, "derivative": 1, "arrows": [2, 3]},
    "c": {"from": ["x", "y"], "shows": "$x + y$", "value": 5, "derivative": 10, "arrows": [1, 1]},
    "d": {"from": ["a", "b"], "shows": "$a + b$", "value": 15, "derivative": 1, "arrows": [1, 1]},
    "e": {"from": ["c"], "shows": "$c^2$", "value": 25, "derivative": 1, "arrows": [10]},
    "f": {"from": ["d", "e"], "shows": "$d + e$", "value": 40, "derivative": 1, "arrows": [1, 1]},
}
"""Exercise 19 of the book: x^2 + xy + (x + y)^2 at (3, 2)."""

CHAIN = {
    "x": {"value": 2},
    "w1": {"tex": "w_1", "value": 1, "derivative": 0.0815},
    "h1": {"tex": "h_1", "from": ["x", "w1"], "shows": "$x w_1$", "value": 2, "derivative": 0.0408},
    "yhat": {"tex": r"\hat y", "from": ["h1"], "shows": "$f(h_1)$", "value": 0.880797},
}

TOUCHED, GOES_DOWN = frozenset("├┼┤└┴┘"), frozenset("│├┼┤")


def sources_of(picture: list[str]) -> dict[str, set[str]]:
    """What an eye finds each node to be computed from; lanes stand in the even columns."""
    owners: dict[int, str] = {}  # column -> the node whose value comes down there
    found = {}
    for line in picture:
        node = re.match(r"[ ─│└┘├┤┴┼]*([○●])[ ─│└┘├┤┴┼]*(\w+)", line)
        assert node is not None, line
        column, name = node.start(1), node[2]
        left = right = column
        while left and line[left - 1] == "─":
            left -= 2
        while line[right + 1] == "─":
            right += 2
        touched = {at for at in range(left, right + 1, 2) if line[at] in TOUCHED}
        if line[column] == "●" and column in owners:
            touched.add(column)
        found[name] = {owners[at] for at in touched}
        owners = {at: owner for at, owner in owners.items() if line[at] in GOES_DOWN} | {column: name}
    return found


@st.composite
def graphs(draw):
    """Nodes of which each but the inputs is computed from one to three before it."""
    count = draw(st.integers(1, 9))
    nodes = {}
    for place in range(count):
        before = list(nodes)
        sources = draw(st.lists(st.sampled_from(before), unique=True, max_size=3)) if before else []
        value = draw(st.sampled_from([-60, -1.25, 0, 0.5, 7, 1 / 3]))
        arrows = [draw(st.sampled_from([-2, 0, 0.25, 8])) for _ in sources]
        nodes["abcdefghi"[place]] = {"from": sources, "value": value, "derivative": 2 * value, "arrows": arrows}
    return nodes


def bare(nodes):
    """The nodes without numbers."""
    return {name: {"from": node.get("from", [])} for name, node in nodes.items()}


@settings(max_examples=examples(200), deadline=None)
@given(graphs())
def test_the_picture_read_back_is_the_graph(nodes):
    """Every node once, with just its sources."""
    found = sources_of(figures.text(figure(nodes=bare(nodes)), Screen(120)))
    assert found == {name: set(node["from"]) for name, node in nodes.items()}


@settings(max_examples=examples(40), deadline=None)
@given(graphs())
def test_every_number_stands_in_the_row_of_its_node(nodes):
    """The value, the derivatives on its arrows, the derivative of the result."""
    rows = figures.text(figure(nodes=nodes, of="L"), Screen(200))[1:]
    for row, (name, node) in zip(rows, nodes.items(), strict=True):
        slopes = [f"∂{name}/∂{source} = {arrow:g}" for source, arrow in zip(node["from"], node["arrows"], strict=True)]
        for told in (f"{name} = {node['value']:.4g}", f"∂L/∂{name} = {node['derivative']:.4g}", *slopes):
            assert told.replace("-", "−") in row


@settings(max_examples=examples(20), deadline=None)
@given(graphs())
def test_a_graph_keeps_to_the_screen(nodes):
    """On every width, in every set of signs."""
    assert keeps_to_the_screen(figure(nodes=nodes, of="L"))


@settings(max_examples=examples(20), deadline=None)
@given(graphs())
def test_words_and_svg_name_every_node_once(nodes):
    """As the head of a line of its own, in order."""
    told = figure(nodes=nodes, of="L").describe()
    assert re.findall(r"^- (?:Вход|Вершина) \$(\w)\$", told, re.MULTILINE) == list(nodes)
    heads = [match[1] for text in labels_of(figure(nodes=nodes, of="L")) if (match := re.match(r"(\w) =", text))]
    assert heads == list(nodes)


def test_columns_that_do_not_fit_stand_under_each_other():
    """The lanes go on beside them."""
    picture = figures.text(figure(nodes=SQUARES, of="f"), Screen(40))
    assert picture[4:7] == ["├─│─●     a = x² = 9", "│ │ │     ∂a/∂x = 6", "│ │ │     ∂f/∂a = 1"]


def test_pictures_of_graphs():
    """Exercise 19 with everything and with names alone; the beginning of the chain of exercise 20."""
    assert stored("graph_squares", figure(nodes=SQUARES, of="f"))
    names = {name: {key: node[key] for key in ("from", "shows") if key in node} for name, node in SQUARES.items()}
    assert stored("graph_names", figure(nodes=names))
    assert stored("graph_chain", figure(nodes=CHAIN, of="L"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"nodes": {"a": {"from": ["b"]}, "b": {}}}, "вершина a: в from бывают только вершины выше неё."),
        ({"nodes": {"a": {"from": ["a"]}}}, "вершина a: в from бывают только вершины выше неё."),
        ({"nodes": {"a": {}, "b": {"from": ["a"], "arrows": [1, 2]}}}, "вершина b: стрелок 1, а производных на них 2."),
        ({"nodes": {"a": {"derivative": 1}}}, "вершина a: производная есть, а чья она, в of не сказано."),
    ],
)
def test_nodes_that_do_not_belong_together_are_refused(arguments, told):
    """With a sentence for the author."""
    with pytest.raises(FigureError, match=re.escape(told)):
        figure(**arguments)
