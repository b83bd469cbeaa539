"""The pictures of an item with a variant's values in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from drill import figures
from drill.expr import author
from drill.figures import Figure, FigureError
from drill.problem import Picture
from drill.template import fill

Raw = Mapping[str, Any]


class Drawn(NamedTuple):
    """A picture ready to be shown; the caption is a sentence."""

    caption: str
    figure: Figure


def drawn(picture: Picture, names: Mapping[str, Any], say: Mapping[str, str]) -> Drawn | None:
    """The picture with these values; None where its condition does not hold.

    Raises FigureError where the values do not belong together, ExpressionError where one cannot be had.
    """
    if picture.condition and not author(picture.condition).holds(names):
        return None
    arguments = _ARGUMENTS[picture.figure](picture.arguments, _Values(names, say))
    caption = fill(picture.caption, names, say)
    try:
        return Drawn(caption, figures.of(picture.figure).figure(**arguments))
    except FigureError as error:
        raise FigureError(f"рисунок «{caption}»: {error}") from None


class _Values:
    """What the texts of a picture stand for."""

    def __init__(self, names: Mapping[str, Any], say: Mapping[str, str]) -> None:
        self.names, self.say = names, say

    def value(self, text: str | None) -> Any:
        """A number or nested lists of them; None stays None."""
        if text is None:
            return None
        value = author(text)(self.names)
        return value.tolist() if hasattr(value, "tolist") else value

    def values(self, texts: Iterable[str | None]) -> list[Any]:
        """The value of each text."""
        return [self.value(text) for text in texts]

    def named(self, texts: Mapping[str, str]) -> dict[str, Any]:
        """The value of each text under its label."""
        return {self.sentence(name): self.value(text) for name, text in texts.items()}

    def sentence(self, text: str) -> str:
        """The sentence, filled."""
        return fill(text, self.names, self.say)

    def function(self, text: str, *letters: str) -> Callable[..., Any]:
        """The function of these letters."""
        expression = author(text)
        return lambda *at: expression({**self.names, **dict(zip(letters, at, strict=True))})


def _network(raw: Raw, of: _Values) -> dict[str, Any]:
    return {
        "layers": raw["layers"],
        "letters": raw.get("letters", ()),
        "sizes": [int(size) for size in of.values(raw.get("sizes", ()))],
        **{key: of.values(raw.get(key, ())) for key in ("weights", "constants", "values")},
    }


def _graph(raw: Raw, of: _Values) -> dict[str, Any]:
    nodes = {}
    for name, node in raw["nodes"].items():
        made: dict[str, Any] = {key: node[key] for key in ("tex", "from") if key in node}
        made |= {key: of.value(node[key]) for key in ("value", "derivative") if key in node}
        if "shows" in node:
            made["shows"] = of.sentence(node["shows"])
        if "derivative_tex" in node:
            made["derivative"] = f"${node['derivative_tex']}$"
        arrows = [f"${tex}$" for tex in node.get("arrows_tex", ())]
        nodes[name] = {**made, "arrows": arrows or of.values(node.get("arrows", ()))}
    return {"nodes": nodes, "of": raw.get("of", "")}


def _curve(raw: Raw, of: _Values) -> dict[str, Any]:
    return {
        "lines": {of.sentence(name): of.function(text, raw["along"]) for name, text in raw["lines"].items()},
        "axes": [of.sentence(name) for name in raw["axes"]],
        "start": of.value(raw.get("from")),
        "stop": of.value(raw.get("to")),
        "path": of.value(raw["path"]) if "path" in raw else (),
        "marks": of.named(raw.get("marks", {})),
    }


def _plane(raw: Raw, of: _Values) -> dict[str, Any]:
    return {
        "axes": [of.sentence(name) for name in raw["axes"]],
        "points": of.named(raw.get("points", {})),
        "lines": of.named(raw.get("lines", {})),
        "start": of.value(raw.get("from")),
        "stop": of.value(raw.get("to")),
        "where": of.function(raw["where"], *raw["along"]) if "where" in raw else None,
        "shade": of.sentence(raw.get("shade", "")),
        "joined": [of.sentence(name) for name in raw.get("joined", ())],
    }


def _grid(raw: Raw, of: _Values) -> dict[str, Any]:
    return {"grids": of.named(raw["grids"]), "numbers": raw.get("numbers", True)}


def _steps(raw: Raw, of: _Values) -> dict[str, Any]:
    return {
        "function": of.function(raw["function"], raw["along"]),
        "name": of.sentence(raw["name"]),
        "knots": of.value(raw["knots"]),
        "heights": of.value(raw["heights"]),
        "axes": [of.sentence(name) for name in raw["axes"]],
    }


_ARGUMENTS: Mapping[str, Callable[[Raw, _Values], dict[str, Any]]] = {
    "network": _network,
    "graph": _graph,
    "curve": _curve,
    "plane": _plane,
    "grid": _grid,
    "steps": _steps,
}
