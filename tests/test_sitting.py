"""Exams and papers, read as pages: lines typed, what is said, what the journal holds."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import examining
from drill.drawing import draw
from drill.errors import DrillError
from drill.examining import run_exam
from drill.facts import Close, Kind
from drill.merging import merge
from drill.orders import WORDS
from tests.examining import ExamWorld
from tests.screen import is_as_stored
from tests.sizes import examples
from tests.small import small_item
from tests.test_session import CHOICE, LINE, POWERS, TABLE, THIRD
from tests.world import CTRL_C

VERDICT = re.compile(r"^(Верно|Почти верно|Неверно|Нет ответа)\b", re.MULTILINE)


def x(item, seed):
    """The number of a variant."""
    return draw(item, seed).params["x"]


def powers(seed):
    """The right answers of POWERS."""
    return [str(2 * x(POWERS, seed)), str(x(POWERS, seed) ** 2)]


def table(seed):
    """The right answer of TABLE."""
    return f"{x(TABLE, seed)} 0; 0 {x(TABLE, seed)}"


def right(seed):
    """The right answers of an exam of POWERS and TABLE, in order."""
    return [*powers(seed), table(seed)]


@pytest.fixture
def world(tmp_path):
    """An exam of two tasks: one of two parts, one of one."""
    return ExamWorld(tmp_path, POWERS, TABLE)


def exam(world, *lines, **how):
    """An exam of every item once."""
    return world.exam(*lines, **{"count": len(world.items), **how})


def test_an_exam_looks_like_this(tmp_path):
    """Everything that can happen, as a student sees it at 80 columns."""
    world = ExamWorld(tmp_path, POWERS, CHOICE, TABLE, LINE)
    cell = x(TABLE, 371)
    half = f"{x(POWERS, 371)}/2"
    page = exam(
        world,
        *("1 +", half, "= 2*x", "/проверь double 1", "?", "/дальше"),
        *("/назад", "1", "/3"),
        *(f"{cell} 0", f"0 {cell}", "/список", "/9", "/2", "2", "/1", "", powers(371)[1]),
        *("/выход",),
    )
    assert is_as_stored("exam", page)
    assert is_as_stored("exam_resumed", exam(world, "/сдать", "нет", "2", "/сдать", "да", called=""))


def test_nothing_is_judged_before_the_end(world):
    """Right and wrong answers are noted alike; then comes everything at once."""
    page = exam(world, "1", powers(371)[1], table(371), "/сдать")
    before, _, after = page.partition("Сдано.")
    assert not VERDICT.search(before)
    assert before.count("Записано") == 3
    assert VERDICT.findall(after) == ["Неверно", "Верно", "Верно"]


def test_the_report_names_mistakes_and_no_right_value(world):
    """The verdict, what was typed, the mistake in words, where the solution is."""
    half = f"{x(POWERS, 371)}/2"
    report = exam(world, half, powers(371)[1], "1 0; 0 1", "/сдать").partition("Сдано.")[2]
    assert f"Было введено: {half}" in report
    assert "Это половина, а нужно удвоить." in report
    assert "masha solve 24z:371 --show-steps" in report
    assert "masha drill 24z 23z" in report
    assert powers(371)[0] not in report.replace(powers(371)[1], "")
    assert "Оценка 3 из 10: не зачёт." in report


@pytest.mark.parametrize(
    ("answers", "status", "said"),
    [
        (right, 0, "Оценка 10 из 10: зачёт."),
        (lambda seed: ["1", "1", table(seed)], 0, "Оценка 5 из 10: зачёт."),
        (lambda seed: [powers(seed)[0], "1", "1 0; 0 1"], 1, "Оценка 3 из 10: не зачёт."),
    ],
)
def test_the_status_says_whether_it_was_passed(world, answers, status, said):
    """0 from four of ten on, else 1."""
    assert said in exam(world, *answers(371), "/сдать")
    assert world.status == status


def test_a_changed_answer_takes_the_place_of_the_first(world):
    """Only the last one is judged and becomes an attempt; an empty line keeps what stands."""
    page = exam(world, "1", "2", table(371), "/1", powers(371)[0], "", "/1", "", powers(371)[1], "/сдать")
    assert "Сейчас записано: 1. Enter оставит так." in page
    assert "Оценка 10 из 10" in page
    assert [(one.typed, one.verdicts) for one in world.facts.attempts] == [
        ({"double": powers(371)[0]}, {"double": "right"}),
        ({"square": powers(371)[1]}, {"square": "right"}),
        ({"M": table(371)}, {"M": "right"}),
    ]


def test_before_the_end_the_journal_knows_no_attempts(world):
    """What is written is a fact of the exam; at the end it is one of the item as well, once."""
    exam(world, *right(371), "/выход")
    assert world.facts.shown == world.facts.attempts == ()
    assert [one.typed for one in world.papers.written] == right(371)
    exam(world, "/сдать", called="")
    assert len(world.facts.attempts) == 3
    assert [(shown.item, shown.seed) for shown in world.facts.shown] == [("24z", 371), ("23z", 371)]
    with pytest.raises(DrillError, match="Незаконченного экзамена нет"):
        exam(world, called="")
    assert len(world.facts.attempts) == 3


def test_attempts_stand_at_the_time_of_their_answers(world):
    """Also when the exam's end is noticed days later."""
    exam(world, *powers(371), "/выход")
    world.later(days=3)
    exam(world, called="")
    assert {attempt.at[:10] for attempt in world.facts.attempts} == {"2026-11-23"}
    assert all(0 < attempt.seconds < 120 for attempt in world.facts.attempts)


