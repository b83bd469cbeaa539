"""A session: one task after another, taken up where the last one stopped, a summary at the end."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from drill import progress
from drill.days import day_of
from drill.dialogue import groups_of
from drill.digest import Digest
from drill.digests import digests, in_turn
from drill.dose import next_to_come, todays_dose
from drill.drawing import draw
from drill.entries import SheetEntry
from drill.env import SEEDS, Env
from drill.errors import DrillError
from drill.facts import Event, Kind, Shown
from drill.plan import Plan, Target, Turn, planned
from drill.play import LEGEND, Ending, Play, attempt_of
from drill.problem import Item
from drill.progress import Work
from drill.solution import solve
from drill.summary import Summary, code, summed
from drill.targets import one_seed
from drill.task import Task, pose
from drill.variant import Variant
from drill.verdict import Verdict, Word
from drill.views.prose import lay
from drill.views.review import coming_back_lines, dose_lines, nothing_lines
from drill.views.summary import summary_lines
from drill.views.words import counted

INTERRUPTED = 130

STRIDE = 7919
"""Prime to the number of seeds: steps of it visit every seed once."""

MOST_CANDIDATES = 2_000
"""Seeds tried for numbers that were not seen yet (about a second; only an item nearly used up comes near it)."""

REMEMBERED = 300
"""Variants of an item whose numbers are not repeated, so that years of work cost a start nothing."""


def run_drill(
    env: Env,
    targets: Sequence[Target],
    *,
    count: int | None = None,
    seed: int | None = None,
    shuffle: bool = False,
    new: bool = False,
    weak: bool = False,
    command: str = "",
) -> int:
    """Drills these items; gives the exit status: 0, or 130 after Ctrl-C.

    count, new, weak: as in `planned`. seed: that of every variant; DrillError where a target names its own.
    command: how the user would go on with this session, for the summary.
    """
    targets = [(item, one_seed(f"{item}:{own}", own, seed)) for item, own in targets]
    known = digests(env.store)
    shown_in_turn = in_turn(env.store, known)
    shuffled = _shuffle(env) if shuffle else None
    plan = planned(targets, shown_in_turn, count=count, new=new, weak=weak, shuffled=shuffled)
    if not plan.turns:
        env.write([_nothing(new, weak)])
        return 0
    # what a script is told depends on nothing but its lines, so not on the date
    return _hold(env, Session(env, plan, known), command, tells_days=env.is_terminal)


def run_review(
    env: Env,
    sheets: Sequence[SheetEntry],
    *,
    count: int | None = None,
    minutes: float | None = None,
    target: str = "",
) -> int:
    """Puts today's dose of these sheets; count and minutes as in `todays_dose`, the exit status that of `run_drill`.

    target: how the user named the sheets, if not all are meant.
    """
    command = f"masha review {target}".strip()
    known, now = digests(env.store), env.now()
    dose = todays_dose(sheets, in_turn(env.store, known), now, count=count, minutes=minutes)
    if not dose.items:
        soonest = next_to_come(sheets, known, now.tzinfo)
        env.write(nothing_lines(dose, minutes, soonest, command, env.screen))
        return 0
    env.write(dose_lines(dose, env.screen))
    turns = tuple(Turn(item, None, place) for place, item in enumerate(dose.items, 1))
    session = Session(env, Plan(turns, len(turns)), known)
    limits = [] if count is None else [f"-n {count}"]
    limits += [] if minutes is None else [f"--minutes {minutes:g}"]
    return _hold(env, session, " ".join([command, *limits]), tells_days=True)


def _hold(env: Env, session: Session, command: str, *, tells_days: bool) -> int:
    """Runs a session from its legend to its summary; gives the exit status.

    tells_days: the summary says when the items come back.
    """
    if env.is_terminal:
        env.write(lay(LEGEND, env.screen))
    try:
        session.run()
    except KeyboardInterrupt:
        told = f"Прервано. Всё, что проверено, записано. Продолжить: {session.go_on(command)}"
        env.write(["", *lay(told, env.screen)])
        return INTERRUPTED
    again = coming_back_lines(session.coming_back(), day_of(env.now()), env.screen) if tells_days else []
    env.write(["", *summary_lines(session.summary(), env.screen, session.go_on(command), again)])
    return 0


def record_verdict(
    env: Env,
    task: Task,
    typed: Mapping[str, str],
    verdict: Verdict,
    *,
    at: str = "",
    seconds: Mapping[str, float] | None = None,
) -> None:
    """Writes an answer judged outside a session into the journal: to the variant that is open, or to one of its own.

    at: when it was given, if not now. seconds: how long each part took, where that is known.
    """
    at, seconds = at or env.at, seconds or {}
    variant = task.variant
    lately = [shown.id for shown in env.store.latest_shown(variant.item.id, REMEMBERED)]
    work = progress.open_work(progress.works(env.store.facts(variants=lately)), variant.item.id, variant.seed)
    is_open = work is not None and work.shown.seed == variant.seed
    shown = work.shown if work is not None and is_open else env.store.append(shown_of(task, at))
    hints = work.hints if work is not None and is_open else 0
    judged = []
    for group in groups_of({asked.name: asked.kind for asked in task.parts}):
        words = {verdict.part(name).verdict for name in group}
        if not words & {Word.MISSING, Word.UNREADABLE}:
            took = sum(seconds.get(name, 0.0) for name in group)
            attempt = attempt_of(shown.id, group, typed, verdict, hints=hints, seconds=took, at=at)
            judged.append(env.store.append(attempt))
    if not is_open and not Work(shown, tuple(judged)).is_solved:
        env.store.append(Event(shown.id, Kind.LEFT, at))


def shown_of(task: Task, at: str) -> Shown:
    """The fact that this task was put before the student."""
    variant = task.variant
    parts = tuple(asked.name for asked in task.parts)
    return Shown(variant.item.id, variant.seed, variant.item.revision, variant.params, parts, at)


@dataclass(frozen=True, slots=True)
class Next:
    """A turn, and how its numbers come about.

    skipped: the journal's number of the variant that returns. fresh: other numbers than before, even if some variant
    is open; they are looked for from `start` on, or anywhere.
    """

    turn: Turn
    skipped: int | None = None
    fresh: bool = False
    start: int | None = None


class Session:
    """The tasks of a plan, one after another."""

    def __init__(self, env: Env, plan: Plan, known: Mapping[str, Digest]) -> None:
        self._env = env
        self._known = known
        self._total = plan.total
        self._queue = deque(Next(turn) for turn in plan.turns)
        self._put: set[int] = set()
        self._told: dict[tuple[str, str], str] = {}

    def run(self) -> None:
        """Puts the tasks until the plan, the lines or the student's patience end.

        An item that cannot be put is told and passed over; DrillError if none could.
        """
        refused: DrillError | None = None
        while self._queue:
            coming = self._queue.popleft()
            try:
                task, work = self._begun(coming)
            except DrillError as error:
                refused = error
                self._env.complain(str(error))
                continue
            self._put.add(work.shown.id)
            try:
                ending = Play(self._env, task, work, f"{coming.turn.place} из {self._total}", self._told).run()
            except EOFError:
                return
            if ending is Ending.QUIT:
                return
            self._follow(coming, work, ending)
        if refused is not None and not self._put:
            raise refused

    def works(self) -> tuple[Work, ...]:
        """The variants put so far, as the journal knows them."""
        return progress.works(self._env.store.facts(variants=self._put))

    def go_on(self, command: str) -> str:
        """The command that goes on with what is left, empty if nothing is."""
        unfinished = [work.shown.item for work in self.works() if work.is_open]
        left = unfinished + [coming.turn.item for coming in self._queue]
        return (command or f"masha drill {left[0]}") if left else ""

    def coming_back(self) -> dict[str, date]:
        """The day on which each item put so far is due, in the order in which they were put."""
        known, zone = digests(self._env.store), self._env.now().tzinfo
        put = dict.fromkeys(work.shown.item for work in self.works())
        cards = {item: known[item].card for item in put if item in known}
        return {item: card.due_on(zone) for item, card in cards.items() if card is not None}

    def summary(self) -> Summary:
        """What came of the variants put so far."""
        return summed(self.works(), self._told)

    def _follow(self, coming: Next, work: Work, ending: Ending) -> None:
        """What this ending adds to the queue."""
        if ending is Ending.SKIPPED and coming.skipped is None:
            self._queue.append(replace(coming, skipped=work.shown.id))
            self._env.write(["Отложили: вернёмся к ней в конце."])
        elif ending is Ending.AGAIN:
            after = None if coming.turn.seed is None else (work.shown.seed or 0) + 1
            self._queue.appendleft(Next(coming.turn, fresh=True, start=after))

    def _begun(self, coming: Next) -> tuple[Task, Work]:
        """The task of a turn and what the journal knows of it; a variant put for the first time is journalled."""
        env, item = self._env, self._env.catalog.item(coming.turn.item)
        done = self._maybe_open(item.id)
        if coming.skipped is not None:
            for skipped in done:
                if skipped.shown.id == coming.skipped and (task := resumed(item, skipped.shown)) is not None:
                    event = env.store.append(Event(skipped.shown.id, Kind.RETURNED, env.at))
                    return task, replace(skipped, events=(*skipped.events, event))
        elif not coming.fresh and (work := progress.open_work(done, item.id, coming.turn.seed)) is not None:
            if (task := resumed(item, work.shown)) is not None:
                parts = len(work.shown.parts)
                left = f", осталось частей: {len(work.to_do)} из {parts}" if parts > 1 else ""
                env.write(lay(f"С того же места: продолжаем {code(work)}{left}.", env.screen))
                return task, work
            env.store.append(Event(work.shown.id, Kind.REFUSED, env.at))
            told = f"Задача {code(work)} изменилась, её прежние числа больше не подходят. Берём новые."
            env.write(lay(told, env.screen))
        seen = [shown.params for shown in env.store.latest_shown(item.id, REMEMBERED)]
        variant = draw(item, self._seed(coming, item, seen))
        task = pose(variant, solve(variant))
        chosen = coming.turn.seed is None or coming.fresh
        if chosen and variant.params in seen:
            env.write(lay(_repeated(len(set(map(repr, seen)))), env.screen))
        return task, Work(env.store.append(shown_of(task, env.at)))

    def _maybe_open(self, item: str) -> tuple[Work, ...]:
        """The item's variants that were open when the session began or were put since, and what was done on them."""
        open_ = {number for number, _ in self._known[item].open} if item in self._known else set()
        return progress.works(self._env.store.facts([item], variants=open_ | self._put))

    def _seed(self, coming: Next, item: Item, seen: Sequence[Mapping[str, Any]]) -> int:
        """The seed asked for, else one whose numbers were not seen yet."""
        if coming.turn.seed is not None and not coming.fresh:
            return coming.turn.seed
        start = self._env.random_seed() if coming.start is None else coming.start
        distinct = len({str(params) for params in seen})
        candidates = _candidates(start, min(MOST_CANDIDATES, 20 * (distinct + 1)))
        return progress.fresh_seed(candidates, lambda seed: draw(item, seed).params, seen)


