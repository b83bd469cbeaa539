"""A review, read as sessions: what is asked, what is said when it ends, what there is on the days after."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from drill.drawing import draw
from drill.entries import ExerciseEntry, ItemEntry, SheetEntry
from drill.session import run_review
from tests.screen import is_as_stored
from tests.small import small_item
from tests.world import CTRL_C, World


def adding(exercise: int) -> object:
    """An item with one number to type."""
    return small_item(
        exercise,
        label="прибавить один",
        params={"x": {"book": 2, "draw": {"integers": [3, 99]}}},
        task="Маше выпало $x = <<x>>$.",
        parts={"more": {"kind": "number", "ask": "На один больше", "value": "x + 1"}},
        steps=["Считаем: $x + 1 = <<more>>$."],
    )


ITEMS = [adding(number) for number in (11, 12, 13)]

SHEETS = [
    SheetEntry(
        1,
        "листочек",
        tuple(
            ExerciseEntry(
                item.exercise,
                item.title,
                "sheet1",
                (ItemEntry(item.id, None, item.label, ("number",), "book", "core", 3, (), 1),),
            )
            for item in ITEMS
        ),
    )
]


class Student(World):
    """Reviews these three items; days pass when told to."""

    days = 0

    def review(self, *lines: str, terminal: bool = False, **limits: int) -> str:
        """A start of `masha review`; everything on the screen."""
        env = self.env(lines, terminal=terminal)
        self.status = run_review(env, SHEETS, **limits)
        env.store.close()
        return env.stdout.getvalue()

    def _now(self) -> datetime:
        return super()._now() + timedelta(days=self.days)


@pytest.fixture
def student(tmp_path):
    """Nothing was done yet."""
    return Student(tmp_path, *ITEMS)


def right(place, seed):
    """The right answer to the item in that place."""
    return str(draw(ITEMS[place], seed).params["x"] + 1)


def asked(page):
    """The codes of the tasks that were put."""
    return re.findall(r"(\d+z:\d+) · \d+ из", page)


def test_a_review_looks_like_this(student):
    """New items where nothing is due; the summary says when each comes back."""
    page = student.review(right(0, 371), "", "1", right(1, 372), "", "/шаги", "", terminal=True)
    assert is_as_stored("review", page)
    assert student.status == 0


def test_what_was_done_today_counts(student):
    """The second start of the day has the rest of the dose; the third has nothing, and says how to get more."""
    student.review(right(0, 371), count=1)
    assert asked(student.review("/quit", count=2)) == ["12z:372"]
    student.review(right(1, 372), count=2)
    said = student.review(count=2)
    assert said == "На сегодня всё: сделано 2 пункта.\nЕсли хочется ещё: masha review -n 12\n"
    assert student.status == 0


def test_what_falls_due_comes_back_with_other_numbers(student):
    """On its day, before what is new."""
    page = student.review("1", "2", right(0, 371), count=1)
    assert "11z снова завтра, 24 ноября" in page
    assert student.review(count=1).startswith("На сегодня всё")
    student.days = 1
    assert asked(student.review("/пропуск", count=2)) == ["11z:372", "12z:373"]


def test_an_interrupted_review_goes_on(student):
    """With the numbers it had; the command that goes on is told."""
    page = student.review(right(0, 371), "", CTRL_C, terminal=True, count=5)
    assert student.status == 130
    assert page.endswith("Продолжить: masha review -n 5\n")
    assert asked(student.review(count=5))[0] == "12z:372"


def test_when_everything_is_begun_the_next_day_is_named(student):
    """With the item that comes first."""
    student.review(right(0, 371), right(1, 372), right(2, 373))
    assert student.review() == (
        "Повторять сегодня нечего, и всё здесь уже начато. Ближайшее 25 ноября: 11z.\n"
        "Что давалось хуже всего: masha drill --weak\n"
    )


def test_minutes_that_hold_nothing_are_told(student):
    """With more of them."""
    assert "masha review --minutes 17" in student.review(minutes=2)
