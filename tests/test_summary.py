"""The end of a session: every variant under how it ended, and the commands to go on with."""

from __future__ import annotations

from dataclasses import replace

from drill.facts import Attempt, Event, Kind, Rating, Reflection, Shown
from drill.progress import Work
from drill.summary import Summary, summed
from drill.views.screen import Screen
from drill.views.summary import MOST_MISTAKES, summary_lines

SCREEN = Screen(width=80)


def work(number, item, *verdicts, events=(), mistakes=(), seed=7):
    """A variant of one part, answered with these verdicts."""
    attempts = tuple(
        Attempt(
            number, {"w": str(turn)}, {"w": turn}, {"w": verdict}, mistakes if verdict == "wrong" else (), 0, 1.0, "at"
        )
        for turn, verdict in enumerate(verdicts)
    )
    shown = Shown(item, seed, 1, {}, ("w",), "at", number)
    return Work(shown, attempts, tuple(Event(number, kind, "at") for kind in events))


DONE = [
    work(1, "15a", "right"),
    work(2, "15b", "wrong", "wrong", "right", mistakes=("ascent",)),
    work(3, "15c", "right", events=[Kind.HINT]),
    work(4, "15d", "wrong", events=[Kind.STEPS]),
    work(5, "15e", events=[Kind.SKIPPED]),
    work(6, "15f", "wrong", events=[Kind.AGAIN], mistakes=("ascent",)),
    work(7, "15f", seed=8),
]

TOLD = {("15b", "ascent"): "Шаг сделан вдоль градиента.", ("15f", "ascent"): "Не туда."}


def test_every_variant_stands_under_its_end():
    """What was given up for other numbers is no task; what is still open is not finished."""
    assert summed(DONE, TOLD) == Summary(
        first_try=("15a:7",),
        retried=("15b:7",),
        hinted=("15c:7",),
        unsolved=("15d:7", "15e:7"),
        unfinished=("15f:8",),
        mistakes=(("15b", "Шаг сделан вдоль градиента.", 2), ("15f", "Не туда.", 1)),
        repeat=("15b", "15c", "15d", "15e"),
    )
    assert summed(DONE, TOLD).tasks == 5


def test_open_questions_stand_by_the_students_own_rating():
    """The last rating of a variant counts; without any there is no such line."""
    reflected = [
        replace(one, reflections=tuple(Reflection(one.shown.id, "", rating, "at") for rating in ratings))
        for one, ratings in zip(DONE, [[Rating.UNKNOWN, Rating.KNOWN], [Rating.PARTLY], [Rating.KNOWN]], strict=False)
    ]
    summary = summed(reflected, {})
    assert summary.reflected == ((Rating.KNOWN, ("15a:7", "15c:7")), (Rating.PARTLY, ("15b:7",)))
    line = "Вопросы без проверки, по твоей оценке: знаешь 15a:7, 15c:7; отчасти 15b:7"
    assert line in summary_lines(summary, SCREEN)


def test_the_summary_ends_with_exact_commands():
    """To repeat, to see solutions, to go on."""
    assert summary_lines(summed(DONE, TOLD), SCREEN, "masha drill 15") == [
        "Итог: 5 задач.",
        "С первой попытки (1): 15a:7",
        "Не с первой попытки (1): 15b:7",
        "С подсказкой (1): 15c:7",
        "Не решено (2): 15d:7, 15e:7",
        "Не закончено (1): 15f:8",
        "",
        "Ошибки:",
        "  15b: Шаг сделан вдоль градиента. (2 раза)",
        "  15f: Не туда.",
        "",
        "Проработать: masha drill 15b 15f",
        "Повторить с новыми числами: masha drill 15b 15c 15d 15e",
        "Решение: masha solve 15d:7 --show-steps",
        "Решение: masha solve 15e:7 --show-steps",
        "Продолжить: masha drill 15",
    ]


def test_the_same_words_about_several_items_are_said_once():
    """With all the items; what was said most often comes first."""
    told = {("15d", "a"): "Шаг не туда.", ("15b", "ascent"): "Вдоль градиента.", ("15f", "ascent"): "Вдоль градиента."}
    lines = summary_lines(summed([work(1, "15d", "wrong", mistakes=("a",)), *DONE], told), SCREEN)
    assert lines[lines.index("Ошибки:") + 1 :][:2] == ["  15b, 15f: Вдоль градиента. (3 раза)", "  15d: Шаг не туда."]


def test_a_long_list_of_mistakes_is_cut():
    """Those made most often are left, so that the commands at the end stay on the screen with the result."""
    mistakes = tuple((f"15{letter}", f"Ошибка {letter}.", 1 + (letter == "j")) for letter in "abcdefghij")
    lines = summary_lines(Summary((), (), (), (), (), mistakes, ()), SCREEN)
    start = lines.index("Самые частые ошибки:")
    assert lines[start + 1] == "  15j: Ошибка j. (2 раза)"
    assert lines[start + 1 + MOST_MISTAKES :] == ["", "Проработать: masha drill 15j 15a 15b 15c 15d 15e"]


def test_one_command_is_enough_for_the_same_items():
    """What is to be repeated is just what the mistakes were made in."""
    lines = summary_lines(summed(DONE[1:2], TOLD), SCREEN)
    assert lines[-1] == "Проработать: masha drill 15b"
    assert not any(line.startswith("Повторить") for line in lines)


def test_the_command_that_goes_on_is_not_said_twice():
    """Going on is working at the mistakes where both are the same items."""
    unfinished = summed([work(1, "15d", "wrong", mistakes=("a",))], {("15d", "a"): "Не туда."})
    lines = summary_lines(unfinished, SCREEN, "masha drill 15d")
    assert lines[0] == "Итог: пока ничего не решено."
    assert [line for line in lines if "masha drill 15d" in line] == ["Продолжить: masha drill 15d"]


def test_a_session_without_answers_is_short():
    """Nothing solved, nothing to repeat."""
    assert summary_lines(summed([], {}), SCREEN) == ["Итог: пока ничего не решено."]
