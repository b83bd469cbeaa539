"""Points at which formulas are compared: the same for an item and a seed, of every size, on every piece.

A point gives every name of a formula a value. Letters of sizes get different numbers, so that no exchange of two
matrices goes unnoticed; functions are other smooth ones each time, with their exact derivatives.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from drill.errors import ExpressionError
from drill.expr import Expression, author, student
from drill.expr.tree import Call, Compare, Node
from drill.problem import Item, Part, Variable
from drill.streams import Stream

Point = dict[str, Any]

Switch = tuple[Expression, ...]
"""The arguments of a max, an abs, a comparison: their order decides on which piece a point is."""

COUNT = 12
"""Points at least, over all sizes."""

PER_SIZE = 6
PER_PIECE = 4

_TRIES = 60  # draws of a point where the formula has no finite value
_SCANNED = 400  # draws among which the pieces of a formula are looked for
_MOST_SWITCHES = 12
_APART = 0.05
_SIZES = (4, 2, 3, 5, 7, 6, 8, 9)
_PIECEWISE = ("abs", "max", "min", "relu", "sign")


def points(
    item: Item, part: Part, seed: int | None, formula: Expression | None = None, typed: Expression | None = None
) -> tuple[Point, ...]:
    """Points of a formula part, at least 12, at which the formula (else the reference) is finite, if it is anywhere.

    Where it or the typed formula has pieces (max, abs, comparisons of numbers), every piece that a scan finds gets
    four points.
    """
    formula = formula or parsed(part.reference, part)
    sizes = _sizes(item, part)
    each = max(PER_SIZE, math.ceil(COUNT / len(sizes)))
    name = f"{item.id}|{'book' if seed is None else seed}|points|{part.name}"
    found: list[Point] = []
    for number, size in enumerate(sizes):
        drawn = list(itertools.islice(_finite(f"{name}|{number}", part.variables, size, formula), each))
        found.extend(drawn or itertools.islice(_any(f"{name}|{number}", part.variables, size), each))
    switches = [switch for one in (formula, typed) if one for switch in _switches(one, part)][:_MOST_SWITCHES]
    return (*found, *_on_every_piece(switches, _finite(f"{name}|pieces", part.variables, sizes[0], formula), found))


def parsed(text: str, part: Part) -> Expression:
    """A formula over the variables of a part; ExpressionError where it cannot be read."""
    names = tuple(variable.name for variable in part.variables if variable.kind != "function")
    return student(text, names, tuple(variable.name for variable in part.variables if variable.kind == "function"))


def _any(name: str, variables: Sequence[Variable], size: Mapping[str, int]) -> Iterator[Point]:
    """Points at which dependent names have values."""
    drawn = (_point(Stream(f"{name}|{turn}"), variables, size) for turn in range(_SCANNED))
    return (point for point in drawn if point is not None)


def _finite(name: str, variables: Sequence[Variable], size: Mapping[str, int], formula: Expression) -> Iterator[Point]:
    """Points at which the formula is finite; ends where it is hardly anywhere."""
    misses = 0
    for point in _any(name, variables, size):
        if _is_finite(formula, point):
            misses = 0
            yield point
        else:
            misses += 1
            if misses > _TRIES:
                return


def _is_finite(formula: Expression, point: Point) -> bool:
    try:
        return bool(np.all(np.isfinite(formula(point))))
    except ExpressionError:
        return False


def _sizes(item: Item, part: Part) -> tuple[dict[str, int], ...]:
    """The item's numbers for the letters of sizes; a letter without one gets one that no other has."""
    letters = dict.fromkeys(letter for v in part.variables for letter in v.shape if not letter.isdigit())
    if not letters:
        return ({},)
    sizes = []
    for turn, given in enumerate(item.sizes or ({}, {})):
        free = [size for size in _SIZES[turn:] + _SIZES[:turn] if size not in given.values()]
        others = (letter for letter in letters if letter not in given)
        sizes.append({**given, **dict(zip(others, free, strict=False))})
    return tuple(sizes)


def _point(stream: Stream, variables: Sequence[Variable], size: Mapping[str, int]) -> Point | None:
    """A value for every name; None where a dependent one has none."""
    functions = {v.name: _smooth(stream) for v in variables if v.kind == "function" and not v.derivative_of}
    point: Point = {name: function for name, (function, _) in functions.items()}
    point.update({v.name: functions[v.derivative_of][1] for v in variables if v.derivative_of})
    seen: list[float] = []
    for variable in variables:
        if variable.kind == "function":
            continue
        if variable.equals:
            value = _dependent(variable, variables, point)
            if value is None:
                return None
            point[variable.name] = value
        else:
            point[variable.name] = _value(stream, variable, size, seen)
    return point


