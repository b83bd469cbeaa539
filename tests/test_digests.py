"""Digests kept in the journal are always those that the facts would give."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from drill import digests as module
from drill.digest import digested
from drill.digests import digests
from drill.facts import Attempt, Event, Forgotten, Kind, Rating, Reflection, Shown, Undone
from drill.progress import works
from drill.store import Store, open_store
from tests.sizes import examples

AT = "2026-11-23T17:05:11+03:00"


class Journal:
    """A journal and how often digests were made of its facts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self) -> Store:
        """A new start of the program."""
        return open_store(self.path, lambda told: pytest.fail(told), "stamp")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal that does not exist yet."""
    return Journal(tmp_path / "journal.sqlite3")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The items whose digests were made of facts, one after another."""
    items: list[str] = []

    def watched(item: str, done: tuple) -> object:
        items.append(item)
        return digested(item, done)

    monkeypatch.setattr(module, "digested", watched)
    return items


def afresh(store: Store) -> dict[str, object]:
    """The digests of all items, made of all facts."""
    done = works(store.facts())
    items = dict.fromkeys(work.shown.item for work in done)
    return {item: digested(item, [work for work in done if work.shown.item == item]) for item in items}


def shown(item: str) -> Shown:
    """A variant of the item."""
    return Shown(item, 7, 1, {"x": 1}, ("w",), AT)


def answered(number: int, verdict: str = "right") -> Attempt:
    """An answer to a variant."""
    return Attempt(number, {"w": "1"}, {"w": 1}, {"w": verdict}, ("ascent",) * (verdict == "wrong"), 0, 5.0, AT)


def test_only_what_has_changed_is_made_again(journal, made):
    """A second start reads what was kept."""
    store = journal.open()
    for item in ("15a", "15b", "15c"):
        store.append(shown(item))
    assert digests(store).keys() == {"15a", "15b", "15c"}
    made.clear()
    store = journal.open()
    digests(store)
    assert made == []
    store.append(answered(2))
    assert digests(store)["15b"].solved == 1
    assert made == ["15b"]
    digests(journal.open())
    assert made == ["15b"]


@pytest.mark.parametrize("seed", range(examples(8)))
def test_kept_digests_equal_those_made_afresh(journal, seed):
    """On long random histories of everything that can happen, asked at random moments by two starts at once."""
    chance = random.Random(seed)
    starts = [journal.open(), journal.open()]
    for turn in range(150):
        store = chance.choice(starts)
        last = store.marks()
        happens = chance.choice(["show", "answer", "answer", "event", "reflect", "undo", "forget", "ask"])
        if happens == "show" or not last["shown"]:
            store.append(shown(f"15{chance.choice('abcde')}"))
        elif happens == "answer":
            store.append(answered(chance.randint(1, last["shown"]), chance.choice(["right", "wrong", "close"])))
        elif happens == "event":
            store.append(Event(chance.randint(1, last["shown"]), chance.choice(list(Kind)), AT))
        elif happens == "reflect":
            store.append(Reflection(chance.randint(1, last["shown"]), "", chance.choice(list(Rating)), AT))
        elif happens == "undo" and last["attempts"]:
            store.append(Undone(chance.randint(1, last["attempts"]), AT))
        elif happens == "forget" and turn % 5 == 0:
            store.append(Forgotten(f"15{chance.choice('abcde')}", last["shown"], AT))
        elif happens == "ask":
            assert digests(store) == afresh(store)
    assert digests(starts[0]) == digests(starts[1]) == afresh(starts[0])


@pytest.mark.parametrize(
    "damage", ["update digests set body = '{'", "update digested set format = 99", "delete from digested"]
)
def test_what_is_kept_may_be_lost(journal, damage):
    """Damaged, of another format or gone: it is made again of the facts."""
    store = journal.open()
    store.append(shown("15b"))
    store.append(answered(1))
    before = dict(digests(store))
    raw = sqlite3.connect(journal.path)
    raw.execute(damage)
    raw.commit()
    raw.close()
    assert digests(journal.open()) == before


def test_what_is_taken_back_or_forgotten_counts_no_more(journal):
    """An attempt alone, or everything of an item up to then."""
    store = journal.open()
    first, second = store.append(shown("15b")), store.append(shown("15c"))
    attempt = store.append(answered(first.id))
    store.append(answered(second.id))
    store.append(Undone(attempt.id, AT))
    assert (digests(store)["15b"].solved, digests(store)["15b"].open) == (0, ((1, 7),))
    store.append(Forgotten("15c", second.id, AT))
    assert digests(store).keys() == {"15b"}
    store.append(shown("15c"))
    assert digests(store)["15c"].shown == 1


def test_in_memory_everything_is_made_each_time(tmp_path):
    """Where nothing can be written there is nothing to keep, and nothing is missed."""
    (tmp_path / "home").write_text("a file")
    store = open_store(tmp_path / "home" / "journal.sqlite3", lambda told: None, "stamp")
    store.append(shown("15b"))
    assert digests(store) == afresh(store)
