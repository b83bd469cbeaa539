"""Whole screens of progress in every manner: what `masha` alone says, and `masha stats`."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest

from drill.days import Worked
from drill.digest import Day, Digest, Made
from drill.schedule import Card
from drill.stats import statistics
from drill.tells import tells_of
from drill.views.screen import Screen
from drill.views.stats import stats_lines
from drill.views.welcome import welcome_lines
from tests.screen import is_as_stored
from tests.story import START
from tests.views.test_screens import CATALOG, SCREENS, fits

TODAY = date(2026, 11, 23)


def card(stability: float, due_in: float) -> Card:
    """Reviewed some days ago, due in so many."""
    due, last = START + timedelta(days=due_in), START - timedelta(days=3)
    return Card(stability, 5.0, due.astimezone(UTC).isoformat(), last.astimezone(UTC).isoformat(), "good", 2)


def worked(*ago: int, tasks: int = 3) -> dict[str, object]:
    """Work on these days, so many days ago."""
    days = [TODAY - timedelta(days=each) for each in ago]
    return {
        "days": {day.isoformat(): Day(tasks + 1, 240.0 * tasks, tasks, tasks - 1) for day in days},
        "worked": Worked.of(days),
        "seconds": 240.0 * tasks * len(days),
        "tasks": tasks * len(days),
        "first_try": (tasks - 1) * len(days),
        "attempts": (tasks + 1) * len(days),
    }


PROGRESS = {
    digest.item: digest
    for digest in (
        Digest("15a", shown=9, solved=8, card=card(12, 5), recent=(True,) * 5, **worked(40, 22, 21, 9, 2)),
        Digest(
            "15b",
            shown=7,
            solved=6,
            card=card(3, 0),
            recent=(False, True, False, False, True),
            mistakes={"sum_not_mean": Made(4, "", 1), "ascent": Made(2, "", 5)},
            **worked(21, 20, 1, tasks=2),
        ),
        Digest("15e", shown=3, solved=2, card=card(2, 1), recent=(False, True), **worked(8, 1, tasks=12)),
        Digest(
            "16c", shown=2, solved=1, card=card(2, -1), recent=(False,), mistakes={"many_minima": Made(1, "", 0)},
            last_shown=70, open=((70, 371),), **worked(1, 0, tasks=6),
        ),
        Digest("99a", shown=2, solved=2, card=card(2, -1), **worked(9, tasks=1)),
    )
}  # fmt: skip


@pytest.mark.parametrize("manner", SCREENS)
def test_statistics(manner):
    """Numbers, calendar, mistakes with what was told of them, what comes back; a day a line in plain."""
    stats = statistics(CATALOG.sheets, PROGRESS, START)
    lines = stats_lines(stats, tells_of(CATALOG, stats.mistakes), SCREENS[manner])
    assert fits(lines, SCREENS[manner])
    assert is_as_stored(f"stats_{manner}", "\n".join(lines))


@pytest.mark.parametrize("manner", ["60", "80", "plain"])
def test_welcome(manner):
    """First what is unfinished, then what is due, the sheet in progress, the weakest skill: a command each."""
    lines = welcome_lines(CATALOG.sheets, PROGRESS, START, SCREENS[manner])
    assert fits(lines, SCREENS[manner])
    assert is_as_stored(f"welcome_{manner}", "\n".join(lines))


def test_a_sheet_that_is_done_gives_way_to_the_next():
    """Its number is not told any more."""
    done = {item: Digest(item, shown=1, solved=1, card=card(9, 9)) for item in CATALOG.items("sheet3")}
    (told, *_) = welcome_lines(CATALOG.sheets, done, START, Screen(120))
    assert told.startswith("Листочек 1, решено 0 из 55. Дальше упражнение 1.")


def test_a_newcomer_has_no_statistics():
    """But a command to begin with."""
    lines = stats_lines(statistics(CATALOG.sheets, {}, START), {}, SCREENS["80"])
    assert lines == [
        "Считать пока нечего: здесь ещё ни одного ответа.",
        "Начать: masha drill. Что есть: masha list.",
    ]
