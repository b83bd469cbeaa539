"""Grading: what a line of answers gives, beside the contract that the command line's own specification holds."""

from __future__ import annotations

import json

from drill.grading import Grader
from tests.problems.conftest import CATALOG


def test_a_line_cannot_call_its_own_verdict_an_error():
    """Keys of the verdict are the grader's alone, whatever the line brings; other keys stay."""
    line = {"id": "15b", "seed": 7, "answers": {"w": "1 1 1"}, "error": "x", "unknown": 3, "parts": 1, "line": 40}
    graded = Grader(CATALOG).graded(json.dumps(line), 1)
    assert "error" not in graded
    assert "unknown" not in graded
    assert graded["verdict"] == graded["parts"]["w"]["verdict"] == "wrong"
    assert graded["line"] == 40
