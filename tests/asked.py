"""Parts as a variant asks them, made of the entries of a problem file."""

from __future__ import annotations

from typing import Any

from drill import kinds
from drill.problem import Part
from drill.solution import solve
from drill.task import AskedPart, Task, pose
from drill.variant import Variant, book
from drill.verdict import Unreadable
from tests.small import small_item

TOLERANCES = {"number": "2 decimals", "vector": "2 decimals", "matrix": "2 decimals", "integer": "integer"}


def part(kind: str, **raw: Any) -> Part:
    """A part `a` of that kind, with what is not said filled in."""
    needed: dict[str, Any] = {"ask": "?"}
    if kind in TOLERANCES:
        needed["tolerance"] = TOLERANCES[kind]
    if kind in ("choice", "multichoice"):
        needed |= {"options": {"first": "раз", "second": "два", "third": "три", "fourth": "четыре"}, "right": "first"}
    variables = raw.pop("variables", {})
    return small_item(parts={"a": {"kind": kind, **needed, **raw}}, variables=variables).part("a")


def asked(kind: str, *shape: int, **raw: Any) -> AskedPart:
    """The same part as it is asked; options stand in the order of the file."""
    of = part(kind, **({"shape": list(shape)} if shape else {}), **raw)
    options = tuple((option.key, option.text) for option in of.options)
    return AskedPart(of, of.shape and tuple(map(int, of.shape)) if of.shape is not None else None, of.ask, options)


def read(text: str, of: AskedPart) -> Any:
    """What was read."""
    return kinds.of(of.kind).read(text, of)


def complaint(text: str, of: AskedPart) -> str:
    """Why the text could not be read; fails where it could."""
    value = read(text, of)
    assert isinstance(value, Unreadable), value
    assert 0 <= value.start <= value.end <= len(text)
    return value.complaint


def word(text: str, truth: Any, of: AskedPart) -> str:
    """The word of the comparison with a truth."""
    return kinds.of(of.kind).compare(read(text, of), truth, of, variant()).word.value


def variant(exercise: int = 15, **raw: Any) -> Variant:
    """The book's variant of a small item."""
    return book(small_item(exercise, **raw))


def task(**raw: Any) -> Task:
    """The book's variant of a small item, solved and posed."""
    of = variant(**raw)
    return pose(of, solve(of))
