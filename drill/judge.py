"""Judging a whole answer: every part by itself, then what the wrong parts have in common.

The stages stand in the order in which they may explain a wrong part: named mistakes of the whole answer, named
mistakes of the part, rounding on the way, follow-through, near misses, plain wrong. Nothing but the truth is computed
as long as nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from drill import byhand, kinds, nearmiss, remarks
from drill.byhand import Outcomes, outcomes
from drill.errors import ExpressionError
from drill.expr import author
from drill.following import Followed, follow
from drill.kinds import comparing, witness
from drill.kinds.comparing import WRONG, Comparison, nested
from drill.kinds.reading import flat, is_infinite, size
from drill.problem import INFINITE, Mistake
from drill.solution import Mistaken, Solution
from drill.task import AskedPart, Task
from drill.verdict import PartVerdict, Unreadable, Verdict, Word

ARRAYS = ("vector", "matrix")
NUMBERS = ("number", "integer", *ARRAYS)

_TOLD_CONDITIONS = 2


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed for a part, as it was read."""

    asked: AskedPart
    text: str
    value: Any

    @property
    def name(self) -> str:
        """The part's name."""
        return self.asked.name

    def in_size_of(self, target: Any) -> Given:
        """Read again where the target's size is wanted, if it can be read so and is of another size."""
        wanted = size(nested(target))
        if self.asked.kind not in ARRAYS or size(self.value) == wanted or not wanted:
            return self
        value = kinds.of(ARRAYS[len(wanted) - 1]).read(self.text, replace(self.asked, shape=wanted))
        return self if isinstance(value, Unreadable) or size(value) != wanted else replace(self, value=value)


@dataclass(frozen=True, slots=True)
class Infinite:
    """The value of a typed `inf`: only a part one of whose mistakes answers `inf` understands it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A mistake that exists in this variant: by part, whether the typed value is what it gives."""

    mistake: Mistake
    fits: Mapping[str, Callable[[Given], bool]]


@dataclass(slots=True)
class Answer:
    """The parts of one submission as far as they are judged: the reading, the comparison, the verdict."""

    task: Task
    truth: Solution
    mistaken: Callable[[], Sequence[Mistaken]]
    given: dict[str, Given] = field(default_factory=dict)
    compared: dict[str, Comparison] = field(default_factory=dict)
    verdicts: dict[str, PartVerdict] = field(default_factory=dict)

    def wrong(self) -> list[Given]:
        """The ordinary parts that are not right and not explained yet."""
        return [
            self.given[name]
            for name, comparison in self.compared.items()
            if comparison.word is not Word.RIGHT and name not in self.verdicts
        ]

    def numeric(self) -> dict[str, Given]:
        """The parts answered by numbers of the wanted size."""
        return {
            name: given
            for name, given in self.given.items()
            if given.asked.kind in NUMBERS and size(given.value) == (given.asked.shape or ())
            if not isinstance(given.value, Infinite)
        }

    def settle(
        self,
        given: Given,
        comparison: Comparison,
        message: str = "",
        names: Sequence[str] = (),
        *,
        tell: str = "",
        followed: bool = False,
    ) -> None:
        """The verdict on a part that could be read."""
        self.verdicts[given.name] = PartVerdict(
            part=given.name,
            verdict=comparison.word,
            read=None if isinstance(given.value, Infinite) else given.value,
            wrong_at=comparison.wrong_at,
            mistake=names[0] if names else None,
            also=tuple(names[1:]),
            tell=tell,
            followed=followed,
            message=message,
            echo=_echo(given),
        )


def judge(
    task: Task, solution: Solution, mistaken: Callable[[], Sequence[Mistaken]], typed: Mapping[str, str]
) -> Verdict:
    """The verdict on what was typed for the parts of a task; a part that is not in `typed` is missing.

    `mistaken` gives the computed mistakes that exist in this variant; it is called at most once, and only when
    something is wrong.
    """
    answer = Answer(task, solution, mistaken)
    for asked in task.parts:
        _read(answer, asked, typed.get(asked.name))
    _compare(answer)
    if answer.wrong():
        known = _known(answer)
        _explain_whole_answer(answer, known)
        _explain_each_part(answer, known)
        by_hand = _allow_for_rounding_on_the_way(answer)
        followed = _followed(answer, by_hand)
        _tell_follow_through(answer, {part: told for part, told in followed.items() if told.is_all})
        _tell_near_misses(answer)
        _tell_follow_through(answer, followed)
        _tell_plainly(answer)
    _judge_witnesses(answer)
    return Verdict(task.variant.item.id, task.variant.seed, tuple(answer.verdicts[part.name] for part in task.parts))


