"""What the program knows of an exercise: frozen values, made from a checked problem file.

The words are those of the design: an item (`15b`) has parameters, a solver, parts that the student types,
mistakes that are recognised by name, hints and worked steps. Nothing here is checked again: `loader` has
refused whatever is wrong before `item_from` is called. The small values are named tuples: a frozen dataclass costs six
times as much at every start of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

Value = Any
"""A value of a parameter as it stands in a file and in JSON: number, boolean, code, nested list."""

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""An empty mapping that stays empty."""

CHOICES = ("choice", "multichoice")
"""Kinds that are answered by picking options."""

INFINITE = "inf"
"""The answer of a mistake that sees no bound where there is one (18f); `inf` and `∞` are read in its parts alone."""


KEPT_DECIMALS = 4
"""How many decimals a student keeps on the way where the item does not say."""


class Tolerance(NamedTuple):
    """How far an answer may be from the truth: `text` is the curriculum's spelling (contract)."""

    text: str
    absolute: float = 0.0
    relative: float = 0.0
    integer: bool = False

    @classmethod
    def parse(cls, text: str) -> Tolerance:
        """The tolerance of a spelling: exact, integer, `N decimals`, `absolute E`, `relative P%`."""
        words = text.split()
        if text == "integer":
            return cls(text, integer=True)
        if text == "exact":
            return cls(text, absolute=1e-6)
        if len(words) == 2 and words[1].startswith("decimal"):
            return cls(text, absolute=1.1 * 10.0 ** -int(words[0]))
        if len(words) == 2 and words[0] == "absolute":
            return cls(text, absolute=float(words[1]))
        if len(words) == 2 and words[0] == "relative" and words[1].endswith("%"):
            return cls(text, relative=float(words[1][:-1]) / 100)
        raise ValueError(text)

    def allowed(self, truth: float) -> float:
        """The largest error that is still right for this truth."""
        if self.integer:
            return 1e-9
        return max(self.absolute, self.relative * abs(truth))

    @property
    def decimals(self) -> int | None:
        """How many decimals are asked for, if the tolerance says so."""
        words = self.text.split()
        return int(words[0]) if len(words) == 2 and words[1].startswith("decimal") else None


class Param(NamedTuple):
    """A named number of an item: the book's value, how to draw another, how to say a code."""

    name: str
    book: Value
    draw: Mapping[str, Any]
    say: Mapping[str, str]


class Option(NamedTuple):
    """One option of a choice: its key (contract), its text, what to tell who picked it wrongly."""

    key: str
    text: str
    tell: str


class OneOf(NamedTuple):
    """Values of which one is taken at every point."""

    options: tuple[Any, ...]


class Variable(NamedTuple):
    """A name that a formula may use.

    `kind` is number, vector, matrix or function; `shape` holds the letters or numbers of its size;
    `equals` is the definition it follows, `derivative_of` the function whose derivative it is.
    """

    name: str
    kind: str
    shape: tuple[str, ...]
    tex: str
    sample: OneOf | tuple[float, float] | str | None
    equals: str
    derivative_of: str


class Part(NamedTuple):
    """One thing that the student types."""

    name: str
    kind: str
    ask: str
    shape: tuple[int | str, ...] | None
    tolerance: Tolerance | None
    value: str
    """Expression over parameters and workings that is the answer; usually just the working's name."""
    size_asked: bool
    unit: str
    options: tuple[Option, ...]
    among: str
    """The parameter that lists the options shown, if only some are."""
    right: str | tuple[str, ...] | Mapping[str, str] | None
    """Right option: key, keys, or conditions by key."""
    reference: str
    """Formula: a right spelling."""
    variables: tuple[Variable, ...]
    example: str
    """Witness: an expression over the parameters for the simplest right answer."""


