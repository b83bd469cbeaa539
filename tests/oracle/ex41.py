"""Judges of exercise 41: scipy's correlation; a kernel's purpose is seen from what it does to pictures."""

from __future__ import annotations

import itertools

import numpy as np
from scipy.signal import correlate2d

RANDOM = np.random.default_rng(41)
PICTURE = RANDOM.integers(0, 100, (9, 9)).astype(float)
RAMP = np.tile(np.arange(9.0), (9, 1))
"""Brighter from left to right."""

STEP = np.where(RAMP < 4, 0.0, 1.0)
LINES = {
    "horizontal": np.eye(9)[4][:, None] * np.ones(9),
    "vertical": np.ones((9, 1)) * np.eye(9)[4],
    "falling": np.eye(9),
    "rising": np.eye(9)[::-1],
}


def seen(kernel, picture):
    """What a kernel makes of the inside of a picture."""
    return correlate2d(np.asarray(picture, dtype=float), np.asarray(kernel, dtype=float), mode="valid")


def at(kernel, patch):
    """The answer on a patch of the kernel's own size."""
    return float(seen(kernel, patch)[0, 0])


def moved(kernel):
    """Where the whole picture goes under a kernel; `brighten` if it goes nowhere and is not the same either."""
    after = seen(kernel, PICTURE)
    shifts = {
        "identity": (0, 0), "shift_left": (0, -1), "shift_right": (0, 1), "shift_up": (-1, 0), "shift_down": (1, 0),
    }  # fmt: skip
    for key, (down, right) in shifts.items():
        if np.array_equal(after, np.roll(PICTURE, (down, right), axis=(0, 1))[1:-1, 1:-1]):
            return key
    return "brighten"


def purpose(kernel):
    """What a kernel is for, from what it does to ramps, steps, lines and flat pictures."""
    flat = at(kernel, np.ones((3, 3)))
    if abs(flat) < 1e-12:
        across, down = (np.abs(seen(kernel, ramp)).max() > 1e-9 for ramp in (RAMP, RAMP.T))
        if across and down:
            return "diagonal_edges"
        if across or down:
            return "vertical_edges" if across else "horizontal_edges"
        assert all(np.abs(seen(kernel, step)).max() > 0.5 for step in (STEP, STEP.T))
        return "edges"
    if abs(flat - 1) > 1e-12:
        strongest = {name: seen(kernel, line).max() for name, line in LINES.items()}
        best = max(strongest, key=strongest.get)
        assert best in ("falling", "rising")
        return "diagonal_line"
    if np.allclose(seen(kernel, PICTURE), PICTURE[1:-1, 1:-1]):
        return "identity"
    steps = np.concatenate([seen(kernel, STEP), seen(kernel, STEP.T).T])
    return "blur" if steps.min() > -1e-9 and steps.max() < 1 + 1e-9 else "sharpen"


def item_41a(p):
    """The picture of random numbers is moved and compared."""
    return {"response": at(p["kernel"], p["patch"]), "purpose": moved(p["kernel"])}


def item_41b(p):
    """Scipy on the patch and on a flat one; the purpose is seen."""
    return {
        "response": at(p["kernel"], p["patch"]),
        "flat": at(p["kernel"], np.full((3, 3), p["c"])),
        "purpose": purpose(p["kernel"]),
    }


item_41c = item_41d = item_41e = item_41f = item_41g = item_41h = item_41b


def item_41i(p):
    """Scipy on the whole picture."""
    return {"conv": seen(p["kernel"], p["image"]).tolist()}


def numbers_in(nested):
    """How many numbers a nested list holds."""
    return sum(map(numbers_in, nested)) if isinstance(nested, list) else 1


def item_41j(p):
    """A column and a row are found among all on the grid -3 ... 3 in halves; numbers are counted."""
    grid = np.arange(-6, 7) / 2
    columns = np.array(list(itertools.product(grid, repeat=3)))
    kernel = np.array(p["kernel"], dtype=float)
    for line in kernel[np.abs(kernel).sum(axis=1) > 0]:
        products = columns[:, :, None] * line
        fits = columns[np.all(products == kernel, axis=(1, 2))]
        if len(fits):
            return {"n_full": numbers_in(p["kernel"]), "n_separable": numbers_in([fits[0].tolist(), line.tolist()])}
    raise AssertionError("no column and row")


def witness_41j(p, typed):
    """Cell by cell."""
    return all(abs(typed["col"][i] * typed["row"][j] - p["kernel"][i][j]) <= 1e-6 for i in range(3) for j in range(3))


def item_41k(p):
    """Both kernels run over random rows; five weights are fitted to what comes out, by least squares."""
    x = RANDOM.normal(size=40)
    z = np.correlate(np.correlate(x, np.array(p["a"], float), "valid"), np.array(p["b"], float), "valid")
    pieces = np.array([x[i : i + 5] for i in range(len(z))])
    weights, *_ = np.linalg.lstsq(pieces, z, rcond=None)
    return {"kernel": weights.tolist()}
