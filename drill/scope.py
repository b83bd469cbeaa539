"""Which names an item has, and which of them an expression at each place of its description may use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from drill import solver_source
from drill.alphabets import wrong_alphabet
from drill.checking import BAD, Path
from drill.faults import nearest, quoted
from drill.schema import NAME, matches
from drill.solver_source import Names, Solver

ANY_NAME = Names(patterns=frozenset({".*"}))
"""Where it is not known what a solver records."""

ANY_COUNTER = "*"

REDUCTIONS = ("sum", "mean", "max", "min")
"""Functions that any item may give to its solver by name."""


class Scope:
    """The names that an expression may use.

    `later` are parameters that are not drawn yet, `near` words that may have been meant, `hidden` what the solution
    knows and the student not yet, `asked` the answers, where they would be given away.
    """

    def __init__(
        self,
        records: Names,
        names: Iterable[str],
        *,
        families: Collection[str] = (),
        later: Collection[str] = (),
        near: Collection[str] = (),
        hidden: Scope | None = None,
        asked: Collection[str] = (),
    ) -> None:
        self.records, self.names, self.families = records, frozenset(names), families
        self.later, self.near, self.hidden, self.asked = later, near, hidden, asked

    def with_names(self, *more: str) -> Scope:
        """The same and a few names more."""
        return Scope(
            self.records,
            (*self.names, *more),
            families=self.families,
            later=self.later,
            hidden=self.hidden,
            asked=self.asked,
        )

    def complaint(self, name: str) -> str:
        """What is wrong with a name; nothing when it may be used."""
        if name in self.asked:
            return f"величина {quoted(name)} и есть ответ: до решения её не показывают."
        if name in self.names or name in self.records or name in self.families:
            return ""
        if name in self.later:
            return f"параметр {quoted(name)} выбирается не раньше этого: переставь их."
        if self.hidden is not None and not self.hidden.complaint(name):
            return f"величина {quoted(name)} из решения, а рисунок при условии её бы выдал: возьми параметры."
        foreign = wrong_alphabet(name)
        if foreign:
            return f"имени {quoted(name)} нет: {foreign}."
        if name in self.records.families:
            return f"величина {quoted(name)} с номером: {name}_1, {name}_2 и так далее."
        return f"имени {quoted(name)} нет." + nearest(
            name, (*self.names, *self.records.listed, *self.families, *self.near)
        )


class ItemNames:
    """The names of one item; `solver` and `records` are None and any name where the solver is not known."""

    def __init__(self, raw: Mapping[str, Any], exercise: int, solver: Solver | None, records: Names) -> None:
        self.raw, self.exercise, self.solver = raw, exercise, solver
        self.params = list(names_of(raw, "params"))
        self.codes = codes(entries(raw, "params"))
        self.part_names = list(names_of(raw, "parts"))
        self.parts = entries(raw, "parts")
        # a name that was complained of may be any of those that are missed
        named = all(matches(NAME, name) for name in (*self.params, *self.part_names))
        self.records = records if named else ANY_NAME

    def everything(self) -> Scope:
        """All names of the item: what a sentence may mention."""
        return Scope(self.records, (*self.params, *self.codes, *self.part_names))

    def asked(self) -> list[str]:
        """The names under which the answers stand; none that the task gives as a parameter."""
        values = [part.get("value", name) for name, part in self.parts.items()]
        return [name for name in (*self.part_names, *values) if name not in self.params]

    def scope(self, place: Path) -> Scope:
        """The names that an expression at this place of the item may use."""
        params = (*self.params, *self.codes)
        match place:
            case ("params", str(name), *_):
                earlier = self.params[: self.params.index(name)]
                later = self.params[self.params.index(name) :]
                return Scope(Names(), (*earlier, *self.codes), later=tuple(later))
            case ("with", *_) | ("mistakes", _, "with", *_):
                return Scope(Names(), params, near=REDUCTIONS)
            case ("task" | "conventions", *_) | ("parts", _, "ask"):
                return Scope(self.records, (*params, *self.part_names), asked=self.asked())
            case ("parts", _, "example"):
                return Scope(Names(), params)
            case ("parts", _, "value" | "right", *_):
                return Scope(self.records, params)
            case ("mistakes", str(name), "set", *_):
                mistake = self.raw["mistakes"][name]
                records = self.records
                if mistake is not BAD and "solver" in mistake:
                    module, function = solver_source.path_of("solvers", mistake["solver"], self.exercise)
                    found = solver_source.solver(module, function)
                    records = found.records if found else ANY_NAME
                return Scope(records, params, families=records.families)
            case ("pictures", int(number), *_):
                pictures = self.raw.get("pictures")
                hides = pictures is not None and pictures[number].get("at") == "task"
                return Scope(Names(), params, hidden=self.everything()) if hides else self.everything()
            case _:
                return self.everything()

    def letters(self, place: Path) -> tuple[str, ...] | None:
        """The letters that a function in a picture is over; None where the pictures were complained of."""
        pictures = self.raw.get("pictures")
        if pictures is None:
            return None
        along = pictures[place[1]].get("along", ())
        return (along,) if isinstance(along, str) else tuple(along)

    def is_function(self, text: str, place: Path) -> bool:
        """Whether an argument is a function that the solver's module knows, or one that any item may name."""
        if not matches(NAME, text) or text in self.params:
            return False
        if text in REDUCTIONS:
            return True
        spelled = self.raw.get("solver", "")
        if place[0] == "mistakes" and self.raw["mistakes"][place[1]] is not BAD:
            spelled = self.raw["mistakes"][place[1]].get("solver", spelled)
        module = solver_source.module(solver_source.path_of("solvers", spelled, self.exercise)[0]) if spelled else None
        return module is not None and text in module.callables()

    def counter(self, place: Path) -> str:
        """The counter of the repeated step that a text stands in; `ANY_COUNTER` where steps were complained of."""
        if place[0] != "steps" or len(place) < 3:
            return ""
        steps = self.raw.get("steps")
        if steps is None:
            return ANY_COUNTER
        body = steps[place[1]]
        if isinstance(body, dict) and place[2] in ("text", "table"):
            body = body.get("table", body)
            return str(body.get("each", ""))
        return ""

    def formula_names(self, part: str | None) -> tuple[list[str], list[str]]:
        """Variables and functions that a formula of this part may use."""
        own = self.parts.get(part or "", {}).get("variables", self.raw.get("variables"))
        variables = own if isinstance(own, dict) else {}
        functions = [name for name, one in good(variables).items() if one.get("is") == "function"]
        return [name for name in variables if name not in functions], functions


def good(entries: Any) -> dict[str, Any]:
    """The entries of a map that were not complained of."""
    return {k: v for k, v in entries.items() if v is not BAD} if isinstance(entries, dict) else {}


def entries(raw: Any, key: str) -> dict[str, Any]:
    """The same under a key, nothing where there is no map."""
    return good(raw.get(key)) if isinstance(raw, Mapping) else {}


def names_of(raw: Any, key: str) -> Iterable[str]:
    """The names of a map, also of entries that were complained of."""
    found = raw.get(key) if isinstance(raw, Mapping) else None
    return found if isinstance(found, dict) else ()


def codes(params: Mapping[str, Any]) -> set[str]:
    """The words that stand for themselves: values of parameters that are codes."""

    def words(value: Any) -> Iterable[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for inner in value:
                yield from words(inner)

    return {
        code
        for param in params.values()
        for value in (param.get("book"), (param.get("draw") or {}).get("one_of"))
        for code in words(value)
        if code.isidentifier()
    } | {
        code
        for param in params.values()
        for code in param.get("say", {})
        if (param.get("draw") or {}).keys() & {"from", "value"}
    }
