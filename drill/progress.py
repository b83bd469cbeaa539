"""Progress: what the facts of the journal add up to. Pure folds; nothing here is ever stored."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from drill.facts import Attempt, Event, Facts, Kind, Reflection, Shown

RIGHT = "right"
CLOSE = "close"
WRONG = "wrong"

CLOSING = (Kind.STEPS, Kind.SKIPPED, Kind.AGAIN, Kind.LEFT, Kind.REFUSED)
"""After these a variant is no longer open; only a skipped one may return."""


@dataclass(frozen=True)
class Work:
    """One variant that was shown and everything done on it, oldest first."""

    shown: Shown
    attempts: tuple[Attempt, ...] = ()
    events: tuple[Event, ...] = ()
    reflections: tuple[Reflection, ...] = ()

    @cached_property
    def right(self) -> tuple[str, ...]:
        """The parts that are right, in the order asked."""
        done = {part for attempt in self.attempts for part, verdict in attempt.verdicts.items() if verdict == RIGHT}
        return tuple(part for part in self.shown.parts if part in done)

    @property
    def to_do(self) -> tuple[str, ...]:
        """The parts that are not right yet."""
        return tuple(part for part in self.shown.parts if part not in self.right)

    @property
    def hints(self) -> int:
        """How many hints were taken."""
        return sum(event.kind is Kind.HINT for event in self.events)

    @property
    def is_solved(self) -> bool:
        """Every part is right."""
        return len(self.right) == len(self.shown.parts)

    @property
    def is_open(self) -> bool:
        """Neither right nor skipped, solved for the student or refused: the student may go on with it."""
        state = [event.kind for event in self.events if event.kind in CLOSING or event.kind is Kind.RETURNED]
        return not self.is_solved and (not state or state[-1] is Kind.RETURNED)

    @cached_property
    def counted(self) -> tuple[Attempt, ...]:
        """The attempts without repeats of the same wrong answer to the same parts."""
        return tuple(
            attempt for number, attempt in enumerate(self.attempts) if not repeats(attempt, self.attempts[:number])
        )

    @property
    def misses(self) -> int:
        """How many different answers were not right."""
        return sum(not is_right(attempt) for attempt in self.counted)

    @property
    def misses_by_part(self) -> Mapping[str, int]:
        """How many different answers to each part were not right, but for the first close one."""
        misses = dict.fromkeys(self.shown.parts, 0)
        for part in misses:
            answers = [attempt.verdicts[part] for attempt in self.counted if part in attempt.verdicts]
            missed = [verdict for verdict in answers if verdict != RIGHT]
            misses[part] = len(missed) - (CLOSE in missed)
        return misses

    @property
    def seconds(self) -> float:
        """Spent on its answers."""
        return sum(attempt.seconds for attempt in self.attempts)

    @property
    def ended(self) -> str:
        """When the last thing happened to it."""
        attempts = [attempt.at for attempt in self.attempts[-1:]]
        events = [event.at for event in self.events[-1:]]
        return max([self.shown.at, *attempts, *events], key=datetime.fromisoformat)

    @property
    def is_first_try(self) -> bool:
        """Solved, every part at its first attempt and without a hint."""
        return self.is_solved and not self.hints and all(is_right(attempt) for attempt in self.attempts)

    @property
    def gave_trouble(self) -> bool:
        """Something in it was answered wrong, or its solution had to be shown."""
        return self.misses > 0 or any(event.kind in (Kind.STEPS, Kind.LEFT) for event in self.events)

    @property
    def was_touched(self) -> bool:
        """Something was done on it besides looking."""
        return bool(self.attempts or self.events)


def is_right(attempt: Attempt) -> bool:
    """Every part of the submission is right."""
    return all(verdict == RIGHT for verdict in attempt.verdicts.values())


def word_of(attempt: Attempt) -> str:
    """The verdict on a whole submission."""
    return next((word for word in (WRONG, CLOSE) if word in attempt.verdicts.values()), RIGHT)


def repeats(attempt: Attempt, earlier: Iterable[Attempt]) -> bool:
    """Whether it is an answer to the same parts that has been judged not right before."""
    return not is_right(attempt) and any(
        attempt.read == other.read and attempt.verdicts.keys() == other.verdicts.keys() for other in earlier
    )


def works(facts: Facts) -> tuple[Work, ...]:
    """The facts by variant, in the order in which the variants were first shown."""
    attempts: dict[int, list[Attempt]] = defaultdict(list)
    events: dict[int, list[Event]] = defaultdict(list)
    reflections: dict[int, list[Reflection]] = defaultdict(list)
    for attempt in facts.attempts:
        attempts[attempt.shown].append(attempt)
    for event in facts.events:
        events[event.shown].append(event)
    for reflection in facts.reflections:
        reflections[reflection.shown].append(reflection)
    return tuple(
        Work(shown, tuple(attempts[shown.id]), tuple(events[shown.id]), tuple(reflections[shown.id]))
        for shown in facts.shown
    )


def open_work(done: Sequence[Work], item: str, seed: int | None = None) -> Work | None:
    """The latest variant of an item that is still open; with a seed, only that one."""
    for work in reversed(done):
        if work.shown.item == item and work.is_open and seed in (None, work.shown.seed):
            return work
    return None


def mistakes_made(group: Iterable[Work]) -> dict[str, int]:
    """How often each mistake was made, the most frequent first; a repeated answer counts once."""
    made = Counter(attempt.mistakes[0] for work in group for attempt in work.counted if attempt.mistakes)
    return dict(made.most_common())


def fresh_seed(candidates: Iterable[int], draw: Callable[[int], Any], seen: Sequence[Any]) -> int:
    """The seed of the next variant: the first candidate that draws what was never seen.

    When every candidate draws something seen, the one whose numbers were seen longest ago, so that no variant comes
    back before the others have come.

    seen: the params of past variants, oldest first; `draw` gives params in the same form. Takes from `candidates`
    only as many as it needs. Raises ValueError if there are none.
    """
    last_seen = {_key(params): turn for turn, params in enumerate(seen)}
    oldest: tuple[int, int] | None = None
    for seed in candidates:
        turn = last_seen.get(_key(draw(seed)))
        if turn is None:
            return seed
        if oldest is None or turn < oldest[0]:
            oldest = turn, seed
    if oldest is None:
        raise ValueError("no candidates")
    return oldest[1]


def _key(params: Any) -> str:
    return json.dumps(params, sort_keys=True)
