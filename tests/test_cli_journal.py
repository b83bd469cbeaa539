"""The commands about the journal, run as a student types them."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import jsonschema
import pytest

from drill import database
from drill.cli import main
from drill.env import Env
from drill.facts import Attempt, Shown
from drill.store import open_store
from drill.views.screen import Screen
from tests import contract, files

ROOT = Path(__file__).parent.parent
MOSCOW = timezone(timedelta(hours=3))


@dataclass
class Said:
    """What a command answered."""

    status: int
    text: str
    errors: str


class Home:
    """A student's machine; ten seconds pass whenever somebody looks at the clock, and each task has other numbers."""

    def __init__(self, folder: Path, problems: Path) -> None:
        self.folder = folder
        self.problems = problems
        self.journal = folder / "journal.sqlite3"
        self._ticks = count()
        self._seeds = count(371)

    def masha(self, *arguments: object, typed: Sequence[str] = (), terminal: bool = False, width: int = 80) -> Said:
        """A command, with the lines that are typed while it runs."""
        page, lines = io.StringIO(), iter(typed)

        def ask(prompt: str) -> str:
            page.write(prompt)
            line = next(lines, None)
            if line is None:
                raise EOFError
            return line

        env = Env(
            environ={"MASHA_HOME": str(self.folder), "MASHA_PROBLEMS": str(self.problems)},
            stdin=io.StringIO("".join(f"{line}\n" for line in typed)),
            stdout=page,
            stderr=io.StringIO(),
            screen=Screen(width),
            is_terminal=terminal,
            ask=ask,
            now=lambda: datetime(2026, 11, 23, 17, 5, 11, tzinfo=MOSCOW) + timedelta(seconds=10 * next(self._ticks)),
            random_seed=lambda: next(self._seeds),
        )
        status = main([str(argument) for argument in arguments], env)
        if "store" in vars(env):
            env.store.close()
        return Said(status, page.getvalue(), env.stderr.getvalue())

    def solve(self, item: str, wrong: Sequence[str] = ("0",)) -> str:
        """Drills a task of the item: these answers that are wrong, then the right one; its code."""
        self.masha("drill", item, "-n", "1", typed=["/quit"])
        seed = self.rows("select seed from shown order by id desc")[0][0]
        params = json.loads(self.rows("select params from shown order by id desc")[0][0])
        self.masha("drill", f"{item}:{seed}", "-n", "1", typed=[*wrong, str(params["a"] + 1)])
        return f"{item}:{seed}"

    def history(self, *arguments: object) -> list[dict]:
        """The records of `masha history --json`."""
        return [json.loads(line) for line in self.masha("history", "--json", *arguments).text.splitlines()]

    def rows(self, query: str) -> list[tuple]:
        """What lies in the journal."""
        raw = sqlite3.connect(self.journal)
        found = raw.execute(query).fetchall()
        raw.close()
        return found


@pytest.fixture
def problems(tmp_path: Path) -> Path:
    """Two small exercises."""
    sheet = "sheet: 3\ntitle: Спуск\nexercises: [15, 16]\n"
    names = {"sheet3/_sheet.yaml": sheet, "sheet3/15.yaml": files.exercise(15), "sheet3/16.yaml": files.exercise(16)}
    return files.write(tmp_path / "problems", names)


@pytest.fixture
def home(tmp_path: Path, problems: Path) -> Home:
    """A student's machine with nothing on it."""
    return Home(tmp_path / "home", problems)


@pytest.fixture
def other(tmp_path: Path, problems: Path) -> Home:
    """The student's other machine."""
    return Home(tmp_path / "other", problems)


