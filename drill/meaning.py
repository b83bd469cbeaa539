"""What the tables of the format cannot say of an exercise: that names exist, formulas read, and keys belong together.

Names are known statically: parameters and their codes from the file, workings from the solver's source. Where a
name could be anything (a solver records a computed name), it is let through here and is found out by `masha lint`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from drill import solver_source
from drill.checking import BAD, Checked, Path, Written
from drill.draw_check import draw_complaints
from drill.errors import ExpressionError
from drill.expr.parse import Parsed, parse_author, parse_student
from drill.faults import Faults, alternatives, nearest, quoted, wrong_alphabet
from drill.problem import INFINITE
from drill.schema import NAME, matches
from drill.solver_source import Names, Solver

NUMERIC = ("number", "integer", "vector", "matrix")
"""Kinds whose answers a solver computes."""

ANY_NAME = Names(patterns=frozenset({".*"}))

ANY_COUNTER = "*"

_SLOT = re.compile(r"<<(.*?)>>", re.DOTALL)
_FORMAT = re.compile(r"\d+|fixed \d+|fraction|signed|root( .+)?|raw|list")
_COUNTER = re.compile(r"\{(\w+)([+-]\d+)?\}")


def check_exercise(checked: Checked) -> None:
    """Complains of everything in a problem file that no value has or that does not belong together."""
    raw, faults = checked.value, checked.faults
    if not isinstance(raw, dict):
        return
    exercise = raw.get("exercise")
    if isinstance(raw.get("title"), str) and "<<" in raw["title"]:
        faults.add(checked.line("title"), "в названии <<...>> не заполняется: пиши словами.")
    items = _entries(raw, "items")
    _check_ids(checked, exercise, list(raw.get("items", ())) if isinstance(raw.get("items"), dict) else [])
    for item_id, item in items.items():
        _Item(checked, ("items", item_id), item, exercise if isinstance(exercise, int) else 0).check()


def check_sheet(checked: Checked) -> None:
    """Complains of a sheet that names an exercise twice."""
    seen: set[int] = set()
    listed = checked.value.get("exercises", []) if isinstance(checked.value, dict) else []
    for i, number in enumerate(listed):
        if number in seen:
            checked.faults.add(checked.line("exercises", i), f"упражнение {number} названо дважды.")
        seen.add(number)


def _check_ids(checked: Checked, exercise: Any, ids: list[str]) -> None:
    faults, before = checked.faults, ""
    letters: dict[str, str] = {}
    for item_id in ids:
        line = checked.line("items", item_id)
        number, letter = item_id[:-1], item_id[-1:]
        if not (number.isdigit() and letter.isascii() and letter.isalpha()):
            continue
        if isinstance(exercise, int) and number != str(exercise):
            faults.add(line, f"пункт {quoted(item_id)} стоит в упражнении {exercise}: ждали {exercise}{letter}.")
        if before and letter < before[-1]:
            faults.add(line, f"пункт {quoted(item_id)} стоит после {quoted(before)}: буквы идут по порядку.")
        before = item_id
        source = _entries(checked.value["items"], item_id).get("source")
        printed = source.get("letter") if isinstance(source, dict) else None
        if printed is not None and printed in letters:
            faults.add(
                checked.line("items", item_id, "source", "letter"),
                f"буква {quoted(printed)} уже занята пунктом {letters[printed]}.",
            )
        letters.setdefault(printed or "", item_id)


class _Item:
    """One item: what it may mention, and the checks of its pieces."""

    def __init__(self, checked: Checked, path: Path, raw: Mapping[str, Any], exercise: int) -> None:
        self.checked, self.path, self.raw, self.exercise = checked, path, raw, exercise
        self.faults: Faults = checked.faults
        self.params = list(_names(raw, "params"))
        self.codes = _codes(_entries(raw, "params"))
        self.part_names = list(_names(raw, "parts"))
        self.parts = _entries(raw, "parts")
        self.witnesses = [name for name, part in self.parts.items() if part["kind"] == "witness"]
        self.solver, self.records = self._solver(raw.get("solver"), ("solver",))
        if not all(matches(NAME, name) for name in (*self.params, *self.part_names)):
            # a name that was complained of may be any of those that are missed
            self.records = ANY_NAME

    def check(self) -> None:
        """All checks of the item."""
        if self.solver is not None:
            self._check_arguments(self.solver, {}, ("solver",))
        self._check_given(self.solver, "with")
        self._check_params()
        self._check_parts()
        self._check_variables(("variables",), self.raw.get("variables"))
        self._check_mistakes()
        self._check_label()
        if "witness" in self.raw and not self.witnesses and len(self.parts) == len(self.part_names):
            self.faults.add(self._line("witness"), "условия witness есть, а частей вида witness нет.")
        self._check_texts()

    def _line(self, *path: str | int) -> int:
        return self.checked.line(*self.path, *path)

    def _has(self, *path: str | int) -> bool:
        return self.checked.has(*self.path, *path)

    # -- the solver and its arguments

    def _solver(self, spelled: Any, path: Path) -> tuple[Solver | None, Names]:
        """The solver and what it records; with any name allowed where it is not known."""
        if spelled is None:
            return None, ANY_NAME if self._has("solver") else Names()
        if not self.exercise and "." not in spelled:
            return None, ANY_NAME
        module, name = solver_source.path_of("solvers", spelled, self.exercise)
        found = solver_source.solver(module, name)
        if found is not None:
            return found, found.records
        self._no_function("решения", module, name, path)
        return None, ANY_NAME

    def _no_function(self, what: str, module: str, name: str, path: Path) -> None:
        file = solver_source.file_of(module).relative_to(solver_source.PACKAGE.parent).as_posix()
        found = solver_source.module(module)
        line = self._line(*path)
        if found is None:
            self.faults.add(line, f"файла {file} нет или он не читается, а функция {quoted(name)} должна быть в нём.")
        else:
            known = [function for function in found.functions if not function.startswith("_")]
            self.faults.add(line, f"функции {what} {quoted(name)} нет в {file}." + nearest(name, known))

    def _check_arguments(self, solver: Solver, extra: Mapping[str, Any], path: Path) -> None:
        known = {*self.params, *self.part_names, *_names(self.raw, "with"), *extra}
        missing = [name for name in solver.needs if name not in known and self.records is not ANY_NAME]
        if missing:
            self.faults.add(
                self._line(*path),
                f"решению нужно {', '.join(map(quoted, missing))}, а такого параметра нет."
                + nearest(missing[0], self.params),
            )

    def _check_given(self, solver: Solver | None, *path: str) -> None:
        """Every argument given to the solver is one that it takes."""
        given = self.raw
        for key in path:
            given = _entries(given, key) if key != path[-1] else given
        for name in _names(given, path[-1]):
            if solver is not None and not solver.takes_any and name not in solver.takes:
                self.faults.add(
                    self._line(*path, name),
                    f"у функции решения нет аргумента {quoted(name)}." + nearest(name, solver.takes),
                )

    # -- parameters

    def _check_params(self) -> None:
        for name, param in _entries(self.raw, "params").items():
            draw = param.get("draw")
            if isinstance(draw, dict):
                self._check_draw(name, draw)
            codes = _codes({name: param})
            if not isinstance(draw, dict) or not {"from", "value"} & set(draw):
                for code in param.get("say", {}):
                    if code not in codes and code not in {str(v) for v in (param.get("draw") or {}).get("one_of", ())}:
                        self.faults.add(
                            self._line("params", name, "say", code),
                            f"значения {quoted(code)} у параметра {name} нет." + nearest(code, codes),
                        )

    def _check_draw(self, name: str, draw: Mapping[str, Any]) -> None:
        line = self._line("params", name, "draw")
        for complaint in draw_complaints(draw):
            self.faults.add(line, f"параметр {name}: {complaint}")
        if not self._has("params", name, "draw", "shape") and (draw.get("distinct") or draw.get("sorted")):
            self.faults.add(line, f"параметр {name}: distinct и sorted нужен shape.")
        if "from" in draw:
            module, generator = solver_source.path_of("draws", draw["from"], self.exercise)
            found = solver_source.module(module)
            if found is None or generator not in found.callables():
                self._no_function("выбора чисел", module, generator, ("params", name, "draw", "from"))

    # -- parts

    def _check_parts(self) -> None:
        for name, part in self.parts.items():
            if part["kind"] in NUMERIC and "value" not in part:
                self._check_value(name)
            if "options" in part:
                self._check_options(name, part)
            if "variables" in part:
                self._check_variables(("parts", name, "variables"), part["variables"])
            if part["kind"] == "formula" and "variables" not in part and "variables" not in self.raw:
                self.faults.add(self._line("parts", name), f"у формулы {quoted(name)} нет variables.")
            if part["kind"] == "witness" and "witness" not in self.raw:
                self.faults.add(self._line("parts", name), f"часть {quoted(name)} вида witness, а условий witness нет.")

    def _check_value(self, name: str) -> None:
        if name in self.records:
            return
        if name in self.params:
            complaint = "это имя параметра: скажи в value, какая величина решения здесь ответ."
        else:
            complaint = "решение не записывает величину с таким именем, а value не указано."
            complaint += nearest(name, self.records.listed)
        self.faults.add(self._line("parts", name), f"часть {quoted(name)}: {complaint}")

    def _check_options(self, name: str, part: Mapping[str, Any]) -> None:
        right = part.get("right")
        keys = [right] if isinstance(right, str) else list(right or ())
        for key in keys:
            if key not in part["options"]:
                path = ("parts", name, "right", key) if isinstance(right, dict) else ("parts", name, "right")
                self.faults.add(
                    self._line(*path), f"варианта {quoted(key)} в options нет." + nearest(key, part["options"])
                )
        if isinstance(right, list) and len(set(keys)) < len(keys):
            self.faults.add(self._line("parts", name, "right"), "в right ключ повторяется.")
        shown = _entries(self.raw, "params").get(part.get("among", ""), {}).get("book")
        for key in shown if isinstance(shown, list) else ():
            if key not in part["options"]:
                self.faults.add(
                    self._line("params", part["among"], "book"),
                    f"варианта {quoted(str(key))} у части {quoted(name)} нет." + nearest(str(key), part["options"]),
                )
        if "among" in part and part["among"] not in self.params:
            self.faults.add(
                self._line("parts", name, "among"),
                f"параметра {quoted(part['among'])} нет." + nearest(part["among"], self.params),
            )

    # -- variables of formulas

    def _check_variables(self, path: Path, variables: Any) -> None:
        known = _good(variables)
        sizes = [set(size) for size in self.raw.get("sizes", ())]
        for name, variable in known.items():
            line = self._line(*path, name)
            for letter in variable.get("is", "").replace("×", " x ").split()[1:]:
                missing = sizes and letter != "x" and not letter.isdigit() and not all(letter in size for size in sizes)
                if missing:
                    self.faults.add(line, f"величина {quoted(name)}: размера {quoted(letter)} нет в sizes.")
            origin = variable.get("derivative_of")
            if origin is not None and (variable["is"] != "function" or known.get(origin, {}).get("is") != "function"):
                self.faults.add(line, f"величина {quoted(name)}: derivative_of связывает две функции (is: function).")
            sample = variable.get("sample")
            if isinstance(sample, list) and sample[0] >= sample[1]:
                self.faults.add(line, f"величина {quoted(name)}: в sample сначала меньшее число.")

    def _formula_names(self, part: str | None) -> tuple[list[str], list[str]]:
        """Variables and functions that a formula of this part may use."""
        own = self.parts.get(part or "", {}).get("variables", self.raw.get("variables"))
        variables = own if isinstance(own, dict) else {}
        functions = [name for name, one in _good(variables).items() if one.get("is") == "function"]
        return [name for name in variables if name not in functions], functions

    # -- mistakes

    def _check_mistakes(self) -> None:
        for name, mistake in _entries(self.raw, "mistakes").items():
            path = ("mistakes", name)
            solver, records = self.solver, self.records
            if "solver" in mistake:
                solver, records = self._solver(mistake["solver"], (*path, "solver"))
                if solver is not None:
                    self._check_arguments(solver, mistake.get("with", {}), (*path, "solver"))
            elif {"with", "set"} & set(mistake) and not self._has("solver"):
                self.faults.add(self._line(*path), f"ошибка {quoted(name)} меняет решение, а solver у пункта нет.")
            for argument in _names(mistake, "with"):
                if solver is not None and not solver.takes_any and argument not in solver.takes:
                    self.faults.add(
                        self._line(*path, "with", argument),
                        f"у функции решения нет аргумента {quoted(argument)}." + nearest(argument, solver.takes),
                    )
            for line in _names(mistake, "set"):
                if self._has("solver") and line not in records and line not in records.families:
                    self.faults.add(
                        self._line(*path, "set", line),
                        f"решение не записывает величину {quoted(line)}."
                        + nearest(line, (*records.listed, *records.families)),
                    )
            self._check_part_keys((*path, "answers"), mistake.get("answers"), NUMERIC)
            self._check_part_keys((*path, "formula"), mistake.get("formula"), ("formula",))
            if isinstance(mistake.get("option"), list):
                self._check_option((*path, "option"), *mistake["option"])
            if "when" in mistake and not self.witnesses and not self._speaks_of_a_part(str(mistake["when"])):
                self.faults.add(
                    self._line(*path, "when"),
                    "в when нет введённого: назови в нём часть ответа (when без неё бывает только при части witness).",
                )

    def _speaks_of_a_part(self, condition: str) -> bool:
        """Whether a condition names a part; one that cannot be read is complained of elsewhere."""
        try:
            return not parse_author(condition, None).names.isdisjoint(self.part_names)
        except ExpressionError:
            return True

    def _check_part_keys(self, path: Path, given: Any, kinds: Collection[str]) -> None:
        for name in given if isinstance(given, dict) else ():
            part = self.parts.get(name)
            if name not in self.part_names:
                self.faults.add(self._line(*path, name), f"части {quoted(name)} нет." + nearest(name, self.part_names))
            elif part is not None and part["kind"] not in kinds:
                self.faults.add(
                    self._line(*path, name),
                    f"часть {quoted(name)} вида {part['kind']}, а {path[-1]} бывает у {alternatives(kinds)}.",
                )

    def _check_option(self, path: Path, name: str, key: str) -> None:
        part = self.parts.get(name)
        if name not in self.part_names:
            self.faults.add(self._line(*path), f"части {quoted(name)} нет." + nearest(name, self.part_names))
        elif part is not None and "options" not in part:
            if part["kind"] not in ("choice", "multichoice"):
                self.faults.add(self._line(*path), f"у части {quoted(name)} нет вариантов ответа.")
        elif part is not None and key not in part["options"]:
            self.faults.add(
                self._line(*path),
                f"варианта {quoted(key)} у части {quoted(name)} нет." + nearest(key, part["options"]),
            )
        elif part is not None and part.get("right") == key:
            self.faults.add(self._line(*path), f"вариант {quoted(key)} верный, а назван ошибкой.")

    def _check_label(self) -> None:
        if "<<" in str(self.raw.get("label", "")):
            self.faults.add(self._line("label"), "в label <<...>> не заполняется: пиши словами.")

    # -- sentences, expressions, formulas

    def _check_texts(self) -> None:
        for text in self.checked.under(*self.path):
            place = text.path[len(self.path) :]
            match text.role:
                case "sentence":
                    self._check_sentence(text, self._everything(), self._counter(place))
                case "cell":
                    self._check_cell(text, self._counter(place))
                case "expression":
                    self._check_expression(text, place)
                case "formula":
                    self._check_formula(text, place[1] if place[0] == "parts" else place[3])
                case _:
                    pass

    def _counter(self, place: Path) -> str:
        """The counter of the repeated step that a text stands in; `ANY_COUNTER` where steps were complained of."""
        if place[0] != "steps" or len(place) < 3:
            return ""
        steps = self.raw.get("steps")
        if steps is None:
            return ANY_COUNTER
        body = steps[place[1]]
        if isinstance(body, dict) and place[2] in ("text", "table"):
            body = body.get("table", body)
            return str(body.get("each", ""))
        return ""

    def _everything(self) -> _Scope:
        return _Scope(self.records, (*self.params, *self.codes, *self.part_names))

    def _check_sentence(self, text: Written, scope: _Scope, counter: str) -> None:
        written, end = text.node.text, 0
        for slot in _SLOT.finditer(written):
            self._check_slot(text, slot.group(1), slot.start(1), scope, counter)
            end = slot.end()
        if "<<" in written[end:]:
            self._unclosed(text, written.index("<<", end))

    def _check_slot(self, text: Written, inside: str, offset: int, scope: _Scope, counter: str) -> None:
        if "<<" in inside:
            self._unclosed(text, offset - 2)
            return
        source, bar, format_ = inside.partition("|")
        line = text.node.line_of(offset)
        if bar and not _FORMAT.fullmatch(format_.strip()):
            self.faults.add(
                line,
                f"<<{inside}>>: формата {quoted(format_.strip())} нет. Есть: число знаков, fixed 2, fraction, "
                "signed, root, raw, list." + nearest(format_.strip(), ("fixed 2", *_FORMATS)),
            )
        unknown = [name for name, _ in _COUNTER.findall(source) if counter not in (name, ANY_COUNTER)]
        if unknown:
            what = f"счётчик здесь {quoted(counter)}" if counter else "счётчик бывает только в шаге с each"
            self.faults.add(line, f"<<{inside}>>: {quoted('{' + unknown[0] + '}')}, а {what}.")
            return
        within = scope.with_names(counter) if counter != ANY_COUNTER else _Scope(ANY_NAME, ())
        self._check_author(_COUNTER.sub("1", source).strip(), lambda place: line, within, f"<<{inside}>>")

    def _unclosed(self, text: Written, offset: int) -> None:
        beginning = text.node.text[offset:].partition("\n")[0]
        self.faults.add(text.node.line_of(offset), f"у {quoted(beginning[:20])} нет закрывающих >>.")

    def _check_cell(self, text: Written, counter: str) -> None:
        if "<<" in text.node.text:
            self._check_sentence(text, self._everything(), counter)
        else:
            self._check_slot(text, text.node.text, 0, self._everything(), counter)

    def _check_expression(self, text: Written, place: Path) -> None:
        node = text.node
        if place[0] == "mistakes" and place[2] == "answers" and node.text == INFINITE:
            return
        scope = self._scope(place)
        is_argument = place[0] == "with" or place[2:3] == ("with",)
        if is_argument and self._is_function(node.text, place):
            return
        if "variables" in place[:3:2]:
            names, functions = self._formula_names(str(place[1]) if place[0] == "parts" else None)
            sizes = {letter for size in self.raw.get("sizes", ()) for letter in size}
            self._check_student(text, [*names, *sizes], functions)
            return
        self._check_author(node.text, node.line_of, scope, quoted(node.text))

    def _scope(self, place: Path) -> _Scope:
        """The names that an expression at this place of the item may use."""
        params = (*self.params, *self.codes)
        match place:
            case ("params", str(name), *_):
                earlier = self.params[: self.params.index(name)]
                later = self.params[self.params.index(name) :]
                return _Scope(Names(), (*earlier, *self.codes), later=tuple(later))
            case ("with", *_) | ("mistakes", _, "with", *_):
                return _Scope(Names(), params, near=REDUCTIONS)
            case ("parts", _, "example"):
                return _Scope(Names(), params)
            case ("parts", _, "value" | "right", *_):
                return _Scope(self.records, params)
            case ("mistakes", str(name), "set", *_):
                mistake = self.raw["mistakes"][name]
                records = self.records
                if mistake is not BAD and "solver" in mistake:
                    module, function = solver_source.path_of("solvers", mistake["solver"], self.exercise)
                    found = solver_source.solver(module, function)
                    records = found.records if found else ANY_NAME
                return _Scope(records, params, families=records.families)
            case _:
                return self._everything()

    def _is_function(self, text: str, place: Path) -> bool:
        """Whether an argument is a function that the solver's module knows, or one that any item may name."""
        if not matches(NAME, text) or text in self.params:
            return False
        if text in REDUCTIONS:
            return True
        spelled = self.raw.get("solver", "")
        if place[0] == "mistakes" and self.raw["mistakes"][place[1]] is not BAD:
            spelled = self.raw["mistakes"][place[1]].get("solver", spelled)
        module = solver_source.module(solver_source.path_of("solvers", spelled, self.exercise)[0]) if spelled else None
        return module is not None and text in module.callables()

    def _check_author(self, text: str, line_of: Callable[[int], int], scope: _Scope, lead: str) -> None:
        try:
            parsed = parse_author(text, None)
        except ExpressionError as error:
            self.faults.add(line_of(error.start), f"{lead}, знак {error.start + 1}: {_sentence(error.complaint)}")
            return
        self._check_names(text, parsed, line_of, scope, f"{lead}: ")

    def _check_names(self, text: str, parsed: Parsed, line_of: Callable[[int], int], scope: _Scope, lead: str) -> None:
        for name in sorted(parsed.names):
            complaint = scope.complaint(name)
            if complaint:
                found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
                self.faults.add(line_of(found.start() if found else 0), lead + complaint)

    def _check_formula(self, text: Written, part: Any) -> None:
        names, functions = self._formula_names(str(part))
        if "<<" in text.node.text:
            self._check_sentence(text, self._everything(), "")
        if names or functions:
            self._check_student(text, names, functions)

    def _check_student(self, text: Written, names: Iterable[str], functions: Iterable[str]) -> None:
        filled = _SLOT.sub("(1)", text.node.text)
        try:
            parse_student(filled, list(names), list(functions))
        except ExpressionError as error:
            place = f"{quoted(error.text)}, знак {error.start + 1}"
            self.faults.add(text.node.line_of(error.start), f"{place}: {_sentence(error.complaint)}")


