"""A verdict is a value: words, a whole that follows from the parts, and JSON of the contract."""

from __future__ import annotations

import json

import pytest

from drill.verdict import PartVerdict, Unreadable, Verdict, Word, whole


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("right", "right"),
        ("right missing", "missing"),
        ("right missing close", "close"),
        ("right missing close wrong", "wrong"),
        ("right missing close wrong unreadable", "unreadable"),
        ("missing missing", "missing"),
        ("", "missing"),
    ],
)
def test_the_gravest_part_decides_the_whole(words, expected):
    """Unreadable, else wrong, else close, else missing, else right."""
    assert whole(map(Word, words.split())) == expected


def test_a_verdict_is_json_of_the_contract():
    """Tuples become lists; nothing else is added."""
    parts = (
        PartVerdict(
            "w", Word.WRONG, (1.5, 2.0), (0, 1), "sum_not_mean", ("other",), message="Подели на n.", echo="1.5 2"
        ),
        PartVerdict("W", Word.CLOSE, ((1.0, 2.0),), ((0, 1),)),
        PartVerdict("k", Word.MISSING),
    )
    assert json.loads(json.dumps(Verdict("15b", 7, parts).as_json())) == {
        "id": "15b",
        "seed": 7,
        "verdict": "wrong",
        "parts": {
            "w": {
                "verdict": "wrong",
                "read": [1.5, 2.0],
                "wrong_at": [0, 1],
                "mistake": "sum_not_mean",
                "also": ["other"],
                "followed": False,
                "message": "Подели на n.",
            },
            "W": {
                "verdict": "close",
                "read": [[1.0, 2.0]],
                "wrong_at": [[0, 1]],
                "mistake": None,
                "also": [],
                "followed": False,
                "message": "",
            },
            "k": {
                "verdict": "missing",
                "read": None,
                "wrong_at": [],
                "mistake": None,
                "also": [],
                "followed": False,
                "message": "",
            },
        },
    }


def test_a_part_is_found_by_its_name():
    """And no other name is known."""
    verdict = Verdict("15b", None, (PartVerdict("w", Word.RIGHT),))
    assert verdict.part("w").verdict is Word.RIGHT
    with pytest.raises(KeyError):
        verdict.part("v")


def test_an_unreadable_text_points_at_its_place():
    """Carets stand under what was not understood."""
    assert Unreadable("1 abc 2", 2, 5, "?").pointer() == "1 abc 2\n  ^^^"


def test_an_empty_text_has_no_place_to_point_at():
    """The complaint says it all."""
    assert Unreadable("  ", 0, 2, "Ответ пуст.").pointer() == ""
