"""Progress is what the facts add up to: what is open, what is solved, which numbers come next."""

from __future__ import annotations

from collections import Counter
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import progress
from drill.facts import Kind
from drill.progress import fresh_seed
from tests.sizes import examples
from tests.story import Story


@pytest.fixture
def story() -> Story:
    """Nothing has happened yet."""
    return Story()


def test_a_shown_variant_is_open(story):
    """A variant stays open from the moment it is shown, with its seed and its numbers."""
    assert progress.open_work(story.show().works, "24b") == story.last
    assert story.last.to_do == ("p", "grad")


def test_parts_already_right_stay_right(story):
    """After an interruption only the parts that are not right are left to do."""
    story.show("24b", "p", "grad", "w").answer("grad", 2, "right").answer("p", 1, "wrong").answer("w", 2, "close")
    assert story.last.right == ("grad",)
    assert story.last.to_do == ("p", "w")
    assert story.last.is_open


@pytest.mark.parametrize("end", [Kind.STEPS, Kind.SKIPPED, Kind.AGAIN, Kind.LEFT, Kind.REFUSED])
def test_a_variant_is_closed_by_its_end(story, end):
    """Solution shown, skipped, other numbers wanted, left wrong, refused: nothing to resume."""
    story.show().answer("p", 1, "right").happen(Kind.HINT, end)
    assert progress.open_work(story.works, "24b") is None


def test_a_variant_is_closed_when_every_part_is_right(story):
    """The last right part closes the variant without any further fact."""
    story.show().answer("grad", 2, "right").answer("p", 1, "right")
    assert story.last.is_solved
    assert not story.last.is_open


def test_a_skipped_variant_may_return(story):
    """When it returns it is open again, with the parts that were right."""
    story.show().answer("p", 1, "right").happen(Kind.SKIPPED, Kind.RETURNED)
    assert progress.open_work(story.works, "24b").to_do == ("grad",)


def test_the_latest_open_variant_is_resumed(story):
    """Of several open variants of an item the one shown last is resumed, unless a seed is asked for."""
    story.show(seed=1).show("15b").show(seed=2).show("15c")
    assert progress.open_work(story.works, "24b").shown.seed == 2
    assert progress.open_work(story.works, "24b", seed=1).shown.seed == 1
    assert progress.open_work(story.works, "24b", seed=3) is None


def test_solved_at_first_try(story):
    """Every part right at its first attempt, and no hint taken."""
    assert story.show().answer("p", 1, "right").answer("grad", 2, "right").last.is_first_try


@pytest.mark.parametrize("verdict", ["wrong", "close"])
def test_a_second_attempt_is_no_first_try(story, verdict):
    """A wrong or close answer before the right one spoils the first try, not the solution."""
    story.show().answer("p", 1, "right").answer("grad", 3, verdict).answer("grad", 2, "right")
    assert story.last.is_solved
    assert not story.last.is_first_try


def test_a_hint_is_no_first_try(story):
    """With a hint taken, right answers solve the item, but not at first try."""
    story.show().happen(Kind.HINT).answer("p", 1, "right", hints=1).answer("grad", 2, "right", hints=1)
    assert story.last.is_solved
    assert not story.last.is_first_try


def test_a_part_left_wrong_is_no_solution(story):
    """An item with one part left wrong is not solved, whatever the others are."""
    story.show().answer("p", 1, "wrong").answer("grad", 2, "right").happen(Kind.LEFT)
    assert not story.last.is_solved


def test_the_same_wrong_answer_counts_once(story):
    """Typed again, it is in the journal, and once in what is counted; so is its mistake."""
    story.show().answer("p", 5, "wrong", "ascent").answer("grad", 5, "wrong").answer("p", 5, "wrong", "ascent")
    assert len(story.last.attempts) == 3
    assert len(story.last.counted) == 2
    assert progress.mistakes_made(story.works) == {"ascent": 1}


def test_an_answer_right_after_a_slip_is_no_repeat(story):
    """Only answers that were not right can repeat."""
    story.show().answer("p", 5, "right").answer("p", 5, "right")
    assert len(story.last.counted) == 2


def test_misses_are_counted_by_part(story):
    """Different answers that were not right; the first close one was only asked again."""
    story.show().answer("p", 1, "wrong").answer("p", 1, "wrong").answer("p", 2, "wrong").answer("p", 3, "right")
    story.answer("grad", 1, "close").answer("grad", 2, "right")
    assert story.last.misses_by_part == {"p": 2, "grad": 0}


def test_a_variant_ends_with_the_last_thing_that_happened(story):
    """By time, whatever the time zone was."""
    story.show().later(minutes=2).answer("p", 1, "wrong", seconds=120).later(minutes=1).happen(Kind.STEPS)
    assert story.last.ended == "2026-11-23T17:08:11+03:00"
    assert story.last.seconds == 120


def test_a_fresh_variant_was_never_seen():
    """The first candidate with numbers that were not shown before is taken; no more are drawn than needed."""
    drawn = []

    def draw(seed):
        drawn.append(seed)
        return {"w": seed % 4}

    assert fresh_seed(count(8), draw, [{"w": 0}, {"w": 1}, {"w": 2}]) == 11
    assert drawn == [8, 9, 10, 11]


def test_when_all_were_seen_the_one_seen_longest_ago_comes_back():
    """The last sight of a variant counts, not the first."""
    seen = [{"w": 1}, {"w": 0}, {"w": 2}, {"w": 1}]
    assert fresh_seed(range(9), lambda seed: {"w": seed % 3}, seen) == 0


def test_an_item_of_one_variant_repeats_it():
    """Where the numbers never change, any candidate is as good as the first."""
    assert fresh_seed([4, 5], lambda seed: {}, [{}, {}]) == 4


def test_no_candidates_is_a_mistake_of_the_caller():
    """There is no seed to give."""
    with pytest.raises(ValueError, match="no candidates"):
        fresh_seed([], lambda seed: {}, [])


@settings(max_examples=examples(60))
@given(variants=st.integers(1, 12), starts=st.lists(st.integers(0, 9999), min_size=40, max_size=40))
def test_no_variant_comes_back_before_the_others_have_come(variants, starts):
    """Over any 40 tasks of an item, each window as long as its number of variants holds each variant once."""
    seen = []
    for start in starts:
        seed = fresh_seed(range(start, start + 2 * variants), lambda seed: seed % variants, seen)
        seen.append(seed % variants)
    for begin in range(len(seen) - variants + 1):
        assert set(Counter(seen[begin : begin + variants]).values()) == {1}
