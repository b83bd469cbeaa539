"""Forms of Russian words."""

from __future__ import annotations

from collections.abc import Sequence


def plural(count: int, one: str, few: str, many: str) -> str:
    """The form of a Russian noun after a number: 1 число, 2 числа, 5 чисел."""
    if count % 10 == 1 and count % 100 != 11:
        return one
    return few if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else many


def listing(words: Sequence[str]) -> str:
    """`1`, `1 и 2`, `1, 2 и 3`."""
    return " и ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
