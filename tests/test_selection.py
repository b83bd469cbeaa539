"""Which items fit into the minutes there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drill.entries import ItemEntry
from drill.selection import core, within


def item(item_id: str, minutes: float = 5, level: str = "core") -> ItemEntry:
    """An item that takes so long."""
    return ItemEntry(item_id, None, "пункт", ("number",), "book", level, minutes, (), 1)


def ids(items: list[ItemEntry]) -> list[str]:
    """Their ids in order."""
    return [one.id for one in items]


BOOK = [item("1a"), item("1b"), item("1c"), item("2a"), item("2b"), item("3a", 20)]


def test_the_first_of_every_exercise_goes_before_the_second_of_any():
    """In the order of the book in the end."""
    assert ids(within(BOOK, 30)) == ["1a", "2a", "3a"]
    assert ids(within(BOOK, 35)) == ["1a", "1b", "2a", "3a"]
    assert ids(within(BOOK, 15)) == ["1a", "1b", "2a"]


def test_at_least_one_is_chosen():
    """Whoever has a minute may begin."""
    assert ids(within([item("3a", 20)], 1)) == ["3a"]
    assert within([], 60) == []


def test_core_items_alone():
    """Extra and hard ones are left out."""
    assert ids(core([item("1a"), item("1b", level="extra"), item("1c", level="hard")])) == ["1a"]


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 30)), max_size=30), st.integers(1, 200))
def test_the_time_is_kept(sizes, minutes):
    """More minutes than there are are taken only by a single item; the order stays; nothing that would fit is left."""
    items = [item(f"{number}a{place}", long) for place, (number, long) in enumerate(sizes)]
    chosen = within(items, minutes)
    spent = sum(one.minutes for one in chosen)
    assert spent <= minutes or len(chosen) == 1
    assert chosen == [one for one in items if one in chosen]
    assert all(one in chosen or spent + one.minutes > minutes for one in items)
