"""Each set of signs keeps to what its terminals have."""

from __future__ import annotations

from drill.tex import box, line
from drill.tex.commands import CHARACTERS, LONG_ARROWS, SYMBOLS
from drill.tex.glyphs import GLYPHS
from tests.tex.book import FORMULAS, cyrillic

# of the table of characters of Liberation Mono 2.1.5 what mathematics needs; it has all letters of Europe besides
LIBERATION_MONO = frozenset(
    "¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉─│┌┐└┘┬┴∂∑∏∫√∞≈≠≤≥≡∩−·×÷±′…←↑→↓↔⇔°•ℓ¬\u0302\u0304\u0303\u0307\u0308"
    "αβγδεζηθικλμνξοπρςστυφχψωΓΔΘΛΞΠΣΥΦΨΩ"
)


def test_the_basic_set_is_what_liberation_mono_has():
    """Every form of every formula of the book."""
    texts = [text for tex in FORMULAS for text in (line(tex, "basic"), *box(tex, "basic"))]
    strange = {char for char in "".join(texts) if not (char.isascii() or char in LIBERATION_MONO or cyrillic(char))}
    assert strange <= set("ŷŵ")


def test_every_sign_can_be_spelled():
    """Whatever command stands for it."""
    signs = [char for char, _ in (*SYMBOLS.values(), *CHARACTERS.values())]
    for char in (*signs, *LONG_ARROWS.values()):
        assert GLYPHS["ascii"].sign(char).isascii()
        basic = GLYPHS["basic"].sign(char)
        assert all(sign.isascii() or sign in LIBERATION_MONO for sign in basic)


def test_no_spelling_has_a_backslash():
    """Which would look like TeX left over."""
    assert all("\\" not in GLYPHS[name].sign(char) for name in GLYPHS for char, _ in SYMBOLS.values())
