"""Tasks and solutions as other programs read them: the JSON of `show`, `solve` and the jsonl export (contract)."""

from __future__ import annotations

from typing import Any

from drill.problem import INFINITE, Variable
from drill.solution import Mistaken, Solution
from drill.task import AskedPart, Task
from drill.variant import as_json

KINDS = {"number": "число", "vector": "вектор", "matrix": "матрица", "function": "функция"}


def shown(task: Task) -> dict[str, Any]:
    """What `show --json` prints: the task without its answer."""
    variant, item = task.variant, task.variant.item
    record = {
        "id": item.id,
        "seed": variant.seed,
        "sheet": item.sheet,
        "exercise": item.exercise,
        "letter": item.letter,
        "title": item.title,
        "label": item.label,
        "params": dict(variant.params),
        "task": task.text,
        "conventions": task.conventions,
        "parts": [_part(asked) for asked in task.parts],
    }
    if item.open_question:
        record["open"] = {"question": task.fill(item.open_question)}
    return record


def solved(task: Task, mistaken: tuple[Mistaken, ...]) -> dict[str, Any]:
    """What `solve --json` prints: the task with answers, workings, steps and what each mistake answers."""
    item, solution = task.variant.item, task.solution
    record = shown(task)
    if item.open_question:
        record["open"]["reference"] = task.fill(item.open_reference)
    record["answers"] = {asked.name: answer(asked, solution) for asked in task.parts}
    record["workings"] = {name: as_json(value) for name, value in solution.workings.items()}
    record["steps"] = [step.markdown for step in task.steps]
    record["mistakes"] = _mistakes(task, mistaken)
    if item.errata:
        record["errata"] = task.errata
    return record


def answer(asked: AskedPart, solution: Solution) -> Any:
    """The right answer of a part in full precision; the keys of a multichoice in the order shown."""
    value = as_json(solution.answers[asked.name])
    if asked.kind == "multichoice":
        return [key for key, _ in asked.options if key in value]
    return value


def _part(asked: AskedPart) -> dict[str, Any]:
    tolerance = asked.tolerance
    record: dict[str, Any] = {
        "name": asked.name,
        "kind": asked.kind,
        "shape": None if asked.shape is None else list(asked.shape),
        "tolerance": None if tolerance is None else tolerance.text,
        "ask": asked.ask,
        "example": asked.example,
    }
    if asked.options:
        record["options"] = [{"key": key, "text": text} for key, text in asked.options]
    if asked.kind == "formula":
        record["variables"] = {variable.name: _variable(variable) for variable in asked.variables}
    return record


def _variable(variable: Variable) -> dict[str, Any]:
    size = "×".join(variable.shape)
    return {
        "tex": variable.tex,
        "is": f"{KINDS[variable.kind or 'number']} {size}".strip(),
        "equals": variable.equals or None,
    }


def _mistakes(task: Task, mistaken: tuple[Mistaken, ...]) -> list[dict[str, Any]]:
    """The mistakes that exist in this variant, in file order, with the answers they lead to."""
    computed = {one.mistake.name: one.answers for one in mistaken}
    records = []
    for mistake in task.variant.item.mistakes:
        if mistake.is_computed:
            if mistake.name not in computed:
                continue
            answers = {
                name: INFINITE if mistake.answers.get(name) == INFINITE else as_json(value)  # JSON has no infinity
                for name, value in computed[mistake.name].items()
            }
        elif mistake.option:
            part, key = mistake.option
            answers = {part: _picked(task.asked(part), task.solution, key)}
            if answers[part] == answer(task.asked(part), task.solution):
                continue
        else:
            answers = {}
        answers |= {name: task.fill(formulas[0]) for name, formulas in mistake.formula.items()}
        records.append({"name": mistake.name, "answers": answers, "tell": task.fill(mistake.tell)})
    return records


def _picked(asked: AskedPart, solution: Solution, key: str) -> Any:
    """What a wrong option makes of the answer: the option itself; of several, the right ones but for it alone."""
    if asked.kind != "multichoice":
        return key
    right = solution.answers[asked.name]
    return [shown for shown, _ in asked.options if (shown in right) != (shown == key)]
