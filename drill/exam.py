"""An exam or a paper as its facts tell it: what is written, how much time is left, what mark it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from math import floor

from drill.facts import Closed, Paper, Papers, Written
from drill.verdict import Word

BEST = 10
PASS = 4
"""The mark from which an exam is passed."""

WORTH = {Word.RIGHT: Fraction(1), Word.CLOSE: Fraction(1, 2)}
"""What a part is worth by its verdict; everything else is worth nothing."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The exam's clock: seconds that have passed on it, and what the wall clock said then.

    It goes with the wall clock, also while nobody sits at the exam. A wall clock that was set back makes it stand
    still for a moment; it goes on from there.
    """

    elapsed: float
    seen: datetime

    def at(self, now: datetime) -> Clock:
        """The clock a look later."""
        return Clock(self.elapsed + max(0.0, (now - self.seen).total_seconds()), now)


@dataclass(frozen=True, slots=True)
class Exam:
    """A paper and what became of it so far; a printed paper is an exam without a clock."""

    paper: Paper
    written: tuple[Written, ...] = ()
    closed: Closed | None = None

    @property
    def is_timed(self) -> bool:
        """Whether it has a clock."""
        return self.paper.minutes is not None

    def clock(self) -> Clock:
        """The clock when something was written last."""
        if self.written:
            return Clock(self.written[-1].elapsed, datetime.fromisoformat(self.written[-1].at))
        return Clock(0.0, datetime.fromisoformat(self.paper.at))

    def left(self, clock: Clock) -> float:
        """Seconds left, negative when it is over; infinite without a clock."""
        return float("inf") if self.paper.minutes is None else self.paper.minutes * 60 - clock.elapsed

    def with_answer(self, written: Written) -> Exam:
        """Something more was written."""
        return replace(self, written=(*self.written, written))

    def typed(self, task: int) -> dict[str, str]:
        """What stands for the parts of a task, the latest for each."""
        return {one.part: one.typed for one in self.written if one.task == task}

    def parts(self, task: int) -> tuple[str, ...]:
        """The parts of a task, in the order asked."""
        return tuple(self.paper.tasks[task - 1]["parts"])

    def unanswered(self, task: int) -> tuple[str, ...]:
        """The parts of a task for which nothing is written."""
        typed = self.typed(task)
        return tuple(part for part in self.parts(task) if part not in typed)

    def seconds(self, task: int) -> dict[str, float]:
        """How long each part of a task took: the time since something was written before, all its answers together."""
        took: dict[str, float] = {}
        before = 0.0
        for one in self.written:
            if one.task == task:
                took[one.part] = took.get(one.part, 0.0) + one.elapsed - before
            before = one.elapsed
        return took


def exams(papers: Papers) -> tuple[Exam, ...]:
    """Every paper with what became of it, oldest first; what another window wrote on it after its end is not there."""
    closed = {one.paper: one for one in papers.closed}
    return tuple(
        Exam(paper, tuple(one for one in papers.written if _counts(one, paper, closed)), closed.get(paper.id))
        for paper in papers.papers
    )


def _counts(written: Written, paper: Paper, closed: Mapping[int, Closed]) -> bool:
    return written.paper == paper.id and (paper.id not in closed or written.elapsed <= closed[paper.id].elapsed)


def latest(among: Sequence[Exam], *, timed: bool, closed: bool | None = None) -> Exam | None:
    """The exam (or, not timed, the printed paper) begun last; only among closed or open ones if so asked."""
    for exam in reversed(among):
        if exam.is_timed is timed and closed in (None, exam.closed is not None):
            return exam
    return None


def mark(words: Sequence[Mapping[str, Word]]) -> int:
    """The mark, 0 to `BEST`, of the verdicts on the parts of every task.

    A task counts as the share of its right parts, a close one as half; every task counts alike. To the nearest whole
    number, a half up.
    """
    shares = [sum((WORTH.get(word, Fraction(0)) for word in task.values()), Fraction(0)) / len(task) for task in words]
    return floor(BEST * sum(shares, Fraction(0)) / len(shares) + Fraction(1, 2)) if shares else 0
