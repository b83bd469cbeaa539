"""A computation graph: what is computed from what, values on the way forward, derivatives on the way back.

A node a row, inputs before what they go into. Each value goes down in a lane of its own; in a node's row every lane
that touches the level line goes into the node, every other passes behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from drill.figures.canvas import DOWN, LEFT, RIGHT, UP, joint
from drill.figures.error import FigureError
from drill.figures.labels import label, number
from drill.figures.vector import Drawing, width_of
from drill.tex.cells import cells
from drill.tex.glyphs import GLYPHS


class Node(NamedTuple):
    """A value of the graph.

    `name` is TeX, `sources` the places of the nodes it is computed from. The rest are sentences, empty where there is
    nothing to say: `shows` the operation, `derivative` that of the graph's result by this node, `arrows` the
    derivatives of this node by its sources.
    """

    name: str
    sources: tuple[int, ...]
    shows: str
    value: str
    derivative: str
    arrows: tuple[str, ...]


class Row(NamedTuple):
    """Where things stand in a node's row: columns of lanes from the left."""

    column: int
    inputs: frozenset[int]
    going_on: frozenset[int]
    """Lanes that are there below this row, the node's own among them."""
    passing: frozenset[int]

    @property
    def level(self) -> range:
        """The columns that the level line reaches over, the last left out."""
        reached = {self.column, *self.inputs}
        return range(min(reached), max(reached))


