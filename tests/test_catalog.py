"""The catalogue: found anywhere, compiled once, never stale, never hidden by one broken file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drill import catalog as catalog_module
from drill import compiled
from drill.catalog import Catalog, NoProblems, build_index, find_folder, problem_files
from drill.errors import ContentErrors
from drill.targets import UnknownTarget
from tests.files import GOOD, exercise, write

ROOT = Path(__file__).resolve().parents[1]


def sheet(number: int, *exercises: int) -> str:
    """The file of a sheet."""
    return f"sheet: {number}\ntitle: листочек {number}\nexercises: [{', '.join(map(str, exercises))}]\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    """Two sheets; 61 stands between 34 and 35."""
    return write(
        tmp_path / "problems",
        {
            "sheet2/_sheet.yaml": sheet(2, 34, 61, 35),
            "sheet2/34.yaml": exercise(34),
            "sheet2/35.yaml": exercise(35, "abc"),
            "sheet2/61.yaml": exercise(61, "a", tags="gd, lstm"),
            "sheet1/_sheet.yaml": sheet(1, 15),
            "sheet1/15.yaml": GOOD,
        },
    )


@pytest.fixture
def cache(tmp_path) -> Path:
    """A folder for what is compiled."""
    return tmp_path / "cache"


def ids(catalog: Catalog) -> list[str]:
    """All items in order."""
    return [item.id for sheet in catalog.sheets for exercise in sheet.exercises for item in exercise.items]


def test_the_order_is_that_of_the_files(folder):
    """Sheets by number, exercises as their sheet lists them, items as they are written."""
    catalog = Catalog.open(folder, None)
    assert [sheet.id for sheet in catalog.sheets] == ["sheet1", "sheet2"]
    assert ids(catalog) == ["15b", "34a", "34b", "61a", "35a", "35b", "35c"]
    assert catalog.items("34-35") == ("34a", "34b", "61a", "35a", "35b", "35c")
    assert catalog.faults == ()


def test_an_entry_says_what_a_list_shows(folder):
    """Letter, label, kinds, origin, level, minutes, tags and revision."""
    entry = Catalog.open(folder, None).sheets[0].exercises[0].items[0]
    assert (entry.letter, entry.label, entry.kinds) == (
        "б",
        "три шага по всей выборке",
        ("vector", "choice", "formula"),
    )
    assert (entry.origin, entry.level, entry.minutes, entry.tags, entry.revision) == ("book", "core", 6, ("gd",), 1)


def test_an_item_is_given_by_its_id(folder, cache):
    """The same item, compiled just now or kept from before."""
    fresh, kept = Catalog.open(folder, cache).item("15b"), Catalog.open(folder, cache).item("15b")
    assert repr(fresh) == repr(kept)
    assert (fresh.sheet, fresh.exercise, fresh.title, fresh.letter) == ("sheet1", 15, "50 оттенков спуска", "б")
    for item_id in ("15c", "36a", "", "b", "15Б"):
        with pytest.raises(UnknownTarget):
            Catalog.open(folder, cache).item(item_id)


def test_a_list_is_restricted_to_a_target(folder):
    """A tag, an item, a range."""
    found = Catalog.open(folder, None).restricted("lstm")
    assert [(one.id, [entry.number for entry in one.exercises]) for one in found] == [("sheet2", [61])]


# -- what is kept between starts


def start(folder: Path, cache: Path | None, do: str) -> set[str]:
    """Which of the slow modules a new process imports to open the catalogue and do something with it."""
    script = (
        "import sys; from pathlib import Path; from drill.catalog import Catalog\n"
        f"catalog = Catalog.open(Path({str(folder)!r}), {f'Path({str(cache)!r})' if cache else None})\n"
        f"{do}\n"
        "print(*sys.modules.keys() & {'yaml', 'numpy', 'drill.loader', 'drill.solution'})"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_nothing_slow_is_imported_when_nothing_changed(folder, cache):
    """The first start compiles, the next ones need neither YAML nor numpy, to list or to solve."""
    assert "yaml" in start(folder, cache, "catalog.sheets")
    assert "numpy" not in start(folder, cache, "catalog.sheets; catalog.item('15b')")
    assert start(folder, cache, "catalog.sheets; catalog.faults; catalog.item('15b'); catalog.items('all')") == set()


def changed(path: Path, old: str, new: str) -> None:
    """Edits a file; its time of change moves on even where clocks are coarse."""
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))


def test_an_edited_file_is_compiled_anew(folder, cache):
    """Also when its size is the same, and the other files are left as they were."""
    Catalog.open(folder, cache)
    changed(folder / "sheet1/15.yaml", "три шага", "два шага")
    catalog = Catalog.open(folder, cache)
    assert catalog.sheets[0].exercises[0].items[0].label == "два шага по всей выборке"
    assert catalog.item("15b").label == "два шага по всей выборке"
    assert start(folder, cache, "catalog.item('15b')") == set()


def test_a_new_and_a_deleted_file_are_noticed(folder, cache):
    """The list follows the folder."""
    Catalog.open(folder, cache)
    write(folder, {"sheet1/16.yaml": exercise(16, "a")})
    changed(folder / "sheet1/_sheet.yaml", "[15]", "[16, 15]")
    (folder / "sheet2/61.yaml").unlink()
    changed(folder / "sheet2/_sheet.yaml", "61, ", "")
    for _ in range(2):
        catalog = Catalog.open(folder, cache)
        assert ids(catalog) == ["16a", "15b", "34a", "34b", "35a", "35b", "35c"]
        assert catalog.faults == ()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b'{"format": 1}', b"\xff\xfe", b'{"format": 0, "rows": {}}']
)
def test_a_damaged_cache_is_made_again(folder, cache, damage):
    """Whatever stands in the kept files, nobody is bothered with it."""
    Catalog.open(folder, cache)
    kept = list(cache.rglob("*.json"))
    assert len(kept) == 5
    for path in kept:
        path.write_bytes(damage)
    assert len(ids(Catalog.open(folder, cache))) == 7
    for path in cache.rglob("15.yaml.json"):
        path.write_bytes(damage)
    assert Catalog.open(folder, cache).item("15b").exercise == 15
    assert start(folder, cache, "catalog.item('15b')") == set()


def test_a_compiled_file_of_another_text_is_not_used(folder, cache):
    """A process that was stopped between two files leaves no wrong numbers behind."""
    Catalog.open(folder, cache)
    (kept,) = cache.rglob("15.yaml.json")
    before = kept.read_bytes()
    changed(folder / "sheet1/15.yaml", "книге" if "книге" in GOOD else "book: 0.1", "book: 0.2")
    Catalog.open(folder, cache)
    kept.write_bytes(before)
    assert Catalog.open(folder, cache).item("15b").params[3].book == 0.2


def test_other_rules_check_again(folder, cache, monkeypatch):
    """What an older program kept is not believed by a newer one."""
    Catalog.open(folder, cache)
    monkeypatch.setattr(compiled, "rules", lambda: "other")
    monkeypatch.setattr(compiled, "compile_file", lambda *given: pytest.fail("compiled again"))
    with pytest.raises(pytest.fail.Exception):
        Catalog.open(folder, cache)


def test_a_changed_solver_is_looked_at_again(folder, cache, tmp_path, monkeypatch):
    """A file that named an unknown solver is right as soon as somebody writes it."""
    from drill import solver_source

    package = tmp_path / "package"
    (package / "solvers").mkdir(parents=True)
    monkeypatch.setattr(solver_source, "PACKAGE", package)
    monkeypatch.setattr(compiled, "PACKAGE", package)
    monkeypatch.setattr(compiled, "rules", lambda: "the same")
    write(folder, {"sheet2/34.yaml": exercise(34, solver="plus")})
    assert [fault.line for fault in Catalog.open(folder, cache).faults if "plus" in fault.message] == [11, 24]
    (package / "solvers/ex34.py").write_text("def plus(t, a):\n    t('sum', a + 1)\n", encoding="utf-8")
    assert not [fault for fault in Catalog.open(folder, cache).faults if "plus" in fault.message]


def test_where_nothing_can_be_kept_everything_still_works(folder, tmp_path):
    """A file stands where the cache should be: as in a home that cannot be written to."""
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    assert len(ids(Catalog.open(folder, blocked))) == 7
    assert Catalog.open(folder, blocked / "deeper").item("15b").exercise == 15


def test_two_folders_have_two_caches(folder, cache, tmp_path):
    """A teacher's folder does not push out the book's."""
    other = write(tmp_path / "other", {"_sheet.yaml": sheet(9, 77), "77.yaml": exercise(77, "a")})
    assert ids(Catalog.open(other, cache)) == ["77a"]
    Catalog.open(folder, cache)
    assert start(other, cache, "catalog.item('77a')") == set()
    assert start(folder, cache, "catalog.item('15b')") == set()


def test_nothing_is_left_behind_by_writing(folder, cache):
    """Files are written aside and moved into place."""
    Catalog.open(folder, cache)
    assert not [path for path in cache.rglob("*") if path.is_file() and path.suffix != ".json"]


# -- what a wheel carries


@pytest.fixture
def package(folder, tmp_path, monkeypatch) -> Path:
    """The folder as an installed package has it: with the index beside it, and times changed by installing."""
    installed = tmp_path / "drill"
    folder.rename(tmp_path / "drill-problems")
    installed.mkdir()
    (tmp_path / "drill-problems").rename(installed / "problems")
    for name, data in build_index(installed / "problems").items():
        path = installed / "problems" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for path in (installed / "problems").rglob("*.yaml"):
        os.utime(path, (1, 1))
    monkeypatch.setattr(catalog_module, "PACKAGE", installed)
    return installed / "problems"


def test_a_wheel_starts_without_compiling(package, cache, monkeypatch):
    """The index that lies in it serves the first start, in a home that cannot be written to as well."""
    monkeypatch.setattr(compiled, "compile_file", lambda *given: pytest.fail("compiled"))
    for where in (cache, None):
        catalog = Catalog.open(package, where)
        assert ids(catalog) == ["15b", "34a", "34b", "61a", "35a", "35b", "35c"]
        assert catalog.item("15b").exercise == 15
        assert catalog.faults == ()
    assert not cache.exists()


def test_an_edit_inside_an_installed_package_is_noticed(package, cache):
    """By size for the list, by content for the task; the rest of the wheel's index still serves."""
    changed(package / "sheet1/15.yaml", "три шага", "четыре шага")
    changed(package / "sheet2/34.yaml", "book: 2", "book: 3")
    catalog = Catalog.open(package, cache)
    assert catalog.sheets[0].exercises[0].items[0].label == "четыре шага по всей выборке"
    assert catalog.item("34a").params[0].book == 3


