"""What to do next: the book's order, with what is needed first."""

from __future__ import annotations

from drill.advice import advised, is_passed
from drill.entries import ExerciseEntry, ItemEntry, SheetEntry


def exercise(number: int, levels: str = "c", after: tuple[int, ...] = ()) -> ExerciseEntry:
    """An exercise whose items have these levels: c core, e extra."""
    names = {"c": "core", "e": "extra"}
    items = tuple(
        ItemEntry(f"{number}{letter}", None, "пункт", ("number",), "book", names[level], 3, (), 1)
        for letter, level in zip("abcdef", levels, strict=False)
    )
    return ExerciseEntry(number, f"упражнение {number}", f"sheet{number // 10}", items, after)


def sheets(*exercises: ExerciseEntry) -> list[SheetEntry]:
    """Sheets of ten numbers each."""
    numbers = sorted({one.number // 10 for one in exercises})
    return [
        SheetEntry(number, f"листочек {number}", tuple(one for one in exercises if one.number // 10 == number))
        for number in numbers
    ]


BOOK = sheets(
    exercise(11), exercise(12, "ce"), exercise(21, after=(12,)), exercise(22, "ee", after=(31,)), exercise(31)
)


def next_after(solved: str, latest: str = "", book: list[SheetEntry] = BOOK) -> tuple[int, int | None] | None:
    """The number advised, and that of the exercise it is needed for."""
    advice = advised(book, solved.split(), latest)
    return advice and (advice.exercise.number, advice.needed_for.number if advice.needed_for else None)


def test_a_newcomer_begins_at_the_beginning():
    """Nothing is solved: the first exercise of the first sheet."""
    assert next_after("") == (11, None)


def test_an_exercise_is_passed_by_its_core_items():
    """What is left of it does not hold anybody up; without core items all must be solved."""
    assert next_after("11a 12a") == (21, None)
    assert is_passed(exercise(22, "ee"), ["22a", "22b"])
    assert not is_passed(exercise(22, "ee"), ["22a"])


def test_the_sheet_worked_on_last_is_gone_on_with():
    """Whoever jumps to another sheet is not sent back to the first."""
    assert next_after("12a 21a", latest="21a") == (31, 22)
    assert next_after("11a", latest="11a") == (12, None)


def test_what_an_exercise_needs_comes_before_it():
    """Even when it stands in a later sheet; what is needed for that comes before both."""
    assert next_after("11a 12a 21a") == (31, 22)
    chain = sheets(exercise(11, after=(12,)), exercise(12, after=(13,)), exercise(13))
    assert next_after("", book=chain) == (13, 11)
    assert next_after("13a", book=chain) == (12, 11)


def test_what_is_left_of_passed_exercises_comes_in_the_end():
    """Then there is nothing more to advise."""
    assert next_after("11a 12a 21a 22a 22b 31a") == (12, None)
    assert next_after("11a 12a 12b 21a 22a 22b 31a") is None


def test_a_broken_order_is_survived():
    """A circle and a number that is not there are complained of elsewhere."""
    circle = sheets(exercise(11, after=(12, 99)), exercise(12, after=(11,)))
    assert next_after("", book=circle) == (12, 11)
