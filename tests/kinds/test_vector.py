"""Numbers in a row: whatever separates them, the wanted size settles what a comma means."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import kinds
from drill.kinds.reading import size
from drill.verdict import Unreadable
from tests.asked import asked, complaint, read, word
from tests.sizes import examples


@pytest.mark.parametrize(
    "text",
    [
        "0.8 1.2 1.4",
        "0,8 1,2 1,4",
        "0.8, 1.2, 1.4",
        "0.8,1.2,1.4",
        "0,8, 1,2, 1,4",
        "0,8; 1,2; 1,4",
        "0.8;1.2;1.4",
        "[0.8, 1.2, 1.4]",
        "[[0.8 1.2 1.4]]",
        "(0,8; 1,2; 1,4)",
        "{0.8, 1.2, 1.4}",
        "[[0.8], [1.2], [1.4]]",
        "0.8\n1.2\n1.4\n",
        "0.8\r\n1,2\r\n1,4",
        "[0.8 1.2\n 1.4]",
        "w = 0.8 1.2 1.4",
        "w_1 = 0,8, w_2 = 1,2, w_3 = 1,4",
        "w=(0.8, 1.2, 1.4)",
        "4/5 6/5 7/5",
        "4/5,6/5,7/5",
        "80% 120 % 140%",
        "0.4*2 2 - 0.8 (1 + 6)/5",
        "0.8, 1.2, 1.4,",
        "х0ю8б 1ю2б 1ю4ъ",
        "0ю8 1ю2 1ю4",
    ],
)
def test_three_numbers_are_read_in_any_sane_spelling(text):
    """Blanks, commas, semicolons, lines, brackets, names, fractions, and the wrong layout."""
    assert read(text, asked("vector", 3)) == pytest.approx((0.8, 1.2, 1.4), rel=1e-15)


@pytest.mark.parametrize(
    ("text", "count", "value"),
    [
        ("1,2", 1, (1.2,)),
        ("1,2", 2, (1, 2)),
        ("1,2,3", 3, (1, 2, 3)),
        ("1,5 2,5", 2, (1.5, 2.5)),
        ("1,5 2,5", 4, (1, 5, 2, 5)),
        ("1.5,2.5", 2, (1.5, 2.5)),
        ("1/2,1/3", 2, (1 / 2, 1 / 3)),
        ("max(1,2) 3", 2, (2, 3)),
        ("(0,5; 2)", 2, (0.5, 2)),
        ("1 000", 2, (1, 0)),
    ],
)
def test_the_wanted_size_settles_a_comma(text, count, value):
    """Tight between digits it is decimal or a separator, by which reading fits; a blank always separates."""
    assert read(text, asked("vector", count)) == value


@pytest.mark.parametrize(
    ("text", "count", "value"),
    [
        ("1 -2", 2, (1, -2)),
        ("1 - 2", 1, (-1,)),
        ("1 - 2", 2, (1, -2)),
        ("- 1; − 2", 2, (-1, -2)),
        ("1 + 2 3", 2, (3, 3)),
        ("2 * 3 4", 2, (6, 4)),
        ("1 / 4 2", 2, (0.25, 2)),
        ("ln 2 3", 2, (math.log(2), 3)),
        ("sqrt (4) √9", 2, (2, 3)),
        ("(1 + 2)*3 4", 2, (9, 4)),
        ("2 ½", 2, (2, 0.5)),
        ("10^-1 1e-1", 2, (0.1, 0.1)),
    ],
)
def test_entries_may_be_expressions(text, count, value):
    """A blank beside a sign belongs to the expression, unless only separate entries fit."""
    assert read(text, asked("vector", count)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "own"), [("1 2", (2,)), ("1;2;3;4", (4,)), ("[[1,2],[3,4]]", (2, 2)), ("5", (1,)), ("1,2,3,4", (4,))]
)
def test_another_size_is_read_as_it_is(text, own):
    """The reader does not judge: what another size means is decided with the mistakes at hand."""
    assert size(read(text, asked("vector", 3))) == own


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "пуст"),
        ("[]", "нет ни одного числа"),
        ("1,,2", "не хватает числа"),
        (", 1 2", "не хватает числа"),
        ("[1, 2", "не закрыта"),
        ("1, 2]", "закрывающая"),
        ("(1, 2]", "разные"),
        ("1 2 nan", "nan"),
        ("1 ∞ 2", "Бесконечность"),
        ("1 1/0 2", "ноль"),
        ("1 2 abc", "имени abc"),
        ("[1, 2], 3", "Часть чисел в скобках"),
        ("[[[1, 2], [3]], [4]]", "вложены"),
        ("1 2; 3 1e400", "большое"),
    ],
)
def test_what_cannot_be_read_has_its_reason(text, reason):
    """The first number that is none, a bracket without its pair, a comma without its number."""
    assert reason in complaint(text, asked("vector", 3))


def test_where_the_size_is_asked_a_tight_comma_is_decimal():
    """`1,5 2` is two numbers and `1, 5, 2` three; `1,5,2` cannot be decimals."""
    of = asked("vector", 3, size_asked=True)
    assert read("1,5 2", of) == (1.5, 2)
    assert read("1, 5, 2", of) == (1, 5, 2)
    assert read("1,5,2", of) == (1, 5, 2)
    assert read("1,5", of) == (1.5,)


def test_the_example_has_the_wanted_size_unless_that_is_asked():
    """Then it has the same two numbers for every item."""
    examples_ = {count: kinds.of("vector").example(asked("vector", count)) for count in (1, 3, 12)}
    assert all(size(read(text, asked("vector", count))) == (count,) for count, text in examples_.items())
    told = {kinds.of("vector").example(asked("vector", count, size_asked=True)) for count in (2, 3, 12)}
    assert len(told) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0.8 1.2 1.4", ""),
        ("0,8 1,2 1,4", ""),
        ("0,8; 1,2; 1,4", ""),
        ("[0.8, 1.2, 1.4]", ""),
        ("1,2,3", "1 2 3"),
        ("1/2 1 2", "0.5 1 2"),
    ],
)
def test_the_reading_is_told_back_where_it_differs(text, told):
    """Brackets, separators and a decimal comma that everybody reads alike are not worth a word."""
    of = asked("vector", 3)
    assert kinds.of("vector").echo(text, read(text, of), of) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1 2 3", "right"), ("1.011 2 3", "right"), ("1.03 2 3.02", "close"), ("1.04 2 3", "wrong"), ("1", "wrong")],
)
def test_every_entry_is_compared_by_itself(text, expected):
    """All right is right, all nearly right is close; one number never stands for three."""
    assert word(text, [1, 2, 3], asked("vector", 3)) == expected


VECTORS = st.lists(st.floats(-1e4, 1e4).map(lambda x: round(x, 3)), min_size=1, max_size=8)


@settings(max_examples=examples(200))
@given(numbers=VECTORS, tolerance=st.sampled_from(["exact", "2 decimals", "relative 1%"]), comma=st.booleans())
def test_the_right_answer_as_shown_is_right(numbers, tolerance, comma):
    """Typed back with points or commas it is accepted, whatever the size."""
    of = asked("vector", len(numbers), tolerance=tolerance)
    shown = kinds.of("vector").show(numbers, of)
    assert word(shown.replace(".", ",") if comma else shown, numbers, of) == "right"


@settings(max_examples=examples(500))
@given(
    text=st.one_of(st.text(max_size=60), st.text("0123456789.,;+-−*/^()[]{} e%½√=xюбх\n", max_size=50)),
    count=st.integers(1, 4),
)
def test_any_text_gives_numbers_or_a_complaint(text, count):
    """Never another exception, never nan or infinity, a place inside the text, and a size."""
    value = read(text, asked("vector", count))
    if isinstance(value, Unreadable):
        assert value.complaint
        assert 0 <= value.start <= value.end <= len(text)
        assert ("\n" in value.pointer()) == bool(text.strip())
    else:
        assert len(size(value)) in (1, 2)


PIECES = [
    "(",
    "[",
    "1 ",
    "1,",
    "(1)",
    "[1]",
    "(1 ",
    "ln ",
    "1 - ",
    "½ ",
    "1;",
    "\n",
    "w=",
    "1,2 ",
    "a/",
    "((1 2)",
    "()",
]


@pytest.mark.parametrize("piece", PIECES)
def test_long_text_is_read_or_refused_at_once(piece):
    """Ten thousand characters of anything."""
    assert read(piece * (10_000 // len(piece)), asked("vector", 3)) is not None
