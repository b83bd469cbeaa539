"""What a picture gets wrong, as far as its arguments alone can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from drill.checking import BAD, Path
from drill.faults import nearest, quoted


def picture_complaints(picture: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Places inside a picture whose keys and sorts of values are right, each with what is wrong there."""
    match picture["figure"]:
        case "network":
            yield from _about_network(picture)
        case "graph":
            yield from _about_graph(picture)
        case "curve" if picture.keys().isdisjoint({"path", "marks", "from", "to"}):
            yield (), "не сказано, откуда и докуда рисовать: укажи from и to."
        case "plane":
            yield from _about_plane(picture)
        case _:
            pass


def _about_network(picture: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    layers = picture.get("layers")
    if layers is None:
        return
    for key in ("weights", "letters", "constants"):
        count = len(picture.get(key, ()))
        if count and count != len(layers) - 1:
            yield (key,), f"слоёв {len(layers)}, между ними переходов {len(layers) - 1}, а в {key} их {count}."
    if "weights" not in picture and "sizes" not in picture:
        yield (), "сколько нейронов в слоях, не сказано: нужен ключ weights или sizes."
    if "weights" in picture and "letters" in picture:
        yield ("letters",), "weights и letters вместе не бывают: на стрелке либо число, либо буква."
    for key in ("sizes", "values"):
        count = len(picture.get(key, ()))
        if count > len(layers) or (key == "sizes" and 0 < count < len(layers)):
            yield (key,), f"слоёв {len(layers)}, а в {key} их {count}."


def _about_graph(picture: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    above: list[str] = []
    for name, node in picture.get("nodes", {}).items():
        if node is not BAD:
            sources = node.get("from", [])
            for source in sources:
                if source not in above:
                    below = f"вершина {quoted(source)} стоит не выше этой: переставь их."
                    unknown = f"вершины {quoted(source)} нет." + nearest(source, above)
                    yield ("nodes", name, "from"), below if source in picture["nodes"] else unknown
            for key in ("arrows", "arrows_tex"):
                count = len(node.get(key, sources))
                if count != len(sources):
                    told = f"вершина {quoted(name)}: стрелок {len(sources)}, а производных на них {count}."
                    yield ("nodes", name, key), told
            for key in ("derivative", "arrows"):
                if {key, f"{key}_tex"} <= node.keys():
                    yield ("nodes", name, f"{key}_tex"), f"{key} и {key}_tex вместе не бывают: число или формула."
            for key in ("derivative", "derivative_tex"):
                if key in node and "of" not in picture:
                    yield ("nodes", name, key), "чья это производная, не сказано: нужен ключ of."
        above.append(name)


def _about_plane(picture: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    if picture.keys().isdisjoint({"points", "from", "to"}):
        yield (), "не сказано, какую часть плоскости рисовать: укажи from и to."
    points = picture.get("points", {})
    for place, name in enumerate(picture.get("joined", ())):
        if name is not BAD and name not in points:
            yield ("joined", place), f"точек {quoted(name)} нет." + nearest(name, points)
    if "where" in picture:
        for key in ("along", "shade"):
            if key not in picture:
                yield ("where",), f"к where нужен ключ {key}."
