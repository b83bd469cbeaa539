"""The end of a session: how it went, what went wrong, what to do next."""

from __future__ import annotations

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


def summary_lines(summary: Summary, screen: Screen, go_on: str = "") -> list[str]:
    """The summary with the exact commands to go on with; `go_on` is the one that continues the session, if any."""
    if not summary.tasks and not summary.mistakes:
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
    if summary.mistakes:
        lines += ["", *_mistakes(summary, screen)]
    commands = []
    if summary.repeat:
        commands.append(f"Повторить с новыми числами: masha drill {' '.join(summary.repeat)}")
    commands += [f"Решение: masha solve {code} --show-steps" for code in summary.unsolved[:MOST_SOLUTIONS]]
    if go_on:
        commands.append(f"Продолжить: {go_on}")
    return [*lines, "", *commands] if commands else lines


def _mistakes(summary: Summary, screen: Screen) -> list[str]:
    """What was told of the mistakes, the same words once, the most frequent first."""
    items: dict[str, list[str]] = {}
    times: dict[str, int] = {}
    for item, told, made in summary.mistakes:
        items.setdefault(told, []).append(item)
        times[told] = times.get(told, 0) + made
    lines = ["Ошибки:" if len(times) <= MOST_MISTAKES else "Самые частые ошибки:"]
    for told in sorted(times, key=lambda told: -times[told])[:MOST_MISTAKES]:
        often = f" ({counted(times[told], 'раз', 'раза', 'раз')})" if times[told] > 1 else ""
        lines += [f"  {line}" for line in lay(f"{', '.join(items[told])}: {told}{often}", screen.narrower(2))]
    return lines
