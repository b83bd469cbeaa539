"""Which tasks make a paper: spread over exercises, the same for the same seed, none twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drill.paper import chosen

ITEMS = [
    (f"{exercise}{letter}", None) for exercise, letters in ((61, "abc"), (35, "ab"), (36, "a")) for letter in letters
]


def fresh(item, seed):
    """Every seed has its own numbers."""
    return seed


def exercises(places):
    """How many items of each exercise."""
    return sorted(item[:-1] for item, _ in places)


def test_one_of_every_exercise_comes_before_a_second_of_any():
    """Three tasks are of three exercises, whatever the seed; the fourth is a second one."""
    for seed in range(30):
        assert exercises(chosen(ITEMS, 3, seed, fresh)) == ["35", "36", "61"]
        assert len(set(exercises(chosen(ITEMS, 4, seed, fresh)))) == 3


def test_the_seed_is_that_of_every_task_and_chooses_among_them():
    """Other seeds are other papers; a smaller paper is a part of a larger one."""
    papers = {chosen(ITEMS, 2, seed, fresh) for seed in range(30)}
    assert len({tuple(item for item, _ in paper) for paper in papers}) > 3
    for seed in range(30):
        assert all(own == seed for _, own in chosen(ITEMS, 6, seed, fresh))
        assert set(chosen(ITEMS, 2, seed, fresh)) < set(chosen(ITEMS, 5, seed, fresh))


def test_the_choice_is_the_same_for_ever():
    """A teacher's seed gives this paper on every machine and in every version."""
    assert chosen(ITEMS, 3, 371, fresh) == PAPER_371


PAPER_371 = (("61c", 371), ("35a", 371), ("36a", 371))


@given(st.permutations(ITEMS), st.integers(1, 6), st.integers(0, 9999))
def test_tasks_stand_in_the_order_of_the_targets(targets, wanted, seed):
    """That of the book, not of chance."""
    places = chosen(targets, wanted, seed, fresh)
    assert len(places) == wanted
    assert [item for item, _ in places] == [item for item, _ in targets if item in dict(places)]


def test_where_every_item_is_taken_it_is_taken_again_with_the_next_seed():
    """A paper of one item has as many different variants as are wanted."""
    assert chosen([("15b", None)], 3, 371, fresh) == (("15b", 371), ("15b", 372), ("15b", 373))


def test_no_numbers_come_twice():
    """An item with two variants is asked twice, and then there are no more."""
    assert chosen([("15b", None)], 5, 7, lambda item, seed: seed % 2) == (("15b", 7), ("15b", 8))


def test_a_variant_that_cannot_be_asked_is_passed_over():
    """Another item takes its place."""
    places = chosen(ITEMS, 5, 7, lambda item, seed: None if item == "35b" else seed)
    assert sorted(item for item, _ in places) == ["35a", "36a", "61a", "61b", "61c"]
    assert chosen(ITEMS, 5, 7, lambda item, seed: None) == ()


def test_a_target_may_name_its_own_seed():
    """Then it is that one task and no other."""
    assert chosen([("15b", 7), ("16a", None)], 2, 371, fresh) == (("15b", 7), ("16a", 371))
    assert chosen([("15b", 7), ("15b", 3)], 5, 371, fresh) == (("15b", 3), ("15b", 7))
