"""What is asked next, what a submission changes, what is offered: the decisions of a session about one task.

A dialogue is made of facts: it holds the attempts, and everything else follows from them. So a task that is resumed
from the journal goes on exactly where it stopped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from drill.facts import Attempt
from drill.progress import is_right, repeats
from drill.verdict import Word

OFFER_HINT_AFTER = 2
OFFER_STEPS_AFTER = 3


class Offer(StrEnum):
    """What is offered after wrong answers."""

    HINT = "hint"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One task under way.

    groups: the parts in the order asked; those in one group (witness parts) are judged together.
    waits: somebody sits at a terminal, so a part is asked until it is right; else it is left after three wrong ones.
    attempts: all judged submissions on this variant, oldest first.
    pending: texts of the group under way that cannot be judged before the rest of it.
    """

    groups: tuple[tuple[str, ...], ...]
    waits: bool
    attempts: tuple[Attempt, ...] = ()
    pending: Mapping[str, str] = field(default_factory=dict)

    @property
    def group(self) -> tuple[str, ...] | None:
        """The group that is asked now; None when every group is right or left."""
        for group in self.groups:
            if not self.is_right(group) and not self.is_left(group):
                return group
        return None

    @property
    def asked(self) -> str | None:
        """The part that is asked now."""
        return next((part for part in self.group or () if part not in self.pending), None)

    @property
    def to_do(self) -> int:
        """How many parts are not right yet."""
        return sum(len(group) for group in self.groups if not self.is_right(group))

    @property
    def is_solved(self) -> bool:
        """Every part is right."""
        return all(self.is_right(group) for group in self.groups)

    @property
    def typed(self) -> dict[str, str]:
        """What stands for every part so far: its latest judged text, or the pending one."""
        texts = {part: text for attempt in self.attempts for part, text in attempt.typed.items()}
        return {**texts, **self.pending}

    def with_text(self, text: str) -> Dialogue:
        """The part asked is answered but not judged yet."""
        return replace(self, pending={**self.pending, self.asked or "": text})

    def without_text(self, part: str) -> Dialogue:
        """What was typed for the part could not be read; it is asked again."""
        return replace(self, pending={name: text for name, text in self.pending.items() if name != part})

    def with_attempt(self, attempt: Attempt) -> Dialogue:
        """The submission has been judged."""
        return replace(self, attempts=(*self.attempts, attempt), pending={})

    def is_right(self, group: Sequence[str]) -> bool:
        """Every part of the group has been right."""
        return any(is_right(attempt) for attempt in self._of(group))

    def is_left(self, group: Sequence[str]) -> bool:
        """Without a terminal three wrong answers are enough."""
        return not self.waits and self.misses(group) >= OFFER_STEPS_AFTER

    def misses(self, group: Sequence[str]) -> int:
        """Wrong answers to the group as offers count them.

        The first close one is only asked again; the same wrong answer again counts only where nobody waits.
        """
        of_group = self._of(group)
        missed = [number for number, attempt in enumerate(of_group) if not is_right(attempt)]
        close = [number for number in missed if Word.WRONG not in of_group[number].verdicts.values()]
        return sum(
            number not in close[:1] and not (self.waits and repeats(of_group[number], of_group[:number]))
            for number in missed
        )

    def has_repeated(self) -> bool:
        """Whether the latest submission is a wrong answer that was given to the same parts before."""
        return bool(self.attempts) and repeats(self.attempts[-1], self.attempts[:-1])

    def offer(self, hints_left: int) -> Offer | None:
        """What the latest submission gives reason to offer."""
        if not self.attempts or is_right(self.attempts[-1]):
            return None
        parts = tuple(self.attempts[-1].verdicts)
        misses = self.misses(parts)
        if misses == replace(self, attempts=self.attempts[:-1]).misses(parts):
            return None
        if misses % OFFER_STEPS_AFTER == 0:
            return Offer.STEPS
        return Offer.HINT if misses == OFFER_HINT_AFTER and hints_left else None

    def _of(self, group: Sequence[str]) -> tuple[Attempt, ...]:
        return tuple(attempt for attempt in self.attempts if set(attempt.verdicts) & set(group))


def groups_of(kinds: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The parts (name to kind, in file order) as they are asked: one by one, but all witness parts together."""
    witnesses = tuple(name for name, kind in kinds.items() if kind == "witness")
    return tuple(
        witnesses if kind == "witness" else (name,)
        for name, kind in kinds.items()
        if kind != "witness" or name == witnesses[0]
    )
