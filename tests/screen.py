"""Whole screens, compared with text files that a reviewer can read; `make screens` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "screens"


def is_as_stored(name: str, page: str) -> bool:
    """Whether the page is that of `screens/<name>.txt`; fails with both texts where it is not."""
    stored = FOLDER / f"{name}.txt"
    page = "".join(f"{line.rstrip()}\n" for line in page.splitlines())
    if os.environ.get("MASHA_SCREENS") == "write":
        FOLDER.mkdir(exist_ok=True)
        stored.write_text(page, encoding="utf-8")
    assert page == stored.read_text(encoding="utf-8")
    return True
