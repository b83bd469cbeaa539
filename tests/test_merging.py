"""Two journals become one, whichever is merged into which, as often as one likes."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from drill import database
from drill.digest import Digest
from drill.digests import digests, in_turn
from drill.errors import DrillError
from drill.facts import Attempt, Event, Forgotten, Kind, Paper, Rating, Reflection, Shown, Undone, Written
from drill.merging import Merged, merge
from drill.store import Store, open_store
from tests.sizes import examples
from tests.small import small_item
from tests.world import World

ROOT = Path(__file__).parent.parent
START = datetime(2026, 11, 23, 17, 5, 11, tzinfo=timezone(timedelta(hours=3)))
AT = START.isoformat()
ITEMS = ("15a", "15b", "15c")


def opened(path: Path) -> Store:
    """A new start of the program, to which nothing needs to be said."""
    return open_store(path, lambda told: pytest.fail(told), "stamp")


def shown(item: str = "15b", number: int = 1, at: str = AT) -> Shown:
    """A variant told from all others by its number."""
    return Shown(item, number, 1, {"n": number}, ("v", "w"), at)


def answered(variant: int, number: int = 1, verdict: str = "right", part: str = "w", at: str = AT) -> Attempt:
    """An answer told from all others by its number."""
    mistakes = ("ascent",) * (verdict == "wrong")
    return Attempt(variant, {part: str(number)}, {part: number}, {part: verdict}, mistakes, 0, 5.0, at)


class Machine:
    """A journal on a machine of its own.

    known, written: the facts it has and those that were written here, by the number that the history gives each.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: set[int] = set()
        self.written: set[int] = set()

    def begin(self) -> Machine:
        """A journal with nothing in it."""
        opened(self.path).close()
        return self

    def number_here(self, name: str, number: int) -> int:
        """The journal's number of a variant or an attempt."""
        query = {
            "shown": "select id from shown where seed = ?",
            "attempts": "select id from attempts where ? in (select value from json_each(read))",
        }[name]
        raw = sqlite3.connect(self.path)
        found = raw.execute(query, (number,)).fetchone()[0]
        raw.close()
        return found

    def digests(self) -> Mapping[str, Digest]:
        """What it all adds up to."""
        store = opened(self.path)
        found = in_turn(store, digests(store))
        store.close()
        return found

    def told(self) -> list[tuple[str, list[int]]]:
        """The variants of every item in order, each followed by its answers in order."""
        store = opened(self.path)
        facts = store.facts()
        store.close()
        answers: dict[int, list[int]] = {}
        for attempt in facts.attempts:
            answers.setdefault(attempt.shown, []).extend(attempt.read.values())
        return sorted(
            ((each.item, [each.seed, *answers.get(each.id, [])]) for each in facts.shown), key=lambda told: told[0]
        )

    def merge(self, other: Machine) -> None:
        """Takes over what the other one knows."""
        store = opened(self.path)
        merge(store, other.path)
        store.close()
        self.known |= other.known


