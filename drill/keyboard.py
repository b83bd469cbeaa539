"""A Russian keyboard must not fail a student: what was meant by letters of the wrong alphabet or layout.

Every table keeps the length of a text, so that a place in it stays where it was.
"""

from __future__ import annotations

from collections.abc import Iterator

LOOK_ALIKES = str.maketrans("АВЕКМНОРСТУХаеорсухкѕіј", "ABEKMHOPCTYXaeopcyxksij")
"""Cyrillic letters that look like Latin ones, as those."""

_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"

LAYOUT = str.maketrans(_RUSSIAN, _LATIN)
"""What the same keys give in the Latin layout."""

RUSSIAN_LAYOUT = {latin: russian for russian, latin in LAYOUT.items()}
"""What the same keys give in the Russian layout."""


def has_cyrillic(text: str) -> bool:
    """Whether some letter is Cyrillic."""
    return any("Ѐ" <= char <= "ӿ" for char in text)


def spellings(text: str) -> Iterator[str]:
    """As typed, then with look-alikes, then as the same keys in the Latin layout."""
    yield text
    if has_cyrillic(text):
        yield text.translate(LOOK_ALIKES)
        yield text.translate(LAYOUT)
