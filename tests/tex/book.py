"""The formulas of the book, and what every form of a formula must keep."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

FORMULAS = (Path(__file__).parent / "book_formulas.txt").read_text(encoding="utf-8").splitlines()

_SCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⁽⁾", "01234567890123456789()")


def digits(text):
    """How often each digit stands in a text, script digits among them."""
    return Counter(char for char in text.translate(_SCRIPT_DIGITS) if char.isdigit())


def cyrillic(text):
    """How often each Russian letter stands in a text."""
    return Counter(char for char in text if "а" <= char.lower() <= "ё")


def round_brackets(text):
    """How many round brackets open in a text, script ones among them."""
    return text.translate(_SCRIPT_DIGITS).count("(")
