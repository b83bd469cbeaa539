"""Judges of exercise 42: all pictures of the world, drawn from segments, and exact scores."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import combinations, product

import numpy as np
from scipy.signal import correlate2d


def exact(value):
    """A typed decimal as the fraction it is written as."""
    return Fraction(repr(float(value)))


def fractions(matrix):
    """A typed matrix, exactly."""
    return [[exact(entry) for entry in row] for row in matrix]


def score(cells, kernel, value):
    """The largest response to the picture with these cells drawn, over all positions in 4 x 4; exactly."""
    side = len(kernel)
    places = product(range(4 - side + 1), repeat=2)
    return max(
        sum(value * kernel[i - r][j - c] for i, j in cells if 0 <= i - r < side and 0 <= j - c < side)
        for r, c in places
    )


@cache
def upright(n):
    """Crosses of a horizontal and a vertical segment that end on both sides of each other."""
    segments = [range(a, b + 1) for a, b in combinations(range(n), 2)]
    return {
        frozenset({(r, j) for j in row} | {(i, c) for i in column})
        for row, column in product(segments, repeat=2)
        for r, c in product(column[1:-1], row[1:-1])
    }


@cache
def slanted(n):
    """Crosses of a falling and a rising segment, inner points of both in common."""
    inside = {(i, j) for i in range(n) for j in range(n)}
    lines = {turn: [] for turn in (1, -1)}
    for turn, (i, j), length in product(lines, sorted(inside), range(3, n + 1)):
        line = [(i + step, j + turn * step) for step in range(length)]
        if inside.issuperset(line):
            lines[turn].append(line)
    return {
        frozenset(falling) | frozenset(rising)
        for falling, rising in product(lines[1], lines[-1])
        if set(falling[1:-1]) & set(rising[1:-1])
    }


@cache
def noughts():
    """Rectangles without their inside, and without any of their corners."""
    found = set()
    for top, bottom in combinations(range(4), 2):
        for left, right in combinations(range(4), 2):
            if bottom - top < 2 or right - left < 2:
                continue
            full = set(product(range(top, bottom + 1), range(left, right + 1)))
            frame = full - set(product(range(top + 1, bottom), range(left + 1, right)))
            corners = [(i, j) for i, j in frame if i in (top, bottom) and j in (left, right)]
            for count in range(5):
                found.update(frozenset(frame - set(missing)) for missing in combinations(corners, count))
    return found


def witness_42a(p, typed):
    """All 24 + 144 pictures, in exact fractions."""
    assert (len(upright(4)), len(slanted(4)), len(noughts())) == (16, 8, 144)
    kernels = [fractions(typed["kernel_1"]), fractions(typed["kernel_2"])]
    threshold = exact(typed["threshold"])

    def is_cross(cells):
        return max(score(cells, kernel, p["value"]) for kernel in kernels) > threshold

    return all(map(is_cross, upright(4) | slanted(4))) and not any(map(is_cross, noughts()))


@cache
def all_pictures():
    """The 65536 binary pictures, one a row."""
    return (np.arange(1 << 16)[:, None] >> np.arange(16)) & 1


def item_42b(p):
    """Ones counted."""
    return {"n_ones": sum(row.count(1) for row in p["picture"])}


def witness_42b(p, typed):
    """Every binary picture under the template."""
    pictures = all_pictures()
    recognised = pictures @ np.ravel(typed["kernel"]) > typed["threshold"]
    return np.array_equal(recognised, np.all(pictures == np.ravel(p["picture"]), axis=1))


def item_42c(p):
    """Scipy's correlation."""
    responses = [int(correlate2d(picture, p["kernel"], mode="valid").max()) for picture in map(np.array, p["pictures"])]
    return {"responses": responses, "n_crosses": len([one for one in responses if one > p["threshold"]])}


def item_42d(p):
    """Pictures collected in sets."""
    return {"n_pluses": len(upright(p["n"])), "n_xs": len(slanted(p["n"]))}


def witness_42e(p, typed):
    """All 28 lines, in exact fractions."""
    lines = {"backslash": set(), "slash": set()}
    for i, j, length in product(range(4), range(4), (2, 3, 4)):
        for name, turn in (("backslash", 1), ("slash", -1)):
            cells = frozenset((i + step, j + turn * step) for step in range(length))
            if all(0 <= a < 4 and 0 <= b < 4 for a, b in cells):
                lines[name].add(cells)
    assert [len(found) for found in lines.values()] == [14, 14]
    kernel, threshold = fractions(typed["kernel"]), exact(typed["threshold"])
    return all(
        (score(cells, kernel, p["value"]) > threshold) == (name == p["target"])
        for name, found in lines.items()
        for cells in found
    )
