"""Validation losses of exercise 33: a rise that is forgiven, a record, and a wait that ends in a stop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

EPOCHS = 9


def validation(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Nine different losses in hundredths and a patience (33e); in two of three a better epoch comes after the stop."""
    patience = stream.pick((2, 3))
    falls = stream.integer(1, 2)
    forgiven = stream.integer(1, patience - 1)
    more = stream.integer(1, min(2, EPOCHS - 1 - falls - forgiven - patience))
    before = [True] * falls + [False] * forgiven + [True] * more + [False] * patience
    after = EPOCHS - len(before)
    better = stream.below(after) if stream.random() < 2 / 3 else after
    records = [*before, *(i == better for i in range(after))]
    while True:
        losses = _walk(stream, records)
        if len(set(losses)) == EPOCHS:
            return {"val_loss": [loss / 100 for loss in losses], "patience": patience}


def _walk(stream: Stream, records: list[bool]) -> list[int]:
    """Hundredths: below the record so far where a record is due, a little above it elsewhere."""
    record = stream.integer(92, 99)
    losses = []
    for due in records:
        if due:
            record -= stream.integer(4, 13)
            losses.append(record)
        else:
            losses.append(record + stream.integer(1, 9))
    return losses
