"""The world as the program finds it: streams of any encoding, folders, width, signs, colour."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drill.env import folded, screen_for, without_half_letters
from tests.world import World

ROOT = Path(__file__).parent.parent


class Terminal(io.StringIO):
    """A stream somebody looks at."""

    encoding = "utf-8"

    def isatty(self):
        """It is one."""
        return True


class Pipe(Terminal):
    """A stream nobody looks at."""

    def __init__(self, encoding):
        super().__init__()
        self.encoding = encoding

    def isatty(self):
        """It is none."""
        return False


def test_a_terminal_has_colour_and_every_sign():
    """Nothing said in the environment: full glyphs, colour, boxes."""
    screen = screen_for(Terminal(), {})
    assert (screen.plain, screen.glyphs, screen.colour) == (False, "full", True)


def test_a_complaint_at_a_terminal_is_broken_between_words(monkeypatch):
    """A file gets each sentence in a line of its own, as it was."""
    monkeypatch.setenv("COLUMNS", "30")
    said = "Нет темы «backpropp». Ближайшие: backprop, rmsprop.\nСправка: masha drill --help"
    told = folded(said, Terminal())
    assert told.split() == said.split()
    assert max(len(line) for line in told.splitlines()) <= 30
    assert told.splitlines()[-1] == "Справка: masha drill --help"
    assert folded(said, Pipe("utf-8")) == f"{said}\n"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"NO_COLOR": "1"}, (False, "full", False)),
        ({"NO_COLOR": ""}, (False, "full", True)),
        ({"TERM": "dumb"}, (True, "full", False)),
        ({"ACCESSIBLE": "1"}, (True, "full", False)),
        ({"ACCESSIBLE": "0"}, (False, "full", True)),
        ({"MASHA_GLYPHS": "ascii"}, (False, "ascii", True)),
        ({"MASHA_GLYPHS": "basic"}, (False, "basic", True)),
        ({"MASHA_GLYPHS": "braille"}, (False, "full", True)),
    ],
)
def test_the_environment_decides(environ, expected):
    """Colour, plain text and the set of signs follow the customary variables."""
    screen = screen_for(Terminal(), environ)
    assert (screen.plain, screen.glyphs, screen.colour) == expected


def test_plain_has_no_colour():
    """`--plain` is linear text for a screen reader."""
    screen = screen_for(Terminal(), {}, plain=True)
    assert (screen.plain, screen.colour) == (True, False)


@pytest.mark.parametrize(
    ("encoding", "glyphs"), [("utf-8", "full"), ("UTF8", "full"), ("cp1251", "ascii"), (None, "ascii")]
)
def test_another_encoding_gets_plain_signs(encoding, glyphs):
    """What is not Unicode cannot show formulas but in ASCII."""
    assert screen_for(Pipe(encoding), {}).glyphs == glyphs


def test_a_pipe_has_no_colour():
    """Whoever reads a pipe gets text."""
    assert not screen_for(Pipe("utf-8"), {}).colour


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "ascii", "utf-8"])
def test_no_encoding_ends_in_a_traceback(encoding):
    """Signs that an encoding lacks are replaced, stray bytes and all."""
    script = (
        "from drill.env import this_process\n"
        "env = this_process()\n"
        "env.write(['∂L/∂w ≤ ½ \\udcd0 верно'])\n"
        "env.complain('нельзя ✓')\n"
        "env.write([env.read_line('> ')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=b"0,8 \xd0\xff\xd0 1\n",
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == 0, done.stderr.decode(encoding)
    assert len(done.stdout.splitlines()) == 2


def test_half_letters_are_dropped():
    """What Backspace leaves of a Cyrillic letter without readline is no answer."""
    assert without_half_letters("0,\udcd08 ж") == "0,8 ж"


def test_masha_home_holds_everything(tmp_path):
    """Journal and cache stand in the folder that MASHA_HOME names."""
    env = World(tmp_path).env()
    assert env.data_folder == tmp_path
    assert env.cache_folder == tmp_path / "cache"


def test_lines_are_read_to_the_end_of_input(tmp_path):
    """Without a terminal every line is taken as it stands, and the end is the end."""
    env = World(tmp_path).env(["1 2\r", ""], terminal=False)
    assert [env.read_line("> "), env.read_line("> ")] == ["1 2", ""]
    with pytest.raises(EOFError):
        env.read_line("> ")
    assert env.stdout.getvalue() == ""


def test_plainly_is_the_same_world(tmp_path):
    """Only the screen changes."""
    env = World(tmp_path).env(colour=True)
    plain = env.plainly()
    assert (plain.screen.plain, plain.screen.colour) == (True, False)
    assert plain.data_folder == env.data_folder


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"MASHA_GLYPHS": "braille"}, "MASHA_GLYPHS=braille: такого набора знаков нет. Есть: full, basic, ascii.\n"),
        ({"MASHA_GLYPHS": "ascii"}, ""),
        ({"MASHA_GLYPHS": ""}, ""),
        ({"MASHA_GLYPHS": "braille", "_MASHA_COMPLETE": "complete_bash"}, ""),
    ],
)
def test_a_set_of_signs_that_is_not_there_is_told_once(environ, told):
    """On standard error, with those there are; not at TAB."""
    start = "from drill.env import this_process; this_process()"
    said = subprocess.run(
        [sys.executable, "-c", start],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environ},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert said.stderr == told
