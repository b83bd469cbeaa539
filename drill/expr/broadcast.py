"""What the functions and comparisons of problem files compute: numpy's own broadcasting, plain numbers kept plain.

Plain numbers (int, float, bool) go through `math`, arrays through numpy. Comparisons round both sides to 9
significant digits, so that the last bit of another machine decides nothing; two whole numbers, and two codes, are
compared as they are.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from drill.expr.faults import Refused, SizesDiffer

PLAIN: frozenset[Any] = frozenset({float, int, bool})
MOST_ENTRIES = 10_000
MOST_SIDE = 1_000
MOST_DIMENSIONS = 4
MOST_PRODUCTS = 10_000_000  # of entries, in one product of matrices
MOST_EXPONENT = 1_000
MOST_BITS = 200

_NEAR = 1.1e-8  # two numbers further apart than this cannot round to the same 9 significant digits


# --- what comes in


def number_value(value: Any) -> Any:
    """A value of a name that is computed with: int, float, bool or an array of numbers."""
    if isinstance(value, str):
        raise Refused(f"«{value}» — код, а не число: с кодами бывает только == и !=")
    found = any_value(value)
    if isinstance(found, np.ndarray) and found.dtype.kind == "U":
        raise Refused("здесь список кодов, а не чисел: с кодами бывает только == и !=")
    return found


def any_value(value: Any) -> Any:
    """A value of a name as the language knows it: a number, a code or an array."""
    if value.__class__ in PLAIN or isinstance(value, str):
        return value
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, list | tuple | np.ndarray):
        try:
            array = np.asarray(value)
        except ValueError:
            raise Refused("строки этого списка разной длины") from None
        if array.dtype.kind in "biufU":
            return array.item() if array.ndim == 0 else array
    raise Refused(f"здесь значение вида {type(value).__name__}, а нужно число, список чисел или код")


def result(value: Any) -> Any:
    """What an expression gives: int (within 200 bits), float, bool, str or an array."""
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and not value.ndim):
        return value.item()
    if value.__class__ is int and value.bit_length() > MOST_BITS + 1:
        raise OverflowError
    return value


# --- comparisons


def rounded(value: Any) -> Any:
    """The number to 9 significant digits."""
    return float(f"{value:.8e}") if isinstance(value, float) else value


def _comparison(compares: Callable[[Any, Any], Any], *, of_codes: bool = False) -> Callable[[Any, Any], Any]:
    """A comparison of values rounded to 9 digits; rounding can matter only where two values are near."""

    def compare(a: Any, b: Any) -> Any:
        if a.__class__ in PLAIN and b.__class__ in PLAIN:
            if (a.__class__ is float or b.__class__ is float) and a != b and abs(a - b) <= _NEAR * (abs(a) + abs(b)):
                return compares(float(f"{a:.8e}"), float(f"{b:.8e}"))
            return compares(a, b)
        if of_codes and a.__class__ is str and b.__class__ is str:
            return compares(a, b)
        a, b = np.asarray(a), np.asarray(b)
        found = np.asarray(codes(a, b) if "U" in a.dtype.kind + b.dtype.kind else numbers(a, b))
        return found if found.ndim else found.item()

    def numbers(a: Any, b: Any) -> Any:
        found = np.asarray(compares(a, b))
        if "f" in a.dtype.kind + b.dtype.kind:
            x, y = np.broadcast_arrays(a, b)
            near = (np.abs(x - y) <= _NEAR * (np.abs(x) + np.abs(y))) & (x != y)
            for place in map(tuple, np.argwhere(near)):
                found[place] = compares(rounded(float(x[place])), rounded(float(y[place])))
        return found

    def codes(a: Any, b: Any) -> Any:
        if not of_codes:
            raise Refused("коды сравнивают только знаками == и !=")
        if a.dtype.kind != b.dtype.kind:
            raise Refused("код с числом не сравнивают")
        return compares(a, b)

    return compare


less = _comparison(operator.lt)
less_or_equal = _comparison(operator.le)
greater = _comparison(operator.gt)
greater_or_equal = _comparison(operator.ge)
equal = _comparison(operator.eq, of_codes=True)
differ = _comparison(operator.ne, of_codes=True)


def both(a: Any, b: Any) -> Any:
    """Two links of a chain of comparisons, entry by entry."""
    return (a and b) if a.__class__ is bool and b.__class__ is bool else a & b


def holds(value: Any) -> bool:
    """Whether a condition holds: an array's by all of its entries."""
    if value.__class__ in PLAIN:
        return bool(value)
    if isinstance(value, str):
        raise Refused("код — не условие: сравни его, например act == relu")
    return bool(np.all(value))