def test_an_index_beside_foreign_files_is_not_trusted(package, tmp_path, monkeypatch):
    """Only the package's own index is believed by sizes alone."""
    monkeypatch.setattr(catalog_module, "PACKAGE", tmp_path)
    changed(package / "sheet1/15.yaml", "три шага", "два шага")
    assert Catalog.open(package, None).sheets[0].exercises[0].items[0].label == "два шага по всей выборке"


def test_the_index_of_a_wheel_is_the_same_on_every_machine(folder):
    """Nothing of the machine that builds gets into it: no path, no time."""
    first = build_index(folder)
    for path in folder.rglob("*.yaml"):
        os.utime(path, (5, 5))
    assert build_index(folder) == first
    assert str(folder).encode() not in b"".join(first.values())
    assert sorted(first) == [
        "_index/index.json",
        *(f"_index/{name}.json" for name in ("sheet1/15.yaml", "sheet2/34.yaml", "sheet2/35.yaml", "sheet2/61.yaml")),
    ]
    assert all(json.loads(data)["format"] == compiled.FORMAT for data in first.values())


def test_no_wheel_is_built_of_broken_files(folder):
    """All faults are told at once."""
    changed(folder / "sheet1/15.yaml", "level: core", "level: easy")
    changed(folder / "sheet2/34.yaml", "level: core", "level: easy")
    with pytest.raises(ContentErrors) as refusal:
        build_index(folder)
    assert len(refusal.value.faults) >= 3


