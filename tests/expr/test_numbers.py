"""Numbers as students type them, judged by Python's own arithmetic."""

import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.expr import ExpressionError, constant, read_constant
from tests.sizes import examples

SPELLINGS = [
    ("0.8", 0.8),
    ("0,8", 0.8),
    (".8", 0.8),
    ("8.", 8.0),
    ("-1", -1.0),
    ("−1", -1.0),
    ("+1", 1.0),
    (" 3 ", 3.0),
    ("010", 10.0),
    ("\u00a02\u200b", 2.0),
    ("1e-3", 0.001),
    ("1e−3", 0.001),
    ("1E3", 1000.0),
    ("1,5e2", 150.0),
    ("4/5", 4 / 5),
    ("−4/5", -4 / 5),
    ("1/2/2", 0.25),
    ("7//2", 3.0),
    ("2*(3+4)", 14.0),
    ("2(3+4)", 14.0),
    ("(1+1)(2+2)", 8.0),
    ("2·3", 6.0),
    ("2×3", 6.0),
    ("2⋅3", 6.0),
    ("6÷3", 2.0),
    ("2^3", 8.0),
    ("2**3", 8.0),
    ("2³", 8.0),
    ("2⁻¹", 0.5),
    ("0.5⁰⁺²", 0.25),
    ("2³⁻¹⁻¹", 2),
    ("2^-1", 0.5),
    ("-2^2", -4.0),
    ("-2²", -4.0),
    ("(-2)^2", 4.0),
    ("2^3^2", 512.0),
    ("sqrt(2)/2", math.sqrt(2) / 2),
    ("sqrt 2", math.sqrt(2)),
    ("√2/2", math.sqrt(2) / 2),
    ("√(2+2)", 2.0),
    ("e^-2", math.exp(-2)),
    ("e^(-2)", math.exp(-2)),
    ("exp(-2)", math.exp(-2)),
    ("2e^-2", 2 * math.exp(-2)),
    ("exp -2", math.exp(-2)),
    ("ln 2", math.log(2)),
    ("ln(2)", math.log(2)),
    ("log(2)", math.log(2)),
    ("lg 100", 2.0),
    ("log1p(1)", math.log(2)),
    ("π", math.pi),
    ("2pi", 2 * math.pi),
    ("2π", 2 * math.pi),
    ("sin(pi/2)", 1.0),
    ("cos 0", 1.0),
    ("tanh(0,5)", math.tanh(0.5)),
    ("sigma(0)", 0.5),
    ("sigmoid(-1000)", 0.0),
    ("σ(2)", 1 / (1 + math.exp(-2))),
    ("relu(-3)", 0.0),
    ("ReLU(3)", 3.0),
    ("sign(-3)", -1.0),
    ("floor(2.7)", 2.0),
    ("abs(-3)", 3.0),
    ("max(1, 2)", 2.0),
    ("max(1; 2; 3)", 3.0),
    ("min(1;2)", 1.0),
    ("50%", 0.5),
    ("2,5%", 0.025),
    ("50% * 4", 2.0),
    ("{[(1 + 1)]}", 2.0),
]


@pytest.mark.parametrize(("typed", "value"), SPELLINGS)
def test_a_number_may_be_typed_like_this(typed, value):
    """Every usual spelling of a number is read as that number."""
    assert constant(typed) == pytest.approx(value, rel=1e-15, abs=1e-300)


COMMAS = [
    ("exp(0,5)", math.exp(0.5), "a function of one argument: no other reading"),
    ("max(0,5)", 5.0, "two arguments are a reading, so the comma separates"),
    ("max(0,5; 1)", 1.0, "the semicolon separates, so the comma is decimal"),
    ("max(0,5;0,25)", 0.5, "both commas are decimal"),
    ("max(0, 5)", 5.0, "a comma with a blank separates"),
    ("max(0,(5))", 5.0, "a decimal comma has digits on both sides"),
    ("exp((0,5))", math.exp(0.5), "brackets within a call are no call"),
    ("max(exp(0,5), 1)", math.exp(0.5), "each call settles its own commas"),
    ("0,5*max(1,2)", 1.0, "outside a call the comma is decimal"),
]


