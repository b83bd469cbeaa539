"""What a student's formula computes: entry by entry on equal sizes or with a number, and nothing broadcast silently.

All numbers are floats. Where a number has no value (1/0, log(-1), overflow) the result is inf or nan, quietly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from drill.expr.faults import Refused, SizesDiffer

# --- what comes in and goes out


def number_value(value: Any) -> Any:
    """A value of a name: a float, or an array of floats with at least one dimension."""
    if value.__class__ is float:
        return value
    if isinstance(value, str):
        raise Refused(f"«{value}» — код, а не число")
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise Refused(f"здесь значение вида {type(value).__name__}, а нужно число, вектор или матрица") from None
    return array if array.ndim else float(array)


def result(value: Any) -> Any:
    """A float for what has no dimensions."""
    return value if value.__class__ is float or np.ndim(value) else float(value)


# --- signs


def _same(a: Any, b: Any) -> None:
    """Refuses two operands unless one is a number or their sizes are equal."""
    if a.__class__ is not float and b.__class__ is not float and a.shape != b.shape:
        raise SizesDiffer(a.shape, b.shape)


def _elementwise(
    plain: Callable[[float, float], float], arrays: Callable[[Any, Any], Any]
) -> Callable[[Any, Any], Any]:
    def operation(a: Any, b: Any) -> Any:
        if a.__class__ is float and b.__class__ is float:
            try:
                return plain(a, b)
            except (ArithmeticError, ValueError):
                return float(arrays(np.float64(a), np.float64(b)))
        _same(a, b)
        return arrays(a, b)

    return operation


def _comparison(holds: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def compare(a: Any, b: Any) -> Any:
        _same(a, b)
        found = holds(a, b)
        return float(found) if found.__class__ is bool else found.astype(float)

    return compare


def matmul(a: Any, b: Any) -> Any:
    """`a @ b` for matrices and vectors whose inner sizes agree."""
    if a.__class__ is float or b.__class__ is float:
        raise Refused("@ умножает матрицы и векторы; на число умножай знаком *")
    if a.shape[-1] != b.shape[0 if b.ndim == 1 else -2]:
        raise SizesDiffer(a.shape, b.shape)
    return result(a @ b)


def transposed(a: Any) -> Any:
    """`a.T`; a number or a vector stays itself."""
    return a if a.__class__ is float else a.T


def negative(a: Any) -> Any:
    """`-a`."""
    return -a


# --- functions


def _each(plain: Callable[[float], float], arrays: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def function(x: Any) -> Any:
        if x.__class__ is float:
            try:
                return float(plain(x))
            except (ArithmeticError, ValueError):
                return float(arrays(np.float64(x)))
        return arrays(x)

    return function


def sigmoid(x: Any) -> Any:
    """1 / (1 + exp(-x)), without overflow."""
    small = np.exp(-np.abs(x))
    return result(np.where(np.asarray(x) >= 0, 1 / (1 + small), small / (1 + small)))


def softmax(x: Any) -> Any:
    """exp(x) / sum(exp(x)) of a vector, of each row of a matrix."""
    if x.__class__ is float:
        return 1.0
    shifted = np.exp(x - x.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def _extreme(pairwise: Callable[[Any, Any], Any], reduce: Callable[[Any], Any]) -> Callable[..., Any]:
    def extreme(*values: Any) -> Any:
        if len(values) == 1:
            return float(reduce(values[0]))
        found = values[0]
        for value in values[1:]:
            _same(found, value)
            found = pairwise(found, value)
        return result(found)

    return extreme


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    """Entry by entry `then` where the condition is not 0, else `otherwise`."""
    _same(condition, then)
    _same(condition, otherwise)
    _same(then, otherwise)
    return result(np.where(np.asarray(condition) != 0, then, otherwise))


def length(x: Any) -> float:
    """How many entries a vector has, how many rows a matrix."""
    if x.__class__ is float:
        raise Refused("здесь число, а len — это длина вектора или число строк матрицы")
    return float(x.shape[0])


def outer(a: Any, b: Any) -> Any:
    """The outer product of two vectors."""
    if np.ndim(a) != 1 or np.ndim(b) != 1:
        raise Refused("нужны два вектора; столбец и строку умножай знаком @")
    return np.outer(a, b)


def diagonal(x: Any) -> Any:
    """The diagonal matrix of a vector, the diagonal of a matrix."""
    if np.ndim(x) not in (1, 2):
        raise Refused("здесь число, а diag — это матрица из вектора или диагональ матрицы")
    return np.diag(x)


def norm(x: Any) -> float:
    """The square root of the sum of squares of all entries."""
    return float(np.sqrt(np.sum(np.square(x))))


def called(function: Callable[[Any], Any], argument: Any) -> Any:
    """A function of the item, f(x), with what it gives made a value of the language."""
    return number_value(function(argument))


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "exp": _each(math.exp, np.exp),
    "log": _each(math.log, np.log),
    "lg": _each(math.log10, np.log10),
    "log1p": _each(math.log1p, np.log1p),
    "sqrt": _each(math.sqrt, np.sqrt),
    "sin": _each(math.sin, np.sin),
    "cos": _each(math.cos, np.cos),
    "tanh": _each(math.tanh, np.tanh),
    "floor": _each(math.floor, np.floor),
    "abs": abs,
    "relu": _each(lambda x: x if x > 0 or x != x else 0.0, lambda x: np.maximum(x, 0.0)),
    "sign": _each(lambda x: math.nan if x != x else float((x > 0) - (x < 0)), np.sign),
    "sigma": sigmoid,
    "softmax": softmax,
    "max": _extreme(np.maximum, np.max),
    "min": _extreme(np.minimum, np.min),
    "where": where,
    "sum": lambda x: float(np.sum(x)),
    "mean": lambda x: float(np.mean(x)),
    "len": length,
    "norm": norm,
    "outer": outer,
    "diag": diagonal,
}

OPERATIONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": _elementwise(lambda a, b: a + b, np.add),
    "-": _elementwise(lambda a, b: a - b, np.subtract),
    "*": _elementwise(lambda a, b: a * b, np.multiply),
    "/": _elementwise(lambda a, b: a / b, np.divide),
    "//": _elementwise(lambda a, b: a // b, np.floor_divide),
    "^": _elementwise(math.pow, np.power),
    "@": matmul,
    "<": _comparison(lambda a, b: a < b),
    "<=": _comparison(lambda a, b: a <= b),
    ">": _comparison(lambda a, b: a > b),
    ">=": _comparison(lambda a, b: a >= b),
    "==": _comparison(lambda a, b: a == b),
    "!=": _comparison(lambda a, b: a != b),
}
