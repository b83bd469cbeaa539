"""How wide a text stands in a terminal, and columns of numbers."""

from collections.abc import Sequence
from unicodedata import combining, east_asian_width


def cells(text: str) -> int:
    """The cells that `text` takes: a combining mark none, a wide character two."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def by_the_point(numbers: Sequence[str]) -> list[str]:
    """Texts of numbers padded to one width, decimal points under each other."""
    wholes = [len(text.partition(".")[0]) for text in numbers]
    padded = [" " * (max(wholes) - whole) + text for whole, text in zip(wholes, numbers, strict=True)]
    width = max(map(len, padded))
    return [text.ljust(width) for text in padded]
