"""A wheel carries the compiled index, and is not built of broken problem files."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from drill.errors import ContentErrors
from tests.files import exercise, write

wheel = pytest.importorskip("hatchling.builders.wheel", reason="hatchling builds wheels, and only then is it needed")

ROOT = Path(__file__).resolve().parents[1]

PROJECT = """\
[project]
name = "masha"
version = "0"
[tool.hatch.build.targets.wheel]
packages = ["drill"]
[tool.hatch.build.targets.wheel.hooks.custom]
path = "drill/index_build.py"
[tool.hatch.build.targets.wheel.force-include]
problems = "drill/problems"
"""


@pytest.fixture
def project(tmp_path) -> Path:
    """This package with problems of its own."""
    shutil.copytree(ROOT / "drill", tmp_path / "drill", ignore=shutil.ignore_patterns("__pycache__"))
    sheet = "sheet: 1\ntitle: проба\nexercises: [1]\n"
    return write(
        tmp_path,
        {"pyproject.toml": PROJECT, "problems/sheet1/_sheet.yaml": sheet, "problems/sheet1/1.yaml": exercise(1)},
    )


def built(project: Path, version: str = "standard") -> list[str]:
    """What a wheel of the project holds."""
    (path,) = wheel.WheelBuilder(str(project)).build(directory=str(project / "dist"), versions=[version])
    return zipfile.ZipFile(path).namelist()


def test_a_wheel_holds_the_problems_and_their_index(project):
    """Beside one another, inside the package."""
    assert {
        "drill/problems/sheet1/1.yaml",
        "drill/problems/_index/index.json",
        "drill/problems/_index/sheet1/1.yaml.json",
    } <= set(built(project))


def test_an_editable_install_reads_the_checkout(project):
    """Nothing compiled gets in the way of editing."""
    pytest.importorskip("editables", reason="hatchling needs it for editable installs")
    assert not [name for name in built(project, "editable") if "_index" in name]


def test_broken_problem_files_stop_the_build(project):
    """What cannot be checked is not shipped."""
    path = project / "problems/sheet1/1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("core", "easy"), encoding="utf-8")
    with pytest.raises(ContentErrors):
        built(project)
