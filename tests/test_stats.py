"""What has grown: counts that add up, mistakes that go, days and what comes back."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from drill.days import Worked
from drill.digest import Day, Digest, Made, digested
from drill.entries import ExerciseEntry, ItemEntry, SheetEntry
from drill.facts import Kind
from drill.schedule import Card
from drill.stats import Standing, skills, statistics, weakest
from tests.sizes import examples
from tests.story import START, Story

TODAY = date(2026, 11, 23)


def entry(item: str, *tags: str) -> ItemEntry:
    """An item of a list."""
    return ItemEntry(item, None, "пункт", ("number",), "book", "core", 5, tags, 1)


ITEMS = [entry("11a", "gd"), entry("11b", "gd", "mse"), entry("12a", "mse"), entry("21a", "lstm")]
SHEETS = [
    SheetEntry(
        1,
        "спуск",
        (
            ExerciseEntry(11, "шаги", "sheet1", tuple(ITEMS[:2])),
            ExerciseEntry(12, "потери", "sheet1", tuple(ITEMS[2:3])),
        ),
    ),
    SheetEntry(2, "память", (ExerciseEntry(21, "ячейка", "sheet2", tuple(ITEMS[3:])),)),
]


def card(stability: float = 3.0, due_in: float = 0.0, grade: str = "good") -> Card:
    """A card that is due in so many days."""
    due = (START + timedelta(days=due_in)).astimezone(UTC).isoformat()
    return Card(stability, 5.0, due, START.astimezone(UTC).isoformat(), grade, 1)


def stats_of(*digests: Digest, sheets=SHEETS, **how):
    """The statistics of these digests."""
    return statistics(sheets, {digest.item: digest for digest in digests}, START, **how)


class TestStanding:
    """New, learning, known."""

    @pytest.mark.parametrize(
        ("digest", "state"),
        [
            (None, "new"),
            (Digest("11a", shown=1), "new"),
            (Digest("11a", shown=1, attempts=1), "learning"),
            (Digest("11a", shown=1, card=card(2)), "learning"),
            (Digest("11a", shown=1, attempts=3, card=card(7)), "known"),
            (Digest("11a", shown=1, attempts=3, card=card(30, grade="again")), "learning"),
        ],
    )
    def test_an_item_is_known_when_it_will_keep_for_a_week(self, digest, state):
        """Merely looking at it changes nothing."""
        (sheet,) = stats_of(*([digest] if digest else []), sheets=SHEETS[:1]).sheets
        assert (sheet.items, getattr(sheet, state)) == (3, 3 if state == "new" else 1)

    def test_a_skill_is_a_tag(self):
        """An item counts for all of its tags; tags come in the book's order."""
        found = skills(ITEMS, {"11b": Digest("11b", attempts=1, recent=(True, False))})
        assert [(one.name, one.items, one.learning, one.tasks, one.first_try) for one in found] == [
            ("gd", 2, 1, 2, 1),
            ("mse", 2, 1, 2, 1),
            ("lstm", 1, 0, 0, 0),
        ]

    def test_the_weakest_skill_goes_worst_lately(self):
        """Of those that enough was done on; where nothing goes wrong there is none."""

        def skill(name, tasks, first_try):
            return Standing(name, name, 0, 1, 0, tasks, first_try)

        some = [skill("gd", 10, 5), skill("mse", 2, 0), skill("lstm", 4, 1), skill("adam", 8, 2)]
        assert weakest(some).name == "adam"
        assert weakest([skill("gd", 10, 10), skill("mse", 2, 0)]) is None


class TestMistakes:
    """What is met most, and what has gone."""

    def test_a_mistake_has_gone_after_two_tasks_without_it(self):
        """Those still made come first, each group by how often."""
        digest = Digest(
            "11a",
            mistakes={"seldom": Made(1, "", 0), "gone": Made(9, "", 2), "often": Made(5, "", 1)},
        )
        told = [(one.name, one.is_gone) for one in stats_of(digest).mistakes]
        assert told == [("often", False), ("seldom", False), ("gone", True)]

    def test_what_is_told_follows_from_what_happened(self):
        """From answers to the statistics."""
        story = Story().show("11a", "w").answer("w", 1, "wrong", "ascent").answer("w", 2, "right")
        for _ in range(2):
            assert not stats_of(digested("11a", story.works)).mistakes[0].is_gone
            story.later(days=1).show("11a", "w").answer("w", 2, "right")
        assert stats_of(digested("11a", story.works)).mistakes[0].is_gone