@pytest.mark.parametrize(("typed", "value", "because"), COMMAS)
def test_a_comma_is_read_the_only_way_that_fits(typed, value, because):
    """In a call a comma separates where that is a reading; else, tight between digits, it is decimal."""
    assert constant(typed) == pytest.approx(value, rel=1e-15), because


REFUSED = [
    ("1/0", "Деление на ноль"),
    ("0^-1", "Деление на ноль"),
    ("1/(2-2)", "Деление на ноль"),
    ("5//0", "Деление на ноль"),
    ("9**9**9**9", "Слишком большое"),
    ("1e999", "Слишком большое"),
    ("1e308*10", "Слишком большое"),
    ("exp(1000)", "Слишком большое"),
    ("1/(1e308*10)", "Слишком большое"),
    ("(-8)^(1/3)", "дробной степени"),
    ("sqrt(-1)", "Корень"),
    ("ln(0)", "Логарифм"),
    ("lg(-1)", "Логарифм"),
    ("1 > 0", "сравнение"),
    ("1 @ 2", "одно число"),
    ("2.T", "одно число"),
    ("sum(1)", "одно число"),
    ("nan", "имени nan"),
    ("inf", "имени inf"),
    ("x", "имени x"),
    ("1 2", "знака действия"),
    ("(1, 2)", "Запятая"),
    ("1;2", "Точка с запятой"),
    ("50%2", "%"),
    ("x%", "имени x"),
    ("(1+1)%", "%"),
    ("0x10", "имени x10"),
    ("1_000", "подчёркив"),
    ("1" * 61, "Слишком длинное число"),
    ("", "Пусто"),
    ("   ", "Пусто"),
    ("1 +", "оборвано"),
    ("(1", "Скобка не закрыта"),
    ("1)", "Лишняя"),
    ("(1]", "Скобки разные"),
    ("()", "пустые"),
    ("sqrt", "функция"),
    ("sqrt()", "аргументов: 0"),
    ("sin^2(1)", "Степень функции"),
    ("sin²(1)", "Степень функции"),
    ("where(1,0,5,1)", "по-разному"),
    ("2^T", "Транспонируют"),
]


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
def test_what_has_no_finite_value_is_refused_with_the_reason(typed, reason):
    """A typed number is finite, or the student is told what is wrong with it."""
    with pytest.raises(ExpressionError) as refused:
        constant(typed)
    assert reason in str(refused.value)


NOTES = [
    ("log 2", ["log — натуральный логарифм"]),
    ("lg(2)", ["lg — десятичный логарифм"]),
    ("ln 2", []),
    ("1/2pi", ["«1/2pi» прочитано как (1/2)·pi"]),
    ("1/2(3)", ["«1/2(3)» прочитано как (1/2)·3"]),
    ("(1/2)pi", []),
    ("2^3pi", ["«2^3pi» прочитано как (2^3)·pi"]),
    ("2^3 pi", []),
    ("2³pi", []),
    ("ln 2pi", ["«ln 2pi» прочитано как log(2)·pi"]),
    ("ln(2)pi", []),
    ("sin 1 cos 1", []),
    ("2(3)", []),
]


@pytest.mark.parametrize(("typed", "notes"), NOTES)
def test_a_doubtful_reading_is_told_back(typed, notes):
    """A product without a sign after a denominator, an exponent or a bare argument is told back; so is `log`."""
    assert list(read_constant(typed).notes) == notes


@settings(max_examples=examples(200))
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_read_back_exactly(value):
    """What Python writes for a float is read as that float."""
    assert constant(repr(value)) == value
    assert math.copysign(1, constant(repr(value))) == math.copysign(1, value)


@settings(max_examples=examples(200))
@given(st.integers(0, 10**9), st.integers(0, 10**6))
def test_a_decimal_comma_is_a_decimal_point(whole, decimals):
    """`12,5` and `12.5` are the same number, also inside an expression."""
    assert constant(f"{whole},{decimals}") == constant(f"{whole}.{decimals}") == float(f"{whole}.{decimals}")
    assert constant(f"1*{whole},{decimals}") == float(f"{whole}.{decimals}")


def test_a_number_needs_no_numpy():
    """Reading a number does not import numpy: it would cost more than all the rest."""
    program = "import sys, drill.expr; drill.expr.constant('sqrt(2)/2 + max(1; 2)'); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
