"""A layered network: neurons in circles, an arrow from each neuron to each of the next layer, weights on the arrows.

On a screen every neuron's output runs into an upright line of its own; from there one row leads to each neuron of the
next layer, with the weight on it. Lines that only cross do not touch: the level one is broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drill.figures.canvas import ARROW, DOWN, LEFT, RIGHT, UP, Canvas
from drill.figures.error import FigureError
from drill.figures.labels import equation, label, number
from drill.figures.vector import SIZE, Drawing, Point, width_of
from drill.tex.cells import cells


class Network(NamedTuple):
    """Neurons by layer, and what stands on the arrows from each layer to the next.

    `layers` holds the neurons' names in TeX; `values`, where known, a number for each of them. `arrows[l][i][j]` is
    the label of the arrow from source i of layer l to neuron j of the next, a sentence, empty for none; the sources
    are the layer's neurons and after them, where `arrows[l]` has one more row, the constant 1.
    """

    layers: tuple[tuple[str, ...], ...]
    values: tuple[tuple[float, ...] | None, ...]
    arrows: tuple[tuple[tuple[str, ...], ...], ...]

    def sources(self, place: int) -> tuple[str, ...]:
        """What is written in the circles from which arrows leave layer `place`."""
        constant = len(self.arrows[place]) > len(self.layers[place])
        return (*self.neurons(place), *(("1",) if constant else ()))

    def neurons(self, place: int) -> tuple[str, ...]:
        """What is written in the circles of a layer."""
        values = self.values[place]
        if values is None:
            return tuple(f"${name}$" for name in self.layers[place])
        return tuple(equation(name, value) for name, value in zip(self.layers[place], values, strict=True))

    def lines(self, glyphs: str, width: int) -> list[str] | None:
        """The network in one piece, or each piece that fits under the other."""
        drawn: list[str] = []
        first, last = 0, len(self.layers) - 1
        while first < last:
            for end in range(last, first, -1):
                piece = _Piece(self, first, end, glyphs).rows()
                if max(map(cells, piece)) <= width:
                    break
            else:
                return None
            drawn += ["", *piece] if drawn else piece
            first = end
        return drawn

    def svg(self) -> str:
        """Circles in columns, straight arrows; a label stands in a gap of its arrow where it hits nothing else."""
        return _drawing(self)

    def describe(self) -> str:
        """Layer by layer, then every arrow."""
        return "\n".join([_layers_told(self), *_arrows_told(self)])


def figure(
    *,
    layers: Sequence[str],
    sizes: Sequence[int] = (),
    weights: Sequence[Sequence[Sequence[float]]] = (),
    letters: Sequence[str] = (),
    constants: Sequence[Sequence[float] | None] = (),
    values: Sequence[Sequence[float]] = (),
) -> Network:
    """The network of these layers.

    Args:
        layers: a name in TeX for each layer; in a layer of several neurons they get numbers.
        sizes: neurons in each layer; needed where no weights tell them.
        weights: for each transition a matrix, a row for each source, a column for each neuron of the next layer.
        letters: for each transition a letter for its weights, instead of numbers.
        constants: for each transition the weights of the constant 1, None where there is none.
        values: numbers in the neurons, for the first layers or all of them.
    """
    transitions = len(layers) - 1
    for what, given in (("weights", weights), ("letters", letters), ("constants", constants)):
        if given and len(given) != transitions:
            raise FigureError(f"слоёв {len(layers)}, между ними переходов {transitions}, а в {what} их {len(given)}.")
    matrices = [_matrix(weight) for weight in weights]
    if matrices:
        told = [len(matrices[0]), *(len(matrix[0]) for matrix in matrices)]
        if list(sizes or told) != told or any(len(m) != n for m, n in zip(matrices, told, strict=False)):
            shapes = ", ".join(f"{len(m)}×{len(m[0])}" for m in matrices)
            raise FigureError(f"размеры матриц не сходятся: {shapes}. Строка на каждый вход, столбец на каждый нейрон.")
        sizes = told
    if len(sizes) != len(layers):
        raise FigureError(f"слоёв {len(layers)}, а размеров в sizes {len(sizes)}.")
    named = tuple(_numbered(name, size) for name, size in zip(layers, sizes, strict=True))
    numbers = tuple(tuple(float(value) for value in row) for row in values)
    for row, names in zip(numbers, named, strict=False):
        if len(row) != len(names):
            raise FigureError(f"нейронов {len(names)}, а чисел для них {len(row)}.")
    arrows = []
    for place in range(transitions):
        rows = [
            tuple(
                number(matrices[place][i][j])
                if matrices
                else f"${letters[place]}{_index(i, j, sizes[place], sizes[place + 1])}$"
                if letters
                else ""
                for j in range(sizes[place + 1])
            )
            for i in range(sizes[place])
        ]
        constant = constants[place] if constants else None
        if constant is not None:
            entries = [float(entry) for entry in _flat(constant)]
            if len(entries) != sizes[place + 1]:
                raise FigureError(f"нейронов {sizes[place + 1]}, а свободных членов {len(entries)}.")
            rows.append(tuple(number(entry) for entry in entries))
        arrows.append(tuple(rows))
    return Network(named, (*numbers, *[None] * (len(named) - len(numbers))), tuple(arrows))


def _matrix(weight: Sequence[Sequence[float]]) -> list[list[float]]:
    """A matrix; a vector is the column of a single neuron."""
    return [list(_flat(row)) for row in weight]


def _flat(row: Sequence[float] | float) -> Sequence[float]:
    return row if hasattr(row, "__len__") else (row,)  # type: ignore[return-value]


def _numbered(name: str, size: int) -> tuple[str, ...]:
    return (name,) if size == 1 else tuple(f"{name}_{{{i}}}" for i in range(1, size + 1))


def _index(i: int, j: int, rows: int, columns: int) -> str:
    """The index of a weight: of its source and its neuron, each where there are several."""
    index = (str(i + 1) if rows > 1 else "") + (str(j + 1) if columns > 1 else "")
    return f"_{{{index}}}" if index else ""


# --- on a screen


class _Piece:
    """Layers `first` to `last` laid out in squares."""

    def __init__(self, network: Network, first: int, last: int, glyphs: str) -> None:
        self.network, self.first, self.last = network, first, last
        self.glyphs = glyphs

    def rows(self) -> list[str]:
        canvas = Canvas(self.glyphs)
        outputs = self._first_rows()
        column = 0
        for place in range(self.first, self.last):
            blocks = _placed(outputs, len(self.network.layers[place + 1]))
            column = self._draw_transition(canvas, place, column, outputs, blocks)
            outputs = [_middle(block) for block in blocks]
            if place + 1 < self.last and len(self.network.sources(place + 1)) > len(outputs):
                outputs.append(max(outputs) + 2)
        for row, text in zip(outputs, self._circles(self.network.neurons(self.last)), strict=True):
            canvas.write(row, column, text)
        return canvas.rows()

    def _circles(self, sentences: Sequence[str]) -> list[str]:
        return [f"({label(sentence, self.glyphs)})" for sentence in sentences]

    def _first_rows(self) -> list[int]:
        """Rows for the first layer's sources, spread over the height of what follows so that little is in the way."""
        count = len(self.network.sources(self.first))
        targets = len(self.network.layers[self.first + 1])
        height = count * targets + targets - 1
        choices = [
            [top + step * i for i in range(count)]
            for step in range(1, max(height // count, 1) + 2)
            for top in range(height)
            if top + step * (count - 1) < height
        ]

        def badness(rows: list[int]) -> tuple[int, float, int]:
            blocks = _placed(rows, targets)
            taken = [row for block in blocks for row in block]
            return max(taken) - min(taken), abs(sum(rows) / count - sum(taken) / len(taken)), -(rows[-1] - rows[0])

        return min(choices or [list(range(count))], key=badness)

    def _draw_transition(
        self, canvas: Canvas, place: int, column: int, outputs: Sequence[int], blocks: Sequence[Sequence[int]]
    ) -> int:
        """Draws one layer's circles and the arrows out of it; the column of the next layer's circles."""
        circles = self._circles(self.network.sources(place))
        trunk = column + max(map(cells, circles)) + 1
        trunks = [trunk + 2 * i for i in range(len(circles))]
        weights = [[label(text, self.glyphs) for text in row] for row in self.network.arrows[place]]
        room = max(cells(text) for row in weights for text in row)
        collector = trunks[-1] + (room + 5 if room else 3)
        spans = [
            (min(outputs[i], *(block[i] for block in blocks)), max(outputs[i], *(block[i] for block in blocks)))
            for i in range(len(circles))
        ]

        def level(i: int, row: int, start: int, end: int) -> None:
            """A level line of source i, broken where it crosses the upright line of another."""
            for at in range(start, end + 1):
                crossed = any(at == trunks[k] and k != i and low <= row <= high for k, (low, high) in enumerate(spans))
                if not crossed:
                    canvas.run(row, at, (LEFT if at > start else 0) | (RIGHT if at < end else 0))

        for i, circle in enumerate(circles):
            canvas.write(outputs[i], column, circle)
            level(i, outputs[i], column + cells(circle) - 1, trunks[i])
            low, high = spans[i]
            for row in range(low, high + 1):
                canvas.run(row, trunks[i], (UP if row > low else 0) | (DOWN if row < high else 0))
            for block, weight in zip(blocks, weights[i], strict=True):
                level(i, block[i], trunks[i], collector)
                if weight:
                    canvas.write(block[i], collector - 2 - cells(weight), f"{weight} ")
                    canvas.write(block[i], collector - 3 - cells(weight), " ")
        for block in blocks:
            for row in range(block[0], block[-1] + 1):
                up, down = row > block[0], row < block[-1]
                canvas.run(row, collector, (UP if up else 0) | (DOWN if down else 0))
            canvas.run(_middle(block), collector, RIGHT)
            canvas.write(_middle(block), collector + 1, ARROW[self.glyphs])
        return collector + 2


def _middle(block: Sequence[int]) -> int:
    return (block[0] + block[-1]) // 2


def _placed(outputs: Sequence[int], targets: int) -> list[list[int]]:
    """Rows of the arrows into each neuron, one for each source, about level with the sources.

    No arrow lies on the row on which a later source's output has to pass the arrow's own upright line.
    """
    count = len(outputs)
    need = targets * count + targets - 1
    best: tuple[tuple[float, float], list[list[int]]] | None = None
    middle = (min(outputs) + max(outputs)) / 2
    for top in range(int(middle - need), int(middle) + 2):
        row, blocks = top, []
        for _ in range(targets):
            block = []
            for i in range(count):
                while any(outputs[k] == row for k in range(i + 1, count)):
                    row += 1
                block.append(row)
                row += 1
            blocks.append(block)
            row += 1
        height = blocks[-1][-1] - blocks[0][0]
        badness = (height, abs((blocks[0][0] + blocks[-1][-1]) / 2 - middle))
        if best is None or badness < best[0]:
            best = badness, blocks
    assert best is not None
    return best[1]


# --- as SVG

_RADIUS, _DOWN, _EDGE = 22.0, 90.0, 20.0
_ACROSS = (130.0, 60.0)
"""From one layer to the next: so much, and so much more for every source."""


def _drawing(network: Network) -> str:
    drawing = Drawing()
    circles = [network.sources(place) for place in range(len(network.layers) - 1)]
    circles.append(network.neurons(len(network.layers) - 1))
    radii = [max(_RADIUS, *(width_of(text) / 2 + 8 for text in layer)) for layer in circles]
    centres: list[list[Point]] = []
    height = max(map(len, circles)) * _DOWN
    right = 0.0
    for layer, radius in zip(circles, radii, strict=True):
        x = (right + _ACROSS[0] + _ACROSS[1] * len(centres[-1]) if centres else _EDGE) + radius
        top = (height - len(layer) * _DOWN) / 2 + _DOWN / 2
        centres.append([(x, top + _DOWN * i) for i in range(len(layer))])
        right = x + radius
    for place, arrows in enumerate(network.arrows):
        ends = [
            (_toward(centres[place][i], centres[place + 1][j], radii[place]),
             _toward(centres[place + 1][j], centres[place][i], radii[place + 1]))
            for i, row in enumerate(arrows)
            for j in range(len(row))
        ]  # fmt: skip
        _draw_arrows(drawing, ends, [text for row in arrows for text in row])
    for layer, points, radius in zip(circles, centres, radii, strict=True):
        for sentence, (cx, cy) in zip(layer, points, strict=True):
            drawing.circle(cx, cy, radius)
            drawing.text(cx, cy, sentence)
    return drawing.document(right + _EDGE, height, network.describe())


def _draw_arrows(drawing: Drawing, ends: Sequence[tuple[Point, Point]], labels: Sequence[str]) -> None:
    placed: list[tuple[float, float, float, float]] = []
    for index, ((start, end), sentence) in enumerate(zip(ends, labels, strict=True)):
        if not sentence:
            drawing.line([start, end], arrow=True)
            continue
        half = (width_of(sentence) / 2 + 3, SIZE / 2 + 2)
        others = [line for k, line in enumerate(ends) if k != index]
        hits = [_hits(_between(start, end, share), half, others, placed) for share in _SHARES]
        share = _SHARES[hits.index(min(hits))]
        at = _between(start, end, share)
        placed.append((at[0] - half[0], at[1] - half[1], at[0] + half[0], at[1] + half[1]))
        across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
        gap = min(half[0] / across, half[1] / down if down else 1.0)
        drawing.line([start, _between(start, end, share - gap)])
        drawing.line([_between(start, end, share + gap), end], arrow=True)
        drawing.text(*at, sentence)


_SHARES = tuple(sorted((k / 50 for k in range(8, 43)), key=lambda share: (abs(share - 0.3), share)))
"""Where on its arrow a label may stand, the best first."""


def _hits(
    at: Point,
    half: Point,
    lines: Sequence[tuple[Point, Point]],
    placed: Sequence[tuple[float, float, float, float]],
) -> int:
    """How much a label there would cover: other labels weigh more than lines."""
    left, top, right, bottom = at[0] - half[0], at[1] - half[1], at[0] + half[0], at[1] + half[1]
    overlaps = sum(left < x2 and x1 < right and top < y2 and y1 < bottom for x1, y1, x2, y2 in placed)
    crossed = sum(_enters(line, (left, right), (top, bottom)) for line in lines)
    return 10 * overlaps + crossed


def _enters(line: tuple[Point, Point], across: Point, down: Point) -> bool:
    """Whether a stretch of line has points inside a rectangle, told by its bounds on either axis."""
    first, last = 0.0, 1.0  # the share of the line that is inside
    for k, (low, high) in enumerate((across, down)):
        start, way = line[0][k], line[1][k] - line[0][k]
        if way:
            enters, leaves = sorted(((low - start) / way, (high - start) / way))
            first, last = max(first, enters), min(last, leaves)
        elif not low < start < high:
            return False
    return first < last


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _toward(start: Point, end: Point, distance: float) -> Point:
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    return _between(start, end, distance / length)


# --- in words


def _layers_told(network: Network) -> str:
    told = []
    for place, sentences in enumerate(network.neurons(place) for place in range(len(network.layers))):
        if place == 0:
            name = "Вход" if len(sentences) == 1 else "Входы"
        elif place == len(network.layers) - 1:
            name = "Выход" if len(sentences) == 1 else "Выходы"
        else:
            name = f"Скрытый слой {place}" if len(network.layers) > 3 else "Скрытый слой"
        told.append(f"{name}: {', '.join(sentences)}.")
    return " ".join(["Сеть слева направо.", *told])


def _arrows_told(network: Network) -> Iterator[str]:
    for place, arrows in enumerate(network.arrows):
        names = [f"${name}$" for name in network.layers[place]]
        names += ["единица"] * (len(arrows) - len(names))
        for j, target in enumerate(network.layers[place + 1]):
            incoming = [f"{name} с весом {row[j]}" if row[j] else name for name, row in zip(names, arrows, strict=True)]
            yield f"- В ${target}$ идут: {', '.join(incoming)}."
