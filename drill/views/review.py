"""A dose of review on the screen: what it holds, when its items come back, what to say when there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from drill.dose import DOSE, Dose
from drill.views.dates import called
from drill.views.prose import lay
from drill.views.screen import Screen
from drill.views.words import counted

MORE_MINUTES = 15
"""Offered beyond those that are over."""


def dose_lines(dose: Dose, screen: Screen) -> list[str]:
    """How much comes back, how much is new, how much must wait."""
    new = len(dose.items) - dose.due
    told = [f"повторить {_items(dose.due)}"] if dose.due else []
    told += [f"начать {_items(new)}"] if new else []
    left = f" Ещё {len(dose.left)} к повторению подождут до завтра." if dose.left else ""
    return lay(f"На сегодня: {', '.join(told)}.{left}", screen)


def nothing_lines(
    dose: Dose, minutes: float | None, soonest: tuple[date, str] | None, command: str, screen: Screen
) -> list[str]:
    """Why there is nothing to ask, and what to do instead.

    soonest: the next day on which an item is due. command: the review that was asked for, without its limits.
    """
    if not dose.is_all and minutes is not None:
        told = f"В {minutes:g} мин на сегодня больше ничего не помещается."
        return [*lay(told, screen), f"Дольше: {command} --minutes {minutes + MORE_MINUTES:g}"]
    if not dose.is_all:
        told = f"На сегодня всё: сделано {_items(dose.done)}."
        return [*lay(told, screen), f"Если хочется ещё: {command} -n {dose.done + DOSE}"]
    when = f" Ближайшее {called(soonest[0])}: {soonest[1]}." if soonest else ""
    told = f"Повторять сегодня нечего, и всё здесь уже начато.{when}"
    return [*lay(told, screen), "Что давалось хуже всего: masha drill --weak"]


def coming_back_lines(days: Mapping[str, date], today: date, screen: Screen) -> list[str]:
    """When each of these items comes back, the soonest first; those that still wait today are passed over."""
    lines = []
    for day in sorted({day for day in days.values() if day > today}):
        items = ", ".join(item for item, other in days.items() if other == day)
        lines += lay(f"{items} снова {_when(day, today)}", screen)
    return lines


def _when(day: date, today: date) -> str:
    named = called(day) if day.year == today.year else f"{called(day)} {day.year} года"
    return f"завтра, {named}" if day - today == timedelta(days=1) else named


def _items(number: int) -> str:
    return counted(number, "пункт", "пункта", "пунктов")
