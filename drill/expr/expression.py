"""A compiled expression: values in, a value out, and every complaint with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from types import TracebackType
from typing import Any

from drill.errors import ExpressionError
from drill.expr import oneline
from drill.expr.compile import Compiled, Place, compile_author, compile_student
from drill.expr.faults import Refused, ShapeMismatch, SizesDiffer, named
from drill.expr.oneline import POWER, binding
from drill.expr.parse import Parsed, parse_author, parse_student
from drill.expr.tree import Items, Node

_NUMPY_SHAPE = re.compile(r"\((\d+(?:,\s*\d+)*),?\)")
_LONGEST_OPERAND = 40


class Expression:
    """An expression of one of the two dialects: call it with the values of its names."""

    __slots__ = ("_compiled", "_errstate", "_function", "_result", "functions", "names", "notes", "text", "tree")

    text: str
    """As it was typed."""
    tree: Node
    names: frozenset[str]
    """The free variables; not the functions, not `pi` and `e`."""
    functions: frozenset[str]
    """The declared functions that a student's formula calls; their values are callables."""
    notes: tuple[str, ...]
    """What ought to be told back: how a product without a sign was read, which logarithm this is."""

    def __init__(self, text: str, parsed: Parsed, compiled: Compiled, result: Callable[[Any], Any]) -> None:
        import numpy

        self.text = text
        self.tree = parsed.tree
        self.names = parsed.names
        self.functions = parsed.functions
        self.notes = parsed.notes
        self._compiled = compiled
        self._function = compiled.function
        self._result = result
        self._errstate = numpy.errstate

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    def __call__(self, values: Mapping[str, Any]) -> Any:
        """The value: float, int, bool, array or (a code) str. ExpressionError or ShapeMismatch where there is none."""
        try:
            with self._errstate(all="ignore"):
                return self._result(self._function(values))
        except ExpressionError:
            raise
        except _CAUGHT as error:
            raise self._complaint(error, error.__traceback__) from None

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether the condition holds, an array's by all of its entries."""
        value = self(values)
        if value is True or value is False:
            return value
        if isinstance(value, str):
            raise ExpressionError(self.text, 0, len(self.text), "Это код, а не условие: сравни его знаком ==.")
        return bool(value.all()) if hasattr(value, "all") else bool(value)

    def _complaint(self, error: Exception, trace: TracebackType | None) -> ExpressionError:
        place = self._compiled.place_of(trace) or Place("", (), 0, len(self.text))
        if isinstance(error, SizesDiffer):
            complaint = _about_sizes(place, error.shapes)
            return ShapeMismatch(self.text, place.start, place.end, complaint, error.shapes)
        if isinstance(error, ValueError) and (shapes := _shapes_in(str(error))):
            complaint = _about_sizes(place, shapes)
            return ShapeMismatch(self.text, place.start, place.end, complaint, shapes)
        return ExpressionError(self.text, place.start, place.end, _reason(error, place))


@lru_cache(maxsize=8192)
def _author(text: str, names: frozenset[str] | None) -> Expression:
    from drill.expr.broadcast import result

    parsed = parse_author(text, names)
    return Expression(text, parsed, compile_author(parsed, shadowable=names is None), result)


def author(text: str, names: Collection[str] | None = None) -> Expression:
    """An expression of a problem file: numpy's broadcasting, comparisons of values rounded to 9 digits.

    Without `names` any name is a variable, and `pi` and `e` are the constants unless the values hold such a name
    (`Expression.names` does not list them). With `names` only these are known, and they shadow the constants.
    Raises ExpressionError.
    """
    return _author(text, None if names is None else frozenset(names))


@lru_cache(maxsize=4096)
def _student(text: str, names: tuple[str, ...], functions: tuple[str, ...]) -> Expression:
    from drill.expr.strict import result

    parsed = parse_student(text, names, functions)
    return Expression(text, parsed, compile_student(parsed), result)


def student(text: str, names: Collection[str], functions: Collection[str] = ()) -> Expression:
    """A formula as a student types it, over the declared `names` and `functions` of the item (f, df).

    Sizes are strict (see ShapeMismatch), all numbers are floats, a name that is not declared is an ExpressionError.
    """
    return _student(text, tuple(names), tuple(functions))


def show(tree: Node | str) -> str:
    """The canonical spelling of a tree (or of an author's text), with no bracket too many."""
    return oneline.show(parse_author(tree, None).tree if isinstance(tree, str) else tree)


_CAUGHT = (
    Refused,
    SizesDiffer,
    ArithmeticError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    MemoryError,
    RecursionError,
)


def _reason(error: Exception, place: Place) -> str:
    match error:
        case Refused():
            reason = str(error)
        case KeyError():
            reason = f"нет значения для имени {error.args[0]}"
        case IndexError():
            reason = "такого номера здесь нет (счёт идёт от 0)"
        case ZeroDivisionError():
            reason = "деление на ноль"
        case OverflowError() | MemoryError():
            reason = "слишком большое число"
        case ValueError() if place.sign in {"log", "lg", "log1p"}:
            reason = "логарифм есть только у положительного числа"
        case ValueError() if place.sign == "sqrt":
            reason = "корень из отрицательного числа"
        case ValueError() if place.sign == "^":
            reason = "нет такой степени: ноль в отрицательной или отрицательное число в дробной"
        case TypeError() if "boolean" in str(error):
            reason = "условия не вычитают; умножь их на 1, например (x > 0)*1"
        case _:
            reason = "с такими значениями это не вычислить"
    return reason[0].upper() + reason[1:] + "."


def _about_sizes(place: Place, shapes: tuple[tuple[int, ...], ...]) -> str:
    spelled = [_operand(node) for node in place.operands]
    if len(shapes) != 2 or len(spelled) < 2:
        return f"Размеры не сходятся: {' и '.join(named(shape) for shape in shapes)}."
    left, right = shapes
    if len(spelled) > 2:
        return f"{place.sign}: размеры {named(left)} и {named(right)} разные, а нужны одинаковые."
    pair = (
        f"{place.sign}({spelled[0]}{named(left)}, {spelled[1]}{named(right)})"
        if place.sign.isalpha()
        else f"{spelled[0]}{named(left)} {place.sign} {spelled[1]}{named(right)}"
    )
    if place.sign in {"@", "dot"}:
        columns = "длина" if len(left) == 1 else "столбцов"
        rows = "длина" if len(right) == 1 else "строк"
        return f"{pair}: {columns} {left[-1]}, {rows} {right[0 if len(right) == 1 else -2]}"
    remedy = ""
    if left == right[::-1]:
        remedy = " Может быть, не хватает .T?"
    elif place.sign == "*" and len(left) == len(right) == 2 and left[1] == right[0]:
        remedy = " Матрицы перемножает @."
    return f"{pair}: размеры разные, а знак {place.sign} работает поэлементно.{remedy}"


def _operand(node: Node) -> str:
    shown = oneline.show(node)
    if len(shown) > _LONGEST_OPERAND:
        shown = shown[: _LONGEST_OPERAND - 1] + "…"
    return shown if binding(node) > POWER and not isinstance(node, Items) else f"({shown})"


def _shapes_in(message: str) -> tuple[tuple[int, ...], ...]:
    """The sizes that a message of numpy's names, if it is about sizes."""
    if "shape" not in message and "broadcast" not in message:
        return ()
    return tuple(tuple(int(side) for side in found.split(",")) for found in _NUMPY_SHAPE.findall(message))
