"""The README's commands print what it says they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture
def stranger(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has just installed masha: an empty HOME, 80 columns."""
    home, programs = tmp_path / "home", tmp_path / "bin"
    home.mkdir()
    programs.mkdir()
    masha = programs / "masha"
    masha.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m drill "$@"\n', encoding="utf-8")
    masha.chmod(0o755)
    return {
        "HOME": str(home),
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
    }


def printed(command: str, stranger: dict[str, str], folder: Path) -> str:
    """What a command of the README writes to standard output, run from an empty folder."""
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=stranger, capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert not done.stderr, done.stderr
    return done.stdout


def test_every_command_of_the_readme_prints_what_stands_below_it(stranger, tmp_path):
    """Whole outputs, character by character; MASHA_SCREENS=write puts the true ones in."""
    empty = tmp_path / "empty"
    empty.mkdir()

    def true_block(block: re.Match[str]) -> str:
        command = block.group(1).splitlines()[0].removeprefix("$ ")
        output = "".join(f"{line.rstrip()}\n" for line in printed(command, stranger, empty).splitlines())
        return f"```console\n$ {command}\n{output}```"

    written = README.read_text(encoding="utf-8")
    true = CONSOLE.sub(true_block, written)
    if os.environ.get("MASHA_SCREENS") == "write":
        README.write_text(true, encoding="utf-8")
        return
    assert written == true


def test_every_command_named_in_the_readme_exists(stranger, tmp_path):
    """A table of commands goes stale more easily than it looks."""
    named = set(re.findall(r"masha ([a-z]+)", README.read_text(encoding="utf-8")))
    help_page = printed("masha --help", stranger, tmp_path)
    assert named
    assert {name for name in named if not re.search(rf"^  {name}\b", help_page, re.MULTILINE)} == set()