class _Scope:
    """The names that an expression may use.

    `later` are parameters that are not drawn yet, `near` words that may have been meant.
    """

    def __init__(
        self,
        records: Names,
        names: Iterable[str],
        *,
        families: Collection[str] = (),
        later: Collection[str] = (),
        near: Collection[str] = (),
    ) -> None:
        self.records, self.names, self.families = records, frozenset(names), families
        self.later, self.near = later, near

    def with_names(self, *more: str) -> _Scope:
        return _Scope(self.records, (*self.names, *more), families=self.families, later=self.later)

    def complaint(self, name: str) -> str:
        """What is wrong with a name; nothing when it may be used."""
        if name in self.names or name in self.records or name in self.families:
            return ""
        if name in self.later:
            return f"параметр {quoted(name)} выбирается не раньше этого: переставь их."
        foreign = wrong_alphabet(name)
        if foreign:
            return f"имени {quoted(name)} нет: {foreign}."
        if name in self.records.families:
            return f"величина {quoted(name)} с номером: {name}_1, {name}_2 и так далее."
        return f"имени {quoted(name)} нет." + nearest(
            name, (*self.names, *self.records.listed, *self.families, *self.near)
        )


REDUCTIONS = ("sum", "mean", "max", "min")
"""Functions that any item may give to its solver by name."""