def test_a_task_without_an_answer_leaves_nothing_in_the_journal(world):
    """One answered in part is left, so that no drill goes on with it."""
    exam(world, powers(371)[0], "/сдать", "да")
    assert [shown.item for shown in world.facts.shown] == ["24z"]
    assert [event.kind for event in world.facts.events] == [Kind.LEFT]


class Killed(BaseException):
    """The process ends here, and nothing more runs."""


def kill_after(world, lines, how_many, **how):
    """An exam whose process is killed when it asks for the next line."""
    env_of, starts = world.env, []

    def env(*args, **kwargs):
        made = env_of(*args, **kwargs)
        ask = made.ask

        def asked(prompt):
            if len(starts) == how_many:
                raise Killed
            starts.append(prompt)
            return ask(prompt)

        made.ask = asked
        return made

    world.env = env
    with pytest.raises(Killed):
        exam(world, *lines, **how)
    del world.env


@pytest.mark.parametrize("killed_after", range(4))
def test_whoever_is_killed_at_any_line_goes_on_behind_it(tmp_path, killed_after):
    """The exam ends as it would have ended, with the answers given before and after."""
    whole, killed = (ExamWorld(tmp_path / name, POWERS, TABLE) for name in ("whole", "killed"))
    lines = ["1", powers(371)[1], table(371)]
    report = exam(whole, *lines, "/сдать").partition("Сдано.")[2]
    kill_after(killed, lines, killed_after)
    assert exam(killed, *lines[killed_after:], "/сдать", called="").partition("Сдано.")[2] == report
    assert [one.verdicts for one in killed.facts.attempts] == [one.verdicts for one in whole.facts.attempts]


def test_an_end_that_is_cut_short_is_no_end(world, monkeypatch):
    """Either all the answers are attempts, or the exam is still open and none is."""
    exam(world, *right(371), "/выход")
    write = examining.record_verdict

    def torn(env, task, *rest, **more):
        if task.variant.item is TABLE:
            raise Killed
        write(env, task, *rest, **more)

    monkeypatch.setattr(examining, "record_verdict", torn)
    with pytest.raises(Killed):
        exam(world, "/сдать", called="")
    monkeypatch.undo()
    assert world.facts.shown == world.papers.closed == ()
    assert "Оценка 10 из 10" in exam(world, "/сдать", called="")
    assert len(world.facts.attempts) == 3


def test_an_exam_in_two_windows_is_one_exam(world):
    """Answers of both count up to its end, which is that of the first one; both report the same."""
    exam(world, "/выход")
    here, there = world.env([*powers(371), "/сдать", "да"]), world.env(["/2", table(371), "/сдать", "да"])
    ask, typed = here.ask, []

    def asked(prompt):
        if len(typed) == 1:
            run_exam(there, "", [], minutes=40, count=2)
        typed.append(prompt)
        return ask(prompt)

    here.ask = asked
    assert run_exam(here, "", [], minutes=40, count=2) == 0
    first, second = (env.stdout.getvalue().partition("Сдано. ")[2] for env in (there, here))
    assert "Оценка 8 из 10" in first
    assert first == second
    assert len(world.papers.closed) == 1
    assert [one.verdicts for one in world.facts.attempts] == [{"double": "right"}, {"M": "right"}]


