"""Years of work cost a start nothing: what it reads does not grow with the journal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from drill import store as store_module
from drill.digests import digests
from drill.drawing import draw
from drill.facts import Event, Forgotten, Kind, Shown
from drill.session import REMEMBERED, run_drill
from drill.tables import fact_of
from tests.journals import write_journal
from tests.small import small_item
from tests.story import START
from tests.world import World

ADDING = small_item(
    11,
    params={"x": {"book": 2, "draw": {"integers": [3, 9999]}}},
    task="Маше выпало $x = <<x>>$.",
    parts={"more": {"kind": "number", "ask": "На один больше", "value": "x + 1"}},
)


@pytest.fixture
def world(tmp_path):
    """Somebody who has tried this item 2,500 times, up to yesterday."""
    write_journal(tmp_path / "journal.sqlite3", [("11z", ["ascent"])], 2_500, START - timedelta(days=1))
    return World(tmp_path, ADDING)


@pytest.fixture
def read(world, monkeypatch):
    """The facts read from now on, one after another; what they add up to was asked for once before."""
    env = world.env()
    digests(env.store)
    env.store.close()
    facts = []

    def watched(sort, row):
        facts.append(sort)
        return fact_of(sort, row)

    monkeypatch.setattr(store_module, "fact_of", watched)
    return facts


def test_statistics_read_no_facts(world, read):
    """Only what was kept of them."""
    env = world.env()
    assert digests(env.store)["11z"].attempts > 2_000
    assert read == []


def test_a_drill_reads_the_latest_variants(world, read):
    """And what the session itself adds, until its end adds everything up anew."""

    class Pulled(Exception):
        """The student pulls the plug at the first prompt."""

    env = world.env()

    def pull(prompt):
        raise Pulled

    env.ask = pull
    with pytest.raises(Pulled):
        run_drill(env, [("11z", None)])
    assert "11z:371" in env.stdout.getvalue()
    assert 0 < len(read) <= REMEMBERED


def test_what_was_left_open_long_ago_is_gone_on_with(tmp_path):
    """Even if so many others came after it that their numbers alone are remembered."""
    world = World(tmp_path, ADDING)
    world.drill("/quit")
    env = world.env()
    for seed in range(REMEMBERED + 10):
        shown = env.store.append(Shown("11z", seed, 1, draw(ADDING, seed).params, ("more",), env.at))
        env.store.append(Event(shown.id, Kind.SKIPPED, env.at))
    env.store.close()
    assert "С того же места: продолжаем 11z:371." in world.drill("/quit")


def test_the_latest_variants_are_those_that_count(tmp_path):
    """Oldest first; forgotten ones are not among them."""
    world = World(tmp_path, ADDING)
    store = world.env().store
    for seed in range(6):
        store.append(Shown("11z", seed, 1, {}, ("more",), "2026-11-23T17:05:11+03:00"))
    store.append(Shown("12z", 7, 1, {}, ("more",), "2026-11-23T17:05:11+03:00"))
    assert [shown.seed for shown in store.latest_shown("11z", 3)] == [3, 4, 5]
    store.append(Forgotten("11z", 5, "2026-11-23T17:05:12+03:00"))
    assert [shown.seed for shown in store.latest_shown("11z", 3)] == [5]
