"""Draws of exercise 43: a pixel and an output that sees it, or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.nn.convolution import positions
from drill.streams import Stream


def pixel_and_output(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Row and column of a `pixel` and of an `output`, counted from 1; four of five times the output sees the pixel."""
    n, k = int(values["n"]), int(values["k"])
    m = positions(n, k)
    sees = stream.below(5) > 0
    while True:
        output = [stream.integer(1, m), stream.integer(1, m)]
        pixel = [stream.integer(1, n), stream.integer(1, n)]
        down, right = pixel[0] - output[0], pixel[1] - output[1]
        if down != right and sees == (min(down, right) >= 0 and max(down, right) < k):
            return {"pixel": pixel, "output": output}