# -- what is wrong with files


def test_a_broken_file_hides_only_itself(folder, cache):
    """Its items are absent, its faults are kept, asking for one of its items tells them."""
    changed(folder / "sheet2/34.yaml", "level: core", "level: easy")
    for _ in range(2):
        catalog = Catalog.open(folder, cache)
        assert ids(catalog) == ["15b", "61a", "35a", "35b", "35c"]
        path = folder / "sheet2/34.yaml"
        assert [str(fault) for fault in catalog.faults] == [
            f"{path}:{line}: «easy»: ждали core, extra или hard." for line in (6, 18)
        ]
        for ask in (catalog.item, catalog.variant, catalog.variants, catalog.items, catalog.restricted):
            with pytest.raises(ContentErrors) as refusal:
                ask("34a")
            assert refusal.value.faults == catalog.faults or str(refusal.value) == "\n".join(map(str, catalog.faults))
        with pytest.raises(ContentErrors):
            catalog.variant("34б:7")
        with pytest.raises(UnknownTarget):
            catalog.variant("36a")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"exercise: [", b"- 1", b"\x00" * 10])
def test_rubbish_in_a_file_is_a_fault_of_that_file(folder, content):
    """Whatever its bytes, and its number is known by its name."""
    (folder / "sheet2/34.yaml").write_bytes(content)
    catalog = Catalog.open(folder, None)
    assert [Path(fault.file).name for fault in catalog.faults] == ["34.yaml"]
    with pytest.raises(ContentErrors):
        catalog.variant("34a")


