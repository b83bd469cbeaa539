"""What the journal survives, seen from outside: whole processes, killed, crowded, without disk, without rights."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, count, cycle, islice, pairwise
from pathlib import Path

import pytest

from drill.digests import digests
from tests import files, sizes
from tests.small import small_item
from tests.test_store import DAMAGE, another_program
from tests.world import World

ROOT = Path(__file__).parent.parent
VERDICTS = ("Верно", "Почти верно", "Неверно")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals, rights and limits are those of POSIX")


class Home:
    """A student's folder with ten small tasks, and `masha` as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "home"
        self.journal = self.folder / "journal.sqlite3"
        sheet = "sheet: 3\ntitle: Спуск\nexercises: [15]\n"
        # new numbers every time, and an answer from 2 to 10
        tasks = files.exercise(15, "abcdefghij").replace("[1, 9]", "[1, 9999]")
        tasks = tasks.replace("a + 1}", "a - 9*floor(a/9) + 2}")
        files.write(folder / "problems", {"sheet3/_sheet.yaml": sheet, "sheet3/15.yaml": tasks})
        self.environ = {
            **os.environ,
            "MASHA_HOME": str(self.folder),
            "MASHA_PROBLEMS": str(folder / "problems"),
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",  # a full disk compiles by halves
        }

    def start(self, *arguments: str, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
        """A process, its lines still to be typed."""
        return subprocess.Popen(
            [sys.executable, "-m", "drill", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=self.environ,
            cwd=ROOT,
            preexec_fn=before,
        )

    def masha(self, *arguments: str, typed: str = "", before: Callable[[], None] | None = None) -> tuple[int, str, str]:
        """Status, output and complaints of a whole run."""
        process = self.start(*arguments, before=before)
        output, complaints = process.communicate(typed)
        return process.returncode, output, complaints

    def verdicts(self) -> list[str]:
        """The words of all attempts in the journal, in the order in which they were written; the file is sound."""
        raw = sqlite3.connect(self.journal)
        assert raw.execute("pragma integrity_check").fetchall() == [("ok",)]
        found = [json.loads(text)["sum"] for (text,) in raw.execute("select verdicts from attempts order by id")]
        raw.close()
        return found


def guesses(number: int, start: int = 0) -> str:
    """So many lines of answers; now and then one is right."""
    return "".join(f"{guess}\n" for guess in islice(cycle(range(2, 11)), start, start + number))


def acknowledged(output: str) -> list[str]:
    """The verdicts that were shown, as the journal writes them."""
    words = {"Верно": "right", "Почти верно": "close", "Неверно": "wrong"}
    return [words[word] for line in output.splitlines() for word in VERDICTS if line.startswith(word)]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder with nothing in it, the problems compiled."""
    home = Home(tmp_path)
    home.masha("list")
    return home


@POSIX
def test_a_drill_killed_at_any_moment_loses_nothing_acknowledged(home):
    """SIGKILL, again and again on one journal: every verdict shown is there, and at most one that was not yet shown."""
    chance = random.Random(0)
    known = 0
    for kill in range(sizes.KILLS):
        process = home.start("drill", "15", "-n", "1000")
        process.stdin.write(guesses(1_500, kill))
        process.stdin.flush()
        seen = os.read(process.stdout.fileno(), 1)
        for _ in range(chance.randrange(60)):
            seen += os.read(process.stdout.fileno(), chance.randrange(1, 200))
        process.send_signal(signal.SIGKILL)
        while rest := os.read(process.stdout.fileno(), 65536):
            seen += rest
        process.communicate()
        # the last line may have been cut; a verdict is one from its first word on
        shown = acknowledged(seen.decode(errors="ignore"))
        kept = home.verdicts()[known:]
        assert kept[: len(shown)] == shown
        assert len(kept) <= len(shown) + 1
        known += len(kept)
    assert home.masha("drill", "15", typed="/quit\n")[::2] == (0, "")
    assert list(home.folder.glob("journal-*-*")) == []


@POSIX
def test_two_drills_at_once_keep_every_attempt(home):
    """Both go through thousands of answers on one journal; what each of them said is there."""
    processes = [home.start("drill", items, "-n", "100000") for items in ("15a-15f", "15e-15j")]
    for process in processes:
        process.stdin.write(guesses(sizes.ATTEMPTS_EACH))
        process.stdin.close()
        process.stdin = None
    outputs = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert [len(acknowledged(output)) for output in outputs] == [sizes.ATTEMPTS_EACH] * 2
    assert sorted(home.verdicts()) == sorted(chain.from_iterable(map(acknowledged, outputs)))


def small_disk() -> None:
    """No file grows beyond what an empty journal needs."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (131072, 131072))


def bound_by_rights() -> None:
    """Rights count for root too, as they do for everybody else."""
    import ctypes

    drop_from_all, override, search = 24, 1, 2
    if os.getuid() == 0:
        for right in (override, search):
            ctypes.CDLL(None).prctl(drop_from_all, right, 0, 0, 0)


@POSIX
def test_a_full_disk_is_told_once_and_the_drill_goes_on(home):
    """What was kept before is kept, every later answer is judged, and the file stays sound."""
    home.masha("drill", "15a", typed="0\n")
    status, output, complaints = home.masha("drill", "15", "-n", "100", typed=guesses(100), before=small_disk)
    assert status == 0
    assert len(acknowledged(output)) == 100
    assert complaints.startswith("Не могу записать журнал")
    assert complaints.count("\n") == 1
    kept = home.verdicts()[1:]
    assert kept == acknowledged(output)[: len(kept)]
    assert len(kept) < 100
    assert home.masha("drill", "15a", typed="/quit\n")[::2] == (0, "")


@POSIX
def test_a_read_only_home_is_told_once_and_nothing_changes_in_it(home):
    """The drill goes on; what would change the journal says that it did not."""
    home.masha("drill", "15a", typed="0\n")
    everything = [home.folder, *home.folder.rglob("*")]
    before = {path: path.read_bytes() for path in everything if path.is_file()}
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    drilled = home.masha("drill", "15", "-n", "100", typed=guesses(9), before=bound_by_rights)
    undone = home.masha("undo", before=bound_by_rights)
    told = home.masha("history", before=bound_by_rights)
    for path in everything:
        path.chmod(0o755)
    assert {path: path.read_bytes() for path in home.folder.rglob("*") if path.is_file()} == before
    assert drilled[0] == 0
    assert len(acknowledged(drilled[1])) == 9
    assert drilled[2].startswith("Не могу записать журнал")
    assert drilled[2].count("\n") == 1
    assert undone[:2] == (2, "")
    assert undone[2].endswith("Проверь место на диске и права.\n")
    assert "неверно" in told[1]


@pytest.mark.parametrize("damage", [*DAMAGE, "another program's"])
def test_a_damaged_journal_is_set_aside_and_the_drill_goes_on(home, damage):
    """With one message that names the file; then a fresh journal is written."""
    home.masha("drill", "15a", typed=guesses(200))
    if damage in DAMAGE:
        damaged = DAMAGE[damage](home.journal.read_bytes())
        home.journal.write_bytes(damaged)
    else:
        home.journal.unlink()
        damaged = another_program(home.journal)
    status, output, complaints = home.masha("drill", "15a", "-n", "1", typed="0\n")
    (aside,) = home.folder.glob("journal-damaged-*.sqlite3")
    assert (status, len(acknowledged(output))) == (0, 1)
    assert aside.name in complaints
    assert complaints.count("\n") == 1
    assert aside.read_bytes() == damaged
    assert home.verdicts() == ["wrong"]
    assert home.masha("history")[2] == ""


def test_a_newer_journal_is_refused_by_every_command_and_stays_as_it_is(home, tmp_path):
    """One sentence with what to do, status 2."""
    home.masha("drill", "15a", typed="0\n")
    copy = tmp_path / "copy"
    home.masha("backup", str(copy))
    raw = sqlite3.connect(home.journal)
    raw.execute("pragma user_version = 99")
    raw.execute("pragma journal_mode = delete")
    raw.close()
    before = home.journal.read_bytes()
    for command in (
        ["drill", "15a"], ["review"], ["list"], [], ["history"], ["undo"], ["reset", "15", "--yes"],
        ["backup", str(tmp_path / "another")], ["restore", str(copy)], ["merge", str(copy)],
    ):  # fmt: skip
        status, output, complaints = home.masha(*command)
        assert (status, acknowledged(output)) == (2, [])
        assert "более новой версией" in complaints
        assert complaints.count("\n") == 1
    assert home.journal.read_bytes() == before
    assert [path.name for path in home.folder.iterdir() if path.is_file()] == ["journal.sqlite3"]
    assert not (tmp_path / "another").exists()


def backwards() -> Iterator[datetime]:
    """A clock that is set back by a day every few looks."""
    start = datetime.fromisoformat("2026-11-23T17:05:11+03:00")
    return (start + timedelta(seconds=10 * look) - timedelta(days=look // 7) for look in count())


def test_a_clock_that_is_set_back_loses_nothing_and_changes_no_order(tmp_path, monkeypatch):
    """Sessions, digests and reviews go on; answers stand in the order in which they were given."""
    world = World(tmp_path, small_item(params={"x": {"book": 1, "draw": {"integers": [1, 9]}}}))
    clock = backwards()
    monkeypatch.setattr(world, "_now", lambda: next(clock))
    for session in range(10):
        world.drill(*(str(100 * session + line) for line in range(4)), terminal=False, count=1)
    facts = world.facts
    typed = [attempt.typed["w"] for attempt in facts.attempts]
    assert typed == sorted(typed, key=int)
    assert len(typed) >= 10
    assert any(a.at > b.at for a, b in pairwise(facts.attempts))
    env = replace(world.env())
    (digest,) = digests(env.store).values()
    assert digest.shown == len(facts.shown)
    assert sum(day.answers for day in digest.days.values()) == len(typed)
    env.store.close()
