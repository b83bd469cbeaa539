"""An open question beside a solved task: the student answers, compares with the reference and rates himself."""

from __future__ import annotations

from drill.asides import aside_lines
from drill.commands import Aside, Command, command_in
from drill.env import Env
from drill.facts import Rating, Reflection
from drill.task import Task
from drill.views.prose import lay
from drill.views.steps import question_lines, reference_lines

THINK_PROMPT = "Своими словами или просто Enter> "
RATE_PROMPT = "Как вышло? 1 знаю, 2 отчасти, 3 не знаю, Enter пропустить> "

RATINGS = {"1": Rating.KNOWN, "2": Rating.PARTLY, "3": Rating.UNKNOWN}


def reflect(env: Env, task: Task, shown: int) -> bool:
    """Puts the open question of a task, if it has one; whether the session goes on.

    shown: the journal's number of the variant. Only somebody at a terminal can answer; else the question is told
    with the command that shows the reference. EOFError when there are no more lines.
    """
    if not task.variant.item.open_question:
        return True
    env.write(question_lines(task, env.screen))
    if not env.is_terminal:
        env.write([f"Ответ для сверки: masha solve {task.code}"])
        return True
    while isinstance(aside := command_in(text := env.read_line(THINK_PROMPT)), Aside):
        env.write(aside_lines(aside, task, (), env.screen))
    match command_in(text):
        case Command.QUIT:
            return False
        case Command.SKIP:
            return True
        case Command():
            # whoever asks for anything else here wants to see how it should be
            text = ""
        case _:
            pass
    env.write(reference_lines(task, env.screen))
    while True:
        rating = env.read_line(RATE_PROMPT).strip()
        if rating in RATINGS:
            env.store.append(Reflection(shown, text.strip(), RATINGS[rating], env.at))
            return True
        command = command_in(rating)
        if not rating or command is Command.SKIP:
            return True
        if command is Command.QUIT:
            return False
        env.write(lay("Здесь нужна цифра: 1, 2 или 3. Оценка только для тебя.", env.screen))
