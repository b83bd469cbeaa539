"""How an answer comes in at a terminal: row by row, taken back row by row, picked where it can be read in two ways."""

from __future__ import annotations

from collections.abc import Callable

from drill.commands import Aside, Calculation, Check, Command, command_in, slashless
from drill.env import Env
from drill.kinds import reading, writing
from drill.remarks import sized
from drill.task import AskedPart
from drill.verdict import Unreadable


def typed_line(
    env: Env, asked: AskedPart, reply: Callable[[Aside], None], answered: Callable[[Command], bool] = lambda _: False
) -> str:
    """The next line for a part, an answer or a command. EOFError when there are no more.

    At a terminal the rows of a matrix may be typed or pasted one a line; `/back` takes the last one back, and an
    aside between them is given to `reply`, a command to `answered`: where that says yes, the rows typed so far stay.
    Where the size is asked, only an empty line says that all rows are there.
    """
    if not env.is_terminal:
        return env.read_line("")
    rows: list[str] = []
    while True:
        line = env.read_line(_prompt(asked, len(rows)))
        if not rows and not is_first_row(line, asked):
            return _picked(env, line, asked)
        command = command_in(line)
        if command is Command.BACK:
            rows.pop()
        elif isinstance(command, Check | Calculation):
            reply(command)
        elif isinstance(command, Command) and answered(command):
            continue
        elif command is not None or slashless(line):
            return line
        elif not line.strip():
            return _picked(env, "\n".join(rows), asked)
        else:
            rows.append(line)
            if not asked.part.size_asked and len(rows) == (asked.shape or (1,))[0]:
                return "\n".join(rows)


def _prompt(asked: AskedPart, rows: int) -> str:
    """What stands before the next line when that many rows are there."""
    if not rows:
        return f"{asked.name}> "
    if asked.part.size_asked:
        return f"{asked.name}, строка {rows + 1}, если есть> "
    return f"{asked.name}, строка {rows + 1}> "


def is_first_row(line: str, asked: AskedPart) -> bool:
    """Whether a line holds exactly one row of a matrix whose other rows must follow, or may if the size is asked."""
    shape = asked.shape or ()
    if len(shape) != 2 or ";" in line or "\n" in line:
        return False
    if asked.part.size_asked:
        # a bracket says itself where the matrix ends
        return command_in(line) is None and "[" not in line and not isinstance(reading.array(line, ()), Unreadable)
    if shape[0] < 2:
        return False
    inner = line.translate(str.maketrans("[]{}", "    ")).strip(" ,")
    if command_in(line) is not None or not inner:
        return False
    row = reading.array(inner, (shape[1],))
    return not isinstance(row, Unreadable) and reading.size(row) == (shape[1],)


def _picked(env: Env, line: str, asked: AskedPart) -> str:
    """The line, or that reading of it which the student picks; whatever else is typed then is the line instead."""
    if not asked.part.size_asked or command_in(line) is not None:
        return line
    spellings = reading.spellings(line, asked.shape or ())
    if len(spellings) < 2:
        return line
    env.write(["Это можно прочитать двояко:"])
    for number, (_, value) in enumerate(spellings, 1):
        env.write([f"  {number}. {writing.listed(value, writing.canonical)} ({sized(reading.size(value))})"])
    reply = env.read_line("Номер прочтения или ответ заново> ")
    by_number = {str(number): spelled for number, (spelled, _) in enumerate(spellings, 1)}
    return by_number.get(reply.strip(), reply)
