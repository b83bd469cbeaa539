"""What a rule for drawing a parameter gets wrong, as far as its numbers alone can tell."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

MOST_CHOICES = 100_000
"""Values that one number may be chosen among; a teacher's slip of three zeros must not fill the memory."""


def draw_complaints(draw: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a rule whose keys and sorts of values are right."""
    bounds = draw.get("integers") or draw.get("multiples") or []
    numbers = [bound for bound in bounds if isinstance(bound, int | float)]
    if "integers" in draw and any(isinstance(bound, float) for bound in numbers):
        yield "у integers границы целые; для дробных есть multiples и step."
    if len(numbers) == 2 and numbers[0] > numbers[1]:
        yield f"{numbers[0]} больше, чем {numbers[1]}, переставь границы."
    else:
        yield from _about_choices(draw, numbers)
    yield from _about_weights(draw)
    if "one_of" not in draw and any(not isinstance(value, int | float) for value in draw.get("not", ())):
        yield "в not числа, как и в границах."


def _about_choices(draw: Mapping[str, Any], numbers: list[float]) -> Iterator[str]:
    step = draw.get("step", 1)
    if "one_of" in draw:
        choices = [value for value in draw["one_of"] if value not in draw.get("not", ())]
        count = len(choices)
    elif len(numbers) == 2:
        count = int((numbers[1] - numbers[0]) / step + 1e-9) + 1
        if count > MOST_CHOICES:
            yield f"значений {count}, а нужно не больше {MOST_CHOICES}: сузь границы или увеличь step."
            return
        excluded = {number for number in draw.get("not", ()) if isinstance(number, int | float)}
        count = sum(round(numbers[0] + k * step, 10) not in excluded for k in range(count))
    else:
        return
    if not count:
        yield "not исключает все значения."
    shape = draw.get("shape", ())
    if draw.get("distinct") and all(isinstance(size, int) for size in shape) and math.prod(shape) > count:
        yield f"разных значений {count}, а нужно {math.prod(shape)}."


def _about_weights(draw: Mapping[str, Any]) -> Iterator[str]:
    weights, options = draw.get("weights"), draw.get("one_of")
    if not weights or not options:
        return
    if len(weights) != len(options):
        yield f"весов {len(weights)}, а значений {len(options)}."
    elif not any(weights):
        yield "все веса нулевые."
    for other in ("not", "distinct"):
        if draw.get(other):
            yield f"weights и {other} вместе не бывают."
