"""Checking a YAML tree against the tables of the format: what is right comes out as plain data, the rest as faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from drill import schema
from drill.alphabets import is_mixed, wrong_alphabet
from drill.faults import Faults, alternatives, nearest, quoted
from drill.schema import (
    Either,
    Forms,
    ListOf,
    MapOf,
    Null,
    Number,
    Record,
    Role,
    Tagged,
    Text,
    Truth,
    Type,
    Value,
    Whole,
    Word,
)
from drill.yaml_nodes import ListNode, MapNode, Node, ScalarNode

Path: TypeAlias = tuple[str | int, ...]


class _Bad:
    """What stands in place of a value that was complained of."""


BAD = _Bad()


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the file: where it stands in the tree and what it is for."""

    path: Path
    role: Role
    node: ScalarNode


class Checked:
    """What a file says: `value` as plain data, its texts, and the line of every place in it."""

    def __init__(self, node: Node, type_: Type, faults: Faults) -> None:
        self.faults = faults
        self.texts: list[Written] = []
        self._lines: dict[Path, int] = {}
        self.value: Any = self._check(node, type_, ())

    def line(self, *path: str | int) -> int:
        """The line of a place: that of its key, or of the nearest place around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def has(self, *path: str | int) -> bool:
        """Whether something is written at that place, right or wrong."""
        return path in self._lines

    def under(self, *path: str | int) -> Iterator[Written]:
        """The texts at or under a place."""
        return (text for text in self.texts if text.path[: len(path)] == path)

    def _check(self, node: Node, type_: Type, path: Path) -> Any:
        self._lines.setdefault(path, node.line)
        if isinstance(node, ScalarNode) and node.broken:
            return BAD
        match type_:
            case Record():
                return self._record(node, type_.keys, path, f"запись {_listed(type_.keys)}")
            case MapOf():
                return self._map(node, type_, path)
            case ListOf():
                return self._list(node, type_, path)
            case Tagged():
                return self._tagged(node, type_, path)
            case Forms():
                return self._forms(node, type_, path)
            case Either():
                return self._either(node, type_, path)
            case Value():
                return self._value(node)
            case _:
                return self._scalar(node, type_, path)

    # -- records and lists

    def _record(self, node: Node, keys: Any, path: Path, says: str) -> Any:
        if not isinstance(node, MapNode):
            return self._expected(node, says)
        found: dict[str, Any] = {}
        for name, value in node.entries.items():
            if name not in keys:
                self._unknown_key(name, value, node, keys)
                continue
            self._lines[(*path, name)] = node.lines[name]
            checked = self._check(value, keys[name].of, (*path, name))
            if checked is not BAD:
                found[name] = checked
        for name, key in keys.items():
            if key.required and name not in node.entries:
                self.faults.add(node.line, f"нет ключа {quoted(name)} ({key.about}).")
        return found

    def _unknown_key(self, name: str, value: Node, node: MapNode, keys: Any) -> None:
        line = node.lines[name]
        if node.flow and isinstance(value, ScalarNode) and value.plain and not value.text:
            self.faults.add(
                line, f"после запятой стоит {quoted(name)}, а нужен «ключ: значение»: текст с запятой возьми в кавычки."
            )
            return
        foreign = wrong_alphabet(name)
        self.faults.add(
            line,
            f"незнакомый ключ {quoted(name)}"
            + (f": {foreign}." if foreign else ".")
            + (nearest(name, keys) or f" Можно: {', '.join(keys)}."),
        )

    def _map(self, node: Node, type_: MapOf, path: Path) -> Any:
        if not isinstance(node, MapNode):
            return self._expected(node, f"запись, где ключ — {_nominative(type_.key)}")
        found: dict[str, Any] = {}
        for name, value in node.entries.items():
            self._lines[(*path, name)] = node.lines[name]
            self._key(name, type_.key, node.lines[name])
            if type_.key.role == "sentence":
                written = ScalarNode(name, name, node.lines[name], node.lines[name])
                self.texts.append(Written((*path, name), "sentence", written))
            found[name] = self._check(value, type_.of, (*path, name))
        if len(found) < type_.least:
            self.faults.add(node.line, f"записей мало: {len(found)}, а нужно хотя бы {type_.least}.")
        return found

    def _key(self, name: str, type_: Text, line: int) -> None:
        if not name.strip():
            self.faults.add(line, f"пустой ключ, а ждали {type_.says}.")
        elif type_.pattern and not schema.matches(type_.pattern, name):
            foreign = wrong_alphabet(name)
            self.faults.add(line, f"ключ {quoted(name)}: {foreign or f'ждали {type_.says}'}.")

    def _list(self, node: Node, type_: ListOf, path: Path) -> Any:
        if not isinstance(node, ListNode):
            return self._expected(node, "список")
        count = len(node.items)
        if count < type_.least or (type_.most is not None and count > type_.most):
            wanted = f"{type_.least}" if type_.least == type_.most else f"не меньше {type_.least}"
            if type_.most is not None and count > type_.most:
                wanted = f"{type_.most}" if type_.least == type_.most else f"не больше {type_.most}"
            self.faults.add(node.line, f"элементов в списке {count}, а нужно {wanted}.")
            return BAD
        values = [self._check(item, type_.of, (*path, i)) for i, item in enumerate(node.items)]
        return BAD if BAD in values else values

    def _tagged(self, node: Node, type_: Tagged, path: Path) -> Any:
        if not isinstance(node, MapNode):
            return self._expected(node, f"запись с ключом {type_.key}")
        if type_.key not in node.entries:
            self.faults.add(node.line, f"нет ключа {quoted(type_.key)} ({type_.about}: {', '.join(type_.forms)}).")
            return BAD
        self._lines[(*path, type_.key)] = node.lines[type_.key]
        word = self._check(node.entries[type_.key], Word(tuple(type_.forms)), (*path, type_.key))
        if word is BAD:
            return BAD
        keys = {type_.key: schema.Key(Word((word,)), type_.about, True), **type_.forms[word].keys}
        return self._record(node, keys, path, "запись")

    def _forms(self, node: Node, type_: Forms, path: Path) -> Any:
        if not isinstance(node, MapNode):
            return self._expected(node, f"запись, где сказано: {type_.says}")
        sign = next((sign for sign in type_.forms if sign in node.entries), None)
        if sign is not None:
            keys = type_.forms[sign].keys
            for other in type_.forms:
                if other in node.entries and other not in keys:
                    self.faults.add(
                        node.lines[other], f"{quoted(sign)} и {quoted(other)} вместе не бывают: оставь что-то одно."
                    )
            rest = {name: value for name, value in node.entries.items() if name in keys or name not in type_.forms}
            return self._record(MapNode(rest, node.lines, node.line, node.flow, node.size), keys, path, "запись")
        known = {name: key for form in type_.forms.values() for name, key in form.keys.items()}
        for name, value in node.entries.items():
            if name not in known:
                self._unknown_key(name, value, node, known)
        self.faults.add(node.line, f"не сказано главное: {type_.says}.")
        return BAD

    def _either(self, node: Node, type_: Either, path: Path) -> Any:
        match node:
            case ListNode():
                chosen = type_.list
            case MapNode():
                chosen = type_.map
            case ScalarNode(value=None):
                chosen = type_.null
            case ScalarNode(value=bool()):
                chosen = type_.truth
            case ScalarNode(value=int() | float()):
                chosen = type_.number
                if chosen is None and isinstance(type_.text, Text) and type_.text.takes_numbers:
                    chosen = type_.text
            case _:
                chosen = type_.text
        if chosen is None:
            return self._expected(node, _says(type_))
        return self._check(node, chosen, path)

    # -- scalars

    def _scalar(self, node: Node, type_: Type, path: Path) -> Any:
        if not isinstance(node, ScalarNode):
            return self._expected(node, _says(type_))
        value = node.value
        match type_:
            case Text():
                return self._text(node, type_, path)
            case Word():
                return value if value in type_.words and isinstance(value, str) else self._no_word(node, type_)
            case Whole():
                if isinstance(value, float) and value.is_integer():
                    value = int(value)
                if isinstance(value, bool) or not isinstance(value, int):
                    return self._expected(node, _says(type_))
                return self._bounded(node, value, None, type_.least, type_.most)
            case Number():
                if isinstance(value, bool) or not isinstance(value, int | float):
                    return self._expected(node, _says(type_))
                return self._bounded(node, value, type_.above, type_.least)
            case Truth() if isinstance(value, bool):
                return value
            case Null() if value is None:
                return None
            case _:
                return self._expected(node, _says(type_))

    def _text(self, node: ScalarNode, type_: Text, path: Path) -> Any:
        is_number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
        if not isinstance(node.value, str) and not (is_number and type_.takes_numbers):
            return self._expected(node, type_.says)
        if not node.text.strip():
            return self._expected(node, type_.says)
        if type_.pattern and not schema.matches(type_.pattern, node.text):
            foreign = wrong_alphabet(node.text) if type_.role == "name" or is_mixed(node.text) else ""
            self.faults.add(node.line, f"{quoted(node.text)}: {foreign or f'ждали {type_.says}'}.")
            return BAD
        self.texts.append(Written(path, type_.role, node))
        return node.text

    def _no_word(self, node: ScalarNode, type_: Word) -> Any:
        foreign = wrong_alphabet(node.text)
        self.faults.add(
            node.line,
            f"{quoted(node.text)}: {foreign + '; ' if foreign else ''}ждали {alternatives(type_.words)}."
            + nearest(node.text, type_.words),
        )
        return BAD

    def _bounded(
        self, node: ScalarNode, value: float, above: float | None, least: float | None, most: float | None = None
    ) -> Any:
        if above is not None and value <= above:
            self.faults.add(node.line, f"{node.text}: нужно больше {above:g}.")
            return BAD
        if least is not None and value < least:
            self.faults.add(node.line, f"{node.text}: нужно не меньше {least:g}.")
            return BAD
        if most is not None and value > most:
            self.faults.add(node.line, f"{node.text}: нужно не больше {most:g}.")
            return BAD
        return value

    def _value(self, node: Node) -> Any:
        value = self._plain(node)
        if value is not BAD and isinstance(value, list) and _size(value) is None:
            self.faults.add(node.line, "строки разной длины: в таблице чисел они равны.")
            return BAD
        return value

    def _plain(self, node: Node) -> Any:
        if isinstance(node, ListNode):
            values = [self._plain(item) for item in node.items]
            return BAD if BAD in values else values
        if isinstance(node, ScalarNode) and node.broken:
            return BAD
        if isinstance(node, ScalarNode) and node.value is not None and node.text.strip():
            return self._code(node) if isinstance(node.value, str) else node.value
        return self._expected(node, "число, слово или список")

    def _code(self, node: ScalarNode) -> Any:
        """A word that a value is, or the number that a fraction is."""
        if schema.matches(schema.NO_FRACTION, node.text):
            self.faults.add(node.line, f"{node.text}: на ноль не делят.")
            return BAD
        if schema.matches(schema.FRACTION, node.text):
            numerator, denominator = node.text.split("/")
            return int(numerator) / int(denominator)
        foreign = wrong_alphabet(node.text) if schema.matches(r"\w+", node.text) and is_mixed(node.text) else ""
        if foreign:
            self.faults.add(node.line, f"{quoted(node.text)}: {foreign}.")
            return BAD
        return node.text

    def _expected(self, node: Node, says: str) -> Any:
        self.faults.add(node.line, f"ждали {says}, а {_stands(node, says)}.")
        return BAD


def _size(value: Any) -> tuple[int, ...] | None:
    """The size of a nested list; None when its rows differ."""
    if not isinstance(value, list):
        return ()
    sizes = {_size(inner) for inner in value}
    if len(sizes) > 1 or None in sizes:
        return None
    return (len(value), *(sizes.pop() or ())) if sizes else (0,)


def _listed(keys: Any) -> str:
    return "с ключами " + ", ".join(keys)


def _nominative(key: Text) -> str:
    return key.says.replace("букву", "буква").replace("русскую", "русская")


def _says(type_: Type) -> str:
    """What a type expects, in the accusative."""
    match type_:
        case Text():
            return type_.says
        case Word():
            return alternatives(type_.words)
        case Number():
            return "число"
        case Whole():
            return "целое число"
        case Truth():
            return "true или false"
        case Null():
            return "null"
        case ListOf():
            return "список"
        case Value():
            return "число, слово или список"
        case Either():
            return alternatives(_says(one) for one in type_.choices)
        case _:
            return "запись «ключ: значение»"


def _stands(node: Node, says: str) -> str:
    """What stands there instead, with the remedy where it is known."""
    match node:
        case ListNode():
            return "стоит список"
        case MapNode():
            return "стоит запись «ключ: значение»" + (
                ": текст с двоеточием возьми в кавычки" if says.startswith(("предложение", "текст")) else ""
            )
        case ScalarNode(value=None):
            return "здесь пусто"
        case ScalarNode(value=bool()):
            return f"стоит {node.text}: если это слово, возьми его в кавычки"
        case ScalarNode(value=int() | float()):
            return f"стоит число {node.text}" + (
                ": если это текст, возьми его в кавычки" if says.startswith(("предложение", "текст")) else ""
            )
        case _ if not node.text.strip():
            return "здесь пусто"
        case _ if "число" in says and schema.matches(r"[-+]?[0-9]+,[0-9]+", node.text):
            return f"стоит {quoted(node.text)}: дробную часть отделяй точкой"
        case _ if "число" in says and not node.plain and schema.matches(r"[-+0-9.eE]+", node.text):
            return f"стоит {quoted(node.text)}: убери кавычки"
        case _:
            return f"стоит {quoted(node.text)}"
