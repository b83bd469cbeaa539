"""What YAML would silently change is refused, and no file, however hostile, gives anything but faults with lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import yaml_nodes
from drill.errors import ContentErrors
from drill.faults import Faults
from drill.loader import load, load_sheet
from drill.yaml_nodes import ListNode, MapNode, Node, ScalarNode
from tests.files import GOOD
from tests.sizes import examples


def read(text: str) -> tuple[object, list[str]]:
    """The plain value of a text and the faults told, without the file's name."""
    faults = Faults("f")
    node = yaml_nodes.read(text, faults)
    return (None if node is None else plain(node)), [str(fault).removeprefix("f:") for fault in faults.errors()]


def plain(node: Node) -> object:
    """A node as plain data."""
    match node:
        case ScalarNode():
            return node.value
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {key: plain(value) for key, value in node.entries.items()}


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("1e-3", 0.001),
        ("1e3", 1000.0),
        ("-2.5E+2", -250.0),
        (".5", 0.5),
        ("1.", 1.0),
        ("+7", 7),
        ("0", 0),
        ("-0.0", 0.0),
        ("15e", "15e"),
        ("1/9", "1/9"),
        ("1,5", "1,5"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("y", "y"),
        ("n", "n"),
        ("'010'", "010"),
        ('"no"', "no"),
        ("1.2.3", "1.2.3"),
    ],
)
def test_numbers_and_words_are_read_as_a_person_reads_them(spelling, value):
    """Exponents need no sign or point, letters of one sign are names, quotes make text."""
    assert read(f"- {spelling}") == ([value], [])


@pytest.mark.parametrize(
    ("spelling", "sentence"),
    [
        ("010", "«010» YAML может прочесть как восьмеричное: напиши 10, а если это текст, возьми его в кавычки."),
        ("0x10", "«0x10» YAML может прочесть как недесятичное число: напиши десятичное, {quotes}"),
        ("0o17", "«0o17» YAML может прочесть как недесятичное число: напиши десятичное, {quotes}"),
        ("0b11", "«0b11» YAML может прочесть как недесятичное число: напиши десятичное, {quotes}"),
        ("1_000", "«1_000» одни читают как число, другие как слово: напиши 1000, {quotes}"),
        ("1:2", "«1:2» YAML может прочесть как минуты и секунды: напиши одно число, {quotes}"),
        ("yes", "«yes» YAML может прочесть как true: напиши true, {quotes}"),
        ("No", "«No» YAML может прочесть как false: напиши false, {quotes}"),
        ("ON", "«ON» YAML может прочесть как true: напиши true, {quotes}"),
        ("off", "«off» YAML может прочесть как false: напиши false, {quotes}"),
        ("2026-11-23", "«2026-11-23» YAML может прочесть как дату: если это текст, возьми его в кавычки."),
        (".inf", "«.inf» не годится: нужно обычное число, {quotes}"),
        ("-.INF", "«-.INF» не годится: нужно обычное число, {quotes}"),
        (".nan", "«.nan» не годится: нужно обычное число, {quotes}"),
        ("1e999", "число «1e999» слишком велико."),
    ],
)
def test_spellings_that_readers_of_yaml_differ_about_are_refused(spelling, sentence):
    """As a value and as a key alike; quoted they are text."""
    sentence = sentence.format(quotes="а если это текст, возьми его в кавычки.")
    assert read(f"a:\n- {spelling}")[1] == [f"2: {sentence}"]
    assert read(f"a: 1\n{spelling}: 2")[1] == [f"2: {sentence}"]
    assert read(f"- '{spelling}'") == ([spelling], [])


@pytest.mark.parametrize("tex", [r"\nabla", r"\frac{1}{2}", r"\theta", r"\beta", r"\alpha", r"\varepsilon", r"\rho"])
def test_tex_in_double_quotes_is_refused(tex):
    """Double quotes turn the beginning of these commands into a control character."""
    _, (sentence,) = read(f'a: 1\nb: "$x {tex}$"')
    assert sentence.startswith(f"2: в двойных кавычках «{tex.partition('{')[0]}» YAML читает как управляющий знак")
    assert read(f"b: '$x {tex}$'") == ({"b": f"$x {tex}$"}, [])


