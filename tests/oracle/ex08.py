"""Judges of exercise 8: hulls and lines counted one by one, linear programmes, searches, exact fractions."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from functools import cache
from itertools import combinations, product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.spatial import ConvexHull


def exact(value):
    """A typed decimal as the fraction it is written as."""
    return Fraction(repr(float(value)))


def fires(weights, inputs):
    """A step neuron, the constant first: exactly, and strictly more than zero."""
    constant, *rest = (exact(weight) for weight in weights)
    return int(constant + sum(weight * one for weight, one in zip(rest, inputs, strict=True)) > 0)


def one_neuron_can(codes, classes):
    """Whether a neuron has these classes on these codes: margin 1 on both sides, by a linear programme."""
    signs = np.where(classes, 1.0, -1.0)
    rows = np.column_stack([np.ones(len(codes)), np.array(codes, dtype=float)])
    found = linprog(np.zeros(rows.shape[1]), A_ub=-signs[:, None] * rows, b_ub=-np.ones(len(rows)), bounds=(None, None))
    assert found.status in (0, 2), "neither proven"
    return found.status == 0


@cache
def polygon(k):
    """The lines round a polygon with k corners, and whether one neuron joins them."""
    corners = [(math.cos(2 * math.pi * i / k + 0.1), math.sin(2 * math.pi * i / k + 0.1)) for i in range(k)]
    lines = ConvexHull(np.array(corners)).equations  # inside: normal . x + offset < 0
    assert len({tuple(np.round(line, 9)) for line in lines}) == len(lines)
    places = [(0.0, 0.0)]
    for a, b, offset in lines:
        just_out = -offset + 1e-6
        places.append((a * just_out, b * just_out))
    codes = [[int(a * x + b * y + offset < 0) for a, b, offset in lines] for x, y in places]
    # each place just outside differs from the middle in its own line alone: no line can be spared
    assert all(sum(codes[0]) - sum(code) == 1 for code in codes[1:])
    assert one_neuron_can(list(product((0, 1), repeat=k)), [all(c) for c in product((0, 1), repeat=k)])
    return len(lines)


def item_8a(p):
    """Its lines are counted on a regular polygon."""
    lines = polygon(p["k"])
    return {"hidden": lines, "neurons": lines + 1}


@cache
def stripes(n, first):
    """The borders that cannot be left out, and whether one neuron joins them."""
    classes = [first if i % 2 == 0 else 1 - first for i in range(n)]
    borders = [i + 0.5 for i in range(n - 1)]
    needed = []
    for border in borders:
        rest = [b for b in borders if b != border]
        codes = [tuple(i > b for b in rest) for i in range(n)]
        if any(codes[i] == codes[j] and classes[i] != classes[j] for i, j in combinations(range(n), 2)):
            needed.append(border)
    assert one_neuron_can([[i > b for b in needed] for i in range(n)], classes)
    return len(needed)


def item_8b(p):
    """Each border is left out in turn."""
    hidden = stripes(p["n_stripes"], p["first"])
    return {"hidden": hidden, "neurons": hidden + 1}


@cache
def board(m):
    """Fewest second-layer neurons of a checkerboard: strictly layered, and with a skip."""
    cells = [(x, y) for y in (0, 1) for x in range(m)]
    codes = [[int(x > k) for k in range(m - 1)] + [y] for x, y in cells]
    classes = [(x + y) % 2 == 1 for x, y in cells]
    assert not one_neuron_can(codes, classes)  # so neither a single second-layer neuron nor none will do
    wanted = sum(1 << i for i, one in enumerate(classes) if one)
    everywhere = (1 << len(cells)) - 1
    gates = {}
    for weights in product((-1, 0, 1), repeat=m):
        sums = [sum(w * bit for w, bit in zip(weights, code, strict=True)) for code in codes]
        for level in range(-m, m + 1):
            gates[sum(1 << i for i, s in enumerate(sums) if s > level + 0.5)] = (weights, level)
    assert wanted not in gates
    assert everywhere ^ wanted not in gates
    above = [g for g in gates if g & wanted == wanted]
    layered = 2 if any(a & b == wanted for a, b in combinations(above, 2)) else 3
    with_skip = 2
    for gate in gates:
        seen = [[*code, gate >> i & 1] for i, code in enumerate(codes)]
        if one_neuron_can(seen, classes):
            with_skip = 1
            break
    return m + layered + 1, m + with_skip + 1


def item_8c(p):
    """All second-layer neurons with weights -1, 0, 1 are tried; the lower bounds are linear programmes."""
    layered, with_skip = board(p["m"])
    return {"layered": layered, "with_skip": with_skip}


def item_8d(p):
    """Each line gets its own number; the second piece begins with the last lines of the first one."""
    pieces, free = [], 0
    for i, count in enumerate(p["sides"]):
        old = pieces[0][-p["shared"] :] if i == 1 else []
        new = list(range(free, free + count - len(old)))
        free += len(new)
        pieces.append([*old, *new])
    assert [len(piece) for piece in pieces] == p["sides"]
    lines = set().union(*pieces)
    return {"hidden_1": len(lines), "hidden_2": len(pieces), "neurons": len(lines) + len(pieces) + 1}


def item_8e(p):
    """Signs at the centre of mass of the vertices, in exact fractions; the point given lies on the same sides."""
    lines = [(a, b, c) for (a, b), c in zip(p["A"], p["c"], strict=True)]
    corners = []
    for (a, b, c), (d, e, f) in combinations(lines, 2):
        det = Fraction(a * e - b * d)
        corners.append(((c * e - b * f) / det, (a * f - c * d) / det))
    x, y = (sum(corner[i] for corner in corners) / 3 for i in (0, 1))
    signs = [1 if a * x + b * y > c else -1 for a, b, c in lines]
    p_x, p_y = map(exact, p["inside"])
    assert signs == [1 if a * p_x + b * p_y > c else -1 for a, b, c in lines]
    return {"signs": signs}


def witness_8f(p, typed):
    """Stripe i stands to the right of its first i borders."""
    n = len(p["labels"])
    return all(fires(typed["w"], [i > j for j in range(n - 1)]) == p["labels"][i] for i in range(n))


def witness_8g(p, typed):
    """All cells of the board, walked one by one; the class turns at each step."""
    m = p["m"]
    for upper in (1, 0):
        wanted = p["phase"] if upper else 1 - p["phase"]
        for place in range(m):
            lines = [int(place > k) for k in range(m - 1)]
            odd_columns = sum(lines[0::2]) - sum(lines[1::2])
            gate = fires([-1.5, 1, 1], [odd_columns, upper])
            if fires(typed["w"], [*lines, upper, gate]) != wanted:
                return False
            wanted = 1 - wanted
    return True


@cache
def points(m):
    """The fewest lines for m columns of two points, by a set cover over all ways in which a line can cut them."""
    grid = list(product(range(m), (0, 1)))
    classes = [(x + y) % 2 == 1 for x, y in grid]
    # a line that is not level leaves the first p points of one row and the first q of the other on its left;
    # a level one leaves a whole row
    cuts = [[x < (q if y else p) for x, y in grid] for p, q in product(range(m + 1), repeat=2)]
    pairs = [(i, j) for i, j in combinations(range(len(grid)), 2) if classes[i] != classes[j]]
    separates = np.array([[cut[i] != cut[j] for cut in cuts] for i, j in pairs], dtype=float)
    found = milp(
        np.ones(len(cuts)),
        constraints=LinearConstraint(separates, 1, np.inf),
        integrality=np.ones(len(cuts)),
        bounds=Bounds(0, 1),
    )
    assert found.success
    lines = round(found.fun)
    slanted = [[x - y < k - 0.5 for k in range(m)] for x, y in grid]
    assert len(slanted[0]) == lines
    assert one_neuron_can(slanted, classes)
    return lines


def item_8h(p):
    """The minimum of an integer programme, and as many slanted lines behind which one neuron is enough."""
    lines = points(p["m"])
    return {"hidden": lines, "neurons": lines + 1}


@cache
def pieces(k):
    """The pieces that k random lines cut: the codes round every crossing, in whole numbers."""
    if k < 2:
        return k + 1
    stream = random.Random(k)
    lines = [[stream.randint(-(10**6), 10**6) for _ in range(3)] for _ in range(k)]
    codes = set()
    for (i, (a, b, c)), (j, (d, e, f)) in combinations(enumerate(lines), 2):
        det = a * e - b * d
        x, y = Fraction(c * e - b * f, det), Fraction(a * f - c * d, det)
        code = [p * x + q * y > r for p, q, r in lines]
        for code[i], code[j] in product((False, True), repeat=2):
            codes.add(tuple(code))
    return len(codes)


def item_8i(p):
    """Lines are added until the pieces counted are enough."""
    k = 0
    while pieces(k) < p["n_regions"]:
        k += 1
    return {"k": k}


WALLPAPER = {1: ("00010", "00100", "01000", "01011", "01100"), 0: ("00000", "00011", "10010", "10100")}
"""Codes of the points drawn, by class, behind the five lines as numbered in the curriculum; in exact fractions."""


def witness_8j(p, typed):
    """All nine codes, turned and put in order digit by digit."""
    for wanted, codes in WALLPAPER.items():
        for code in codes:
            seen = [int(code[line]) ^ p["flip"][line] for line in p["perm"]]
            if fires(typed["w"], seen) != wanted:
                return False
    return True
