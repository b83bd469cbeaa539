"""What a good teacher would say, measured on a few variants of every item; `make bench-feedback` has the long table."""

from __future__ import annotations

import pytest

from drill.problem import Item
from drill.task import Task
from tests import feedback
from tests.problems.conftest import IDS, tasks
from tests.sizes import LONG

SEEN = slice(1, 6 if LONG else 2)
"""Of the variants: drawn ones."""

ENOUGH = 0.9
"""Near misses and follow-through, in each single item; over all items it is 95 %."""


def missed(cases) -> tuple[int, list[str]]:
    """How many cases there are, and those whose verdict is not what it should be."""
    judged = [(case, case.judged()) for case in cases]
    return len(judged), [
        f"{case.kind} {case.task.code} {case.typed}: "
        f"{[(p.part, p.verdict.value, p.mistake, p.message) for p in said.parts]}"
        for case, said in judged
        if not case.is_met(said)
    ]


@pytest.mark.parametrize("answers", [feedback.right, feedback.mistakes, feedback.by_hand, feedback.nonsense])
def test_what_is_right_what_is_known_and_what_is_nothing(item: Item, answers):
    """Right answers in eight spellings and such as rounding leads to; listed mistakes; texts that are no answer."""
    for task in tasks(item.id)[SEEN]:
        assert missed(answers(task))[1] == []


@pytest.mark.parametrize("answers", [feedback.near_misses, feedback.follow_through])
def test_what_went_wrong_is_told(item: Item, answers):
    """Slips of digits, sign, factor and place; later numbers computed from a wrong one."""
    found = [missed(answers(task)) for task in tasks(item.id)[SEEN]]
    count, wrong = sum(each for each, _ in found), [line for _, lines in found for line in lines]
    assert len(wrong) <= (1 - ENOUGH) * count, wrong[:3]


def test_what_is_told_never_holds_the_right_value(item: Item):
    """Of slips and follow-through, whatever is said; what a file tells of its mistakes is its author's."""
    for task in tasks(item.id)[SEEN]:
        for case in (*feedback.near_misses(task), *feedback.follow_through(task), *feedback.by_hand(task)):
            for said in case.judged().parts:
                if said.message and not said.mistake and task.asked(said.part).kind in feedback.NUMERIC:
                    held = feedback.right_values_in(said.message, task)
                    assert not held, f"{task.code} {said.part}: {said.message} holds {held}"


def test_unrelated_answers_are_hardly_ever_remarked_upon():
    """At most one in two hundred, and none of them is right."""
    answers = [answer for item_id in IDS for task in tasks(item_id)[SEEN] for answer in feedback.random_wrong(task, 6)]
    said = [(*answer, feedback.judged(answer[0], answer[3]).part(answer[1].name)) for answer in answers]
    remarked = [of(*answer) for answer in said if feedback.says_too_much(*answer[:3], answer[4])]
    assert len(remarked) <= len(answers) / 200, remarked
    assert not [of(*answer) for answer in said if feedback.accepts_wrong(*answer[:3], answer[4])]


def of(task: Task, asked, value, typed, said) -> str:
    """An answer and what is said to it."""
    return f"{task.code} {asked.name} {typed[asked.name]}: {said.mistake} {said.message}"
