"""What an item says of a mistake, long after its numbers are gone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import takewhile
from typing import TYPE_CHECKING

from drill.errors import DrillError
from drill.problem import Item

if TYPE_CHECKING:
    from drill.catalog import Catalog
    from drill.stats import Misconception

_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZА-ЯЁ$])")


def tells_of(catalog: Catalog, mistakes: Iterable[Misconception]) -> dict[tuple[str, str], str]:
    """What is told of these mistakes, by item and name; of what tells nothing without numbers, what the item is."""
    tells = {}
    for one in mistakes:
        with suppress(DrillError):
            item = catalog.item(one.item)
            tells[one.item, one.name] = told_of(item, one.name) or f"ошибка в пункте «{item.label}»."
    return tells


def told_of(item: Item, mistake: str) -> str:
    """What is told of a mistake up to where the numbers of a variant are needed; empty if nothing is.

    mistake: the name of a mistake, or the key of an option that says something of its own.
    """
    tells = {one.name: one.tell for one in item.mistakes}
    for part in item.parts:
        for option in part.options:
            tells.setdefault(option.key, option.tell)
    sentences = _SENTENCE.split(tells.get(mistake, ""))
    return " ".join(takewhile(lambda sentence: "<<" not in sentence, sentences))
