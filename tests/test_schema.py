"""One definition of the format: the JSON Schema for editors and the loader's checks agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from drill import yaml_nodes
from drill.checking import Checked
from drill.faults import Faults
from drill.loader import load
from drill.schema import EXERCISE, SHEET, json_schema
from drill.yaml_nodes import ListNode, MapNode, Node, ScalarNode
from tests.files import GOOD
from tests.files import SHEET as GOOD_SHEET
from tests.sizes import examples
from tests.test_loader import IDS, KEYS, MISTAKES, PARAMS, PARTS, VARIABLES, WORDS

PROBLEMS = Path(__file__).resolve().parents[1] / "problems"
FILES = sorted(path for path in PROBLEMS.glob("*/*.yaml") if path.name != "_sheet.yaml")
VALIDATOR = Draft202012Validator(json_schema(EXERCISE))


def as_plain(node: Node) -> Any:
    """A node as an editor sees it: what a schema is applied to."""
    match node:
        case ScalarNode():
            return node.value
        case ListNode():
            return [as_plain(item) for item in node.items]
        case MapNode():
            return {key: as_plain(value) for key, value in node.entries.items()}


def complaints(text: str, schema: Draft202012Validator = VALIDATOR) -> list[str]:
    """What the schema has against a text."""
    node = yaml_nodes.read(text, Faults("f"))
    assert node is not None
    return [error.message for error in schema.iter_errors(as_plain(node))]


def agree(text: str) -> bool:
    """Whether schema and tables judge a text alike; a text that YAML itself refuses is no question for either."""
    faults = Faults("f")
    node = yaml_nodes.read(text, faults)
    if node is None or faults:
        return True
    Checked(node, EXERCISE, faults)
    shape_faults = [fault for fault in faults.errors() if "строки разной длины" not in fault.message]
    return VALIDATOR.is_valid(as_plain(node)) == (not shape_faults)


def test_the_schema_is_a_schema():
    """It follows the draft that it names."""
    Draft202012Validator.check_schema(json_schema(EXERCISE))
    Draft202012Validator.check_schema(json_schema(SHEET))


def test_what_the_loader_accepts_the_schema_accepts():
    """The good file and the good sheet."""
    assert complaints(GOOD) == []
    assert complaints(GOOD_SHEET, Draft202012Validator(json_schema(SHEET))) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_files_of_the_book_pass_both(path):
    """Every problem file is right by the loader, and so by the schema."""
    text = path.read_text(encoding="utf-8")
    load(text, str(path))
    assert complaints(text) == []


@pytest.mark.parametrize(("old", "new", "sentences"), [*KEYS, *WORDS, *PARAMS, *PARTS, *VARIABLES, *MISTAKES, *IDS])
def test_a_planted_fault_of_shape_is_refused_by_both(old, new, sentences):
    """Keys, sorts of values, words, bounds of numbers, lengths of lists; what words mean is the loader's alone."""
    assert agree(GOOD.replace(old, new, 1))


@settings(max_examples=examples(200), deadline=None)
@given(st.data())
def test_schema_and_loader_agree_about_any_change(data):
    """A line of the good file moved, lost, doubled, or with another value: both judge its shape alike."""
    lines = GOOD.splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    line = lines[place]
    other = data.draw(st.sampled_from([*lines, ""]))
    words = data.draw(
        st.sampled_from(["5", "-1", "0.5", "true", "null", "[1]", "[a, b]", "{a: 1}", "''", "' '", "слово"])
    )
    key, colon, value = line.partition(": ")
    inner = line.replace(value.strip("{}").partition(", ")[0].partition(": ")[2] or "?", words, 1)
    lines[place] = data.draw(st.sampled_from([other, f"{line}\n{other}", f"{key}{colon}{words}", inner]))
    assert agree("\n".join(lines))


def test_every_key_is_described():
    """An editor shows a line of Russian for every key that it completes."""

    def described(schema: Any) -> bool:
        match schema:
            case {"properties": dict(properties), **rest}:
                return all(one.get("description") for one in properties.values()) and described([properties, rest])
            case dict():
                return all(described(value) for value in schema.values())
            case list():
                return all(described(value) for value in schema)
            case _:
                return True

    assert described(json_schema(EXERCISE))
    assert described(json_schema(SHEET))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minutes: 6", "minutes: 0.5"),
        ("revision: 1", "revision: 2.0"),
        ("letter: б", "letter: null"),
        ("tags: [gd]", "tags: []"),
        ("to: len(x) + 1", "to: 3"),
        ("answers: {w: w - 1}", "answers: {w: 1}"),
        ("tolerance: 2 decimals", "tolerance: relative 2%"),
        ("tolerance: 2 decimals", "tolerance: absolute .01"),
        ("shape: [3]", "shape: [len(x) + 1]"),
        ("right: mean", "right: {mean: eta > 0, sum: eta <= 0}"),
        ("sample: [-3, 3]", "sample: {one_of: [1, 1/9]}"),
        ("y: {is: number}", "y: {is: matrix n×p}"),
        ("set: {g: -g}", "set: {g: -g}, may_equal: true, solver: descent"),
        ("with: {reduce: sum}", "with: {reduce: sum}, solver: ex15.descent"),
        ("{book: 0, ", "{book: [[1, true], [0.5, -2]], "),
        ("    require:", "    sizes: [{n: 4, p: 2}]\n    require:"),
    ],
)
def test_every_way_of_saying_it_passes_both(old, new):
    """Numbers for expressions, fractions, computed sizes, conditions by key."""
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    assert load(text, "15.yaml")
    assert complaints(text) == []
