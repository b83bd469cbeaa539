"""How long the proofs are: quick at every change, long with `MASHA_PROOF=long` (`make prove`)."""

from __future__ import annotations

import os

LONG = os.environ.get("MASHA_PROOF") == "long"

VARIANTS = 200 if LONG else 10
"""Drawn variants an item, each against the independent judge."""

KILLS = 300 if LONG else 10
"""Processes killed at a random moment."""

TEXTS = 1_000_000 if LONG else 20_000
"""Hostile texts read."""

ATTEMPTS_EACH = 5_000 if LONG else 200
"""Attempts that each of two drills writes at the same time."""

JOURNAL = 1_000_000 if LONG else 20_000
"""Attempts in the large journal."""


def examples(quick: int) -> int:
    """Hypothesis examples: the quick number, or ten times as many."""
    return quick * 10 if LONG else quick