class Mistake(NamedTuple):
    """A named misconception and how its answer comes about (see DESIGN 5); a computed one may have formulas as well."""

    name: str
    tell: str
    may_equal: bool
    solver: str = ""
    with_: Mapping[str, Any] = NOTHING
    set_: Mapping[str, str] = NOTHING
    answers: Mapping[str, str] = NOTHING
    formula: Mapping[str, tuple[str, ...]] = NOTHING
    option: tuple[str, str] | None = None
    when: str = ""

    @property
    def is_computed(self) -> bool:
        """Whether it has numbers of its own, and so takes part in the draw."""
        return bool(self.solver or self.with_ or self.set_ or self.answers)


class Step(NamedTuple):
    """A sentence of the worked solution; `each` repeats it, `columns` make a table, `condition` may drop it."""

    text: str
    each: str = ""
    start: str = ""
    stop: str = ""
    condition: str = ""
    columns: Mapping[str, str] = NOTHING


class Picture(NamedTuple):
    """A picture: `figure` is its kind, `at` says beside what it stands (task or steps), `condition` may drop it.

    `arguments` are those of the kind, expressions and sentences not yet filled.
    """

    figure: str
    at: str
    caption: str
    condition: str
    arguments: Mapping[str, Any]


class Must(NamedTuple):
    """A condition that a witness has to meet, and what to say when it does not."""

    name: str
    holds: str
    tell: str


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """The unit of everything: one lettered task of an exercise.

    Compared and hashed by identity, so that what is compiled from an item can be kept beside it.
    """

    id: str
    sheet: str
    exercise: int
    title: str
    letter: str | None
    origin: str
    label: str
    level: str
    minutes: float
    tags: tuple[str, ...]
    revision: int
    solver: str
    with_: Mapping[str, Any]
    params: tuple[Param, ...]
    require: tuple[str, ...]
    task: str
    conventions: str
    keep: int
    """Decimals of every number on the way to the answer, by hand: as many as the conventions ask for."""
    parts: tuple[Part, ...]
    sizes: tuple[Mapping[str, int], ...]
    witness: tuple[Must, ...]
    mistakes: tuple[Mistake, ...]
    hints: tuple[str, ...]
    steps: tuple[Step, ...]
    pictures: tuple[Picture, ...]
    why: str
    errata: str
    open_question: str
    open_reference: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its parts, each once, in order."""
        return tuple(dict.fromkeys(part.kind for part in self.parts))

    def part(self, name: str) -> Part:
        """The part of that name; KeyError if there is none."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)


def item_from(item_id: str, raw: Mapping[str, Any], sheet: str, exercise: int, title: str) -> Item:
    """The item of a checked description (the `items` entry of a problem file) and its place in the book."""
    source = raw["source"]
    item_variables = _variables(raw.get("variables", {}))
    open_ = raw.get("open") or {}
    return Item(
        id=item_id,
        sheet=sheet,
        exercise=exercise,
        title=title,
        letter=source["letter"],
        origin=source["origin"],
        label=raw["label"],
        level=raw["level"],
        minutes=raw["minutes"],
        tags=tuple(raw.get("tags", ())),
        revision=raw["revision"],
        solver=raw.get("solver", ""),
        with_=raw.get("with", {}),
        params=tuple(
            Param(name, param["book"], param.get("draw", {}), param.get("say", {}))
            for name, param in raw.get("params", {}).items()
        ),
        require=tuple(raw.get("require", ())),
        task=raw["task"],
        conventions=raw.get("conventions", ""),
        keep=raw.get("keep", KEPT_DECIMALS),
        parts=tuple(_part(name, part, item_variables) for name, part in raw["parts"].items()),
        sizes=tuple(raw.get("sizes", ())),
        witness=tuple(Must(name, must["holds"], must["tell"]) for name, must in raw.get("witness", {}).items()),
        mistakes=tuple(_mistake(name, mistake) for name, mistake in raw.get("mistakes", {}).items()),
        hints=tuple(raw.get("hints", ())),
        steps=tuple(_step(step) for step in raw.get("steps", ())),
        pictures=tuple(_picture(picture) for picture in raw.get("pictures", ())),
        why=raw.get("why", ""),
        errata=raw.get("errata", ""),
        open_question=open_.get("question", ""),
        open_reference=open_.get("reference", ""),
    )


