"""Exercise 42: crosses and noughts told apart by kernels and a threshold; all pictures of Masha's world."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import compress, product
from typing import Any

import numpy as np

from drill.nn.convolution import correlated
from drill.solution import Recorder

Array = Any

SIDE = 4
NOTHING_MORE = 1e-9
"""What binary fractions leave of a difference that is none."""


def two_kernels(t: Recorder, value: float, kernel_1: Array, kernel_2: Array, threshold: float) -> None:
    """Every picture of the world under two kernels [3 x 3] and a threshold (exercise 42a)."""
    upright, slanted = crosses()
    wanted = np.concatenate([upright, slanted]) * value  # [24 x 4 x 4]
    others = noughts() * value  # [144 x 4 x 4]

    def score(pictures: Array) -> Array:
        return np.maximum(_best(pictures, kernel_1), _best(pictures, kernel_2))

    scores = _told_apart(t, wanted, others, score, threshold)
    found = scores - threshold > NOTHING_MORE
    t("upright_found", np.sum(found[: len(upright)]))
    t("slanted_found", np.sum(found[len(upright) :]))


def one_template(t: Recorder, picture: Array, kernel: Array) -> None:
    """A template of the picture's size against all binary pictures (exercise 42b). picture, kernel: [4 x 4].

    `gain` is what changing a pixel adds to the score. The rival, the best of all other pictures, changes all pixels
    that add something or, if there are none, the one that takes the least.
    """
    t("n_ones", np.sum(picture))
    t("score", np.sum(kernel * picture))
    gain = t("gain", kernel * (1 - 2 * picture))
    changed = gain > 0
    if not np.any(changed):
        changed.flat[np.argmax(gain)] = True
    rival = t("rival", np.where(changed, 1 - picture, picture))
    t("rival_score", np.sum(kernel * rival))


def one_kernel(t: Recorder, pictures: Array, kernel: Array, threshold: float) -> None:
    """The score of each picture, and how many are called crosses (exercise 42c). pictures: [4 x 4 x 4]."""
    for k, picture in enumerate(pictures, 1):
        responses = t("map", correlated(picture, kernel), k)  # [2 x 2]
        t("response", np.max(responses), k)
    responses = t.gather("responses", 1, family="response")
    t("n_crosses", np.sum(responses > threshold))


def crosses_that_fit(t: Recorder, n: int) -> None:
    """Arms of every length round every crossing point, counted from 0 to n - 1 (exercise 42d)."""
    inside = np.arange(1, n - 1)
    before = t("before", inside)  # how many cells a crossing in this row (column) leaves in front of it
    after = t("after", n - 1 - inside)
    one_line = t("one_line", np.sum(before * after))
    t("n_pluses", one_line**2)
    towards = [np.minimum.outer(a, b) for a, b in product((before, after), repeat=2)]  # the four slanted arms
    slanted = t("slanted", np.prod(towards, axis=0))  # [n - 2 x n - 2]
    t("n_xs", np.sum(slanted))


def one_slanted_kernel(t: Recorder, value: float, target: str, kernel: Array, threshold: float) -> None:
    """Every slanted line under a kernel [2 x 2] and a threshold (exercise 42e)."""
    falling = slanted_lines() * value  # [14 x 4 x 4]
    rising = falling[:, :, ::-1]
    wanted, others = (falling, rising) if target == "backslash" else (rising, falling)
    _told_apart(t, wanted, others, lambda pictures: _best(pictures, kernel), threshold)


def _told_apart(t: Recorder, wanted: Array, others: Array, score: Callable[[Array], Array], threshold: float) -> Array:
    """The scores of the pictures wanted and of the others, and the first of each that is on the wrong side."""
    scores, other_scores = score(wanted), score(others)
    t("n_missed", np.sum(scores - threshold <= NOTHING_MORE))
    t("n_taken", np.sum(other_scores - threshold > NOTHING_MORE))
    t("least", np.min(scores))
    t("most", np.max(other_scores))
    missed, taken = np.argmax(scores - threshold <= NOTHING_MORE), np.argmax(other_scores - threshold > NOTHING_MORE)
    t("missed", wanted[missed])
    t("missed_score", scores[missed])
    t("taken", others[taken])
    t("taken_score", other_scores[taken])
    return scores


def _best(pictures: Array, kernel: Array) -> Array:
    """The largest response over all positions, picture by picture. pictures: [m x 4 x 4] -> [m]."""
    pieces = np.lib.stride_tricks.sliding_window_view(pictures, kernel.shape, axis=(1, 2))
    return np.max(np.einsum("mijuv,uv->mij", pieces, kernel), axis=(1, 2))


@cache
def crosses() -> tuple[Array, Array]:
    """The 16 upright crosses and the 8 slanted ones: arms of one pixel at least, [m x 4 x 4] each."""
    return (
        np.array(_with_arms((-1, 0), (1, 0), (0, -1), (0, 1))),
        np.array(_with_arms((-1, -1), (1, 1), (-1, 1), (1, -1))),
    )


def _with_arms(*directions: tuple[int, int]) -> list[Array]:
    found = []
    for r, c, *lengths in product(range(SIDE), range(SIDE), *[range(1, SIDE)] * 4):
        cells = [(r, c)]
        for length, (down, right) in zip(lengths, directions, strict=True):
            cells += [(r + i * down, c + i * right) for i in range(1, length + 1)]
        if all(0 <= i < SIDE and 0 <= j < SIDE for i, j in cells):
            found.append(_drawn(cells))
    return found


@cache
def noughts() -> Array:
    """The frames of rectangles with sides 3 or 4, any of the four corners missing: [144 x 4 x 4]."""
    found = []
    for height, width in product((3, 4), repeat=2):
        for top, left in product(range(SIDE - height + 1), range(SIDE - width + 1)):
            bottom, right = top + height - 1, left + width - 1
            sides = [(i, j) for j in range(left + 1, right) for i in (top, bottom)]
            sides += [(i, j) for i in range(top + 1, bottom) for j in (left, right)]
            for kept in product((False, True), repeat=4):
                found.append(_drawn(sides + list(compress(product((top, bottom), (left, right)), kept))))
    return np.array(found)


@cache
def slanted_lines() -> Array:
    """The lines that fall to the right, 2 to 4 pixels long: [14 x 4 x 4]."""
    return np.array(
        [
            _drawn([(r + i, c + i) for i in range(length)])
            for length in (2, 3, 4)
            for r, c in product(range(SIDE - length + 1), repeat=2)
        ]
    )


def _drawn(cells: list[tuple[int, int]]) -> Array:
    picture = np.zeros((SIDE, SIDE), dtype=int)
    for cell in cells:
        picture[cell] = 1
    return picture
