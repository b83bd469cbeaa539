"""A picture of a network can be read back: every arrow leads where the matrices say, with its weight on it."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import figures
from drill.figures import FigureError
from drill.figures.network import figure
from drill.figures.vector import SIZE
from drill.views.screen import Screen
from tests.figures.pages import SVG, keeps_to_the_screen, labels_of, stored
from tests.sizes import examples

COFFEE = figure(
    layers=["x", "h", r"\hat y"], weights=[[[5, -2], [-60, -80], [0.5, 2]], [[1], [0.2]]], constants=[None, [4]]
)
"""Exercise 2 of the book."""

UP, DOWN, RIGHT = (-1, 0), (1, 0), (0, 1)
LEAVES = {
    "─": {RIGHT}, "│": {UP, DOWN}, "┌": {DOWN, RIGHT}, "┐": {DOWN}, "└": {UP, RIGHT}, "┘": {UP},
    "├": {UP, DOWN, RIGHT}, "┤": {UP, DOWN}, "┬": {DOWN, RIGHT}, "┴": {UP, RIGHT}, "┼": {UP, DOWN, RIGHT},
    "→": {RIGHT},
}  # fmt: skip
"""Where an eye may go on from a sign: up, down and to the right, as the arrows go."""
REACHED_FROM_LEFT = frozenset("─┐┘┤┬┴┼→")


def arrows_of(picture: list[str]) -> dict[tuple[str, str], str]:
    """The arrows that an eye finds in a picture: from circle, to circle, and the weight on the way."""
    found = {}
    for row, line in enumerate(picture):
        for circle in re.finditer(r"\(([^)]*)\)(?=[─┐┘┤┬┴])", line):
            for target, weight in _followed(picture, row, circle.end()):
                assert (circle[1], target) not in found, "two arrows from one neuron to another"
                found[circle[1], target] = weight
    return found


def _followed(picture: list[str], row: int, column: int) -> list[tuple[str, str]]:
    ends = []
    ways = [(row, column, RIGHT, "")]
    seen = set()
    while ways:
        row, column, going, weight = way = ways.pop()
        if way in seen:
            continue
        seen.add(way)
        line = picture[row]
        if going == RIGHT and (label := re.match(r" (\S+) (?=[─┐┘┤┬┴┼→])", line[column:])):
            assert not weight, "two weights on one arrow"
            ways.append((row, column + label.end(), RIGHT, label[1]))
        elif going == RIGHT and (circle := re.match(r"\(([^)]*)\)", line[column:])):
            ends.append((circle[1], weight))
        elif going == RIGHT and line[column] == "│":
            ways.append((row, column + 1, RIGHT, weight))  # the level line passes behind an upright one
        else:
            assert going != RIGHT or line[column] in REACHED_FROM_LEFT, f"a line ends at {line[column]!r}"
            back = (-going[0], -going[1])
            ways += [(row + r, column + c, (r, c), weight) for r, c in LEAVES[line[column]] - {back}]
    return ends


numbers = st.sampled_from([-60, -1.25, -1, 0, 0.5, 1, 2, 1 / 3, 100])


@st.composite
def networks(draw):
    """Arguments of a network of two to four layers of up to four neurons, with constants here and there."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    weights = [[[draw(numbers) for _ in range(n)] for _ in range(m)] for m, n in pairwise(sizes)]
    constants = [draw(st.none() | st.just([draw(numbers) for _ in range(n)])) for n in sizes[1:]]
    return {"layers": list("xhog")[: len(sizes)], "weights": weights, "constants": constants}


def wanted(arguments) -> list[dict[tuple[str, str], float]]:
    """Every arrow with its weight, for each transition."""
    found = []
    names = arguments["layers"]
    for place, (weights, constant) in enumerate(zip(arguments["weights"], arguments["constants"], strict=True)):
        rows, columns = len(weights), len(weights[0])
        subscript = "₁₂₃₄"
        sources = [names[place] + (subscript[i] if rows > 1 else "") for i in range(rows)]
        targets = [names[place + 1] + (subscript[j] if columns > 1 else "") for j in range(columns)]
        arrows = {(s, t): weights[i][j] for i, s in enumerate(sources) for j, t in enumerate(targets)}
        if constant is not None:
            arrows |= {("1", target): constant[j] for j, target in enumerate(targets)}
        found.append(arrows)
    return found


def value(text: str) -> float:
    """The number of a label."""
    return float(text.replace("−", "-"))


@settings(max_examples=examples(60), deadline=None)
@given(networks())
def test_the_picture_read_back_is_the_network(arguments):
    """An eye that follows the lines finds each arrow once, with its weight, and no other."""
    for transition, arrows in enumerate(wanted(arguments)):
        piece = {
            "layers": arguments["layers"][transition : transition + 2],
            "weights": [arguments["weights"][transition]],
            "constants": [arguments["constants"][transition]],
        }
        found = arrows_of(figures.text(figure(**piece), Screen(120)))
        assert found.keys() == arrows.keys()
        assert all(abs(value(found[pair]) - weight) < 1e-4 for pair, weight in arrows.items())


@settings(max_examples=examples(60), deadline=None)
@given(networks())
def test_layers_in_one_picture_keep_their_arrows(arguments):
    """All transitions drawn together read the same; only the constant 1 stands in several layers."""
    together = arrows_of(figures.text(figure(**arguments), Screen(200)))
    arrows = [{pair: w for pair, w in each.items() if pair[0] != "1"} for each in wanted(arguments)]
    expected = {pair: weight for each in arrows for pair, weight in each.items()}
    found = {pair: value(text) for pair, text in together.items() if pair[0] != "1"}
    assert found == pytest.approx(expected, abs=1e-4)


