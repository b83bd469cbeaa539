"""Russian words around numbers: how many, how exact."""

from __future__ import annotations

from drill.problem import Tolerance
from drill.words import plural


def counted(number: int, one: str, few: str, many: str) -> str:
    """The number with the right form of its noun: 1 задача, 2 задачи, 5 задач."""
    return f"{number} {plural(number, one, few, many)}"


def precision(tolerance: Tolerance) -> str:
    """How exact an answer must be, in words that fit after a comma; nothing to say of integers."""
    if tolerance.integer:
        return ""
    decimals = tolerance.decimals
    if decimals is not None:
        return f"с точностью до {counted(decimals, 'знака', 'знаков', 'знаков')} после запятой"
    if tolerance.relative:
        return f"с погрешностью не больше {tolerance.relative * 100:g}%"
    if tolerance.text.startswith("absolute"):
        return f"с погрешностью не больше {tolerance.absolute:g}"
    return "точно, можно дробью"