def _part(name: str, raw: Mapping[str, Any], item_variables: tuple[Variable, ...]) -> Part:
    kind = raw["kind"]
    shape = raw.get("shape")
    if shape is None and kind in ("number", "integer", "witness"):
        shape = []
    tolerance = raw.get("tolerance", {"integer": "integer", "number": "exact"}.get(kind))
    right = raw.get("right")
    return Part(
        name=name,
        kind=kind,
        ask=raw["ask"],
        shape=None if shape is None else tuple(shape),
        tolerance=None if tolerance is None else Tolerance.parse(tolerance),
        value=raw.get("value", name),
        size_asked=raw.get("size_asked", False),
        unit=raw.get("unit", ""),
        options=tuple(_option(key, option) for key, option in raw.get("options", {}).items()),
        among=raw.get("among", ""),
        right=tuple(right) if isinstance(right, list) else right,
        reference=raw.get("reference", ""),
        variables=(_variables(raw["variables"]) if "variables" in raw else item_variables) if kind == "formula" else (),
        example=raw.get("example", ""),
    )


def _option(key: str, raw: str | Mapping[str, str]) -> Option:
    if isinstance(raw, str):
        return Option(key, raw, "")
    return Option(key, raw["text"], raw.get("tell", ""))


def _variables(raw: Mapping[str, Any]) -> tuple[Variable, ...]:
    return tuple(_variable(name, variable) for name, variable in raw.items())


def _variable(name: str, raw: Mapping[str, Any]) -> Variable:
    words = raw.get("is", "").replace("×", " x ").split()
    kind, size = (words[0], words[1:]) if words else ("", [])
    if "size" in raw:
        size = [str(length) for length in raw["size"]]
        kind = "vector" if len(size) == 1 else "matrix"
    return Variable(
        name=name,
        kind=kind,
        shape=tuple(word for word in size if word != "x"),
        tex=raw.get("tex", name),
        sample=_sample(raw.get("sample")),
        equals=raw.get("equals", ""),
        derivative_of=raw.get("derivative_of", ""),
    )


def _sample(raw: Any) -> OneOf | tuple[float, float] | str | None:
    if isinstance(raw, Mapping):
        return OneOf(tuple(tuple(one) if isinstance(one, list) else one for one in raw["one_of"]))
    return (raw[0], raw[1]) if isinstance(raw, list) else raw


def _mistake(name: str, raw: Mapping[str, Any]) -> Mistake:
    formula = {part: tuple(f) if isinstance(f, list) else (f,) for part, f in raw.get("formula", {}).items()}
    option = raw.get("option")
    return Mistake(
        name=name,
        tell=raw["tell"],
        may_equal=raw.get("may_equal", False),
        solver=raw.get("solver", ""),
        with_=raw.get("with", {}),
        set_=raw.get("set", {}),
        answers=raw.get("answers", {}),
        formula=formula,
        option=tuple(option) if option else None,
        when=raw.get("when", ""),
    )


def _step(raw: str | Mapping[str, Any]) -> Step:
    if isinstance(raw, str):
        return Step(raw)
    table = raw.get("table")
    body = table or raw
    return Step(
        text=raw.get("text", ""),
        each=body.get("each", ""),
        start=str(body.get("from", "")),
        stop=str(body.get("to", "")),
        condition=raw.get("if", ""),
        columns={head: str(cell) for head, cell in table["columns"].items()} if table else {},
    )


def _picture(raw: Mapping[str, Any]) -> Picture:
    arguments = {key: value for key, value in raw.items() if key not in ("figure", "at", "caption", "if")}
    return Picture(raw["figure"], raw["at"], raw["caption"], raw.get("if", ""), arguments)
