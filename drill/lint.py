"""Proves problem files: what the loader cannot see without running them.

Every item is solved with the book's numbers and with drawn ones; every sentence is filled and its TeX parsed; the
right answer as shown must be right when typed back; every computed mistake must occur somewhere.
"""

from __future__ import annotations

import re
import statistics
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten
from time import perf_counter
from typing import Any
from xml.etree import ElementTree

from drill import figures, kinds
from drill.catalog import problem_files
from drill.compiled import SHEET_FILE, compile_folder, faults_of
from drill.drawing import NoVariant, Tally, draw
from drill.errors import ContentErrors, DrillError, ExpressionError, reason
from drill.judge import judge
from drill.loader import load
from drill.outline import outline
from drill.problem import Item, item_from
from drill.solution import MISTAKE, entries, mistaken, solve
from drill.task import Task, pose
from drill.tex import TexError, parse
from drill.tex.glyphs import GLYPHS
from drill.verdict import Verdict, Word
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
    """Reports on a problem file or on every file of a folder, item by item; the list of a sheet means its folder."""
    path = path.parent if path.name == SHEET_FILE else path
    for file in problem_files(path):
        try:
            data = file.read_bytes()
        except OSError as error:
            yield Report("", [f"{file}:1: файл не читается: {reason(error)}."])
            continue
        text = data.decode("utf-8-sig", errors="replace")
        try:
            raw = load(data, str(file))
        except ContentErrors as faults:
            yield Report("", [str(fault) for fault in faults.faults])
            continue
        if complaints := _theory_complaints(raw):
            yield Report("", [f"{file}:{_line_of('theory', text)}: теория: {complaint}." for complaint in complaints])
        for item_id, raw_item in raw["items"].items():
            item = item_from(item_id, raw_item, file.parent.name, raw["exercise"], raw["title"])
            yield _proven(item, f"{file}:{_line_of(item_id, text)}: {item_id}:", seeds)
    if between := _between_files(path):
        yield Report("", between)


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


def _between_files(path: Path) -> list[str]:
    """What is wrong with the lists of sheets and between the files, as far as `path` is concerned."""
    folder = path if path.is_dir() else path.parent
    is_sheet = (folder / SHEET_FILE).is_file()
    if path.is_file() and not is_sheet:
        return []
    root = folder if not is_sheet else folder.parent if folder.name else folder.resolve().parent
    rows = compile_folder(root, []).rows
    told = {
        str(fault)
        for name, row in rows.items()
        if Path(name).name != SHEET_FILE
        for fault in faults_of(root, name, row)
    }
    here = (root / folder.resolve().name) if is_sheet else root
    return [
        str(fault)
        for fault in outline(root, rows).faults
        if str(fault) not in told and _concerns(Path(fault.file), path.name if path.is_file() else "", here)
    ]


def _concerns(faulty: Path, name: str, folder: Path) -> bool:
    """Whether a fault is of the file of that name in a folder or of its sheet; of anything in it without a name."""
    return faulty.parent == folder and faulty.name in (name, SHEET_FILE) if name else faulty.is_relative_to(folder)


@dataclass(slots=True)
class _Found:
    """What the variants of an item have shown so far."""

    code: str = ""
    seen: Counter[str] = field(default_factory=Counter)
    alike: dict[tuple[str, str, str], bool] = field(default_factory=dict)
    """Of every wrong formula (mistake, part, text), whether it has been right in every variant."""
    faults: dict[tuple[int, str], list[str]] = field(default_factory=dict)

    def fault(self, sentence: str, detail: str = "", place: int = 0) -> None:
        """Notes what is wrong in the current variant; the same in another variant is no new sentence."""
        details = self.faults.setdefault((place, sentence), [])
        details.append(f"{self.code}: {detail}" if detail else self.code)

    def sentences(self) -> list[str]:
        """Each fault once, with the first variant that has it."""
        return [
            f"{sentence} ({details[0]}{f'; и ещё вариантов: {len(details) - 1}' if details[1:] else ''})."
            for (_, sentence), details in self.faults.items()
        ]


def _proven(item: Item, place: str, seeds: Sequence[int]) -> Report:
    report = Report(place)
    found = _Found()
    try:
        _prove_variant(item, None, report, found)
        _prove_draws(item, seeds, report, found)
    except NoVariant as error:
        report.errors.append(str(error))
    except ExpressionError as error:
        report.errors.append(f"«{error.text}»: {str(error).rstrip('.')} ({found.code}).")
    except DrillError as error:
        report.errors.append(f"{str(error).rstrip('.')} ({found.code}).")
    except Exception as error:
        # a solver is Python: whatever it raises is its author's to mend, in one line
        what = f"{type(error).__name__}: {str(error).strip()}{_raised_at(error)}"
        report.errors.append(f"решение не считается: {what} ({found.code}).")
    report.errors += found.sentences()
    if not report.errors:
        never = [mistake.name for mistake in item.mistakes if mistake.is_computed and not found.seen[mistake.name]]
        if never:
            report.warnings.append(f"ошибки ни разу не отличались от ответа: {', '.join(never)}.")
        report.errors += [
            f"ошибка {name}: её формула «{formula}» для части {part} ни разу не отличалась от верной."
            for (name, part, formula), alike in found.alike.items()
            if alike
        ]
    return report