class History:
    """Things that happen on two machines, and in one journal that has everything in order."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.machines = [Machine(folder / name / "journal.sqlite3").begin() for name in ("a", "b")]
        self.everything = Machine(folder / "everything" / "journal.sqlite3").begin()
        self._open = {machine.path: opened(machine.path) for machine in (*self.machines, self.everything)}
        self.chance = chance
        self.now = START
        self._numbers: dict[str, list[int]] = {"shown": [], "attempts": []}

    def happen(self, turns: int, clock_goes_back: float = 0.0) -> None:
        """So many random things; every so often one machine takes over what the other knows."""
        for number in range(1, turns + 1):
            self.now += timedelta(seconds=self.chance.randint(1, 100_000))
            if self.chance.random() < clock_goes_back:
                self.now -= timedelta(seconds=self.chance.randint(1, 1_000_000))
            machine = self.chance.choice(self.machines)
            if self.chance.random() < 0.05:
                machine.merge(next(other for other in self.machines if other is not machine))
            else:
                self._something(machine, number)

    def _something(self, machine: Machine, number: int) -> None:
        variants, attempts = (
            [each for each in self._numbers[name] if each in machine.known] for name in ("shown", "attempts")
        )
        what = self.chance.choice(["show", "answer", "answer", "answer", "event", "reflect", "undo", "forget"])
        variant = self.chance.choice(variants[-4:]) if variants else 0
        attempt = self.chance.choice(attempts[-4:]) if attempts else 0
        item, kind, rating = self.chance.choice(ITEMS), self.chance.choice(list(Kind)), self.chance.choice(list(Rating))
        verdict, part = self.chance.choice(["right", "wrong", "close"]), self.chance.choice("vw")
        at = self.now.isoformat(timespec="seconds")
        for each in (machine, self.everything):
            store = self._open[each.path]
            if what == "show" or not variants:
                store.append(shown(item, number, at))
            elif what == "answer":
                store.append(answered(each.number_here("shown", variant), number, verdict, part, at))
            elif what == "event":
                store.append(Event(each.number_here("shown", variant), kind, at))
            elif what == "reflect":
                store.append(Reflection(each.number_here("shown", variant), "", rating, at))
            elif what == "undo" and attempts:
                store.append(Undone(each.number_here("attempts", attempt), at))
            elif what == "forget" and number % 3 == 0:
                store.append(Forgotten(item, store.marks()["shown"], at))
            each.known.add(number)
            each.written.add(number)
        if what == "show" or not variants:
            self._numbers["shown"].append(number)
        elif what == "answer":
            self._numbers["attempts"].append(number)


@pytest.fixture
def ours(tmp_path: Path) -> Machine:
    """This machine."""
    return Machine(tmp_path / "ours" / "journal.sqlite3")


@pytest.fixture
def theirs(tmp_path: Path) -> Machine:
    """The other machine, with one variant and two answers."""
    machine = Machine(tmp_path / "theirs" / "journal.sqlite3")
    store = opened(machine.path)
    variant = store.append(shown())
    store.append(answered(variant.id, 1, "wrong"))
    store.append(answered(variant.id, 2))
    store.close()
    return machine


@pytest.mark.parametrize("seed", range(examples(6)))
def test_merged_journals_are_one_that_had_everything_in_order(tmp_path, seed):
    """On random histories of two machines that took over from each other now and then, in either direction."""
    history = History(tmp_path, random.Random(seed))
    history.happen(80)
    first, second = history.machines
    first.merge(second)
    second.merge(first)
    assert first.digests() == second.digests() == history.everything.digests()
    assert first.told() == second.told() == history.everything.told()


@pytest.mark.parametrize("seed", range(examples(6)))
def test_clocks_that_go_back_change_no_order_within_a_journal(tmp_path, seed):
    """And both machines still agree on everything."""
    history = History(tmp_path, random.Random(seed))
    history.happen(80, clock_goes_back=0.2)
    first, second = history.machines
    first.merge(second)
    second.merge(first)
    assert first.digests() == second.digests()
    assert first.told() == second.told()
    for machine in history.machines:
        own = [(item, variant) for item, (variant, *_) in first.told() if variant in machine.written]
        assert own == sorted(own)
        assert all(
            sorted(mine) == mine
            for _, (_, *answers) in first.told()
            if (mine := [answer for answer in answers if answer in machine.written])
        )


def test_merging_twice_changes_nothing(ours, theirs):
    """What is known already is not added again, in either direction."""
    store = opened(ours.path)
    assert merge(store, theirs.path) == Merged(attempts=2, facts=3, items=1)
    before = store.facts()
    assert merge(store, theirs.path) == Merged(0, 0, 0)
    assert merge(opened(theirs.path), ours.path) == Merged(0, 0, 0)
    assert store.facts() == before


def test_digests_kept_before_are_made_again_of_what_came(ours, theirs):
    """Also of an item that both have."""
    store = opened(ours.path)
    store.append(shown("15b", 5))
    store.append(shown("15c", 6))
    assert digests(store)["15b"].attempts == 0
    merge(store, theirs.path)
    assert (digests(store)["15b"].shown, digests(store)["15b"].attempts) == (2, 2)


def test_the_other_journal_is_only_read(ours, theirs):
    """Not a byte of it changes and nothing is left beside it."""
    before = theirs.path.read_bytes()
    merge(opened(ours.path), theirs.path)
    assert theirs.path.read_bytes() == before
    assert [path.name for path in theirs.path.parent.iterdir()] == ["journal.sqlite3"]


def test_a_journal_in_use_is_merged_with_its_latest_fact(ours, theirs):
    """What stands in its log alone is there too."""
    in_use = opened(theirs.path)
    in_use.append(answered(1, 3))
    assert merge(opened(ours.path), theirs.path).attempts == 3


def test_copies_of_one_file_that_went_on_apart_lose_nothing(ours, theirs, tmp_path):
    """They have one name and gave the same numbers to different facts; a third journal takes both in."""
    ours.path.parent.mkdir()
    shutil.copy(theirs.path, ours.path)
    for machine, number in ((ours, 10), (theirs, 20)):
        store = opened(machine.path)
        for step in range(3):
            store.append(shown("15c", number + step, (START + timedelta(minutes=number + step)).isoformat()))
        store.close()
    third = Machine(tmp_path / "third" / "journal.sqlite3")
    third.merge(ours)
    ours.merge(theirs)
    theirs.merge(ours)
    for other in (theirs, ours, theirs):
        third.merge(other)
        ours.merge(other)
    everything = [("15b", [1, 1, 2]), *(("15c", [seed]) for seed in (10, 11, 12, 20, 21, 22))]
    assert ours.told() == theirs.told() == third.told() == everything
    assert ours.digests() == theirs.digests() == third.digests()


@pytest.mark.parametrize("went_on", [False, True])
def test_what_an_old_copy_had_lost_comes_back(ours, theirs, tmp_path, went_on):
    """A journal put back to an old copy, gone on with or not, takes its own lost facts over from another one."""
    store = opened(ours.path)
    store.append(shown("15a", 30))
    store.write_copy(tmp_path / "copy.sqlite3")
    store.append(shown("15a", 31))
    store.close()
    theirs.merge(ours)
    shutil.copy(tmp_path / "copy.sqlite3", ours.path)
    if went_on:
        store = opened(ours.path)
        store.append(shown("15a", 32))
        store.close()
    ours.merge(theirs)
    ours.merge(theirs)
    assert sorted(variant for item, (variant, *_) in ours.told() if item == "15a") == [30, 31, 32][: 2 + went_on]


def test_rows_of_items_nobody_knows_come_along(ours, theirs):
    """And events of kinds that this version does not know stay where they are."""
    raw = sqlite3.connect(theirs.path)
    raw.execute("insert into shown (item, revision, params, parts, at) values ('99z', 1, '{}', '[]', ?)", (AT,))
    raw.execute("insert into events (shown, kind, at) values (2, 'dreamt', ?)", (AT,))
    raw.commit()
    raw.close()
    assert merge(opened(ours.path), theirs.path).facts == 5
    assert sqlite3.connect(ours.path).execute("select kind from events").fetchall() == [("dreamt",)]


def test_papers_come_along_with_what_was_written_on_them(ours, theirs):
    """Each line stays with its paper, whatever number that has here."""
    task = {"item": "15b", "seed": 7, "revision": 1, "params": {}, "parts": ["w"]}
    for machine, called in ((ours, "15"), (theirs, "16")):
        store = opened(machine.path)
        paper = store.append(Paper(called, 1, None, (task,), AT))
        store.append(Written(paper.id, 1, "w", called, 3.0, AT))
        store.close()
    ours.merge(theirs)
    ours.merge(theirs)
    together = "select called, typed from papers join written on written.paper = papers.id order by called"
    assert sqlite3.connect(ours.path).execute(together).fetchall() == [("15", "15"), ("16", "16")]


def no_file(path: Path) -> None:
    """Nothing lies there."""
    path.unlink()


def text_file(path: Path) -> None:
    """Something else lies there."""
    path.write_text("15b решена")


def empty_file(path: Path) -> None:
    """A file of no bytes."""
    path.write_bytes(b"")


def half_file(path: Path) -> None:
    """A copy that broke off."""
    path.write_bytes(path.read_bytes()[:9000])


def foreign_file(path: Path) -> None:
    """Another program's database."""
    path.unlink()
    raw = sqlite3.connect(path)
    raw.execute("create table shown (id integer)")
    raw.commit()
    raw.close()