@pytest.mark.parametrize("tex", [r"\Phi", r"\Lambda", r"\Nabla", r"\_x", r"\ x", r"\0"])
def test_escapes_that_make_odd_blanks_are_refused(tex):
    """They leave no control character, but the command is gone all the same."""
    assert "YAML читает как управляющий знак" in read(f'b: "{tex}"')[1][0]


@pytest.mark.parametrize("tex", [r"\cdot", r"\underline", r"\,", r"\sigma"])
def test_escapes_that_yaml_does_not_know_are_told_in_russian(tex):
    """PyYAML's own complaint becomes the same advice."""
    assert read(f'a: 1\nb: "{tex}"')[1] == [
        "2: обратная косая черта в двойных кавычках: TeX бери в одинарные кавычки или ставь после «|»."
    ]


def test_double_quotes_may_hold_doubled_backslashes():
    """An author who doubles them means TeX and gets it."""
    assert read(r'b: "$\\nabla$ и \"кавычки\""') == ({"b": r'$\nabla$ и "кавычки"'}, [])


def test_a_tab_is_a_fault_wherever_it_stands():
    """In an indent nothing more can be read; elsewhere the rest of the file is still checked."""
    sentence = "табуляция: в файле задач только пробелы, поставь вместо неё пробелы."
    assert read("a:\n\tb: 1") == (None, [f"2: {sentence}"])
    assert read("a:\t1\nb: 010")[1][0] == f"1: {sentence}"
    assert len(read("a:\t1\nb: 010")[1]) == 2


def test_a_repeated_key_is_a_fault():
    """PyYAML would let the last one win."""
    assert read("a: 1\nb: 2\na: 3") == ({"a": 1, "b": 2}, ["3: ключ «a» повторяется: первый раз он в строке 1."])
    assert read("{'1': 1, 1: 2}")[1] == ["1: ключ «1» повторяется: первый раз он в строке 1."]


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("a: [1, 2", "1: квадратная скобка не закрыта"),
        ("a: {b: 1", "1: фигурная скобка не закрыта"),
        ("a: {b: x[0]}", "1: фигурная скобка не закрыта"),
        ("a: b: c", "1: лишнее двоеточие"),
        ("a: 1\nb: 'x", "2: кавычка не закрыта"),
        ("a: 1\nb: @x", "2: значение начинается с особого знака"),
        ("a: `x`", "1: значение начинается с особого знака"),
        ("a: %x", "1: значение начинается с особого знака"),
        ("- a\nb: c", "2: пункт списка «- » стоит не на месте"),
        ("a: - b", "1: пункт списка «- » стоит не на месте"),
        ("a: |\n x\nb", "3: после ключа нет двоеточия"),
        ("a: 'it's'", "1: здесь ждали следующий ключ"),
        ("a: ,b", "1: здесь ждали значение"),
        ("a: *x", "1: ссылка *x: метки &x выше нет."),
        ("a: &", "1: знаки & и * в начале значения"),
        ("%YAML", "1: строка начинается с %"),
        ("a: 1\n---\nb: 2", "2: второй документ YAML"),
        ("a: !!python/object:os.system x", "1: метка типа «tag:yaml.org,2002:python/object:os.system»"),
        ("a: !!str 1", "1: метка типа «tag:yaml.org,2002:str»"),
        ("? [a]\n: 1", "1: ключом стоит список"),
        ("a: \x07", "1: невидимый знак U+0007: убери его."),
        ("a: 1\nb: \u2028", "2: невидимый знак U+2028: убери его."),
        ("a: \ud83d", "1: невидимый знак U+D83D: убери его."),
        ("", "1: файл пуст."),
        ("# только заметка", "1: файл пуст."),
    ],
)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_broken_yaml_is_told_in_russian_with_its_line(text, beginning, loader, monkeypatch):
    """Both of PyYAML's parsers, the C one and the Python one, lead to the same sentence."""
    if loader == "SafeLoader":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    sentences = read(text)[1]
    assert len(sentences) == 1
    assert sentences[0].startswith(beginning)