@settings(max_examples=examples(30), deadline=None)
@given(networks())
def test_a_network_keeps_to_the_screen(arguments):
    """On every width, in every set of signs; a network too wide is drawn piece under piece."""
    assert keeps_to_the_screen(figure(**arguments))


@settings(max_examples=examples(30), deadline=None)
@given(networks())
def test_words_and_svg_say_every_weight(arguments):
    """As often as the network has it."""
    told = figure(**arguments).describe()
    weights = [w for each in wanted(arguments) for w in each.values()]
    in_words = [value(text) for text in re.findall(r"с весом (\S+?)[,.]?(?= |$)", told, re.MULTILINE)]
    assert sorted(in_words) == pytest.approx(sorted(weights), abs=1e-4)
    labels = [text for text in labels_of(figure(**arguments)) if re.fullmatch(r"−?[\d.]+", text)]
    constants = sum(constant is not None for constant in arguments["constants"])
    assert sorted(map(value, labels)) == pytest.approx(sorted([*weights, *[1] * constants]), abs=1e-4)


@settings(max_examples=examples(20), deadline=None)
@given(st.integers(1, 4), st.integers(1, 4))
def test_a_printed_weight_stands_on_its_arrow(sources, targets):
    """On the straight line between the two circles, and on no other label."""
    weights = [[10 * i + j for j in range(1, targets + 1)] for i in range(1, sources + 1)]
    root = ElementTree.fromstring(figures.svg(figure(layers=["x", "y"], weights=[weights])))
    circles = [(float(node.get("cx")), float(node.get("cy"))) for node in root.iter(f"{SVG}circle")]
    labels = {node.text: (float(node.get("x")), float(node.get("y"))) for node in root.iter(f"{SVG}text")}
    middle = SIZE * 0.35
    for i, (x1, y1) in enumerate(circles[:sources], 1):
        for j, (x2, y2) in enumerate(circles[sources:], 1):
            x, y = labels[f"{10 * i + j}"]
            assert x1 < x < x2
            assert y - middle == pytest.approx(y1 + (y2 - y1) * (x - x1) / (x2 - x1), abs=1)
    placed = [labels[f"{weight}"] for row in weights for weight in row]
    for one, other in combinations(placed, 2):
        assert abs(one[0] - other[0]) > SIZE or abs(one[1] - other[1]) >= SIZE


def test_the_largest_network_fits_sixty_columns():
    """4-4-4, thirty-two weights, in one piece."""
    weights = [[[-0.25 * (i + j) for j in range(4)] for i in range(4)] for _ in range(2)]
    picture = figures.text(figure(layers=["x", "h", "y"], weights=weights), Screen(60))
    assert len(arrows_of(picture)) == 32
    assert len(picture) <= 22


def test_pictures_of_networks():
    """The coffee house of exercise 2; a narrow one with numbers in the neurons; letters in place of weights."""
    assert stored("network_coffee", COFFEE)
    assert stored(
        "network_2221",
        figure(
            layers=["x", "o^1", "o^2", r"\hat y"],
            weights=[[[1, -1], [0.5, 2]], [[1, 0], [-2, 1]], [[1], [3]]],
            values=[[2, -1]],
        ),
    )
    assert stored("network_letters", figure(layers=["x", "h", "y"], sizes=[2, 2, 1], letters=["w", "v"]))


def test_a_letter_bears_the_numbers_of_those_there_are_several_of():
    """Of source and neuron, of one of them, of none."""
    drawn = figure(layers=["x", "h", "o", "y"], sizes=[1, 1, 2, 1], letters=["w_1", "v", "u"])
    picture = figures.text(drawn, Screen(80))
    assert arrows_of(picture) == {
        ("x", "h"): "w₁", ("h", "o₁"): "v₁", ("h", "o₂"): "v₂", ("o₁", "y"): "u₁", ("o₂", "y"): "u₂",
    }  # fmt: skip


def test_a_network_without_weights_is_arrows_alone():
    """Of the sizes told."""
    picture = figures.text(figure(layers=["x", "h"], sizes=[2, 3]), Screen(80))
    assert arrows_of(picture) == {(f"x{i}", f"h{j}"): "" for i in "₁₂" for j in "₁₂₃"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"layers": ["x", "y"], "weights": [[[1]], [[1]]]}, "слоёв 2, между ними переходов 1, а в weights их 2."),
        ({"layers": ["x", "h", "y"], "weights": [[[1, 2]], [[1]]]}, "размеры матриц не сходятся: 1×2, 1×1."),
        ({"layers": ["x", "y"], "sizes": [2, 1], "weights": [[[1]]]}, "размеры матриц не сходятся: 1×1."),
        ({"layers": ["x", "y"]}, "слоёв 2, а размеров в sizes 0."),
        ({"layers": ["x", "y"], "sizes": [1, 2], "constants": [[1]]}, "нейронов 2, а свободных членов 1."),
        ({"layers": ["x", "y"], "sizes": [1, 2], "values": [[1, 2]]}, "нейронов 1, а чисел для них 2."),
    ],
)
def test_arguments_that_do_not_belong_together_are_refused(arguments, told):
    """With a sentence for the author."""
    with pytest.raises(FigureError, match=re.escape(told)):
        figure(**arguments)