# --- reading


def _read(answer: Answer, asked: AskedPart, text: str | None) -> None:
    if text is None:
        answer.verdicts[asked.name] = PartVerdict(asked.name, Word.MISSING)
        return
    value = kinds.of(asked.kind).read(text, asked)
    if isinstance(value, Unreadable) and is_infinite(text) and _infinite_mistakes(answer, asked.name):
        value = Infinite()
    if isinstance(value, Unreadable):
        _refuse(answer, asked, value)
        return
    given = Given(asked, text, value)
    if asked.kind in ARRAYS or asked.kind == "witness":
        _read_size(answer, given)
    else:
        answer.given[asked.name] = given


def _refuse(answer: Answer, asked: AskedPart, unreadable: Unreadable) -> None:
    answer.verdicts[asked.name] = PartVerdict(
        asked.name, Word.UNREADABLE, message=unreadable.complaint, pointer=unreadable.pointer()
    )


def _read_size(answer: Answer, given: Given) -> None:
    """Numbers in the wanted size, in that of a mistake, transposed, in any where it is asked: else unreadable."""
    asked, wanted = given.asked, given.asked.shape or ()
    own = size(given.value)
    if own == wanted:
        answer.given[asked.name] = given
        return
    if asked.kind in ARRAYS:
        for one in answer.mistaken():
            target = one.answers.get(asked.name)
            if target is not None and size(nested(target)) != wanted and _equals(answer, given, target):
                answer.given[asked.name] = given.in_size_of(target)
                return
        if asked.part.size_asked or (len(own) == 2 and own == wanted[::-1]):
            answer.given[asked.name] = given
            return
    complaint = remarks.other_size(own, wanted, asked.example)
    _refuse(answer, asked, Unreadable(given.text, 0, len(given.text.rstrip()), complaint))


# --- comparing


def _compare(answer: Answer) -> None:
    """Every ordinary part with the truth; the right ones are done."""
    for name, given in answer.given.items():
        asked = given.asked
        if asked.kind == "witness":
            continue
        if isinstance(given.value, Infinite):
            comparison = WRONG
        else:
            truth = answer.truth.answers[name]
            comparison = kinds.of(asked.kind).compare(given.value, truth, asked, answer.task.variant)
        answer.compared[name] = comparison
        if comparison.word is Word.RIGHT:
            answer.settle(given, comparison)


def _equals(answer: Answer, given: Given, target: Any) -> bool:
    """Whether the typed value is that of a mistake."""
    if isinstance(given.value, Infinite):
        return False
    given = given.in_size_of(target)
    kind = kinds.of(given.asked.kind)
    return kind.compare(given.value, target, given.asked, answer.task.variant).word is Word.RIGHT


# --- named mistakes


def _known(answer: Answer) -> list[Known]:
    """The mistakes of ordinary parts that exist in this variant, in file order."""
    computed = {one.mistake.name: one.answers for one in answer.mistaken()}
    known = []
    for mistake in answer.task.variant.item.mistakes:
        fits = _fits(answer, mistake, computed.get(mistake.name, {}))
        fits = {name: fit for name, fit in fits.items() if name in answer.compared}
        if fits:
            known.append(Known(mistake, fits))
    return known


def _fits(answer: Answer, mistake: Mistake, computed: Mapping[str, Any]) -> dict[str, Callable[[Given], bool]]:
    """For every part that a mistake changes, whether a typed value is what it gives there."""
    if mistake.option is not None:
        part, key = mistake.option
        return {part: lambda given: _picked(answer, given, key)}
    if mistake.when:
        parts = author(mistake.when).names & answer.compared.keys()
        return {part: lambda given: _holds(answer, mistake) for part in parts}
    fits: dict[str, Callable[[Given], bool]] = {
        part: lambda given, target=target: _equals(answer, given, target)  # type: ignore[misc]
        for part, target in computed.items()
    }
    for part, formulas in mistake.formula.items():
        fits[part] = lambda given, formulas=formulas: any(  # type: ignore[misc]
            _equals(answer, given, answer.task.fill(formula)) for formula in formulas
        )
    for part in _infinite_parts(mistake):
        fits[part] = lambda given: isinstance(given.value, Infinite)
    return fits


def _picked(answer: Answer, given: Given, key: str) -> bool:
    """Whether a choice is that key, or a multichoice is wrong just in having or not having it."""
    return given.value == key or answer.compared[given.name].wrong_at == (key,)


def _holds(answer: Answer, mistake: Mistake) -> bool:
    """Whether what was typed for ordinary parts meets the condition of a mistake."""
    typed = {name: _as_value(given.value) for name, given in answer.given.items()}
    return witness.holds(mistake.when, {**answer.truth.names, **typed})


