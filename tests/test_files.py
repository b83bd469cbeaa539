"""Reading whole files: their lines, and why they cannot be read."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from drill.errors import DrillError, reason
from drill.files import lines_of


@pytest.mark.parametrize("typed", ["\ufeff{}\n[]\n", "{}\n[]\n"])
def test_a_byte_order_mark_in_front_of_the_input_is_no_text(typed: str):
    """Some shells put one into every pipe; a later one is the text's own."""
    assert list(lines_of(SimpleNamespace(stdin=io.StringIO(typed)), "-")) == ["{}\n", "[]\n"]


def test_why_a_file_cannot_be_read_is_said_in_russian(tmp_path):
    """A path that is not there, and a folder."""
    for path, why in ((tmp_path / "no.jsonl", "такого пути нет"), (tmp_path, "это папка, а не файл")):
        with pytest.raises(DrillError, match=why):
            list(lines_of(SimpleNamespace(stdin=io.StringIO()), str(path)))


def test_an_unusual_reason_is_left_as_the_system_says_it():
    """Rather than not said at all; a full disk has Russian words."""
    assert reason(OSError(5, "Input/output error")) == "Input/output error"
    assert reason(OSError(28, "No space left on device")) == "на диске нет места"
    assert reason(OSError()) == "ошибка диска"
