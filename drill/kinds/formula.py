"""A formula in the letters of the item: equal if its value is, at every sampled point and of every size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from drill.errors import ExpressionError
from drill.expr import Expression, ShapeMismatch
from drill.expr import show as canonical
from drill.keyboard import spellings
from drill.kinds.comparing import RIGHT, Comparison
from drill.kinds.sampling import Point, parsed, points
from drill.problem import Part
from drill.verdict import Unreadable, Word

if TYPE_CHECKING:
    from drill.task import AskedPart
    from drill.variant import Variant

RELATIVE = 1e-6
"""Error allowed at a point."""

NOISE = 1e-12
"""Absolute error allowed: what is left where terms cancel."""


def read(text: str, asked: AskedPart) -> str | Unreadable:
    """The formula as typed, or with the Latin letters that were meant, without `name =` in front."""
    refused: ExpressionError | None = None
    for spelled in spellings(_unnamed(text)):
        try:
            parsed(spelled, asked.part)
        except ExpressionError as error:
            refused = refused or error
        else:
            return spelled.strip()
    assert refused is not None  # there is always a first spelling
    return Unreadable(text, refused.start, refused.end, refused.complaint)


def _unnamed(text: str) -> str:
    """The text with blanks in place of `name =` in front, so that each place stays where it was."""
    equals = text.find("=")
    if equals > 0 and text.count("=") == 1 and text[equals - 1] not in "<>!≤≥":
        return " " * (equals + 1) + text[equals + 1 :]
    return text


def show(value: Any, asked: AskedPart) -> str:
    """The formula as students type it: powers with `^`, no bracket too many."""
    return canonical(parsed(str(value), asked.part).tree)


def echo(text: str, value: str, asked: AskedPart) -> str:
    """The formula, if letters were changed, and what the language wants told: `1/2x` is (1/2)·x, log is natural."""
    changed = () if value == text.strip() or value == text.rpartition("=")[2].strip() else (value,)
    return "; ".join((*changed, *parsed(value, asked.part).notes))


def example(asked: AskedPart) -> str:
    """A formula in letters of the item, odd enough not to be the answer; matrices are multiplied and transposed."""
    matrices = [variable.name for variable in asked.part.variables if variable.kind == "matrix"]
    if matrices:
        return f"7*({matrices[-1]} @ {matrices[0]}).T"
    names = [variable.name for variable in asked.part.variables if variable.kind != "function"]
    return f"5*{names[0]} - {names[-1]}^3/7" if names else "5/7"


def compare(value: str, truth: Any, asked: AskedPart, variant: Variant) -> Comparison:
    """The same size and, up to 1e-6, the same value as `truth` wherever that is finite."""
    right, typed = parsed(str(truth), asked.part), parsed(value, asked.part)
    for point in points(variant.item, asked.part, variant.seed, right, typed):
        told = _difference(typed, right, point, asked.part)
        if told is not None:
            return Comparison(Word.WRONG, (), told)
    return RIGHT


def _difference(typed: Expression, right: Expression, point: Point, part: Part) -> str | None:
    """None where the values agree; else what is worth telling of the difference, which may be nothing."""
    value, truth = _outcome(typed, point), _outcome(right, point)
    if isinstance(truth, ExpressionError):
        return None if _fails_alike(value, truth) else ""
    if isinstance(value, ShapeMismatch):
        return f"Размеры не сходятся{_at(part, point)}: {value.complaint}"
    if isinstance(value, ExpressionError):
        return value.complaint
    if value.shape != truth.shape and (1, *value.shape) != truth.shape:
        return f"Размер не тот{_at(part, point)}: у твоей формулы {_size(value.shape)}, у верной {_size(truth.shape)}."
    value = value.reshape(truth.shape)
    if np.any(~np.isfinite(value) & np.isfinite(truth)):
        return "При некоторых значениях букв у этой формулы нет конечного значения, а у ответа оно есть."
    with np.errstate(all="ignore"):
        agrees = (value == truth) | (np.abs(value - truth) <= RELATIVE * np.abs(truth) + NOISE)
    return None if np.all(agrees) else ""


def _outcome(formula: Expression, point: Point) -> Any:
    """The value as an array, or the error that says why there is none."""
    try:
        return np.asarray(formula(point))
    except ExpressionError as error:
        return error


def _fails_alike(value: Any, truth: ExpressionError) -> bool:
    """Whether a formula fails as a mistake does: the same two sizes meet at the same sign."""
    if not isinstance(truth, ShapeMismatch) or not isinstance(value, ShapeMismatch):
        return isinstance(value, ExpressionError) and type(value) is type(truth)
    signs = ["@" in error.text[error.start : error.end] for error in (value, truth)]
    return value.shapes == truth.shapes and signs[0] == signs[1]


def _at(part: Part, point: Point) -> str:
    """For which sizes: « при n = 4, p = 2»."""
    letters = {
        letter: side
        for variable in part.variables
        for letter, side in zip(variable.shape, np.shape(point[variable.name]), strict=False)
        if not letter.isdigit()
    }
    return f" при {', '.join(f'{letter} = {side}' for letter, side in letters.items())}" if letters else ""


def _size(shape: tuple[int, ...]) -> str:
    if not shape:
        return "одно число"
    return f"вектор длины {shape[0]}" if len(shape) == 1 else f"матрица {'×'.join(map(str, shape))}"