def _as_value(value: Any) -> Any:
    return np.array(value) if isinstance(value, tuple) else value


def _infinite_parts(mistake: Mistake) -> list[str]:
    return [part for part, text in mistake.answers.items() if text == INFINITE]


def _infinite_mistakes(answer: Answer, part: str) -> bool:
    return any(part in _infinite_parts(mistake) for mistake in answer.task.variant.item.mistakes)


def _explain_whole_answer(answer: Answer, known: Sequence[Known]) -> None:
    """A mistake fits when every part it changes is as typed and every other typed part is right."""
    wrong = answer.wrong()
    fitting = [
        one.mistake
        for one in known
        if all(given.name in one.fits for given in wrong)
        and all(fits(answer.given[name]) for name, fits in one.fits.items())
    ]
    if fitting:
        for given in wrong:
            _name(answer, given, [mistake.name for mistake in fitting], [mistake.tell for mistake in fitting])


def _explain_each_part(answer: Answer, known: Sequence[Known]) -> None:
    """Only if no mistake explains the whole answer, every wrong part is looked up alone."""
    for given in answer.wrong():
        if given.asked.kind == "multichoice":
            _explain_options(answer, given, known)
            continue
        fitting = [one.mistake for one in known if given.name in one.fits and one.fits[given.name](given)]
        if fitting:
            _name(answer, given, [mistake.name for mistake in fitting], [mistake.tell for mistake in fitting])
        elif given.asked.kind == "choice":
            _name(answer, given, [given.value], [_tell_of(given.asked, given.value)])


def _explain_options(answer: Answer, given: Given, known: Sequence[Known]) -> None:
    """A multichoice: mistakes that fit, then the options wrongly chosen, each by the name of its mistake or its key."""
    about = [one for one in known if given.name in one.fits]
    by_key = {one.mistake.option[1]: one.mistake for one in about if one.mistake.option}
    tells = {
        one.mistake.name: one.mistake.tell for one in about if not one.mistake.option and one.fits[given.name](given)
    }
    comparison = answer.compared[given.name]
    for key in comparison.wrong_at:
        if key in by_key:
            tells[by_key[key].name] = by_key[key].tell
        elif key in given.value:
            tells[key] = _tell_of(given.asked, key)
    summary = remarks.options(comparison.wrong_at, given.value)
    filled = [answer.task.fill(tell) for tell in tells.values()]
    told = [tell for tell in filled if tell][:1]
    answer.settle(given, comparison, " ".join((summary, *told)), list(tells), tell="".join(filled[:1]))


def _tell_of(asked: AskedPart, key: str) -> str:
    """What the item says to who picked this option wrongly, if anything."""
    return next((option.tell for option in asked.part.options if option.key == key), "")


def _name(answer: Answer, given: Given, names: Sequence[str], tells: Sequence[str]) -> None:
    """A wrong part whose mistakes are known; of several, all are told."""
    filled = [answer.task.fill(tell) for tell in tells]
    told = list(filter(None, dict.fromkeys(filled)))
    message = told[0] if told else "Этот вариант не подходит. Подумай, что в нём неверно."
    if len(told) > 1:
        message = "\n- ".join(("Такой ответ выходит по-разному:", *told))
    answer.settle(given, replace(answer.compared[given.name], word=Word.WRONG), message, names, tell=filled[0])


# --- what is neither right nor a known mistake


def _allow_for_rounding_on_the_way(answer: Answer) -> Mapping[str, Outcomes]:
    """A number that rounding on the way leads to is right, though the last digit of the truth is another."""
    doubtful = {given.name for given in answer.wrong()} & answer.numeric().keys()
    if not doubtful:
        return {}
    by_hand = outcomes(answer.truth)
    for name in doubtful & by_hand.keys():
        given, comparison = answer.given[name], answer.compared[name]
        entries = flat(given.value)
        left = [place for place in _flat_places(given, comparison) if not by_hand[name].contain(place, entries[place])]
        tolerance = given.asked.tolerance
        assert tolerance is not None  # every numeric part has one
        answer.compared[name] = comparing.left_wrong(given.value, answer.truth.answers[name], tolerance, left)
        if not left:
            answer.settle(given, answer.compared[name], byhand.REMARK)
    return by_hand


def _followed(answer: Answer, by_hand: Mapping[str, Outcomes]) -> Mapping[str, Followed]:
    """What is computed as it should be, though from a wrong number of the student's own."""
    numeric = answer.numeric()
    if not answer.task.variant.item.solver or not any(given.name in numeric for given in answer.wrong()):
        return {}
    typed = {name: given.value for name, given in numeric.items()}
    wrong = {name: _flat_places(given, answer.compared[name]) for name, given in numeric.items()}
    return follow(answer.truth, typed, wrong, by_hand)


