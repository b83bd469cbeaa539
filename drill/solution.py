"""Solving a variant: the answers and every named intermediate, and the answers a misconception would give.

A solver names what it computes with a `Recorder`. The same hook hands back another value for a name, and so one
solver serves the worked steps, the mistakes that replace one line, follow-through and rounding on the way.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from drill.errors import DrillError, ExpressionError
from drill.expr import Expression, author
from drill.problem import CHOICES, INFINITE, NOTHING, Item, Mistake, Part
from drill.template import fill
from drill.variant import Variant

SAME = 1e-9
"""Nearer than this, relative to the size of the truth but at least absolutely, two numbers are one."""

Names = Mapping[str, Any]

NO_VALUE = (ArithmeticError, ValueError, ExpressionError, np.linalg.LinAlgError)
"""What computing with unfit numbers raises: there is no value then."""


class Recorder:
    """Writes down what a solver names: `H1 = t("H1", X @ W1)`, `w = t("w", w - eta * g, step)`.

    replaced: expressions that stand in for named lines (a mistake); a numbered line `g_2` is looked up under its
        own name first, then under the name of its family, `g`.
    own: values that stand in for named lines (a student's own number, from which all that follows is computed).
    decimals: round every value to so many decimals (hand computation), see `rounded`.
    """

    __slots__ = ("_changes", "_decimals", "_latest", "_names", "_own", "_replaced", "members", "values")

    def __init__(
        self,
        names: Names,
        replaced: Mapping[str, Expression] | None = None,
        own: Names | None = None,
        decimals: int | None = None,
    ) -> None:
        self.values: dict[str, Any] = {}
        self.members: dict[str, tuple[str, ...]] = {}
        self._names = names
        self._replaced = replaced or {}
        self._own = own or {}
        self._decimals = decimals
        self._latest: dict[str, Any] = {}
        self._changes = bool(self._replaced or self._own or decimals is not None)

    def __call__(self, name: str, value: Any, k: int | None = None) -> Any:
        """Records `value` under `name` (`name_k` with a number) and returns what to go on with."""
        key = name if k is None else f"{name}_{k}"
        if self._changes:
            value = self._changed(name, key, value)
        self.values[key] = value
        return value

    def gather(self, name: str, *members: str | int, family: str = "") -> Any:
        """Records under `name` the vector of the values named, or of a family from the number given on.

        `t.gather("nodes", "a", "b")` takes two named values, `t.gather("w", 1)` takes w_1, w_2, ...,
        `t.gather("coef", 1, family="c")` takes c_1, c_2, ...
        """
        if len(members) == 1 and isinstance(members[0], int):
            k, keys, family = members[0], [], family or name
            while f"{family}_{k}" in self.values:
                keys.append(f"{family}_{k}")
                k += 1
        else:
            keys = [str(member) for member in members]
        self.members[name] = tuple(keys)
        value = self.values[name] = np.array([self.values[key] for key in keys])
        return value

    def _changed(self, name: str, key: str, value: Any) -> Any:
        if key in self._own:
            value = self._own[key]
        expression = self._replaced.get(key) or self._replaced.get(name)
        if expression is not None:
            value = expression({**self._names, **self.values, **self._latest, name: value, key: value})
        if self._decimals is not None and not isinstance(value, bool | int):
            value = rounded(value, self._decimals)
        self._latest[name] = value
        return value


@dataclass(frozen=True, slots=True)
class Solution:
    """The right answers by part, in the part's own kind, and the workings by name.

    A number or integer is a number; a vector or matrix an array; a choice its key, a multichoice the tuple of its
    keys; a formula its reference text; a witness one example. `members` names, for a gathered vector, its entries.
    """

    variant: Variant
    answers: Names
    workings: Names
    members: Mapping[str, tuple[str, ...]]

    @property
    def names(self) -> dict[str, Any]:
        """All that a sentence may mention: workings, parameters, and answers where neither has the name."""
        return {**self.answers, **self.variant.names, **self.workings}


@dataclass(frozen=True, slots=True)
class Mistaken:
    """What a misconception answers: only the parts in which it differs from the truth."""

    mistake: Mistake
    answers: Names


def solve(variant: Variant) -> Solution:
    """The answers and workings of a variant."""
    recorder = _run(variant.item, variant.item.solver, variant, {}, Recorder(variant.names))
    names = {**variant.names, **recorder.values}
    answers = {part.name: _answer(part, names, recorder.values) for part in variant.item.parts}
    return Solution(variant, answers, recorder.values, recorder.members)


def witness(variant: Variant, typed: Names) -> dict[str, Any]:
    """All names after the solver was run on typed values: what the conditions of a witness speak of.

    A line that cannot be computed from these values ends the run; what stands after it is absent.
    """
    recorder = Recorder(variant.names)
    with suppress(*NO_VALUE):
        _run(variant.item, variant.item.solver, variant, typed, recorder)
    return {**variant.names, **recorder.values, **typed}


def mistaken(variant: Variant, truth: Solution) -> tuple[Mistaken, ...]:
    """The computed mistakes that exist in this variant, in file order, with the answers they lead to."""
    found = (_mistaken(mistake, variant, truth) for mistake in variant.item.mistakes if mistake.is_computed)
    return tuple(one for one in found if one is not None and one.answers)


def replayed(variant: Variant, own: Names = NOTHING, decimals: int | None = None) -> Solution | None:
    """What comes out in the parts that are numbers when the solver goes on from other values; None if nothing can.

    own: by name of a line, the value that stands in its place. decimals: every line is rounded to so many.
    """
    recorder = Recorder(variant.names, own=own, decimals=decimals)
    try:
        _run(variant.item, variant.item.solver, variant, {}, recorder)
        names = {**variant.names, **recorder.values}
        answers = {
            part.name: _answer(part, names, recorder.values)
            for part in variant.item.parts
            if part.tolerance is not None
        }
    except NO_VALUE:
        return None
    return Solution(variant, answers, recorder.values, recorder.members)


def rounded(value: Any, decimals: int) -> Any:
    """A number or array rounded as by hand: what would be nothing but zeros keeps its digits."""
    short = np.round(value, decimals)
    return np.where(short == 0, value, short) if np.ndim(short) else short if short != 0 else value


MISTAKE = "mistake "
"""What the name of a mistake stands behind where it refuses a variant; no condition begins so."""


def refusal(variant: Variant, conditions: Sequence[tuple[str, Expression]]) -> str | None:
    """Why drawn parameters are no variant: the condition that fails, or the mistake too near the truth."""
    item = variant.item
    if not conditions and not any(mistake.is_computed for mistake in item.mistakes):
        return None
    truth = solve(variant)
    names = truth.names
    for text, expression in conditions:
        if not expression.holds(names):
            return text
    for mistake in item.mistakes:
        if mistake.is_computed and not _stands_apart(mistake, _mistaken(mistake, variant, truth), truth):
            return f"{MISTAKE}{mistake.name}"
    return None


def entries(value: Any) -> tuple[tuple[int, ...], list[float]]:
    """The size of a number, vector or matrix, and its entries in reading order."""
    array = np.asarray(value, dtype=float)
    return array.shape, array.ravel().tolist()


def _answer(part: Part, names: Names, workings: Names) -> Any:
    if part.kind in CHOICES:
        return _right_option(part, names)
    if part.kind == "formula":
        return fill(part.reference, names)
    if part.kind == "witness":
        return names[part.name] if part.name in workings else author(part.example)(names)
    value = workings[part.value] if part.value in workings else author(part.value)(names)
    if part.kind == "integer":
        return round(float(value))
    return float(value) if part.kind == "number" else np.asarray(value)


def _right_option(part: Part, names: Names) -> str | tuple[str, ...]:
    right = part.right
    if isinstance(right, Mapping):
        keys = tuple(key for key, condition in right.items() if author(condition).holds(names))
        if part.kind == "choice":
            if len(keys) != 1:
                raise DrillError(f"Часть {part.name}: условия `right` выполнены у {len(keys)} вариантов, а нужен один.")
            return keys[0]
        right = keys
    if part.kind == "choice":
        return str(right)
    shown = [str(key) for key in names[part.among]] if part.among else right or ()
    return tuple(option.key for option in part.options if option.key in (right or ()) and option.key in shown)


def _mistaken(mistake: Mistake, variant: Variant, truth: Solution) -> Mistaken | None:
    """The answers of one mistake; None where it has no value on these numbers."""
    item = variant.item
    if mistake.answers:
        names = truth.names
        try:
            answers = {
                name: math.inf if text == INFINITE else author(text)(names) for name, text in mistake.answers.items()
            }
        except NO_VALUE:
            return None
    else:
        replaced = {name: author(str(text)) for name, text in mistake.set_.items()}
        recorder = Recorder(variant.names, replaced)
        try:
            _run(item, mistake.solver or item.solver, variant, mistake.with_, recorder)
            names = {**variant.names, **recorder.values}
            answers = {
                part.name: _answer(part, names, recorder.values) for part in item.parts if part.tolerance is not None
            }
        except NO_VALUE:
            return None
    changed = {}
    for part in item.parts:
        if part.name not in answers or part.tolerance is None:
            continue
        if mistake.answers.get(part.name) == INFINITE:
            changed[part.name] = math.inf
            continue
        size, numbers = entries(answers[part.name])
        if not all(abs(number) < 1e300 for number in numbers):
            return None
        true_size, true_numbers = entries(truth.answers[part.name])
        if size != true_size or any(not _same(a, b) for a, b in zip(numbers, true_numbers, strict=True)):
            changed[part.name] = answers[part.name]
    return Mistaken(mistake, changed)


def _stands_apart(mistake: Mistake, wrong: Mistaken | None, truth: Solution) -> bool:
    """Whether a mistake is more than two tolerances from the truth somewhere, or may be absent and is."""
    if wrong is None or not wrong.answers:
        return mistake.may_equal
    for name, value in wrong.answers.items():
        tolerance = truth.variant.item.part(name).tolerance
        if tolerance is None:
            continue
        size, numbers = entries(value)
        true_size, true_numbers = entries(truth.answers[name])
        if size != true_size:
            return True
        if any(abs(a - b) > 2 * tolerance.allowed(b) * (1 + SAME) for a, b in zip(numbers, true_numbers, strict=True)):
            return True
    return False


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= SAME * max(1.0, abs(b))


def _run(item: Item, name: str, variant: Variant, extra: Names, recorder: Recorder) -> Recorder:
    """Runs the solver of that name on the variant's values, the item's own arguments and the extra ones."""
    if not name:
        return recorder
    function, takes = _solver(name, item.exercise)
    values, given = variant.values, {**item.with_, **extra}
    arguments = {
        key: _argument(given[key], function, variant) if key in given else values[key]
        for key in takes
        if key in given or key in values
    }
    with np.errstate(all="ignore"):
        function(recorder, **_with_examples(item, takes, arguments, variant))
    return recorder


def _with_examples(item: Item, takes: tuple[str, ...], arguments: dict[str, Any], variant: Variant) -> dict[str, Any]:
    """A witness that was not typed takes its example's value."""
    for part in item.parts:
        if part.kind == "witness" and part.name in takes and part.name not in arguments:
            arguments[part.name] = author(part.example)(variant.names)
    return arguments


def _argument(given: Any, function: Callable[..., Any], variant: Variant) -> Any:
    """An argument as files spell it: a function's name, an expression over the parameters, or a plain value."""
    if not isinstance(given, str):
        return given
    known = function.__globals__.get(given)
    if callable(known):
        return known
    return REDUCTIONS.get(given) or author(given)(variant.names)


REDUCTIONS: Mapping[str, Callable[..., Any]] = {"sum": np.sum, "mean": np.mean, "max": np.max, "min": np.min}
"""Functions that a file may name as an argument of a solver besides those its module imports."""


@lru_cache(maxsize=1024)
def _solver(name: str, exercise: int) -> tuple[Callable[..., Any], tuple[str, ...]]:
    """The solver and the names of its arguments after the recorder."""
    module, _, function_name = name.rpartition(".")
    function = getattr(importlib.import_module(f"drill.solvers.{module or f'ex{exercise:02d}'}"), function_name)
    code = function.__code__
    return function, code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
