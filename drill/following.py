"""Follow-through: after the first wrong number the rest is judged from the student's own number.

The numbers typed are walked through in the order in which the solver finds them. A wrong one stands for its line in
the same solver from there on; a later number that is wrong, but is what then comes out, follows from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from drill.byhand import Outcomes
from drill.kinds.comparing import near, nested
from drill.kinds.reading import Array, flat
from drill.nearmiss import decimals_of
from drill.problem import Tolerance
from drill.solution import Names, Solution, replayed
from drill.words import listing, plural

_MOST_PERTURBED = 16
"""Entries of own numbers whose last digit is varied; the digits of more of them are taken as typed."""

_WIDEST = 0.2
"""A number that its sources' last digits move by more than this share of it proves nothing."""

_LETTER = re.compile(r"(?P<letter>[A-Za-z])_?(?P<hat>hat)?_?(?P<number>[0-9]*)")


@dataclass(frozen=True, slots=True)
class Number:
    """What the solver finds at once and the student types: a part, or one entry of a gathered part.

    line: its name in the solver; empty where the part is an expression, from which nothing can follow.
    places: of its entries in the part, in reading order.
    place: of the entry among the gathered ones, None where it is the whole part.
    letter: how the entry is written in mathematics, where all entries of its part have such names.
    """

    part: str
    line: str
    places: range
    place: int | None = None
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """What is to be said of one part: the wrong numbers in it, those that follow, and what these follow from."""

    wrong: tuple[Number, ...]
    right_from_own: tuple[Number, ...]
    causes: tuple[Number, ...]

    @property
    def is_all(self) -> bool:
        """Whether everything after the first wrong number follows from it."""
        first = min((number.places.start for number in (*self.wrong, *self.right_from_own)), default=0)
        return all(number.places.start == first for number in self.wrong)

    @property
    def message(self) -> str:
        """Which numbers are wrong, and which are computed from them as they should be; no values."""
        if not self.wrong:
            value = "неверного значения" if len(self.causes) == 1 else "неверных значений"
            return f"Посчитано правильно, но от {value}. Исправь {_said(self.causes)}, и эта часть сойдётся."
        part = self.wrong[0].part
        told = "неверно" if len(self.wrong) == 1 else "неверны"
        counted = "посчитано" if len(self.right_from_own) == 1 else "посчитаны"
        from_what = "от них" if len(self.wrong) > 1 else "от него"
        if set(self.causes) != set(self.wrong):
            from_what = f"от {_said(self.causes, part)}"
        said = f"{_said(self.wrong, part)} {told}; {_said(self.right_from_own, part)} {counted} {from_what} правильно."
        return said[0].upper() + said[1:] if said.startswith("числ") else said


def _said(numbers: Sequence[Number], part: str = "") -> str:
    """Numbers by their letters, else by their places; the part that is spoken of is not named."""
    places = [number.place + 1 for number in numbers if number.place is not None and not number.letter]
    if len(places) == len(numbers) and all(number.part == part for number in numbers):
        return f"{plural(len(places), 'число', 'числа', 'числа')} {listing([str(place) for place in places])}"
    return listing([number.letter or _placed(number) for number in numbers])


def _placed(number: Number) -> str:
    return number.part if number.place is None else f"число {number.place + 1} части {number.part}"


def follow(
    truth: Solution, typed: Mapping[str, Array], wrong: Mapping[str, Sequence[int]], by_hand: Mapping[str, Outcomes]
) -> dict[str, Followed]:
    """By part, what in it follows from the student's own wrong numbers; parts in which nothing does are not there.

    typed: the parts answered with numbers of the wanted size. wrong: of these, the wrong entries in reading order.
    by_hand: how far rounding on the way carries the true numbers; it carries these as far.
    """
    numbers = [number for number in _numbers(truth) if number.part in typed]
    if sum(_is_wrong(number, wrong) for number in numbers) < 2:
        return {}
    track = _Track(truth, by_hand)
    sources: list[Number] = []
    following: list[Number] = []
    for number in numbers:
        entries = [flat(typed[number.part])[place] for place in number.places]
        if not _is_wrong(number, wrong):
            track.come_back(number, entries)
        elif track.explains(number, entries):
            following.append(number)
        else:
            sources.append(number)
            track.take(number, entries, [place in wrong[number.part] for place in number.places])
    return {
        part: Followed(
            wrong=tuple(number for number in sources if number.part == part),
            right_from_own=(inside := tuple(number for number in following if number.part == part)),
            causes=track.causes(inside),
        )
        for part in dict.fromkeys(number.part for number in following)
    }


