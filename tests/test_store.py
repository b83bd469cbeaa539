"""The journal: what is acknowledged is on the disk, what is damaged is set aside, what cannot be written is said."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from drill import database, progress
from drill.database import NewerJournalError
from drill.digests import digests
from drill.facts import Attempt, Event, Facts, Kind, Rating, Reflection, Shown
from drill.store import Store, open_store
from tests import sizes

ROOT = Path(__file__).parent.parent
STAMP = "20261123-170511"
VERSION = len(database.MIGRATIONS)
SHOWN = Shown("15b", 7, 1, {"x": [1, 2], "eta": 0.1, "act": "sigmoid"}, ("w",), "2026-11-23T17:05:11.000000+03:00")
ATTEMPT = Attempt(
    1,
    {"w": "0,8 1,2 1,4"},
    {"w": [0.8, 1.2, 1.4]},
    {"w": "right"},
    ("sum_not_mean",),
    2,
    41.2,
    "2026-11-23T17:05:52.000000+03:00",
)


class Journal:
    """A journal's path in a temporary folder, and what was said while it was opened and used."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "data" / "journal.sqlite3"
        self.told: list[str] = []

    def open(self) -> Store:
        """A new connection, as a new start of the program makes it."""
        return open_store(self.path, self.told.append, STAMP)

    def begin(self, attempts: int = 300) -> bytes:
        """A journal with some attempts, closed; its bytes."""
        opened = self.open()
        shown = opened.append(SHOWN)
        for _ in range(attempts):
            opened.append(replace(ATTEMPT, shown=shown.id))
        opened.close()
        return self.path.read_bytes()

    @property
    def set_aside(self) -> list[Path]:
        """The files that were put away."""
        return sorted(self.path.parent.glob("journal-damaged-*.sqlite3"))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal that does not exist yet."""
    return Journal(tmp_path)


def test_facts_come_back_as_they_were_written(journal: Journal) -> None:
    """A second start of the program reads every fact of the first, with all it said."""
    first = journal.open()
    shown = first.append(SHOWN)
    attempt = first.append(replace(ATTEMPT, shown=shown.id))
    event = first.append(Event(shown.id, Kind.HINT, SHOWN.at))
    reflection = first.append(Reflection(shown.id, "потому что", Rating.PARTLY, SHOWN.at))
    first.close()
    assert journal.open().facts() == Facts((shown,), (attempt,), (event,), (reflection,))
    assert journal.told == []


def test_facts_of_some_items_leave_the_others_out(journal: Journal) -> None:
    """Attempts and events belong to the item whose variant was shown."""
    opened = journal.open()
    for item in ("15b", "15c", "16a"):
        shown = opened.append(replace(SHOWN, item=item))
        opened.append(replace(ATTEMPT, shown=shown.id))
        opened.append(Event(shown.id, Kind.SKIPPED, SHOWN.at))
    facts = opened.facts(["15c", "16a", "99z"])
    assert [shown.item for shown in facts.shown] == ["15c", "16a"]
    assert [fact.shown for fact in (*facts.attempts, *facts.events)] == [2, 3, 2, 3]


def test_the_book_has_no_seed(journal: Journal) -> None:
    """The book's own numbers are journalled with seed null."""
    opened = journal.open()
    opened.append(replace(SHOWN, seed=None))
    assert opened.facts().shown[0].seed is None


def test_whatever_was_typed_is_kept(journal: Journal) -> None:
    """Zero bytes, half letters and every script come back as they were typed."""
    typed = {"w": "0,8 \0 \udcd0 ∂ 😀 '; drop table attempts"}
    opened = journal.open()
    opened.append(SHOWN)
    opened.append(replace(ATTEMPT, typed=typed))
    assert opened.facts().attempts[0].typed == typed


