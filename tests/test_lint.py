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
        ("shape: [2], tol", "shape: [3], tol", "размер ответа [2], а объявлен [3] (15a; и ещё вариантов: 20)"),
        ("set: {g: -g}", "set: {g: 1*g}", "мешала ошибка ascent"),
        ("set: {g: -g}", "set: {g: 1*g}, may_equal: true", "ни разу не отличались от ответа: ascent"),
        (r"$w - \\eta g$", r"$w - \\etta g$", r"Не знаю команды \etta"),
        ("$w_1 = <<w_1>>$", "$w_1 = <<w_1>> + <<w_7>>$", "w_7"),
        ("batches: '[[1, 2], [1, 2]]'", "batches: '[[1, 2], [1, 3]]'", "решение не считается: IndexError"),
        ("batches: '[[1, 2], [1, 2]]'", "batches: '[[1, 2], [1, 3]]'", "в drill/solvers/ex15.py:"),
        ("$w_1 = <<w_1>>$", "$w_1 = <<x[5]>>$", "«x[5]»: Такого номера здесь нет (счёт идёт от 0) (15a)."),
        ("из $w_0 = <<w0>>$.", "из $w_0 = <<w0>>.", "знаку $ нет пары (15a: Сделай два шага из $w_0 = 0."),
    ],
)  # fmt: skip
def test_what_only_running_shows_is_found(sound, planted, said, tmp_path: Path):
    """Draws that nearly never pass, wrong sizes, mistakes that are none, bad TeX, missing names, broken solvers."""
    text = ITEM.replace(sound.replace("\\\\", "\\"), planted.replace("\\\\", "\\"))
    assert text != ITEM
    (report,) = reports_of(text, tmp_path)
    assert any(said in line for line in report.lines), report.lines
    assert all(line.startswith(f"{tmp_path / '15.yaml'}:4: 15a:") for line in report.lines)


def test_what_is_wrong_in_every_variant_is_said_once(tmp_path: Path):
    """With the first variant that has it and the number of the others; other faults have lines of their own."""
    text = ITEM.replace("из $w_0 = <<w0>>$", "из $\\etta = <<w0>>$").replace("$w - \\eta g$", "$w - \\etta g$")
    (report,) = reports_of(text, tmp_path)
    assert len(report.errors) == 2
    assert all("\\etta" in error and error.endswith("; и ещё вариантов: 20).") for error in report.errors)


FORMULA = """exercise: 15
title: проба
items:
  15a:
    label: производная потерь на пробу
    level: core
    minutes: 3
    tags: [gd]
    revision: 1
    source: {letter: а, origin: book}
    task: Выпиши производную.
    conventions: Без половины.
    parts:
      rule: {kind: formula, ask: Производная, reference: 2*(p - y)}
    variables:
      p: {is: number}
      y: {is: number}
    hints: [Степень вперёд.]
    mistakes:
      sign: {formula: {rule: [2*(y - p), 2*y - 2*p]}, tell: Знак не тот.}
    steps: [Вот она.]
"""


def test_a_wrong_formula_that_is_right_is_an_error(tmp_path: Path):
    """However it is written: no student could ever be told of the mistake."""
    (sound,) = reports_of(FORMULA, tmp_path, 3)
    (planted,) = reports_of(FORMULA.replace("2*y - 2*p", "-2*y + 2*p"), tmp_path, 3)
    assert sound.errors == []
    assert planted.errors == ["ошибка sign: её формула «-2*y + 2*p» для части rule ни разу не отличалась от верной."]


def test_a_file_in_another_encoding_is_refused(tmp_path: Path):
    """Its letters would otherwise be shown as question marks."""
    file = tmp_path / "15.yaml"
    file.write_bytes(FORMULA.encode("cp1251"))
    (report,) = lint(file, range(1))
    assert report.errors == [f"{file}:2: это не текст в UTF-8: сохрани файл в кодировке UTF-8."]


def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """With the reason, and without a traceback."""
    file = tmp_path / "15.yaml"
    file.write_text(FORMULA, encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (report,) = lint(file, range(1))
    assert report.errors == [f"{file}:1: файл не читается: нет прав."]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with one exercise, named in its list."""
    folder = tmp_path / "problems" / "sheet3"
    folder.mkdir(parents=True)
    (folder / "15.yaml").write_text(FORMULA, encoding="utf-8")
    (folder / "_sheet.yaml").write_text("sheet: 3\ntitle: проба\nexercises: [15]\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("part", ["", "sheet3", "sheet3/15.yaml", "sheet3/_sheet.yaml"])
@pytest.mark.parametrize(
    ("file", "sound", "planted", "said"),
    [
        ("_sheet.yaml", "[15]", "[]", "упражнение 15 (sheet3/15.yaml) не названо в exercises."),
        ("_sheet.yaml", "[15]", "[15, 16]", "упражнение 16 названо в exercises, а файла 16.yaml рядом нет."),
        ("_sheet.yaml", "title", "tilte", "незнакомый ключ «tilte». Ближе всего: «title»."),
        ("15.yaml", "title: проба", "title: проба\nafter: [98]", "упражнение 98 названо в after, а его нет."),
    ],
)
def test_what_is_wrong_between_files_is_reported(sheet: Path, part, file, sound, planted, said):
    """Of the book, of a sheet and of one exercise alike: nothing else shows all that hides a task."""
    root = sheet.parent
    assert [report.errors for report in lint(root / part, range(1))] == [[]]
    broken = sheet / file
    broken.write_text(broken.read_text(encoding="utf-8").replace(sound, planted, 1), encoding="utf-8")
    errors = [error for report in lint(root / part, range(1)) for error in report.errors]
    assert any(error.startswith(f"{broken}:") and error.endswith(said) for error in errors), errors


def test_the_next_sheet_is_not_this_ones_business(sheet: Path):
    """Whoever proves one sheet hears of that one alone."""
    other = sheet.parent / "sheet4"
    other.mkdir()
    (other / "_sheet.yaml").write_text("sheet: 4\ntitle: проба\nexercises: [19]\n", encoding="utf-8")
    assert [report.errors for report in lint(sheet, range(1))] == [[]]
    assert [error for report in lint(sheet.parent, range(1)) for error in report.errors] != []


def test_a_file_that_is_wrong_is_told_of_once(sheet: Path):
    """Not again among what is wrong between the files."""
    (sheet / "15.yaml").write_text(FORMULA.replace("label", "lable"), encoding="utf-8")
    errors = [error for report in lint(sheet.parent, range(1)) for error in report.errors]
    assert len(errors) == len(set(errors)) == 2
