"""What people type to name tasks, in either alphabet, and what they are told when nothing is called so."""

from __future__ import annotations

import pytest

from drill.entries import ExerciseEntry, ItemEntry, SheetEntry
from drill.errors import DrillError
from drill.targets import Targets, UnknownTarget


def items(number: int, letters: str, printed: str = "", tags: tuple[str, ...] = ()) -> tuple[ItemEntry, ...]:
    """Items of an exercise; `printed` are the book's letters, a dot where it prints none."""
    printed = printed.ljust(len(letters), ".")
    return tuple(
        ItemEntry(f"{number}{a}", None if b == "." else b, f"пункт {a}", ("number",), "book", "core", 5, tags, 1)
        for a, b in zip(letters, printed, strict=True)
    )


def sheet(number: int, *exercises: tuple[int, tuple[ItemEntry, ...]]) -> SheetEntry:
    """A sheet of exercises."""
    entries = (ExerciseEntry(n, f"упражнение {n}", f"sheet{number}", found) for n, found in exercises)
    return SheetEntry(number, f"листочек {number}", tuple(entries))


TARGETS = Targets(
    [
        sheet(3, (15, items(15, "abcdef", "абвгд", ("gd",))), (16, items(16, "abc", tags=("gd", "lstm")))),
        sheet(5, (34, items(34, "abcdef", "абсдеф")), (61, items(61, "ab", tags=("lstm",))), (35, items(35, "abc"))),
    ]
)


@pytest.mark.parametrize(
    ("typed", "item_id"),
    [
        ("15b", "15b"),
        ("15B", "15b"),
        ("15б", "15b"),
        ("15Б", "15b"),
        ("15.б", "15b"),
        ("15) б", "15b"),
        ("15б)", "15b"),
        (" 15 б. ", "15b"),
        ("015b", "15b"),
        ("15в", "15c"),
        ("15В", "15c"),
        ("15е", "15f"),
        ("15e", "15e"),
        ("16в", "16c"),
        ("34д", "34d"),
        ("34с", "34c"),
        ("34Ф", "34f"),
        ("34е", "34e"),
        ("34г", "34d"),
        ("61б", "61b"),
    ],
)
def test_an_item_is_named_in_either_alphabet(typed, item_id):
    """Latin by position; Cyrillic first by the letter the book prints in that exercise, then by position."""
    assert TARGETS.variant(typed) == (item_id, None)
    assert TARGETS.variants(typed) == ((item_id, None),)


@pytest.mark.parametrize("typed", ["15b:7", "15б:7", "15.Б : 7", "15b:07"])
def test_a_variant_is_an_item_with_a_seed(typed):
    """Wherever an item is named, a seed may stand behind a colon."""
    assert TARGETS.variant(typed) == ("15b", 7)
    assert TARGETS.variants(typed) == (("15b", 7),)


@pytest.mark.parametrize(
    ("target", "ids"),
    [
        ("16", "16a 16b 16c"),
        ("016", "16a 16b 16c"),
        ("sheet5", "34a 34b 34c 34d 34e 34f 61a 61b 35a 35b 35c"),
        ("Листок 5", "34a 34b 34c 34d 34e 34f 61a 61b 35a 35b 35c"),
        ("листочек5", "34a 34b 34c 34d 34e 34f 61a 61b 35a 35b 35c"),
        ("lstm", "16a 16b 16c 61a 61b"),
        ("LSTM", "16a 16b 16c 61a 61b"),
        ("34-35", "34a 34b 34c 34d 34e 34f 61a 61b 35a 35b 35c"),
        ("16–34", "16a 16b 16c 34a 34b 34c 34d 34e 34f"),
        ("61 - 35", "61a 61b 35a 35b 35c"),
        ("15e-16a", "15e 15f 16a"),
        ("15д-16", "15e 15f 16a 16b 16c"),
    ],
)
def test_a_target_gives_its_items_in_file_order(target, ids):
    """A range goes by the order of the files: 61 stands between 34 and 35."""
    assert TARGETS.variants(target) == tuple((item_id, None) for item_id in ids.split())


