"""A world for tests: one folder, one clock, lines typed one after another, everything said on one page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import Any

from drill.env import Env
from drill.facts import Facts
from drill.problem import Item
from drill.session import run_drill
from drill.theory import Theory
from drill.views.screen import Screen

CTRL_C = "\x03"
"""Typed as a line: the student presses Ctrl-C."""


class SmallCatalog:
    """A catalogue of some items."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = {item.id: item for item in items}

    def item(self, item_id: str) -> Item:
        """The item of that id."""
        return self._items[item_id]

    def theory(self, item_id: str) -> Theory:
        """The theory of its exercise."""
        item = self._items[item_id]
        return Theory(item.exercise, item.title, "Дважды два $= 4$.", ("Учебник, глава 1",), ())


class World:
    """A student's home folder and the items there are; every `drill` is a new start of the program.

    Chance gives the seeds 371, 372, ...; ten seconds pass whenever somebody looks at the clock.
    """

    def __init__(self, home: Path, *items: Item) -> None:
        self.home = home
        self.items = items
        self.status = 0
        self.complaints = ""
        self._seeds = count(371)
        self._ticks = count()

    def env(self, lines: Sequence[str] = (), *, terminal: bool = True, **screen: Any) -> Env:
        """The world of one start; the lines are what will be typed."""
        page, typed = io.StringIO(), iter(lines)

        def ask(prompt: str) -> str:
            page.write(prompt)
            line = next(typed, None)
            if line is None:
                raise EOFError
            page.write("^C" if line == CTRL_C else f"{line}\n")
            if line == CTRL_C:
                raise KeyboardInterrupt
            return line

        env = Env(
            environ={"MASHA_HOME": str(self.home)},
            stdin=io.StringIO("".join(f"{line}\n" for line in lines)),
            stdout=page,
            stderr=io.StringIO(),
            screen=Screen(**{"width": 80, "plain": False, "glyphs": "full", "colour": False, **screen}),
            is_terminal=terminal,
            ask=ask,
            now=self._now,
            random_seed=lambda: next(self._seeds),
        )
        env.catalog = SmallCatalog(self.items)
        return env

    def drill(self, *lines: str, terminal: bool = True, targets: Sequence[Any] = (), **how: Any) -> str:
        """A session in which these lines are typed; everything on the screen, prompts and typing included."""
        env = self.env(lines, terminal=terminal)
        chosen = [target if isinstance(target, tuple) else (target, None) for target in targets]
        self.status = run_drill(env, chosen or [(item.id, None) for item in self.items], **how)
        self.complaints = env.stderr.getvalue()
        env.store.close()
        return env.stdout.getvalue()

    @property
    def facts(self) -> Facts:
        """What the journal holds."""
        env = self.env()
        facts = env.store.facts()
        env.store.close()
        return facts

    def _now(self) -> datetime:
        start = datetime(2026, 11, 23, 17, 5, 11, tzinfo=timezone(timedelta(hours=3)))
        return start + timedelta(seconds=10 * next(self._ticks))
