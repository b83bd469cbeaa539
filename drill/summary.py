"""What a session came to: a fold over the variants it put."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drill.facts import Kind, Rating
from drill.progress import Work, mistakes_made


@dataclass(frozen=True, slots=True)
class Summary:
    """The variants of a session by how they ended, each by its code (`15b:7`), and what to do next.

    mistakes: item, what the student was told, how often.
    reflected: open questions by the student's own rating.
    repeat: items worth drilling again.
    """

    first_try: tuple[str, ...]
    retried: tuple[str, ...]
    hinted: tuple[str, ...]
    unsolved: tuple[str, ...]
    unfinished: tuple[str, ...]
    mistakes: tuple[tuple[str, str, int], ...]
    repeat: tuple[str, ...]
    reflected: tuple[tuple[Rating, tuple[str, ...]], ...] = ()

    @property
    def tasks(self) -> int:
        """How many tasks were brought to an end."""
        return len(self.first_try) + len(self.retried) + len(self.hinted) + len(self.unsolved)


def summed(done: Sequence[Work], told: Mapping[tuple[str, str], str]) -> Summary:
    """The summary of these variants; `told` is what was said of a mistake, by item and name.

    A variant given up for other numbers is no task of its own, but its mistakes were made.
    """
    ended = [work for work in done if not work.is_open and not _gave_way(work)]
    solved = [work for work in ended if work.is_solved]
    later = [work for work in solved if not work.is_first_try]
    unsolved = [work for work in ended if not work.is_solved]
    return Summary(
        first_try=_codes(work for work in solved if work.is_first_try),
        retried=_codes(work for work in later if not work.hints),
        hinted=_codes(work for work in later if work.hints),
        unsolved=_codes(unsolved),
        unfinished=_codes(work for work in done if work.is_open),
        mistakes=tuple(
            (item, told[item, name], times)
            for item in dict.fromkeys(work.shown.item for work in done)
            for name, times in mistakes_made(work for work in done if work.shown.item == item).items()
            if (item, name) in told
        ),
        repeat=tuple(dict.fromkeys(work.shown.item for work in ended if work in later or work in unsolved)),
        reflected=tuple(
            (rating, codes) for rating in Rating if (codes := _codes(w for w in done if _last_rating(w) is rating))
        ),
    )


def code(work: Work) -> str:
    """How people name the variant: `15b:7`, or `15b` with the book's numbers."""
    return work.shown.item if work.shown.seed is None else f"{work.shown.item}:{work.shown.seed}"


def _codes(done: Iterable[Work]) -> tuple[str, ...]:
    return tuple(code(work) for work in done)


def _last_rating(work: Work) -> Rating | None:
    return work.reflections[-1].rating if work.reflections else None


def _gave_way(work: Work) -> bool:
    return any(event.kind in (Kind.AGAIN, Kind.REFUSED) for event in work.events)