def newer_file(path: Path) -> None:
    """A journal of a newer masha."""
    raw = sqlite3.connect(path)
    raw.execute("pragma user_version = 99")
    raw.close()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (no_file, "Файла .* нет"),
        (text_file, "испорчен или чужой"),
        (empty_file, "испорчен или чужой"),
        (half_file, "испорчен или чужой"),
        (foreign_file, "испорчен или чужой"),
        (newer_file, "более новой версией"),
    ],
)
def test_what_is_no_journal_is_refused(ours, theirs, spoil, told):
    """In a sentence, with nothing changed."""
    spoil(theirs.path)
    store = opened(ours.path)
    store.append(shown("15a", 3))
    with pytest.raises(DrillError, match=told):
        merge(store, theirs.path)
    assert store.marks() == {"shown": 1, "attempts": 0, "events": 0, "reflections": 0, "undone": 0, "forgotten": 0}


def test_a_journal_without_a_name_is_to_be_opened_first(ours, tmp_path, monkeypatch):
    """A version that gave none would bring its facts anew each time."""
    old = Machine(tmp_path / "old.sqlite3")
    with monkeypatch.context() as earlier:
        earlier.setattr(database, "MIGRATIONS", database.MIGRATIONS[:2])
        opened(old.path).close()
    with pytest.raises(DrillError, match="новой версией"):
        merge(opened(ours.path), old.path)
    opened(old.path).close()
    assert merge(opened(ours.path), old.path).facts == 0


