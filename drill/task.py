"""What is put before the student: a variant with every sentence filled, every size a number, options in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from drill import kinds
from drill.expr import author
from drill.problem import Part, Step, Tolerance, Variable
from drill.solution import Solution
from drill.streams import Stream
from drill.template import fill, mentioned, repeat
from drill.variant import Variant

if TYPE_CHECKING:
    from drill.pictures import Drawn


@dataclass(frozen=True)
class AskedPart:
    """A part as this variant asks it. `options` stand in the order shown; `shape` is in numbers."""

    part: Part
    shape: tuple[int, ...] | None
    ask: str
    options: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Its name (contract)."""
        return self.part.name

    @property
    def kind(self) -> str:
        """Its kind of answer."""
        return self.part.kind

    @property
    def tolerance(self) -> Tolerance | None:
        """How exact the answer must be; None where that has no meaning."""
        return self.part.tolerance

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The names that a formula may use."""
        return self.part.variables

    @cached_property
    def example(self) -> str:
        """How an answer of this kind and size may be typed; never the answer itself."""
        return kinds.of(self.kind).example(self)


@dataclass(frozen=True)
class Task:
    """A variant as it is shown: sentences in Markdown with TeX, nothing left to fill."""

    variant: Variant
    solution: Solution
    parts: tuple[AskedPart, ...]

    @property
    def say(self) -> dict[str, str]:
        """How the codes of this item are said."""
        return {code: said for param in self.variant.item.params for code, said in param.say.items()}

    def fill(self, text: str, more: Mapping[str, Any] | None = None) -> str:
        """A sentence of the item with this variant's values in it."""
        return fill(text, {**self.solution.names, **(more or {})}, self.say)

    @property
    def code(self) -> str:
        """`15b:7`."""
        return self.variant.code

    @cached_property
    def text(self) -> str:
        """The task itself."""
        return self.fill(self.variant.item.task).strip()

    @cached_property
    def conventions(self) -> str:
        """Every choice that changes a number."""
        return self.fill(self.variant.item.conventions).strip()

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """The hints, the mildest first."""
        return tuple(self.fill(hint) for hint in self.variant.item.hints)

    @cached_property
    def why(self) -> str:
        """The point to make after a right answer, if there is one."""
        return self.fill(self.variant.item.why)

    @cached_property
    def errata(self) -> str:
        """What the book has wrong here."""
        return self.fill(self.variant.item.errata)

    def asked(self, name: str) -> AskedPart:
        """The part of that name; KeyError if there is none."""
        for asked in self.parts:
            if asked.name == name:
                return asked
        raise KeyError(name)

    @cached_property
    def task_pictures(self) -> tuple[Drawn, ...]:
        """The pictures that stand beside the task; of the variant they know its parameters alone."""
        return self._pictures("task", self.variant.names)

    @cached_property
    def step_pictures(self) -> tuple[Drawn, ...]:
        """The pictures that stand beside the worked solution."""
        return self._pictures("steps", self.solution.names)

    def _pictures(self, at: str, names: Mapping[str, Any]) -> tuple[Drawn, ...]:
        pictures = [picture for picture in self.variant.item.pictures if picture.at == at]
        if not pictures:
            return ()
        from drill.pictures import drawn  # most items have no pictures

        return tuple(one for picture in pictures if (one := drawn(picture, names, self.say)) is not None)

    @cached_property
    def steps(self) -> tuple[StepText, ...]:
        """The worked solution with this variant's numbers."""
        return tuple(step for rule in self.variant.item.steps if (step := self._step(rule)) is not None)

    def _step(self, rule: Step) -> StepText | None:
        names = self.solution.names
        if rule.condition and not author(rule.condition).holds(names):
            return None
        if not rule.each:
            return StepText((self.fill(rule.text),), mentions=mentioned(rule.text))
        turns = range(int(author(rule.start)(names)), int(author(rule.stop)(names)) + 1)
        if not rule.columns:
            texts = [repeat(rule.text, rule.each, k) for k in turns]
            sentences = tuple(self.fill(text, {rule.each: k}) for text, k in zip(texts, turns, strict=True))
            return StepText(sentences, mentions=mentioned(*texts))
        cells = [f"<<{cell}>>" if "<<" not in cell else cell for cell in rule.columns.values()]
        lines = [tuple(repeat(cell, rule.each, k) for cell in cells) for k in turns]
        rows = tuple(
            tuple(self.fill(cell, {rule.each: k}) for cell in line) for line, k in zip(lines, turns, strict=True)
        )
        return StepText((), tuple(rule.columns), rows, mentioned(*(cell for line in lines for cell in line)))


@dataclass(frozen=True, slots=True)
class StepText:
    """One step, filled: sentences, or a table of head and rows; `mentions` are the names whose values it shows."""

    sentences: tuple[str, ...]
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    mentions: frozenset[str] = frozenset()

    @property
    def markdown(self) -> str:
        """The step as Markdown."""
        if not self.head:
            return "\n\n".join(self.sentences)
        lines = [self.head, tuple("---" for _ in self.head), *self.rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def pose(variant: Variant, solution: Solution) -> Task:
    """The task of a solved variant."""
    say = {code: said for param in variant.item.params for code, said in param.say.items()}
    names = solution.names
    return Task(variant, solution, tuple(_asked(part, variant, solution, names, say) for part in variant.item.parts))


def _asked(
    part: Part, variant: Variant, solution: Solution, names: Mapping[str, Any], say: Mapping[str, str]
) -> AskedPart:
    shape = None
    if part.shape is not None:
        shape = tuple(size if isinstance(size, int) else int(author(size)(names)) for size in part.shape)
    shown = part.options
    if part.among:
        among = [str(key) for key in variant.params[part.among]]
        shown = tuple(option for option in part.options if option.key in among)
    seed = "book" if variant.seed is None else variant.seed
    order = Stream(f"{variant.item.id}|{seed}|options|{part.name}").shuffled(shown) if shown else []
    options = tuple((option.key, fill(option.text, names, say)) for option in order)
    return AskedPart(part, shape, fill(part.ask, names, say), options)
