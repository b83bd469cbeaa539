"""Speed, as ratios and rates: `make bench`. Figures to read, never asserted."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from drill import kinds
from drill.catalog import Catalog
from drill.drawing import draw
from drill.judge import judge
from drill.solution import mistaken, solve
from drill.task import pose
from tests.journals import write_journal

PROBLEMS = Path(__file__).resolve().parents[1] / "problems"
RUNS = 15
BARE = "import typer, rich.console, rich.table"


ATTEMPTS = 1_000_000
"""In the long journal."""


def started(command: list[str], home: str, typed: str = "") -> float:
    """Seconds that a whole process takes."""
    environment = {**os.environ, "HOME": home, "MASHA_HOME": home, "COLUMNS": "80"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a student's Python keeps what it compiled
    begin = perf_counter()
    subprocess.run(
        command, env=environment, input=typed.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )
    return perf_counter() - begin


def ratio(command: list[str], against: list[str], home: str) -> tuple[float, float]:
    """Median seconds of a command, and the median ratio to another run in turn with it."""
    started(command, home)
    started(against, home)
    pairs = [(started(command, home), started(against, home)) for _ in range(RUNS)]
    return statistics.median(a for a, _ in pairs), statistics.median(a / b for a, b in pairs)


def rate(work: Callable[[int], object], count: int) -> float:
    """How often a second the work is done; the best of three."""
    best = float("inf")
    for _ in range(3):
        begin = perf_counter()
        for turn in range(count):
            work(turn)
        best = min(best, perf_counter() - begin)
    return count / best


def masha() -> list[str]:
    """How the program is started."""
    python, script = sys.executable, str(Path(sys.executable).with_name("masha"))
    return [script] if Path(script).exists() else [python, "-m", "drill"]


def starts() -> None:
    """Start-up of the commands against importing what they stand on."""
    with tempfile.TemporaryDirectory() as home:
        for words, imports in (
            (["list"], BARE),
            (["list", "sheet4"], BARE),
            (["solve", "15b"], f"{BARE}, numpy"),
        ):
            seconds, times = ratio([*masha(), *words], [sys.executable, "-c", imports], home)
            print(f"masha {' '.join(words):<14} {seconds * 1e3:6.0f} ms  {times:5.2f} x python -c '{imports}'")


def long_journal(catalog: Catalog) -> None:
    """Starts with a million attempts in the journal: the first, which adds them up, and those after it."""
    items = [item.id for sheet in catalog.sheets for exercise in sheet.exercises for item in exercise.items]
    named = [(item, [mistake.name for mistake in catalog.item(item).mistakes]) for item in items]
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as new:
        file = Path(home) / "journal.sqlite3"
        write_journal(file, named, ATTEMPTS, datetime.now(UTC))
        megabytes = file.stat().st_size / 1e6
        first = started([*masha(), "stats"], home)
        print(f"{ATTEMPTS:,} attempts, {len(items)} items: {megabytes:.0f} MB; the first masha stats {first:.1f} s")
        for words in ([], ["stats"], ["stats", "--json"], ["list"]):
            seconds, times = ratio([*masha(), *words], [sys.executable, "-c", "import typer, rich.console"], home)
            name = " ".join(["masha", *words])
            print(f"{name:<20} {seconds * 1e3:6.0f} ms  {times:5.2f} x python -c 'import typer, rich.console'")
        # another item each time: what was touched before is added up anew at the next start
        pairs = [
            tuple(started([*masha(), "drill", item], folder, "/quit\n") for folder in (home, new))
            for item in items[:RUNS]
        ]
        big, small = (statistics.median(each) for each in zip(*pairs, strict=True))
        print(f"masha drill, first task: {big * 1e3:.0f} ms; {small * 1e3:.0f} ms with an empty journal")


def answers(catalog: Catalog, item_id: str) -> None:
    """Drawing, and solving, reading and judging a right answer."""
    item = catalog.item(item_id)
    variants = [draw(item, seed) for seed in range(200)]
    typed = []
    for variant in variants:
        task = pose(variant, solve(variant))
        typed.append({a.name: kinds.of(a.kind).show(task.solution.answers[a.name], a) for a in task.parts})

    def one(turn: int) -> object:
        variant = variants[turn % 200]
        solution = solve(variant)
        return judge(pose(variant, solution), solution, lambda: mistaken(variant, solution), typed[turn % 200])

    drawn = rate(lambda turn: draw(item, turn % 200), 600)
    whole = rate(lambda turn: (draw(item, turn % 200), one(turn)), 600)
    print(f"{item_id:<5} {', '.join(item.kinds):<24} draw {drawn:7,.0f}/s  solve+read+judge {rate(one, 2000):7,.0f}/s"
          f"  with the draw {whole:7,.0f}/s")  # fmt: skip


def draws(catalog: Catalog) -> None:
    """Milliseconds a draw over all items."""
    costs = {}
    for sheet in catalog.sheets:
        for exercise in sheet.exercises:
            for entry in exercise.items:
                item = catalog.item(entry.id)
                costs[entry.id] = 1e3 / rate(lambda seed, item=item: draw(item, seed), 100)
    worst = sorted(costs, key=lambda item_id: -costs[item_id])[:5]
    print(f"draw: median {statistics.median(costs.values()):.2f} ms over {len(costs)} items; slowest "
          + ", ".join(f"{item_id} {costs[item_id]:.1f} ms" for item_id in worst))  # fmt: skip


def main() -> None:
    """All figures, one line each."""
    starts()
    catalog = Catalog.open(PROBLEMS, None)
    long_journal(catalog)
    for item_id in ("15b", "16b", "18a", "22c", "24b"):
        answers(catalog, item_id)
    draws(catalog)


if __name__ == "__main__":
    main()
