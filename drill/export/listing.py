"""The JSON of `masha list` (contract)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drill.catalog import SheetEntry


def listed(sheets: Sequence[SheetEntry]) -> dict[str, Any]:
    """Sheets with their items in file order."""
    return {
        "sheets": [
            {
                "id": sheet.id,
                "number": sheet.number,
                "title": sheet.title,
                "items": [
                    {
                        "id": item.id,
                        "exercise": exercise.number,
                        "letter": item.letter,
                        "title": exercise.title,
                        "label": item.label,
                        "kinds": list(item.kinds),
                        "origin": item.origin,
                    }
                    for exercise in sheet.exercises
                    for item in exercise.items
                ],
            }
            for sheet in sheets
        ]
    }
