"""Small items for tests of the core: written like a problem file's entry, with what is not said filled in."""

from __future__ import annotations

from typing import Any

from drill.problem import Item, item_from

REST = {
    "label": "проба пера",
    "level": "core",
    "minutes": 1,
    "revision": 1,
    "source": {"letter": None, "origin": "added"},
    "task": "Посчитай.",
    "parts": {"w": {"kind": "number", "ask": "Вес", "value": "x"}},
}


def small_item(exercise: int = 15, **raw: Any) -> Item:
    """An item `<exercise>z` with these entries."""
    return item_from(f"{exercise}z", {**REST, **raw}, "sheet3", exercise, "проба")
