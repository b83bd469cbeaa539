"""Whether one line of a student's paper is right: any working of the solver, by its name.

It is no attempt: nothing of it is judged or written down, and no value but the student's own is ever told. What is
itself asked is answered, not checked.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from drill import remarks
from drill.byhand import LARGEST_SHARE
from drill.departure import departures
from drill.expr.parse import canonical
from drill.facts import Attempt
from drill.following import is_degenerate
from drill.keyboard import LOOK_ALIKES, spellings
from drill.kinds import comparing, reading, vector, writing
from drill.kinds.comparing import CLOSE
from drill.kinds.reading import Array, flat, size
from drill.problem import Tolerance
from drill.solution import entries, replayed
from drill.task import Task
from drill.verdict import Unreadable
from drill.words import listing

USAGE = "Нужно имя строки и число: /проверь w_1 0.8."

_NUMBERED = re.compile(r"(.*?)([0-9]+)")
_NEAREST = 3


def line_checked(task: Task, attempts: Sequence[Attempt], name: str, value: str) -> str | Unreadable:
    """What to say of a value that a student has under a name, both as typed; a value that cannot be read is told so.

    attempts: those on this variant, from whose wrong numbers the line may follow.
    """
    lines = _lines(task)
    if not name:
        return f"{USAGE} {_existing(lines)}"
    meant = _meant(name, (*lines, *_answers(task), *task.variant.names))
    if len(meant) > 1:
        return f"Имён похоже несколько: {', '.join(meant)}. Какое из них?"
    found = meant[0] if meant else ""
    if found in _answers(task):
        return f"{found} — это сам ответ: введи его без /проверь."
    if found not in lines:
        if found in task.variant.names:
            return f"{found} дано в условии, проверять нечего."
        if not lines:
            return _existing(lines)
        return f"Строки {name} у этой задачи нет.{_nearest(name, lines)} {_existing(lines)}"
    if not value:
        return f"А чему у тебя равно {found}? Напиши так: /проверь {found} {_example(lines[found])}"
    read = _read(value, lines[found])
    return read if isinstance(read, Unreadable) else _told(task, attempts, found, read)


def _lines(task: Task) -> dict[str, Any]:
    """The workings that are not asked themselves, by name: numbers, vectors and matrices that have a value.

    None where the student chooses the numbers (a witness): the workings are then those of an example.
    """
    if any(asked.kind == "witness" for asked in task.parts):
        return {}
    asked, params = _answers(task), task.variant.names
    return {
        name: value
        for name, value in task.solution.workings.items()
        if name not in asked and name not in params and _is_line(value)
    }


def _is_line(value: Any) -> bool:
    array = np.asarray(value)
    return array.dtype.kind in "biuf" and array.ndim <= 2 and array.size > 0 and bool(np.all(np.isfinite(array)))


def _answers(task: Task) -> frozenset[str]:
    """The names under which an answer stands: those of the parts and of the workings that are parts."""
    values = [asked.part.value for asked in task.parts if asked.part.value in task.solution.workings]
    alone = [members[0] for value in values if len(members := task.solution.members.get(value, ())) == 1]
    return frozenset((*(asked.name for asked in task.parts), *values, *alone))


# --- names


def _meant(typed: str, known: Sequence[str]) -> tuple[str, ...]:
    """The known names that may be meant: one, several that differ in case, or none."""
    spelled_so = [canonical(spelled) for spelled in spellings(typed)]
    for alike in (canonical, _squeezed, lambda name: _squeezed(name).lower()):
        for spelled in spelled_so:
            found = tuple(dict.fromkeys(name for name in known if alike(name) == alike(spelled)))
            if found:
                return found
    return ()


def _squeezed(name: str) -> str:
    return canonical(name).replace("_", "")


def _nearest(name: str, lines: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(canonical(name.translate(LOOK_ALIKES)), lines, _NEAREST)
    return f" Похожи: {', '.join(near)}." if near else ""


def _existing(lines: Mapping[str, Any]) -> str:
    """The names that there are, numbered ones together: `w_0 … w_3`."""
    if not lines:
        return "У этой задачи нет строк, которые можно проверить заранее."
    families: dict[tuple[str, str], list[str]] = {}
    for name in lines:
        number = _NUMBERED.fullmatch(name)
        families.setdefault((number[1], "") if number else (name, name), []).append(name)
    told = []
    for names in families.values():
        told += [f"{names[0]} … {names[-1]}"] if len(names) > 2 and _is_row(names) else names
    return f"Есть: {', '.join(told)}."


def _is_row(names: Sequence[str]) -> bool:
    numbers = [int(number[2]) for name in names if (number := _NUMBERED.fullmatch(name))]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


# --- values


def _read(text: str, truth: Any) -> Array | Unreadable:
    shape = np.shape(truth)
    return reading.array(text, shape) if shape else reading.number(text)


def _example(truth: Any) -> str:
    rows = [vector.entries(row.size) for row in np.atleast_2d(np.asarray(truth))]
    return "; ".join(" ".join(row) for row in rows)


def _told(task: Task, attempts: Sequence[Attempt], name: str, read: Array) -> str:
    truth = task.solution.workings[name]
    own, wanted = size(read), np.shape(truth)
    if own != wanted:
        if any(asked.part.size_asked for asked in task.parts):
            return f"Неверно: у {name} другой размер, не тот, что у тебя ({remarks.sized(own)})."
        return f"{name}: {remarks.other_size(own, wanted, _example(truth))}"
    shown = writing.listed(read, writing.canonical)
    low, high = _by_hand(task, name)
    typed, right = flat(read), entries(truth)[1]
    tolerances = [_tolerance(task, name, entry) for entry in right]
    wrong = [
        place
        for place, (value, tolerance) in enumerate(zip(typed, tolerances, strict=True))
        if not comparing.near(value, min(max(value, low[place]), high[place]), tolerance)
    ]
    if not wrong:
        return f"Верно: {name} = {shown}."
    if all(comparing.near(typed[place], right[place], tolerances[place], CLOSE) for place in wrong):
        return f"Почти верно: {name} = {shown}. Похоже на ошибку округления: оставляй на цифру больше."
    if causes := _followed(task, attempts, name, typed):
        return f"Неверно: {name} не такое, но от твоего {listing(causes)} посчитано правильно."
    places = f" {remarks.where(comparing.places(wrong, wanted), wanted)}" if len(right) > 1 else ""
    return f"Неверно: {name} не такое.{places}"


def _tolerance(task: Task, name: str, truth: float) -> Tolerance:
    """That of the part whose entry the line is, else the strictest that is asked in decimals or per cent.

    At least 1.1 units of the last digit that the task tells to keep on the way.
    """
    rounded = [
        asked.tolerance.allowed(truth)
        for asked in task.parts
        if asked.tolerance is not None and not asked.tolerance.integer and asked.tolerance.text != "exact"
        if asked.kind != "witness"
    ]
    member_of = [
        asked.tolerance.allowed(truth)
        for asked in task.parts
        if asked.tolerance is not None and name in task.solution.members.get(asked.part.value, ())
    ]
    kept = 1.1 * 10.0**-task.variant.item.keep
    allowed = max(kept, min(member_of or rounded, default=0.0))
    return Tolerance(f"absolute {allowed}", absolute=allowed)


def _by_hand(task: Task, name: str) -> tuple[list[float], list[float]]:
    """How far down and up rounding on the way carries the entries of a line."""
    keep = task.variant.item.keep
    outcomes = [entries(task.solution.workings[name])[1]]
    for decimals in (keep, keep + 1):
        replay = replayed(task.variant, decimals=decimals)
        came = None if replay is None else replay.workings.get(name)
        if came is not None and np.shape(came) == np.shape(task.solution.workings[name]):
            outcomes.append([b if _is_near(b, a) else a for a, b in zip(outcomes[0], entries(came)[1], strict=True)])
    columns = list(zip(*outcomes, strict=True))
    return [min(column) for column in columns], [max(column) for column in columns]


def _is_near(came: float, truth: float) -> bool:
    """Whether rounding alone can have carried a number so far."""
    return abs(came - truth) <= LARGEST_SHARE * abs(truth)


def _followed(task: Task, attempts: Sequence[Attempt], name: str, typed: Sequence[float]) -> tuple[str, ...]:
    """The student's own wrong numbers from which this value comes out by the same solver; none if it does not."""
    own: dict[str, Any] = {}
    for line, departed in departures(task, attempts).items():
        shape, numbers = entries(departed.value)
        if line != name and not is_degenerate(numbers, shape):
            own[line] = np.reshape(numbers, shape) if shape else numbers[0]
    if not own or not _comes_out(task, own, name, typed):
        return ()
    needed = [line for line in own if not _comes_out(task, {k: v for k, v in own.items() if k != line}, name, typed)]
    return tuple(needed or own)


def _comes_out(task: Task, own: Mapping[str, Any], name: str, typed: Sequence[float]) -> bool:
    """Whether the typed entries are what the solver finds from the student's numbers."""
    replay = replayed(task.variant, own=own)
    came = None if replay is None else replay.workings.get(name)
    if came is None or np.shape(came) != np.shape(task.solution.workings[name]):
        return False
    expected = entries(came)[1]
    return all(
        math.isfinite(target) and comparing.near(value, target, _tolerance(task, name, target), CLOSE)
        for value, target in zip(typed, expected, strict=True)
    )