# --- powers, matrices, subscripts


def power(a: Any, b: Any) -> Any:
    """`a ** b`: whole numbers within 200 bits, whole arrays as exact as floats are; no complex numbers."""
    if a.__class__ in PLAIN and b.__class__ in PLAIN:
        if a.__class__ is float or b.__class__ is float or b < 0:
            return math.pow(a, b)
        if b > MOST_EXPONENT or (int(a).bit_length() - 1) * b > MOST_BITS:
            raise OverflowError
        found = a**b
        if abs(found) > 2**MOST_BITS:
            raise OverflowError
        return found
    if b.__class__ is int and b == 2:
        return a * a
    a, b = np.asarray(a), np.asarray(b)
    found = np.power(a.astype(float), b)
    if a.dtype.kind in "biu" and b.dtype.kind in "biu" and np.all(np.abs(found) < 2.0**53) and np.all(b >= 0):
        found = found.astype(np.int64)
    return found if found.ndim else found.item()


def matmul(a: Any, b: Any) -> Any:
    """`a @ b`."""
    if a.__class__ in PLAIN or b.__class__ in PLAIN:
        raise Refused("@ умножает матрицы и векторы; на число умножай знаком *")
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim and b.ndim and a.shape[-1] != b.shape[0 if b.ndim == 1 else -2]:
        raise SizesDiffer(a.shape, b.shape)
    if a.size * (b.shape[-1] if b.ndim > 1 else 1) > MOST_PRODUCTS:
        raise Refused("слишком большие матрицы")
    return result(a @ b)


def transposed(a: Any) -> Any:
    """`a.T`; a number or a vector stays itself."""
    return a if a.__class__ in PLAIN else np.transpose(a)


def subscript(value: Any, *indices: Any) -> Any:
    """`value[indices]`: whole numbers, slices, or an array of whole numbers or truths."""
    if value.__class__ in PLAIN or isinstance(value, str):
        raise Refused("индекс бывает у вектора и матрицы, а здесь одно число или код")
    found = value[indices if len(indices) > 1 else indices[0]]
    return result(found)


def whole_index(index: Any) -> Any:
    """An index as numpy wants it: `1.0` is 1."""
    if index.__class__ is int:
        return index
    if index.__class__ is float and index.is_integer():
        return int(index)
    if isinstance(index, np.ndarray) and index.dtype.kind in "biu":
        return index
    raise Refused("номер в квадратных скобках — целое число")


def items(*entries: Any) -> Any:
    """`[a, b, c]` as an array; rows have one length."""
    shapes = {np.shape(entry) for entry in entries}
    if len(shapes) > 1:
        raise Refused("строки в квадратных скобках разной длины")
    array = np.array(entries)
    if array.ndim > MOST_DIMENSIONS or array.size > MOST_ENTRIES or max(array.shape) > MOST_SIDE:
        raise Refused("слишком большой массив")
    return array


# --- functions


