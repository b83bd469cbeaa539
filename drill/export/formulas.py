"""One formula for authors and other programs: two-dimensional, on a line, in ASCII (contract of `masha tex`)."""

from __future__ import annotations

from typing import Any

from drill import tex


def formula_record(formula: str) -> dict[str, Any]:
    """`{"tex", "box", "line", "ascii"}`, or `{"tex", "error", "at"}` for a formula that cannot be read."""
    try:
        return {
            "tex": formula,
            "box": tex.box(formula),
            "line": tex.line(formula),
            "ascii": tex.ascii_box(formula),
        }
    except tex.TexError as error:
        return {"tex": formula, "error": error.complaint, "at": error.at}
