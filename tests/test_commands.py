"""A line that starts with `/`, `?` or `=` is a command, in Russian or English words, in either layout."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.commands import Calculation, Check, Command, Unknown, accepts, command_in, slashless
from tests.sizes import examples


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("?", Command.HINT),
        (" ? ", Command.HINT),
        ("??", Command.HINT),
        ("/task", Command.TASK),
        ("/задача", Command.TASK),
        ("/steps", Command.STEPS),
        ("/шаги", Command.STEPS),
        ("/Steps ", Command.STEPS),
        ("/skip", Command.SKIP),
        ("/пропуск", Command.SKIP),
        ("/again", Command.AGAIN),
        ("/ещё", Command.AGAIN),
        ("/еще", Command.AGAIN),
        ("/quit", Command.QUIT),
        ("/выход", Command.QUIT),
        ("/theory", Command.THEORY),
        ("/теория", Command.THEORY),
        ("/help", Command.HELP),
        ("/помощь", Command.HELP),
        ("/back", Command.BACK),
        ("/назад", Command.BACK),
    ],
)
def test_commands_have_english_and_russian_words(line, command):
    """Capitals and blanks around do not matter."""
    assert command_in(line) is command


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (",", Command.HINT),
        (".ылшз", Command.SKIP),
        (".ефыл", Command.TASK),
        (".ыеузы", Command.STEPS),
        (".фпфшт", Command.AGAIN),
        (".йгше", Command.QUIT),
        (".рудз", Command.HELP),
        (".ифсл", Command.BACK),
        (".ЫЛШЗ", Command.SKIP),
        ("/ылшз", Command.SKIP),
        ("/ifub", Command.STEPS),
        ("/ghjgecr", Command.SKIP),
    ],
)
def test_the_wrong_layout_is_read_as_meant(line, command):
    """The slash key gives a dot in the Russian layout, the question mark a comma."""
    assert command_in(line) is command


@pytest.mark.parametrize(
    "line",
    [
        ".8",
        ".5 .25",
        ".skip",
        ".check w 1",
        ".шаги",
        ".проверь w 1",
        ".абв",
        "0.8",
        ",5",
        "-1",
        "да",
        "skip",
        "",
        "  ",
        "x/y",
    ],
)
def test_answers_are_no_commands(line):
    """A dot begins a command only before Cyrillic letters that are a command in the Latin layout."""
    assert command_in(line) is None


def test_a_command_without_its_slash_is_told_apart_from_an_answer():
    """Only Russian words, whole lines: an English word can be a name in a formula."""
    told = {"пропуск": "/пропуск", " Выход ": "/выход", ".шаги": "/шаги", r"\ещё": "/ещё"}
    assert {line: slashless(line) for line in told} == told
    assert not any(slashless(line) for line in ("skip", ".skip", "да", "шаги 1", "/шаги", "1", ".8", ""))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("/check w_1 0.8", Check("w_1", "0.8")),
        ("/проверь H1 1 2; 3 4", Check("H1", "1 2; 3 4")),
        ("/check w1 = 0,8", Check("w1", "0,8")),
        ("/check w1=0,8", Check("w1", "0,8")),
        ("/Check  W_1  0.8 ", Check("W_1", "0.8")),
        (".срусл ц_1 0ю8", Check("ц_1", "0ю8")),
        ("/ghjdthm w_1 0.8", Check("w_1", "0.8")),
        ("/check w_1", Check("w_1")),
        ("/check", Check()),
        ("/check = 3", Check()),
    ],
)
def test_a_line_of_the_paper_is_asked_about_by_name_and_value(line, asked):
    """The value is all that follows the name; an equals sign between them may stand."""
    assert command_in(line) == asked


@pytest.mark.parametrize(("line", "text"), [("= 2*3", "2*3"), ("=x", "x"), (" =  ", ""), ("== 2", "= 2")])
def test_what_follows_an_equals_sign_is_calculated(line, text):
    """It is never an answer."""
    assert command_in(line) == Calculation(text)


@pytest.mark.parametrize("line", ["/", "/qu it", "/back 2", "/checks w 1", "?help"])
def test_unknown_commands_are_no_answers(line):
    """What looks like a command is never judged."""
    assert command_in(line) == Unknown(line)


def test_yes_is_said_in_either_layout():
    """Only whole words say yes, so that `y` stays an answer."""
    assert [accepts(line) for line in ("да", " Да ", "lf", "yes", "y", "д", "", "1")] == [True] * 4 + [False] * 4


@settings(max_examples=examples(200))
@given(st.text())
def test_every_line_is_a_command_or_an_answer(line):
    """Lines that begin with a command's sign are commands; of the others only a comma and a dotted word are."""
    found = command_in(line)
    if line.strip().startswith(("/", "?", "=")):
        assert found is not None
    elif not line.strip().startswith((".", ",")):
        assert found is None
