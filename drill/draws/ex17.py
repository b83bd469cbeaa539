"""Exercise 17: a landscape with a hump between two minima, and where one starts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from drill.streams import Stream

MOST = 6
"""Roots of 17a stay between -6 and 6."""


def pit_and_push(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Roots, the start in the shallower minimum, and a push towards the hump (17a): in two of three it is enough."""
    crosses = stream.random() < 2 / 3
    near, far, k, eta = stream.pick(_pushes(crosses))
    mirrored = stream.below(2) == 1
    left, right = (far, near) if mirrored else (near, far)
    a = stream.integer(-MOST, MOST - left - right)
    roots = [a, a + left, a + left + right]
    # the derivative of observation 2 is smaller, so its step goes to the right
    return {"roots": roots, "w0": roots[2] if mirrored else a, "k": k, "eta": eta, "obs": 1 if mirrored else 2}


@cache
def _pushes(crosses: bool) -> tuple[tuple[int, int, int, float], ...]:
    """(near gap, far gap, k, eta): the landing keeps 1/4 away from the three roots.

    A landing over the hump is nearer to the old minimum than to the new one, so the nearest one misleads.
    """
    found = []
    for near in range(1, 6):
        for far in range(near + 1, 6):
            for k in range(1, 6):
                for eta in (0.25, 0.5):
                    length = k * eta
                    if near + 0.25 <= length < (near + far) / 2 if crosses else length <= near - 0.25:
                        found.append((near, far, k, eta))
    return tuple(found)


def basins_and_starts(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """Roots with gaps 1 and 3, and three starts (17b): one is misled by its nearest minimum, both minima are reached.

    Only these gaps leave a multiple of 1/2 between the hump and the middle of the minima, one unit from the hump.
    """
    mirrored = stream.below(2) == 1
    a = stream.integer(-4, 0)
    roots = [a, a + 3, a + 4] if mirrored else [a, a + 1, a + 4]
    towards_far = -1 if mirrored else 1
    hump = roots[1]
    misled = hump + 0.5 * towards_far
    # counted from the hump towards the far minimum: behind the hump, then beyond the middle
    shallow = [hump + towards_far * step for step in (-2.5, -2, -1.5, -0.5)]
    deep = [hump + towards_far * step for step in (1.5, 2, 2.5, 3.5, 4, 4.5)]
    first = stream.pick(shallow)
    other = stream.pick([start for start in shallow + deep if start != first])
    starts = stream.shuffled([misled, first, other])
    return {"roots": roots, "starts": [int(start) if start == int(start) else start for start in starts]}
