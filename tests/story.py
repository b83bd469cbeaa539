"""Facts in the making, for tests of what they add up to."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from drill import progress
from drill.facts import Attempt, Event, Facts, Kind, Rating, Reflection, Shown
from drill.progress import Work

MOSCOW = timezone(timedelta(hours=3))
START = datetime(2026, 11, 23, 17, 5, 11, tzinfo=MOSCOW)


class Story:
    """Each method is one thing that happened to the variant shown last; the clock stands until `later`."""

    def __init__(self) -> None:
        self.now = START
        self.shown: list[Shown] = []
        self.attempts: list[Attempt] = []
        self.events: list[Event] = []
        self.reflections: list[Reflection] = []

    @property
    def at(self) -> str:
        """The time as the journal writes it."""
        return self.now.isoformat(timespec="seconds")

    def later(self, **time: float) -> Story:
        """So many days, hours, ... pass."""
        self.now += timedelta(**time)
        return self

    def show(self, item: str = "24b", *parts: str, seed: int | None = 371) -> Story:
        """A variant of the item is shown."""
        number = len(self.shown) + 1
        self.shown.append(Shown(item, seed, 1, {"seed": seed}, parts or ("p", "grad"), self.at, number))
        return self

    def answer(
        self, part: str, read: object, verdict: str, *mistakes: str, hints: int = 0, seconds: float = 1.0
    ) -> Story:
        """One part is answered and judged."""
        number = len(self.attempts) + 1
        shown = self.shown[-1].id
        attempt = Attempt(
            shown, {part: str(read)}, {part: read}, {part: verdict}, mistakes, hints, seconds, self.at, number
        )
        self.attempts.append(attempt)
        return self

    def happen(self, *kinds: Kind) -> Story:
        """Anything else, in this order."""
        self.events += [Event(self.shown[-1].id, kind, self.at, len(self.events) + 1) for kind in kinds]
        return self

    def reflect(self, rating: Rating) -> Story:
        """The open question is answered and rated."""
        self.reflections.append(Reflection(self.shown[-1].id, "", rating, self.at, len(self.reflections) + 1))
        return self

    @property
    def works(self) -> tuple[Work, ...]:
        """What has been done so far."""
        facts = Facts(tuple(self.shown), tuple(self.attempts), tuple(self.events), tuple(self.reflections))
        return progress.works(facts)

    @property
    def last(self) -> Work:
        """What was done on the variant shown last."""
        return self.works[-1]