_FORMATS = ("fraction", "signed", "root", "raw", "list")


def _sentence(complaint: str) -> str:
    small = complaint[:1].lower() + complaint[1:]
    return small if small.endswith((".", "!", "?")) else small + "."


def _good(entries: Any) -> dict[str, Any]:
    """The entries of a map that were not complained of."""
    return {k: v for k, v in entries.items() if v is not BAD} if isinstance(entries, dict) else {}


def _entries(raw: Any, key: str) -> dict[str, Any]:
    return _good(raw.get(key)) if isinstance(raw, Mapping) else {}


def _names(raw: Any, key: str) -> Iterable[str]:
    """The names of a map, also of entries that were complained of."""
    found = raw.get(key) if isinstance(raw, Mapping) else None
    return found if isinstance(found, dict) else ()


def _codes(params: Mapping[str, Any]) -> set[str]:
    """The words that stand for themselves: values of parameters that are codes."""

    def words(value: Any) -> Iterable[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for inner in value:
                yield from words(inner)

    return {
        code
        for param in params.values()
        for value in (param.get("book"), (param.get("draw") or {}).get("one_of"))
        for code in words(value)
        if code.isidentifier()
    } | {
        code
        for param in params.values()
        for code in param.get("say", {})
        if (param.get("draw") or {}).keys() & {"from", "value"}
    }
