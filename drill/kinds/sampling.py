"""Points at which formulas are compared: the same for an item and a seed, of every size, on every piece.

A point gives every name of a formula a value. Letters of sizes get different numbers, so that no exchange of two
matrices goes unnoticed; functions are other smooth ones each time, with their exact derivatives.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from drill.errors import ExpressionError
from drill.expr import Expression, author, student
from drill.expr.tree import Call, Compare, Node
from drill.problem import Item, OneOf, Part, Variable
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
_SPREAD = 8_000  # points among which they are looked for where all names are plain numbers
_CORNERS = 16  # of these, those from which one looks closer, for each of at most so many pairs of kinks:
_PAIRS = 10
_CLOSER = ((0.1, 150), (0.02, 150))  # within this share of the range, at so many points
_MOST_PIECES = 200
_MOST_SWITCHES = 12
_KEPT = 1_000  # points
_APART = 0.05
_SIZES = (4, 2, 3, 5, 7, 6, 8, 9)
_PIECEWISE = ("abs", "max", "min", "relu", "sign")
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)


def points(
    item: Item, part: Part, seed: int | None, formula: Expression | None = None, typed: Expression | None = None
) -> Iterator[Point]:
    """Points of a formula part, at least 12, at which the formula (else the reference) is finite, if it is anywhere.

    Where it or the typed formula has pieces (max, abs, comparisons of numbers), every piece that a scan finds gets
    four points. They are looked for when they are asked for: most wrong formulas differ at the first.
    """
    formula = formula or parsed(part.reference, part)
    sizes = _sizes(item, part)
    each = max(PER_SIZE, math.ceil(COUNT / len(sizes)))
    name = f"{item.id}|{'book' if seed is None else seed}|points|{part.name}"
    found: list[Point] = []
    for number, size in enumerate(sizes):
        drawn = list(itertools.islice(_finite(f"{name}|{number}", part.variables, size, formula), each))
        drawn = drawn or list(itertools.islice(_any(f"{name}|{number}", part.variables, size), each))
        found.extend(drawn)
        yield from drawn
    switches = [
        switch
        for switch in _switches([one for one in (formula, typed) if one], part)
        if any(_position(switch, point) is not None for point in found)
    ]
    if not switches:
        return
    if 0 < len(part.variables) <= len(_PRIMES) and all(variable.kind == "number" for variable in part.variables):
        yield from _inside_every_piece(f"{name}|spread", switches, part.variables, formula)
    else:
        yield from _on_every_piece(switches, _finite(f"{name}|pieces", part.variables, sizes[0], formula), found)


def parsed(text: str, part: Part) -> Expression:
    """A formula over the variables of a part; ExpressionError where it cannot be read."""
    names = tuple(variable.name for variable in part.variables if variable.kind != "function")
    return student(text, names, tuple(variable.name for variable in part.variables if variable.kind == "function"))


def _any(name: str, variables: Sequence[Variable], size: Mapping[str, int]) -> Iterator[Point]:
    """Points at which dependent names have values."""
    sides = tuple(size.items())
    drawn = (_point(f"{name}|{turn}", tuple(variables), sides) for turn in range(_SCANNED))
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


@lru_cache(maxsize=_KEPT)
def _point(name: str, variables: tuple[Variable, ...], sides: tuple[tuple[str, int], ...]) -> Point | None:
    """A value for every name; None where a dependent one has none. Kept, since one answer is compared many times."""
    stream, size = Stream(name), dict(sides)
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
    match variable.sample:
        case None:
            return _filled(shape, lambda: _plain(stream, seen))
        case "normalised":
            return _normalised(_filled(shape, lambda: stream.uniform(-2, 2)))
        case OneOf(options) if isinstance(options[0], tuple):
            return np.array(stream.pick(options), dtype=float)
        case OneOf(options):
            return _filled(shape, lambda: float(stream.pick(options)))
        case (low, high):
            return _filled(shape, lambda: stream.uniform(low, high))


def _normalised(x: Any) -> Any:
    """Shifted and stretched to mean 0 and variance 1. x: [n]."""
    return (x - np.mean(x)) / np.std(x)


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


def _inside_every_piece(
    name: str, switches: Sequence[Switch], variables: Sequence[Variable], formula: Expression
) -> list[Point]:
    """Four points on every piece of a formula in plain numbers, from that half of it that is further from a kink."""
    parts = _spread(name, _SPREAD, len(variables))
    values = _placed(variables, parts)
    with np.errstate(all="ignore"):
        switches = [switch for switch in switches if all(_is_entrywise(argument, values) for argument in switch)]
        if not switches or not _is_entrywise(formula, values):
            return []
        _, gaps = _places(switches, values)
        parts = np.concatenate([parts, *_closer(name, parts, gaps)])
        values = _placed(variables, parts)
        pieces, gaps = _places(switches, values)
        finite = np.isfinite(_entries(formula, values))
    gap = np.nan_to_num(np.min(gaps, axis=0))
    chosen: list[int] = []
    for piece in np.unique(pieces[finite])[:_MOST_PIECES]:
        mine = np.flatnonzero(finite & (pieces == piece))
        chosen.extend(mine[gap[mine] >= np.median(gap[mine])][:PER_PIECE].tolist())
    return [{variable: float(entries[k]) for variable, entries in values.items()} for k in chosen]


def _spread(name: str, count: int, names: int) -> Any:
    """Points of a cube that leave no gaps: the fractional parts of k sqrt(2), k sqrt(3) ... from somewhere on."""
    stream = Stream(name)
    start = np.array([stream.random() for _ in range(names)])
    return (start + np.arange(count)[:, None] * np.sqrt(_PRIMES[:names])) % 1  # [count x names]


def _closer(name: str, parts: Any, gaps: Any) -> Iterator[Any]:
    """Points near those where two kinks meet: there pieces may be too thin for a spread. gaps: [switches x points]."""
    scaled = gaps / (np.median(gaps, axis=1, keepdims=True) + 1e-300)
    for i, j in itertools.islice(itertools.combinations(range(len(gaps)), 2), _PAIRS):
        corners = parts[np.argsort(scaled[i] + scaled[j], kind="stable")[:_CORNERS]]
        for share, count in _CLOSER:
            moves = share * (_spread(f"{name}|{i}|{j}|{share}", count, parts.shape[1]) - 0.5)
            yield np.clip(corners[:, None, :] + moves, 0, 1 - 1e-9).reshape(-1, parts.shape[1])


def _placed(variables: Sequence[Variable], parts: Any) -> Point:
    """Points of the cube as values of the names: an array for each."""
    return {variable.name: _among(variable, parts[:, k]) for k, variable in enumerate(variables)}


def _among(variable: Variable, parts: Any) -> Any:
    """Numbers of [0, 1) as values of a name."""
    if isinstance(variable.sample, OneOf):
        options = np.array(variable.sample.options, dtype=float)
        return options[(parts * len(options)).astype(int)]
    if isinstance(variable.sample, tuple):
        low, high = variable.sample
        return low + (high - low) * parts
    size = 0.3 + 1.7 * (2 * parts % 1)
    return np.where(parts < 0.5, size, -size)


def _places(switches: Sequence[Switch], values: Point) -> tuple[Any, Any]:
    """By point, a number for the piece it is on; by switch and point, how far from its kink."""
    pieces: Any = 0
    gaps = []
    for switch in switches:
        arguments = np.stack([_entries(argument, values) for argument in switch])
        if len(switch) == 1:
            side, gap = arguments[0] > 0, np.abs(arguments[0])
        elif len(switch) == 2:
            side, gap = arguments[0] > arguments[1], np.abs(arguments[0] - arguments[1])
        else:
            order = np.argsort(arguments, axis=0, kind="stable")
            side = np.sum(order * len(switch) ** np.arange(len(switch))[:, None], axis=0)
            gap = np.min(np.diff(np.sort(arguments, axis=0), axis=0), axis=0)
        pieces = pieces * max(2, len(switch) ** len(switch)) + side
        gaps.append(gap)
    return pieces, np.array(gaps)


def _is_entrywise(expression: Expression, values: Point) -> bool:
    """Whether it can be computed at all points at once."""
    try:
        _entries(expression, values)
    except (ExpressionError, ValueError):
        return False
    return True


def _entries(expression: Expression, values: Point) -> Any:
    """The value of an expression at every point."""
    return np.broadcast_to(np.asarray(expression(values), dtype=float), len(next(iter(values.values()))))


def _on_every_piece(switches: Sequence[Switch], scanned: Iterable[Point], found: Sequence[Point]) -> Iterator[Point]:
    """More points, so that every piece that the scan finds has some."""
    count = Counter(_piece(switches, point) for point in found)
    for point in scanned:
        piece = _piece(switches, point)
        if count[piece] < PER_PIECE:
            count[piece] += 1
            yield point


def _switches(formulas: Iterable[Expression], part: Part) -> list[Switch]:
    """The arguments of every max, abs, comparison ... whose order decides on which piece a point is; each once."""
    found: dict[tuple[str, ...], Switch] = {}
    for formula in formulas:
        for node in _nodes(formula.tree):
            arguments: tuple[Node, ...] = ()
            if isinstance(node, Call) and node.function in _PIECEWISE:
                arguments = node.arguments
            elif isinstance(node, Compare):
                arguments = node.operands
            texts = tuple(formula.text[argument.start : argument.end] for argument in arguments)
            if texts and texts not in found:
                found[texts] = tuple(parsed(text, part) for text in texts)
    return list(found.values())[:_MOST_SWITCHES]


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