@pytest.mark.parametrize("target", ["all", "ALL", "все", "всё"])
def test_everything_has_a_word(target):
    """`all`, also in Russian."""
    assert len(TARGETS.variants(target)) == 20


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("15z", "Нет пункта 15z. Ближайшие: 15d, 15e, 15f."),
        ("16г", "Нет пункта 16г (это 16d). Ближайшие: 16a, 16b, 16c."),
        ("15ё", "Нет пункта 15ё. Ближайшие: 15d, 15e, 15f."),
        ("17", "Нет упражнения 17. Ближайшие: 15, 16."),
        ("40a", "Нет упражнения 40. Ближайшие: 34, 35."),
        ("sheet4", "Нет листочка 4. Есть: sheet3, sheet5."),
        ("lsmt", "Нет ни листочка, ни упражнения, ни темы «lsmt». Ближайшие: lstm."),
        ("shet5", "Нет ни листочка, ни упражнения, ни темы «shet5». Ближайшие: sheet5, sheet3."),
        ("привет", "Нет ни листочка, ни упражнения, ни темы «привет». Например: sheet4, 15, 15b, 15-18, all."),
        ("", "Нет ни листочка, ни упражнения, ни темы «». Например: sheet4, 15, 15b, 15-18, all."),
        ("35-61", "35 стоит после 61: напиши 61-35."),
        ("15-17", "Нет упражнения 17. Ближайшие: 15, 16."),
        ("15-", "Нет ни листочка, ни упражнения, ни темы «15-». Например: sheet4, 15, 15b, 15-18, all."),
        ("15b:x", "«15b:x» не похоже на пункт: нужен номер с буквой, например 15a."),
    ],
)
def test_an_unknown_target_is_told_with_what_is_near(typed, sentence):
    """The sentence names the nearest items, exercises, sheets or tags."""
    with pytest.raises(UnknownTarget) as refusal:
        TARGETS.variants(typed)
    assert str(refusal.value) == sentence
    assert isinstance(refusal.value, DrillError)
    assert refusal.value.exit_status == 2


@pytest.mark.parametrize("typed", ["15", "sheet3", "gd", "15-16", "15bb", "b15", "", ":7", "-1b"])
def test_what_names_several_is_no_item(typed):
    """Where one item is wanted, the sentence says what an item looks like."""
    with pytest.raises(UnknownTarget, match="не похоже на пункт: нужен номер с буквой, например 15a"):
        TARGETS.variant(typed)


def test_an_exercise_alone_is_told_one_of_its_items():
    """The likeliest thing that was meant."""
    with pytest.raises(UnknownTarget, match="например 16a"):
        TARGETS.variant("16")


def test_what_is_no_exercise_is_told_so():
    """Where an exercise is wanted, its number is."""
    with pytest.raises(UnknownTarget, match="«gd» не похоже на упражнение: нужен номер, например 15"):
        TARGETS.exercise("gd")


def test_a_target_restricts_the_list():
    """Sheets and exercises that have nothing of it are left out."""
    found = TARGETS.restricted("lstm")
    assert [(s.id, [(e.number, len(e.items)) for e in s.exercises]) for s in found] == [
        ("sheet3", [(16, 3)]),
        ("sheet5", [(61, 2)]),
    ]


@pytest.mark.parametrize(
    ("beginning", "names"),
    [
        ("sh", ["sheet3", "sheet5"]),
        ("l", ["lstm"]),
        ("16", ["16", "16a", "16b", "16c"]),
        ("3", ["34", "35", *(f"34{a}" for a in "abcdef"), "35a", "35b", "35c"]),
        ("34с", ["34с"]),
        ("15b", ["15b"]),
        ("zz", []),
    ],
)
def test_tab_offers_what_begins_so(beginning, names):
    """Sheets, tags, exercises, items; a Cyrillic beginning gets Cyrillic names."""
    assert [name for name, _ in TARGETS.completions(beginning)] == names


def test_tab_offers_items_alone_where_an_item_is_wanted():
    """With the label beside each."""
    assert TARGETS.item_completions("61") == [("61a", "пункт a"), ("61b", "пункт b")]
    assert len(TARGETS.item_completions("")) == 20