def _tell_follow_through(answer: Answer, followed: Mapping[str, Followed]) -> None:
    """First of the parts where all follows; where only some does, after what the numbers show by themselves."""
    for given in answer.wrong():
        comparison = answer.compared[given.name]
        if given.name in followed and comparison.word is Word.WRONG:
            told = followed[given.name]
            answer.settle(given, comparison, told.message, followed=told.is_all)


def _flat_places(given: Given, comparison: Comparison) -> list[int]:
    """The wrong entries of a part of the wanted size in reading order."""
    if comparison.word is Word.RIGHT:
        return []
    shape = given.asked.shape or ()
    if not shape:
        return [0]
    return [place if len(shape) == 1 else place[0] * shape[1] + place[1] for place in comparison.wrong_at]


def _tell_near_misses(answer: Answer) -> None:
    """What a wrong number shows by itself: digits, sign, factor, places, size."""
    numeric = answer.numeric()
    for given in answer.wrong():
        if given.asked.kind not in NUMBERS or isinstance(given.value, Infinite):
            continue
        truth, tolerance = answer.truth.answers[given.name], given.asked.tolerance
        assert tolerance is not None  # every numeric part has one
        comparison = answer.compared[given.name]
        own, wanted = size(given.value), given.asked.shape or ()
        if given.name in numeric:
            close = comparison.word is Word.CLOSE
            places = _flat_places(given, comparison)
            message = nearmiss.told(given.value, truth, tolerance, places, close, answer.task.variant)
        elif own == wanted[::-1]:
            message = nearmiss.other_size(given.name, own, wanted, answer.task.variant, answer.truth.workings)
        else:
            message = f"Размер ответа другой, не тот, что у тебя: {remarks.sized(own)}."
        if message:
            answer.settle(given, comparison, message)


def _tell_plainly(answer: Answer) -> None:
    """Which entries are wrong, and whether it looks like a slip of rounding."""
    for given in answer.wrong():
        comparison = answer.compared[given.name]
        if given.asked.kind in NUMBERS:
            message = remarks.where(comparison.wrong_at, size(given.value))
            if comparison.word is Word.CLOSE:
                message = f"{message} Похоже на ошибку округления: считай с запасом, округляй только в конце."
            elif given.asked.kind == "integer" and not isinstance(given.value, int):
                message = "Здесь нужно целое число."
        else:
            message = (
                comparison.told or "Это другая формула: на простых числах она даёт не то. Проверь её по шагам вывода."
            )
        answer.settle(given, comparison, message)


# --- witnesses


def _judge_witnesses(answer: Answer) -> None:
    """The witness parts share one verdict; while one is missing or unreadable, the others are missing."""
    asked = [part for part in answer.task.parts if part.kind == "witness"]
    waiting = [part.name for part in asked if part.name in answer.verdicts]
    given = [answer.given[part.name] for part in asked if part.name in answer.given]
    if waiting:
        for one in given:
            message = f"Проверяется вместе с другими частями, жду ещё: {', '.join(waiting)}."
            answer.verdicts[one.name] = PartVerdict(one.name, Word.MISSING, one.value, message=message, echo=_echo(one))
        return
    if not given:
        return
    names = witness.tried(answer.task.variant, {one.name: one.value for one in given})
    failing = witness.failing(answer.task.variant, names)
    comparison = Comparison(Word.WRONG if failing else Word.RIGHT, tuple(must.name for must in failing))
    mistakes = [m for m in answer.task.variant.item.mistakes if failing and m.when and witness.holds(m.when, names)]
    tells = [mistake.tell for mistake in mistakes] + [must.tell for must in failing[:_TOLD_CONDITIONS]]
    told = [sentence for tell in dict.fromkeys(tells) if (sentence := _filled(answer.task, tell, names))]
    message = " ".join(told) or ("С этими числами вычисления не доводятся до конца." if failing else "")
    tell = _filled(answer.task, mistakes[0].tell, names) if mistakes else ""
    for one in given:
        answer.settle(one, comparison, message, [mistake.name for mistake in mistakes], tell=tell)


def _filled(task: Task, tell: str, names: Mapping[str, Any]) -> str:
    """The sentence with the values that came of the typed ones; empty where one of them could not be computed."""
    try:
        return task.fill(tell, names)
    except ExpressionError:
        return ""


def _echo(given: Given) -> str:
    if isinstance(given.value, Infinite):
        return "∞"
    return kinds.of(given.asked.kind).echo(given.text, given.value, given.asked)
