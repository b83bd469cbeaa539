"""A calculator beside the answer: the student's language over the task's numbers and the answers already right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from drill.errors import ExpressionError
from drill.expr import Expression, student
from drill.facts import Attempt
from drill.keyboard import spellings
from drill.kinds import reading, writing
from drill.kinds.comparing import nested
from drill.task import Task
from drill.verdict import Unreadable

REMARK = "это калькулятор, ответ не засчитан"

MOST_SHOWN = 100
"""Entries of a value that are shown; nobody reads more."""

_LIST = re.compile(r"[,;\[]|[\w.)] +[\w.(+-]")
"""What makes square brackets a vector or a matrix; without it they only group."""


_NO_SHAPE = (0, 0)
"""No size is wanted: rows stay rows."""


def calculated(text: str, names: Mapping[str, Any]) -> str | Unreadable:
    """`6 (это калькулятор, ответ не засчитан)`, or where the text cannot be computed, and why."""
    refused: ExpressionError | None = None
    for spelled in spellings(text):
        try:
            return _calculated(spelled, names)
        except ExpressionError as error:
            refused = refused or error
    assert refused is not None  # there is always a first spelling
    return Unreadable(text, refused.start, refused.end, refused.complaint)


def known_numbers(task: Task, attempts: Sequence[Attempt]) -> dict[str, Any]:
    """What a calculation may name: the numbers given, and the student's own right answers.

    An answer whose name is that of something given (a weight after the step) goes by the name of its working.
    """
    given = {name: value for name, value in task.variant.values.items() if _is_number(value)}
    answers: dict[str, Any] = {}
    for attempt in attempts:
        for name, verdict in attempt.verdicts.items():
            asked = task.asked(name)
            if verdict == "right" and asked.shape is not None:
                answers[asked.part.value if name in given else name] = np.asarray(attempt.read[name], dtype=float)
    return {**answers, **given}


def _is_number(value: Any) -> bool:
    array = np.asarray(value)
    return array.dtype.kind in "biuf" and array.ndim <= 2


def _calculated(text: str, names: Mapping[str, Any]) -> str:
    plain, typed = _without_lists(text)
    values = {**names, **{stand_in: value for stand_in, (_, value) in typed.items()}}
    try:
        formula = student(plain, tuple(values))
        value = np.asarray(formula(values))
    except ExpressionError as error:
        complaint = error.complaint
        for stand_in, (written, _) in typed.items():
            complaint = complaint.replace(f", {stand_in}", "").replace(stand_in, written)
        raise ExpressionError(text, error.start, error.end, complaint) from None
    return _told(text, formula, value)


def _told(text: str, formula: Expression, value: Any) -> str:
    if not np.all(np.isfinite(value)):
        raise ExpressionError(text, 0, len(text), "У этого нет конечного значения.")
    if value.size > MOST_SHOWN:
        raise ExpressionError(text, 0, len(text), f"Получилось чисел: {value.size}, столько не показать.")
    remarks = "; ".join((REMARK, *formula.notes))
    return f"{writing.listed(nested(value), writing.canonical)} ({remarks})"


def _without_lists(text: str) -> tuple[str, dict[str, tuple[str, Any]]]:
    """The text with a name as long in place of every `[1, 2]`; by that name, what was written and its value."""
    found: dict[str, tuple[str, Any]] = {}
    place = 0
    while (start := text.find("[", place)) >= 0:
        place = _closed(text, start)
        written = text[start:place]
        if not _LIST.search(written, 1):
            continue
        value = reading.array(written.replace(",", ", "), _NO_SHAPE)
        if isinstance(value, Unreadable):
            raise ExpressionError(text, start, place, value.complaint)
        array = np.asarray(value, dtype=float)
        stand_in = f"v{len(found):0{len(written) - 1}d}"
        found[stand_in] = written, array if "[" in written[1:] or array.shape[1:] != (1,) else array[:, 0]
        text = text[:start] + stand_in + text[place:]
    return text, found


def _closed(text: str, start: int) -> int:
    """The place after the bracket that closes the one at `start`, or after the text's end."""
    level = 0
    for place in range(start, len(text)):
        level += (text[place] == "[") - (text[place] == "]")
        if not level:
            return place + 1
    return len(text)
