"""What the tables of the format cannot say of an exercise: that names exist, formulas read, and keys belong together.

Names are known statically: parameters and their codes from the file, workings from the solver's source. Where a
name could be anything (a solver records a computed name), it is let through here and is found out by `masha lint`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from drill import solver_source
from drill.alphabets import alphabet_complaints
from drill.checking import Checked, Path
from drill.draw_check import draw_complaints
from drill.errors import ExpressionError
from drill.expr.parse import parse_author
from drill.faults import Faults, alternatives, nearest, quoted
from drill.picture_check import picture_complaints
from drill.schema import NAME
from drill.scope import ANY_NAME, ItemNames, codes, entries, good, names_of
from drill.solver_source import Names, Solver
from drill.wording import Wording

NUMERIC = ("number", "integer", "vector", "matrix")
"""Kinds whose answers a solver computes."""


def check_exercise(checked: Checked) -> None:
    """Complains of everything in a problem file that no value has or that does not belong together."""
    raw, faults = checked.value, checked.faults
    if not isinstance(raw, dict):
        return
    exercise = raw.get("exercise")
    for key, what in (("title", "названии"), ("theory", "теории")):
        if isinstance(raw.get(key), str) and "<<" in raw[key]:
            faults.add(checked.line(key), f"в {what} <<...>> не заполняется: пиши словами.")
    _check_after(checked, exercise)
    items = entries(raw, "items")
    _check_ids(checked, exercise, list(raw.get("items", ())) if isinstance(raw.get("items"), dict) else [])
    for item_id, item in items.items():
        _Item(checked, ("items", item_id), item, exercise if isinstance(exercise, int) else 0).check()
    _check_alphabets(checked)


def _check_after(checked: Checked, exercise: Any) -> None:
    """Complains of an exercise that stands before itself, or is named twice."""
    listed = checked.value.get("after")
    if not isinstance(listed, list):
        return
    for i, number in enumerate(listed):
        if number == exercise:
            checked.faults.add(checked.line("after", i), f"упражнение {number} не может стоять раньше себя.")
        if number in listed[:i]:
            checked.faults.add(checked.line("after", i), f"упражнение {number} названо дважды.")


def _check_alphabets(checked: Checked) -> None:
    """Complains of letters of the wrong alphabet in everything that people read."""
    for text in checked.under():
        if text.role in ("text", "sentence"):
            for offset, complaint in alphabet_complaints(text.node.text):
                checked.faults.add(text.node.line_of(offset), f"{complaint}.")


def check_sheet(checked: Checked) -> None:
    """Complains of a sheet that names an exercise twice."""
    _check_alphabets(checked)
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
        source = entries(checked.value["items"], item_id).get("source")
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
        self.solver, records = self._solver(raw.get("solver"), ("solver",))
        self.names = ItemNames(raw, exercise, self.solver, records)
        self.params, self.parts, self.part_names = self.names.params, self.names.parts, self.names.part_names
        self.records = self.names.records
        self.witnesses = [name for name, part in self.parts.items() if part["kind"] == "witness"]

    def check(self) -> None:
        """All checks of the item."""
        if self.solver is not None:
            self._check_arguments(self.solver, {}, ("solver",))
        self._check_given(self.solver, names_of(self.raw, "with"), ("with",))
        self._check_params()
        self._check_parts()
        self._check_variables(("variables",), self.raw.get("variables"))
        self._check_mistakes()
        self._check_label()
        self._check_pictures()
        if "witness" in self.raw and not self.witnesses and len(self.parts) == len(self.part_names):
            self.faults.add(self._line("witness"), "условия witness есть, а частей вида witness нет.")
        Wording(self.checked, self.path, self.names).check()

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
        broken = solver_source.broken_line(module) if found is None else None
        if broken is not None:
            self.faults.add(line, f"{file} не читается: ошибка Python в строке {broken}.")
        elif found is None:
            self.faults.add(line, f"файла {file} нет или он не читается, а функция {quoted(name)} должна быть в нём.")
        else:
            known = [function for function in found.functions if not function.startswith("_")]
            self.faults.add(line, f"функции {what} {quoted(name)} нет в {file}." + nearest(name, known))

    def _check_arguments(self, solver: Solver, extra: Mapping[str, Any], path: Path) -> None:
        known = {*self.params, *self.part_names, *names_of(self.raw, "with"), *extra}
        missing = [name for name in solver.needs if name not in known and self.records is not ANY_NAME]
        if missing:
            self.faults.add(
                self._line(*path),
                f"решению нужно {', '.join(map(quoted, missing))}, а такого параметра нет."
                + nearest(missing[0], self.params),
            )

    def _check_given(self, solver: Solver | None, given: Iterable[str], path: Path) -> None:
        """Every argument given to the solver is one that it takes."""
        for name in given:
            if solver is not None and not solver.takes_any and name not in solver.takes:
                self.faults.add(
                    self._line(*path, name),
                    f"у функции решения нет аргумента {quoted(name)}." + nearest(name, solver.takes),
                )

    # -- parameters

    def _check_params(self) -> None:
        for name, param in entries(self.raw, "params").items():
            draw = param.get("draw")
            if isinstance(draw, dict):
                self._check_draw(name, draw)
            self._check_say(name, param)

    def _check_say(self, name: str, param: Mapping[str, Any]) -> None:
        """What is said of a code is said of one that the parameter can have."""
        draw = param.get("draw", {})
        if {"from", "value"} & set(draw):
            return
        known = codes({name: param}) | {str(value) for value in draw.get("one_of", ())}
        for code in param.get("say", {}):
            if code not in known:
                self.faults.add(
                    self._line("params", name, "say", code),
                    f"значения {quoted(code)} у параметра {name} нет." + nearest(code, known),
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
        shown = entries(self.raw, "params").get(part.get("among", ""), {}).get("book")
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
        known = good(variables)
        sizes = [set(size) for size in self.raw.get("sizes", ())]
        for name, variable in known.items():
            line = self._line(*path, name)
            for letter in variable.get("is", "").replace("×", " x ").split()[1:]:
                missing = sizes and letter != "x" and not letter.isdigit() and not all(letter in size for size in sizes)
                if missing:
                    self.faults.add(line, f"величина {quoted(name)}: размера {quoted(letter)} нет в sizes.")
            self._check_order(name, variable.get("equals"), known, line)
            origin = variable.get("derivative_of")
            if origin is not None and (variable["is"] != "function" or known.get(origin, {}).get("is") != "function"):
                self.faults.add(line, f"величина {quoted(name)}: derivative_of связывает две функции (is: function).")
            sample = variable.get("sample")
            if isinstance(sample, list) and sample[0] >= sample[1]:
                self.faults.add(line, f"величина {quoted(name)}: в sample сначала меньшее число.")
            if sample == "normalised" and not variable.get("is", "").startswith("vector"):
                self.faults.add(line, f"величина {quoted(name)}: sample: normalised бывает только у вектора.")

    def _check_order(self, name: str, definition: Any, known: Mapping[str, Any], line: int) -> None:
        """What a variable is computed from has its value before it."""
        needed = re.findall(NAME, str(definition)) if definition is not None else ()
        order = list(known)
        for later in order[order.index(name) :]:
            if later in needed and known[later].get("is") != "function":
                self.faults.add(line, f"величина {quoted(name)} считается из {quoted(later)}: поставь её ниже.")

    # -- mistakes

    def _check_mistakes(self) -> None:
        for name, mistake in entries(self.raw, "mistakes").items():
            path = ("mistakes", name)
            solver, records = self.solver, self.records
            if "solver" in mistake:
                solver, records = self._solver(mistake["solver"], (*path, "solver"))
                if solver is not None:
                    self._check_arguments(solver, mistake.get("with", {}), (*path, "solver"))
            elif {"with", "set"} & set(mistake) and not self._has("solver"):
                self.faults.add(self._line(*path), f"ошибка {quoted(name)} меняет решение, а solver у пункта нет.")
            self._check_given(solver, names_of(mistake, "with"), (*path, "with"))
            for line in names_of(mistake, "set"):
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

    def _check_pictures(self) -> None:
        for number, picture in enumerate(self.raw.get("pictures", ())):
            for path, complaint in picture_complaints(picture):
                self.faults.add(self._line("pictures", number, *path), complaint)
