"""Proves problem files: what the loader cannot see without running them.

Every item is solved with the book's numbers and with drawn ones; every sentence is filled and its TeX parsed; the
right answer as shown must be right when typed back; every computed mistake must occur somewhere.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any
from xml.etree import ElementTree

from drill import figures, kinds
from drill.catalog import problem_files
from drill.drawing import Tally, draw
from drill.errors import ContentErrors, DrillError
from drill.judge import judge
from drill.loader import load
from drill.problem import Item, item_from
from drill.solution import entries, mistaken, solve
from drill.task import Task, pose
from drill.tex import TexError, parse
from drill.tex.glyphs import GLYPHS
from drill.verdict import Word
from drill.views.words import counted

RARE, TOO_RARE = 0.20, 0.02
"""Shares of accepted draws below which lint warns and fails."""

USUAL_WIDTH = 80
"""Columns of a screen on which every picture should be seen."""

SLOW = 0.020
"""Seconds that one draw may take on average."""

_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)


@dataclass(slots=True)
class Report:
    """What was found in one item, or in one file that could not be read; and what drawing cost."""

    place: str
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    acceptance: float = 1.0
    distinct: int = 1
    tried: int = 0
    seconds: float = 0.0

    @property
    def cost(self) -> str:
        """What drawing the item costs and yields, in one line; nothing of a file that could not be read."""
        if not self.tried:
            return ""
        return (
            f"{self.place} подходит {self.acceptance:.0%} розыгрышей, {self.seconds * 1e3:.2f} мс, "
            f"разных вариантов {self.distinct} из {self.tried}"
        )

    @property
    def lines(self) -> list[str]:
        """One line a finding, each with its place."""
        return [
            *(f"{self.place} {sentence}".strip() for sentence in self.errors),
            *(f"{self.place} предупреждение: {sentence}" for sentence in self.warnings),
        ]


def lint(path: Path, seeds: Sequence[int]) -> Iterator[Report]:
    """Reports on a problem file or on every file of a folder, item by item."""
    for file in problem_files(path):
        text = file.read_bytes().decode("utf-8", errors="replace")
        try:
            raw = load(text, str(file))
        except ContentErrors as faults:
            yield Report("", [str(fault) for fault in faults.faults])
            continue
        if complaints := _theory_complaints(raw):
            yield Report("", [f"{file}:{_line_of('theory', text)}: теория: {complaint}." for complaint in complaints])
        for item_id, raw_item in raw["items"].items():
            item = item_from(item_id, raw_item, file.parent.name, raw["exercise"], raw["title"])
            yield _proven(item, f"{file}:{_line_of(item_id, text)}: {item_id}:", seeds)


def summary(reports: Sequence[Report], seeds: int) -> str:
    """One closing sentence with the figures."""
    errors = sum(len(report.errors) for report in reports)
    warnings = sum(len(report.warnings) for report in reports)
    found = "ошибок нет" if not errors else f"ошибок: {errors}"
    if not reports:
        return "Файлов с задачами не нашлось."
    proven = [report for report in reports if report.place]
    if not proven:
        return f"Ни одного пункта прочесть не вышло, {found}."
    few = [report for report in proven if report.distinct < report.tried]
    repeating = f" Числа повторяются у {counted(len(few), 'пункта', 'пунктов', 'пунктов')} (--costs)." if few else ""
    slowest = max(proven, key=lambda report: report.seconds)
    typical = statistics.median(report.seconds for report in proven)
    return (
        f"Пунктов: {len(proven)}, вариантов каждого: {seeds}. Проверено: {found}, предупреждений: {warnings}. "
        f"Розыгрыш: обычно {typical * 1e3:.2f} мс, дольше всех {slowest.seconds * 1e3:.2f} мс "
        f"({slowest.place.split()[-1].rstrip(':')}).{repeating}"
    )


def _line_of(item_id: str, text: str) -> int:
    match = re.search(rf"^\s*['\"]?{re.escape(item_id)}['\"]?\s*:", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _proven(item: Item, place: str, seeds: Sequence[int]) -> Report:
    report = Report(place)
    seen: Counter[str] = Counter()
    try:
        _prove_variant(item, None, report, seen)
        _prove_draws(item, seeds, report, seen)
    except DrillError as error:
        report.errors.append(str(error))
    except Exception as error:
        # a solver is Python: whatever it raises is its author's to mend, in one line
        report.errors.append(f"решение не считается: {type(error).__name__}: {error}.")
    never = [mistake.name for mistake in item.mistakes if mistake.is_computed and not seen[mistake.name]]
    if never and not report.errors:
        report.warnings.append(f"ошибки ни разу не отличались от ответа: {', '.join(never)}.")
    return report


def _theory_complaints(raw: Mapping[str, Any]) -> list[str]:
    """What cannot be read in the theory of an exercise and its reading list."""
    sentences = (raw.get("theory", ""), *raw.get("read", ()))
    return [complaint for sentence in sentences for complaint in _unreadable_formulas(sentence)]


def _prove_draws(item: Item, seeds: Sequence[int], report: Report, seen: Counter[str]) -> None:
    tally = Tally()
    distinct: set[str] = set()
    seconds = 0.0
    for turn, seed in enumerate(seeds):
        started = perf_counter()
        cost = Tally()
        variant = draw(item, seed, cost)
        seconds += perf_counter() - started
        tally.tried += cost.tried
        tally.refused += cost.refused
        distinct.add(repr(variant.params))
        if turn < 20:
            _prove_variant(item, seed, report, seen)
    report.distinct, report.tried = len(distinct), len(seeds)
    report.seconds = seconds / len(seeds)
    report.acceptance = len(seeds) / (len(seeds) + sum(tally.refused.values()))
    refused = ", ".join(f"«{text}» ({times})" for text, times in tally.refused.most_common(2))
    if report.acceptance < TOO_RARE:
        report.errors.append(f"подходит {report.acceptance:.1%} розыгрышей, нужно не меньше 2 %. Отказывают {refused}.")
    elif report.acceptance < RARE:
        report.warnings.append(f"подходит {report.acceptance:.0%} розыгрышей. Отказывают {refused}.")
    if report.seconds > SLOW:
        report.errors.append(f"розыгрыш занимает {report.seconds * 1e3:.0f} мс, можно не больше 20.")


def _prove_variant(item: Item, seed: int | None, report: Report, seen: Counter[str]) -> None:
    variant = draw(item, seed)
    solution = solve(variant)
    task = pose(variant, solution)
    wrong = mistaken(variant, solution)
    seen.update(one.mistake.name for one in wrong)
    for asked in task.parts:
        if asked.tolerance is None:
            continue
        size, numbers = entries(solution.answers[asked.name])
        if asked.shape is not None and size != asked.shape:
            report.errors.append(f"часть {asked.name}: размер ответа {size}, а объявлен {asked.shape} ({task.code}).")
        if not all(abs(number) < 1e9 for number in numbers):
            report.errors.append(f"часть {asked.name}: ответ не число или слишком велик ({task.code}).")
    for sentence in _sentences(task):
        _prove_formulas(sentence, task, report)
    _prove_pictures(task, report)
    typed = {asked.name: kinds.of(asked.kind).show(solution.answers[asked.name], asked) for asked in task.parts}
    verdict = judge(task, solution, lambda: wrong, typed)
    if verdict.verdict is not Word.RIGHT:
        report.errors.append(f"верный ответ, как он показан, не принят ({task.code}: {typed}).")


def _sentences(task: Task) -> Iterator[str]:
    item = task.variant.item
    yield from (task.text, task.conventions, task.why, task.errata, *task.hints)
    yield from (asked.ask for asked in task.parts)
    yield from (text for asked in task.parts for _, text in asked.options)
    yield from (step.markdown for step in task.steps)
    yield from (task.fill(mistake.tell) for mistake in item.mistakes)
    yield from (task.fill(must.tell) for must in item.witness)
    yield from (task.fill(item.open_question), task.fill(item.open_reference))
    for picture in (*task.task_pictures, *task.step_pictures):
        yield from (picture.caption, figures.describe(picture.figure))


def _prove_pictures(task: Task, report: Report) -> None:
    """Every picture is drawn on a screen of the usual width and printed."""
    for picture in (*task.task_pictures, *task.step_pictures):
        ElementTree.fromstring(figures.svg(picture.figure))
        for glyphs in GLYPHS:
            if picture.figure.lines(glyphs, USUAL_WIDTH) is None:
                found = f"рисунок «{picture.caption}» шире {USUAL_WIDTH} знаков: вместо него будут слова."
                if found not in report.warnings:
                    report.warnings.append(found)


def _prove_formulas(sentence: str, task: Task, report: Report) -> None:
    for complaint in _unreadable_formulas(sentence):
        found = f"{complaint} ({task.code})."
        if found not in report.errors:
            report.errors.append(found)


def _unreadable_formulas(sentence: str) -> Iterator[str]:
    for match in _FORMULA.finditer(sentence):
        try:
            parse(match.group(1) or match.group(2))
        except TexError as error:
            yield f"формула {match.group(0)}: {error}"
