"""The world in one object: streams, clock, chance, folders, the journal, the catalogue. Tests replace it whole."""

from __future__ import annotations

import atexit
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from drill.catalog import Catalog
    from drill.store import Store
    from drill.views.screen import Screen

SEEDS = 10_000
"""Seeds shown to people are 0 to 9999."""

GLYPHS = ("full", "basic", "ascii")

_COMPLETION = "_MASHA_COMPLETE"
"""Set by the shell at TAB, when nothing may be said."""


@dataclass
class Env:
    """What the shell knows of the world. Build it with `this_process`.

    ask: shows a prompt at the terminal and gives the line typed; EOFError at its end.
    is_terminal: a person is typing, so that a question may wait for an answer.
    """

    environ: Mapping[str, str]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    screen: Screen
    is_terminal: bool
    ask: Callable[[str], str]
    now: Callable[[], datetime]
    random_seed: Callable[[], int]

    def write(self, lines: Iterable[str]) -> None:
        """Prints lines, at once."""
        self.stdout.write("".join(f"{line}\n" for line in lines))
        self.stdout.flush()

    def complain(self, sentence: str) -> None:
        """Says on standard error what is not right."""
        self.stderr.write(folded(sentence, self.stderr))
        self.stderr.flush()

    def read_line(self, prompt: str) -> str:
        """The next line: typed after the prompt, or taken from standard input without one. EOFError at the end."""
        if self.is_terminal:
            line = self.ask(prompt)
        else:
            line = self.stdin.readline()
            if not line:
                raise EOFError
        return without_half_letters(line.rstrip("\r\n"))

    def plainly(self) -> Env:
        """The same world with linear text and no colour."""
        return replace(self, screen=replace(self.screen, plain=True, colour=False))

    @property
    def at(self) -> str:
        """The time as the journal writes it."""
        return self.now().isoformat(timespec="seconds")

    @property
    def stamp(self) -> str:
        """The time as names of files have it: `20261123-170511`."""
        return f"{self.now():%Y%m%d-%H%M%S}"

    @cached_property
    def data_folder(self) -> Path:
        """Where the journal lives: `MASHA_HOME`, or where the platform keeps a user's data."""
        if home := self.environ.get("MASHA_HOME"):
            return Path(home).expanduser()
        from platformdirs import user_data_path

        return user_data_path("masha", appauthor=False)

    @cached_property
    def cache_folder(self) -> Path:
        """Where what can be made again is kept: `MASHA_HOME/cache`, or the platform's place."""
        if self.environ.get("MASHA_HOME"):
            return self.data_folder / "cache"
        from platformdirs import user_cache_path

        return user_cache_path("masha", appauthor=False)

    @cached_property
    def catalog(self) -> Catalog:
        """The tasks: those of `MASHA_PROBLEMS`, else the program's own."""
        from drill.catalog import Catalog, find_folder

        return Catalog.open(find_folder(environ=self.environ), self.cache_folder)

    @property
    def journal(self) -> Path:
        """The file of the journal."""
        return self.data_folder / "journal.sqlite3"

    @cached_property
    def store(self) -> Store:
        """The journal, opened when first asked for; its warnings go to standard error."""
        from drill.store import open_store

        store = open_store(self.journal, self.complain, self.stamp)
        # the log goes into the file itself: that is what people copy to another machine
        atexit.register(store.close)
        return store


def this_process(*, plain: bool = False) -> Env:
    """The world as this process finds it. `plain` asks for linear text without colour."""
    environ = os.environ
    stdin, stdout, stderr = sys.stdin or io.StringIO(), _writable(sys.stdout), _writable(sys.stderr)
    # a stray byte is a character that cannot be read, not the end of the session
    _reconfigure(stdin, errors="replace")
    if (told := unknown_glyphs(environ)) and _COMPLETION not in environ:
        stderr.write(folded(told, stderr))
    return Env(
        environ=environ,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        screen=screen_for(stdout, environ, plain=plain),
        is_terminal=stdin.isatty(),
        ask=_ask_at_terminal,
        now=lambda: datetime.now().astimezone(),
        random_seed=_random_seed,
    )


def screen_for(stdout: TextIO, environ: Mapping[str, str], *, plain: bool = False) -> Screen:
    """How to write on this stream: its width, its signs, colour or not, boxes or linear text."""
    from drill.views.screen import Screen

    accessible = environ.get("ACCESSIBLE", "").lower() not in ("", "0", "false", "no")
    plain = plain or accessible or environ.get("TERM") == "dumb"
    glyphs = environ.get("MASHA_GLYPHS", "")
    if glyphs not in GLYPHS:
        glyphs = "full" if _is_unicode(stdout) else "ascii"
    return Screen(
        width=shutil.get_terminal_size((80, 24)).columns,
        plain=plain,
        glyphs=glyphs,
        colour=stdout.isatty() and not plain and not environ.get("NO_COLOR") and _shows_colour(environ),
    )


def folded(sentence: str, stream: TextIO) -> str:
    """A complaint as it is written to the stream: at a terminal its lines are broken between words."""
    if not stream.isatty():
        return f"{sentence}\n"
    from textwrap import fill

    width = shutil.get_terminal_size((80, 24)).columns
    lines = (fill(line, width, break_long_words=False, break_on_hyphens=False) for line in sentence.split("\n"))
    return "".join(f"{line}\n" for line in lines)


def unknown_glyphs(environ: Mapping[str, str]) -> str:
    """What to say of a `MASHA_GLYPHS` that names no set of signs; nothing where it does, or is not set."""
    glyphs = environ.get("MASHA_GLYPHS", "")
    if not glyphs or glyphs in GLYPHS:
        return ""
    return f"MASHA_GLYPHS={glyphs}: такого набора знаков нет. Есть: {', '.join(GLYPHS)}."


def without_half_letters(text: str) -> str:
    """The text without lone surrogates, which a terminal leaves where Backspace took half a letter."""
    return "".join(char for char in text if not "\ud800" <= char <= "\udfff")


def _is_unicode(stream: TextIO) -> bool:
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").replace("_", "").startswith("utf")


def _shows_colour(environ: Mapping[str, str]) -> bool:
    """Windows' old console prints colour codes as they are; its new terminal names itself."""
    return sys.platform != "win32" or "WT_SESSION" in environ


def _writable(stream: TextIO | None) -> TextIO:
    if stream is None:
        return io.StringIO()
    if sys.platform == "win32" and not stream.isatty():
        _reconfigure(stream, encoding="utf-8", errors="replace")
    else:
        _reconfigure(stream, errors="replace")
    return stream


def _reconfigure(stream: TextIO, **settings: str) -> None:
    with suppress(AttributeError, ValueError):
        stream.reconfigure(**settings)  # type: ignore[attr-defined]


def _random_seed() -> int:
    """A seed by the system's chance; imported here, since only a drill needs it."""
    import secrets

    return secrets.randbelow(SEEDS)


def _ask_at_terminal(prompt: str) -> str:
    """Asks with readline, without which Backspace takes half of a Cyrillic letter."""
    with suppress(ImportError):
        import readline

        # a pasted table has tabs between its numbers
        readline.parse_and_bind("tab: self-insert")
    return input(prompt)
