"""Letters of the wrong alphabet or layout, and what was meant by them."""

from __future__ import annotations

import pytest

from drill.keyboard import LAYOUT, LOOK_ALIKES, has_cyrillic


def test_look_alikes_become_latin():
    """The letters that look the same on the screen."""
    assert "(р-у)*х".translate(LOOK_ALIKES) == "(p-y)*x"


@pytest.mark.parametrize(
    ("typed", "meant"), [("дшые", "list"), ("ыйке(2)", "sqrt(2)"), ("хъжэбю", "[];',."), ("Жй", ":q")]
)
def test_the_same_keys_give_latin_signs(typed, meant):
    """Key by key, capitals too."""
    assert typed.translate(LAYOUT) == meant


@pytest.mark.parametrize("table", [LOOK_ALIKES, LAYOUT])
def test_a_table_keeps_the_length(table):
    """Places in a text stay where they were."""
    assert all(len(chr(meant)) == 1 for meant in table.values())


def test_cyrillic_is_told_from_other_alphabets():
    """Greek is not Russian."""
    assert has_cyrillic("w = О,5")
    assert not has_cyrillic("λ·w − 0,5")
