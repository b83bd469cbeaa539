"""The end of a session: how it went, what went wrong, what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from drill.facts import Rating
from drill.summary import Summary
from drill.views.prose import lay
from drill.views.screen import Screen
from drill.views.words import counted

RATED = {Rating.KNOWN: "знаешь", Rating.PARTLY: "отчасти", Rating.UNKNOWN: "не знаешь"}

MOST_SOLUTIONS = 3
"""Commands for solutions that are listed; more would be a wall."""

MOST_MISTAKES = 6
"""Mistakes that are listed, those made most often; the end of a long session still fits a screen."""


def summary_lines(summary: Summary, screen: Screen, go_on: str = "", coming_back: Sequence[str] = ()) -> list[str]:
    """The summary with the exact commands to go on with; `go_on` is the one that continues the session, if any.

    coming_back: lines that say when the items come again.
    """
    if not summary.tasks:
        lines = ["Итог: пока ничего не решено."]
    else:
        lines = [f"Итог: {counted(summary.tasks, 'задача', 'задачи', 'задач')}."]
    for title, codes in (
        ("С первой попытки", summary.first_try),
        ("Не с первой попытки", summary.retried),
        ("С подсказкой", summary.hinted),
        ("Не решено", summary.unsolved),
        ("Не закончено", summary.unfinished),
    ):
        if codes:
            lines += lay(f"{title} ({len(codes)}): {', '.join(codes)}", screen)
    if summary.reflected:
        rated = [f"{RATED[rating]} {', '.join(codes)}" for rating, codes in summary.reflected]
        lines += lay(f"Вопросы без проверки, по твоей оценке: {'; '.join(rated)}", screen)
    met = _met_most(summary)
    if met:
        lines += ["", *_mistakes(summary, met, screen)]
    if coming_back:
        lines += ["", *coming_back]
    commands = []
    made_in = tuple(dict.fromkeys(item for _, items, _ in met for item in items))
    if made_in and go_on != f"masha drill {' '.join(made_in)}":
        commands.append(f"Проработать: masha drill {' '.join(made_in)}")
    if summary.repeat and set(summary.repeat) != set(made_in):
        commands.append(f"Повторить с новыми числами: masha drill {' '.join(summary.repeat)}")
    commands += [f"Решение: masha solve {code} --show-steps" for code in summary.unsolved[:MOST_SOLUTIONS]]
    if go_on:
        commands.append(f"Продолжить: {go_on}")
    return [*lines, "", *commands] if commands else lines


def _met_most(summary: Summary) -> list[tuple[str, list[str], int]]:
    """What was told of the mistakes, the same words once, with the items and how often; the most frequent first."""
    items: dict[str, list[str]] = {}
    times: dict[str, int] = {}
    for item, told, made in summary.mistakes:
        items.setdefault(told, []).append(item)
        times[told] = times.get(told, 0) + made
    frequent = sorted(times, key=lambda told: -times[told])[:MOST_MISTAKES]
    return [(told, items[told], times[told]) for told in frequent]


def _mistakes(summary: Summary, met: list[tuple[str, list[str], int]], screen: Screen) -> list[str]:
    """The mistakes met, with the items in which they were made."""
    is_cut = len(met) < len({told for _, told, _ in summary.mistakes})
    lines = ["Самые частые ошибки:" if is_cut else "Ошибки:"]
    for told, items, times in met:
        often = f" ({counted(times, 'раз', 'раза', 'раз')})" if times > 1 else ""
        lines += [f"  {line}" for line in lay(f"{', '.join(items)}: {told}{often}", screen.narrower(2))]
    return lines
