"""How well answers are answered: `make bench-feedback`. A table of what students type and what is made of it."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from drill.catalog import Catalog
from drill.drawing import draw
from drill.problem import Item
from drill.solution import solve
from drill.task import pose
from tests import feedback

PROBLEMS = Path(__file__).resolve().parents[1] / "problems"
VARIANTS = 50
RANDOM = 20_000
SHOWN = 5

GOALS = {"right": 1.0, "mistake": 1.0, "near miss": 0.95, "follow-through": 0.95, "nonsense": 1.0}


class Tally:
    """How many cases of each kind met what was expected, and the first ones that did not."""

    def __init__(self) -> None:
        self.met: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.missed: dict[str, list[str]] = defaultdict(list)

    def count(self, case: feedback.Case) -> None:
        """Judges one case."""
        verdict = case.judged()
        self.all[case.kind] += 1
        if case.is_met(verdict):
            self.met[case.kind] += 1
        else:
            said = {p.part: (str(p.verdict), p.mistake, p.message) for p in verdict.parts if p.message}
            self.missed[case.kind].append(f"{case.task.code} {case.typed} -> {said}")

    def lines(self) -> Iterable[str]:
        """The table, and below each row what was missed."""
        for kind, count in sorted(self.all.items()):
            yield f"{kind:<28}{self.met[kind]:>8} of {count:>7}  {self.met[kind] / count:8.2%}"
            items = Counter(line.split(":")[0].split(" ")[0] for line in self.missed[kind])
            if items:
                yield "    missed most: " + ", ".join(f"{item} {times}" for item, times in items.most_common(12))
            yield from (f"    {line[:400]}" for line in self.missed[kind][:SHOWN])


def measured(items: Iterable[Item], variants: int, tally: Tally) -> None:
    """All cases of the drawn variants of the items."""
    for item in items:
        for seed in range(variants):
            task = pose(variant := draw(item, seed), solve(variant))
            for cases in (
                feedback.right(task),
                feedback.mistakes(task),
                feedback.near_misses(task),
                feedback.by_hand(task),
                feedback.follow_through(task),
            ):
                for case in cases:
                    tally.count(case)
            for case in feedback.nonsense(task) if seed < 5 else ():
                tally.count(case)


def random_answers(items: list[Item], count: int) -> None:
    """Unrelated numbers, dealt over all number, vector and matrix parts."""
    tasks = [pose(v := draw(item, seed), solve(v)) for item in items for seed in range(4)]
    parts = sum(len(feedback.numeric(task)) for task in tasks)
    turns = -(-count // max(parts, 1))
    said, accepted, seen = [], [], 0
    answers = (answer for task in tasks for answer in feedback.random_wrong(task, turns))
    for task, asked, value, typed in answers:
        told = feedback.judged(task, typed).part(asked.name)
        seen += 1
        if feedback.says_too_much(task, asked, value, told):
            said.append(f"{task.code} {asked.name} [{asked.kind}, {asked.tolerance.text}] {typed[asked.name]}: "
                        f"{told.mistake or told.message}")  # fmt: skip
        if feedback.accepts_wrong(task, asked, value, told):
            accepted.append(f"{task.code} {asked.name} {typed[asked.name]}")
    print(f"{'random: remarked upon':<28}{len(said):>8} of {seen:>7}  {len(said) / seen:8.2%}")
    items_said = Counter(line.split(":")[0] for line in said)
    print("    most: " + ", ".join(f"{item} {times}" for item, times in items_said.most_common(12)))
    print("    " + "; ".join(f"{times} x {told}" for told, times in Counter(
        line.split(": ", 1)[1][:60] for line in said).most_common(12)))  # fmt: skip
    print(f"{'random: accepted':<28}{len(accepted):>8} of {seen:>7}  {len(accepted) / seen:8.2%}")
    for line in accepted[:SHOWN]:
        print(f"    {line}")


def main() -> None:
    """The table of all items, or of those whose exercise numbers or ids are named."""
    catalog = Catalog.open(PROBLEMS, None)
    entries = [entry for sheet in catalog.sheets for exercise in sheet.exercises for entry in exercise.items]
    wanted, variants = [word for word in sys.argv[1:] if not word.startswith("-n")], VARIANTS
    for word in sys.argv[1:]:
        if word.startswith("-n"):
            variants = int(word[2:])
    items = [catalog.item(e.id) for e in entries if not wanted or e.id in wanted or e.id[:-1] in wanted]
    tally = Tally()
    measured(items, variants, tally)
    print("\n".join(tally.lines()))
    random_answers(items, RANDOM)


if __name__ == "__main__":
    main()