def resumed(item: Item, shown: Shown) -> Task | None:
    """The task with the numbers it was shown with; None if the item has changed too much for them."""
    if {param.name for param in item.params} != set(shown.params) or {part.name for part in item.parts} != set(
        shown.parts
    ):
        return None
    variant = Variant(item, shown.seed, shown.params)
    try:
        task = pose(variant, solve(variant))
        if not task.text:
            return None
    except (ArithmeticError, LookupError, TypeError, ValueError, DrillError):
        # numbers that an edited solver was not made for
        return None
    return task


def _candidates(start: int, count: int) -> Iterator[int]:
    """So many different seeds, in an order of their own."""
    return ((start + number * STRIDE) % SEEDS for number in range(min(count, SEEDS)))


def _shuffle(env: Env) -> Callable[[list[Target]], list[Target]]:
    def shuffled(targets: list[Target]) -> list[Target]:
        return random.Random(env.random_seed()).sample(targets, len(targets))

    return shuffled


def _repeated(distinct: int) -> str:
    """What is said when numbers come back, after so many different ones."""
    if distinct == 1:
        return "Эта задача всегда одна и та же, других чисел у неё нет."
    return f"Новые числа у этой задачи кончились ({counted(distinct, 'набор', 'набора', 'наборов')}): эти уже были."


def _nothing(new: bool, weak: bool) -> str:
    if new and not weak:
        return "Здесь всё уже решено. Повторить: та же команда без --new."
    if weak:
        return "Ошибок здесь за тобой не числится. Решать дальше: та же команда без --weak."
    return "Здесь нет ни одной задачи."
