"""The plan until the exam on the screen: a day and its command, what is left out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from drill.entries import ItemEntry
from drill.studyplan import StudyPlan
from drill.views.dates import WEEKDAYS, called
from drill.views.prose import lay
from drill.views.screen import Screen
from drill.views.words import counted

MOST_DAYS = 10
"""Days that are shown one by one; nobody follows a longer plan to the letter."""

MOST_NAMED = 12
"""Items left out that are named one by one."""


def study_plan_lines(plan: StudyPlan, exam: date, minutes: float, screen: Screen) -> list[str]:
    """Every day with the command that does it, then what does not fit."""
    chosen = sum(len(day.items) for day in plan.days)
    is_this_year = all(day.day.year == exam.year for day in plan.days)
    when = called(exam) if is_this_year else f"{called(exam)} {exam.year} года"
    head = f"Экзамен {when}, {WEEKDAYS[exam.weekday()]}. Дней на подготовку: {len(plan.days)}, "
    head += f"по {minutes:g} мин. Основных пунктов не решено: {chosen + len(plan.left_out)}"
    head += f", решено: {plan.solved}." if plan.solved else "."
    lines = lay(head, screen)
    if not chosen and not plan.left_out:
        return [*lines, "", *lay("Всё основное решено. Повторяй: masha review, и выспись.", screen)]
    busy = [day for day in plan.days if day.items]
    for day in busy[:MOST_DAYS]:
        title = f"{called(day.day)}, {WEEKDAYS[day.day.weekday()]}"
        lines += ["", f"{title}: {counted(len(day.items), 'пункт', 'пункта', 'пунктов')}, {day.minutes:g} мин"]
        command = f"masha drill {' '.join(item.id for item in day.items)}"
        lines += [f"  {line}" for line in lay(command, screen.narrower(2))]
    if later := busy[MOST_DAYS:]:
        items = counted(sum(len(day.items) for day in later), "пункт", "пункта", "пунктов")
        days = counted(len(later), "день", "дня", "дней")
        lines += ["", *lay(f"Дальше так же: ещё {items} за {days}. План пересчитает та же команда.", screen)]
    lines.append("")
    if plan.left_out:
        lines += lay(_left_out(plan.left_out), screen)
    else:
        lines += lay("Влезло всё основное.", screen)
    if plan.due:
        lines += lay(f"К экзамену подойдёт срок повторить: {plan.due}. По дороге помогает masha review.", screen)
    return lines


def _long(minutes: float) -> str:
    """Many minutes in hours, the last of them begun."""
    return f"{minutes:g} мин" if minutes < 120 else f"{math.ceil(minutes / 60)} ч"


def _left_out(items: Sequence[ItemEntry]) -> str:
    minutes = sum(item.minutes for item in items)
    named = ", ".join(item.id for item in items[:MOST_NAMED])
    more = f" и ещё {len(items) - MOST_NAMED}" if len(items) > MOST_NAMED else ""
    return f"Не влезло: {named}{more}. На это ушло бы ещё {_long(minutes)}: прибавь --minutes или отложи до после."
