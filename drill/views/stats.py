"""What has grown, on the screen: numbers first, then the calendar, the mistakes and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from textwrap import wrap

from drill.digest import Day
from drill.stats import Misconception, Standing, Statistics
from drill.views.advice import advice_lines
from drill.views.dates import MONTHS, WEEKDAYS, called
from drill.views.prose import lay
from drill.views.screen import Screen
from drill.views.words import counted

SHADES = {"full": "·░▒▓█", "basic": "·░▒▓█", "ascii": ".:+*#"}
"""By glyph set: a day without a task, then more and more of them."""

STEPS = (1, 5, 10, 20)
"""Tasks a day from which the next shade is used."""

SHORT_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")

MOST_MISTAKES = 6
"""Mistakes that are told in full, of those still made and of those that have gone."""

MOST_SKILLS = 15
"""Skills that have a row; more would push everything else off the screen."""

NARROW = 50
"""Columns below which there is no table."""

Tells = Mapping[tuple[str, str], str]
"""What is said of a mistake, by item and name."""


def stats_lines(stats: Statistics, tells: Tells, screen: Screen) -> list[str]:
    """The whole page; for a newcomer, where to begin."""
    if not stats.answers and not stats.missing and not any(one.is_begun for one in stats.sheets):
        return [
            *lay("Считать пока нечего: здесь ещё ни одного ответа.", screen),
            "Начать: masha drill. Что есть: masha list.",
        ]
    lines = [*_totals(stats, screen), "", *_standings(stats.sheets, "Листочек", screen)]
    begun = sorted((one for one in stats.skills if one.is_begun), key=_share)
    if begun:
        shown = begun[:MOST_SKILLS]
        lines += ["", *_standings(shown, "Тема", screen), *_other_skills(stats, len(begun) - len(shown), screen)]
    lines += ["", *_calendar(stats.days, screen)]
    lines += _mistakes(stats.mistakes, tells, screen)
    lines += ["", *_forecast(stats, screen)]
    if stats.missing:
        lines += ["", *lay(f"Этих пунктов сейчас нет: {', '.join(stats.missing)}. Сделанное на них хранится.", screen)]
    return lines


def shown_mistakes(mistakes: Sequence[Misconception]) -> list[Misconception]:
    """Those that are told in full."""
    still = [one for one in mistakes if not one.is_gone]
    gone = [one for one in mistakes if one.is_gone]
    return still[:MOST_MISTAKES] + gone[:MOST_MISTAKES]


def _totals(stats: Statistics, screen: Screen) -> list[str]:
    known, learning, new = (sum(getattr(one, state) for one in stats.sheets) for state in ("known", "learning", "new"))
    lines = lay(f"Знаешь {known}, учишь {learning}, новых {new}; всего {known + learning + new}.", screen)
    if stats.tasks:
        told = f"{counted(stats.tasks, 'задача', 'задачи', 'задач')}, с первой попытки {stats.first_try}"
        told += f" ({100 * stats.first_try / stats.tasks:.0f}%)"
        lines += lay(f"{told}. Времени ушло: {_time(stats.seconds)}.", screen)
    if stats.streak > 1:
        lines += lay(f"Дней занятий подряд: {stats.streak}.", screen)
    return lines


def _standings(standings: Sequence[Standing], title: str, screen: Screen) -> list[str]:
    """A row each: new, learning, known, and how the latest tasks went."""
    if screen.plain or screen.width < NARROW:
        lines = []
        for one in standings:
            name = f"{title} {one.name}" if one.title == one.name else f"{title} {_number(one)}, {one.title}"
            lately = f", из последних задач с первой попытки {_lately(one)}" if one.tasks else ""
            lines += lay(f"{name}: новых {one.new}, учишь {one.learning}, знаешь {one.known}{lately}.", screen)
        return lines
    column = screen.width - 38
    lines = [f"{title:<{column}} {'новых':>6} {'учишь':>6} {'знаешь':>7}  {'с 1-й попытки':>13}"]
    for one in standings:
        name = one.title if one.title == one.name else f"{_number(one)}. {one.title}"
        numbers = f"{one.new:>6} {one.learning:>6} {one.known:>7}  {_lately(one):>13}"
        *before, last = wrap(name, column, subsequent_indent="   ")
        lines += [*before, f"{last:<{column}} {numbers}".rstrip()]
    return lines


def _share(one: Standing) -> float:
    """What went well lately; what has no task yet comes after everything."""
    return one.first_try / one.tasks if one.tasks else 2


def _other_skills(stats: Statistics, better: int, screen: Screen) -> list[str]:
    """What the rows of skills do not say."""
    untouched = sum(not one.is_begun for one in stats.skills)
    told = [] if screen.plain else ["С 1-й попытки: из последних задач, сначала темы, где выходит хуже."]
    told += [f"Ещё {counted(better, 'тема', 'темы', 'тем')}, где выходит лучше: masha stats --json."] if better else []
    told += [f"Пока не начато: {counted(untouched, 'тема', 'темы', 'тем')}."] if untouched else []
    return lay(" ".join(told), screen)


def _number(one: Standing) -> str:
    return one.name.removeprefix("sheet")


def _lately(one: Standing) -> str:
    return f"{one.first_try} из {one.tasks}" if one.tasks else ""


def _time(seconds: float) -> str:
    """Hours and minutes, as people say them."""
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours and not minutes:
        return "меньше минуты"
    return " ".join([*([f"{hours} ч"] if hours else []), *([f"{minutes} мин"] if minutes else [])])


def _calendar(days: Sequence[tuple[date, Day]], screen: Screen) -> list[str]:
    """The last weeks: a row a weekday, a column a week; in plain a day a line."""
    if screen.plain:
        return [
            "Последние недели по дням:",
            *(_day_told(day, done) for day, done in days if done.answers or done.tasks),
        ]
    shades = SHADES[screen.glyphs]
    weeks = [days[start : start + 7] for start in range(0, len(days), 7)]
    lines = ["Последние недели", f"   {_months([week[0][0] for week in weeks])}"]
    for weekday, name in enumerate(SHORT_DAYS):
        row = " ".join(shades[_level(week[weekday][1])] if weekday < len(week) else " " for week in weeks)
        lines.append(f"{name} {row}".rstrip())
    ranges = [f"{low}-{high - 1}" for low, high in pairwise(STEPS)]
    legend = ", ".join(
        f"{shade} {some}" for shade, some in zip(shades, ["нет", *ranges, f"от {STEPS[-1]}"], strict=True)
    )
    return [*lines, *wrap(f"Задач в день: {legend}", screen.width)]


def _months(mondays: Sequence[date]) -> str:
    """The months that begin over the columns of the weeks."""
    line = ""
    for column, monday in enumerate(mondays):
        begins = not column or mondays[column - 1].month != monday.month
        if begins and 2 * column >= len(line):
            line = f"{line:<{2 * column}}{MONTHS[monday.month - 1][:3]} "
    return line.rstrip()


def _level(day: Day) -> int:
    return max(sum(day.tasks >= step for step in STEPS), bool(day.answers))


def _day_told(day: date, done: Day) -> str:
    tasks = counted(done.tasks, "задача", "задачи", "задач")
    first_try = f"с первой попытки {done.first_tries}"
    return f"{called(day)}, {WEEKDAYS[day.weekday()]}: {tasks}, {first_try}, {_time(done.seconds)}."


def _mistakes(mistakes: Sequence[Misconception], tells: Tells, screen: Screen) -> list[str]:
    """Those still made, with the command that drills them; then those that have gone."""
    shown = shown_mistakes(mistakes)
    still = [one for one in shown if not one.is_gone]
    gone = [one for one in shown if one.is_gone]
    lines: list[str] = []
    if still:
        lines += ["", "Ошибки, которые встречаются чаще всего:", *_told(still, tells, screen)]
        items = " ".join(dict.fromkeys(one.item for one in still))
        lines += advice_lines("Разобрать именно их", f"masha drill {items}", screen)
    if gone:
        lines += ["", "Больше не встречается:", *_told(gone, tells, screen)]
    return lines


def _told(mistakes: Sequence[Misconception], tells: Tells, screen: Screen) -> Iterator[str]:
    for one in mistakes:
        times = counted(one.made.times, "раз", "раза", "раз")
        for line in lay(f"{one.item}, {times}: {tells.get((one.item, one.name), one.name)}", screen.narrower(2)):
            yield line if screen.plain else f"  {line}"


def _forecast(stats: Statistics, screen: Screen) -> list[str]:
    """How much comes back today and in the coming days."""
    due = [f"{_day_named(place, day)} {number}" for place, (day, number) in enumerate(stats.forecast) if number]
    if not due:
        return lay(f"До {called(stats.forecast[-1][0])} ничего не вернётся.", screen)
    lines = lay(f"Вернётся: {', '.join(due)}.", screen)
    return [*lines, "Повторить: masha review"] if stats.forecast[0][1] else lines


def _day_named(place: int, day: date) -> str:
    return ("сегодня", "завтра")[place] if place < 2 else called(day)
