"""Answers typed as arguments of a command line: by order or by name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drill.errors import DrillError
from drill.task import Task

_NAMED = re.compile(r"\s*([A-Za-z_]\w*)\s*=(?!=)(.*)", re.DOTALL)


def by_part(task: Task, arguments: Sequence[str]) -> dict[str, str]:
    """What was typed for each part.

    `name=value` goes where it says, the rest in the order of the parts; an item with one part takes all arguments
    as its answer. Raises DrillError for more answers than parts or a part answered twice.
    """
    names = [asked.name for asked in task.parts]
    typed: dict[str, str] = {}
    unnamed: list[str] = []
    for argument in arguments:
        named = _NAMED.match(argument)
        if named is None or named.group(1) not in names:
            unnamed.append(argument)
        elif named.group(1) in typed:
            raise DrillError(f"Часть {named.group(1)} названа дважды. Оставь один ответ.")
        else:
            typed[named.group(1)] = named.group(2).strip()
    free = [name for name in names if name not in typed]
    if len(names) == 1 and unnamed:
        return {names[0]: " ".join([*typed.values(), *unnamed])}
    if len(unnamed) > len(free):
        raise DrillError(
            f"Ответов {len(arguments)}, а частей у {task.code} только {len(names)}: {', '.join(names)}. "
            "Возьми каждый ответ в кавычки: masha check 24b 'W1_step1=0 0; 0 0'."
        )
    return {**typed, **dict(zip(free, unnamed, strict=False))}