def test_ctrl_c_leaves_the_exam_open(world):
    """Politely, with the command to go on."""
    page = exam(world, "1", CTRL_C)
    assert "Прервано. Ответы записаны: 0 из 2 задач. Экзамен открыт, время идёт" in page
    assert page.rstrip().endswith("Продолжить: masha exam")
    assert world.status == 130
    assert "Часть 2 из 2." in exam(world, called="")
    assert world.status == 0


def test_the_clock_is_shown_with_each_task(world):
    """In minutes left, and less than one."""
    assert "1 из 2 · осталось 40 мин" in exam(world, "/выход")
    world.later(minutes=9)
    assert "1 из 2 · осталось 30 мин" in exam(world, "/выход", called="")
    world.later(minutes=29)
    assert "осталось меньше минуты" in exam(world, "/выход", called="")


def test_near_the_end_the_clock_is_shown_after_each_answer(world):
    """In the last five minutes."""
    assert "Записано: 1\n\n" in exam(world, "1", "/выход")
    world.later(minutes=36)
    assert "Записано: 2\nОсталось 3 мин.\n" in exam(world, "2", "/выход", called="")


def test_the_line_typed_after_the_end_does_not_count(world):
    """The exam ends there and says so."""
    page = exam(world, *["/список"] * 4, powers(371)[0], "1", table(371), minutes=1)
    assert "Время вышло: эта строка уже не считается." in page
    assert "Время вышло. Оценка 0 из 10: не зачёт." in page
    assert world.papers.written == ()
    assert world.papers.closed[0].why is Close.TIME_UP
    assert world.status == 1


def test_time_is_up_at_the_question_before_handing_in_as_well(world):
    """Whatever is answered to it."""
    page = exam(world, *["/список"] * 3, "/сдать", "нет", minutes=1)
    assert "Время вышло. Оценка" in page


def test_an_exam_whose_time_is_up_meanwhile_is_reported_at_once(world):
    """Nothing is asked any more."""
    exam(world, *powers(371), "/выход")
    world.later(hours=2)
    page = exam(world, table(371), called="")
    assert "Время вышло. Оценка 5 из 10: зачёт." in page
    assert table(371) not in page
    assert world.status == 0


def test_a_clock_set_back_gives_no_more_than_was_there(world):
    """Ten minutes were left at the last answer, so ten are left yesterday."""
    exam(world, "/выход")
    world.later(minutes=30)
    exam(world, "1", "/выход", called="")
    world.later(days=-1)
    assert "осталось 9 мин" in exam(world, "/выход", called="")


def test_the_same_seed_is_the_same_exam_on_another_machine(tmp_path):
    """Items, numbers, options: the pages agree line by line; another seed is another exam."""
    items = (POWERS, CHOICE, TABLE, LINE, THIRD)
    pages = [ExamWorld(tmp_path / name, *items).exam("/2", "/3", count=3, seed=7) for name in ("here", "there")]
    assert pages[0] == pages[1]
    assert "--seed 7" in pages[0]
    assert pages[0] != ExamWorld(tmp_path / "other", *items).exam("/2", "/3", count=3, seed=8)


def test_an_exam_of_chance_can_be_repeated(tmp_path):
    """Its number is told at the beginning."""
    page = ExamWorld(tmp_path, POWERS, TABLE).exam()
    assert "Такой же экзамен: masha exam all -n 10 --seed 371 --minutes 40" in page


def test_fewer_tasks_than_wanted_are_told(tmp_path):
    """Where there are no more different ones."""
    world = ExamWorld(tmp_path, CHOICE)
    assert "1 из 1" in world.exam(count=10)
    assert world.complaints == "Разных задач здесь только 1: больше не будет.\n"


