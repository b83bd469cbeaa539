"""What to do until the exam."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from drill.digest import Digest
from drill.entries import ExerciseEntry, ItemEntry, SheetEntry
from drill.schedule import Card
from drill.studyplan import in_order, study_plan
from drill.views.screen import Screen
from drill.views.studyplan import study_plan_lines
from tests.screen import is_as_stored

TODAY = date(2026, 11, 23)


def exercise(number: int, levels: str = "cce", after: tuple[int, ...] = (), minutes: float = 10) -> ExerciseEntry:
    """An exercise with items of these levels."""
    names = {"c": "core", "e": "extra"}
    items = tuple(
        ItemEntry(f"{number}{letter}", None, "пункт", ("number",), "book", names[level], minutes, (), 1)
        for letter, level in zip("abcdef", levels, strict=False)
    )
    return ExerciseEntry(number, f"упражнение {number}", "sheet1", items, after)


BOOK = [SheetEntry(1, "листочек", (exercise(1), exercise(2, after=(4,)), exercise(3), exercise(4)))]


def days(plan) -> list[list[str]]:
    """The items of each day."""
    return [[item.id for item in day.items] for day in plan.days]


def planned(exam: int, minutes: float, progress: dict[str, Digest] | None = None):
    """The plan for an exam in so many days."""
    return study_plan(BOOK, progress or {}, TODAY, TODAY + timedelta(days=exam), minutes)


def test_what_an_exercise_needs_comes_before_it():
    """Otherwise the book's order."""
    assert [exercise.number for exercise in in_order(BOOK)] == [1, 4, 2, 3]


def test_core_items_are_spread_over_the_days_left():
    """The day of the exam is no working day, unless it is today."""
    assert days(planned(2, 60)) == [["1a", "1b", "4a", "4b"], ["2a", "2b", "3a", "3b"]]
    assert days(planned(4, 20)) == [["1a", "1b"], ["4a", "4b"], ["2a", "2b"], ["3a", "3b"]]
    assert days(planned(0, 30)) == [["1a", "4a", "2a"]]
    assert planned(2, 60).left_out == ()


def test_what_does_not_fit_is_said():
    """The first of every exercise is kept."""
    plan = planned(1, 50)
    assert days(plan) == [["1a", "1b", "4a", "2a", "3a"]]
    assert [item.id for item in plan.left_out] == ["4b", "2b", "3b"]


def test_a_second_item_never_takes_the_place_of_a_first():
    """Days of fifteen minutes hold one item of ten each."""
    book = [SheetEntry(1, "листочек", (exercise(1), exercise(2)))]
    assert days(study_plan(book, {}, TODAY, TODAY + timedelta(days=2), 15)) == [["1a"], ["2a"]]


def test_what_is_solved_is_done_unless_it_gave_trouble():
    """Due reviews until the exam are counted."""
    card = Card(3.0, 5.0, "2026-11-24T10:00:00+00:00", "2026-11-20T10:00:00+00:00", "good", 1)
    progress = {
        "1a": Digest("1a", shown=1, solved=1, card=card),
        "1b": Digest("1b", shown=1, solved=1, is_weak=True),
        "4a": Digest("4a", shown=1),
    }
    plan = planned(2, 60, progress)
    assert days(plan) == [["1b", "4a", "4b", "2a"], ["2b", "3a", "3b"]]
    assert (plan.solved, plan.due) == (1, 1)
    assert planned(0, 60, progress).due == 0


def test_an_exam_that_is_over_needs_no_plan():
    """The caller says so."""
    with pytest.raises(ValueError, match="2026-11-22"):
        planned(-1, 60)


def test_no_day_is_overfull():
    """Whatever the minutes of a day; only an item longer than a day stands alone."""
    for exam in range(1, 6):
        for minutes in (5, 10, 25, 40, 80):
            plan = planned(exam, minutes)
            assert all(day.minutes <= minutes or len(day.items) == 1 for day in plan.days)
            chosen = [item for day in days(plan) for item in day]
            assert len(chosen) + len(plan.left_out) == 8
            assert chosen == sorted(chosen, key=["1a", "1b", "4a", "4b", "2a", "2b", "3a", "3b"].index)


@pytest.mark.parametrize("manner", ["80", "60", "plain"])
def test_the_plan_on_the_screen(manner):
    """A command a day, what is left out, what will be due."""
    screen = Screen(width=60 if manner == "60" else 80, plain=manner == "plain")
    pages = [
        "\n".join(study_plan_lines(planned(*how), TODAY + timedelta(days=how[0]), how[1], screen))
        for how in ((2, 20), (3, 60), (0, 60, {item.id: Digest(item.id, shown=1, solved=1) for item in ALL}))
    ]
    assert is_as_stored(f"studyplan_{manner}", "\n\n".join(pages))


def test_an_exam_in_another_year_is_told_with_its_year():
    """A day that is over by now means the next year, which must not go unnoticed."""
    plan = study_plan(BOOK, {}, TODAY, date(2027, 11, 20), 60)
    assert study_plan_lines(plan, date(2027, 11, 20), 60, Screen(80))[0].startswith("Экзамен 20 ноября 2027 года,")


def test_many_minutes_left_out_are_told_in_hours():
    """Nobody feels how long 120 minutes and more are."""
    book = [SheetEntry(1, "листочек", tuple(exercise(number, "cc", minutes=40) for number in (1, 2, 3)))]
    plan = study_plan(book, {}, TODAY, TODAY + timedelta(days=1), 40)
    assert "На это ушло бы ещё 4 ч:" in " ".join(study_plan_lines(plan, TODAY + timedelta(days=1), 40, Screen(80)))


ALL = [item for exercise in BOOK[0].exercises for item in exercise.items]