def _dependent(variable: Variable, variables: Sequence[Variable], point: Point) -> Any:
    """The value of `equals`, in the language of formulas (it may call declared functions), else in the authors'."""
    names = tuple(v.name for v in variables if v.kind != "function")
    functions = tuple(v.name for v in variables if v.kind == "function")
    try:
        definition = student(variable.equals, names, functions)
    except ExpressionError:
        definition = author(variable.equals)
    try:
        return definition(point)
    except ExpressionError:
        return None


def _value(stream: Stream, variable: Variable, size: Mapping[str, int], seen: list[float]) -> Any:
    shape = tuple(int(letter) if letter.isdigit() else size[letter] for letter in variable.shape)
    if isinstance(variable.sample, Mapping):
        options = variable.sample["one_of"]
        if isinstance(options[0], list | tuple):
            return np.array(stream.pick(options), dtype=float)
        return _filled(shape, lambda: float(stream.pick(options)))
    if variable.sample is not None:
        low, high = variable.sample
        return _filled(shape, lambda: stream.uniform(low, high))
    return _filled(shape, lambda: _plain(stream, seen))


def _filled(shape: tuple[int, ...], draw: Callable[[], float]) -> Any:
    return np.array([draw() for _ in range(math.prod(shape))]).reshape(shape) if shape else draw()


def _plain(stream: Stream, seen: list[float]) -> float:
    """A number of size 0.3 to 2, not near 1 and not near another of the point, of either sign."""
    for _ in range(_TRIES):
        number = stream.uniform(0.3, 2)
        if abs(number - 1) > _APART and all(abs(number - other) > _APART for other in seen[-12:]):
            break
    seen.append(number)
    return number if stream.random() < 0.5 else -number


def _smooth(stream: Stream) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """A random smooth function, neither odd nor even, and its exact derivative."""
    a, b, c, d, e, f, g = (stream.uniform(0.4, 1.4) for _ in range(7))

    def function(t: Any) -> Any:
        return a * np.tanh(b * t + c) + d * np.sin(e * t + f) + g * t * t / 2

    def derivative(t: Any) -> Any:
        return a * b * (1 - np.tanh(b * t + c) ** 2) + d * e * np.cos(e * t + f) + g * t

    return function, derivative


def _on_every_piece(switches: Sequence[Switch], scanned: Iterable[Point], found: Sequence[Point]) -> list[Point]:
    """More points, so that every piece that the scan finds has some."""
    if not switches:
        return []
    count = Counter(_piece(switches, point) for point in found)
    more = []
    for point in scanned:
        piece = _piece(switches, point)
        if count[piece] < PER_PIECE:
            count[piece] += 1
            more.append(point)
    return more


def _switches(formula: Expression, part: Part) -> list[Switch]:
    """The arguments of every max, abs, comparison ... whose order decides on which piece a point is."""
    found = []
    for node in _nodes(formula.tree):
        arguments: tuple[Node, ...] = ()
        if isinstance(node, Call) and node.function in _PIECEWISE:
            arguments = node.arguments
        elif isinstance(node, Compare):
            arguments = node.operands
        if arguments:
            found.append(tuple(parsed(formula.text[node.start : node.end], part) for node in arguments))
    return found


def _piece(switches: Sequence[Switch], point: Point) -> tuple[Any, ...]:
    """The piece on which a point lies: by every switch, the order of its arguments or the sign of its only one."""
    return tuple(_position(switch, point) for switch in switches)


def _position(switch: Switch, point: Point) -> Any:
    try:
        values = [argument(point) for argument in switch]
    except ExpressionError:
        return None
    if any(np.ndim(value) for value in values):
        return None  # the entries of an array are many points in one
    return values[0] > 0 if len(values) == 1 else tuple(np.argsort(values, kind="stable").tolist())


def _nodes(tree: Any) -> Iterator[Any]:
    """The node and all below it."""
    if hasattr(tree, "start"):
        yield tree
    if isinstance(tree, tuple):
        for below in tree:
            yield from _nodes(below)