def _numbers(truth: Solution) -> list[Number]:
    """All numbers of the answer in the order in which the solver finds them; expressions come last."""
    order = {name: place for place, name in enumerate(truth.workings)}
    found: list[tuple[int, Number]] = []
    for part in truth.variant.item.parts:
        if part.tolerance is None:
            continue
        count, members = np.size(truth.answers[part.name]), truth.members.get(part.value)
        if members:
            each = count // len(members)
            letters = [letter_of(line) for line in members]
            for place, line in enumerate(members):
                places = range(place * each, (place + 1) * each)
                letter = letters[place] if all(letters) else ""
                found.append((order[line], Number(part.name, line, places, place, letter)))
        else:
            line = part.value if part.value in truth.workings else ""
            found.append((order.get(line, len(order)), Number(part.name, line, range(count))))
    return [number for _, number in sorted(found, key=lambda pair: pair[0])]


def letter_of(line: str) -> str:
    r"""`$w_1$` of `w_1` and of `w1`, `$\hat m_1$` of `m_hat_1`; empty for longer names."""
    letter = _LETTER.fullmatch(line)
    if letter is None:
        return ""
    name = f"\\hat {letter['letter']}" if letter["hat"] else letter["letter"]
    number = letter["number"]
    return f"${name}_{{{number}}}$" if len(number) > 1 else f"${name}_{number}$" if number else f"${name}$"


def _is_wrong(number: Number, wrong: Mapping[str, Sequence[int]]) -> bool:
    return any(place in number.places for place in wrong.get(number.part, ()))


def is_degenerate(entries: Sequence[float], shape: tuple[int, ...]) -> bool:
    """Whether a value makes all that follows trivial: nothing but zeros, nothing but ones, the identity."""
    if all(entry == entries[0] for entry in entries):
        return entries[0] in (0, 1)
    square = len(shape) == 2 and shape[0] == shape[1]
    return square and list(entries) == np.eye(shape[0]).ravel().tolist()


@dataclass(slots=True)
class _Own:
    """A student's own number: where it stands, its value, and by how much its last digit may be off."""

    number: Number
    value: Any
    slack: Any


