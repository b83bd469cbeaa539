"""One task with a student: lines in, verdicts out, every fact in the journal before it is spoken of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum, auto

from drill.asides import aside_lines
from drill.commands import Aside, Calculation, Check, Command, Unknown, accepts, command_in, slashless
from drill.departure import departures
from drill.dialogue import Dialogue, Offer, groups_of
from drill.env import Env
from drill.facts import Attempt, Event, Kind
from drill.judge import judge
from drill.problem import Variable
from drill.progress import Work
from drill.reflection import reflect
from drill.solution import mistaken
from drill.task import AskedPart, Task
from drill.typing_in import typed_line
from drill.verdict import Verdict, Word
from drill.views.prose import lay
from drill.views.steps import answer_lines, errata_lines, open_lines, steps_lines
from drill.views.task import ask_lines, task_lines
from drill.views.theory import theory_lines
from drill.views.verdict import verdict_lines

HELP = (
    "?  или /подсказка  следующая подсказка",
    "= 2*(3 + 4)        калькулятор: знает числа условия и твои верные ответы",
    "/проверь w_1 0.8   верна ли эта строка на бумаге (не попытка)",
    "/назад             взять назад последнюю введённую строку",
    "/задача            условие ещё раз",
    "/шаги              решение с этими числами (задача не засчитается)",
    "/теория            что нужно знать для этой задачи",
    "/пропуск           отложить, задача вернётся в конце",
    "/ещё               эта же задача с новыми числами",
    "/выход             закончить; начатое продолжится в следующий раз",
    "/помощь            эта справка",
)

KNOWN = "?, =, /проверь, /назад, /задача, /шаги, /теория, /пропуск, /ещё, /выход, /помощь"

FIRST_TRY = (
    "С первой попытки! Маша одобряет.",
    "С первой попытки. Ни один градиент так быстро не сходится.",
    "Чисто, ни одного промаха. Чакра открыта.",
    "С первой попытки. Хоть сейчас на экзамен.",
)

SOLVED = (
    "Задача решена. Хороший спуск тоже сходится не за один шаг.",
    "Задача решена: ошибка ушла назад, а ты вперёд.",
    "Есть! В следующий раз выйдет с первой попытки.",
)

NEXT_PROMPT = {
    "solved": "Enter дальше, /шаги решение, /ещё новые числа, /выход> ",
    "steps": "Enter дальше, /ещё новые числа, /выход> ",
}
"""By how the task ended."""

LEGEND = "Команды: ? подсказка, /шаги решение, /пропуск, /выход; все: /помощь."


class Ending(StrEnum):
    """How a task came to its end."""

    SOLVED = auto()
    LEFT = auto()
    STEPS = auto()
    SKIPPED = auto()
    AGAIN = auto()
    QUIT = auto()


class Play:
    """One variant under way.

    work: what the journal knows of it; it goes on from there.
    place: `4 из 31`.
    told: what the items say of a mistake, by item and name; grows as mistakes are made.
    """

    def __init__(self, env: Env, task: Task, work: Work, place: str, told: dict[tuple[str, str], str]) -> None:
        self._env = env
        self._task = task
        self._shown = work.shown
        self._place = place
        self._told = told
        self._hints = work.hints
        groups = groups_of({asked.name: asked.kind for asked in task.parts})
        self._dialogue = Dialogue(groups, env.is_terminal, work.attempts)
        self._announced = ""
        self._letters: tuple[Variable, ...] = ()
        self._offered: Offer | None = None
        self._since: datetime = env.now()

    def run(self) -> Ending:
        """Goes on until the task ends. EOFError when there are no more lines."""
        self._show_task()
        while (name := self._dialogue.asked) is not None:
            asked = self._task.asked(name)
            if name != self._announced:
                self._announce(asked)
            ending = self._hear(typed_line(self._env, asked, self._reply, self._answered), asked)
            if ending is not None:
                return self._after(ending)
        if self._dialogue.is_solved:
            self._praise()
            if not reflect(self._env, self._task, self._shown.id):
                return Ending.QUIT
            return self._after(Ending.SOLVED)
        self._happen(Kind.LEFT)
        self._say("Задача не решена.")
        return Ending.LEFT

    def _hear(self, line: str, asked: AskedPart) -> Ending | None:
        command = command_in(line)
        if command is None and self._offered and self._env.is_terminal and accepts(line):
            command = Command.STEPS if self._offered is Offer.STEPS else Command.HINT
        if command is None:
            if meant := slashless(line):
                self._say(f"Команды начинаются с косой черты: {meant}")
            elif line.strip():
                self._judge(line, asked)
            return None
        return self._obey(command)

    def _obey(self, command: Command | Aside | Unknown) -> Ending | None:
        match command:
            case Command.HINT:
                self._offered = None
                self._hint()
            case Command.BACK:
                self._back()
            case Check() | Calculation():
                self._reply(command)
            case Command.TASK:
                self._show_task()
                self._announced, self._letters = "", ()
            case Command.HELP:
                self._write(HELP)
            case Command.THEORY:
                self._show_theory()
                self._announced = ""
            case Command.STEPS:
                self._happen(Kind.STEPS)
                self._show_steps()
                return Ending.STEPS
            case Command.SKIP:
                self._happen(Kind.SKIPPED)
                return Ending.SKIPPED
            case Command.AGAIN:
                self._happen(Kind.AGAIN)
                return Ending.AGAIN
            case Command.QUIT:
                return Ending.QUIT
            case Unknown(text):
                self._say(f"Команды «{text}» я не знаю. Есть: {KNOWN}.")
        return None

    def _answered(self, command: Command) -> bool:
        """Answers, between the rows of a matrix, what needs no new question after it."""
        is_brief = command in (Command.HINT, Command.HELP)
        if is_brief:
            self._obey(command)
        return is_brief

    def _judge(self, line: str, asked: AskedPart) -> None:
        group = self._dialogue.group or (asked.name,)
        self._dialogue = self._dialogue.with_text(line)
        verdict = judge(
            self._task,
            self._task.solution,
            lambda: mistaken(self._task.variant, self._task.solution),
            self._dialogue.typed,
        )
        told = verdict.part(asked.name)
        if told.verdict is Word.UNREADABLE:
            self._dialogue = self._dialogue.without_text(asked.name)
            self._write(verdict_lines(told, asked, self._env.screen))
        elif self._dialogue.asked not in group:
            self._submit(group, verdict)

    def _submit(self, group: tuple[str, ...], verdict: Verdict) -> None:
        """A whole group is judged: into the journal, then onto the screen."""
        now = self._env.now()
        attempt = self._env.store.append(
            attempt_of(
                self._shown.id,
                group,
                self._dialogue.typed,
                verdict,
                hints=self._hints,
                seconds=max(0.0, (now - self._since).total_seconds()),
                at=self._env.at,
            )
        )
        self._since = now
        self._dialogue = self._dialogue.with_attempt(attempt)
        repeated = self._dialogue.has_repeated()
        for name in group:
            part = verdict.part(name)
            if part.mistake and part.tell:
                self._told[self._shown.item, part.mistake] = part.tell
            if name != group[-1]:
                # parts judged together share their explanation
                part = replace(part, message="")
            named = len(group) > 1
            self._write(verdict_lines(part, self._task.asked(name), self._env.screen, named=named, repeated=repeated))
        self._offer(self._dialogue.offer(len(self._task.hints) - self._hints))

    def _offer(self, offer: Offer | None) -> None:
        """Offers help; only somebody at a terminal can accept it by a word."""
        self._offered = offer
        if offer is Offer.HINT:
            self._say("Дать подсказку? Напиши «да» или пробуй дальше." if self._waits else "Есть подсказка: ?")
        elif offer is Offer.STEPS and self._waits:
            self._say("Показать решение? Напиши «да» (задача не засчитается) или пробуй дальше.")
        elif offer is Offer.STEPS:
            self._say(f"Три раза мимо: идём дальше. Решение: masha solve {self._task.code} --show-steps")

    def _reply(self, aside: Aside) -> None:
        self._write(aside_lines(aside, self._task, self._dialogue.attempts, self._env.screen))

    def _back(self) -> None:
        """Takes back what was typed last, unless it is judged."""
        waiting = tuple(self._dialogue.pending)
        if waiting:
            self._dialogue = self._dialogue.without_text(waiting[-1])
        elif self._dialogue.attempts:
            self._say("Проверенное назад не берётся. Последнюю попытку снимет masha undo.")
        else:
            self._say("Назад брать нечего: на эту задачу ответов ещё нет.")

    def _hint(self) -> None:
        if self._hints >= len(self._task.hints):
            more = "Подсказки кончились" if self._task.hints else "Подсказок к этой задаче нет"
            self._say(f"{more}. Решение покажет /шаги.")
            return
        self._happen(Kind.HINT)
        self._hints += 1
        hint = self._task.hints[self._hints - 1]
        self._write(lay(f"Подсказка {self._hints} из {len(self._task.hints)}. {hint}", self._env.screen))

    def _praise(self) -> None:
        is_first_try = not self._hints and len(self._dialogue.attempts) == len(self._dialogue.groups)
        words = FIRST_TRY if is_first_try else SOLVED
        self._say(words[self._shown.id % len(words)])
        if self._task.why:
            self._write(lay(f"Почему так. {self._task.why}", self._env.screen))

    def _after(self, ending: Ending) -> Ending:
        """After the end somebody at a terminal may look at the solution or take other numbers before going on."""
        if ending not in (Ending.SOLVED, Ending.STEPS):
            return ending
        if not self._waits:
            if ending is Ending.SOLVED:
                self._say(f"Решение: masha solve {self._task.code} --show-steps")
            return ending
        while True:
            line = self._env.read_line(NEXT_PROMPT[ending])
            command = command_in(line)
            match command:
                case Command.STEPS:
                    self._show_steps()
                case Command.TASK:
                    self._show_task()
                case Command.THEORY:
                    self._show_theory()
                case Command.AGAIN:
                    return Ending.AGAIN
                case Check() | Calculation():
                    self._reply(command)
                case Command.BACK:
                    self._back()
                case Command.QUIT:
                    return Ending.QUIT
                case Command.SKIP:
                    return ending
                case None if not line.strip():
                    return ending
                case _:
                    self._say("Эта задача закончена. Enter покажет следующую.")

    def _show_task(self) -> None:
        self._write(["", *task_lines(self._task, self._env.screen, self._place), ""])

    def _show_steps(self) -> None:
        screen = self._env.screen
        own = departures(self._task, self._dialogue.attempts)
        lines = ["", "Решение", "", *steps_lines(self._task, screen, own)]
        lines += answer_lines(self._task, screen) + open_lines(self._task, screen) + errata_lines(self._task, screen)
        self._write(lines)

    def _show_theory(self) -> None:
        theory = self._env.catalog.theory(self._shown.item)
        self._write(["", *theory_lines(theory, self._env.screen)[:-1]])

    def _announce(self, asked: AskedPart) -> None:
        asking = ask_lines(self._task, asked, self._env.screen, known=self._letters)
        self._write([*([""] if self._announced else []), *asking])
        self._announced = asked.name
        self._letters = asked.variables or self._letters

    def _happen(self, kind: Kind) -> None:
        self._env.store.append(Event(self._shown.id, kind, self._env.at))

    @property
    def _waits(self) -> bool:
        return self._env.is_terminal

    def _say(self, sentence: str) -> None:
        self._write(lay(sentence, self._env.screen))

    def _write(self, lines: list[str] | tuple[str, ...]) -> None:
        self._env.write(lines)


def attempt_of(
    shown: int,
    group: tuple[str, ...],
    typed: Mapping[str, str],
    verdict: Verdict,
    *,
    hints: int,
    seconds: float,
    at: str,
) -> Attempt:
    """The fact that a group of parts was judged."""
    parts = [verdict.part(name) for name in group]
    named = next((part for part in parts if part.mistake), None)
    return Attempt(
        shown=shown,
        typed={name: typed[name] for name in group},
        read={part.part: part.as_json()["read"] for part in parts},
        verdicts={part.part: str(part.verdict) for part in parts},
        mistakes=(str(named.mistake), *named.also) if named else (),
        hints=hints,
        seconds=round(seconds, 1),
        at=at,
    )