def messages(folder: Path) -> list[str]:
    """All faults of a folder, with paths from inside it."""
    return [str(fault).removeprefix(f"{folder}{os.sep}") for fault in Catalog.open(folder, None).faults]


def test_a_sheet_and_its_files_must_agree(folder):
    """What it names has to be there, what is there it has to name; both are seen all the same."""
    changed(folder / "sheet2/_sheet.yaml", "[34, 61, 35]", "[34, 36, 35]")
    assert messages(folder) == [
        "sheet2/_sheet.yaml:1: упражнение 61 (sheet2/61.yaml) не названо в exercises.",
        "sheet2/_sheet.yaml:1: упражнение 36 названо в exercises, а файла 36.yaml рядом нет.",
    ]
    assert ids(Catalog.open(folder, None))[1:] == ["34a", "34b", "35a", "35b", "35c", "61a"]


def test_what_comes_before_an_exercise_has_to_be_there(folder):
    """A number that no exercise has, and a circle, are faults of the file that says so; nothing is hidden by them."""
    changed(folder / "sheet2/34.yaml", "items:", "after: [15, 99]\nitems:")
    assert messages(folder) == ["sheet2/34.yaml:1: упражнение 99 названо в after, а его нет."]
    changed(folder / "sheet2/34.yaml", "[15, 99]", "[35]")
    changed(folder / "sheet2/35.yaml", "items:", "after: [61]\nitems:")
    changed(folder / "sheet2/61.yaml", "items:", "after: [34]\nitems:")
    (message,) = messages(folder)
    assert message.partition(":1: ")[2] in {
        f"по after выходит круг: {circle}; убери лишнее."
        for circle in ("34, 35, 61, 34", "35, 61, 34, 35", "61, 34, 35, 61")
    }
    assert len(ids(Catalog.open(folder, None))) == 7


def test_the_theory_of_an_exercise_is_found_by_number_or_item(folder):
    """With the titles of what comes before it; one that has none is empty."""
    changed(folder / "sheet2/34.yaml", "items:", "after: [15]\ntheory: 'Знай: $a$.'\nread: [Книга]\nitems:")
    catalog = Catalog.open(folder, None)
    theory = catalog.theory("34")
    assert theory == catalog.theory("34б:7")
    assert (theory.text, theory.read, theory.after) == ("Знай: $a$.", ("Книга",), ((15, "50 оттенков спуска"),))
    assert (catalog.theory("61").text, catalog.theory("61").read) == ("", ())
    with pytest.raises(UnknownTarget):
        catalog.theory("99")


def test_an_exercise_stands_in_one_file(folder):
    """The first is taken, the second is told."""
    write(folder, {"sheet1/34_again.yaml": exercise(34, "abc")})
    changed(folder / "sheet1/_sheet.yaml", "[15]", "[15, 34]")
    assert messages(folder) == [
        "sheet2/34.yaml:1: упражнение 34 уже есть в sheet1/34_again.yaml.",
    ]
    assert ids(Catalog.open(folder, None)) == ["15b", "34a", "34b", "34c", "61a", "35a", "35b", "35c"]
    assert Catalog.open(folder, None).item("34c").sheet == "sheet1"


