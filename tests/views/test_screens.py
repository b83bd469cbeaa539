"""Whole screens at every width and in every manner, as text files that a reviewer reads in a diff."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drill.catalog import Catalog
from drill.departure import Own
from drill.digest import Digest
from drill.drawing import draw
from drill.judge import judge
from drill.solution import mistaken, solve
from drill.summary import Summary
from drill.task import Task, pose
from drill.tex.cells import cells
from drill.views.listing import contents_lines, items_lines
from drill.views.screen import Screen
from drill.views.steps import answer_lines, errata_lines, open_lines, steps_lines
from drill.views.summary import summary_lines
from drill.views.task import ask_lines, task_lines
from drill.views.verdict import whole_lines
from tests.screen import is_as_stored

CATALOG = Catalog.open(Path(__file__).resolve().parents[2] / "problems", None)

SCREENS = {
    "60": Screen(60),
    "80": Screen(80),
    "120": Screen(120),
    "plain": Screen(80, plain=True),
    "basic": Screen(80, glyphs="basic"),
    "ascii": Screen(80, glyphs="ascii"),
    "colour": Screen(80, colour=True),
}

TASKS = ("15b:7", "16c:3", "17b:5", "18i:1", "20d:2", "22a", "24b:371", "25i:9")

ANSWERS = {
    "right": ("15b", ["0,8 1,2 1,4"]),
    "mistake": ("15b", ["1.6 1.6 1.6"]),
    "close": ("16b", ["0.0067", "4.95", "0.9503"]),
    "unreadable": ("24b", ["0 0; 0 0", "1 2 три 4"]),
    "shape": ("22a", ["dZ @ W"]),
    "option": ("16c", ["0.1662", "many_minima"]),
    "witness": ("18i", ["-1"]),
}


def task_of(code: str) -> Task:
    """The task of an item or a variant."""
    item_id, seed = CATALOG.variant(code)
    variant = draw(CATALOG.item(item_id), seed)
    return pose(variant, solve(variant))


def fits(lines: list[str], screen: Screen) -> bool:
    """No line is wider than the screen, whatever colours are in it."""
    return all(cells(re.sub(r"\x1b\[\d+m", "", line)) <= screen.width for line in lines)


@pytest.mark.parametrize("manner", SCREENS)
@pytest.mark.parametrize("code", TASKS)
def test_a_task_and_what_to_type(code, manner):
    """The question, its conventions, and each part with an example."""
    task, screen = task_of(code), SCREENS[manner]
    lines = [*task_lines(task, screen, "4 из 31")]
    for asked in task.parts:
        lines += ["", *ask_lines(task, asked, screen)]
    assert fits(lines, screen)
    assert is_as_stored(f"task_{code.replace(':', '_')}_{manner}", "\n".join(lines))


@pytest.mark.parametrize("manner", SCREENS)
@pytest.mark.parametrize("code", ["15b:7", "15i", "18f:4", "19d:6", "23e:2", "24b:371", "25i"])
def test_a_worked_solution(code, manner):
    """Numbered steps with this variant's numbers, the answers, what the book has wrong."""
    task, screen = task_of(code), SCREENS[manner]
    own = {"w_2": Own("$w_2$", 3.5)} if code == "15b:7" else {}
    lines = [*steps_lines(task, screen, own), *answer_lines(task, screen)]
    lines += [*open_lines(task, screen), *errata_lines(task, screen)]
    assert fits(lines, screen)
    assert is_as_stored(f"steps_{code.replace(':', '_')}_{manner}", "\n".join(lines))


@pytest.mark.parametrize("manner", SCREENS)
@pytest.mark.parametrize("name", ANSWERS)
def test_a_verdict(name, manner):
    """The word first, how the answer was read, why it is wrong."""
    code, texts = ANSWERS[name]
    task, screen = task_of(code), SCREENS[manner]
    typed = dict(zip((asked.name for asked in task.parts), texts, strict=False))
    verdict = judge(task, task.solution, lambda: mistaken(task.variant, task.solution), typed)
    lines = whole_lines(verdict, task, screen)
    assert fits(lines, screen)
    assert is_as_stored(f"verdict_{name}_{manner}", "\n".join(lines))


@pytest.mark.parametrize("manner", SCREENS)
def test_lists(manner):
    """Contents and items with progress, aligned; one fact a line in plain."""
    screen = SCREENS[manner]
    sheets = [sheet for sheet in CATALOG.sheets if sheet.number in (3, 4)]
    done = {"15b": Digest("15b", shown=2, attempts=3, solved=1), "15c": Digest("15c", shown=1, attempts=1)}
    lines = [*contents_lines(sheets, done, screen), "", *items_lines(sheets[0].exercises, done, screen)]
    assert fits(lines, screen)
    assert is_as_stored(f"lists_{manner}", "\n".join(lines))


@pytest.mark.parametrize("manner", SCREENS)
def test_a_summary(manner):
    """What was solved and how, the mistakes made, the exact commands."""
    tells = "Градиент просуммирован, а в условии среднее по наблюдениям: подели на $n$."
    summary = Summary(
        ("15b:7", "15c:8"), ("16a:1",), ("18i:2",), ("24b:371",), ("25i:9",), (("15b", tells, 2),), ("16a", "24b")
    )
    lines = list(summary_lines(summary, SCREENS[manner], "masha drill sheet4"))
    assert fits(lines, SCREENS[manner])
    assert is_as_stored(f"summary_{manner}", "\n".join(lines))


def test_only_base_colours_are_used_and_never_alone():
    """Readable on light and on dark; without colour the same words stand there."""
    for name, (code, texts) in ANSWERS.items():
        task = task_of(code)
        typed = dict(zip((asked.name for asked in task.parts), texts, strict=False))
        verdict = judge(task, task.solution, lambda task=task: mistaken(task.variant, task.solution), typed)
        coloured = "\n".join(whole_lines(verdict, task, Screen(80, colour=True)))
        assert set(re.findall(r"\x1b\[(\d+)m", coloured)) <= {"0", "31", "32", "33"}, name
        assert re.sub(r"\x1b\[\d+m", "", coloured) == "\n".join(whole_lines(verdict, task, Screen(80))), name


def test_plain_screens_have_no_boxes_and_no_columns():
    """Nothing that a screen reader would spell out sign by sign."""
    folder = Path(__file__).resolve().parents[1] / "screens"
    for path in folder.glob("*_plain.txt"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"[─│┌┐└┘├┤╭╮╰╯⎛⎜⎝⎞⎟⎠═]", text), path.name
        assert "   " not in text.replace("\n   ", "\n").strip(), path.name
