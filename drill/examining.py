"""Exams and papers from their first minute to their report, over any number of starts of the program.

An exam is open from its beginning until it is handed in or its time is up; the time goes on while nobody sits at it.
Only at its end are the answers judged, and go into the journal as attempts, all in one go.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace

from drill.drawing import draw
from drill.env import Env
from drill.errors import DrillError
from drill.exam import PASS, Exam, exams, latest, mark
from drill.facts import Closed, Paper, Shown
from drill.judge import judge
from drill.paper import Place, chosen
from drill.plan import Target
from drill.session import INTERRUPTED, record_verdict, resumed
from drill.sitting import Sitting
from drill.solution import mistaken, solve
from drill.task import Task, pose
from drill.variant import book
from drill.verdict import Verdict, Word
from drill.views.exam import opening_lines, out_of, paper_lines, report_lines, time_left, words
from drill.views.prose import lay
from drill.views.screen import Screen


def run_exam(
    env: Env,
    called: str,
    targets: Sequence[Target],
    *,
    minutes: float,
    count: int,
    seed: int | None = None,
) -> int:
    """Begins an exam on these targets, or goes on with the one that is open; gives the exit status.

    called: the words of the command that name the targets; empty to go on, whatever is open. The status is 1 when the
    exam ended and was not passed, 130 after Ctrl-C, else 0. DrillError if there is nothing to go on with, or another
    exam is open.
    """
    exam = latest(exams(env.store.papers()), timed=True, closed=False)
    if exam is None:
        if not called:
            raise DrillError(
                "Незаконченного экзамена нет. Начать: masha exam sheet4. Отчёт о прошлом: masha exam --report."
            )
        exam = _begun(env, called, targets, minutes=minutes, count=count, seed=seed)
    elif called and (called != exam.paper.called or seed not in (None, exam.paper.seed)):
        left = exam.left(exam.clock().at(env.now()))
        if left > 0:
            raise DrillError(
                f"Сначала закончи начатый экзамен ({exam.paper.called}, {time_left(left)}): masha exam. "
                "Можно сразу сдать его: там /сдать."
            )
    return _sit(env, exam, "masha exam")


def last_report(env: Env) -> int:
    """The report of the exam that ended last, once more; the status is that of its end."""
    exam = latest(exams(env.store.papers()), timed=True, closed=True)
    if exam is None:
        raise DrillError("Законченных экзаменов ещё нет. Начать: masha exam sheet4.")
    tasks = _tasks(env, exam)
    return _reported(env, exam, tasks, _judged(exam, tasks))


def make_paper(
    env: Env, called: str, targets: Sequence[Target], screen: Screen, *, count: int, seed: int | None
) -> list[str]:
    """A paper for printing, line by line; it is the one that `check_paper` asks for next."""
    exam = _begun(env, called, targets, minutes=None, count=count, seed=seed)
    return paper_lines(exam, _tasks(env, exam), screen)


def check_paper(env: Env, called: str, places: Sequence[Target]) -> int:
    """Asks the answers of a paper, judges them all, records them; gives the status: 1 if something is not right.

    places: its variants; without them the last paper that was printed here and not checked yet.
    """
    exam = latest(exams(env.store.papers()), timed=False, closed=False)
    if places:
        exam = _given(env, called, None, 0, [(item, seed) for item, seed in places])
    if exam is None:
        raise DrillError(
            "Непроверенных бумаг нет. Напечатать: masha paper sheet4. "
            "Проверить любые варианты: masha check --paper 15b:371 24b:371."
        )
    return _sit(env, exam, f"masha check --paper{f' {called}' if places else ''}")


def _begun(
    env: Env, called: str, targets: Sequence[Target], *, minutes: float | None, count: int, seed: int | None
) -> Exam:
    """A new exam or paper of these targets."""
    number = env.random_seed() if seed is None else seed
    complained: set[str] = set()

    def numbers(item_id: str, own: int) -> str | None:
        try:
            return json.dumps(draw(env.catalog.item(item_id), own).params, sort_keys=True)
        except DrillError as error:
            if item_id not in complained:
                complained.add(item_id)
                env.complain(str(error))
            return None

    places = chosen(targets, count, number, numbers)
    if not places:
        raise DrillError("Здесь нет ни одной задачи, которую можно задать.")
    if len(places) < count and any(own is None for _, own in targets):
        env.complain(f"Разных задач здесь только {len(places)}: больше не будет.")
    return _given(env, called, minutes, number, places)


def _given(env: Env, called: str, minutes: float | None, seed: int, places: Sequence[Place | Target]) -> Exam:
    """The exam or paper of these variants, new in the journal; an open paper that is the same is gone on with."""
    tasks = tuple(_variant(_posed(env, item, own)) for item, own in places)
    paper = Paper(called, seed, minutes, tasks, env.at)
    for exam in exams(env.store.papers()):
        same = (exam.paper.called, exam.paper.seed, exam.paper.minutes, exam.paper.tasks)
        if exam.closed is None and minutes is None and same == (called, seed, minutes, tasks):
            return exam
    return Exam(env.store.append(paper))


def _posed(env: Env, item_id: str, seed: int | None) -> Task:
    item = env.catalog.item(item_id)
    variant = book(item) if seed is None else draw(item, seed)
    return pose(variant, solve(variant))


def _variant(task: Task) -> dict[str, object]:
    """A task as a paper keeps it: what `Shown` says of a variant."""
    variant = task.variant
    return {
        "item": variant.item.id,
        "seed": variant.seed,
        "revision": variant.item.revision,
        "params": dict(variant.params),
        "parts": [asked.name for asked in task.parts],
    }


def _tasks(env: Env, exam: Exam) -> dict[int, Task]:
    """The tasks by number, with the numbers they were given with; one that has changed since is told and left out."""
    tasks = {}
    for number, given in enumerate(exam.paper.tasks, 1):
        shown = Shown(**{**given, "parts": tuple(given["parts"]), "at": exam.paper.at})
        try:
            task = resumed(env.catalog.item(shown.item), shown)
        except DrillError:
            task = None
        if task is None:
            env.complain(f"Задача {number} ({shown.item}) с тех пор изменилась: она не спрашивается и не считается.")
        else:
            tasks[number] = task
    if not tasks:
        raise DrillError("Все задачи этого экзамена с тех пор изменились. Начни новый: masha exam sheet4.")
    return tasks


def _sit(env: Env, exam: Exam, command: str) -> int:
    tasks = _tasks(env, exam)
    sitting = Sitting(env, exam, tasks)
    if sitting.seconds_left > 0:
        env.write(opening_lines(exam, sitting.seconds_left, env.screen))
    try:
        why = sitting.run()
    except KeyboardInterrupt:
        env.write(["", *lay(f"Прервано. {_left_open(sitting)} Продолжить: {command}", env.screen)])
        return INTERRUPTED
    if why is None:
        env.write(["", *lay(f"{_left_open(sitting)} Продолжить: {command}", env.screen)])
        return 0
    closed = Closed(exam.paper.id, why, round(sitting.clock.elapsed, 1), env.at)
    return _ended(env, sitting.exam, tasks, closed)


def _left_open(sitting: Sitting) -> str:
    """What is said to who leaves before the end."""
    exam = sitting.exam
    answered = sum(not exam.unanswered(number) for number in range(1, len(exam.paper.tasks) + 1))
    kept = f"Ответы записаны: {answered} {out_of(len(exam.paper.tasks))}."
    return f"{kept} Экзамен открыт, время идёт: {time_left(sitting.seconds_left)}." if exam.is_timed else kept


def _ended(env: Env, exam: Exam, tasks: Mapping[int, Task], closed: Closed) -> int:
    """Judges an exam, writes it down as attempts, reports; gives the exit status."""
    # whatever another process wrote meanwhile counts as well
    kept = next((one for one in exams(env.store.papers()) if one.paper.id == exam.paper.id), exam)
    ended = kept if kept.closed else replace(kept, closed=closed)
    judged = _judged(ended, tasks)
    try:
        with env.store.together() if env.store.on_disk else nullcontext():
            _record(env, ended, tasks, judged)
    except DrillError as error:
        # the report is worth having all the same
        env.complain(str(error))
    return _reported(env, ended, tasks, judged)


def _record(env: Env, ended: Exam, tasks: Mapping[int, Task], judged: Mapping[int, Verdict]) -> None:
    """The end of an exam and its answers as attempts; nothing if another process has ended it meanwhile."""
    assert ended.closed is not None
    if any(other.paper == ended.paper.id for other in env.store.papers().closed):
        return
    env.store.append(ended.closed)
    for number, verdict in judged.items():
        answers = [one for one in ended.written if one.task == number]
        if answers:
            typed, seconds = ended.typed(number), ended.seconds(number)
            record_verdict(env, tasks[number], typed, verdict, at=answers[-1].at, seconds=seconds)


def _judged(exam: Exam, tasks: Mapping[int, Task]) -> dict[int, Verdict]:
    return {number: _verdict(task, exam.typed(number)) for number, task in tasks.items()}


def _verdict(task: Task, typed: Mapping[str, str]) -> Verdict:
    return judge(task, task.solution, lambda: mistaken(task.variant, task.solution), typed)


def _reported(env: Env, exam: Exam, tasks: Mapping[int, Task], judged: Mapping[int, Verdict]) -> int:
    env.write(["", *report_lines(exam, judged, tasks, env.screen)])
    if exam.is_timed:
        return int(mark([words(verdict) for verdict in judged.values()]) < PASS)
    return int(any(verdict.verdict is not Word.RIGHT for verdict in judged.values()))
