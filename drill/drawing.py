"""Drawing a variant: the parameters in file order, each from its own stream, until every condition holds.

A condition is tested as soon as its names are known; when it fails, only what was drawn since the last passed
condition is drawn again. A block whose values have all been tried in vain gives the block before it a new draw,
so that no dead end is final. Conditions on the solution, and the distance of every computed mistake from the
truth, are tested last.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from drill import solution, variant
from drill.errors import DrillError
from drill.expr import Expression, author
from drill.problem import Item, Param, Value
from drill.streams import Stream
from drill.variant import Variant, as_json, as_value

MOST_DRAWS = 20_000
"""Draws of single parameters that one variant may cost."""

PATIENCE = 60
"""How often a block is drawn again before the block in front of it is; a block of few values is given up sooner."""


class NoVariant(DrillError):
    """No numbers were found that meet all conditions of an item."""

    def __init__(self, item_id: str, seed: int, condition: str, times: int) -> None:
        self.item_id, self.seed, self.condition, self.times = item_id, seed, condition, times
        mistake = condition.removeprefix(solution.MISTAKE)
        most = f"Чаще всего ({times} раз)"
        why = (
            f"{most} отказывало условие «{condition}»: ослабь его или сузь диапазоны параметров."
            if mistake == condition
            else f"{most} мешала ошибка {mistake}: её ответа нет или он не отличается от верного больше чем на "
            "два допуска. Проверь её; если на части чисел так и должно быть, поставь ей may_equal: true."
        )
        super().__init__(f"{item_id}:{seed}: за {MOST_DRAWS} попыток не нашлось подходящих чисел. {why}")


@dataclass(slots=True)
class Tally:
    """What drawing cost: variants tried to the end, and how often each condition refused."""

    tried: int = 0
    draws: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def draw(item: Item, seed: int | None, tally: Tally | None = None) -> Variant:
    """The variant of this seed (the book's own numbers for None); raises NoVariant.

    `tally`, if given, is told what it cost.
    """
    if seed is None:
        return variant.book(item)
    return _plan(item).draw(seed, tally or Tally())


Drawn = dict[str, Value]
Group = Callable[[Stream, Mapping[str, Any]], Drawn]


@dataclass(frozen=True, slots=True)
class _Condition:
    text: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class _Plan:
    """How an item is drawn. Group i gives its parameters from one stream; conditions[i] are then tested."""

    item: Item
    names: tuple[str, ...]
    groups: tuple[Group, ...]
    spaces: tuple[float, ...]
    conditions: tuple[tuple[_Condition, ...], ...]
    last: tuple[_Condition, ...]

    def draw(self, seed: int, tally: Tally) -> Variant:
        item, count = self.item, len(self.groups)
        starts = self._block_starts()
        rounds = [0] * count
        failures = [0] * count
        params: Drawn = {}
        values: dict[str, Any] = dict(variant.codes(item))
        i = 0
        while True:
            while i < count:
                tally.draws += 1
                rounds[i] += 1
                if tally.draws > MOST_DRAWS:
                    condition, times = tally.refused.most_common(1)[0]
                    raise NoVariant(item.id, seed, condition, times)
                stream = Stream(f"{item.id}|{seed}|{self.names[i]}|{rounds[i]}")
                drawn = self.groups[i](stream, values)
                params.update(drawn)
                values.update((name, as_value(value)) for name, value in drawn.items())
                refused = next((c for c in self.conditions[i] if not c.expression.holds(values)), None)
                if refused is None:
                    i += 1
                    continue
                tally.refused[refused.text] += 1
                i = self._back(starts[i], starts, failures)
            tally.tried += 1
            found = Variant(item, seed, {param.name: params[param.name] for param in item.params})
            refusal = solution.refusal(found, [(c.text, c.expression) for c in self.last])
            if refusal is None:
                return found
            if not count:
                raise NoVariant(item.id, seed, refusal, 1)
            tally.refused[refusal] += 1
            i = self._back(starts[count - 1], starts, failures)

    def _block_starts(self) -> list[int]:
        """For each group the first group that is drawn again with it."""
        starts, start = [], 0
        for i in range(len(self.groups)):
            starts.append(start)
            if self.conditions[i] and i + 1 < len(self.groups):
                start = i + 1
        return starts

    def _back(self, start: int, starts: list[int], failures: list[int]) -> int:
        """The group to go on from after a refusal in the block that begins at `start`."""
        failures[start] += 1
        space = 1.0
        for i, of in enumerate(starts):
            if of == start:
                space *= self.spaces[i]
        if start and failures[start] >= min(PATIENCE, 3 * space):
            failures[start] = 0
            return self._back(starts[start - 1], starts, failures)
        return start


@lru_cache(maxsize=1024)
def _plan(item: Item) -> _Plan:
    names: list[str] = []
    groups: list[Group] = []
    spaces: list[float] = []
    known: list[set[str]] = []
    generators: set[str] = set()
    for param in item.params:
        source = param.draw.get("from")
        if source is None:
            group, space = _group(param)
            gives = {param.name}
        elif source in generators:
            continue
        else:
            generators.add(source)
            gives = {p.name for p in item.params if p.draw.get("from") == source}
            group, space = _generated(_generator(source, item.exercise), gives), float("inf")
        names.append(param.name if source is None else source)
        groups.append(group)
        spaces.append(space)
        known.append((known[-1] if known else set()) | gives)
    params = {param.name for param in item.params}
    staged: list[list[_Condition]] = [[] for _ in groups]
    last: list[_Condition] = []
    ignored = set(variant.codes(item))
    for text in item.require:
        condition = _Condition(text, author(text))
        needed = condition.expression.names - (ignored - params)
        stage = next((i for i, names_known in enumerate(known) if needed <= names_known), None)
        if stage is None:
            last.append(condition)
        else:
            staged[stage].append(condition)
    return _Plan(item, tuple(names), tuple(groups), tuple(spaces), tuple(map(tuple, staged)), tuple(last))


def _generator(source: str, exercise: int) -> Callable[..., Drawn]:
    module, _, name = source.rpartition(".")
    found = importlib.import_module(f"drill.draws.{module or f'ex{exercise:02d}'}")
    generator: Callable[..., Drawn] = getattr(found, name)
    return generator


def _generated(generator: Callable[..., Drawn], gives: set[str]) -> Group:
    def group(stream: Stream, values: Mapping[str, Any]) -> Drawn:
        drawn = generator(stream, values)
        return {name: as_json(drawn[name]) for name in drawn if name in gives}

    return group


def _group(param: Param) -> tuple[Group, float]:
    """The draw of one parameter, and among how many values it chooses."""
    name, rule = param.name, param.draw
    if not rule:
        return (lambda stream, values: {name: param.book}), 1.0
    if "value" in rule:
        expression = author(str(rule["value"]))
        return (lambda stream, values: {name: as_json(expression(values))}), 1.0
    options = _options(rule)
    weights = tuple(rule.get("weights", ()))
    distinct, ordered = rule.get("distinct", False), rule.get("sorted", False)
    sizes = tuple(_whole(size) for size in rule.get("shape", ()))
    space = _space(rule, sizes)

    def group(stream: Stream, values: Mapping[str, Any]) -> Drawn:
        among = options(values)
        if not sizes:
            return {name: stream.pick(among, weights)}
        shape = [size(values) for size in sizes]
        count = 1
        for size in shape:
            count *= size
        flat = stream.sample(among, count) if distinct else [stream.pick(among, weights) for _ in range(count)]
        if ordered:
            flat.sort()
        return {name: _shaped(flat, shape)}

    return group, space


def _options(rule: Mapping[str, Any]) -> Callable[[Mapping[str, Any]], Sequence[Value]]:
    """The values that a rule chooses among; they may depend on earlier parameters."""
    excluded = rule.get("not", ())
    if "one_of" in rule:
        fixed = tuple(value for entry in rule["one_of"] if (value := _entry(entry)) not in excluded)
        return lambda values: fixed
    whole = "integers" in rule
    low, high = (_number(bound) for bound in rule["integers" if whole else "multiples"])
    step = rule.get("step", 1)

    def between(values: Mapping[str, Any]) -> Sequence[Value]:
        first, end = low(values), high(values)
        count = int((end - first) / step + 1e-9) + 1
        numbers = [first + k * step for k in range(count)]
        # a multiple of 0.1 is the number as it is shown, not the sum of its roundings
        shown = [int(n) if whole else _plain(round(n, 10)) for n in numbers]
        return [n for n in shown if n not in excluded]

    if isinstance(rule["integers" if whole else "multiples"][0], str) or isinstance(
        rule["integers" if whole else "multiples"][1], str
    ):
        return between
    once = between({})
    return lambda values: once


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _entry(entry: Value) -> Value:
    """An option as a value: `1/9` is a number, a code stays a code."""
    if isinstance(entry, str) and entry.lstrip("-").replace("/", "").isdigit() and "/" in entry:
        return float(Fraction(entry))
    if isinstance(entry, list):
        return [_entry(inner) for inner in entry]
    return entry


def _number(bound: Value) -> Callable[[Mapping[str, Any]], float]:
    if isinstance(bound, str):
        return author(bound)
    return lambda values: bound


def _whole(size: Value) -> Callable[[Mapping[str, Any]], int]:
    number = _number(size)
    return lambda values: int(number(values))


def _space(rule: Mapping[str, Any], sizes: Sequence[Callable[[Mapping[str, Any]], int]]) -> float:
    bounds = rule.get("integers") or rule.get("multiples") or ()
    if any(isinstance(bound, str) for bound in bounds) or any(isinstance(s, str) for s in rule.get("shape", ())):
        return float("inf")
    entries = 1
    for size in sizes:
        entries *= size({})
    return float(len(_options(rule)({}))) ** min(entries, 20)


def _shaped(flat: list[Value], shape: Sequence[int]) -> list[Value]:
    if len(shape) == 1:
        return flat
    width = len(flat) // shape[0] if shape[0] else 0
    return [_shaped(flat[i * width : (i + 1) * width], shape[1:]) for i in range(shape[0])]
