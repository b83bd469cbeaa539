"""The daily dose: nothing due is lost, the limit holds, similar items stand apart, same facts give the same dose."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, permutations

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.digest import Day, Digest, digested
from drill.dose import DOSE, forgotten_first, interleaved, next_to_come, todays_dose, unbegun
from drill.entries import ExerciseEntry, ItemEntry, SheetEntry
from drill.facts import Kind
from drill.schedule import Card
from tests.sizes import examples
from tests.story import MOSCOW, START, Story

TODAY = date(2026, 11, 23)


def entry(item: str, *tags: str, level: str = "core", minutes: float = 5) -> ItemEntry:
    """An item of a list."""
    return ItemEntry(item, None, "пункт", ("number",), "book", level, minutes, tags, 1)


def book(*entries: ItemEntry, after: dict[int, tuple[int, ...]] | None = None) -> list[SheetEntry]:
    """Sheets of ten numbers each, exercises by number."""
    numbers = sorted({int(one.id[:-1]) for one in entries})
    exercises = [
        ExerciseEntry(
            number,
            "упражнение",
            f"sheet{number // 10}",
            tuple(one for one in entries if one.id[:-1] == str(number)),
            (after or {}).get(number, ()),
        )
        for number in numbers
    ]
    return [
        SheetEntry(sheet, "листочек", tuple(one for one in exercises if one.number // 10 == sheet))
        for sheet in sorted({number // 10 for number in numbers})
    ]


def card(ago: float, due_in: float, stability: float = 3.0, reviews: int = 1) -> Card:
    """Reviewed so many days ago, due in so many days."""
    last, due = START - timedelta(days=ago), START + timedelta(days=due_in)
    return Card(stability, 5.0, due.astimezone(UTC).isoformat(), last.astimezone(UTC).isoformat(), "good", reviews)


def waiting(item: str, ago: float = 4, *, open_: int = 0, stability: float = 3.0) -> Digest:
    """An item that is due, last reviewed so many days ago."""
    return Digest(item, shown=1, open=((open_, 7),) if open_ else (), card=card(ago, 0, stability))


def done_today(item: str, *, reviews: int, seconds: float = 60) -> Digest:
    """An item brought to an end today, after so many reviews in all."""
    return Digest(item, shown=1, card=card(0, 3, reviews=reviews), days={str(TODAY): Day(1, seconds, 1, 1)})


def by_item(*digests: Digest) -> dict[str, Digest]:
    """Progress."""
    return {digest.item: digest for digest in digests}


def dose_of(sheets: list[SheetEntry], *digests: Digest, **limits: float) -> tuple[str, ...]:
    """The items of the dose."""
    return todays_dose(sheets, by_item(*digests), START, **limits).items


ABC = book(entry("11a"), entry("12a"), entry("13a"), entry("14a"))


class TestWhatIsDue:
    """From all sheets, the least remembered first."""

    def test_the_least_remembered_goes_first(self):
        """Time since the last review counts by how firmly it was known."""
        digests = waiting("11a", 4, stability=4), waiting("12a", 2, stability=1), waiting("13a", 9, stability=3)
        assert dose_of(ABC, *digests, count=3) == ("13a", "12a", "11a")

    @pytest.mark.parametrize("seed", range(examples(20)))
    def test_the_order_is_that_of_retrievability(self, seed):
        """As FSRS itself gives it, on whole days."""
        chance = random.Random(seed)
        sheets = book(*(entry(f"{number}a") for number in range(11, 31)))
        digests = [
            waiting(f"{number}a", chance.randint(1, 90), stability=round(chance.uniform(0.2, 60), 2))
            for number in range(11, 31)
        ]
        scheduler = fsrs.Scheduler()

        def remembered(one: ItemEntry) -> float:
            found = next(digest.card for digest in digests if digest.item == one.id)
            last = datetime.fromisoformat(found.last)
            known = fsrs.Card(card_id=1, stability=found.stability, difficulty=5.0, last_review=last)
            return scheduler.get_card_retrievability(known, START.astimezone(UTC))

        chances = [remembered(one) for one in forgotten_first(sheets, by_item(*digests), START)]
        assert len(chances) == 20
        assert chances == sorted(chances)

    def test_due_is_what_comes_before_the_day_ends(self):
        """A day ends at four in the morning."""
        late, later = Digest("11a", card=card(3, 10 / 24)), Digest("12a", card=card(3, 11 / 24))
        assert [one.id for one in forgotten_first(ABC, by_item(late, later), START)] == ["11a"]

    def test_items_that_are_no_more_are_passed_over(self):
        """A pack that was taken away leaves its digests behind."""
        assert dose_of(ABC, waiting("99a"), waiting("12a"), count=1) == ("12a",)

    def test_what_was_left_open_goes_on_first(self):
        """The latest, if several were."""
        digests = waiting("11a", 9), waiting("12a", 5, open_=3), waiting("13a", 4, open_=8)
        assert dose_of(ABC, *digests, count=3) == ("13a", "11a", "12a")


class TestTheLimit:
    """So many items, or minutes, a day."""

    def test_ten_items_without_a_word(self):
        """Whatever has piled up; the rest waits and is counted."""
        sheets = book(*(entry(f"{number}a") for number in range(11, 61)))
        digests = by_item(*(waiting(f"{number}a", number) for number in range(11, 61)))
        dose = todays_dose(sheets, digests, START)
        assert (len(dose.items), dose.due, len(dose.left), dose.is_all) == (DOSE, DOSE, 40, False)
        assert set(dose.items) == {f"{number}a" for number in range(51, 61)}

    def test_what_came_back_today_counts(self):
        """On whatever sheet, also one whose pack is gone."""
        back = done_today("12a", reviews=2), done_today("99a", reviews=5)
        assert dose_of(ABC, *back, waiting("11a"), waiting("13a"), count=3) == ("11a",)

    def test_what_was_begun_today_takes_room_only_from_what_is_new(self):
        """A morning of new tasks does not push a review away."""
        begun = done_today("12a", reviews=1)
        assert dose_of(ABC, begun, waiting("11a"), waiting("13a"), count=2) == ("11a", "13a")
        assert dose_of(ABC, begun, waiting("11a"), count=3) == ("11a", "13a")

    def test_minutes_are_those_that_items_take(self):
        """What is too long is left for a longer day; minutes spent today count."""
        sheets = book(entry("11a", minutes=6), entry("12a", minutes=9), entry("13a", minutes=3))
        digests = waiting("11a", 9), waiting("12a", 8), waiting("13a", 7)
        assert dose_of(sheets, *digests, minutes=10) == ("11a", "13a")
        back = done_today("99a", reviews=3, seconds=300)
        assert dose_of(sheets, *digests, back, minutes=10) == ("13a",)

    def test_both_limits_hold(self):
        """The first that is reached ends the dose."""
        digests = [waiting(item) for item in ("11a", "12a", "13a", "14a")]
        assert len(dose_of(ABC, *digests, minutes=100, count=2)) == 2
        assert len(dose_of(ABC, *digests, minutes=15, count=10)) == 3


class TestWhatIsNew:
    """Where the dose is not filled, new items come after what is due."""

    def test_new_items_come_in_the_books_order(self):
        """After what is due."""
        assert dose_of(ABC, waiting("13a"), count=3) == ("13a", "11a", "12a")

    def test_prerequisites_come_first(self):
        """Also from a later sheet; what is left of an exercise comes after all core items."""
        sheets = book(entry("11a"), entry("11b", level="extra"), entry("12a"), entry("21a"), after={12: (21,)})
        assert [one.id for one in unbegun(sheets, {})] == ["11a", "21a", "12a", "11b"]

    def test_the_sheet_worked_on_last_is_gone_on_with(self):
        """Then the others in order."""
        sheets = book(entry("11a"), entry("21a"), entry("21b"))
        known = by_item(Digest("21a", shown=1, last_shown=5, card=card(0, 9)))
        assert [one.id for one in unbegun(sheets, known)] == ["21b", "11a"]

    def test_no_shorter_item_takes_the_place_of_one_that_does_not_fit(self):
        """It may need the longer one."""
        sheets = book(entry("11a", minutes=9), entry("12a", minutes=3))
        assert dose_of(sheets, minutes=5) == ()

    def test_only_items_never_reviewed_are_new(self):
        """What was solved with the solution shown comes back on its own day."""
        known = by_item(Digest("11a", shown=1, card=card(0, 1)), Digest("12a", shown=1))
        assert [one.id for one in unbegun(ABC, known)] == ["12a", "13a", "14a"]


def neighbours(items: list[ItemEntry]) -> int:
    """How many stand beside one of the same exercise."""
    return sum(one.id[:-1] == other.id[:-1] for one, other in pairwise(items))


class TestInterleaving:
    """Similar items do not stand side by side."""

    @settings(max_examples=examples(60), deadline=None)
    @given(st.lists(st.sampled_from("1234"), min_size=1, max_size=7))
    def test_no_order_has_fewer_neighbours_of_one_exercise(self, exercises):
        """Judged by all orders."""
        items = [entry(f"{number}{letter}") for number, letter in zip(exercises, "abcdefg", strict=False)]
        order = interleaved(items)
        assert sorted(order) == sorted(items)
        assert neighbours(order) == min(neighbours(list(other)) for other in permutations(items))

    def test_after_the_exercise_the_tags_count(self):
        """Of several that may come next, the one that shares least."""
        items = [entry("1a", "gd"), entry("2a", "gd", "mse"), entry("3a", "lstm"), entry("4a", "gd")]
        assert [one.id for one in interleaved(items)] == ["1a", "3a", "2a", "4a"]

    def test_what_is_not_similar_keeps_its_order(self):
        """The most forgotten first."""
        items = [entry(f"{number}a") for number in (3, 1, 2, 5, 4)]
        assert interleaved(items) == items


progresses = st.dictionaries(
    st.sampled_from([f"{number}{letter}" for number in range(11, 19) for letter in "abc"]),
    st.tuples(st.integers(0, 30), st.integers(-20, 20), st.integers(1, 6), st.booleans(), st.integers(0, 2)),
    max_size=24,
)
BOOK = book(
    *(
        entry(f"{number}{letter}", *("gd", "mse")[: number % 3], level="core" if letter < "c" else "extra", minutes=m)
        for number in range(11, 19)
        for letter, m in zip("abc", (3, 5, 8), strict=True)
    ),
    after={12: (14,), 15: (16, 11)},
)


def from_draw(drawn: dict[str, tuple[int, int, int, bool, int]]) -> dict[str, Digest]:
    """Progress of any kind."""
    return {
        item: Digest(
            item,
            shown=1,
            last_shown=number,
            open=((number, 7),) if is_open else (),
            card=card(ago, due, reviews=reviews),
            days={str(TODAY): Day(tasks, 60.0 * tasks, tasks, 0)} if ago == 0 else {},
        )
        for number, (item, (ago, due, reviews, is_open, tasks)) in enumerate(drawn.items(), 1)
    }


@settings(max_examples=examples(100), deadline=None)
@given(progresses, st.integers(1, 30))
def test_nothing_due_is_lost_and_the_dose_holds(drawn, count):
    """Every due item is asked today or named as waiting; together with what was done it is no more than the dose."""
    known = from_draw(drawn)
    dose = todays_dose(BOOK, known, START, count=count)
    due = {item for item, one in known.items() if one.card.due_on(MOSCOW) <= TODAY}
    assert due <= {*dose.items, *dose.left}
    assert set(dose.left) <= due - set(dose.items)
    assert len(set(dose.items)) == len(dose.items)
    came_back = sum(
        one.days[str(TODAY)].tasks > 0 and one.card.reviews > one.days[str(TODAY)].tasks
        for one in known.values()
        if one.days
    )
    assert len(dose.items) <= max(0, count - came_back)
    assert dose.due == len(due & set(dose.items))
    assert not dose.left or dose.due == len(dose.items)


@settings(max_examples=examples(100), deadline=None)
@given(progresses, st.integers(1, 60))
def test_minutes_are_never_exceeded(drawn, minutes):
    """However they fall."""
    took = {one.id: one.minutes for sheet in BOOK for exercise in sheet.exercises for one in exercise.items}
    dose = todays_dose(BOOK, from_draw(drawn), START, minutes=minutes)
    assert sum(took[item] for item in dose.items) <= minutes


@settings(max_examples=examples(50), deadline=None)
@given(progresses, st.randoms())
def test_the_same_facts_give_the_same_dose(drawn, chance):
    """In whatever order the digests lie."""
    known = from_draw(drawn)
    mixed = dict(chance.sample(list(known.items()), len(known)))
    assert todays_dose(BOOK, known, START) == todays_dose(BOOK, mixed, START)


def test_what_comes_next_is_known():
    """For a day on which there is nothing to do."""
    known = by_item(Digest("12a", card=card(0, 9)), Digest("11a", card=card(0, 3)), Digest("99a", card=card(0, 1)))
    assert next_to_come(ABC, known, MOSCOW) == (date(2026, 11, 26), "11a")
    assert next_to_come(ABC, {}, MOSCOW) is None


@pytest.mark.parametrize("seed", range(examples(8)))
def test_two_months_of_reviews(seed):
    """With pauses: the dose holds, nothing comes before its day or is lost, the new comes in order."""
    chance = random.Random(seed)
    story, dose, begun = Story(), 4, set()

    def progress() -> dict[str, Digest]:
        works = story.works
        return {
            item: digested(item, [work for work in works if work.shown.item == item])
            for item in {work.shown.item for work in works}
        }

    for _ in range(60):
        # at five in the afternoon again
        story.now = story.now.replace(hour=17, minute=0) + timedelta(days=chance.choice([1, 1, 1, 2, 9]))
        asked: list[str] = []
        for _ in range(chance.choice([1, 2])):
            known = progress()
            today = todays_dose(BOOK, known, story.now, count=dose)
            waiting = {item for item, one in known.items() if one.card.due_on(MOSCOW) <= story.now.date()}
            assert waiting == {*today.items[: today.due], *today.left}
            assert not {*today.items[today.due :]} & begun
            for item in today.items[: chance.randint(0, dose)]:
                story.later(minutes=3).show(item, "w")
                if chance.random() < 0.3:
                    story.answer("w", 0, "wrong").answer("w", 1, "wrong").happen(Kind.STEPS)
                else:
                    story.answer("w", 9, "right")
                asked.append(item)
        assert len(asked) == len(set(asked)) <= dose
        begun |= set(asked)
    order = [item.id for item in unbegun(BOOK, {})]
    assert len(begun) > dose
    assert begun == set(order[: len(begun)])