class Graph(NamedTuple):
    """Nodes in an order in which they can be computed; `result` is the TeX of what is differentiated."""

    result: str
    nodes: tuple[Node, ...]

    def lines(self, glyphs: str, width: int) -> list[str] | None:
        """Lanes on the left; on the right columns, or under each other where columns are too wide."""
        rows = _rows(self.nodes)
        told = [[label(text, glyphs) for text in _texts(self, node)] for node in self.nodes]
        lanes = max(row.column for row in rows) * 2 + 4
        widths = [max(cells(texts[k]) for texts in told) for k in range(3)]
        heads = _heads(self, glyphs)
        if any(heads):
            widths = [max(width, cells(head)) for width, head in zip(widths, heads, strict=True)]
        shown = [k for k in range(3) if widths[k]]
        drawn: list[str] = []
        if lanes + sum(widths[k] for k in shown) + 3 * (len(shown) - 1) <= width:
            for start, texts in [(" " * lanes, heads), *zip(_lanes(rows, lanes, glyphs), told, strict=True)]:
                line = start + "   ".join(texts[k] + " " * (widths[k] - cells(texts[k])) for k in shown)
                drawn.append(line.rstrip())
            return drawn if any(heads) else drawn[1:]
        for row, start, texts in zip(rows, _lanes(rows, lanes, glyphs), told, strict=True):
            below = "".join(joint(UP | DOWN if k in row.going_on else 0, glyphs) + " " for k in range(lanes // 2))
            drawn += [(below if k else start) + text for k, text in enumerate(filter(None, texts))]
        return drawn if max(map(cells, drawn)) <= width else None

    def svg(self) -> str:
        """The same lanes; a dot where a lane is touched, an arrow into every node."""
        return _drawing(self)

    def describe(self) -> str:
        """Node by node."""
        return "\n".join(["Вершины графа по порядку.", *(_told(self, node) for node in self.nodes)])


def figure(*, nodes: Mapping[str, Mapping[str, Any]], of: str = "") -> Graph:
    """The graph of these nodes, each after those it is computed from.

    Args:
        nodes: by name: `tex` (the name itself if absent), `from` (names), `shows`, `value`, `derivative`, `arrows`;
            the last three are numbers or sentences.
        of: TeX of the result that `derivative` differentiates.
    """
    places = {name: place for place, name in enumerate(nodes)}
    made = []
    for place, (name, node) in enumerate(nodes.items()):
        sources = node.get("from", ())
        arrows = node.get("arrows", ())
        if any(places.get(source, place) >= place for source in sources):
            raise FigureError(f"вершина {name}: в from бывают только вершины выше неё.")
        if arrows and len(arrows) != len(sources):
            raise FigureError(f"вершина {name}: стрелок {len(sources)}, а производных на них {len(arrows)}.")
        if "derivative" in node and not of:
            raise FigureError(f"вершина {name}: производная есть, а чья она, в of не сказано.")
        made.append(
            Node(
                name=node.get("tex", name),
                sources=tuple(places[source] for source in sources),
                shows=node.get("shows", ""),
                value=_said(node.get("value", "")),
                derivative=_said(node.get("derivative", "")),
                arrows=tuple(_said(arrow) for arrow in arrows),
            )
        )
    return Graph(of, tuple(made))


def _said(value: float | str) -> str:
    return value if isinstance(value, str) else number(value)


def _rows(nodes: Sequence[Node]) -> list[Row]:
    """A lane for each value, from its node to the last node that needs it; a lane that ends is used again."""
    last_use = {source: place for place, node in enumerate(nodes) for source in node.sources}
    lanes: dict[int, int] = {}  # column -> the node whose value goes down in it
    rows: list[Row] = []
    for place, node in enumerate(nodes):
        inputs = frozenset(column for column, owner in lanes.items() if owner in node.sources)
        ending = {column for column in inputs if last_use[lanes[column]] == place}
        passing = frozenset(lanes.keys() - inputs)
        # right under another node a circle would look like the next one of its lane
        closed = {rows[-1].column} if rows else set()
        free = (column for column in range(len(nodes) + 1) if column not in lanes and column not in closed)
        column = min(ending) if ending else next(free)
        for ended in ending:
            del lanes[ended]
        if place in last_use:
            lanes[column] = place
        rows.append(Row(column, inputs, frozenset(lanes), passing))
    return rows


def _lanes(rows: Sequence[Row], width: int, glyphs: str) -> list[str]:
    """The left side of each row."""
    circles = {"full": "○●", "basic": "○●", "ascii": "o*"}[glyphs]
    drawn = []
    for row in rows:
        squares = []
        for column in range(width // 2):
            left = LEFT if column - 1 in row.level else 0
            right = RIGHT if column in row.level else 0
            if column == row.column:
                square = circles[bool(row.inputs)]
            elif column in row.inputs:
                square = joint(UP | (DOWN if column in row.going_on else 0) | left | right, glyphs)
            else:
                square = joint(UP | DOWN if column in row.passing else left | right, glyphs)
            squares.append(square + (GLYPHS[glyphs].horizontal if right else " "))
        drawn.append("".join(squares))
    return drawn


def _texts(graph: Graph, node: Node) -> tuple[str, str, str]:
    """What stands right of a node: itself, the derivatives on its arrows, the derivative of the result."""
    itself = " = ".join(filter(None, [f"${node.name}$", node.shows, node.value]))
    arrows = ", ".join(
        f"{_slope(node.name, graph.nodes[source].name)} = {arrow}"
        for source, arrow in zip(node.sources, node.arrows, strict=False)
    )
    back = f"{_slope(graph.result, node.name)} = {node.derivative}" if node.derivative else ""
    return itself, arrows, back


def _slope(above: str, below: str) -> str:
    return rf"$\frac{{\partial {above}}}{{\partial {below}}}$"


def _heads(graph: Graph, glyphs: str) -> tuple[str, str, str]:
    """What the columns are called; nothing where there is only the first."""
    arrows = any(node.arrows for node in graph.nodes)
    back = any(node.derivative for node in graph.nodes)
    if not (arrows or back):
        return "", "", ""
    heads = ("вперёд ↓", "на стрелках" if arrows else "", "назад ↑" if back else "")
    return label(heads[0], glyphs), heads[1], label(heads[2], glyphs)


def _told(graph: Graph, node: Node) -> str:
    told = [f"Вершина ${node.name}$" if node.sources else f"Вход ${node.name}$"]
    if node.shows:
        told[0] += f" = {node.shows}"
    if node.value:
        told.append(f"значение {node.value}")
    if node.sources:
        names = [f"${graph.nodes[source].name}$" for source in node.sources]
        if node.arrows:
            names = [f"{name} (производная на стрелке {arrow})" for name, arrow in zip(names, node.arrows, strict=True)]
        told.append(f"{'стрелки' if len(names) > 1 else 'стрелка'} из {', '.join(names)}")
    if node.derivative:
        told.append(f"производная ${graph.result}$ по ${node.name}$ равна {node.derivative}")
    return f"- {'; '.join(told)}."


# --- as SVG

_LANE, _STEP, _RADIUS, _EDGE = 26.0, 34.0, 6.0, 16.0


def _drawing(graph: Graph) -> str:
    drawing = Drawing()
    rows = _rows(graph.nodes)
    texts = [_texts(graph, node) for node in graph.nodes]
    heads = _heads(graph, "full")
    widths = [max(width_of(told[k]) for told in [heads, *texts]) for k in range(3)]
    left = _EDGE + _LANE * (max(row.column for row in rows) + 1)
    starts = [left, left + widths[0] + 30, left + widths[0] + 30 + (widths[1] + 30 if widths[1] else 0)]
    top = _EDGE + (_STEP if any(heads) else 0)
    for start, head in zip(starts, heads, strict=True):
        if head:
            drawing.text(start, _EDGE + 4, head, anchor="start")
    begun: dict[int, int] = {}  # column -> the row from which its lane comes
    for place, (row, told) in enumerate(zip(rows, texts, strict=True)):
        x, y = _EDGE + _LANE * row.column, top + _STEP * place
        for column in row.inputs:
            _draw_input(
                drawing, _EDGE + _LANE * column, top + _STEP * begun[column] + _RADIUS, x, y, column in row.going_on
            )
        for column in row.inputs - row.going_on | {row.column}:
            begun.pop(column, None)
        if row.column in row.going_on:
            begun[row.column] = place
        drawing.circle(x, y, _RADIUS, filled=bool(row.inputs))
        for start, text in zip(starts, told, strict=True):
            if text:
                drawing.text(start, y, text, anchor="start")
    return drawing.document(starts[2] + widths[2] + _EDGE, top + _STEP * len(rows) - _EDGE / 2, graph.describe())


def _draw_input(drawing: Drawing, lane: float, above: float, x: float, y: float, goes_on: bool) -> None:
    """The way of a value from its circle down its lane and level into a node."""
    if lane == x:
        drawing.line([(lane, above), (x, y - _RADIUS)], arrow=True)
        return
    drawing.line([(lane, above), (lane, y), (x + (_RADIUS if lane > x else -_RADIUS), y)], arrow=True)
    if goes_on:
        drawing.circle(lane, y, 2.5, filled=True)
