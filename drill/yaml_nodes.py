"""Reading YAML strictly: every value knows its line, and what YAML would silently change is a fault.

The events of PyYAML's parser are put together here rather than by `yaml.load`, since the rules of YAML 1.1 turn
`010` into 8, `1e-3` into text, `no` into false, and let the last of two equal keys win. Numbers follow YAML 1.2;
every spelling that other readers take for something else is refused with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from drill.faults import Faults, quoted

MOST_BYTES = 1 << 20
"""A problem file is text that somebody wrote: a few kilobytes."""

MOST_NODES = 200_000
"""Values in a file, counting every repetition that an alias makes."""

MOST_DEPTH = 50


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A number, truth, text or null, as our own rules read it.

    `text` is what is written; `content_line` is where its first character stands if its lines are the file's
    lines, else `line`. A `broken` one has been complained about already.
    """

    value: int | float | bool | str | None
    text: str
    line: int
    content_line: int
    by_line: bool = False
    plain: bool = False
    broken: bool = False
    size: int = 1

    def line_of(self, offset: int) -> int:
        """The line of the file in which the character at this offset of the text stands."""
        return self.content_line + (self.text.count("\n", 0, offset) if self.by_line else 0)


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list."""

    items: tuple[Node, ...]
    line: int
    size: int


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys and values in file order, each key once; `flow` when written in braces."""

    entries: Mapping[str, Node]
    lines: Mapping[str, int]
    line: int
    flow: bool
    size: int


Node: TypeAlias = ScalarNode | ListNode | MapNode


class _UnreadableError(Exception):
    """What stands after this cannot be read."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


def decoded(data: bytes, faults: Faults) -> str:
    """The text of a file; a fault (and an empty text) when it is not UTF-8 or too long."""
    if len(data) > MOST_BYTES:
        faults.add(1, _TOO_LONG)
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.add(line, "это не текст в UTF-8: сохрани файл в кодировке UTF-8.")
        return ""


def read(text: str, faults: Faults) -> Node | None:
    """The root of the file; None when it cannot be read at all (the faults then say why)."""
    try:
        return _Composer(_clean(text, faults), faults).document()
    except _UnreadableError as error:
        faults.add(error.line, error.message)
        return None


_TOO_LONG = f"файл больше {MOST_BYTES >> 20} МиБ: это не файл задач."

_BAD_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x85\x86-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)


def _clean(text: str, faults: Faults) -> str:
    """The text without a byte order mark; a tab is a fault and becomes a space, what YAML cannot hold is refused."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_BYTES:
        raise _UnreadableError(1, _TOO_LONG)
    if bad := _BAD_CHARACTER.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise _UnreadableError(line, f"невидимый знак U+{ord(bad.group()):04X}: убери его.")
    for number, content in enumerate(text.split("\n"), 1) if "\t" in text else ():
        if "\t" in content:
            complain = _refuse if content[: len(content) - len(content.lstrip())].count("\t") else faults.add
            complain(number, "табуляция: в файле задач только пробелы, поставь вместо неё пробелы.")
    return text.replace("\t", " ")


def _refuse(line: int, message: str) -> None:
    raise _UnreadableError(line, message)


