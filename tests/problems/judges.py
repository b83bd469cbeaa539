"""The independent judges of `tests/oracle`, found by item id."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from functools import cache
from typing import Any

from drill.problem import Item


@cache
def judge(kind: str, item: Item) -> Callable[..., Any]:
    """`item_15b`, `formula_15k` or `witness_18i` of the exercise's judges; AssertionError if it is not written."""
    name = f"tests.oracle.ex{item.exercise:02d}"
    found = None
    if importlib.util.find_spec(name) is not None:
        found = getattr(importlib.import_module(name), f"{kind}_{item.id}", None)
    assert found is not None, f"tests/oracle/ex{item.exercise:02d}.py has no {kind}_{item.id}: see CONTRIBUTING.md"
    return found
