"""Lint: reports of problem files, and what it says of them in the end."""

from __future__ import annotations

from pathlib import Path

from drill.lint import lint, summary


def test_a_file_that_cannot_be_read_is_reported_and_summed_up(tmp_path: Path):
    """Its faults are errors with their places; it counts as no item and has no draws to speak of."""
    file = tmp_path / "99.yaml"
    file.write_text("exercise: 99\ntitle: [\n", encoding="utf-8")
    reports = list(lint(file, range(3)))
    assert [report.errors[0].startswith(f"{file}:") for report in reports] == [True]
    assert summary(reports, 3) == "Ни одного пункта прочесть не вышло, ошибок: 1."
