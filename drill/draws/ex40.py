"""Draws of exercise 40: kernels that show when they are turned, pictures of a size that fits them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream


def picture_for_pooling(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Image 5 x 5 with a kernel 3 x 3, or 4 x 4 with 2 x 2: a map 3 x 3 either way (exercise 40a)."""
    return _picture_and_kernel(stream, ((5, 3), (4, 2)))


def picture_for_step_two(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Image and kernel that leave more than one position with step 2 (exercise 40b)."""
    return _picture_and_kernel(stream, ((4, 2), (5, 2), (5, 3), (6, 3)))


def picture_for_step_three(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Image and kernel of all sizes; with step 3 one or two positions on a side (exercise 40c)."""
    return _picture_and_kernel(stream, ((4, 2), (4, 3), (5, 2), (5, 3), (6, 2), (6, 3)))


def picture_without_zeros(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Image 3 x 3 or 4 x 4 of 1 to 4, kernel 3 x 3 (exercise 40d)."""
    return _picture_and_kernel(stream, ((3, 3), (4, 3)), least=1)


def picture_for_holes(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Image and kernel that still fits when stretched to 2k - 1 (exercise 40f)."""
    return _picture_and_kernel(stream, ((4, 2), (5, 2), (5, 3), (6, 3)))


def kernel_to_turn(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Kernel 2 x 2 or 3 x 3 of -1 to 3 (exercise 40g)."""
    return {"kernel": _kernel(stream, stream.integer(2, 3), 3)}


def map_with_dark_windows(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x: one window, or two, without a positive number, the others drawn freely (exercise 40j)."""
    dark = stream.sample(range(4), stream.integer(1, 2))
    x = [[0] * 4 for _ in range(4)]
    for window in range(4):
        for i in range(4):
            x[window // 2 * 2 + i // 2][window % 2 * 2 + i % 2] = stream.integer(-5, -1 if window in dark else 5)
    return {"x": x}


def map_without_ties(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """x: in each window four different digits (exercise 40k)."""
    windows = [stream.sample(range(10), 4) for _ in range(4)]
    return {"x": [[windows[i // 2 * 2 + j // 2][i % 2 * 2 + j % 2] for j in range(4)] for i in range(4)]}


def _picture_and_kernel(stream: Stream, sizes: tuple[tuple[int, int], ...], least: int = 0) -> dict[str, Any]:
    n, k = stream.pick(sizes)
    image = [[stream.integer(least, 4) for _ in range(n)] for _ in range(n)]
    return {"image": image, "kernel": _kernel(stream, k, 2)}


def _kernel(stream: Stream, k: int, most: int) -> list[list[int]]:
    """Not symmetric about its centre nor its diagonal, at least half of it not zero."""
    while True:
        flat = [stream.integer(-1, most) for _ in range(k * k)]
        kernel = [flat[i * k : (i + 1) * k] for i in range(k)]
        turned, transposed = flat[::-1], [kernel[j][i] for i in range(k) for j in range(k)]
        if flat not in (turned, transposed) and 2 * flat.count(0) <= k * k:
            return kernel