class TestHistory:
    """Every attempt, oldest first."""

    def test_the_json_contract(self, home):
        """A line an attempt; what is repeated or taken back says so, and only that does."""
        home.masha("drill", "15a", "-n", "1", typed=["0", "0", "0"])
        home.masha("undo")
        home.solve("16b", wrong=[])
        records = home.history()
        for record in records:
            jsonschema.validate(record, contract.ATTEMPT)
        assert [record["id"] for record in records] == ["15a", "15a", "15a", "16b"]
        assert [record["verdict"] for record in records] == ["wrong", "wrong", "wrong", "right"]
        marks = [(record.get("repeat"), record.get("undone")) for record in records]
        assert marks == [(None, None), (True, None), (True, True), (None, None)]
        assert [record["at"] for record in records] == sorted(record["at"] for record in records)
        assert records[0]["typed"] == {"sum": "0"}
        assert records[3]["typed"] == {"sum": str(records[3]["params"]["a"] + 1)}

    def test_the_latest_come_last(self, home):
        """`-n` gives that many of the latest, in both forms."""
        home.solve("15a", wrong=["11", "12"])
        everything = home.history()
        assert home.history("-n", 2) == everything[-2:]
        assert [line.split()[3] for line in home.masha("history", "-n", 2).text.splitlines()[:2]] == [
            "неверно",
            "верно",
        ]

    def test_a_line_says_when_what_and_how_it_went(self, home):
        """With the code of the variant."""
        code = home.solve("15a", wrong=["0,5"])
        first, second = home.masha("history").text.splitlines()
        assert first.startswith("23.11.2026 17:0")
        assert code in first
        assert "неверно      sum = 0,5" in first
        assert "верно        sum = " in second

    def test_only_the_latest_twenty_are_shown_unless_asked(self, home):
        """And it is said how to see all."""
        for _ in range(4):
            home.solve("15a", wrong=["0", "0", "11", "12"])
            home.solve("15b", wrong=["0", "11", "12"])
        lines = home.masha("history").text.splitlines()
        everything = home.masha("history", "--all").text.splitlines()
        assert len(everything) > 20
        assert lines[:20] == everything[-20:]
        assert lines[20:] == ["", "Это последние 20. Все: masha history --all"]

    @pytest.mark.parametrize("typed", ["15a", "15а", "15A"])
    def test_of_one_item(self, home, typed):
        """In either alphabet; a variant too."""
        code = home.solve("15a")
        home.solve("15b")
        home.solve("15a")
        assert [record["id"] for record in home.history(typed)] == ["15a"] * 4
        assert home.history(code) == home.history()[:2]
        assert home.masha("history", "15z").status == 2

    def test_nothing_yet(self, home):
        """A sentence with what to do; no line of JSON."""
        assert home.masha("history") == Said(0, "Ответов пока нет. Решать: masha drill sheet1\n", "")
        assert home.masha("history", "--json").text == ""

    def test_items_that_are_gone_are_shown_too(self, home, problems):
        """With the other attempts or by their own name; nothing else minds them either."""
        home.solve("16b")
        (problems / "sheet3" / "16.yaml").unlink()
        (problems / "sheet3" / "_sheet.yaml").write_text("sheet: 3\ntitle: Спуск\nexercises: [15]\n", encoding="utf-8")
        assert (
            [record["id"] for record in home.history()]
            == [record["id"] for record in home.history("16b")]
            == ["16b"] * 2
        )
        for command in (["list"], ["list", "15"], [], ["stats"], ["drill", "15a"], ["undo"], ["reset", "16b", "--yes"]):
            assert home.masha(*command, typed=["/quit"]).status == 0
        assert "16b" not in home.masha("drill", "all", typed=["/quit"]).text
        assert len(home.history("16b")) == 2

    def test_what_was_typed_cannot_command_the_terminal(self, home):
        """Signs that a terminal would obey are replaced; a matrix stands on one line."""
        store = open_store(home.journal, print, "stamp")
        at = "2026-11-23T17:05:11+03:00"
        store.append(Shown("15a", 7, 1, {"a": 1}, ("sum",), at))
        store.append(Attempt(1, {"sum": "1 2\n3 4\x1b[2J"}, {}, {"sum": "wrong"}, (), 0, 1.0, at))
        store.close()
        said = home.masha("history").text + home.masha("undo").text
        assert "\x1b" not in said
        assert said.count("sum = 1 2; 3 4") == 2

    def test_lines_end_with_the_screen(self, home):
        """But not in plain text, which is read aloud or searched, and on a narrow screen nothing is lost."""
        home.masha("drill", "15a", "-n", "1", typed=["0" * 100])
        assert max(map(len, home.masha("history").text.splitlines())) == 80
        assert "0" * 100 in home.masha("history", "--plain").text
        narrow = home.masha("history", width=40).text
        assert max(map(len, narrow.splitlines())) <= 40
        assert "0" * 100 in "".join(narrow.split())