class TestDays:
    """The calendar, the streak, what comes back."""

    def test_the_calendar_has_twelve_weeks_from_a_monday_to_today(self):
        """Every day is there once; days of all items are added up."""
        days = {"2026-11-23": Day(3, 30.5, 2, 1), "2020-01-01": Day(9, 9.0, 9, 9)}
        stats = stats_of(Digest("11a", days=days), Digest("12a", days={"2026-11-23": Day(1, 9.5, 1, 1)}))
        assert stats.days[0][0] == date(2026, 9, 7)
        assert [day for day, _ in stats.days] == [date(2026, 9, 7) + timedelta(days=n) for n in range(78)]
        assert stats.days[-1] == (TODAY, Day(4, 40.0, 3, 2))
        assert sum(done.answers for _, done in stats.days) == 4

    def test_what_is_due_is_foreseen_for_a_week(self):
        """What is overdue is due today; what comes later is not counted."""
        digests = [Digest("11a", card=card(due_in=-9)), Digest("11b", card=card(due_in=0))]
        digests += [Digest("12a", card=card(due_in=6)), Digest("21a", card=card(due_in=7))]
        assert [due for _, due in stats_of(*digests).forecast] == [2, 0, 0, 0, 0, 0, 1]

    def test_the_streak_is_that_of_all_work(self):
        """Also of sheets that were not asked for, and of items that are no more."""
        one = Digest("11a", worked=Worked.of([TODAY]))
        other = Digest("99a", worked=Worked.of([TODAY - timedelta(days=1)]))
        assert stats_of(one, other, sheets=SHEETS[1:], is_part=True).streak == 2


class TestWhatIsMissing:
    """Items of the journal that no file has now."""

    def test_it_is_kept_and_named(self):
        """The time spent on it counts, but nothing of it is due or drilled."""
        gone = Digest("99a", attempts=2, tasks=1, first_try=1, seconds=60, card=card(), mistakes={"x": Made(1, "", 0)})
        stats = stats_of(gone)
        assert (stats.missing, stats.tasks, stats.seconds) == (("99a",), 1, 60)
        assert (stats.forecast[0][1], stats.mistakes) == (0, ())

    def test_other_sheets_are_not_missing(self):
        """Where only a part was asked for, only that part counts."""
        stats = stats_of(Digest("21a", attempts=2, tasks=1), sheets=SHEETS[:1], is_part=True)
        assert (stats.missing, stats.tasks, stats.answers) == ((), 0, 0)


@pytest.mark.parametrize("seed", range(examples(10)))
def test_everything_adds_up(seed):
    """On long random histories the totals are those of the facts themselves, counted one by one."""
    chance = random.Random(seed)
    story = Story()
    for _ in range(60):
        story.later(minutes=chance.choice([5, 300, 2000])).show(chance.choice(ITEMS).id, "w")
        for miss in range(chance.choice([0, 0, 1, 2])):
            story.answer("w", miss, "wrong", chance.choice("abc"), seconds=7)
        if chance.random() < 0.8:
            story.answer("w", 9, "right", seconds=7)
        else:
            story.happen(chance.choice([Kind.STEPS, Kind.SKIPPED]))
    works = story.works
    by_item = {entry.id: [work for work in works if work.shown.item == entry.id] for entry in ITEMS}
    stats = statistics(SHEETS, {item: digested(item, some) for item, some in by_item.items() if some}, story.now)
    assert stats.answers == len(story.attempts)
    assert stats.seconds == pytest.approx(7 * len(story.attempts))
    assert stats.first_try == sum(work.is_first_try for work in works)
    assert sum(sheet.items for sheet in stats.sheets) == len(ITEMS)
    first = stats.days[0][0]
    late = [work for work in works if datetime.fromisoformat(work.shown.at).date() >= first + timedelta(days=1)]
    assert sum(done.answers for _, done in stats.days) >= sum(len(work.attempts) for work in late)
    assert sum(one.made.times for one in stats.mistakes) == sum(bool(attempt.mistakes) for attempt in story.attempts)
    assert stats == statistics(
        SHEETS, {item: digested(item, some) for item, some in by_item.items() if some}, story.now
    )
