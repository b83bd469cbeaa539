"""Which tasks make a paper: spread over the exercises, and the same for the same number on every machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import count, zip_longest

from drill.plan import Target
from drill.streams import Stream

Place = tuple[str, int]
"""An item, and the seed of its variant."""

BARREN = 20
"""Rounds without one new variant, after which there are no more."""


def chosen(
    targets: Sequence[Target], wanted: int, seed: int, numbers: Callable[[str, int], Hashable | None]
) -> tuple[Place, ...]:
    """So many different tasks of the targets, in the order of the targets; fewer if there are no more.

    One item of every exercise comes before a second of any; chance, which is the seed's, decides among the rest. All
    have the seed's own numbers; where every item is taken already, it is taken again with the next seed. A target that
    names its own seed is just that one task.
    numbers: what a variant is asked with; None if it cannot be asked.
    """
    ranked = _ranked(list(dict.fromkeys(targets)), seed)
    taken: dict[Place, None] = {}
    seen: set[tuple[str, Hashable]] = set()
    barren = 0
    for turn in count():
        before = len(taken)
        for item, own in ranked:
            place = item, seed + turn if own is None else own
            if place in taken or (asked := numbers(*place)) is None or (item, asked) in seen:
                continue
            seen.add((item, asked))
            taken[place] = None
            if len(taken) == wanted:
                return _in_order(taken, targets)
        barren = barren + 1 if len(taken) == before else 0
        if barren >= BARREN or not ranked:
            break
    return _in_order(taken, targets)


def _ranked(targets: Sequence[Target], seed: int) -> list[Target]:
    """The first of every exercise, then the second, ...: shuffled within an exercise and within such a round."""
    by_exercise: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        by_exercise[target[0][:-1]].append(target)
    shuffled = [Stream(f"paper|{seed}|{exercise}").shuffled(group) for exercise, group in by_exercise.items()]
    rounds = zip_longest(*Stream(f"paper|{seed}").shuffled(shuffled))
    return [target for one_of_each in rounds for target in one_of_each if target is not None]


def _in_order(taken: dict[Place, None], targets: Sequence[Target]) -> tuple[Place, ...]:
    order = {item: place for place, (item, _) in reversed(list(enumerate(targets)))}
    return tuple(sorted(taken, key=lambda place: (order[place[0]], place[1])))