def _elementwise(scalar: Callable[[Any], Any], array: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def function(x: Any) -> Any:
        return scalar(x) if x.__class__ in PLAIN else result(array(x))

    return function


def sigmoid(x: Any) -> Any:
    """1 / (1 + exp(-x)), without overflow."""
    if x.__class__ in PLAIN:
        return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
    small = np.exp(-np.abs(x))
    return result(np.where(np.asarray(x) >= 0, 1 / (1 + small), small / (1 + small)))


def softmax(x: Any) -> Any:
    """exp(x) / sum(exp(x)) of a vector, of each row of a matrix."""
    x = np.asarray(x, dtype=float)
    if not x.ndim:
        return 1.0
    shifted = np.exp(x - x.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def _extreme(pick: Callable[..., Any], pairwise: Callable[[Any, Any], Any], reduce: str) -> Callable[..., Any]:
    def extreme(*values: Any) -> Any:
        if len(values) == 1:
            only = values[0]
            return only if only.__class__ in PLAIN else getattr(np.asarray(only), reduce)().item()
        if all(value.__class__ in PLAIN for value in values):
            return pick(values)
        found = values[0]
        for value in values[1:]:
            found = pairwise(found, value)
        return result(found)

    return extreme


def _filled(x: Any) -> Any:
    if not np.size(x):
        raise Refused("здесь пустой массив: у него нет среднего")
    return x


def _reduction(plain: Callable[[Any], Any], over: Callable[..., Any]) -> Callable[..., Any]:
    def reduction(x: Any, axis: Any = None) -> Any:
        if axis is None:
            return plain(x) if x.__class__ in PLAIN else result(over(x, axis=None))
        return result(over(np.asarray(x), axis=whole_index(axis)))

    return reduction


def total(x: Any, axis: Any = None) -> Any:
    """The sum of all entries, or along an axis."""
    if x.__class__ in PLAIN:
        return x
    if axis is None:
        return np.add.reduce(x, axis=None).item()
    return result(np.sum(x, axis=whole_index(axis)))


def product(x: Any, axis: Any = None) -> Any:
    """The product of all entries (of whole numbers exactly), or along an axis."""
    if axis is None:
        return math.prod(np.ravel(x).tolist())
    return result(np.prod(x, axis=whole_index(axis)))


def mean(x: Any, axis: Any = None) -> Any:
    """The mean of all entries, or along an axis."""
    if x.__class__ in PLAIN:
        return float(x)
    if axis is None:
        return float(np.add.reduce(x, axis=None)) / x.size
    return result(np.mean(_filled(x), axis=whole_index(axis)))


def _one_axis(x: Any) -> Any:
    if x.__class__ in PLAIN or isinstance(x, str):
        raise Refused("здесь нужен вектор или матрица, а это одно число")
    return np.asarray(x)


def length(x: Any) -> int:
    """How many entries a vector has, how many rows a matrix."""
    return int(_one_axis(x).shape[0])


def size(x: Any) -> int:
    """How many entries in all."""
    return int(np.size(x))


def count(x: Any) -> int:
    """How many entries are true (or not zero)."""
    found = np.asarray(x)
    if found.dtype.kind == "U":
        raise Refused("сосчитать можно условие, например count(options == relu)")
    return int(np.count_nonzero(found))


def distinct(*values: Any) -> bool:
    """Whether all entries (of all arguments) differ."""
    entries = [rounded(entry) for value in values for entry in np.ravel(value).tolist()]
    return len(set(entries)) == len(entries)


def unique(x: Any) -> Any:
    """The different entries, ascending."""
    found = {rounded(entry): entry for entry in sorted(np.ravel(x).tolist(), reverse=True)}
    return np.array(sorted(found.values()))


def rank(x: Any) -> int:
    """The rank of a matrix."""
    return int(np.linalg.matrix_rank(np.asarray(x, dtype=float)))


def whole(x: Any) -> bool:
    """Whether all entries are whole numbers (to 9 significant digits)."""
    return all(float(rounded(float(entry))).is_integer() for entry in np.ravel(x).tolist())


def outer(a: Any, b: Any) -> Any:
    """The outer product of two vectors."""
    if np.size(a) * np.size(b) > MOST_ENTRIES:
        raise Refused("слишком большой массив")
    return np.outer(a, b)


def diagonal(x: Any) -> Any:
    """The diagonal matrix of a vector, the diagonal of a matrix."""
    x = _one_axis(x)
    if x.ndim == 1 and x.size**2 > MOST_ENTRIES:
        raise Refused("слишком большой массив")
    return np.diag(x)


def norm(x: Any) -> float:
    """The square root of the sum of squares of all entries."""
    x = np.asarray(x, dtype=float)
    return math.sqrt(float(np.add.reduce(x * x, axis=None)))


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    """Entry by entry `then` where the condition holds, else `otherwise`."""
    return result(np.where(condition, then, otherwise))


def nearest(x: Any, places: Any = None) -> Any:
    """Rounded to so many decimals; without them to a whole number."""
    digits = 0 if places is None else whole_index(places)
    if abs(digits) > 20:
        raise Refused("знаков после запятой не больше 20")
    if x.__class__ in PLAIN:
        return round(x) if places is None else round(x, digits)
    return result(np.round(x, digits))


def cut(x: Any, places: Any) -> Any:
    """Cut off (not rounded) after so many decimals."""
    digits = whole_index(places)
    if abs(digits) > 20:
        raise Refused("знаков после запятой не больше 20")
    scale = 10.0**digits
    return result(np.trunc(np.asarray(x) * scale) / scale)


def sign(x: Any) -> Any:
    """-1, 0 or 1."""
    return (x > 0) - (x < 0) if x.__class__ in PLAIN else result(np.sign(x))


def step(x: Any) -> Any:
    """1 where x > 0, else 0."""
    return int(x > 0) if x.__class__ in PLAIN else (x > 0).astype(int)


def _shape_of(sides: tuple[Any, ...]) -> tuple[int, ...]:
    if len(sides) == 1 and isinstance(sides[0], np.ndarray):
        sides = tuple(sides[0].tolist())
    shape = tuple(whole_index(side) for side in sides)
    if any(side < 0 for side in shape):
        raise Refused("размер не бывает отрицательным")
    if len(shape) > 2 or max(shape, default=0) > MOST_SIDE or math.prod(shape) > MOST_ENTRIES:
        raise Refused("слишком большой массив")
    return shape


def zeros(*sides: Any) -> Any:
    """An array of zeros."""
    return np.zeros(_shape_of(sides), dtype=int)


def ones(*sides: Any) -> Any:
    """An array of ones."""
    return np.ones(_shape_of(sides), dtype=int)


def eye(side: Any) -> Any:
    """The identity matrix."""
    return np.eye(_shape_of((side, side))[0], dtype=int)


def arange(*bounds: Any) -> Any:
    """0, 1, ... n - 1, or a, a + 1, ... b - 1."""
    first, end = (0, *map(whole_index, bounds))[-2:]
    if end - first > MOST_SIDE:
        raise Refused("слишком большой массив")
    return np.arange(first, end)


def concat(*parts: Any) -> Any:
    """The parts one after another; matrices below one another."""
    found = np.concatenate([np.atleast_1d(part) for part in parts])
    if found.size > MOST_ENTRIES or found.shape[0] > MOST_SIDE:
        raise Refused("слишком большой массив")
    return found


def column(x: Any) -> Any:
    """A vector as a matrix of one column."""
    return np.reshape(x, (-1, 1))


def row(x: Any) -> Any:
    """A vector as a matrix of one row."""
    return np.reshape(x, (1, -1))


def _identity(x: Any) -> Any:
    return x


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "exp": _elementwise(math.exp, np.exp),
    "log": _elementwise(math.log, np.log),
    "lg": _elementwise(math.log10, np.log10),
    "log1p": _elementwise(math.log1p, np.log1p),
    "sqrt": _elementwise(math.sqrt, np.sqrt),
    "sin": _elementwise(math.sin, np.sin),
    "cos": _elementwise(math.cos, np.cos),
    "tanh": _elementwise(math.tanh, np.tanh),
    "floor": _elementwise(math.floor, np.floor),
    "ceil": _elementwise(math.ceil, np.ceil),
    "abs": abs,
    "relu": _elementwise(lambda x: x if x > 0 else x * 0, lambda x: np.maximum(x, 0)),
    "sigma": sigmoid,
    "softmax": softmax,
    "sign": sign,
    "step": step,
    "round": nearest,
    "cut": cut,
    "whole": whole,
    "max": _extreme(max, np.maximum, "max"),
    "min": _extreme(min, np.minimum, "min"),
    "clip": lambda x, low, high: result(np.clip(x, low, high)),
    "where": where,
    "sum": total,
    "mean": mean,
    "prod": product,
    "std": _reduction(lambda x: 0.0, lambda x, axis: np.std(_filled(x), axis=axis)),
    "var": _reduction(lambda x: 0.0, lambda x, axis: np.var(_filled(x), axis=axis)),
    "all": _reduction(bool, np.all),
    "any": _reduction(bool, np.any),
    "cumsum": _reduction(_identity, np.cumsum),
    "median": lambda x: result(np.median(_filled(x))),
    "norm": norm,
    "len": length,
    "size": size,
    "count": count,
    "distinct": distinct,
    "unique": unique,
    "sort": lambda x: np.sort(_one_axis(x)),
    "argsort": lambda x: np.argsort(_one_axis(x), kind="stable"),
    "argmin": lambda x: int(np.argmin(_one_axis(x))),
    "argmax": lambda x: int(np.argmax(_one_axis(x))),
    "reverse": lambda x: _one_axis(x)[::-1],
    "diff": lambda x: np.diff(_one_axis(x)),
    "concat": concat,
    "column": column,
    "row": row,
    "transpose": transposed,
    "shape": lambda x: np.array(np.shape(x), dtype=int),
    "rank": rank,
    "det": lambda x: float(np.linalg.det(_one_axis(x))),
    "dot": matmul,
    "outer": outer,
    "diag": diagonal,
    "zeros": zeros,
    "ones": ones,
    "eye": eye,
    "arange": arange,
}

COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": less,
    "<=": less_or_equal,
    ">": greater,
    ">=": greater_or_equal,
    "==": equal,
    "!=": differ,
}