def test_another_exam_waits_for_the_open_one(world):
    """The same command goes on with it; another is refused while there is time, and then comes the report."""
    exam(world, "1", "/выход")
    assert "Часть 2 из 2." in exam(world, "/выход")
    with pytest.raises(DrillError, match=r"Сначала закончи начатый экзамен \(all, осталось 39 мин\)"):
        exam(world, called="sheet4")
    with pytest.raises(DrillError, match="Сначала закончи"):
        exam(world, seed=8)
    world.later(hours=1)
    assert "Время вышло. Оценка" in exam(world, called="sheet4")
    assert "Экзамен: sheet4" in exam(world, "/выход", called="sheet4")


def test_the_last_report_can_be_read_again(world):
    """With its status."""
    page = exam(world, *powers(371), "1 0; 0 1", "/сдать")
    assert world.report() == page[page.index("\nСдано.") :]
    assert world.status == 0


def test_an_unreadable_answer_is_told_at_once_and_asked_again(world):
    """That is no verdict; whether a readable one is of another mistake is not told."""
    page = exam(world, "1 +", "1")
    assert "Не понял." in page
    assert [one.typed for one in world.papers.written] == ["1"]


def test_an_order_without_its_slash_is_told_so(world):
    """Nothing is written down."""
    page = exam(world, "сдать", ".список", "/выход")
    assert "Команды начинаются с косой черты: /сдать" in page
    assert "Команды начинаются с косой черты: /список" in page


def test_parts_judged_together_are_written_one_by_one(tmp_path):
    """Nothing is said of them before the end; a half-given group is no attempt."""
    world = ExamWorld(tmp_path, LINE)
    seed = 371
    report = exam(world, "1", str(x(LINE, seed) + 1), f"-{x(LINE, seed)}", "/сдать").partition("Сдано.")[2]
    assert VERDICT.findall(report) == ["Верно"] * 3
    half = exam(world, "1", str(x(LINE, 372) + 1), "/сдать", "да").partition("Сдано.")[2]
    assert VERDICT.findall(half) == ["Нет ответа", "Верно", "Нет ответа"]
    assert [one.verdicts for one in world.facts.attempts][-1] == {"next": "right"}


def test_without_a_terminal_lines_are_answers_and_full_is_handed_in(world):
    """The end of input ends a full exam; nothing is prompted or waited for."""
    page = exam(world, *right(371), terminal=False)
    assert "> " not in page
    assert "Оценка 10 из 10: зачёт." in page


def test_without_a_terminal_the_end_of_input_leaves_the_rest_open(world):
    """And says so; `/сдать` hands in without asking."""
    page = exam(world, "1", terminal=False)
    assert "Экзамен открыт, время идёт" in page
    assert world.status == 0
    assert "Сдано." in exam(world, "/дальше", table(371), "/сдать", called="", terminal=False)
    assert world.status == 0


def test_skipped_tasks_come_again(world):
    """Behind the last answer the first task without one is asked."""
    page = exam(world, "/дальше", table(371), *powers(371), terminal=False)
    assert "Оценка 10 из 10" in page


def test_a_changed_item_is_left_out(tmp_path):
    """An exam begun before it was changed goes on without it."""
    world = ExamWorld(tmp_path, POWERS, TABLE)
    exam(world, *powers(371), "/выход")
    world.items = (POWERS, small_item(23, params={"y": {"book": 2}}))
    page = exam(world, "/сдать", called="")
    assert "Задача 2 (23z) с тех пор изменилась" in world.complaints
    assert "Оценка 10 из 10" in page


def test_a_home_that_cannot_be_written_has_its_exam_all_the_same(tmp_path):
    """With one warning, and the report at the end."""
    home = tmp_path / "home"
    home.write_text("no folder")
    world = ExamWorld(home, POWERS, TABLE)
    assert "Оценка 10 из 10" in exam(world, *right(371), "/сдать")
    assert world.complaints.count("\n") == 1


@settings(max_examples=examples(40))
@given(
    st.lists(
        st.one_of(
            st.text(max_size=20),
            st.sampled_from([*(f"/{word}" for word in WORDS), "/1", "/2", "/3", "/4", "?", "да", "", "1", "2", "1 2"]),
            st.sampled_from(["1 0; 0 1", "1 0", "=1", *powers(371), table(371)]),
        ),
        max_size=30,
    ),
    st.booleans(),
)
def test_whatever_is_typed_nothing_is_judged_before_the_end(tmp_path_factory, lines, terminal):
    """The page up to the report has no verdict on it, there is no traceback, and the status fits."""
    world = ExamWorld(tmp_path_factory.mktemp("home"), LINE, TABLE, CHOICE, POWERS)
    lines = [line.replace("\n", " ").replace("\x03", "") for line in lines]
    page = exam(world, *lines, terminal=terminal)
    before, ended, after = page.partition("\nСдано. ")
    assert not VERDICT.search(before)
    assert bool(ended) == bool(world.papers.closed) == ("Оценка" in after)
    assert world.status == ("не зачёт" in after)
    assert len(world.facts.attempts) == 0 or ended


