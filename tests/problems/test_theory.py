"""The theory of every exercise: half a page, readable on any screen, in an order that can be followed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drill.catalog import Catalog, problem_files
from drill.tex.cells import cells
from drill.views.screen import Screen
from drill.views.theory import theory_lines

PROBLEMS = Path(__file__).resolve().parents[2] / "problems"
PARSERS = (yaml.SafeLoader, yaml.CSafeLoader)
CATALOG = Catalog.open(PROBLEMS, None)
EXERCISES = [exercise for sheet in CATALOG.sheets for exercise in sheet.exercises]


def test_no_file_has_a_fault():
    """Nor is any exercise named in `after` missing, nor is there a circle."""
    assert CATALOG.faults == ()
    assert len(EXERCISES) >= 61  # of the book; others may be added
    assert sum(len(exercise.items) for exercise in EXERCISES) >= 386


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: str(exercise.number))
def test_every_exercise_has_half_a_page(exercise):
    """And says where to read on; formulas that cannot be read would stand there with their dollars."""
    theory = CATALOG.theory(str(exercise.number))
    assert theory.read
    page = theory_lines(theory._replace(read=(), after=()), Screen(width=80))
    assert 12 <= len(page) <= 36
    for screen in (Screen(width=80), Screen(width=60), Screen(width=60, glyphs="ascii"), Screen(width=80, plain=True)):
        lines = theory_lines(theory, screen)
        assert max(map(cells, lines)) <= screen.width
        assert not [line for line in lines if "$" in line or "\\" in line]


def test_a_first_exercise_needs_no_other():
    """Somewhere one can begin, and what an exercise needs has theory of its own."""
    assert next(exercise.number for exercise in EXERCISES if not exercise.after) == 1


@pytest.mark.parametrize("tag", ["adam", "backprop", "lstm", "params"])
def test_a_tag_drills_across_sheets(tag):
    """Its items stand in more than one exercise."""
    assert len({item[:-1] for item in CATALOG.items(tag)}) > 1


def test_files_are_read_alike_by_both_parsers_of_yaml():
    """The one in C is laxer than the one in Python, which is all that some machines have."""
    for file in problem_files(PROBLEMS):
        text = file.read_text(encoding="utf-8")
        kinds = [
            [type(event) for event in yaml.parse(text, Loader=loader)] for loader in (yaml.SafeLoader, yaml.CSafeLoader)
        ]
        assert kinds[0] == kinds[1], file
