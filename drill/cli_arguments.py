"""What several commands take: names of tasks, completed at TAB, and keys that mean the same everywhere."""

from __future__ import annotations

from typing import Annotated

import typer

from drill.env import this_process


def complete_target(incomplete: str) -> list[tuple[str, str]]:
    """Sheets, exercises, items and tags that begin so, for TAB."""
    return this_process().catalog.completions(incomplete)


def complete_item(incomplete: str) -> list[tuple[str, str]]:
    """Items that begin so, for TAB."""
    return this_process().catalog.item_completions(incomplete)


def complete_exercise(incomplete: str) -> list[tuple[str, str]]:
    """Exercises that begin so, with their titles."""
    return this_process().catalog.exercise_completions(incomplete)


ItemName = Annotated[
    str, typer.Argument(metavar="ПУНКТ", help="например 15b, 15б или 15b:7", autocompletion=complete_item)
]
Target = Annotated[
    str,
    typer.Argument(metavar="ЧТО", help="sheet4, 15, 15-18, тема; без него всё", autocompletion=complete_target),
]
Targets = Annotated[
    list[str] | None,
    typer.Argument(metavar="ЧТО", help="sheet4, 15, 15b, 15-18, тема или all", autocompletion=complete_target),
]
AsJson = Annotated[bool, typer.Option("--json", help="для программ: JSON")]
Plain = Annotated[bool, typer.Option("--plain", help="сплошной текст без рамок и цвета, для чтения вслух")]