def test_facts_are_never_changed(journal: Journal) -> None:
    """The journal itself refuses to change or delete what is in it."""
    journal.begin(1)
    raw = sqlite3.connect(journal.path)
    for statement in ("delete from attempts", "update shown set seed = 8", "delete from shown"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            raw.execute(statement)


def test_each_commit_reaches_the_disk(journal: Journal) -> None:
    """The journal runs in WAL, and another process sees a fact as soon as it is acknowledged."""
    opened = journal.open()
    other = sqlite3.connect(journal.path)
    assert other.execute("pragma journal_mode").fetchone() == ("wal",)
    opened.append(SHOWN)
    assert other.execute("select item from shown").fetchone() == ("15b",)


WRITER = """
import sys
from pathlib import Path
from drill.facts import Attempt, Shown
from drill.store import open_store
journal = open_store(Path(sys.argv[1]), print, "stamp")
at = "2026-11-23T17:05:11+03:00"
shown = journal.append(Shown("15b", 7, 1, {}, ("w",), at))
for number in range(int(sys.argv[2])):
    journal.append(Attempt(shown.id, {"w": sys.argv[3]}, {}, {"w": "wrong"}, (), 0, float(number), at))
    print(number, flush=True)
"""


def writer(path: Path, count: int, name: str) -> subprocess.Popen[str]:
    """Another process that appends attempts and says the number of each once it is acknowledged."""
    command = [sys.executable, "-c", WRITER, str(path), str(count), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


@pytest.mark.parametrize("kill", range(sizes.KILLS))
def test_a_killed_process_loses_nothing_acknowledged(journal: Journal, kill: int) -> None:
    """SIGKILL right after an acknowledgement leaves that attempt and all before it in the journal."""
    process = writer(journal.path, 10_000, "killed")
    assert process.stdout is not None
    for _ in range(1 + random.Random(kill).randrange(20)):
        last = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    process.communicate()
    seconds = [attempt.seconds for attempt in journal.open().facts().attempts]
    assert seconds[: last + 1] == [float(number) for number in range(last + 1)]
    assert journal.told == []


def test_two_processes_write_at_once(journal: Journal) -> None:
    """Two drills begun together on a fresh folder both keep every attempt."""
    each = sizes.ATTEMPTS_EACH
    processes = [writer(journal.path, each, name) for name in ("one", "two")]
    assert [process.communicate()[0].split()[-1] for process in processes] == [str(each - 1)] * 2
    assert [process.returncode for process in processes] == [0, 0]
    typed = [attempt.typed["w"] for attempt in journal.open().facts().attempts]
    assert (typed.count("one"), typed.count("two")) == (each, each)


def another_program(path: Path) -> bytes:
    """The bytes of a database that some other program made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    foreign = sqlite3.connect(path)
    foreign.execute("create table bookmarks (url text)")
    foreign.commit()
    foreign.close()
    return path.read_bytes()


def holed(sound: bytes) -> bytes:
    """A sound journal with one page in the middle overwritten."""
    middle = len(sound) // 2 // 4096 * 4096
    return sound[:middle] + random.Random(1).randbytes(4096) + sound[middle + 4096 :]


DAMAGE = {
    "cut in half": lambda sound: sound[: len(sound) // 2 + 17],
    "cut to some bytes": lambda sound: sound[:50],
    "all zeros": lambda sound: bytes(len(sound)),
    "a zeroed head": lambda sound: bytes(4096) + sound[4096:],
    "random bytes": lambda sound: random.Random(0).randbytes(len(sound)),
    "a random page": holed,
    "a text": lambda _: "15b решена\n".encode() * 100,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_journal_is_set_aside(journal: Journal, damage: str) -> None:
    """The damaged file keeps its bytes under another name, the user is told, and a fresh journal begins."""
    damaged = DAMAGE[damage](journal.begin())
    journal.path.write_bytes(damaged)
    opened = journal.open()
    opened.append(SHOWN)
    assert [path.read_bytes() for path in journal.set_aside] == [damaged]
    assert len(journal.told) == 1
    assert journal.set_aside[0].name in journal.told[0]
    opened.close()
    assert len(journal.open().facts().shown) == 1
    assert len(journal.set_aside) == 1


def test_a_database_of_another_program_is_set_aside(journal: Journal) -> None:
    """A sound SQLite file that masha did not make is not written into."""
    foreign = another_program(journal.path)
    journal.open().append(SHOWN)
    assert [path.read_bytes() for path in journal.set_aside] == [foreign]


def test_a_second_damaged_file_does_not_replace_the_first(journal: Journal) -> None:
    """Two damaged journals in one second are both kept."""
    for text in (b"first", b"second"):
        journal.path.parent.mkdir(exist_ok=True)
        journal.path.write_bytes(text)
        journal.open().close()
    assert sorted(path.read_bytes() for path in journal.set_aside) == [b"first", b"second"]


def test_an_empty_file_is_a_fresh_journal(journal: Journal) -> None:
    """A file of no bytes holds nothing worth setting aside."""
    journal.path.parent.mkdir()
    journal.path.touch()
    journal.open().append(SHOWN)
    assert journal.set_aside == []
    assert journal.told == []


def test_an_unreadable_fact_is_passed_over(journal: Journal) -> None:
    """A row whose text was damaged without the database noticing does not hide the other rows."""
    sound = journal.begin(3)
    journal.path.write_bytes(sound.replace(b'{"w": "right"}', b'{"w": "right"x', 1))
    assert len(journal.open().facts().attempts) == 2
    assert len(journal.told) == 1


@pytest.mark.parametrize("in_log", [False, True], ids=["closed", "killed"])
def test_a_newer_journal_is_refused_untouched(journal: Journal, in_log: bool) -> None:
    """A journal of a newer masha is not opened, not set aside, not changed; the sentence says what to do."""
    journal.begin(1)
    newer = sqlite3.connect(journal.path)
    newer.execute("pragma user_version = 99")
    if not in_log:
        newer.close()
    before = journal.path.read_bytes()
    with pytest.raises(NewerJournalError, match=r"более новой версией.*99.*MASHA_HOME") as refusal:
        journal.open()
    assert refusal.value.exit_status == 2
    assert journal.path.read_bytes() == before
    assert journal.set_aside == []


def test_a_migration_is_all_or_nothing(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that fails half way leaves the journal in its old version, with its facts."""
    journal.begin(2)
    broken = (*database.MIGRATIONS, ("create table plans (id integer primary key)", "create nonsense"))
    monkeypatch.setattr(database, "MIGRATIONS", broken)
    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        journal.open()
    raw = sqlite3.connect(journal.path)
    assert raw.execute("pragma user_version").fetchone() == (VERSION,)
    assert raw.execute("select count(*) from sqlite_schema where name = 'plans'").fetchone() == (0,)
    assert raw.execute("select count(*) from attempts").fetchone() == (2,)


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_journal_of_any_earlier_version_is_brought_up(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    """It gets what the later versions add and keeps its facts."""
    with monkeypatch.context() as earlier:
        earlier.setattr(database, "MIGRATIONS", database.MIGRATIONS[:version])
        journal.begin(2)
    opened = journal.open()
    reflection = opened.append(Reflection(1, "", Rating.KNOWN, SHOWN.at))
    assert (len(opened.facts().attempts), opened.facts().reflections) == (2, (reflection,))
    assert sqlite3.connect(journal.path).execute("pragma user_version").fetchone() == (VERSION,)
    assert journal.told == []


def test_a_folder_that_cannot_be_made_is_told_once(tmp_path: Path) -> None:
    """Where the home is a file, the drill goes on in memory and says so in one sentence."""
    home = tmp_path / "home"
    home.write_text("not a folder")
    told: list[str] = []
    opened = open_store(home / "journal.sqlite3", told.append, STAMP)
    shown = opened.append(SHOWN)
    assert opened.facts().shown == (shown,)
    assert not opened.on_disk
    assert len(told) == 1
    assert "MASHA_HOME" in told[0]
    assert home.read_text() == "not a folder"


LIMITED = """
import os, resource, sys
from pathlib import Path
from drill.facts import Attempt, Shown
from drill.store import open_store
if sys.argv[2] == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
else:
    os.setuid(65534) if os.getuid() == 0 else None
told = []
journal = open_store(Path(sys.argv[1]), told.append, "stamp")
before = len(journal.facts().attempts)
at = "2026-11-23T17:05:11+03:00"
shown = journal.append(Shown("15b", 7, 1, {}, ("w",), at))
for number in range(200):
    journal.append(Attempt(shown.id, {"w": "x" * 500}, {}, {"w": "wrong"}, (), 0, float(number), at))
print(before, len(journal.facts().attempts), journal.on_disk, len(told))
print(told[0])
"""


def limited(path: Path, how: str) -> list[str]:
    """What a process says that may not write (all it needs), line by line."""
    command = [sys.executable, "-B", "-c", LIMITED, str(path), how]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limits to stand for a full disk")
def test_a_disk_that_fills_up_is_told_once(journal: Journal) -> None:
    """When the disk is full the session keeps all its facts in memory, and the file stays a sound journal."""
    numbers, told = limited(journal.path, "full")
    assert numbers == "0 200 False 1"
    assert told.startswith("Не могу записать журнал")
    kept = journal.open().facts().attempts
    assert [attempt.seconds for attempt in kept] == [float(number) for number in range(len(kept))]
    assert journal.told == []
    assert journal.set_aside == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no write bit there")
def test_a_read_only_home_is_read_but_not_written() -> None:
    """In a read-only home the past is known, the session goes on in memory, and no byte changes."""
    with tempfile.TemporaryDirectory() as home:
        # not pytest's folder: that one hides from the user without rights whom root plays here
        Path(home).chmod(0o755)
        journal = Journal(Path(home))
        before = journal.begin(3)
        journal.path.chmod(0o444)
        journal.path.parent.chmod(0o555)
        numbers, told = limited(journal.path, "read-only")
        journal.path.parent.chmod(0o755)
        assert numbers == "3 203 False 1"
        assert told.startswith("Не могу записать журнал")
        assert journal.path.read_bytes() == before
        assert [path.name for path in journal.path.parent.iterdir()] == [journal.path.name]


def test_a_large_journal_adds_up_and_goes_on(journal: Journal) -> None:
    """Many attempts on many items are all counted, one item's facts are read alone, and the next one is written."""
    each, items = 20, [f"{number}a" for number in range(1, 11)]
    variants = sizes.JOURNAL // each
    journal.begin(0)
    raw = sqlite3.connect(journal.path)
    with raw:
        raw.executemany(
            "insert into shown (item, seed, revision, params, parts, at) "
            "values (?, ?, 1, '{}', '[\"w\"]', '2026-11-23')",
            ((items[number % 10], number) for number in range(variants)),
        )
        raw.executemany(
            "insert into attempts (shown, typed, read, verdicts, mistakes, hints, seconds, at) "
            "values (?, '{\"w\": \"1\"}', ?, ?, '[]', 0, 1.0, '2026-11-23')",
            (
                (2 + number // each, f'{{"w": {number % each}}}', f'{{"w": "{_last_is_right(number % each, each)}"}}')
                for number in range(variants * each)
            ),
        )
    raw.close()
    opened = journal.open()
    one = progress.works(opened.facts([items[0]]))
    assert {work.shown.item for work in one} == {items[0]}
    assert (len(one), sum(work.is_solved for work in one)) == (share := len(range(0, variants, 10)), share)
    assert sum(len(work.attempts) for work in progress.works(opened.facts())) == variants * each
    assert sum(digest.attempts for digest in digests(opened).values()) == variants * each
    added = opened.append(replace(ATTEMPT, shown=1))
    assert added.id == variants * each + 1
    assert journal.told == []


def _last_is_right(number: int, each: int) -> str:
    return "right" if number == each - 1 else "wrong"
