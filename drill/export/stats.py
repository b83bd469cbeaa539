"""The JSON of `masha stats` (contract)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.stats import Standing, Statistics


def stats_record(stats: Statistics, tells: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    """Plain numbers; days and dates as `2026-11-23`. tells: what is said of a mistake, by item and name."""
    return {
        "today": stats.today.isoformat(),
        "sheets": [{"id": one.name, "title": one.title, **_standing(one)} for one in stats.sheets],
        "skills": [{"tag": one.name, **_standing(one)} for one in stats.skills],
        "tasks": stats.tasks,
        "first_try": stats.first_try,
        "answers": stats.answers,
        "seconds": stats.seconds,
        "streak": stats.streak,
        "days": [
            {
                "date": day.isoformat(),
                "tasks": done.tasks,
                "first_try": done.first_tries,
                "answers": done.answers,
                "seconds": done.seconds,
            }
            for day, done in stats.days
        ],
        "mistakes": [
            {
                "id": one.item,
                "name": one.name,
                "tell": tells.get((one.item, one.name), ""),
                "times": one.made.times,
                "last": one.made.last,
                "clean": one.made.clean,
                "gone": one.is_gone,
            }
            for one in stats.mistakes
        ],
        "forecast": [{"date": day.isoformat(), "due": due} for day, due in stats.forecast],
        "missing": list(stats.missing),
    }


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "items": one.items,
        "new": one.new,
        "learning": one.learning,
        "known": one.known,
        "recent": {"tasks": one.tasks, "first_try": one.first_try},
    }
