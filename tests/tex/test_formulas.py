"""Twenty-six formulas of every shape that the exercises have, each a text file to be read by eye.

`MASHA_SCREENS=write` writes the files anew from their `tex` part.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from drill.tex import ascii_box, box, line

FILES = sorted((Path(__file__).parent / "formulas").glob("*.txt"))


def page(tex):
    """The four forms of a formula under its TeX, as the files hold them."""
    parts = {
        "tex": [tex],
        "box": box(tex),
        "line": [line(tex)],
        "ascii box": ascii_box(tex),
        "ascii line": [line(tex, "ascii")],
    }
    return "\n\n".join(f"--- {name}\n" + "\n".join(row.rstrip() for row in rows) for name, rows in parts.items()) + "\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_formula_is_set_as_its_file_shows(file):
    """Box, line, and both without Unicode."""
    stored = file.read_text(encoding="utf-8")
    tex = re.match(r"--- tex\n(.*?)\n(?:\n|$)", stored, re.DOTALL)[1]
    if os.environ.get("MASHA_SCREENS") == "write":
        file.write_text(page(tex), encoding="utf-8")
    assert page(tex) == file.read_text(encoding="utf-8")


def test_there_are_twenty_six_of_them():
    """None is lost."""
    assert len(FILES) == 26