def test_a_folder_without_a_number_is_told_and_not_seen(folder):
    """Its exercises belong to no sheet, and do not stand in the way of others."""
    write(folder, {"misc/34.yaml": exercise(34, "abc")})
    assert messages(folder) == [
        "misc/_sheet.yaml:1: этого файла нет, а в нём номер листочка, название и порядок упражнений."
    ]
    assert Catalog.open(folder, None).items("34") == ("34a", "34b")
    assert Catalog.open(folder, None).item("34a").sheet == "sheet2"


def test_a_sheet_s_number_belongs_to_one_folder(folder):
    """The exercises of both are seen."""
    changed(folder / "sheet2/_sheet.yaml", "sheet: 2", "sheet: 1")
    assert messages(folder) == ["sheet2/_sheet.yaml:1: листочек 1 уже есть: дай этому другой номер."]
    assert [sheet.id for sheet in Catalog.open(folder, None).sheets] == ["sheet1"]
    assert len(ids(Catalog.open(folder, None))) == 7


@pytest.mark.parametrize("content", [None, "sheet: два\n"])
def test_a_sheet_without_its_file_is_known_by_its_folder(folder, content):
    """Its exercises are seen, by number; the fault is told."""
    (folder / "sheet2/_sheet.yaml").unlink()
    if content:
        write(folder, {"sheet2/_sheet.yaml": content})
    catalog = Catalog.open(folder, None)
    assert ids(catalog) == ["15b", "34a", "34b", "35a", "35b", "35c", "61a"]
    assert all(fault.file.endswith("sheet2/_sheet.yaml") for fault in catalog.faults)
    assert catalog.faults


def test_what_is_no_problem_file_is_left_alone(folder):
    """Notes, editors' copies, hidden folders."""
    before = ids(Catalog.open(folder, None))
    write(
        folder,
        {
            "README.md": "x",
            "sheet1/15.yaml~": "x",
            "sheet1/.#15.yaml": "x",
            "sheet1/_note.yaml": "x",
            ".git/1.yaml": "x",
        },
    )
    assert ids(Catalog.open(folder, None)) == before
    assert messages(folder) == []


# -- where the folder is


def test_the_folder_is_found_from_anywhere(tmp_path):
    """In a checkout it lies beside the package, whatever the working directory."""
    script = "from drill.catalog import find_folder; print(find_folder())"
    environ = {key: value for key, value in os.environ.items() if key != "MASHA_PROBLEMS"} | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environ, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == ROOT / "problems"


def test_the_packaged_folder_comes_before_the_one_beside_it(tmp_path, monkeypatch):
    """An installed package does not look into whatever lies next to it."""
    monkeypatch.setattr(catalog_module, "PACKAGE", tmp_path / "drill")
    (tmp_path / "problems").mkdir()
    assert find_folder("", {}) == tmp_path / "problems"
    (tmp_path / "drill/problems").mkdir(parents=True)
    assert find_folder("", {}) == tmp_path / "drill/problems"


def test_a_teacher_may_name_a_folder(tmp_path):
    """By argument first, else by MASHA_PROBLEMS; one that is not there is told."""
    assert find_folder(str(tmp_path), {"MASHA_PROBLEMS": "/nowhere"}) == tmp_path
    assert find_folder("", {"MASHA_PROBLEMS": str(tmp_path)}) == tmp_path
    with pytest.raises(NoProblems, match="Папки /nowhere нет: проверь, что указано в MASHA_PROBLEMS"):
        find_folder("", {"MASHA_PROBLEMS": "/nowhere"})
    with pytest.raises(NoProblems, match="проверь, что указано в --problems"):
        find_folder("/nowhere", {})


def test_problem_files_are_listed_for_lint(folder):
    """A folder gives its exercise files, a file gives itself, nothing is told."""
    assert [path.name for path in problem_files(folder)] == ["15.yaml", "34.yaml", "35.yaml", "61.yaml"]
    assert list(problem_files(folder / "sheet1/15.yaml")) == [folder / "sheet1/15.yaml"]
    with pytest.raises(NoProblems, match="Нет ни файла, ни папки"):
        list(problem_files(folder / "nowhere"))


def test_a_folder_that_cannot_be_read_is_told(tmp_path):
    """In Russian, without a traceback."""
    with pytest.raises(NoProblems, match="не читается"):
        Catalog.open(tmp_path / "nowhere", None)