class TestUndo:
    """The last answer is taken back, then the one before it."""

    def test_it_says_which_and_how_the_task_stands_now(self, home):
        """The right one first; then the task waits for an answer again."""
        code = home.solve("15a", wrong=["1,6"])
        first, second, third = (home.masha("undo") for _ in range(3))
        assert first.text.startswith(f"Взяла назад: {code}, sum = ")
        assert first.text.endswith(f"(верно).\nЗадача ждёт ответа.\nПродолжить: masha drill {code}\n")
        assert second.text.startswith(f"Взяла назад: {code}, sum = 1,6 (неверно).\n")
        assert third == Said(0, "Брать назад пока нечего.\n", "")

    def test_what_is_taken_back_counts_no_more(self, home):
        """And the task goes on with its own numbers."""
        code = home.solve("15a")
        assert "решено" in home.masha("list", "15").text
        home.masha("undo")
        assert "решено" not in home.masha("list", "15").text
        assert f"продолжаем {code}" in home.masha("drill", "15a", typed=["/quit"]).text

    def test_a_solved_task_stays_solved_without_its_slip(self, home):
        """A wrong answer recorded after the right one leaves nothing to do."""
        home.solve("15a", wrong=[])
        store = open_store(home.journal, print, "stamp")
        store.append(Attempt(1, {"sum": "0"}, {"sum": 0}, {"sum": "wrong"}, (), 0, 1.0, "2026-11-23T18:05:11+03:00"))
        store.close()
        assert home.masha("undo").text.endswith("(неверно).\nЗадача остаётся решённой.\n")

    @pytest.mark.parametrize(
        ("typed", "stands"),
        [
            (["0", "/steps"], "не засчитана: решение было показано"),
            (["0", "11", "12"], "осталась нерешённой"),
            (["0", "/again"], "оставлена ради других чисел"),
        ],
    )
    def test_a_closed_task_stays_closed(self, home, typed, stands):
        """And it is said why, with what to do."""
        home.masha("drill", "15a", "-n", "1", typed=typed)
        assert home.masha("undo").text.endswith(f"Сама задача {stands}.\nС новыми числами: masha drill 15a\n")

    def test_parts_that_are_left_are_named(self, home, problems):
        """Of a task with several."""
        text = files.exercise(15, "a").replace(
            "      sum: {kind", "      twice: {kind: integer, ask: Дважды, value: 2*a}\n      sum: {kind"
        )
        (problems / "sheet3" / "15.yaml").write_text(text, encoding="utf-8")
        home.masha("drill", "15a", typed=["0", "/quit"])
        assert "осталось: twice и sum." in home.masha("undo").text


