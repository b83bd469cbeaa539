"""Pictures in problem files: what the loader refuses, and how a variant's values come into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from drill.errors import ContentErrors
from drill.figures import FigureError
from drill.figures.curve import Curve
from drill.lint import lint
from drill.loader import load
from drill.pictures import drawn
from drill.problem import Picture, item_from
from drill.solution import solve
from drill.task import Task, pose
from drill.variant import book
from drill.views.picture import picture_lines
from drill.views.screen import Screen
from drill.views.steps import steps_lines
from drill.views.task import task_lines
from tests.asked import task as small_task
from tests.files import GOOD

PICTURES = """\
    pictures:
    - figure: plane
      at: task
      caption: Наблюдения, $w_0 = <<w0>>$
      axes: ['$x$', '$y$']
      points: {наблюдения: '[x, y].T'}
    - figure: curve
      at: steps
      caption: Спуск
      along: t
      lines: {'$L(w)$': 'mean((y - x*t)**2)'}
      axes: ['$w$', '$L(w)$']
      path: '[w_0, w_1, w_2, w_3]'
      marks: {минимум: sum(x*y)/sum(x**2)}
    - figure: graph
      at: steps
      if: eta > 1
      caption: Не виден
      of: L
      nodes:
        x: {value: 1}
        h: {from: [x], shows: '$2x$', value: 2, derivative: 1}
    - figure: network
      at: steps
      caption: Сеть
      layers: [x, y]
      weights: ['[[w_1]]']
"""
LINES = len(GOOD.splitlines())


def complaints(old: str, new: str) -> list[str]:
    """What the loader says when something in the pictures is replaced; lines are counted from `pictures:`."""
    assert old in PICTURES
    with pytest.raises(ContentErrors) as caught:
        load(GOOD + PICTURES.replace(old, new, 1), "15.yaml")
    return [f"{fault.line - LINES}: {fault.message}" for fault in caught.value.faults]


def posed() -> Task:
    """The book's variant of the good file with its pictures."""
    raw = load(GOOD + PICTURES, "15.yaml")
    item = item_from("15b", raw["items"]["15b"], "sheet3", 15, "проба")
    variant = book(item)
    return pose(variant, solve(variant))


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        (
            "figure: curve",
            "figure: kurve",
            ["7: «kurve»: ждали network, graph, curve, plane, grid или steps. Ближе всего: «curve»."],
        ),
        ("path: ", "paths: ", ["13: незнакомый ключ «paths». Ближе всего: «path»."]),
        ("at: task", "at: answer", ["3: «answer»: ждали task или steps."]),
        ("      caption: Спуск\n", "", ["7: нет ключа «caption» (подпись)."]),
        ("[w_0, w_1, w_2, w_3]", "[w_0, v_1]", ["13: «[w_0, v_1]»: имени «v_1» нет. Ближе всего: «w_1»."]),
        ("минимум: sum", "'<<eta1>>': sum", ["14: <<eta1>>: имени «eta1» нет. Ближе всего: «eta»."]),
        ("x*t)", "x*s)", ["11: «mean((y - x*s)**2)»: имени «s» нет."]),
        ("along: t", "along: eta", ["11: «mean((y - x*t)**2)»: имени «t» нет."]),
        ("<<w0>>", "<<w00>>", ["4: <<w00>>: имени «w00» нет. Ближе всего: «w0»."]),
        (
            "[x, y].T",
            "[x, y*w_1].T",
            [
                "6: «[x, y*w_1].T»: величина «w_1» из решения, а рисунок при условии её бы выдал: возьми параметры.",
            ],
        ),
        (
            "<<w0>>",
            "<<w_3>>",
            ["4: <<w_3>>: величина «w_3» из решения, а рисунок при условии её бы выдал: возьми параметры."],
        ),
        ("from: [x]", "from: [xx]", ["22: вершины «xx» нет. Ближе всего: «x»."]),
        ("x: {value: 1}", "x: {from: [h]}", ["21: вершина «h» стоит не выше этой: переставь их."]),
        ("      of: L\n", "", ["21: чья это производная, не сказано: нужен ключ of."]),
        (
            "derivative: 1}",
            "arrows: [1, 2]}",
            ["22: вершина «h»: стрелок 1, а производных на них 2."],
        ),
        (
            "derivative: 1}",
            "arrows: [1], arrows_tex: [x]}",
            ["22: arrows и arrows_tex вместе не бывают: число или формула."],
        ),
        (
            "layers: [x, y]",
            "layers: [x, h, y]",
            ["27: слоёв 3, между ними переходов 2, а в weights их 1."],
        ),
        (
            "      weights: ['[[w_1]]']\n",
            "",
            ["23: сколько нейронов в слоях, не сказано: нужен ключ weights или sizes."],
        ),
        (
            "layers: [x, y]",
            "layers: [x, y]\n      letters: [w]",
            ["27: weights и letters вместе не бывают: на стрелке либо число, либо буква."],
        ),
        (
            "layers: [x, y]",
            "layers: [x, y, z]\n      sizes: [1, 2]",
            ["27: слоёв 3, а в sizes их 2.", "28: слоёв 3, между ними переходов 2, а в weights их 1."],
        ),
        (
            "      points: {наблюдения: '[x, y].T'}\n",
            "",
            ["2: не сказано, какую часть плоскости рисовать: укажи from и to."],
        ),
        (
            "      points: {наблюдения: '[x, y].T'}\n",
            "      from: [0, 0]\n      to: '[1, 1]'\n",
            ["6: ждали выражение, а стоит список."],
        ),
        (
            "axes: ['$x$', '$y$']",
            "axes: ['$x$', '$y$']\n      joined: [наблюдение]",
            ["6: точек «наблюдение» нет. Ближе всего: «наблюдения»."],
        ),
        (
            "      points:",
            "      where: x1 > 0\n      points:",
            [
                "6: к where нужен ключ along.",
                "6: к where нужен ключ shade.",
                "6: «x1 > 0»: имени «x1» нет. Ближе всего: «x».",
            ],
        ),
    ],
)
def test_a_fault_of_a_picture_is_told_with_its_line(old, new, sentences):
    """Keys, words, names, and what does not belong together."""
    assert complaints(old, new) == sentences


