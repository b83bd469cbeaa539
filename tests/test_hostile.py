"""Whatever is typed is judged or complained of: no crash, no file, no import, no hang, no flood of memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest

from drill import kinds
from drill.catalog import Catalog
from drill.drawing import draw
from drill.judge import judge
from drill.solution import mistaken, solve
from drill.task import Task, pose
from drill.verdict import Word
from drill.views.screen import Screen
from drill.views.verdict import whole_lines
from tests import sizes
from tests.hostile import ENDLESS, MOST, hostile

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(__file__).with_name("corpus") / "hostile.jsonl"
"""Texts that once were answered badly: item, and the text for all of its parts."""

ITEMS = ("15b", "24b", "22a", "18i", "25l", "8a", "31a", "46c", "2b", "40d", "24i", "39e", "5f", "53b", "12c", "41j")
"""Every kind of answer: numbers, shapes asked and told, choices, formulas of numbers and matrices, witnesses."""

CHUNKS = 8

MEMORY = 50 * 2**20
"""Bytes that judging may take above what `masha --version` does."""

forbidden: list[str] = []
"""What the code under test did to the world while it was watched."""

watching = False


def watch(event: str, arguments: tuple) -> None:
    """An audit hook: reading an answer has no business with files, processes, the net or modules."""
    if watching and event.partition(".")[0] in {"open", "import", "os", "subprocess", "socket", "shutil", "ctypes"}:
        forbidden.append(f"{event} {arguments!r:.100}")


sys.addaudithook(watch)


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    """A variant of each item; all that is imported lazily is imported."""
    catalog = Catalog.open(ROOT / "problems", None)
    tasks = [pose(variant := draw(catalog.item(item), 7), solve(variant)) for item in ITEMS]
    for task in tasks:
        for text in ("1", "x + 1", "1 2; 3 4", "{", *right_answers(task)):
            answer_all(task, text)
    return tasks


def answer_all(task: Task, text: str) -> Word:
    """The text as the answer to every part: judged, and the verdict laid out."""
    typed = {asked.name: text for asked in task.parts}
    verdict = judge(task, task.solution, lambda: mistaken(task.variant, task.solution), typed)
    whole_lines(verdict, task, Screen(width=80))
    json.dumps(verdict.as_json(), allow_nan=False)
    return verdict.verdict


def right_answers(task: Task) -> list[str]:
    """The right answers as they are shown."""
    return [kinds.of(asked.kind).show(task.solution.answers[asked.name], asked) for asked in task.parts]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_any_text_is_judged_or_complained_of(chunk, tasks):
    """Over all kinds of answers; what was found once is kept in the corpus."""
    global watching
    slowest, each = (0.0, ""), sizes.TEXTS // CHUNKS // len(tasks)
    for number, task in enumerate(tasks):
        for text in islice(hostile(1000 * chunk + number, right_answers(task)), each):
            started = time.perf_counter()
            watching = True
            try:
                verdict = answer_all(task, text)
            except Exception as error:
                raise AssertionError(f"{task.code} {text!r:.300}: {error!r}") from error
            finally:
                watching = False
            assert isinstance(verdict, Word)
            slowest = max(slowest, (time.perf_counter() - started, f"{task.code} {text!r:.80}"))
    assert forbidden == []
    print(f"slowest of {each * len(tasks)}: {slowest[0] * 1e3:.0f} ms, {slowest[1]}")


@pytest.mark.parametrize("line", CORPUS.read_text(encoding="utf-8").splitlines())
def test_what_was_found_once_stays_mended(line):
    """Each line of the corpus."""
    found = json.loads(line)
    variant = draw(Catalog.open(ROOT / "problems", None).item(found["id"]), 7)
    assert isinstance(answer_all(pose(variant, solve(variant)), found["text"]), Word)


@pytest.mark.parametrize("number", range(len(ENDLESS)))
def test_an_endless_text_is_no_answer(number, tasks):
    """Ten thousand signs of one sort are right nowhere."""
    for task in tasks:
        assert answer_all(task, ENDLESS[number](MOST)[:MOST]) is not Word.RIGHT


PEAK = """
import resource, sys
sys.argv = ["masha", *sys.argv[1:]]
from drill.cli import main
status = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, file=sys.stderr)
"""


def peak(*arguments: str) -> int:
    """The most bytes that a command held."""
    command = [sys.executable, "-c", PEAK, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stderr.splitlines()[-1])


@pytest.mark.skipif(not hasattr(resource, "RUSAGE_SELF"), reason="no way to measure")
@pytest.mark.parametrize("text", ["9**9**9**9", "(" * MOST, "1 " * 5000, "exp(" * 2000 + "9", "W@" * 4000 + "W"])
def test_a_hostile_answer_takes_no_memory(text, tmp_path, monkeypatch):
    """Beside what a plain answer takes, libraries included."""
    monkeypatch.setenv("MASHA_HOME", str(tmp_path))
    assert peak("check", "22a", text) - peak("--version") < MEMORY
