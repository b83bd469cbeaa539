"""Answers as students give them, right, nearly right and wrong, with what a good teacher would make of each.

Every generator gives cases of one variant; what is made of them is counted by `tests.bench_feedback` and asserted on a
few variants by `tests/problems/test_feedback.py`. The slips are made here anew, not with the code that finds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from drill import kinds
from drill.judge import judge
from drill.solution import Mistaken, Solution, mistaken, replayed
from drill.streams import Stream
from drill.task import AskedPart, Task
from drill.verdict import PartVerdict, Verdict, Word

Typed = dict[str, str]

NUMERIC = ("number", "integer", "vector", "matrix")

SILENT = re.compile(
    r"(Не сход[а-я]+[^.]*\.|Число не сходится\.|Здесь нужно целое число\.|Похоже на ошибку округления: [^.]*\.| )*"
)
"""What is said of a number about which nothing is known."""

NONSENSE = (
    "", " ", "?", "абв", "hello", "не знаю", "1 2 3 4 5 6 7 8 9 10 11 12 13", "--", "1/0", "nan", "[", "))((", "e",
    "1e999", "0x10", "2 +", "x + 1", "import os", "🙂", ";;;",
)  # fmt: skip
"""No answers; the empty and the unreadable ones are no attempts either."""


@dataclass(frozen=True)
class Case:
    """What is typed, and whether the verdict is what it should be."""

    kind: str
    task: Task
    typed: Typed
    is_met: Callable[[Verdict], bool]

    def judged(self) -> Verdict:
        """The verdict."""
        return judged(self.task, self.typed)


def judged(task: Task, typed: Mapping[str, str]) -> Verdict:
    """The verdict on what was typed."""
    return judge(task, task.solution, lambda: _mistaken(task), typed)


def _mistaken(task: Task) -> tuple[Mistaken, ...]:
    """The computed mistakes of a variant, computed once for all that is typed for it."""
    if task is not _LAST.get("task"):
        _LAST.update(task=task, mistaken=mistaken(task.variant, task.solution))
    found: tuple[Mistaken, ...] = _LAST["mistaken"]
    return found


_LAST: dict[str, Any] = {}
"""The variant under way."""


def shown(task: Task) -> Typed:
    """The right answers as the solution shows them."""
    return {a.name: kinds.of(a.kind).show(task.solution.answers[a.name], a) for a in task.parts}


def numeric(task: Task) -> list[AskedPart]:
    """The parts answered by numbers."""
    return [asked for asked in task.parts if asked.kind in NUMERIC]


def written(value: Any, spell: Callable[[float], str] = repr) -> str:
    """A number, vector or matrix, every entry spelled so."""
    array = np.asarray(value, dtype=float)
    if array.ndim < 2:
        return " ".join(spell(float(entry)) for entry in array.ravel())
    return "; ".join(" ".join(spell(float(entry)) for entry in row) for row in array)


def decimals(asked: AskedPart, truth: Any) -> int:
    """How many decimals a student writes in this part."""
    assert asked.tolerance is not None
    if asked.tolerance.decimals is not None:
        return asked.tolerance.decimals
    largest = float(np.max(np.abs(truth), initial=0)) or 1.0
    return next((n for n in range(15) if 10.0**-n <= asked.tolerance.allowed(largest)), 15)


def allowed(asked: AskedPart, truth: Any) -> Any:
    """By entry, how far an answer may be off."""
    assert asked.tolerance is not None
    return np.array([asked.tolerance.allowed(float(entry)) for entry in np.ravel(truth)]).reshape(np.shape(truth))


# --- right answers


def right(task: Task) -> Iterator[Case]:
    """Eight spellings; parts that are not numbers stand as they are shown."""
    answers = task.solution.answers
    spellings: dict[str, Callable[[AskedPart], str]] = {
        "as shown": lambda a: shown(task)[a.name],
        "decimal comma": lambda a: re.sub(r"(?<=\d)\.(?=\d)", ",", shown(task)[a.name]).replace(" ", "  "),
        "all digits": lambda a: written(answers[a.name]),
        "typographic minus": lambda a: shown(task)[a.name].replace("-", "−"),
        "brackets": lambda a: f"[{shown(task)[a.name]}]" if a.kind != "matrix" else bracketed(shown(task)[a.name]),
        "label": lambda a: f"{a.name} = {shown(task)[a.name]}",
        "fractions": lambda a: written(answers[a.name], fraction),
        "sums": lambda a: written(answers[a.name], lambda x: f"{x - 1.5!r}+1.5"),
    }
    for name, spell in spellings.items():
        typed = {a.name: spell(a) if a.kind in NUMERIC else shown(task)[a.name] for a in task.parts}
        yield Case(f"right: {name}", task, typed, lambda verdict: verdict.verdict is Word.RIGHT)


def fraction(x: float) -> str:
    """`1/3`; a number near zero as it is."""
    return str(Fraction(x).limit_denominator(10**7)) if abs(x) > 1e-3 else repr(x)


def bracketed(rows: str) -> str:
    """`1 2; 3 4` as `[[1, 2], [3, 4]]`."""
    return "[" + ", ".join(f"[{', '.join(row.split())}]" for row in rows.split(";")) + "]"


# --- named mistakes


def mistakes(task: Task) -> Iterator[Case]:
    """What every mistake of this variant answers, in all digits and as it would be written down."""
    for one in _mistaken(task):
        if not apart(task, one.answers):
            continue  # the book's own numbers may hide it
        numbers = {name: written(value) for name, value in one.answers.items() if np.all(np.isfinite(value))}
        infinite = {name: "inf" for name in one.answers if name not in numbers}
        typed = {**shown(task), **numbers, **infinite}
        yield Case("mistake", task, typed, lambda verdict, name=one.mistake.name: names(verdict, name))
    for mistake in task.variant.item.mistakes:
        if mistake.option and task.solution.answers[mistake.option[0]] != mistake.option[1]:
            part, key = mistake.option
            if task.asked(part).kind == "choice":
                yield Case("mistake", task, {**shown(task), part: key}, lambda v, name=mistake.name: names(v, name))
        for part, formulas in mistake.formula.items():
            for formula in formulas:
                typed = {**shown(task), part: task.fill(formula)}
                yield Case("mistake", task, typed, lambda verdict, name=mistake.name: names(verdict, name))


def apart(task: Task, answers: Mapping[str, Any]) -> bool:
    """Whether some entry is more than two tolerances from the truth, or the size is another."""
    for name, value in answers.items():
        truth = np.asarray(task.solution.answers[name], dtype=float)
        if np.shape(value) != truth.shape or np.any(np.abs(value - truth) > 2 * allowed(task.asked(name), truth)):
            return True
    return False


def names(verdict: Verdict, mistake: str) -> bool:
    """Whether the answer is wrong and told by that name."""
    told = {name for part in verdict.parts if part.mistake for name in (part.mistake, *part.also)}
    return verdict.verdict is Word.WRONG and mistake in told


# --- near misses


def near_misses(task: Task) -> Iterator[Case]:
    """Slips in one part, the others right; only such as leave the answer well apart from the truth."""
    for asked in numeric(task):
        truth = np.asarray(task.solution.answers[asked.name], dtype=float)
        for kind, value, expected in [*_digits(asked, truth), *_relations(asked, truth, task), *_places(asked, truth)]:
            if kind not in ("coarse", "cut") and not apart(task, {asked.name: value}):
                continue
            typed = {**shown(task), asked.name: written(value)}
            yield Case(
                kind, task, typed, lambda verdict, asked=asked, e=expected: _is_told(verdict.part(asked.name), e)
            )


def _is_told(said: PartVerdict, expected: str) -> bool:
    """Told so, or by the name of a mistake that gives the same numbers."""
    return said.verdict is not Word.RIGHT and (
        said.mistake is not None or said.followed or re.search(expected, said.message) is not None
    )


Slip = tuple[str, Any, str]


def _digits(asked: AskedPart, truth: Any) -> Iterator[Slip]:
    assert asked.tolerance is not None
    if asked.tolerance.integer:
        return
    for fewer in range(decimals(asked, truth) - 1, -1, -1):
        coarse = np.round(truth, fewer)
        cut = np.trunc(truth * 10.0**fewer) / 10.0**fewer
        for kind, value in (("coarse", coarse), ("cut", cut)):
            wrong = np.abs(value - truth) > allowed(asked, truth) * 1.001
            resembles = (value != 0) & (np.abs(value - truth) <= np.abs(truth) / 10)
            told = "грубо" if kind == "coarse" else "отброшены|грубо"
            if np.any(wrong) and np.all(resembles[wrong]):
                yield kind, value, told


def _relations(asked: AskedPart, truth: Any, task: Task) -> Iterator[Slip]:
    """Of one or two numbers only such as are not hit by chance: apart from zero, and no small whole numbers."""
    assert asked.tolerance is not None

    def is_clear(value: Any) -> bool:
        if np.count_nonzero(truth) >= 3:
            return True
        if asked.tolerance.integer:
            return bool(np.all(np.abs(value) >= 3))
        return bool(np.all(np.abs(value) > 4 * allowed(asked, value)))

    slips: list[Slip] = [("sign", -truth, "знак"), ("factor 2", 2 * truth, "вдвое"), ("factor 1/2", truth / 2, "вдвое")]
    params = task.variant.values
    y = params.get("y")
    n = params.get("n", len(y) if np.ndim(y) else 1)
    if n > 2:
        slips += [("factor n", n * truth, "наблюдений"), ("factor 1/n", truth / n, "наблюдений")]
    if truth.ndim < 2 and np.all(truth):
        slips.append(("inverse", 1 / truth, "перевёрнут"))
    for kind, value, told in slips:
        if asked.tolerance.integer and not np.all(value == np.round(value)):
            continue
        if is_clear(value):
            same = "|".join(other for _, others, other in slips if np.allclose(value, others))
            yield kind, value, f"{told}|{same}"


def _places(asked: AskedPart, truth: Any) -> Iterator[Slip]:
    if truth.ndim == 2 and 1 not in truth.shape:
        yield "transposed", truth.T, "транспонир|имеет размер|поменялись"
        yield "rows swapped", truth[::-1], "строки|транспонир|знак|столбцы"
        yield "columns swapped", truth[:, ::-1], "столбцы|транспонир|знак|строки"
    if truth.size >= 3:
        one = truth.copy()
        one.ravel()[truth.size // 2] += 3.0 if asked.kind == "integer" else max(1.0, abs(truth).max())
        yield "one entry", one, "кроме одного|знак|вдвое"


# --- rounding on the way


def by_hand(task: Task) -> Iterator[Case]:
    """A student who rounds every line to the digits kept, or every second one, and at last to the digits asked."""
    if not task.variant.item.solver:
        return
    keep = task.variant.item.keep
    parts = [a for a in numeric(task) if a.tolerance is not None and not _is_exact(a)]
    lines = [name for name in task.solution.workings if name not in task.solution.members]
    for turn, chosen in enumerate((lines, lines[::2], lines[1::2])):
        own = {}
        solution: Solution | None = task.solution
        for line in chosen:  # one after another: what is rounded has come of what was rounded
            assert solution is not None
            value = solution.workings[line]
            if np.asarray(value).dtype.kind == "f":
                short = np.round(value, keep)
                own[line] = np.where(short == 0, value, short) if np.ndim(value) else (short or value)
                solution = replayed(task.variant, own)
                if solution is None:
                    break
        if solution is None or not parts:
            continue
        shares = [_shift(task, solution, asked) for asked in parts]
        if max(shares) > 0.05:
            continue  # rounding has led elsewhere
        typed = {**shown(task), **{a.name: written(as_asked(a, solution.answers[a.name], task)) for a in parts}}
        kind = "rounded on the way" if turn == 0 else "rounded here and there"
        yield Case(kind, task, typed, lambda verdict: verdict.verdict is Word.RIGHT)


def as_asked(asked: AskedPart, value: Any, task: Task) -> Any:
    """Numbers rounded to the digits that the part asks for; where it asks for a share, to those that they need."""
    if _is_exact(asked):
        return np.asarray(value, dtype=float)
    shares = asked.tolerance is not None and asked.tolerance.relative > 0
    return np.round(value, decimals(asked, value if shares else task.solution.answers[asked.name]))


def _shift(task: Task, other: Solution, asked: AskedPart) -> float:
    truth = np.asarray(task.solution.answers[asked.name], dtype=float)
    return float(np.max(np.abs(other.answers[asked.name] - truth)) / max(np.max(np.abs(truth)), 1e-12))


def _is_exact(asked: AskedPart) -> bool:
    return asked.tolerance is None or asked.tolerance.integer or asked.tolerance.text == "exact"


# --- follow-through


def follow_through(task: Task) -> Iterator[Case]:
    """One typed number is wrong, and all that comes after it is computed from it without a slip."""
    parts = {asked.name: asked for asked in numeric(task)}
    for asked in parts.values():
        members = task.solution.members.get(asked.part.value, ())
        for line in members or (asked.part.value,):
            if line not in task.solution.workings:
                continue
            stream = Stream(f"{task.code}|{asked.name}|{line}")
            own = _spoiled(task.solution.workings[line], asked, stream)
            replay = replayed(task.variant, {line: own})
            if replay is None or any(
                np.shape(replay.answers[name]) != np.shape(task.solution.answers[name])
                or not np.all(np.abs(replay.answers[name]) < 1e6)
                for name in parts
            ):
                continue
            later = [name for name in parts if name != asked.name and _is_far(task, replay, parts[name])]
            inside = bool(members) and _goes_on(task, replay, asked, members.index(line))
            if not later and not inside:
                continue
            typed = shown(task)
            for name, part in parts.items():
                # what the student went on with stands as he wrote it: it has its digits already
                is_own = name == asked.name and not members
                typed[name] = written(replay.answers[name] if is_own else as_asked(part, replay.answers[name], task))
            expected = [*later, *([asked.name] if inside else [])]
            yield Case("follow-through", task, typed, lambda v, e=expected: _is_followed(v, e))


def _spoiled(value: Any, asked: AskedPart, stream: Stream) -> Any:
    """Another value, as a student would write it: one entry is off by a third or more, none is 0 or 1."""
    array = np.array(value, dtype=float)
    place = stream.below(array.size)
    whole = bool(np.all(array == np.round(array)))
    off = (1 + stream.below(3) if whole else max(abs(array.ravel()[place]) * stream.uniform(0.35, 0.8), 0.2)) * (
        1 if stream.below(2) else -1
    )
    if not whole and np.all((array >= 0) & (array <= 1)):  # a probability stays one
        off = 0.35 if array.ravel()[place] < 0.5 else -0.35
    digits = 12 if _is_exact(asked) else decimals(asked, array)
    array.ravel()[place] = np.round(array.ravel()[place] + off, digits)
    if array.ravel()[place] in (0, 1):
        array.ravel()[place] += 2 * np.sign(off)
    if array.size > 1 and np.all(array == array.ravel()[0]):
        array.ravel()[place] += 2
    return array if array.ndim else float(array)


def _is_far(task: Task, replay: Solution, asked: AskedPart) -> bool:
    truth = np.asarray(task.solution.answers[asked.name], dtype=float)
    return bool(np.any(np.abs(replay.answers[asked.name] - truth) > 4 * allowed(asked, truth)))


def _goes_on(task: Task, replay: Solution, asked: AskedPart, place: int) -> bool:
    """Whether entries after the wrong one change too."""
    truth = np.asarray(task.solution.answers[asked.name], dtype=float)
    off = np.abs(replay.answers[asked.name] - truth) > 4 * allowed(asked, truth)
    return bool(np.any(off[place + 1 :]))


def _is_followed(verdict: Verdict, expected: list[str]) -> bool:
    """Every part that changed is said to follow, or some mistake gives just these numbers."""
    said = [verdict.part(name) for name in expected]
    return verdict.verdict is Word.WRONG and all(part.followed or part.mistake for part in said)


# --- nothing in them


def nonsense(task: Task) -> Iterator[Case]:
    """Twenty texts that are no answer, in every part; `e` is a number, and may have what a witness needs."""
    for text in NONSENSE:
        if text == "e" and any(asked.kind == "witness" for asked in task.parts):
            continue
        typed = {asked.name: text for asked in task.parts}
        yield Case("nonsense", task, typed, lambda verdict: verdict.verdict is not Word.RIGHT)


def right_values_in(message: str, task: Task) -> list[str]:
    """The numbers of a message that are right answers; whole ones may count places and digits."""
    told = re.findall(r"\d+[.,]\d+", message)
    values = [float(entry) for asked in numeric(task) for entry in np.ravel(task.solution.answers[asked.name])]
    return [number for number in told if any(abs(float(number.replace(",", ".")) - abs(v)) < 0.011 for v in values)]


def random_wrong(task: Task, turns: int) -> Iterator[tuple[Task, AskedPart, Any, Typed]]:
    """One part answered with numbers from a range ten times the answer's size, written with the digits asked."""
    for asked in numeric(task):
        truth = np.asarray(task.solution.answers[asked.name], dtype=float)
        digits = decimals(asked, truth)
        reach = 10 * (float(np.abs(truth).max()) or 1.0)
        for turn in range(turns):
            stream = Stream(f"{task.code}|{asked.name}|random|{turn}")
            value = np.array([stream.uniform(-reach, reach) for _ in range(truth.size)]).reshape(truth.shape)
            value = np.round(value, 0 if asked.kind == "integer" else digits)
            yield task, asked, value, {**shown(task), asked.name: written(value)}


def says_too_much(task: Task, asked: AskedPart, value: Any, said: PartVerdict) -> bool:
    """Whether a random answer is remarked upon, though no mistake of the item really gives it."""
    if said.verdict in (Word.RIGHT, Word.UNREADABLE):
        return False
    if said.mistake is not None:
        told = {said.mistake, *said.also}
        for one in _mistaken(task):
            target = one.answers.get(asked.name)
            same_size = one.mistake.name in told and target is not None and np.shape(target) == np.shape(value)
            if same_size and np.all(np.abs(value - target) <= allowed(asked, target) * (1 + 1e-6)):
                return False
        return True
    return said.followed or SILENT.fullmatch(said.message) is None


def accepts_wrong(task: Task, asked: AskedPart, value: Any, said: PartVerdict) -> bool:
    """Whether a number outside of the tolerance, and of what rounding leads to, is called right."""
    truth = np.asarray(task.solution.answers[asked.name], dtype=float)
    off = np.abs(value - truth)
    return said.verdict is Word.RIGHT and bool(np.any(off > allowed(asked, truth) + 0.05 * np.abs(truth).max()))
