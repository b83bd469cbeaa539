"""A drawing of lines, shapes and texts that becomes an SVG document."""

from __future__ import annotations

from collections.abc import Sequence

from drill.figures.labels import label
from drill.views.prose import lay
from drill.views.screen import Screen

Point = tuple[float, float]

SIZE = 14
"""Height of the letters."""

_ARROW = (
    '<marker id="masha-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
    'orient="auto"><path d="M0 1 L9 5 L0 9 z" fill="black"/></marker>'
)
_HATCH = (
    '<pattern id="masha-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">'
    '<path d="M0 0 V8" stroke="black" stroke-width="1.2"/></pattern>'
)


def width_of(sentence: str) -> float:
    """About how wide a label stands."""
    return 0.58 * SIZE * len(label(sentence))


class Drawing:
    """Shapes in the order drawn, in pixels from the upper left corner."""

    def __init__(self) -> None:
        self._shapes: list[str] = []
        self._definitions: dict[str, str] = {}

    def line(self, points: Sequence[Point], *, arrow: bool = False, dashes: str = "", width: float = 1.2) -> None:
        """A broken line through points."""
        path = " ".join(f"{'L' if i else 'M'}{_at(x)} {_at(y)}" for i, (x, y) in enumerate(points))
        style = f' stroke-dasharray="{dashes}"' if dashes else ""
        if arrow:
            self._definitions["arrow"] = _ARROW
            style += ' marker-end="url(#masha-arrow)"'
        self._shapes.append(f'<path d="{path}" fill="none" stroke="black" stroke-width="{_at(width)}"{style}/>')

    def circle(self, x: float, y: float, radius: float, *, filled: bool = False) -> None:
        """A circle, black or empty."""
        fill = "black" if filled else "none"
        self._shapes.append(
            f'<circle cx="{_at(x)}" cy="{_at(y)}" r="{_at(radius)}" fill="{fill}" stroke="black" stroke-width="1.2"/>'
        )

    def polygon(self, points: Sequence[Point], *, fill: str = "none", opacity: float = 1.0, edge: bool = True) -> None:
        """A closed shape: `fill` is none, black or hatch."""
        if fill == "hatch":
            self._definitions["hatch"] = _HATCH
        paint = {"hatch": "url(#masha-hatch)"}.get(fill, fill)
        outline = ' stroke="black" stroke-width="1.2"' if edge else ""
        faint = f' fill-opacity="{_at(opacity)}"' if opacity < 1 else ""
        corners = " ".join(f"{_at(x)},{_at(y)}" for x, y in points)
        self._shapes.append(f'<polygon points="{corners}" fill="{paint}"{faint}{outline}/>')

    def text(self, x: float, y: float, sentence: str, *, anchor: str = "middle") -> None:
        """A label whose letters stand at half height round `y`; `anchor` is start, middle or end."""
        self._shapes.append(
            f'<text x="{_at(x)}" y="{_at(y + 0.35 * SIZE)}" text-anchor="{anchor}">{_escaped(label(sentence))}</text>'
        )

    def document(self, width: float, height: float, description: str) -> str:
        """The SVG, with the picture in words for those who do not see it."""
        told = "\n".join(lay(description, Screen(10_000, plain=True)))
        definitions = "".join(self._definitions[name] for name in sorted(self._definitions))
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{_at(width)}" height="{_at(height)}" '
                f'viewBox="0 0 {_at(width)} {_at(height)}" role="img" font-family="sans-serif" font-size="{SIZE}">',
                f"<desc>{_escaped(told)}</desc>",
                *([f"<defs>{definitions}</defs>"] if definitions else []),
                *self._shapes,
                "</svg>\n",
            ]
        )


def _escaped(text: str) -> str:
    """The text as it may stand in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _at(value: float) -> str:
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