def test_the_marks_of_an_editor_change_nothing():
    """A byte order mark and Windows line ends are not part of the text."""
    assert read("\ufeffa: |\r\n  x\r\n  y\r\nb: 2\r\n") == ({"a": "x\ny\n", "b": 2}, [])
    assert load(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), "15.yaml") == load(GOOD, "15.yaml")


def test_a_file_in_another_encoding_is_told():
    """The line of the first byte that is not UTF-8 is named."""
    with pytest.raises(ContentErrors, match=r"15\.yaml:2: это не текст в UTF-8"):
        load("exercise: 15\ntitle: спуск".encode("cp1251"), "15.yaml")


BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n"
    for before, name in zip("abcdefghijklmnopqrs", "bcdefghijklmnopqrst", strict=True)
)


@pytest.mark.parametrize(
    ("bomb", "part"),
    [
        (BILLION_LAUGHS, "больше 200000 значений"),
        ("a: &a [*a]", "метки &a выше нет"),
        ("[" * 100_000, "вложенность больше 50"),
        ("{a: " * 100_000, "вложенность больше 50"),
        ("- " * 100_000, "вложенность больше 50"),
        ("[" + "x, " * 250_000 + "]", "больше 200000 значений"),
        ("a" * (1 << 20) + "a", "файл больше 1 МиБ"),
        ("a: |\n  " + "ы" * (1 << 20), "файл больше 1 МиБ"),
        ("я" * (1 << 19) + "яя", "файл больше 1 МиБ"),
    ],
)
def test_a_bomb_is_refused(bomb, part):
    """Depth, the number of values with every repetition, and the length are bounded."""
    with pytest.raises(ContentErrors, match=part):
        load(bomb.encode(), "15.yaml")


def test_a_few_aliases_are_read():
    """A repetition that stays small is no bomb."""
    assert read("a: &x [1, 2]\nb: *x") == ({"a": [1, 2], "b": [1, 2]}, [])


def test_endless_faults_are_cut_short():
    """A file of nothing but faults is not told a hundred thousand times."""
    with pytest.raises(ContentErrors) as refusal:
        load("\n".join(f"k{i}: 1" for i in range(5000)), "15.yaml")
    assert len(refusal.value.faults) < 300
    assert str(refusal.value.faults[-1]).endswith("и так далее: это не похоже на файл задач.")


PIECES = [
    *("15b", "items:", "exercise: 15\n", "params:", "book", "task", "w0", "<<", ">>", "<<w0>>", "1e-3", "010", "yes"),
    *("- ", ": ", "\n", "  ", "{", "}", "[", "]", "&a ", "*a", "!!str ", "'", '"', "\\", "|", ">", "#", "---", "?"),
    *("$", "\t", "\x00", "ё"),
]
"""What a problem file is made of, and what does not belong there."""


def told_or_read(reader: Callable[[Any, str], dict[str, Any]], text: str | bytes) -> bool:
    """Whether a loader gives data, or faults with lines, and raises nothing else."""
    try:
        return isinstance(reader(text, "15.yaml"), dict)
    except ContentErrors as errors:
        return all(fault.line >= 1 and fault.message for fault in errors.faults)


@settings(max_examples=examples(150), deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join), st.binary()))
def test_any_text_gives_data_or_faults_and_nothing_else(text):
    """No text and no bytes get out of the loader but as a checked exercise or as ContentErrors."""
    assert told_or_read(load, text)
    assert told_or_read(load_sheet, text)


@settings(max_examples=examples(150), deadline=None)
@given(st.data())
def test_a_good_file_with_anything_put_into_it_gives_data_or_faults(data):
    """Cut, replaced or inserted anywhere: the checks behind the first ones hold as well."""
    start = data.draw(st.integers(0, len(GOOD)))
    stop = data.draw(st.integers(start, min(len(GOOD), start + 30)))
    middle = data.draw(st.one_of(st.sampled_from(PIECES), st.text(max_size=5), st.just("")))
    assert told_or_read(load, GOOD[:start] + middle + GOOD[stop:])
