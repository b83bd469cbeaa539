"""Reading and writing whole files, so that nothing is left half written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from drill.env import Env
from drill.errors import DrillError, reason


def write_whole(path: str, pieces: Iterable[str]) -> None:
    """Writes a file in one go: it appears complete or not at all."""
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise DrillError(f"Не получается записать {path}: {reason(error)}. Проверь папку и права.") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(pieces)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def lines_of(env: Env, path: str) -> Iterator[str]:
    """The lines of a file, or of standard input for `-`, without a byte order mark in front.

    Raises DrillError for a file that cannot be read.
    """
    if path == "-":
        for number, line in enumerate(env.stdin):
            yield line if number else line.removeprefix("\ufeff")  # PowerShell writes one into a pipe
        return
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            yield from file
    except OSError as error:
        raise DrillError(f"Не получается прочитать {path}: {reason(error)}. Проверь имя файла.") from error
