"""An attempt as a record of `masha history --json` (contract)."""

from __future__ import annotations

from typing import Any

from drill.history import Entry
from drill.progress import word_of


def attempt_record(entry: Entry) -> dict[str, Any]:
    """Everything about one attempt; `repeat` and `undone` are there only where they are true."""
    shown, attempt = entry.shown, entry.attempt
    record = {
        "at": attempt.at,
        "id": shown.item,
        "seed": shown.seed,
        "revision": shown.revision,
        "params": shown.params,
        "typed": dict(attempt.typed),
        "verdict": word_of(attempt),
        "mistakes": list(attempt.mistakes),
        "hints": attempt.hints,
        "seconds": attempt.seconds,
    }
    marks = {"repeat": entry.is_repeat, "undone": entry.is_undone}
    return record | {name: True for name, is_so in marks.items() if is_so}
