"""What cannot be read is told by place, and nothing else ever happens."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drill.tex import TexError, box, line, parse, typst
from drill.tex.nodes import Fence, Number, Row, Scripts, Symbol
from tests import sizes

X = Symbol("x", "ord")


@pytest.mark.parametrize(
    ("tex", "at", "complaint"),
    [
        (r"a + \fracc{1}{2}", 4, r"Не знаю команды \fracc. Может быть, \frac?"),
        (r"\softmax(x)", 0, r"Не знаю команды \softmax. Если это слово, напиши \text{softmax}."),
        (r"x^", 2, "После ^ чего-то не хватает: напиши ^{...}."),
        (r"\frac{1}{", 8, "Скобка { не закрыта."),
        ("x_1_2", 3, "Два нижних индекса подряд: собери их в одни скобки {}."),
        ("a}", 1, "Лишняя скобка }: пары для неё нет."),
        ("50%", 2, r"Знак % в формуле пишется \%."),
        (r"\left( x", 0, r"\left без своего \right."),
        (r"x \right)", 2, r"\right без своего \left."),
        (r"\left x", 6, r"После \left нужна скобка: ( ) [ ] \{ \} | \langle \rangle или точка."),
        ("a & b", 2, r"Знак & бывает только внутри \begin{...}; просто знак пишется \&."),
        (r"a \\ b", 2, r"Новая строка \\ бывает только внутри \begin{...}."),
        (r"\begin{pmatrix} 1", 0, r"Окружение не закрыто: не хватает \end{...}."),
        (r"\begin{matrix} 1 \end{pmatrix}", 21, r"\begin{matrix} закрыт не своим \end: нужен \end{matrix}."),
        (r"\text{a $x$}", 8, r"Знак $ внутри \text: закрой скобку и пиши формулу снаружи."),
        ("x\\", 1, "Обратная черта в конце: допиши команду."),
        ("(" * 61, 60, "Слишком много вложенных скобок: больше 60. Упрости формулу."),
        ("x" * 10_001, 10_000, "Формула слишком длинная: больше 10000 знаков. Раздели её на части."),
        (r"\begin{matrix}" + "&" * 1_000 + r"\end{matrix}", 0, "Таблица слишком большая: больше 1000 клеток."),
    ],
)
def test_a_fault_is_told_with_its_place_and_remedy(tex, at, complaint):
    """In Russian, at the offset where reading stopped."""
    with pytest.raises(TexError) as fault:
        parse(tex)
    assert (fault.value.text, fault.value.at, fault.value.complaint) == (tex, at, complaint)


def refusal(tex):
    """The fault of a text that cannot be read."""
    try:
        parse(tex)
    except TexError as fault:
        return fault
    return None


ALPHABET = [
    r"\frac", r"\hat", r"\sqrt", r"\left(", r"\right)", r"\left.", r"\right|", r"\begin{pmatrix}", r"\end{pmatrix}",
    r"\begin{aligned}", r"\end{aligned}", r"\begin{cases}", r"\end{cases}", r"\sum", r"\max", r"\text{до }", r"\quad",
    r"\,", r"\cdot", r"\underbrace", r"\boxed", r"\xrightarrow", r"\alpha", r"\{", r"\}", r"\mathbb", r"\binom",
    r"\overset", r"\limits", r"\not", r"\operatorname", r"\substack", r"\foo", r"\\", "\\", "{", "}", "{}", "(", ")",
    "[", "]", "_", "^", "'", "&", "x", "12", "0.5", "-", "+", "=", ",", ";", ".", " ", "\n", "|", "/", "$", "%", "~",
    "ж", "\u0302", "漢", "\x00",
]  # fmt: skip


@settings(max_examples=sizes.examples(400))
@given(st.lists(st.sampled_from(ALPHABET), max_size=30).map("".join))
@example(r"\sqrt{}x")
def test_any_text_is_set_or_refused(tex):
    """Never another exception; what is set on a line is one line."""
    fault = refusal(tex)
    if fault is not None:
        assert 0 <= fault.at <= len(tex)
        return
    for glyphs in ("full", "basic", "ascii"):
        assert "\n" not in line(tex, glyphs)
        assert box(tex, glyphs)
        assert box(tex, glyphs, 10)
    typst(tex)


WRAPPERS = [
    ("{", "}^2"), ("(", ")"), (r"\frac{1}{", "}"), ("x_{", "}"), ("e^{", "}"), (r"\hat{", "}"), (r"\sqrt[3]{", "}"),
    (r"\left[", r"\right]"), (r"\begin{pmatrix}1 &", r"\end{pmatrix}"), (r"\boxed{", "}"), (r"\sum_{", "}"),
    (r"\underbrace{x}_{", "}"), (r"\xrightarrow{", "}"), (r"\begin{aligned}&", r"\end{aligned}"), (r"\sqrt ", ""),
]  # fmt: skip


@pytest.mark.parametrize("depth", [29, 59, 200])
@pytest.mark.parametrize(("opening", "closing"), WRAPPERS)
def test_depth_is_set_or_refused(opening, closing, depth):
    """Neither the parser nor a back runs out of stack or of patience."""
    tex = opening * depth + "x" + closing * depth
    fault = refusal(tex)
    if fault is not None:
        assert "вложенных" in fault.complaint
        return
    assert line(tex)
    assert box(tex)
    assert box(tex, "ascii", 20)
    assert typst(tex)


def test_brackets_that_match_are_one_thing():
    """Of any kinds, so that a half-open interval matches; one without a pair stays a sign."""
    assert parse("[0, 1)") == Fence("[", ")", parse("0, 1"))
    assert parse("(x") == Row((Symbol("(", "open"), X))
    assert parse("(x)^2") == Scripts(Fence("(", ")", X), None, Number("2"), 0, limits=False)


def test_an_argument_without_braces_is_one_atom():
    """As in TeX, one digit of a number."""
    assert parse(r"\frac12") == parse(r"\frac{1}{2}")
    assert parse("x^12") == parse("x^{1}2")
    assert parse(r"\hat\beta") == parse(r"\hat{\beta}")


def test_a_prime_is_a_prime_however_written():
    """With a quote, a typographic quote or a command."""
    assert parse("f'") == parse("f’") == parse(r"f^\prime") == parse(r"f^{\prime}")


def test_brackets_around_a_bare_grid_become_its_own():
    r"""`\left( \begin{matrix} ... \right)` is a pmatrix."""
    assert parse(r"\left(\begin{matrix}1\\2\end{matrix}\right)") == parse(r"\begin{pmatrix}1\\2\end{pmatrix}")
