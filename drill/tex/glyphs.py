"""Three sets of signs: what a terminal's font can be trusted to have.

`full` is any modern terminal. `basic` keeps to what Liberation Mono has (measured on its table of characters), for
consoles that do not borrow from other fonts. `ascii` has no signs beyond ASCII except the letters of the text itself.
"""

import re
import unicodedata
from typing import NamedTuple

from drill.tex.commands import LETTERS

_SUPERSCRIPTS = {
    **dict(zip("0123456789+−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", strict=True)),
    **dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)),
    **dict(zip("ABDEGHIJKLMNOPRTUVW", "ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ", strict=True)),
    "⊤": "ᵀ",
    "∘": "°",
}
_SUBSCRIPTS = {
    **dict(zip("0123456789+−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True)),
    **dict(zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)),
}

_ALPHABETS = {"bb": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))}

_SPELLED = {
    **{char: name for name, char in LETTERS.items() if not name.startswith("var")},
    "ς": "sigma", "∂": "d", "∇": "grad", "∞": "inf", "ℓ": "l", "⊤": "T", "⊥": "_|_", "∅": "{}", "∀": "for all ",
    "∃": "exists ", "∄": "not exists ", "¬": "not ", "…": "...", "⋯": "...", "⋮": ":", "⋱": "...", "′": "'", "‖": "||",
    "°": " deg", "✓": "+", "∑": "sum", "∏": "prod", "∫": "int", "⋃": "union", "⋂": "intersect", "−": "-", "·": "*",
    "*": "(*)", "×": "x", "÷": "/", "±": "+-", "∓": "-+", "⋆": "(*)", "∘": "o", "•": "(.)", "⊙": "(.)", "⊗": "(x)",
    "⊕": "(+)", "⊖": "(-)", "∪": "union", "∩": "intersect", "∖": "minus", "∧": "and", "∨": "or", "≤": "<=", "≥": ">=",
    "≠": "!=", "≪": "<<", "≫": ">>", "≈": "~=", "∼": "~", "≃": "~=", "≡": "==", "≢": "!==", "∝": "~", "∈": "in",
    "∉": "not in", "∋": "has", "⊂": "subset of", "⊄": "not subset of", "⊆": "subset of", "⊃": "superset of",
    "⊇": "superset of", "≰": "not <=", "≱": "not >=", "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "⇐": "<==",
    "⇔": "<=>", "↦": "|->", "↑": "^", "↓": "v", "⟨": "<", "⟩": ">", "⌊": "floor(", "⌋": ")",
    "⌈": "ceil(", "⌉": ")",
}  # fmt: skip
"""How a sign is written without Unicode. The asterisk of the book is not its dot: (*) keeps them apart."""

_IN_LIBERATION_MONO = frozenset("∂∞∑∏∫−·×÷±•≤≥≠≈≡→←↔↑↓∩√…′ℓ°") | frozenset(LETTERS.values())

_UNICODE_BRACKETS = {
    "(": "⎛⎜⎜⎝", ")": "⎞⎟⎟⎠", "[": "⎡⎢⎢⎣", "]": "⎤⎥⎥⎦", "{": "⎧⎪⎨⎩", "}": "⎫⎪⎬⎭", "⌊": "⎢⎢⎢⎣", "⌋": "⎥⎥⎥⎦",
    "⌈": "⎡⎢⎢⎢", "⌉": "⎤⎥⎥⎥", "|": "││││", "‖": "‖‖‖‖",
}  # fmt: skip
_BASIC_BRACKETS = {"[": "┌││└", "]": "┐││┘", "|": "││││"}


class Glyphs(NamedTuple):
    """A set of signs.

    Attributes:
        superscripts: character -> raised character; so `subscripts`.
        spelled: characters written in another way.
        alphabets: style -> letter -> letter.
        accents: mark -> combining character; other marks are spelled after the letter (`p_hat`).
        brackets: bracket -> its top, filling, middle and bottom; a bracket not listed is repeated on each row.
        angles: the top and the bottom of a tall angle bracket; None = repeated like the others.
        dash: the shaft of an arrow on one line.
        horizontal: the bar of a fraction; so `vertical` and the corners of frames, clockwise from the upper left.
        brace: left end, filling, tip, right end of a brace below a formula; the same for one above it.
        root_sign: False = `sqrt(x)` instead of the radical sign.
        raised_rows: whether scripts without glyphs take a row of their own in a box, else `_t`, `^t`.
    """

    superscripts: dict[str, str]
    subscripts: dict[str, str]
    spelled: dict[str, str]
    alphabets: dict[str, dict[str, str]] = {}
    accents: dict[str, str] = {}
    brackets: dict[str, str] = {}
    angles: tuple[str, str] | None = None
    horizontal: str = "─"
    dash: str = "-"
    vertical: str = "│"
    corners: str = "┌┐┘└"
    brace_below: str = "└─┬┘"
    brace_above: str = "┌─┴┐"
    root_sign: bool = True
    raised_rows: bool = True

    def sign(self, char: str) -> str:
        """`char` as this set writes it."""
        return self.spelled.get(char, char)

    def accented(self, letter: str, mark: str) -> str:
        """One letter under a mark: ŷ, or `y_hat` where the set has no such letter."""
        if mark not in self.accents:
            return f"{letter}_{mark}"
        return unicodedata.normalize("NFC", letter + self.accents[mark])

    def raised(self, text: str) -> str | None:
        """`text` in superscript characters, None if one is lacking or a raised bracket would stand in a calculation."""
        if "(" in text and not _LABEL.fullmatch(text):
            return None
        return _translated(text, self.superscripts)

    def lowered(self, text: str) -> str | None:
        """`text` in subscript characters, None if one is lacking."""
        return _translated(text, self.subscripts)


_LABEL = re.compile(r"\(\w+\)")
"""A layer or a step in brackets, as in w⁽¹⁾."""


def _translated(text: str, glyphs: dict[str, str]) -> str | None:
    try:
        return "".join([glyphs[char] for char in text])
    except KeyError:
        return None


_MARKS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "dot": "\u0307", "ddot": "\u0308"}

GLYPHS = {
    "full": Glyphs(
        superscripts=_SUPERSCRIPTS,
        subscripts=_SUBSCRIPTS,
        spelled={},
        alphabets=_ALPHABETS,
        accents={**_MARKS, "vec": "\u20d7"},
        brackets=_UNICODE_BRACKETS,
        angles=("╱", "╲"),
        dash="–",
        brace_below="╰─┬╯",
        brace_above="╭─┴╮",
    ),
    "basic": Glyphs(
        superscripts={digit: _SUPERSCRIPTS[digit] for digit in "123456789"},
        subscripts={digit: _SUBSCRIPTS[digit] for digit in "0123456789"},
        spelled={char: text for char, text in _SPELLED.items() if char not in _IN_LIBERATION_MONO and char != "*"},
        accents=_MARKS,
        brackets=_BASIC_BRACKETS,
        raised_rows=False,
    ),
    "ascii": Glyphs(
        superscripts={},
        subscripts={},
        spelled=_SPELLED,
        brackets={},
        horizontal="-",
        vertical="|",
        corners="++++",
        brace_below="+-++",
        brace_above="+-++",
        root_sign=False,
        raised_rows=False,
    ),
}
