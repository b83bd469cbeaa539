"""The very first session begins with three ungraded examples of how answers are typed.

They are items like any others, in a problem file of the package. Nothing of them goes into the journal; that they were
offered is kept as an empty file beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drill import kinds
from drill.asides import aside_lines
from drill.commands import Aside, Command, command_in, slashless
from drill.env import Env
from drill.judge import judge
from drill.problem import item_from
from drill.solution import solve
from drill.task import Task, pose
from drill.typing_in import typed_line
from drill.variant import book
from drill.verdict import Word
from drill.views.prose import lay
from drill.views.task import ask_lines
from drill.views.verdict import verdict_lines

FILE = Path(__file__).with_suffix(".yaml")

SEEN = "typing-lesson-seen"
"""The file beside the journal: the lesson was offered here, or is needed no more."""

OFFER_PROMPT = "Enter показать, «нет» сразу к задачам> "

REFUSALS = frozenset({"нет", "ytn", "no", "тщ", "н", "n", "пропуск", "пропустить", "skip"})

SHOWN_AFTER = 2
"""Wrong answers after which it is shown how the example is typed."""


def typing_lesson(env: Env) -> None:
    """Offers the examples to who has never drilled here and sits at a terminal; once, whatever comes of it."""
    if not env.is_terminal or not _is_first_time(env):
        return
    title, examples = _examples()
    env.write(lay(f"Ты здесь впервые. {title}: минута, без оценки.", env.screen))
    try:
        line = env.read_line(OFFER_PROMPT)
        if line.strip().lower() in REFUSALS or _ends(line):
            return
        for number, task in enumerate(examples, 1):
            env.write(["", *lay(f"Пример {number}. {task.text}", env.screen), ""])
            if not _is_typed(env, task):
                return
    except EOFError:
        return


def _is_first_time(env: Env) -> bool:
    """Whether nothing is in the journal and nothing was offered; from now on something was.

    A home that cannot remember it is never asked.
    """
    seen = env.data_folder / SEEN
    if seen.exists():
        return False
    try:
        seen.parent.mkdir(parents=True, exist_ok=True)
        seen.touch()
    except OSError:
        return False
    return not env.store.marks()["shown"]


def _examples() -> tuple[str, Iterator[Task]]:
    """The title of the lesson and its tasks."""
    from drill.loader import load  # reads YAML, which no later session needs

    raw = load(FILE.read_bytes(), FILE.name)
    items = (item_from(item_id, one, "", raw["exercise"], raw["title"]) for item_id, one in raw["items"].items())
    variants = (book(item) for item in items)
    return raw["title"], (pose(variant, solve(variant)) for variant in variants)


def _is_typed(env: Env, task: Task) -> bool:
    """Lets one example be typed until it is right; False where the student goes on to the tasks."""
    (asked,) = task.parts
    env.write(ask_lines(task, asked, env.screen))
    misses = 0
    while True:
        line = typed_line(env, asked, lambda aside: _reply(env, task, aside))
        command = command_in(line)
        if _ends(line):
            return False
        if isinstance(command, Aside):
            _reply(env, task, command)
        elif command is not None or slashless(line):
            env.write(lay("Здесь пока только примеры. Сразу к задачам: /пропуск.", env.screen))
        elif line.strip():
            verdict = judge(task, task.solution, tuple, {asked.name: line}).part(asked.name)
            env.write(verdict_lines(verdict, asked, env.screen))
            if verdict.verdict is Word.RIGHT:
                env.write(lay(task.why, env.screen))
                return True
            misses += verdict.verdict is not Word.UNREADABLE
            if misses >= SHOWN_AFTER:
                env.write([f"Например, так: {kinds.of(asked.kind).show(task.solution.answers[asked.name], asked)}"])


def _ends(line: str) -> bool:
    return command_in(line) in (Command.SKIP, Command.QUIT)


def _reply(env: Env, task: Task, aside: Aside) -> None:
    env.write(aside_lines(aside, task, (), env.screen))