class TestReset:
    """Progress begins anew, history stays."""

    @pytest.mark.parametrize("typed", ["да", "ДА", "lf"])
    def test_it_asks_first(self, home, typed):
        """With how many items and answers; a yes is taken in either layout."""
        home.solve("15a")
        home.solve("15b", wrong=["0", "11"])
        home.solve("16a")
        said = home.masha("reset", "15", typed=[typed], terminal=True)
        assert "2 пункта? Сделанное там (5 ответов)" in said.text.replace("\n", " ")
        assert said.text.endswith("> Готово. Решать: masha drill 15\n")
        assert "решено" not in home.masha("list", "15").text
        assert "решено" in home.masha("list", "16").text
        assert len(home.history()) == 7

    @pytest.mark.parametrize("typed", [["нет"], [""], []])
    def test_anything_but_yes_leaves_everything(self, home, typed):
        """Also the end of input."""
        home.solve("15a")
        assert home.masha("reset", "15a", typed=typed, terminal=True).text.endswith("Оставила всё как было.\n")
        assert "решено" in home.masha("list", "15").text

    def test_without_a_terminal_only_with_yes(self, home):
        """Nothing is waited for, and a line of input is no yes."""
        home.solve("15a")
        said = home.masha("reset", "15a", typed=["да"])
        assert (said.status, "--yes" in said.errors) == (2, True)
        assert "решено" in home.masha("list", "15").text
        assert home.masha("reset", "15a", "--yes").status == 0
        assert "решено" not in home.masha("list", "15").text

    def test_what_came_after_counts(self, home):
        """A task shown before the reset is not gone on with."""
        home.masha("drill", "15a", typed=["/quit"])
        home.masha("reset", "all", "--yes")
        assert "продолжаем" not in home.masha("drill", "15a", typed=["/quit"]).text
        home.solve("15a")
        assert "решено" in home.masha("list", "15").text
        assert "ничего не сделано" in home.masha("reset", "16", "--yes").text

    def test_a_variant_is_no_target(self, home):
        """Progress is that of an item."""
        code = home.solve("15a")
        said = home.masha("reset", code, "--yes")
        assert (said.status, "masha reset 15a" in said.errors) == (2, True)

    def test_what_was_forgotten_is_not_taken_back(self, home):
        """It counts no more anyway."""
        home.solve("15a")
        home.masha("reset", "15a", "--yes")
        assert home.masha("undo").text == "Брать назад пока нечего.\n"

    def test_what_a_fast_clock_brought_is_forgotten_too(self, home, other):
        """The other machine is an hour ahead; here it has been seen, so it was before."""
        other._ticks = count(360)
        other.solve("15a")
        home.solve("15b")
        home.masha("merge", other.journal)
        home.masha("reset", "15", "--yes")
        assert "решено" not in home.masha("list", "15").text


