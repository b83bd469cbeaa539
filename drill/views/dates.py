"""Days as people name them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip

WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


def called(day: date) -> str:
    """A day as people name it: 26 ноября."""
    return f"{day.day} {MONTHS[day.month - 1]}"