class _Composer:
    """Puts the parser's events together; depth and size are bounded, so that no file is a bomb."""

    def __init__(self, text: str, faults: Faults) -> None:
        self.text = text
        self.lines = text.count("\n") + (not text.endswith("\n"))
        self.faults = faults
        self.anchors: dict[str, Node] = {}

    def document(self) -> Node | None:
        import yaml

        events = self._events()
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise _UnreadableError(
                        self._line(event), "второй документ YAML (строка ---): в файле должен быть один."
                    )
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        if root is None:
            raise _UnreadableError(1, "файл пуст.")
        return root

    def _events(self) -> Iterator[Any]:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(self.text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if error.problem and "find expected ':'" in error.problem and error.context_mark:
                mark = error.context_mark
            line = min(mark.line + 1, self.lines) if mark else 1
            raise _UnreadableError(line, _syntax(error)) from None
        except yaml.YAMLError:
            raise _UnreadableError(1, "файл не читается как YAML: в нём есть недопустимые знаки.") from None

    def _line(self, event: Any) -> int:
        return min(int(event.start_mark.line) + 1, max(self.lines, 1))

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        import yaml

        line = self._line(event)
        if depth > MOST_DEPTH:
            raise _UnreadableError(line, f"вложенность больше {MOST_DEPTH}: это не файл задач.")
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise _UnreadableError(
                    line,
                    f"ссылка *{event.anchor}: метки &{event.anchor} выше нет. Текст со звёздочкой возьми в кавычки.",
                )
            return self.anchors[event.anchor]
        if event.tag is not None:
            self.faults.add(line, f"метка типа {quoted(event.tag)}: такие метки здесь не нужны, убери её.")
        if isinstance(event, yaml.ScalarEvent):
            node: Node = self._scalar(event, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._sequence(line, events, depth)
        else:
            node = self._mapping(line, bool(event.flow_style), events, depth)
        if node.size > MOST_NODES:
            raise _UnreadableError(line, f"больше {MOST_NODES} значений: это не файл задач.")
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _sequence(self, line: int, events: Iterator[Any], depth: int) -> ListNode:
        import yaml

        items: list[Node] = []
        size = 1
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, depth + 1))
            size += items[-1].size
        return ListNode(tuple(items), line, size)

    def _mapping(self, line: int, flow: bool, events: Iterator[Any], depth: int) -> MapNode:
        import yaml

        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        size = 1
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            size += key.size + value.size
            if not isinstance(key, ScalarNode):
                self.faults.add(key.line, "ключом стоит список или запись, а нужно слово.")
            elif key.text in entries:
                self.faults.add(
                    key.line, f"ключ {quoted(key.text)} повторяется: первый раз он в строке {lines[key.text]}."
                )
            else:
                entries[key.text], lines[key.text] = value, key.line
        return MapNode(entries, lines, line, flow, size)

    def _scalar(self, event: Any, line: int) -> ScalarNode:
        text: str = event.value
        style = event.style or ""
        if style in ("'", '"'):
            complaint = self._escapes(event) if style == '"' else ""
            content_line, by_line = line, False
        elif style in ("|", ">"):
            complaint, content_line, by_line = "", line + 1, style == "|"
        else:
            value, complaint = resolve(text)
            if complaint:
                self.faults.add(line, complaint)
            return ScalarNode(value, text, line, line, plain=True, broken=bool(complaint))
        if complaint:
            self.faults.add(line, complaint)
        return ScalarNode(text, text, line, content_line, by_line, broken=bool(complaint))

    def _escapes(self, event: Any) -> str:
        r"""What double quotes did to TeX: `"\nabla"` has become a new line and `abla`."""
        written = self.text[event.start_mark.index + 1 : event.end_mark.index - 1]
        for match in re.finditer(r"\\(.)(\w*)", written, re.DOTALL):
            sign, rest = match.groups()
            if sign in '"\\/\n' or sign in "xuU":
                continue
            return (
                f"в двойных кавычках {quoted(chr(92) + sign + rest)} YAML читает как управляющий знак: "
                "возьми текст в одинарные кавычки или поставь его после «|»."
            )
        return "" if event.value.isprintable() or "\n" in event.value else "в тексте невидимые знаки: убери их."


