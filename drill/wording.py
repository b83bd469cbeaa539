"""The texts of an item: sentences with slots, the author's expressions, formulas in the student's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from drill.checking import Checked, Path, Written
from drill.errors import ExpressionError
from drill.expr.parse import Parsed, parse_author, parse_student
from drill.faults import Faults, nearest, quoted
from drill.problem import INFINITE
from drill.scope import ANY_COUNTER, ANY_NAME, ItemNames, Scope
from drill.template import order_of

_SLOT = re.compile(r"<<(.*?)>>", re.DOTALL)
_FORMAT = re.compile(r"\d+|fixed \d+|fraction|signed|root( .+)?|raw|list|sum .+|term( .+)?")
_COUNTER = re.compile(r"\{(\w+)([+-]\d+)?\}")

_FORMATS = ("fraction", "signed", "root", "raw", "list", "sum x_1; x_2", "term")


class Wording:
    """The checks of all texts under one item."""

    def __init__(self, checked: Checked, path: Path, names: ItemNames) -> None:
        self.checked, self.path, self.names = checked, path, names
        self.faults: Faults = checked.faults

    def check(self) -> None:
        """Complains of every slot, expression and formula that cannot be read or names what is not there."""
        for text in self.checked.under(*self.path):
            place = text.path[len(self.path) :]
            match text.role:
                case "sentence":
                    self._check_sentence(text, self.names.scope(place), self.names.counter(place))
                case "cell":
                    self._check_cell(text, self.names.counter(place))
                case "expression":
                    self._check_expression(text, place)
                case "function":
                    letters = self.names.letters(place)
                    scope = Scope(ANY_NAME, ()) if letters is None else self.names.scope(place).with_names(*letters)
                    self._check_author(text.node.text, text.node.line_of, scope, quoted(text.node.text))
                case "formula":
                    self._check_formula(text, place[1] if place[0] == "parts" else place[3])
                case _:
                    pass

    def _check_sentence(self, text: Written, scope: Scope, counter: str) -> None:
        written, end = text.node.text, 0
        for slot in _SLOT.finditer(written):
            self._check_slot(text, slot.group(1), slot.start(1), scope, counter)
            end = slot.end()
        if "<<" in written[end:]:
            self._unclosed(text, written.index("<<", end))

    def _check_slot(self, text: Written, inside: str, offset: int, scope: Scope, counter: str) -> None:
        if "<<" in inside:
            self._unclosed(text, offset - 2)
            return
        source, bar, format_ = inside.partition("|")
        line = text.node.line_of(offset)
        if bar and not _FORMAT.fullmatch(format_.strip()):
            self.faults.add(
                line,
                f"<<{inside}>>: формата {quoted(format_.strip())} нет. Есть: число знаков, fixed 2, fraction, "
                "signed, root, raw, list, sum x_1; x_2, term." + nearest(format_.strip(), ("fixed 2", *_FORMATS)),
            )
        unknown = [name for name, _ in _COUNTER.findall(source) if counter not in (name, ANY_COUNTER)]
        if unknown:
            what = f"счётчик здесь {quoted(counter)}" if counter else "счётчик бывает только в шаге с each"
            self.faults.add(line, f"<<{inside}>>: {quoted('{' + unknown[0] + '}')}, а {what}.")
            return
        within = scope.with_names(counter) if counter != ANY_COUNTER else Scope(ANY_NAME, ())
        order = order_of(format_.strip())
        for expression in (source, order) if order else (source,):
            self._check_author(_COUNTER.sub("1", expression).strip(), lambda place: line, within, f"<<{inside}>>")

    def _unclosed(self, text: Written, offset: int) -> None:
        beginning = text.node.text[offset:].partition("\n")[0]
        self.faults.add(text.node.line_of(offset), f"у {quoted(beginning[:20])} нет закрывающих >>.")

    def _check_cell(self, text: Written, counter: str) -> None:
        if "<<" in text.node.text:
            self._check_sentence(text, self.names.everything(), counter)
        else:
            self._check_slot(text, text.node.text, 0, self.names.everything(), counter)

    def _check_expression(self, text: Written, place: Path) -> None:
        node = text.node
        if place[0] == "mistakes" and place[2] == "answers" and node.text == INFINITE:
            return
        scope = self.names.scope(place)
        is_argument = place[0] == "with" or place[2:3] == ("with",)
        if is_argument and self.names.is_function(node.text, place):
            return
        if "variables" in place[:3:2]:
            names, functions = self.names.formula_names(str(place[1]) if place[0] == "parts" else None)
            sizes = {letter for size in self.names.raw.get("sizes", ()) for letter in size}
            self._check_student(text, [*names, *sizes], functions)
            return
        self._check_author(node.text, node.line_of, scope, quoted(node.text))

    def _check_author(self, text: str, line_of: Callable[[int], int], scope: Scope, lead: str) -> None:
        try:
            parsed = parse_author(text, None)
        except ExpressionError as error:
            self.faults.add(line_of(error.start), f"{lead}, знак {error.start + 1}: {_sentence(error.complaint)}")
            return
        self._check_names(text, parsed, line_of, scope, f"{lead}: ")

    def _check_names(self, text: str, parsed: Parsed, line_of: Callable[[int], int], scope: Scope, lead: str) -> None:
        for name in sorted(parsed.names):
            complaint = scope.complaint(name)
            if complaint:
                found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
                self.faults.add(line_of(found.start() if found else 0), lead + complaint)

    def _check_formula(self, text: Written, part: Any) -> None:
        names, functions = self.names.formula_names(str(part))
        if "<<" in text.node.text:
            self._check_sentence(text, self.names.everything(), "")
        if names or functions:
            self._check_student(text, names, functions)

    def _check_student(self, text: Written, names: Iterable[str], functions: Iterable[str]) -> None:
        filled = _SLOT.sub("(1)", text.node.text)
        try:
            parse_student(filled, list(names), list(functions))
        except ExpressionError as error:
            place = f"{quoted(error.text)}, знак {error.start + 1}"
            self.faults.add(text.node.line_of(error.start), f"{place}: {_sentence(error.complaint)}")


def _sentence(complaint: str) -> str:
    small = complaint[:1].lower() + complaint[1:]
    return small if small.endswith((".", "!", "?")) else small + "."
