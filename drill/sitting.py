"""An exam or a printed paper under way: answers in any order, each on the disk at once, none judged before the end."""

from __future__ import annotations

from collections.abc import Mapping

from drill.asides import aside_lines
from drill.commands import Aside, Calculation, accepts, slashless
from drill.env import Env
from drill.exam import Exam
from drill.facts import Close, Written
from drill.judge import judge
from drill.orders import WORDS, Go, Order, Refused, order_in
from drill.problem import Variable
from drill.solution import mistaken
from drill.task import AskedPart, Task
from drill.typing_in import typed_line
from drill.verdict import Word
from drill.views.exam import (
    EXAM_HELP,
    ORDERS,
    end_lines,
    kept_lines,
    noted_lines,
    sitting_lines,
    tasks_counted,
    time_left,
    written_lines,
)
from drill.views.prose import lay
from drill.views.task import ask_lines
from drill.views.verdict import verdict_lines

SOON = 300.0
"""Seconds before the end from which the clock is shown after each answer."""

LATE = "Время вышло: эта строка уже не считается."


class _Over(Exception):
    """The sitting has ended; `why` is None if the exam stays open."""

    def __init__(self, why: Close | None) -> None:
        super().__init__()
        self.why = why


class Sitting:
    """One exam, from where it was left.

    tasks: by number; those that can no longer be asked are not there.
    """

    def __init__(self, env: Env, exam: Exam, tasks: Mapping[int, Task]) -> None:
        self._env = env
        self._tasks = tasks
        self.exam = exam
        self.clock = exam.clock().at(env.now())
        self._task: int | None = None
        self._part = 0
        self._letters: tuple[Variable, ...] = ()

    @property
    def seconds_left(self) -> float:
        """By the exam's clock when it was last looked at."""
        return self.exam.left(self.clock)

    def run(self) -> Close | None:
        """Goes on until the exam ends, or None: until the student leaves it, or the lines end."""
        if self.seconds_left <= 0:
            return Close.TIME_UP
        try:
            self._go(next(iter(self._open()), None))
            while True:
                self._hear()
        except _Over as over:
            return over.why
        except EOFError:
            is_all = not self._env.is_terminal and not self._open()
            return Close.HANDED_IN if is_all else None

    def _hear(self) -> None:
        """Takes the next line as what it is."""
        task = None if self._task is None else self._tasks[self._task]
        if task is None:
            line = self._env.read_line("экзамен> " if self.exam.is_timed else "бумага> ")
        else:
            line = typed_line(self._env, task.parts[self._part], self._reply)
        self._look_at_the_clock()
        order = order_in(line)
        if order is not None:
            self._obey(order)
        elif meant := slashless(line, WORDS):
            self._say(f"Команды начинаются с косой черты: {meant}")
        elif task is not None:
            self._write_down(line, task, task.parts[self._part])
        elif line.strip():
            self._say("Сейчас ничего не спрошено. Чтобы изменить ответ, вернись к задаче: /3.")

    def _look_at_the_clock(self) -> None:
        self.clock = self.clock.at(self._env.now())
        if self.seconds_left <= 0:
            self._say(LATE)
            raise _Over(Close.TIME_UP)

    def _obey(self, order: Order | Go | Calculation | Refused) -> None:
        numbers = list(self._tasks)
        match order:
            case Order.NEXT:
                self._go(next((number for number in numbers if self._task is not None and number > self._task), None))
            case Order.BACK:
                before = [number for number in numbers if self._task is None or number < self._task]
                self._go(before[-1] if before else numbers[0])
            case Order.TASK:
                self._go(self._task)
            case Go(number) if number in self._tasks:
                self._go(number)
            case Go(number):
                self._say(f"Задачи {number} здесь нет: всего {tasks_counted(len(numbers))}, см. /список.")
            case Order.LIST:
                self._env.write(written_lines(self.exam, self._tasks, self.seconds_left, self._env.screen))
            case Order.SUBMIT:
                self._submit()
            case Order.HELP:
                self._env.write(EXAM_HELP)
            case Order.QUIT:
                raise _Over(None)
            case Calculation():
                self._reply(order)
            case Refused(text):
                self._say(f"«{text}» до сдачи не работает: ни подсказок, ни проверки. Есть {ORDERS}.")

    def _submit(self) -> None:
        """Hands in; where something is not answered, only when the student says so once more."""
        empty = [f"/{number}" for number in self._open()]
        if empty:
            self._say(f"Без ответа: {', '.join(empty)}.")
            if self._env.is_terminal:
                line = self._env.read_line("Сдать всё равно? да или нет> ")
                self._look_at_the_clock()
                if not accepts(line):
                    self._say("Тогда продолжаем.")
                    return
        raise _Over(Close.HANDED_IN)

    def _write_down(self, line: str, task: Task, asked: AskedPart) -> None:
        """An answer that can be read stands from now on; an empty line keeps the one that stands."""
        assert self._task is not None
        if not line.strip():
            if asked.name in self.exam.typed(self._task):
                self._go_on()
            return
        verdict = judge(task, task.solution, lambda: mistaken(task.variant, task.solution), {asked.name: line})
        part = verdict.part(asked.name)
        if part.verdict is Word.UNREADABLE:
            self._env.write(verdict_lines(part, asked, self._env.screen))
            return
        at = self.clock.seen.isoformat(timespec="seconds")
        elapsed = round(self.clock.elapsed, 1)
        fact = Written(self.exam.paper.id, self._task, asked.name, line, elapsed, at)
        self.exam = self.exam.with_answer(self._env.store.append(fact))
        self._env.write(noted_lines(part, task, self._env.screen))
        if self.seconds_left <= SOON:
            self._say(f"{time_left(self.seconds_left).capitalize()}.")
        self._go_on()

    def _go_on(self) -> None:
        """To the next part, or the next task where something is missing; a paper that is full is handed in."""
        assert self._task is not None
        if self._part + 1 < len(self._tasks[self._task].parts):
            self._part += 1
            self._env.write([""])
            self._ask()
            return
        missing = self._open()
        if not missing and not self.exam.is_timed:
            raise _Over(Close.HANDED_IN)
        later = [number for number in missing if number > self._task]
        self._go(next(iter(later or missing), None))

    def _go(self, number: int | None) -> None:
        """To a task: to its first part without an answer, or its first; None is the place behind the last one."""
        self._task, self._part, self._letters = number, 0, ()
        if number is None:
            self._env.write(["", *end_lines(self.exam, self._tasks, self._env.screen)])
            return
        task = self._tasks[number]
        names = [asked.name for asked in task.parts]
        self._part = next((names.index(part) for part in self.exam.unanswered(number)), 0)
        left = time_left(self.seconds_left)
        place = " · ".join(word for word in (f"{number} из {len(self.exam.paper.tasks)}", left) if word)
        self._env.write(sitting_lines(task, place, self._env.screen, is_timed=self.exam.is_timed))
        self._ask()

    def _ask(self) -> None:
        assert self._task is not None
        task = self._tasks[self._task]
        asked = task.parts[self._part]
        lines = ask_lines(task, asked, self._env.screen, known=self._letters)
        typed = self.exam.typed(self._task).get(asked.name)
        self._letters = asked.variables or self._letters
        self._env.write([*lines, *([] if typed is None else kept_lines(typed, self._env.screen))])

    def _reply(self, aside: Aside) -> None:
        if isinstance(aside, Calculation) and self._task is not None:
            self._env.write(aside_lines(aside, self._tasks[self._task], (), self._env.screen))
        elif isinstance(aside, Calculation):
            self._say("Калькулятор работает внутри задачи: вернись к ней, например /3.")
        else:
            self._say("До сдачи я ничего не проверяю.")

    def _open(self) -> list[int]:
        """The tasks for which something is not written."""
        return [number for number in self._tasks if self.exam.unanswered(number)]

    def _say(self, sentence: str) -> None:
        self._env.write(lay(sentence, self._env.screen))
