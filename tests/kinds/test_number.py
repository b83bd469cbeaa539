"""One number is read as it was meant, in whatever spelling a student gives it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import kinds
from drill.verdict import Unreadable
from tests.asked import asked, complaint, read, word
from tests.sizes import examples

NUMBER = asked("number")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.8", 0.8),
        ("0,8", 0.8),
        (".8", 0.8),
        (",8", 0.8),
        ("3.", 3),
        ("+3", 3),
        ("4/5", 0.8),
        ("-1", -1),
        ("−1", -1),
        ("– 0,5", -0.5),
        ("1e-3", 0.001),
        ("2E3", 2000),
        ("5e-1", 0.5),
        ("5*10^-1", 0.5),
        ("5·10⁻¹", 0.5),
        ("5x10^-1", 0.5),
        ("5х10^-1", 0.5),
        ("sqrt(2)/2", math.sqrt(2) / 2),
        ("√2", math.sqrt(2)),
        ("e^-2", math.exp(-2)),
        ("ln 2", math.log(2)),
        ("ln(2)", math.log(2)),
        ("log 2", math.log(2)),
        ("lg 100", 2),
        ("50%", 0.5),
        ("2*(3+4)", 14),
        ("1 - 2", -1),
        ("½", 0.5),
        ("2½", 2.5),
        ("-2½", -2.5),
        ("√½", math.sqrt(0.5)),
        ("1 000", 1000),
        ("12 345,6", 12345.6),
        ("1\u00a0000", 1000),
        ("1,000", 1),
        ("0.499", 0.499),
        ("0,499", 0.499),
        ("w = 0.8", 0.8),
        ("w_1=0,8", 0.8),
        ("L'(w) = −4", -4),
        ("ŷ = 3", 3),
        ("w ≈ 0,8", 0.8),
        ("≈ 0.8", 0.8),
        ("[0.8]", 0.8),
        ("[[0,8]]", 0.8),
        ("(0,8)", 0.8),
        ("\t0.8 \u200b", 0.8),
        ("３．５", 3.5),
        ("٣", 3),
    ],
)
def test_usual_spellings_are_read(text, value):
    """Points, commas, fractions, powers, roots, per cent, groups of three, brackets and a name in front."""
    assert read(text, NUMBER) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize("text", ["0.5", "0,5", ".5", "1/2", "50%", "5e-1", "5*10^-1"])
def test_what_other_systems_misread_is_one_half(text):
    """The table of peers: some read 0, some refuse, here each is 0.5."""
    assert read(text, NUMBER) == 0.5


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("О,5", 0.5),
        ("0ю5", 0.5),
        ("0б5", 0.5),
        ("1е-3", 0.001),
        ("1О", 10),
        ("ыйке(4)", 2),
        ("W = 0ю8", 0.8),
        ("O1 = 0.5", 0.5),
    ],
)
def test_slips_of_a_russian_keyboard_are_read_as_meant(text, value):
    """A round letter is zero unless it begins a name; comma keys give letters; words may be in the wrong layout."""
    assert read(text, NUMBER) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "пуст"),
        ("   ", "пуст"),
        ("w =", "нет ни одного числа"),
        ("nan", "nan"),
        ("inf", "Бесконечность"),
        ("−∞", "Бесконечность"),
        ("1e999", "большое"),
        ("10^400", "большое"),
        ("1e-400", "маленькое"),
        ("1/0", "ноль"),
        ("ln(-1)", "положительного"),
        ("1..5", "два десятичных знака"),
        ("1.000,5", "два десятичных знака"),
        ("1,5,2", "два десятичных знака"),
        ("5e", "степень десяти"),
        ("1 2", "их 2"),
        ("2 ½", "их 2"),
        ("1; 2; 3", "их 3"),
        ("abc", "имени abc"),
        ("1_000", "подчёркивания"),
        ("[1", "не закрыта"),
        ("2 = 3", "="),
    ],
)
def test_what_cannot_be_read_has_its_reason(text, reason):
    """Unreadable is a value with a place and a sentence, never a zero."""
    assert reason in complaint(text, NUMBER)


def test_a_complaint_points_at_the_place_that_was_typed():
    """Places survive blanks without width, wide fractions and a name in front."""
    of = read("w\u200b = ½ + abc", NUMBER)
    assert of.text[of.start : of.end] == "abc"
    assert of.pointer().endswith("^^^")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0.8", ""),
        ("0,8", ""),
        ("  −1 ", ""),
        ("w = 0,8", ""),
        ("[3]", ""),
        ("1,000", "1"),
        ("4/5", "0.8"),
        ("50%", "0.5"),
        ("1 000", "1000"),
        ("0ю5", "0.5"),
        ("1e-3", "0.001"),
        ("lg 100", "2; lg — десятичный логарифм"),
    ],
)
def test_the_reading_is_told_back_where_it_differs(text, told):
    """A decimal comma, a name in front and brackets are not worth a word."""
    assert kinds.of("number").echo(text, read(text, NUMBER), NUMBER) == told


def test_a_percentage_is_read_with_and_without_its_sign():
    """Where the unit is per cent `2%` and `2` are 2."""
    share = asked("number", unit="percent")
    assert read("2%", share) == read("2", share) == read("2 %", share) == 2


@pytest.mark.parametrize(
    ("tolerance", "value", "shown"),
    [
        ("2 decimals", 0.8, "0.8"),
        ("2 decimals", 1 / 3, "0.33"),
        ("2 decimals", -0.001, "0"),
        ("exact", 1 / 3, "0.333333"),
        ("exact", 100.0, "100"),
        ("absolute 0.01", 2 / 3, "0.67"),
        ("relative 1%", 12345.678, "12346"),
        ("relative 1%", 0.00012345, "0.000123"),
        ("relative 1%", 1.5e-20, "1.5e-20"),
    ],
)
def test_an_answer_is_shown_in_the_precision_asked(tolerance, value, shown):
    """No more decimals than asked for, unless the tolerance needs them."""
    assert kinds.of("number").show(value, asked("number", tolerance=tolerance)) == shown


TRUTHS = st.floats(-1e6, 1e6).filter(lambda x: x == 0 or abs(x) > 1e-6)
SPELLINGS = st.sampled_from(["exact", "1 decimal", "2 decimals", "3 decimals", "absolute 0.05", "relative 1%"])


@settings(max_examples=examples(300))
@given(truth=TRUTHS, tolerance=SPELLINGS, comma=st.booleans())
def test_the_right_answer_as_shown_is_right(truth, tolerance, comma):
    """Typed back with a point or a comma it is accepted."""
    of = asked("number", tolerance=tolerance)
    shown = kinds.of("number").show(truth, of)
    assert word(shown.replace(".", ",") if comma else shown, truth, of) == "right"


@settings(max_examples=examples(300))
@given(truth=TRUTHS, tolerance=SPELLINGS, side=st.sampled_from([-1, 1]))
def test_just_past_the_tolerance_is_refused(truth, tolerance, side):
    """A hundredth of the tolerance too much is close, more than three tolerances wrong, less than one right."""
    of = asked("number", tolerance=tolerance)
    allowed = of.tolerance.allowed(truth)
    if allowed == 0:
        allowed = 1e-3  # relative to zero: only zero is right
    for factor, expected in ((0.99, "right"), (1.01, "close"), (2.99, "close"), (3.01, "wrong")):
        if of.tolerance.allowed(truth):
            assert word(repr(truth + side * factor * allowed), truth, of) == expected


@pytest.mark.parametrize(
    ("tolerance", "truth", "on_the_border"),
    [("absolute 0.01", 0.8, "0.81"), ("absolute 0.01", 100, "100.01"), ("2 decimals", 0.3, "0.311")],
)
def test_the_border_itself_is_right(tolerance, truth, on_the_border):
    """The last binary digit of a decimal fraction costs nobody an answer."""
    assert word(on_the_border, truth, asked("number", tolerance=tolerance)) == "right"


@settings(max_examples=examples(500))
@given(text=st.one_of(st.text(max_size=60), st.text("0123456789.,+-−*/^()[] e%½√=xю;\n", max_size=40)))
def test_any_text_gives_a_number_or_a_complaint(text):
    """Never another exception, never nan or infinity, and a place inside the text."""
    value = read(text, NUMBER)
    if isinstance(value, Unreadable):
        assert value.complaint
        assert 0 <= value.start <= value.end <= len(text)
        assert ("\n" in value.pointer()) == bool(text.strip())
    else:
        assert math.isfinite(value)


@pytest.mark.parametrize(
    "piece", ["(", "[", "-", "1", "1 ", "1,", "½", "a/", "√", "^2", "2^", "=", "w=", " ", "((1", "1(", "ю", "(1)"]
)
def test_long_text_is_read_or_refused_at_once(piece):
    """Ten thousand characters of anything; one more is too long."""
    for text in (piece * (10_000 // len(piece)), piece * 10_001):
        value = read(text, NUMBER)
        assert isinstance(value, Unreadable | float)
