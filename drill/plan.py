"""Which items a session asks, in which order, and where it takes up what was interrupted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from drill.digest import Digest

Target = tuple[str, int | None]
"""An item, and the seed of its variant where one is asked for."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One task of a session; `place` is what its header counts."""

    item: str
    seed: int | None
    place: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The tasks of a session, in order; `total` is what they are counted out of."""

    turns: tuple[Turn, ...]
    total: int


def planned(
    targets: Sequence[Target],
    done: Mapping[str, Digest],
    *,
    count: int | None = None,
    new: bool = False,
    weak: bool = False,
    shuffled: Callable[[list[Target]], list[Target]] | None = None,
) -> Plan:
    """The session that these targets make, after all that was done before (by item).

    count: so many tasks; when the targets are used up they start again (a seed asked for goes up by one).
    new, weak: only items never solved, only items that gave trouble last time.
    shuffled: gives the order; without it, that of the targets.
    The variant left open last comes first and the session goes on from there, without what was solved since; what
    stands before it comes at the end, if it was never solved.
    """
    solved = {item: digest.solved_last for item, digest in done.items() if digest.solved_last}
    chosen = [
        target
        for target in dict.fromkeys(targets)
        if not (new and target[0] in solved) and (not weak or (target[0] in done and done[target[0]].is_weak))
    ]
    if shuffled is not None:
        chosen = shuffled(chosen)
    start, interrupted = _interrupted(chosen, done)
    before, after = chosen[:start], chosen[start:]
    if count is not None or shuffled is not None:
        order = after + before
        total = len(order) if count is None else count
        return Plan(_turns(order, total, 1), total if order else 0)
    if interrupted is not None:
        after = [target for target in after if solved.get(target[0], 0) < interrupted]
    owed = [target for target in before if target[0] not in solved]
    order = after + owed
    return Plan(_turns(order, len(order), len(chosen) - len(order) + 1), len(chosen))


def _interrupted(targets: Sequence[Target], done: Mapping[str, Digest]) -> tuple[int, int | None]:
    """The place of the target whose variant was left open last, and that variant's number; 0 and None if none was."""
    found = [
        (number, place)
        for place, (item, seed) in enumerate(targets)
        if item in done
        for number, left in done[item].open
        if seed in (None, left)
    ]
    if not found:
        return 0, None
    number, place = max(found)
    return place, number


def _turns(order: Sequence[Target], count: int, first: int) -> tuple[Turn, ...]:
    """The order, repeated until there are so many."""
    if not order:
        return ()
    return tuple(
        Turn(item, None if seed is None else seed + number // len(order), first + number)
        for number, (item, seed) in enumerate(islice(cycle(order), count))
    )
