"""A number as a student types it: `4/5`, `0,8`, `e^-2`, `ln 2`, `50%`. It is computed at once, without numpy."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drill.errors import ExpressionError
from drill.expr.functions import CONSTANTS
from drill.expr.parse import parse_student
from drill.expr.tree import Binary, Call, Compare, Constant, Negative, Node, Number

_PLAIN = re.compile(r"\s*([+\-−]?)(\d{1,30})(?:[.,](\d{1,30}))?\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Read:
    """A number that was typed, and what ought to be told back about how it was read."""

    value: float
    notes: tuple[str, ...] = ()


def constant(text: str) -> float:
    """The number that a student typed; ExpressionError with the reason where it has no finite value."""
    return read_constant(text).value


def read_constant(text: str) -> Read:
    """As `constant`, with the notes to tell back («log — натуральный логарифм»)."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        sign, whole, decimals = plain.groups()
        value = float(f"{whole}.{decimals or 0}")
        return Read(-value if sign in {"-", "−"} else value)
    parsed = parse_student(text, (), ())
    return Read(_value(text, parsed.tree), parsed.notes)


def _value(text: str, node: Node) -> float:
    """The value of a tree without names; along a row of signs that leans to the left, without recursion."""
    spine: list[Binary] = []
    while isinstance(node, Binary):
        spine.append(node)
        node = node.left
    value = _single(text, node)
    for link in reversed(spine):
        value = _computed(text, link, _OPERATIONS.get(link.op), value, _value(text, link.right))
    return value


def _single(text: str, node: Node) -> float:
    match node:
        case Number(value=value):
            return float(value)
        case Constant(name=name):
            return CONSTANTS[name]
        case Negative(operand=operand):
            return -_value(text, operand)
        case Call(function=function, arguments=arguments):
            return _computed(text, node, _FUNCTIONS.get(function), *(_value(text, argument) for argument in arguments))
        case Compare():
            raise ExpressionError(text, node.start, node.end, "Здесь нужно одно число, а это сравнение.")
        case _:
            raise ExpressionError(text, node.start, node.end, "Здесь нужно одно число, а это запись для матриц.")


def _computed(text: str, node: Node, function: Callable[..., float] | None, *arguments: float) -> float:
    if function is None:
        raise ExpressionError(text, node.start, node.end, "Здесь нужно одно число, а это действие с векторами.")
    try:
        value = float(function(*arguments))
    except OverflowError:
        value = math.inf
    except ZeroDivisionError:
        raise ExpressionError(text, node.start, node.end, "Деление на ноль.") from None
    except ValueError:
        raise ExpressionError(text, node.start, node.end, _no_value(node, arguments)) from None
    if not math.isfinite(value):
        raise ExpressionError(text, node.start, node.end, "Слишком большое число.")
    return value


def _no_value(node: Node, arguments: tuple[float, ...]) -> str:
    match node:
        case Binary(op="^") if arguments[0] == 0:
            return "Деление на ноль: ноль в отрицательной степени."
        case Binary(op="^"):
            return "Отрицательное число в дробной степени не считается."
        case Call(function="sqrt"):
            return "Корень из отрицательного числа не считается."
        case Call(function="log" | "lg" | "log1p"):
            return "Логарифм есть только у положительного числа."
        case _:
            return "У этого нет значения."


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


_OPERATIONS: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "^": math.pow,
}

_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "exp": math.exp,
    "log": math.log,
    "lg": math.log10,
    "log1p": math.log1p,
    "sqrt": math.sqrt,
    "sin": math.sin,
    "cos": math.cos,
    "tanh": math.tanh,
    "abs": abs,
    "floor": math.floor,
    "sign": lambda x: (x > 0) - (x < 0),
    "relu": lambda x: max(x, 0.0),
    "sigma": _sigmoid,
    "max": lambda *values: max(values),
    "min": lambda *values: min(values),
}
