"""What a solver takes and records is read from its source, without running or importing it."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from drill import solver_source
from drill.solution import Recorder

SOLVERS = sorted(path.stem for path in (solver_source.PACKAGE / "solvers").glob("ex*.py"))


@pytest.fixture
def package(tmp_path, monkeypatch) -> Path:
    """A package of solvers elsewhere."""
    (tmp_path / "solvers").mkdir()
    monkeypatch.setattr(solver_source, "PACKAGE", tmp_path)
    return tmp_path / "solvers"


def recorded(package: Path, body: str, head: str = "def solve(t, x, n=3, *, reduce=None):") -> solver_source.Names:
    """The names recorded by a solver with this body."""
    package.joinpath("ex01.py").write_text(f"{head}\n    {body}\n", encoding="utf-8")
    found = solver_source.solver("drill.solvers.ex01", "solve")
    assert found is not None
    return found.records


def test_arguments_are_read_from_the_signature(package):
    """The recorder comes first whatever its name; what has a default need not be given."""
    recorded(package, "pass", "def solve(note, x, n=3, *, t, reduce=None):")
    found = solver_source.solver("drill.solvers.ex01", "solve")
    assert found.takes == ("x", "n", "t", "reduce")
    assert found.needs == ("x", "t")
    assert not found.takes_any


@pytest.mark.parametrize(
    ("body", "names", "others"),
    [
        ("t('g', 1)", ["g"], ["g_1", "h"]),
        ("t('g', 1, n)", ["g_1", "g_12"], ["g", "g_x"]),
        ("t('w', 0, 0); t.gather('w', 1)", ["w", "w_0", "w_3"], ["w_"]),
        ("t('a' if n else 'b', 1)", ["a", "b"], ["c"]),
        ("t(f'dL_d{n}', 1)", ["dL_dW"], ["dL_d", "W"]),
        ("t('W' + n, 1)", ["W", "W1"], ["V"]),
        ("t(n, 1)", ["anything"], []),
        ("[t('g', k) for k in x]", ["g"], ["k"]),
        ("print(t)", ["anything"], []),
        ("def inner():\n        t('deep', 1)\n    inner()", ["deep"], ["inner"]),
        ("print('t', x)", [], ["t", "x"]),
    ],
)
def test_recorded_names_are_read_from_the_calls(package, body, names, others):
    """Numbered where a number is given; by pattern where the name is put together; anything where it is not known."""
    found = recorded(package, body)
    assert all(name in found for name in names)
    assert not any(name in found for name in others)


def test_a_recorder_is_followed_into_what_it_is_handed_to(package):
    """By place and by name, round in circles, and into another module of the package."""
    package.joinpath("ex02.py").write_text("def far(note):\n    note('far', 1)\n", encoding="utf-8")
    found = recorded(
        package,
        "near(x, t); second(x=x, u=t); imported(t)",
        "from drill.solvers.ex02 import far as imported\n\n"
        "def near(x, s):\n    s('near', 1); solve(s, x)\n\n"
        "def second(u, x):\n    u('second', 1)\n\n"
        "def unused(t):\n    t('unused', 1)\n\n"
        "def solve(t, x):",
    )
    assert found.plain == {"near", "second", "far"}


def test_what_is_not_there_is_none(package):
    """No module, no function, no Python, no recorder to take."""
    package.joinpath("ex03.py").write_text("def without():\n    pass\n", encoding="utf-8")
    package.joinpath("ex04.py").write_text("def (", encoding="utf-8")
    names = [("ex99", "solve"), ("ex03", "solve"), ("ex03", "without"), ("ex04", "solve")]
    assert [solver_source.solver(f"drill.solvers.{module}", name) for module, name in names] == [None] * 4


def test_a_solver_may_be_imported_from_another_exercise(package):
    """Its arguments and names are those of where it is written."""
    package.joinpath("ex02.py").write_text("def solve(t, a):\n    t('b', a)\n", encoding="utf-8")
    package.joinpath("ex03.py").write_text("from drill.solvers.ex02 import solve\n", encoding="utf-8")
    assert solver_source.solver("drill.solvers.ex03", "solve").records.plain == {"b"}


@pytest.mark.parametrize("name", SOLVERS)
def test_the_book_s_solvers_are_read_without_being_imported(name):
    """Every public function that takes a recorder is found, and numpy stays where it is."""
    before = set(sys.modules)
    module = solver_source.module(f"drill.solvers.{name}")
    tree = ast.parse(solver_source.file_of(f"drill.solvers.{name}").read_text(encoding="utf-8"))
    assert set(module.functions) == {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for function in module.functions:
        solver_source.solver(f"drill.solvers.{name}", function)
    assert set(sys.modules) == before


def test_names_agree_with_a_real_recorder():
    """What the recorder calls a numbered and a gathered value is what the source is read to say."""
    recorder = Recorder({})
    recorder("g", 1.0, 1)
    recorder("g", 2.0, 2)
    recorder.gather("g", 1)
    names = solver_source.Names(plain=frozenset({"g"}), families=frozenset({"g"}))
    assert all(name in names for name in recorder.values)


@pytest.mark.parametrize(("source", "line"), [("x = 1\ndef solve(t:\n    pass\n", 2), ("x = 1\n", None)])
def test_the_line_where_a_source_stops_being_python_is_known(package, source, line):
    """So that a slip in a solver is not taken for a missing file; which has no line."""
    package.joinpath("ex02.py").write_text(source, encoding="utf-8")
    assert solver_source.broken_line("drill.solvers.ex02") == line
    assert solver_source.broken_line("drill.solvers.ex03") is None
