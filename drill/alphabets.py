"""Letters of the wrong alphabet in prose and formulas: they look right, and nobody finds them by search or by ear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from drill.faults import quoted

_TWINS = dict(zip("АВЕКМНОРСТУХаеорсухіјѕ", "ABEKMHOPCTYXaeopcyxijs", strict=True))
"""Letters that look alike in the two alphabets, Cyrillic first."""

_CYRILLIC_TWINS = {latin: cyrillic for cyrillic, latin in _TWINS.items() if cyrillic not in "іјѕ"}

_APART = re.compile(r"<<.*?>>|`[^`]*`|(?P<tex>\$\$.*?\$\$|\$(?:\\.|[^$\\])*\$)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = re.compile(r"(?<=[а-яё,.;:!?»)] )[acoky](?= [а-яё«(])")
_IN_TEX = re.compile(rf"\\text\{{[^}}]*\}}|<<.*?>>|(?<![^\W\d_])(?P<letter>[{''.join(_TWINS)}])(?![^\W\d_])", re.DOTALL)


def is_mixed(word: str) -> bool:
    """Whether a word has letters of both alphabets."""
    names = [unicodedata.name(char, "") for char in word]
    return any("CYRILLIC" in name for name in names) and any("LATIN" in name for name in names)


def wrong_alphabet(word: str) -> str:
    """Which letter of a Latin name is Cyrillic (or the reverse in a Cyrillic word): a clause, or nothing."""
    cyrillic = [char for char in word if "CYRILLIC" in unicodedata.name(char, "")]
    latin = [char for char in word if "LATIN" in unicodedata.name(char, "")]
    if not cyrillic:
        return ""
    if len(cyrillic) > len(latin) and any(char not in _TWINS for char in cyrillic):
        char = next((char for char in latin if char in _CYRILLIC_TWINS), "")
        return f"буква {quoted(char)} здесь латинская, а нужна русская {quoted(_CYRILLIC_TWINS[char])}" if char else ""
    char = cyrillic[0]
    twin = _TWINS.get(char)
    return f"буква {quoted(char)} здесь русская" + (f", а нужна латинская {quoted(twin)}" if twin else "")


def alphabet_complaints(text: str) -> Iterator[tuple[int, str]]:
    r"""Where a text has such a letter, and what to say of it.

    In prose a word of both alphabets, or a Latin letter that stands for a Russian word of one letter; in TeX, outside
    `\text`, a Russian letter that looks like a Latin one.
    """
    prose = list(text)
    for apart in _APART.finditer(text):
        prose[apart.start() : apart.end()] = "\0" * (apart.end() - apart.start())
        if tex := apart.group("tex"):
            for found in _IN_TEX.finditer(tex):
                if letter := found.group("letter"):
                    yield (
                        apart.start() + found.start(),
                        f"в формуле {quoted(tex)} буква {quoted(letter)} русская, "
                        f"а нужна латинская {quoted(_TWINS[letter])}",
                    )
    rest = "".join(prose)
    for word in _WORD.finditer(rest):
        if is_mixed(word.group()) and (complaint := wrong_alphabet(word.group())):
            yield word.start(), f"слово {quoted(word.group())}: {complaint}"
    for alone in _ALONE.finditer(rest):
        around = rest[max(0, alone.start() - 12) : alone.end() + 12].replace("\n", " ").strip("\0 ")
        twin = _CYRILLIC_TWINS[alone.group()]
        yield alone.start(), f"«…{around}…»: буква {quoted(alone.group())} латинская, а нужна русская {quoted(twin)}"
