"""A variant: an item with its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drill.problem import Item, Value


@dataclass(frozen=True)
class Variant:
    """An item and the numbers it is asked with; `seed` is None for the book's own numbers.

    `params` holds them as they are shown and written to JSON: numbers, booleans, codes, nested lists.
    """

    item: Item
    seed: int | None
    params: Mapping[str, Value]

    @property
    def code(self) -> str:
        """The spelling by which people name it: `15b:7`, or `15b` with the book's numbers."""
        return self.item.id if self.seed is None else f"{self.item.id}:{self.seed}"

    @cached_property
    def values(self) -> dict[str, Any]:
        """The parameters as solvers and expressions take them: lists are arrays."""
        return {name: as_value(value) for name, value in self.params.items()}

    @cached_property
    def names(self) -> dict[str, Any]:
        """Every code the parameters can have, by its own name, and the parameters' values."""
        return {**codes(self.item), **self.values}


def book(item: Item) -> Variant:
    """The variant with the book's numbers."""
    return Variant(item, None, {param.name: param.book for param in item.params})


def as_value(value: Value) -> Any:
    """A parameter as solvers take it: a list becomes an array, but one that mixes codes with numbers stays a list."""
    if not isinstance(value, list) or not (_types(value) <= {bool, int, float} or _types(value) == {str}):
        return value
    import numpy as np

    return np.array(value)


def _types(value: Value) -> set[type]:
    """The types of the entries at the bottom of a nested list."""
    return set().union(*map(_types, value)) if isinstance(value, list) else {type(value)}


def as_json(value: Any) -> Value:
    """A computed value as JSON writes it: arrays become nested lists, numpy's numbers plain ones."""
    return value.tolist() if hasattr(value, "tolist") else value


def codes(item: Item) -> dict[str, str]:
    """The codes of an item's parameters (`sigmoid`, `square`), each standing for itself in a condition."""
    found: dict[str, str] = {}
    for param in item.params:
        options = [param.book, *param.draw.get("one_of", ()), *param.say]
        found.update({code: code for code in options if isinstance(code, str) and code.isidentifier()})
    return found
