"""Markdown with LaTeX -> lines of plain text.

Paragraphs, lists, tables, code and displayed formulas. An inline formula is one line high and is not broken if that can
be avoided. A formula that cannot be read is shown as it was written.
"""

import re
from typing import NamedTuple

from drill.tex import TexError, box, line, parse
from drill.tex.cells import by_the_point, cells
from drill.tex.fit import wrap
from drill.tex.glyphs import GLYPHS
from drill.tex.words import matrices_in_words
from drill.views.screen import Screen

_INDENT = 4

_DISPLAY = re.compile(r"\n?[ \t]*\$\$(.+?)\$\$([.,;:!?]?)[ \t]*\n?", re.DOTALL)
_DISPLAYED = re.compile(r"\s*\x00(\d+)\x00")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)])(?:\s+(.*))?")
_FENCE = re.compile(r"\s*```")
_PIECE = re.compile(
    r"\\\$|\$(?P<tex>(?:\\.|[^$\\])+)\$|`(?P<code>[^`]+)`|(?P<blank>[ \t\n]+)|(?P<bold>\*\*)|.", re.DOTALL
)
_BOLD_OPENS = re.compile(r"(?<![\w)\]])\*\*(?=[^\s*]).*?\S\*\*", re.DOTALL)
_NUMBER = re.compile(r"[-−+]?\d+(\.\d+)?")
_RULE = re.compile(r":?-+:?")

