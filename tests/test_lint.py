"""Lint: reports of problem files, and what it says of them in the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from drill.lint import Report, lint, summary


def test_a_file_that_cannot_be_read_is_reported_and_summed_up(tmp_path: Path):
    """Its faults are errors with their places; it counts as no item and has no draws to speak of."""
    file = tmp_path / "99.yaml"
    file.write_text("exercise: 99\ntitle: [\n", encoding="utf-8")
    reports = list(lint(file, range(3)))
    assert [report.errors[0].startswith(f"{file}:") for report in reports] == [True]
    assert summary(reports, 3) == "Ни одного пункта прочесть не вышло, ошибок: 1."


ITEM = """exercise: 15
title: проба
items:
  15a:
    label: шаги спуска на пробу
    level: core
    minutes: 3
    tags: [gd]
    revision: 1
    source: {letter: а, origin: book}
    solver: descent
    with: {batches: '[[1, 2], [1, 2]]'}
    params:
      x: {book: [1, 2], draw: {integers: [1, 3], shape: [2], distinct: true}}
      y: {book: [2, 3], draw: {integers: [1, 6], shape: [2]}}
      w0: {book: 0}
      eta: {book: 0.1}
    require:
    - y[0] != y[1]
    task: Сделай два шага из $w_0 = <<w0>>$.
    conventions: Среднее по наблюдениям.
    parts:
      w: {kind: vector, shape: [2], tolerance: 2 decimals, ask: Веса}
    hints: [Посчитай градиент.]
    mistakes:
      ascent: {set: {g: -g}, tell: 'Шаг не туда: $w - \\eta g$.'}
    steps: ['$w_1 = <<w_1>>$']
"""


def reports_of(text: str, tmp_path: Path, seeds: int = 30) -> list[Report]:
    """What lint says of one problem file."""
    file = tmp_path / "15.yaml"
    file.write_text(text, encoding="utf-8")
    return list(lint(file, range(seeds)))


def test_a_formula_of_the_theory_is_read_too(tmp_path: Path):
    """It belongs to the file, not to an item."""
    text = ITEM.replace("items:", "theory: |\n  Шаг $\\etta g$.\nitems:", 1)
    broken, item = reports_of(text, tmp_path, 3)
    assert (broken.place, item.errors) == ("", [])
    assert broken.errors[0].startswith(f"{tmp_path / '15.yaml'}:3: теория: формула $\\etta g$: ")


def test_a_sound_item_has_no_findings_and_its_costs_are_counted(tmp_path: Path):
    """How often a draw is accepted, how long it takes, how many variants are different."""
    (report,) = reports_of(ITEM, tmp_path)
    assert report.lines == []
    assert report.tried == 30
    assert 0.3 < report.acceptance <= 1
    assert 10 < report.distinct <= 30
    assert report.cost.startswith(f"{tmp_path / '15.yaml'}:4: 15a: подходит")


@pytest.mark.parametrize(
    ("sound", "planted", "said"),
    [
        ("y[0] != y[1]", "y[0] == 6 and y[1] == 6 and w > 0", "подходит"),
        ("y[0] != y[1]", "y[0] > 6", "Чаще всего"),
        ("shape: [2], tol", "shape: [3], tol", "размер ответа (2,), а объявлен (3,)"),
        ("set: {g: -g}", "set: {g: 1*g}", "mistake ascent"),
        ("set: {g: -g}", "set: {g: 1*g}, may_equal: true", "ни разу не отличались от ответа: ascent"),
        (r"$w - \\eta g$", r"$w - \\etta g$", r"Не знаю команды \etta"),
        ("$w_1 = <<w_1>>$", "$w_1 = <<w_1>> + <<w_7>>$", "w_7"),
        ("batches: '[[1, 2], [1, 2]]'", "batches: '[[1, 2], [1, 3]]'", "решение не считается: IndexError"),
    ],
)  # fmt: skip
def test_what_only_running_shows_is_found(sound, planted, said, tmp_path: Path):
    """Draws that nearly never pass, wrong sizes, mistakes that are none, bad TeX, missing names, broken solvers."""
    text = ITEM.replace(sound.replace("\\\\", "\\"), planted.replace("\\\\", "\\"))
    assert text != ITEM
    (report,) = reports_of(text, tmp_path)
    assert any(said in line for line in report.lines), report.lines
    assert all(line.startswith(f"{tmp_path / '15.yaml'}:4: 15a:") for line in report.lines)