LIMITED = """
import resource, sys
from pathlib import Path
from drill.errors import DrillError
from drill.merging import merge
from drill.store import open_store
store = open_store(Path(sys.argv[1]), print, "stamp")
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    merge(store, Path(sys.argv[2]))
except DrillError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limits to stand for a full disk")
def test_a_disk_that_fills_up_leaves_our_journal_as_it_was(ours, theirs):
    """All of the other one or nothing."""
    store = opened(theirs.path)
    store.record([answered(1, number) for number in range(3, 2000)])
    store.close()
    store = opened(ours.path)
    store.append(shown("15a", 3))
    store.close()
    command = [sys.executable, "-B", "-c", LIMITED, str(ours.path), str(theirs.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr == ""
    assert done.stdout.startswith("Журнал изменить не получилось")
    assert ours.told() == [("15a", [3])]


def test_a_journal_in_memory_is_not_merged_into(tmp_path, theirs):
    """It would be gone tomorrow."""
    (tmp_path / "home").write_text("a file")
    store = open_store(tmp_path / "home" / "journal.sqlite3", lambda told: None, "stamp")
    with pytest.raises(DrillError, match="ничего не сделано"):
        merge(store, theirs.path)


def test_forgotten_and_taken_back_follow(ours, theirs):
    """What was reset or undone on one machine is so on both; what came after the reset counts."""
    ours.merge(theirs)
    store = opened(theirs.path)
    store.append(Undone(2, (START + timedelta(hours=1)).isoformat()))
    store.close()
    ours.merge(theirs)
    assert ours.told() == [("15b", [1, 1])]
    later = START + timedelta(hours=2)
    store = opened(theirs.path)
    store.append(Forgotten("15b", 1, later.isoformat()))
    store.append(shown("15b", 4, (later + timedelta(hours=1)).isoformat()))
    store.close()
    ours.merge(theirs)
    assert ours.told() == theirs.told() == [("15b", [4])]


def test_params_come_over_to_the_letter(ours, theirs):
    """JSON is copied, not written anew."""
    merge(opened(ours.path), theirs.path)
    there, here = (
        sqlite3.connect(path).execute("select params, parts from shown").fetchall() for path in (theirs.path, ours.path)
    )
    assert there == here
    assert json.loads(here[0][0]) == {"n": 1}


def test_a_drill_goes_on_with_what_was_left_last_on_either_machine(tmp_path):
    """What came later from the other machine was not shown later."""
    items = (small_item(15, params={"x": {"book": 1}}), small_item(16, params={"x": {"book": 1}}))
    there, here = World(tmp_path / "there", *items), World(tmp_path / "here", *items)
    there.drill("/quit", targets=["15z"])
    here.drill("/quit", targets=["15z"])
    here.drill("/quit", targets=["16z"])
    env = here.env()
    merge(env.store, tmp_path / "there" / "journal.sqlite3")
    env.store.close()
    assert "продолжаем 16z" in here.drill("/quit")
