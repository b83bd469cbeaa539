"""Draws of exercise 11: points and statements of which some are of each sort."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drill.streams import Stream

TRUE = ("increasing", "df_even", "df_top_at_zero", "convex_then_concave", "f_centre")
FALSE = ("df_negative", "reaches_one", "df_to_one", "origin", "df_odd", "df_top_is_one", "f_even")
SHOWN = 5


def limit_points(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """t_lim: a negative point, 0 and a positive one in any order (exercise 11i)."""
    return {"t_lim": stream.shuffled([-stream.integer(1, 3), 0, stream.integer(1, 3)])}


def statements(stream: Stream, values: Mapping[str, Any]) -> dict[str, Any]:
    """options: five statements on the graphs, two or three of them true (exercise 11l)."""
    true = stream.integer(2, 3)
    return {"options": stream.shuffled(stream.sample(TRUE, true) + stream.sample(FALSE, SHOWN - true))}
