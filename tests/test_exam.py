"""An exam as its facts tell it: the clock, what stands, the mark."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.exam import Clock, Exam, exams, latest, mark
from drill.facts import Close, Closed, Paper, Papers, Written
from drill.verdict import Word

START = datetime(2026, 11, 23, 17, 0, 0, tzinfo=timezone(timedelta(hours=3)))
TASK = {"item": "15b", "seed": 7, "revision": 1, "params": {}, "parts": ["a", "b"]}


def later(minutes):
    """So many minutes after the beginning."""
    return START + timedelta(minutes=minutes)


def paper(number=1, minutes=40):
    """Two tasks of two parts."""
    return Paper("sheet3", 7, minutes, (TASK, TASK), START.isoformat(), number)


def written(task, part, typed, minutes, *, number=1, clock=None):
    """An answer after so many minutes by the wall clock, and by the exam's if that is another."""
    return Written(number, task, part, typed, 60.0 * (minutes if clock is None else clock), later(minutes).isoformat())


def minutes_left(exam, minutes):
    """By the exam's clock, at this minute of the wall clock."""
    return exam.left(exam.clock().at(later(minutes))) / 60


def test_time_runs_on_while_nobody_sits_at_it():
    """From the beginning, and from the last answer, whenever that was read."""
    assert minutes_left(Exam(paper()), 15) == 25
    assert minutes_left(Exam(paper(), (written(1, "a", "1", 10),)), 15) == 25
    assert minutes_left(Exam(paper()), 41) == -1


def test_a_clock_set_back_stands_still_and_goes_on():
    """A look at it loses nothing that had passed, and wins nothing."""
    clock = Clock(0.0, START).at(later(10)).at(later(-600)).at(later(-595))
    assert clock == Clock(15 * 60.0, later(-595))


def test_a_clock_set_back_between_two_starts_gives_no_time_back():
    """What had passed at the last answer has passed."""
    exam = Exam(paper(), (written(1, "a", "1", 30),))
    assert minutes_left(exam, -600) == 10
    exam = exam.with_answer(written(1, "b", "1", -600, clock=30))
    assert minutes_left(exam, -595) == 5


@given(st.lists(st.integers(-100, 100)))
def test_the_clock_never_goes_back(moves):
    """Whatever the wall clock does."""
    clock, now, passed = Clock(0.0, START), 0, [0.0]
    for move in moves:
        now += move
        clock = clock.at(later(now))
        passed.append(clock.elapsed)
    assert passed == sorted(passed)
    assert passed[-1] == 60 * sum(move for move in moves if move > 0)


def test_a_printed_paper_has_no_clock():
    """It is never over."""
    assert minutes_left(Exam(paper(minutes=None)), 10**6) == float("inf")


def test_the_latest_answer_stands():
    """For its part alone; what has none is still open."""
    exam = Exam(paper(), (written(1, "a", "1", 1), written(2, "a", "5", 2), written(1, "a", "3", 4)))
    assert exam.typed(1) == {"a": "3"}
    assert exam.unanswered(1) == ("b",)
    assert exam.unanswered(2) == ("b",)


def test_time_goes_to_the_answer_that_ends_it():
    """Two answers to one part add up."""
    exam = Exam(paper(), (written(1, "a", "1", 1), written(2, "a", "5", 3), written(1, "a", "3", 4)))
    assert exam.seconds(1) == {"a": 120.0}
    assert exam.seconds(2) == {"a": 120.0}


def test_facts_are_gathered_by_paper():
    """An exam has its own answers and its own end."""
    closed = Closed(1, Close.TIME_UP, 2400.0, later(41).isoformat())
    mine, other = written(1, "a", "1", 1), written(1, "a", "9", 1, number=2)
    facts = Papers((paper(1), paper(2), paper(3, None)), (mine, other), (closed,))
    assert exams(facts) == (Exam(paper(1), (mine,), closed), Exam(paper(2), (other,)), Exam(paper(3, None)))


def test_what_is_written_after_the_end_does_not_count():
    """Another window may not have noticed it."""
    closed = Closed(1, Close.HANDED_IN, 120.0, later(2).isoformat())
    before, after = written(1, "a", "1", 1), written(1, "a", "9", 3)
    assert exams(Papers((paper(),), (before, after), (closed,))) == (Exam(paper(), (before,), closed),)


def test_the_latest_of_a_sort_is_found():
    """Exams apart from papers, open ones apart from closed ones."""
    done = Exam(paper(1), (), Closed(1, Close.HANDED_IN, 1.0, START.isoformat()))
    first, second, printed = Exam(paper(2)), Exam(paper(3)), Exam(paper(4, None))
    among = (done, first, second, printed)
    assert latest(among, timed=True, closed=False) == second
    assert latest(among, timed=True, closed=True) == done
    assert latest(among, timed=False) == printed
    assert latest(among[:1], timed=True, closed=False) is None


RIGHT, CLOSE, WRONG, MISSING = Word.RIGHT, Word.CLOSE, Word.WRONG, Word.MISSING


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ([{"a": RIGHT}, {"a": RIGHT, "b": RIGHT}], 10),
        ([{"a": WRONG}, {"a": MISSING}], 0),
        ([{"a": RIGHT}, {"a": WRONG, "b": WRONG, "c": WRONG}], 5),
        ([{"a": RIGHT, "b": WRONG}, {"a": WRONG}], 3),  # 2.5, a half up
        ([{"a": CLOSE}], 5),
        ([{"a": RIGHT, "b": CLOSE}], 8),  # 7.5
        ([{"a": RIGHT}, {"a": WRONG}, {"a": WRONG}], 3),  # 3.33
        ([{"a": RIGHT}] + [{"a": WRONG}] * 19, 1),  # 0.5
        ([], 0),
    ],
)
def test_the_mark_is_the_share_of_right_parts_out_of_ten(tasks, expected):
    """Every task counts alike, a close part as half."""
    assert mark(tasks) == expected


words = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(list(Word)), min_size=1)


@given(st.lists(words, min_size=1), st.data())
def test_a_better_answer_never_makes_a_worse_mark(tasks, data):
    """The mark lies between 0 and 10 and grows with every part put right."""
    number = data.draw(st.integers(0, len(tasks) - 1))
    part = data.draw(st.sampled_from(sorted(tasks[number])))
    better = [*tasks[:number], {**tasks[number], part: RIGHT}, *tasks[number + 1 :]]
    assert 0 <= mark(tasks) <= mark(better) <= 10
