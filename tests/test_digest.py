"""What all the work on an item adds up to."""

from __future__ import annotations

import json
from datetime import date

import pytest

from drill.digest import Day, Digest, Made, as_json, digested, from_json
from drill.facts import Kind, Rating
from tests.story import Story


@pytest.fixture
def story() -> Story:
    """Nothing has happened yet."""
    return Story()


def test_everything_is_counted_over_all_variants(story):
    """Shown, tried, solved, solved at first try, hints; what is open; when and which was last."""
    story.show("15b", "w", seed=1).answer("w", 1, "wrong").happen(Kind.HINT).answer("w", 2, "right", hints=1)
    story.show("15b", "w", seed=2).answer("w", 3, "right").reflect(Rating.UNKNOWN).reflect(Rating.PARTLY)
    story.show("15b", "w", seed=3).answer("w", 9, "wrong").answer("w", 9, "wrong").happen(Kind.STEPS)
    story.later(hours=1).show("15b", "w", seed=None)
    digest = digested("15b", story.works)
    assert (digest.shown, digest.attempts, digest.solved, digest.first_try, digest.hints) == (4, 4, 2, 1, 1)
    assert (digest.last, digest.last_shown, digest.solved_last) == ("2026-11-23T18:05:11+03:00", 4, 2)
    assert digest.open == ((4, None),)
    assert digest.reflected is Rating.PARTLY


def test_an_item_with_a_mistake_is_weak_until_it_goes_well(story):
    """Weak is what went wrong the last time; merely looking at new numbers changes nothing."""

    def is_weak() -> bool:
        return digested("15b", story.works).is_weak

    assert not is_weak()
    story.show("15b", "w")
    assert not is_weak()
    story.answer("w", 1, "wrong").answer("w", 2, "right")
    assert is_weak()
    story.show("15b", "w")
    assert is_weak()
    story.answer("w", 2, "right")
    assert not is_weak()
    story.show("15b", "w").happen(Kind.STEPS)
    assert is_weak()


def test_a_mistake_knows_how_often_when_last_and_whether_it_has_gone(story):
    """Repeats of one answer count once; gone is counted in variants solved since without it."""
    story.show("15b", "w").answer("w", 1, "wrong", "ascent").answer("w", 1, "wrong", "ascent").answer("w", 2, "right")
    story.later(days=1).show("15b", "w").answer("w", 3, "wrong", "ascent", "other").answer("w", 2, "right")
    for _ in range(2):
        story.later(days=1).show("15b", "w").answer("w", 2, "right")
    story.show("15b", "w").answer("w", 5, "wrong", "sum_not_mean").happen(Kind.STEPS)
    assert digested("15b", story.works).mistakes == {
        "ascent": Made(2, "2026-11-24T17:05:11+03:00", 2),
        "sum_not_mean": Made(1, "2026-11-26T17:05:11+03:00", 0),
    }


def test_a_day_ends_at_four_in_the_morning(story):
    """Answers and seconds count on the day of the answer, tasks on the day of their end."""
    story.later(hours=10).show("15b", "w").answer("w", 1, "wrong", seconds=30.04)  # 3:05 of the 24th
    story.later(hours=1).answer("w", 2, "right", seconds=60)
    story.show("15b", "w").answer("w", 2, "right", seconds=10)
    digest = digested("15b", story.works)
    assert digest.days == {"2026-11-23": Day(1, 30.0, 0, 0), "2026-11-24": Day(2, 70, 2, 1)}
    assert digest.seconds == pytest.approx(100)
    assert [date(2026, 11, day) in digest.worked for day in (22, 23, 24, 25)] == [False, True, True, False]


def test_who_was_elsewhere_did_not_think_all_the_time(story):
    """Half an hour counts at most for one answer."""
    story.show("15b", "w").answer("w", 1, "wrong", seconds=8 * 3600).answer("w", 2, "right", seconds=60)
    assert digested("15b", story.works).seconds == 1860


def test_single_days_are_kept_for_twelve_weeks(story):
    """What was before them still counts, and still is a day of work."""
    story.show("15b", "w").answer("w", 1, "right", seconds=5)
    story.later(days=1).show("15b", "w").answer("w", 1, "right", seconds=5)
    story.later(days=83).show("15b", "w").answer("w", 1, "right", seconds=5)
    digest = digested("15b", story.works)
    assert list(digest.days) == ["2026-11-24", "2027-02-15"]
    assert (digest.tasks, digest.seconds) == (3, 15)
    assert all(date.fromisoformat(day) in digest.worked for day in ("2026-11-23", *digest.days))


def test_the_last_five_tasks_tell_how_it_goes_lately(story):
    """Oldest first; what is open or was only put aside tells nothing."""
    for verdict in ("wrong", "right", "right", "wrong", "right", "right"):
        story.show("15b", "w").answer("w", 0, verdict).answer("w", 1, "right")
    story.show("15b", "w").happen(Kind.SKIPPED).show("15b", "w")
    digest = digested("15b", story.works)
    assert (digest.tasks, digest.recent) == (6, (True, True, False, True, True))


def test_a_digest_is_kept_as_json(story):
    """And comes back as it was; what is none is refused."""
    story.show("15b", "w").answer("w", 1, "wrong", "ascent").answer("w", 2, "right").reflect(Rating.KNOWN)
    story.show("15b", "w")
    digest = digested("15b", story.works)
    assert digest.card is not None
    assert from_json(json.loads(json.dumps(as_json(digest)))) == digest
    assert from_json(json.loads(json.dumps(as_json(digested("15b", ()))))) == Digest("15b")
    for rubbish in ({}, {"item": "15b"}, {**as_json(digest), "reflected": "never"}, {**as_json(digest), "days": [1]}):
        with pytest.raises((TypeError, KeyError, ValueError, AttributeError)):
            from_json(rubbish)
