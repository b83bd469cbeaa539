"""Reading a problem file: YAML text in, plain checked data out, or everything that is wrong with it.

Nothing of the file is run or trusted: it may come from anybody.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from drill import meaning, yaml_nodes
from drill.checking import Checked
from drill.faults import Faults
from drill.schema import EXERCISE, SHEET, Type


def load(text: str | bytes, file: str) -> dict[str, Any]:
    """The exercise of a problem file: {"exercise", "title", "items": {id: ...}}, as `problem.item_from` takes it.

    `file` is the name that complaints begin with. Raises ContentErrors with all that is wrong.
    """
    faults = Faults(file)
    checked = _checked(text, EXERCISE, faults)
    if checked is not None:
        meaning.check_exercise(checked)
        _check_name(checked, file)
    faults.raise_if_any()
    assert checked is not None
    found: dict[str, Any] = checked.value
    return found


def load_sheet(text: str | bytes, file: str) -> dict[str, Any]:
    """What `_sheet.yaml` says: {"sheet": 3, "title": ..., "exercises": [15, 16]}. Raises ContentErrors."""
    faults = Faults(file)
    checked = _checked(text, SHEET, faults)
    if checked is not None:
        meaning.check_sheet(checked)
    faults.raise_if_any()
    assert checked is not None
    found: dict[str, Any] = checked.value
    return found


def _checked(text: str | bytes, type_: Type, faults: Faults) -> Checked | None:
    if isinstance(text, bytes):
        text = yaml_nodes.decoded(text, faults)
    root = None if faults else yaml_nodes.read(text, faults)
    return None if root is None else Checked(root, type_, faults)


def _check_name(checked: Checked, file: str) -> None:
    """A file that begins with a number holds the exercise of that number: this is how people look for it."""
    number = re.match(r"\d+", PurePath(file).name)
    exercise = checked.value.get("exercise") if isinstance(checked.value, dict) else None
    if number and isinstance(exercise, int) and int(number.group()) != exercise:
        checked.faults.add(checked.line("exercise"), f"упражнение {exercise}, а файл назван {PurePath(file).name}.")
