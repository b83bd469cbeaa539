"""Judging answers line by line: what `masha grade` does with each (contract)."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from drill.drawing import draw
from drill.errors import DrillError
from drill.judge import judge
from drill.solution import mistaken, solve
from drill.task import Task, pose

if TYPE_CHECKING:
    from drill.catalog import Catalog

OWN = ("id", "seed", "answers", "verdict", "parts", "unknown", "error")
"""Keys of lines and verdicts: none of them is passed through, or a line could call its own verdict an error."""


class Grader:
    """Judges lines `{"id": "15b", "seed": 7, "answers": {"w": "1.6 1.6 1.6"}}`; keeps the variants it has met."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._task = lru_cache(maxsize=4096)(self._posed)

    def graded(self, line: str, number: int) -> dict[str, Any]:
        """The verdict of one line as `check --json` gives it, or what is wrong with the line.

        Keys that mean nothing here are passed through; parts that the item does not have stand in `unknown`.
        """
        try:
            asked = json.loads(line, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            asked = None
        if not isinstance(asked, dict):
            return _refused(number, 'Строка не читается как объект JSON. Пример: {"id": "15b", "seed": 7, …}.')
        extra = {key: value for key, value in asked.items() if key not in OWN}
        answers = asked.get("answers", {})
        if not isinstance(asked.get("id"), str) or not isinstance(answers, dict):
            return {**extra, **_refused(number, "Нужны id (строка) и answers (объект с ответами по частям).")}
        seed = asked.get("seed")
        if seed is not None and (not isinstance(seed, int) or isinstance(seed, bool) or seed < 0):
            return {**extra, **_refused(number, "seed должен быть целым неотрицательным числом или null.")}
        try:
            task = self._task(asked["id"], seed)
        except DrillError as error:
            return {**extra, **_refused(number, str(error))}
        names = [part.name for part in task.parts]
        typed = {name: _text(answers[name]) for name in names if name in answers and answers[name] is not None}
        verdict = judge(task, task.solution, lambda: mistaken(task.variant, task.solution), typed)
        unknown = [name for name in answers if name not in names]
        return {**extra, **verdict.as_json(), **({"unknown": unknown} if unknown else {})}

    def _posed(self, name: str, seed: int | None) -> Task:
        item_id, named = self._catalog.variant(name)
        if named is not None and seed is not None and named != seed:
            raise DrillError(f"Вариант назван дважды: {name} и seed {seed}. Оставь что-нибудь одно.")
        variant = draw(self._catalog.item(item_id), seed if named is None else named)
        return pose(variant, solve(variant))


def _refuse_constant(name: str) -> Any:
    """NaN and Infinity are no JSON, though Python would read them."""
    raise ValueError(name)


def _text(answer: Any) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer)


def _refused(number: int, sentence: str) -> dict[str, Any]:
    return {"error": sentence, "line": number}