def _theory_complaints(raw: Mapping[str, Any]) -> list[str]:
    """What cannot be read in the theory of an exercise and its reading list."""
    sentences = (raw.get("theory", ""), *raw.get("read", ()))
    return [
        f"формула {formula}: {complaint}".rstrip(".")
        for sentence in sentences
        for formula, complaint in _unreadable_formulas(sentence)
    ]


def _prove_draws(item: Item, seeds: Sequence[int], report: Report, found: _Found) -> None:
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
            _prove_variant(item, seed, report, found)
    report.distinct, report.tried = len(distinct), len(seeds)
    report.seconds = seconds / len(seeds)
    report.acceptance = len(seeds) / (len(seeds) + sum(tally.refused.values()))
    refused = ", ".join(
        f"«{text.replace(MISTAKE, 'ошибка ')}» ({times})" for text, times in tally.refused.most_common(2)
    )
    if report.acceptance < TOO_RARE:
        report.errors.append(f"подходит {report.acceptance:.1%} розыгрышей, нужно не меньше 2 %. Отказывают {refused}.")
    elif report.acceptance < RARE:
        report.warnings.append(f"подходит {report.acceptance:.0%} розыгрышей. Отказывают {refused}.")
    if report.seconds > SLOW:
        report.errors.append(f"розыгрыш занимает {report.seconds * 1e3:.0f} мс, можно не больше 20.")


def _prove_variant(item: Item, seed: int | None, report: Report, found: _Found) -> None:
    found.code = item.id if seed is None else f"{item.id}:{seed}"
    variant = draw(item, seed)
    solution = solve(variant)
    task = pose(variant, solution)
    wrong = mistaken(variant, solution)
    found.seen.update(one.mistake.name for one in wrong)
    for asked in task.parts:
        if asked.tolerance is None:
            continue
        size, numbers = entries(solution.answers[asked.name])
        if asked.shape is not None and size != asked.shape:
            sizes = f"размер ответа {list(size)}, а объявлен {list(asked.shape)}"
            found.fault(f"часть {asked.name}: {sizes}")
        if not all(abs(number) < 1e9 for number in numbers):
            found.fault(f"часть {asked.name}: ответ не число или слишком велик")
    for number, sentence in enumerate(_sentences(task)):
        for formula, complaint in _unreadable_formulas(sentence):
            found.fault(f"формула: {complaint}".rstrip("."), formula, number)
    _prove_pictures(task, report)
    typed = {asked.name: kinds.of(asked.kind).show(solution.answers[asked.name], asked) for asked in task.parts}

    def verdict_of(answers: Mapping[str, str]) -> Verdict:
        return judge(task, solution, lambda: wrong, answers)

    if verdict_of(typed).verdict is not Word.RIGHT:
        shown = ", ".join(f"{name} = {value}" for name, value in typed.items())
        found.fault("верный ответ, как он показан, не принят", shown)
    else:
        _prove_wrong_formulas(task, typed, verdict_of, found)


def _prove_wrong_formulas(
    task: Task, typed: Mapping[str, str], said: Callable[[Mapping[str, str]], Verdict], found: _Found
) -> None:
    """A formula that a mistake names is not the right one: in some variant it is told from it."""
    for mistake in task.variant.item.mistakes:
        for part, formulas in mistake.formula.items():
            for formula in formulas:
                key = mistake.name, part, formula
                if found.alike.get(key, True):
                    verdict = said({**typed, part: task.fill(formula)}).part(part)
                    found.alike[key] = verdict.verdict is Word.RIGHT


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


def _unreadable_formulas(sentence: str) -> Iterator[tuple[str, str]]:
    """Formulas that cannot be set, each with what is wrong; and paragraphs with a dollar that has no other."""
    for match in _FORMULA.finditer(sentence):
        try:
            parse(match.group(1) or match.group(2))
        except TexError as error:
            yield match.group(0), str(error)
    for paragraph in sentence.split("\n\n"):
        if "$" in _FORMULA.sub("", paragraph):
            yield shorten(paragraph, 60, placeholder=" …"), "знаку $ нет пары"


def _raised_at(error: Exception) -> str:
    """Where in a solver it happened, as ` в drill/solvers/ex15.py:40`; nothing if it was nowhere in one."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "solvers" in Path(frame.filename).parts]
    return f" в drill/solvers/{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