@dataclass
class _Track:
    """The solver as it goes on from the student's own numbers."""

    truth: Solution
    by_hand: Mapping[str, Outcomes]
    own: dict[str, _Own] = field(default_factory=dict)
    true: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def expected(self) -> Solution | None:
        """What comes out."""
        return self._replay({})

    @cached_property
    def spread(self) -> dict[str, tuple[Any, Any]]:
        """By part, how far down and up the entries go with the last digits of the own numbers."""
        expected = self.expected
        assert expected is not None
        spread: dict[str, tuple[Any, Any]] = {}
        for name in (part.name for part in self.truth.variant.item.parts if part.tolerance is not None):
            zeros = np.zeros(np.size(expected.answers[name]))
            spread[name] = (zeros, zeros.copy())
        for changed in self._perturbed():
            replay = self._replay(changed)
            for name, (down, up) in spread.items() if replay is not None else ():
                assert replay is not None
                with np.errstate(all="ignore"):  # what overflows proves nothing: not a number is never near
                    shift = _entries(replay.answers[name]) - _entries(expected.answers[name])
                    np.add(down, np.minimum(shift, 0), out=down)
                    np.add(up, np.maximum(shift, 0), out=up)
        return spread

    def _perturbed(self) -> Iterator[Names]:
        """The own numbers with the last digit of one entry lower or higher."""
        places = [(line, at) for line, own in self.own.items() for at in np.argwhere(np.asarray(own.slack) > 0)]
        for line, at in places[:_MOST_PERTURBED]:
            own = self.own[line]
            for sign in (-1, 1):
                value = np.array(own.value, dtype=float)
                value[tuple(at)] += sign * np.asarray(own.slack)[tuple(at)]
                yield {line: value if value.ndim else float(value)}

    def _replay(self, changed: Names, without: str = "") -> Solution | None:
        """What comes out of the own numbers, but for one; None where the answers would not keep their sizes."""
        own = {line: own.value for line, own in self.own.items() if line != without}
        replay = replayed(self.truth.variant, {**own, **self.true, **changed})
        sizes_kept = replay is not None and all(
            np.shape(value) == np.shape(self.truth.answers[name]) for name, value in replay.answers.items()
        )
        return replay if sizes_kept else None

    def _moved(self) -> None:
        self.__dict__.pop("expected", None)
        self.__dict__.pop("spread", None)

    def come_back(self, number: Number, entries: Sequence[float]) -> None:
        """A right number that is not what comes out of the own ones: from here on the truth."""
        if not number.line or not self.own:
            return
        if self.expected is None or not self._all_fit(number, entries):
            self.true[number.line] = self.truth.workings[number.line]
            self._moved()

    def take(self, number: Number, entries: Sequence[float], wrong: Sequence[bool]) -> None:
        """A wrong number that does not follow: from here on the student's own, unless it is degenerate."""
        line = number.line
        if not line:
            return
        right = np.asarray(self.truth.workings[line], dtype=float)
        if right.size != len(entries) or is_degenerate(entries, right.shape):
            return
        tolerance = self.truth.variant.item.part(number.part).tolerance
        assert tolerance is not None
        value = np.where(np.reshape(wrong, right.shape), np.reshape(entries, right.shape), right)
        slack = np.reshape(
            [
                _last_digit(entry, tolerance) if is_wrong else 0.0
                for entry, is_wrong in zip(entries, wrong, strict=True)
            ],
            right.shape,
        )
        self.own[line] = _Own(number, value if value.ndim else float(value), slack)
        self._moved()

    def explains(self, number: Number, entries: Sequence[float]) -> bool:
        """Whether the number, which is wrong, is what comes out."""
        if not self.own or self.expected is None:
            return False
        tolerance = self.truth.variant.item.part(number.part).tolerance
        assert tolerance is not None
        expected = flat(nested(self.expected.answers[number.part]))
        true = flat(nested(self.truth.answers[number.part]))
        if all(near(expected[place], true[place], tolerance) for place in number.places):
            return False  # it does not come of the own numbers
        return self._all_fit(number, entries)

    def _all_fit(self, number: Number, entries: Sequence[float]) -> bool:
        assert self.expected is not None
        tolerance = self.truth.variant.item.part(number.part).tolerance
        assert tolerance is not None
        expected = flat(nested(self.expected.answers[number.part]))
        return all(
            self._fits(number.part, place, entry, expected[place], tolerance)
            for place, entry in zip(number.places, entries, strict=True)
        )

    def _fits(self, part: str, place: int, value: float, expected: float, tolerance: Tolerance) -> bool:
        if near(value, expected, tolerance):
            return True
        if tolerance.integer or not np.isfinite(expected):
            return False
        down, up = (side[place] for side in self.spread[part])
        if not up - down <= _WIDEST * abs(expected):
            return False
        if part in self.by_hand:
            true = float(np.ravel(self.truth.answers[part])[place])
            down += self.by_hand[part].low[place] - true
            up += self.by_hand[part].high[place] - true
        nearest = min(max(value, expected + down), expected + up)
        return near(value, nearest, tolerance)

    def causes(self, numbers: Sequence[Number]) -> tuple[Number, ...]:
        """The own numbers without which something else would come out there."""
        expected = self.expected
        if expected is None:
            return ()
        lines = []
        for line in self.own:
            other = self._replay({}, without=line)
            if other is None or any(self._differ(expected, other, number) for number in numbers):
                lines.append(line)
        return tuple(self.own[line].number for line in lines or self.own)

    def _differ(self, one: Solution, other: Solution, number: Number) -> bool:
        places = list(number.places)
        a, b = (_entries(solution.answers[number.part])[places] for solution in (one, other))
        return not np.allclose(a, b, 1e-9, 1e-12)


def _entries(value: Any) -> Any:
    """The entries of an answer in reading order."""
    return np.ravel(np.asarray(value, dtype=float))


def _last_digit(value: float, tolerance: Tolerance) -> float:
    """How far a typed number may be from what the student went on with: half a unit of its last digit."""
    if tolerance.integer:
        return 0.0
    return min(tolerance.allowed(value) / 2, 0.5 * 10.0 ** -decimals_of(value))
