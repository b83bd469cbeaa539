"""Speed, as ratios and rates: `make bench`. Figures to read, never asserted."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from drill import kinds
from drill.catalog import Catalog
from drill.drawing import draw
from drill.judge import judge
from drill.solution import mistaken, solve
from drill.task import pose

PROBLEMS = Path(__file__).resolve().parents[1] / "problems"
RUNS = 15
BARE = "import typer, rich.console, rich.table"


def started(command: list[str], home: str) -> float:
    """Seconds that a whole process takes."""
    environment = {**os.environ, "HOME": home, "MASHA_HOME": home, "COLUMNS": "80"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a student's Python keeps what it compiled
    begin = perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
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


def starts() -> None:
    """Start-up of the commands against importing what they stand on."""
    python, masha = sys.executable, str(Path(sys.executable).with_name("masha"))
    base = [masha] if Path(masha).exists() else [python, "-m", "drill"]
    with tempfile.TemporaryDirectory() as home:
        for words, imports in (
            (["list"], BARE),
            (["list", "sheet4"], BARE),
            (["solve", "15b"], f"{BARE}, numpy"),
        ):
            seconds, times = ratio([*base, *words], [python, "-c", imports], home)
            print(f"masha {' '.join(words):<14} {seconds * 1e3:6.0f} ms  {times:5.2f} x python -c '{imports}'")


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
    for item_id in ("15b", "16b", "18a", "22c", "24b"):
        answers(catalog, item_id)
    draws(catalog)


if __name__ == "__main__":
    main()
