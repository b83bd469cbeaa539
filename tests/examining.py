"""Exams in a world for tests: every call is a new start of the program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from drill.examining import check_paper, last_report, make_paper, run_exam
from drill.facts import Papers
from drill.problem import Item
from tests.world import World


class ExamWorld(World):
    """A world with exams; every call gives the page of a new start."""

    def __init__(self, home: Path, *items: Item) -> None:
        super().__init__(home, *items)
        self._shift = timedelta()

    def later(self, **time: float) -> None:
        """The wall clock goes on by so much while nobody looks; back by a negative time."""
        self._shift += timedelta(**time)

    def exam(
        self,
        *lines: str,
        called: str = "all",
        terminal: bool = True,
        minutes: float = 40,
        count: int = 10,
        seed: int | None = None,
    ) -> str:
        """`masha exam`; without a target where `called` is empty."""
        targets = [(item.id, None) for item in self.items]
        return self._run(
            lines,
            terminal,
            lambda env: run_exam(env, called, targets, minutes=minutes, count=count, seed=seed),
        )

    def report(self) -> str:
        """`masha exam --report`."""
        return self._run((), True, last_report)

    def paper(self, *, count: int = 8, seed: int | None = None) -> str:
        """`masha paper all`."""
        env = self.env()
        targets = [(item.id, None) for item in self.items]
        lines = make_paper(env, "all", targets, env.screen, count=count, seed=seed)
        self.complaints = env.stderr.getvalue()
        env.store.close()
        return "\n".join(lines)

    def check(self, *lines: str, places: Sequence[tuple[str, int | None]] = (), terminal: bool = True) -> str:
        """`masha check --paper`, with these variants."""
        called = " ".join(f"{item}:{seed}" for item, seed in places)
        return self._run(lines, terminal, lambda env: check_paper(env, called, places))

    @property
    def papers(self) -> Papers:
        """What the journal holds of exams and papers."""
        env = self.env()
        papers = env.store.papers()
        env.store.close()
        return papers

    def _now(self) -> datetime:
        return super()._now() + self._shift

    def _run(self, lines: Sequence[str], terminal: bool, command: Any) -> str:
        env = self.env(lines, terminal=terminal)
        try:
            self.status = command(env)
        finally:
            self.complaints = env.stderr.getvalue()
            env.store.close()
        return env.stdout.getvalue()