class TestPapers:
    """Tasks to print, and their answers in one go."""

    def test_a_paper_has_codes_and_room_and_no_answers(self, world):
        """And says how it is made again and checked."""
        page = world.paper(count=2)
        assert is_as_stored("paper", page)
        assert "24z:371" in page
        assert "masha paper all -n 2 --seed 371" in page
        assert page.count("Ответ: ___") == 3

    def test_the_same_seed_is_the_same_paper(self, tmp_path):
        """On a fresh home."""
        items = (POWERS, CHOICE, TABLE, LINE, THIRD)
        first, second = (ExamWorld(tmp_path / name, *items).paper(count=3, seed=7) for name in "ab")
        assert first == second

    def test_the_last_paper_is_asked_for(self, world):
        """Without the tasks, which lie on the table; a full paper is judged at once and recorded."""
        world.paper(count=2)
        page = world.check(*powers(371), "1 0; 0 1")
        assert "24z:371" in page
        assert "Маше выпало" not in page
        before, _, after = page.partition("Решено 1 из 2 задач.")
        assert not VERDICT.search(before)
        assert VERDICT.findall(after) == ["Верно", "Верно", "Неверно"]
        assert world.status == 1
        assert len(world.facts.attempts) == 3

    def test_a_paper_is_checked_once(self, world):
        """Then there is none, until another is printed."""
        assert "24z:371" in world.paper(count=1)
        world.check("1", "1")
        with pytest.raises(DrillError, match="Непроверенных бумаг нет"):
            world.check()

    def test_a_paper_can_be_left_and_gone_on_with(self, world):
        """Days later; printing it once more changes nothing."""
        world.paper(count=2, seed=371)
        assert "Продолжить: masha check --paper" in world.check(*powers(371), "/выход")
        assert world.status == 0
        world.paper(count=2, seed=371)
        world.later(days=3)
        assert "Решено 2 из 2 задач." in world.check(table(371))
        assert world.status == 0

    def test_any_variants_can_be_checked(self, world):
        """By their codes, whoever printed them."""
        page = world.check(table(5), *powers(6), places=[("23z", 5), ("24z", 6)])
        assert "Решено 2 из 2 задач." in page
        assert [(shown.item, shown.seed) for shown in world.facts.shown] == [("23z", 5), ("24z", 6)]

    def test_an_exam_is_no_paper(self, world):
        """And the other way round."""
        exam(world, "/выход")
        with pytest.raises(DrillError, match="Непроверенных бумаг нет"):
            world.check()
        world.paper()
        assert "Экзамен" in exam(world, "/выход", called="")


class TestTheJournal:
    """Exams and papers lie in it as facts."""

    def test_nothing_of_an_exam_is_ever_changed(self, world):
        """The journal itself refuses."""
        exam(world, *right(371), "/сдать")
        raw = sqlite3.connect(world.env().journal)
        for statement in ("delete from papers", "update written set typed = '1'", "delete from closed"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                raw.execute(statement)

    def test_an_exam_of_another_machine_is_not_gone_on_with(self, world, tmp_path):
        """Its journal may be merged while it is open; it goes on where it was begun, and its end comes from there."""
        other = ExamWorld(tmp_path / "other", POWERS, TABLE)
        exam(other, "1", "/выход")
        merge_into(world, other)
        with pytest.raises(DrillError, match="Незаконченного экзамена нет"):
            exam(world, called="")
        exam(other, "/сдать", "да", called="")
        merge_into(world, other)
        assert [one.typed for one in world.facts.attempts] == [{"double": "1"}]


def merge_into(world, other):
    """`masha merge`, with the journal of another machine."""
    env = world.env()
    merge(env.store, other.env().journal)
    env.store.close()