def test_pictures_stand_where_they_say():
    """Beside the task or beside the solution, filled; one whose condition does not hold is left out."""
    task = posed()
    assert [picture.caption for picture in task.task_pictures] == ["Наблюдения, $w_0 = 0$"]
    assert [picture.caption for picture in task.step_pictures] == ["Спуск", "Сеть"]


def test_a_picture_is_drawn_from_the_variants_own_numbers():
    """Points of the path are the weights of the solution, at the losses of the observations."""
    curve = posed().step_pictures[0].figure
    assert isinstance(curve, Curve)
    assert [spot.x for spot in curve.path] == pytest.approx([0, 0.8, 1.2, 1.4])
    assert [spot.y for spot in curve.path] == pytest.approx([6.5, 1.7, 0.5, 0.2])


def test_the_task_shows_its_pictures_after_the_question():
    """Before the conventions, each under its caption."""
    lines = task_lines(posed(), Screen(80))
    caption = lines.index("Рисунок. Наблюдения, w₀ = 0")
    assert lines.index("Скорость обучения η = 0.1.") < caption < lines.index("Договорённости")
    assert lines[caption + 1].strip() == "y"
    assert lines[caption - 1] == ""


def test_the_solution_shows_its_pictures_after_the_last_step():
    """An empty line after each."""
    lines = steps_lines(posed(), Screen(80))
    assert lines.index("Рисунок. Спуск") > max(k for k, line in enumerate(lines) if line.startswith("3. "))
    assert lines[lines.index("Рисунок. Сеть") - 1] == ""
    assert lines[-2:] == ["(x)─── 0.8 ──→(y)", ""]


def test_in_plain_mode_pictures_are_told():
    """Not a line is drawn."""
    lines = picture_lines(posed().step_pictures, Screen(80, plain=True))
    assert "- В y идут: x с весом 0.8." in lines
    assert not any(sign in line for line in lines for sign in "│─●→")


def test_an_item_without_pictures_shows_none():
    """Nor an empty line in their place."""
    task = small_task(parts={"a": {"kind": "number", "ask": "Вес", "value": "1"}})
    assert (task.task_pictures, task.step_pictures) == ((), ())
    assert steps_lines(task, Screen(80)) == []


def test_values_that_do_not_fit_are_told_with_the_caption():
    """So that the author finds the picture."""
    arguments = {"layers": ["x", "y"], "weights": ["[[1, 2]]"], "sizes": ["1", "3"]}
    with pytest.raises(FigureError, match="рисунок «Сеть»: размеры матриц не сходятся: 1×2"):
        drawn(Picture("network", "task", "Сеть", "", arguments), {}, {})


def test_lint_draws_the_pictures_of_every_variant(tmp_path: Path):
    """What does not belong together is an error, what no usual screen has room for a warning."""
    good, crooked, wide = (tmp_path / name for name in ("15_good.yaml", "15_crooked.yaml", "15_wide.yaml"))
    good.write_text(GOOD + PICTURES, encoding="utf-8")
    crooked.write_text(GOOD + PICTURES + "      sizes: [1, 2]\n", encoding="utf-8")
    wide.write_text(GOOD + PICTURES.replace("layers: [x, y]", f"layers: [{'x' * 90}, y]"), encoding="utf-8")

    def told(file: Path) -> list[str]:
        (report,) = lint(file, range(3))
        return [line.partition(": ")[2] for line in report.lines if "рисунок" in line]

    assert told(good) == []
    assert told(crooked) == [
        "15b: рисунок «Сеть»: размеры матриц не сходятся: 1×1. Строка на каждый вход, столбец на каждый нейрон (15b)."
    ]
    assert told(wide) == ["15b: предупреждение: рисунок «Сеть» шире 80 знаков: вместо него будут слова."]