_QUOTES = {"«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "—": "-", "–": "-", "№": "N", "\u00a0": " ", "•": "-"}


class _Paragraph(NamedTuple):
    text: str
    first: str  # what stands before the first line, and before the others
    rest: str


class _Display(NamedTuple):
    tex: str
    indent: str


class _Table(NamedTuple):
    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[str, ...]


class _Code(NamedTuple):
    lines: tuple[str, ...]


class _Blank(NamedTuple):
    pass


_Block = _Paragraph | _Display | _Table | _Code | _Blank


def lay(text: str, screen: Screen) -> list[str]:
    """The lines of a text, none wider than `screen.width`.

    In plain mode there are no boxes and no columns: a formula is one line, a matrix is told row by row, a row of a
    table is `name: value; name: value`.
    """
    lines: list[str] = []
    blank = False
    for block in _blocks(text):
        if isinstance(block, _Blank):
            blank = True
            continue
        laid = _lay_block(block, screen)
        apart = isinstance(block, (_Display, _Table)) and not screen.plain
        if lines and (blank or apart):
            lines.append("")
        lines += laid
        blank = apart
    return [text.rstrip() for text in lines]


# --- blocks


def _blocks(text: str) -> list[_Block]:
    displays: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        displays.append(match[1].strip() + match[2])
        return f"\n\x00{len(displays) - 1}\x00\n"

    lines = _DISPLAY.sub(set_aside, text.replace("\x00", "")).split("\n")
    blocks: list[_Block] = []
    index = 0
    while index < len(lines):
        current = lines[index]
        if display := _DISPLAYED.fullmatch(current):
            blocks.append(_Display(displays[int(display[1])], _indent_of(blocks)))
        elif _FENCE.match(current):
            end = next((n for n in range(index + 1, len(lines)) if _FENCE.match(lines[n])), len(lines))
            blocks.append(_Code(tuple(lines[index + 1 : end])))
            index = end
        elif current.lstrip().startswith("|"):
            end = index
            while end < len(lines) and lines[end].lstrip().startswith("|"):
                end += 1
            blocks.append(_table(lines[index:end]))
            index = end - 1
        elif not current.strip():
            blocks.append(_Blank())
        elif item := _ITEM.fullmatch(current):
            mark = f"{item[1]}{item[2]} "
            blocks.append(_Paragraph(item[3] or "", mark, " " * len(mark)))
        elif blocks and isinstance(last := blocks[-1], _Paragraph):
            blocks[-1] = _Paragraph(f"{last.text}\n{current.strip()}", last.first, last.rest)
        else:
            indent = _indent_of(blocks) if current[0].isspace() else ""
            blocks.append(_Paragraph(current.strip(), indent, indent))
        index += 1
    return blocks


def _indent_of(blocks: list[_Block]) -> str:
    """The indent of what goes on after `blocks`: under the words of the last item of a list."""
    for block in reversed(blocks):
        if isinstance(block, _Paragraph):
            return block.rest
        if isinstance(block, _Display):
            return block.indent
        if not isinstance(block, _Blank):
            break
    return ""


def _table(lines: list[str]) -> _Table:
    rows = [_cells(text) for text in lines]
    width = max(map(len, rows))
    rows = [row + ("",) * (width - len(row)) for row in rows]
    aligns = [""] * width
    if len(rows) > 1 and all(_RULE.fullmatch(cell) for cell in rows[1] if cell) and any(rows[1]):
        rule = rows.pop(1)
        aligns = [
            {"::": "c", ":": "r"}.get(cell[:1] + cell[-1:] if cell[:1] == ":" else cell[-1:], "") for cell in rule
        ]
    return _Table(tuple(rows), tuple(aligns))


def _cells(text: str) -> tuple[str, ...]:
    """The cells of a row of a table; a bar inside a formula parts nothing."""
    parts = [""]
    for match in _PIECE.finditer(text.strip().removeprefix("|").removesuffix("|")):
        if match[0] == "|":
            parts.append("")
        else:
            parts[-1] += match[0]
    return tuple(part.strip() for part in parts)


def _lay_block(block: _Paragraph | _Display | _Table | _Code, screen: Screen) -> list[str]:
    match block:
        case _Paragraph():
            return _fill(_words(block.text, screen), screen.width, block.first, block.rest)
        case _Display():
            return _display(block, screen)
        case _Table():
            return _lay_table(block, screen)
        case _Code():
            return [part for text in block.lines for part in _chopped(text, screen.width)]


def _display(block: _Display, screen: Screen) -> list[str]:
    indent = "" if screen.plain else block.indent
    room = screen.width - len(indent)
    if screen.plain:
        return _fill(_formula(block.tex, screen), room, "", "")
    try:
        rows = box(block.tex, screen.glyphs, room)
    except TexError:
        rows = _fill([_on_one_line(block.tex)], room, "", "")
    indent += " " * min(_INDENT, max(0, room - max(map(cells, rows))))
    return [indent + text for text in rows]


def _lay_table(table: _Table, screen: Screen) -> list[str]:
    rows = [[" ".join(_words(cell, screen)) for cell in row] for row in table.rows]
    head, *body = rows
    if not screen.plain:
        lines = _columns(head, body, table.aligns, screen)
        if all(cells(text) <= screen.width for text in lines):
            return lines
    said = [
        "; ".join(f"{name}: {value}" if name else value for name, value in zip(head, row, strict=True) if value)
        for row in body
    ]
    return [part for text in said for part in _fill(text.split(" "), screen.width, "", "")]


def _columns(head: list[str], body: list[list[str]], aligns: tuple[str, ...], screen: Screen) -> list[str]:
    """A table in columns: numbers with their points in line, a rule under the names of the columns."""
    columns = []
    for name, align, *values in zip(head, aligns, *body, strict=True):
        if not align and values and all(_NUMBER.fullmatch(value) for value in values):
            values, align = by_the_point(values), "r"
        width = max(map(cells, [name, *values]))
        columns.append([_padded(text, width, align or "l") for text in [name, *values]])
    lines = ["  ".join(row) for row in zip(*columns, strict=True)]
    if any(head):
        lines.insert(1, GLYPHS[screen.glyphs].horizontal * cells(lines[0]))
    return lines if any(head) else lines[1:]


def _padded(text: str, width: int, align: str) -> str:
    spare = width - cells(text)
    left = {"l": 0, "c": spare // 2, "r": spare}[align]
    return " " * left + text + " " * (spare - left)


# --- words


def _words(text: str, screen: Screen) -> list[str]:
    """The words of a paragraph; a formula and what touches it are one word, a dash goes with the word before it."""
    words = [""]
    bold = False
    for match in _PIECE.finditer(text):
        piece = match[0]
        if match["bold"] and (bold or _BOLD_OPENS.match(text, match.start())):
            bold = not bold
        elif match["blank"]:
            words.append("")
        elif match["tex"]:
            before, *more = _formula(match["tex"], screen)
            words[-1] += before
            words += more
        elif match["code"]:
            words[-1] += _on_one_line(match["code"])
        else:
            words[-1] += _sign(piece.removeprefix("\\") if piece == "\\$" else piece, screen)
    joined: list[str] = []
    for word in filter(None, words):
        if word in ("—", "–") and joined:
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _sign(char: str, screen: Screen) -> str:
    """A piece of the prose in the screen's glyphs."""
    if char.isascii() or screen.glyphs == "full":
        return char
    if screen.glyphs == "ascii" and char in _QUOTES:
        return _QUOTES[char]
    return GLYPHS[screen.glyphs].sign(char)


def _formula(tex: str, screen: Screen) -> list[str]:
    """An inline formula as words: one word, but in plain mode a matrix is told in several."""
    try:
        if not screen.plain:
            return [line(tex, screen.glyphs)]
        told = matrices_in_words(parse(tex), GLYPHS[screen.glyphs])
        return told.split(" ") if told else [" ".join(line(tex, screen.glyphs).split())]
    except TexError:
        return [_on_one_line(tex)]


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _fill(words: list[str], width: int, first: str, rest: str) -> list[str]:
    """Lines of words; one wider than a line is broken as a formula is."""
    lines: list[str] = []
    current, empty = first, True
    for word in words:
        joined = current + word if empty else f"{current} {word}"
        if cells(joined) <= width:
            current, empty = joined, False
            continue
        if not empty:
            lines.append(current)
            current = rest
        parts = wrap(word, max(width - cells(current), 1), hang=0) if cells(current + word) > width else [word]
        lines += [(current if index == 0 else rest) + part for index, part in enumerate(parts[:-1])]
        current, empty = (rest if len(parts) > 1 else current) + parts[-1], False
    return [*lines, current]


def _chopped(text: str, width: int) -> list[str]:
    """A line of code, cut where the screen ends."""
    parts = [""]
    for char in text:
        if cells(parts[-1] + char) > width:
            parts.append("")
        parts[-1] += char
    return parts
