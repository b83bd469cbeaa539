"""When an item comes back: graded from what happened, scheduled as FSRS does."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone

import fsrs
import pytest

from drill.facts import Kind
from drill.schedule import Card, Grade, graded, scheduled
from tests.sizes import examples
from tests.story import MOSCOW, Story


@pytest.fixture
def story() -> Story:
    """One variant of two parts has been shown."""
    return Story().show()


def grade(story: Story, usual: float | None = None) -> Grade | None:
    """How the variant shown last went."""
    return graded(story.last, usual)


def test_right_is_good(story):
    """Every part at its first answer, in no known time."""
    assert grade(story.answer("p", 1, "right")) is None
    assert grade(story.answer("grad", 1, "right")) is Grade.GOOD


def test_right_and_faster_than_usual_is_easy(story):
    """The time of all its answers counts, and as fast as usual is not faster."""
    story.answer("p", 1, "right", seconds=20).answer("grad", 1, "right", seconds=30)
    assert grade(story, usual=51) is Grade.EASY
    assert grade(story, usual=50) is Grade.GOOD


def test_right_at_the_second_try_or_with_a_hint_is_hard(story):
    """In any part; fast or not."""
    story.answer("p", 1, "right").answer("grad", 1, "wrong").answer("grad", 1, "wrong").answer("grad", 2, "right")
    assert grade(story, usual=1000) is Grade.HARD
    hinted = Story().show().happen(Kind.HINT).answer("p", 1, "right", hints=1).answer("grad", 1, "right", hints=1)
    assert grade(hinted, usual=1000) is Grade.HARD


def test_a_close_answer_is_only_asked_again(story):
    """A second close one is a miss."""
    story.answer("p", 1, "close").answer("p", 2, "right").answer("grad", 1, "right")
    assert grade(story) is Grade.GOOD
    twice = Story().show().answer("p", 1, "close").answer("p", 2, "close").answer("p", 3, "right")
    assert grade(twice.answer("grad", 1, "right")) is Grade.HARD


def test_wrong_more_than_once_is_again(story):
    """Even if it comes right in the end."""
    story.answer("p", 1, "wrong").answer("p", 2, "wrong").answer("p", 3, "right").answer("grad", 1, "right")
    assert grade(story) is Grade.AGAIN


@pytest.mark.parametrize("end", [Kind.STEPS, Kind.LEFT])
def test_the_solution_shown_is_again(story, end):
    """Whatever was right before."""
    assert grade(story.answer("p", 1, "right").happen(end)) is Grade.AGAIN


@pytest.mark.parametrize("end", [Kind.SKIPPED, Kind.AGAIN, Kind.REFUSED])
def test_put_aside_is_no_review(story, end):
    """Unless something in it was answered wrong."""
    assert grade(story.happen(end)) is None
    assert grade(Story().show().answer("p", 1, "right").happen(end)) is None
    assert grade(Story().show().answer("p", 1, "wrong").happen(end)) is Grade.AGAIN


def test_an_item_without_a_review_has_no_card(story):
    """Shown, half answered: nothing to come back to."""
    assert scheduled(story.answer("p", 1, "right").works) is None


def test_the_usual_time_is_the_median_of_three_right_answers(story):
    """Times of answers that were not simply right do not count."""

    def right(seconds: float) -> str:
        story.later(days=10).show("24b", "p").answer("p", 1, "right", seconds=seconds)
        card = scheduled(story.works)
        assert card is not None
        return card.grade

    story.answer("p", 1, "right").happen(Kind.STEPS)
    assert [right(100), right(10), right(60)] == [Grade.GOOD] * 3
    assert right(59) == Grade.EASY
    story.later(days=1).show("24b", "p").answer("p", 0, "wrong", seconds=1).answer("p", 1, "right", seconds=1)
    assert right(59) == Grade.EASY
    assert right(59) == Grade.GOOD


def test_the_day_it_is_due_starts_at_four():
    """In the student's own time zone."""
    card = Card(3.0, 5.0, "2026-11-26T00:30:00+00:00", "2026-11-23T00:30:00+00:00", "good", 1)
    assert card.due_on(MOSCOW) == date(2026, 11, 25)
    assert card.due_on(timezone(timedelta(hours=4))) == date(2026, 11, 26)


def test_an_item_is_known_when_it_will_keep_for_a_week():
    """And did not go wrong the last time."""
    assert Card(7.0, 5.0, "", "", "good", 2).is_known
    assert not Card(6.9, 5.0, "", "", "good", 2).is_known
    assert not Card(30.0, 5.0, "", "", "again", 9).is_known


@pytest.mark.parametrize("seed", range(examples(20)))
def test_scheduling_equals_py_fsrs_run_directly(seed):
    """Over long random histories with pauses from minutes to months: same dates, same stability, same difficulty."""
    chance = random.Random(seed)
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    story, card = Story(), None
    for _ in range(60):
        story.later(seconds=round(10 ** chance.uniform(1, 7)))
        wanted = chance.choice(["again", "hard", "good"])
        story.show("24b", "p")
        for miss in range({"again": 2, "hard": 1, "good": 0}[wanted]):
            story.answer("p", -miss, "wrong")
        # never faster than usual
        story.answer("p", 1, "right", seconds=100.0 + len(story.shown))
        moment = story.now.astimezone(UTC)
        card, _ = scheduler.review_card(
            card or fsrs.Card(card_id=1, due=moment), fsrs.Rating[wanted.capitalize()], moment
        )
    ours = scheduled(story.works)
    assert ours is not None
    assert card is not None
    assert (ours.stability, ours.difficulty, ours.grade, ours.reviews) == (card.stability, card.difficulty, wanted, 60)
    assert datetime.fromisoformat(ours.due) == card.due
    assert datetime.fromisoformat(ours.last) == card.last_review
