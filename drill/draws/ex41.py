"""Draws of exercise 41: patches and pictures on which a kernel's answer says something, kernels of rank one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream


def patch_with_one_such_pixel(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """patch: digits, no row repeats one, and the digit under the kernel's one stands nowhere else (exercise 41a)."""
    while True:
        patch = [stream.sample(range(1, 10), 3) for _ in range(3)]
        (chosen,) = (patch[i][j] for i in range(3) for j in range(3) if values["kernel"][i][j])
        if sum(row.count(chosen) for row in patch) == 1:
            return {"patch": patch}


def one_step(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """image: [4 x 6], two levels 0 ... 7 at least 2 apart, a vertical border after column 2, 3 or 4 (41i)."""
    left = stream.integer(0, 7)
    right = stream.pick([level for level in range(8) if abs(level - left) >= 2])
    border = stream.integer(2, 4)
    return {"image": [[left] * border + [right] * (6 - border) for _ in range(4)]}


def column_times_row(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """kernel: an outer product of two vectors, six entries or more not zero, not symmetric (exercise 41j)."""
    while True:
        col, row = ([stream.integer(-2, 3) for _ in range(3)] for _ in range(2))
        kernel = [[a * b for b in row] for a in col]
        zeros = sum(line.count(0) for line in kernel)
        if zeros <= 3 and any(kernel[i][j] != kernel[j][i] for i in range(3) for j in range(i)):
            return {"kernel": kernel}