_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_OCTAL = re.compile(r"[-+]?0[0-9]+")
_BASED = re.compile(r"[-+]?0([xX][0-9a-fA-F_]+|[oO][0-7_]+|[bB][01_]+)")
_UNDERSCORED = re.compile(r"[-+]?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9_]*)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

_QUOTES = "а если это текст, возьми его в кавычки."


def resolve(text: str) -> tuple[int | float | bool | str | None, str]:
    """What an unquoted spelling means, and the complaint when YAML readers differ about it."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None, ""
    lowered = text.lower()
    if lowered in ("true", "false") and text in (lowered, lowered.title(), lowered.upper()):
        return lowered == "true", ""
    if lowered in ("yes", "no", "on", "off") and text in (lowered, lowered.title(), lowered.upper()):
        truth = "true" if lowered in ("yes", "on") else "false"
        return None, f"{quoted(text)} YAML может прочесть как {truth}: напиши {truth}, {_QUOTES}"
    if text[0] not in "+-.0123456789":
        return text, ""
    if _INTEGER.fullmatch(text):
        if len(text) > 300:
            return None, f"число {quoted(text)} слишком длинное."
        return int(text), ""
    if _OCTAL.fullmatch(text):
        decimal = text.replace("+", "").replace("-", "").lstrip("0") or "0"
        return None, f"{quoted(text)} YAML может прочесть как восьмеричное: напиши {decimal}, {_QUOTES}"
    if _FLOAT.fullmatch(text):
        number = float(text)
        if number in (float("inf"), float("-inf")):
            return None, f"число {quoted(text)} слишком велико."
        return number, ""
    if _BASED.fullmatch(text):
        return None, f"{quoted(text)} YAML может прочесть как недесятичное число: напиши десятичное, {_QUOTES}"
    if _SEXAGESIMAL.fullmatch(text):
        return None, f"{quoted(text)} YAML может прочесть как минуты и секунды: напиши одно число, {_QUOTES}"
    if "_" in text and _UNDERSCORED.fullmatch(text):
        plain = text.replace("_", "")
        return None, f"{quoted(text)} одни читают как число, другие как слово: напиши {plain}, {_QUOTES}"
    if _DATE.fullmatch(text):
        return None, f"{quoted(text)} YAML может прочесть как дату: если это текст, возьми его в кавычки."
    if _INFINITE.fullmatch(text):
        return None, f"{quoted(text)} не годится: нужно обычное число, {_QUOTES}"
    return text, ""


def _syntax(error: Any) -> str:
    """PyYAML's complaint in Russian, with what to do."""
    said = f"{error.context or ''} {error.problem or ''}"
    for sign, sentence in _SYNTAX.items():
        if re.search(sign, said):
            return sentence
    return "здесь нарушен синтаксис YAML: проверь отступы, кавычки и скобки в этой строке и над ней."


_SYNTAX = {
    "mapping values are not allowed": "лишнее двоеточие: если оно внутри текста, возьми весь текст в кавычки; "
    "если это ключ, проверь отступ.",
    "unexpected end of stream": "кавычка не закрыта.",
    "quoted scalar.*(hexdecimal|hexadecimal|unknown escape)": "обратная косая черта в двойных кавычках: "
    "TeX бери в одинарные кавычки или ставь после «|».",
    r"flow sequence.*expected ','": "квадратная скобка не закрыта или между элементами нет запятой.",
    r"flow mapping.*expected ','": "фигурная скобка не закрыта или между записями нет запятой; "
    "текст с запятой, двоеточием или скобками [] {} внутри неё бери в кавычки.",
    "cannot start any token": "значение начинается с особого знака: возьми его в кавычки.",
    "sequence entries are not allowed|block collection": "пункт списка «- » стоит не на месте: "
    "начни его с новой строки с тем же отступом, что и соседи.",
    "could not find expected ':'|did not find expected ':'": "после ключа нет двоеточия; "
    "если это продолжение текста, проверь отступ.",
    "block mapping": "здесь ждали следующий ключ: проверь отступ, а текст с кавычкой внутри возьми в кавычки целиком "
    "(одинарную кавычку внутри одинарных удваивают).",
    "expected node content|expected the node content": "здесь ждали значение: текст, который начинается с запятой "
    "или скобки, возьми в кавычки.",
    "anchor|alias": "знаки & и * в начале значения в YAML особые: возьми текст в кавычки.",
    "directive": "строка начинается с %: возьми её в кавычки.",
    "mapping keys are not allowed": "знак ? в начале значения в YAML особый: возьми текст в кавычки.",
}
