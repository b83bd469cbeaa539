"""`python -m drill` is `masha`."""

from drill.cli import run

run()
