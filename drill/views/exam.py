"""Exams and papers on the screen: the beginning, what is written so far, the report; the paper for printing."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, isinf

from drill.exam import BEST, PASS, Exam, mark
from drill.facts import Close
from drill.task import Task
from drill.verdict import PartVerdict, Verdict, Word
from drill.views.prose import lay
from drill.views.screen import Screen
from drill.views.task import ask_lines, header_lines, task_lines
from drill.views.verdict import read_lines, verdict_lines
from drill.views.words import counted

ORDERS = "/3 к задаче 3, /дальше, /назад, /список, /сдать, /выход"

EXAM_HELP = (
    "/3        к задаче 3; прежний ответ можно заменить",
    "/дальше   к следующей задаче",
    "/назад    к предыдущей",
    "/задача   условие ещё раз",
    "/список   что уже записано",
    "/сдать    закончить: тогда будут проверка и отчёт",
    "/выход    уйти; записанное останется",
    "= 2*(3+4) калькулятор",
)

LONGEST = 40
"""Characters of an answer in a list."""

TITLES = {Close.HANDED_IN: "Сдано.", Close.TIME_UP: "Время вышло."}

RULES = (
    f"Все задачи весят поровну: задача даёт долю своих верных частей, почти верная часть идёт за половину. "
    f"Итог округляется до целого, половина вверх. Зачёт с {PASS}."
)


def tasks_counted(number: int) -> str:
    """`8 задач`."""
    return counted(number, "задача", "задачи", "задач")


def out_of(number: int) -> str:
    """`из 8 задач`."""
    return f"из {counted(number, 'задачи', 'задач', 'задач')}"


def time_left(seconds: float) -> str:
    """`осталось 31 мин`, to the nearest minute; nothing without a clock."""
    if isinf(seconds):
        return ""
    return f"осталось {floor(seconds / 60 + 0.5)} мин" if seconds >= 60 else "осталось меньше минуты"


def again_command(exam: Exam) -> str:
    """What makes the same tasks again on any machine."""
    paper = exam.paper
    clock = "" if paper.minutes is None else f" --minutes {paper.minutes:g}"
    name = "paper" if paper.minutes is None else "exam"
    return f"masha {name} {paper.called} -n {len(paper.tasks)} --seed {paper.seed}{clock}"


def opening_lines(exam: Exam, seconds: float, screen: Screen) -> list[str]:
    """What begins here, or goes on, and by which rules."""
    paper = exam.paper
    tasks = tasks_counted(len(paper.tasks))
    if paper.minutes is None:
        told = f"Бумага: {paper.called}, {tasks}. Вводи ответы по порядку, проверка в конце. {ORDERS}."
        return lay(told, screen)
    first = f"Экзамен: {paper.called}, {tasks}, {time_left(seconds)}."
    return [
        *lay(f"{first} Подсказок нет, проверка после сдачи; до неё ответы можно менять.", screen),
        *lay(f"Команды: {ORDERS}.", screen),
        *lay(f"Такой же экзамен: {again_command(exam)}", screen),
    ]


def sitting_lines(task: Task, place: str, screen: Screen, *, is_timed: bool) -> list[str]:
    """A task as it is put in an exam; of a printed paper only which one it is."""
    return ["", *(task_lines if is_timed else header_lines)(task, screen, place), ""]


def kept_lines(typed: str, screen: Screen) -> list[str]:
    """What stands for a part that is asked again."""
    return lay(f"Сейчас записано: `{one_line(typed)}`. Enter оставит так.", screen)


def noted_lines(part: PartVerdict, task: Task, screen: Screen) -> list[str]:
    """How an answer was read; nothing of whether it is right."""
    return read_lines("Записано", part, task.asked(part.part), screen)


def written_lines(exam: Exam, tasks: Mapping[int, Task], seconds: float, screen: Screen) -> list[str]:
    """Every task by its number, and what is written for it."""
    lines = []
    for number, task in tasks.items():
        typed, missing = exam.typed(number), exam.unanswered(number)
        told = [f"`{part} = {_cut(one_line(typed[part]))}`" for part in exam.parts(number) if part in typed]
        if missing:
            told.append(f"без ответа: {', '.join(missing)}" if typed else "без ответа")
        lines += lay(f"/{number} ({task.code}) {task.variant.item.label}: {'; '.join(told)}", screen)
    left = time_left(seconds)
    return [*lines, *([f"{left.capitalize()}."] if left else [])]


def end_lines(exam: Exam, tasks: Mapping[int, Task], screen: Screen) -> list[str]:
    """What is said behind the last task."""
    empty = [f"/{number}" for number in tasks if exam.unanswered(number)]
    if not empty:
        return lay("Ответы записаны на все задачи. Посмотреть их: /список, вернуться: /3, закончить: /сдать.", screen)
    return lay(f"Дальше задач нет. Без ответа: {', '.join(empty)}. Закончить: /сдать.", screen)


def report_lines(exam: Exam, judged: Mapping[int, Verdict], tasks: Mapping[int, Task], screen: Screen) -> list[str]:
    """The mark, every task with its verdict, and what to do next."""
    lines = _mark_lines(exam, judged, screen) if exam.is_timed else _score_lines(judged, screen)
    for number, verdict in judged.items():
        task = tasks[number]
        lines += ["", *header_lines(task, screen, f"{number} из {len(exam.paper.tasks)}")]
        lines += _task_lines(verdict, exam.typed(number), task, screen)
    again = dict.fromkeys(tasks[number].variant.item.id for number, one in judged.items() if not _is_right(one))
    return [*lines, *(["", *lay(f"Повторить: masha drill {' '.join(again)}", screen)] if again else [])]


def paper_lines(exam: Exam, tasks: Mapping[int, Task], screen: Screen) -> list[str]:
    """A paper for printing: tasks with their codes, and room for every answer."""
    minutes = sum(task.variant.item.minutes for task in tasks.values())
    count = tasks_counted(len(tasks))
    lines = lay(f"Бумага: {exam.paper.called}, {count}, примерно на {minutes:g} мин.", screen)
    lines += lay(f"Такая же: {again_command(exam)}", screen)
    lines += lay("Проверить ответы: masha check --paper", screen)
    for number, task in tasks.items():
        lines += ["", "", *task_lines(task, screen, f"{number} из {len(tasks)}")]
        for asked in task.parts:
            lines += ["", *ask_lines(task, asked, screen), "", "", _room(screen)]
    return lines


def one_line(typed: str) -> str:
    """What was typed, rows of a matrix on one line."""
    return "; ".join(line.strip() for line in typed.splitlines())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _room(screen: Screen) -> str:
    answer = "Ответ:"
    return answer if screen.plain else f"{answer} {'_' * (min(screen.width, 80) - len(answer) - 1)}"


def _mark_lines(exam: Exam, judged: Mapping[int, Verdict], screen: Screen) -> list[str]:
    reached = mark([words(verdict) for verdict in judged.values()])
    why = exam.closed.why if exam.closed else Close.HANDED_IN
    passed = "зачёт" if reached >= PASS else "не зачёт"
    return [*lay(f"{TITLES[why]} Оценка {reached} из {BEST}: {passed}.", screen), *lay(RULES, screen)]


def _score_lines(judged: Mapping[int, Verdict], screen: Screen) -> list[str]:
    right = sum(map(_is_right, judged.values()))
    return lay(f"Решено {right} {out_of(len(judged))}.", screen)


def _task_lines(verdict: Verdict, typed: Mapping[str, str], task: Task, screen: Screen) -> list[str]:
    """The verdict on every part and what was typed for it; where to see the solution if something is not right."""
    several = len(verdict.parts) > 1
    lines = []
    for part in verdict.parts if typed else verdict.parts[:1]:
        told = verdict_lines(part, task.asked(part.part), screen, named=several and bool(typed))
        text = one_line(typed.get(part.part, ""))
        lines += told
        if text and not told[0].endswith(f" {text}"):
            lines += lay(f"Было введено: `{text}`", screen)
    return lines if _is_right(verdict) else [*lines, f"Решение: masha solve {task.code} --show-steps"]


def words(verdict: Verdict) -> dict[str, Word]:
    """The words of a verdict by part."""
    return {part.part: part.verdict for part in verdict.parts}


def _is_right(verdict: Verdict) -> bool:
    return verdict.verdict is Word.RIGHT