class TestBackup:
    """A copy, whole or not at all."""

    def test_a_copy_is_a_whole_journal_in_one_file(self, home, tmp_path):
        """Made while somebody is writing."""
        home.solve("15a")
        in_use = open_store(home.journal, print, "stamp")
        in_use.append(Attempt(1, {"sum": "9"}, {}, {"sum": "wrong"}, (), 0, 1.0, "2026-11-23T18:05:11+03:00"))
        copies = tmp_path / "copies"
        copies.mkdir()
        assert home.masha("backup", copies / "masha.db").status == 0
        assert [path.name for path in copies.iterdir()] == ["masha.db"]
        copy = sqlite3.connect(copies / "masha.db")
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)
        assert copy.execute("select count(*) from attempts").fetchone() == (3,)
        in_use.close()

    def test_a_file_is_replaced_only_when_asked(self, home, tmp_path):
        """Whatever it is."""
        home.solve("15a")
        copy = tmp_path / "copy"
        copy.write_text("dear letter")
        said = home.masha("backup", copy)
        assert (said.status, "--force" in said.errors, copy.read_text()) == (2, True, "dear letter")
        assert home.masha("backup", copy, "--force").status == 0
        assert copy.read_bytes().startswith(b"SQLite format 3")

    @pytest.mark.parametrize(
        ("name", "told"),
        [("home/journal.sqlite3", "и есть твой журнал"), ("home", "это папка"), ("no/copy", "такой папки нет")],
    )
    def test_where_no_copy_can_be_is_said(self, home, tmp_path, name, told):
        """The journal itself, a folder, a folder that does not exist; nothing changes."""
        home.solve("15a")
        before = home.journal.read_bytes()
        said = home.masha("backup", tmp_path / name, "--force")
        assert (said.status, told in said.errors) == (2, True)
        assert home.journal.read_bytes() == before

    def test_without_a_journal_there_is_nothing_to_copy(self, home, tmp_path):
        """And none is begun."""
        assert home.masha("backup", tmp_path / "copy").status == 2
        assert not home.journal.exists()
        assert not (tmp_path / "copy").exists()

    @pytest.mark.skipif(sys.platform == "win32", reason="no file size limits to stand for a full disk")
    def test_a_full_disk_leaves_no_half_of_a_copy(self, home, tmp_path):
        """And no litter."""
        home.solve("15a")
        program = (
            "import resource, sys; from drill.cli import main; "
            "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)); sys.exit(main(sys.argv[1:]))"
        )
        (tmp_path / "copies").mkdir()
        done = subprocess.run(
            [sys.executable, "-B", "-c", program, "backup", str(tmp_path / "copies" / "copy")],
            cwd=ROOT,
            env={"MASHA_HOME": str(home.folder), "MASHA_PROBLEMS": str(home.problems), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("Не получается записать")
        assert list((tmp_path / "copies").iterdir()) == []


class TestRestore:
    """A copy takes the journal's place, and the journal is kept."""

    def test_the_present_journal_is_set_aside_and_can_be_restored_in_turn(self, home, tmp_path):
        """Under a name that is told."""
        home.solve("15a")
        home.masha("backup", tmp_path / "copy")
        home.solve("15b")
        before = home.history()
        said = home.masha("restore", tmp_path / "copy")
        assert "2 ответа" in said.text
        assert home.history() == before[:2]
        (aside,) = home.folder.glob("journal-before-*.sqlite3")
        assert str(aside) in said.text
        assert home.masha("restore", aside).status == 0
        assert home.history() == before
        assert sorted(path.suffix for path in home.folder.iterdir() if path.is_file()) == [".sqlite3"] * 3

    def test_whatever_there_is_is_set_aside(self, home, tmp_path):
        """Also a journal that holds nothing but a printed paper."""
        home.masha("paper", "15", "-n", "1")
        home.masha("backup", tmp_path / "copy")
        assert home.rows("select count(*) from papers") == [(1,)]
        assert "Прежний" in home.masha("restore", tmp_path / "copy").text

    def test_on_a_new_machine_there_is_nothing_to_set_aside(self, home, other):
        """And the copy is not used up."""
        home.solve("15a")
        before = home.journal.read_bytes()
        said = other.masha("restore", home.journal)
        assert "Прежний" not in said.text
        assert other.history() == home.history()
        assert home.journal.read_bytes() == before

    def test_what_is_no_journal_is_refused(self, home, tmp_path):
        """A text, a damaged copy, another program's database, a newer journal, nothing: each with a sentence."""
        home.solve("15a")
        whole = home.journal.read_bytes()
        raw = sqlite3.connect(tmp_path / "foreign")
        raw.execute("create table t (id)")
        raw.close()
        (tmp_path / "text").write_text("15b")
        (tmp_path / "half").write_bytes(whole[: len(whole) // 2])
        (tmp_path / "empty").write_bytes(b"")
        (tmp_path / "newer").write_bytes(whole[:60] + (99).to_bytes(4) + whole[64:])
        told = {
            "foreign": "чужой",
            "text": "чужой",
            "half": "испорчен",
            "empty": "чужой",
            "newer": "новой",
            "no": "нет",
        }
        for name, word in told.items():
            said = home.masha("restore", tmp_path / name)
            assert (said.status, said.text, word in said.errors) == (2, "", True)
        assert home.journal.read_bytes() == whole
        assert home.masha("restore", home.journal).status == 2
        assert list(home.folder.glob("journal-*")) == []

    def test_a_copy_of_an_earlier_version_is_brought_up(self, home, tmp_path, monkeypatch):
        """With its facts; the copy itself stays old."""
        copy = tmp_path / "copy"
        with monkeypatch.context() as earlier:
            earlier.setattr(database, "MIGRATIONS", database.MIGRATIONS[:1])
            store = open_store(copy, print, "stamp")
            at = "2026-11-23T17:05:11+03:00"
            store.append(Shown("15a", 7, 1, {"a": 1}, ("sum",), at))
            store.append(Attempt(1, {"sum": "2"}, {}, {"sum": "right"}, (), 0, 1.0, at))
            store.close()
        old = copy.read_bytes()
        assert home.masha("restore", copy).status == 0
        assert "решено" in home.masha("list", "15").text
        assert copy.read_bytes() == old

    def test_a_journal_that_is_open_elsewhere_is_not_replaced(self, home, tmp_path):
        """Its drill would go on writing where nobody reads."""
        home.solve("15a")
        home.masha("backup", tmp_path / "copy")
        drill = open_store(home.journal, print, "stamp")
        drill.facts()
        said = home.masha("restore", tmp_path / "copy")
        assert (said.status, "в другом окне" in said.errors) == (2, True)
        assert list(home.folder.glob("journal-before*")) == []
        drill.close()
        assert home.masha("restore", tmp_path / "copy").status == 0

    def test_a_damaged_journal_is_replaced_by_its_copy(self, home, tmp_path):
        """And is itself still there."""
        home.solve("15a")
        home.masha("backup", tmp_path / "copy")
        home.journal.write_bytes(b"damage" * 1000)
        said = home.masha("restore", tmp_path / "copy")
        assert said.status == 0
        assert len(home.history()) == 2
        assert [path.read_bytes() for path in home.folder.glob("journal-damaged*")] == [b"damage" * 1000]


class TestMerge:
    """Two machines, one progress."""

    def test_what_was_done_on_the_other_machine_counts_here(self, home, other):
        """It says how much came; the second time there is nothing new."""
        home.solve("15a")
        other.solve("15b")
        other.solve("16b", wrong=["0", "11"])
        said = home.masha("merge", other.journal)
        assert "Добавила 5 ответов, 2 пункта." in said.text.replace("\n", " ")
        assert "ничего не изменилось" in home.masha("merge", other.journal).text
        assert other.masha("merge", home.journal).status == 0
        assert home.masha("list", "15").text == other.masha("list", "15").text
        assert home.history() == other.history()

    def test_the_last_answer_on_either_machine_is_taken_back(self, home, other):
        """The one that was last by the clock, not the one that came last."""
        other.solve("15b")
        home._ticks = count(1000)
        code = home.solve("15a")
        home.masha("merge", other.journal)
        assert f"Взяла назад: {code}" in home.masha("undo").text

    def test_a_journal_is_not_merged_into_itself(self, home):
        """Status 2, a sentence."""
        home.solve("15a")
        said = home.masha("merge", home.journal)
        assert (said.status, "и есть твой журнал" in said.errors) == (2, True)

    def test_what_is_no_journal_is_refused(self, home, tmp_path):
        """Status 2, a sentence."""
        (tmp_path / "text").write_text("15b")
        assert "чужой" in home.masha("merge", tmp_path / "text").errors
        assert home.masha("merge", tmp_path / "no").status == 2


@pytest.mark.parametrize("name", ["history", "undo", "reset", "backup", "restore", "merge"])
def test_help_is_russian(home, capsys, name):
    """Only names of commands and keys are Latin."""
    assert home.masha(name, "-h").status == 0
    page = capsys.readouterr().out
    for english in ("Usage", "Options", "Arguments", "Show", "default", "required", "range", "<"):
        assert english not in page
