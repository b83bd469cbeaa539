"""The problem format, defined once: keys, types, what is required, and a line about each for the author.

`loader` checks files by these tables, and `json_schema` turns the same tables into a JSON Schema for editors.
What no table can say (a name that no value has, a solver that does not exist) is checked by `meaning`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Role: TypeAlias = Literal["text", "sentence", "expression", "function", "cell", "formula", "name"]
"""What a text is for: a sentence has slots `<<...>>`, a cell is a slot's inside or a sentence, a formula is in the
student's language, an expression in the author's, a function is an expression over letters of its own as well."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text; an expression may also be written as a number. `says` is what was expected, in the accusative."""

    says: str = "текст"
    pattern: str = ""
    role: Role = "text"

    @property
    def takes_numbers(self) -> bool:
        """Whether a bare number will do: `to: 3`, `value: 0.5`."""
        return self.role in ("expression", "function", "cell", "formula")


@dataclass(frozen=True, slots=True)
class Word:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number; `above` is a bound it may not reach."""

    above: float | None = None
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """true or false."""


@dataclass(frozen=True, slots=True)
class Null:
    """Nothing: null."""


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter's value: number, fraction, truth, code, or a list of values whose rows are equally long."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list."""

    of: Type
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class MapOf:
    """Names chosen by the author, each with the same kind of value."""

    key: Text
    of: Type
    least: int = 0


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a record and a line about it."""

    of: Type
    about: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """Fixed keys."""

    keys: Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Records told apart by the word under `key`."""

    key: str
    about: str
    forms: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Forms:
    """Records told apart by which key is there: the first of `forms` that is. `says` asks for one of them."""

    says: str
    forms: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Either:
    """Told apart by what stands there: text, number, list or map."""

    text: Type | None = None
    number: Type | None = None
    truth: Type | None = None
    null: Type | None = None
    list: Type | None = None
    map: Type | None = None

    @property
    def choices(self) -> tuple[Type, ...]:
        """What may stand there."""
        return tuple(
            one for one in (self.text, self.number, self.truth, self.null, self.list, self.map) if one is not None
        )


Type: TypeAlias = (
    Text | Word | Number | Whole | Truth | Null | Value | ListOf | MapOf | Record | Tagged | Forms | Either
)

# ---------------------------------------------------------------------------------------------------------------
# The pieces

NAME = r"[A-Za-z_][A-Za-z0-9_]*"
"""Names of parameters, parts, mistakes, variables: they are written in expressions and typed by students."""

FRACTION = r"-?[0-9]+/[0-9]+"
"""A value that is a fraction: `1/9`."""

NO_FRACTION = r"-?[0-9]+/0+"

MOST_ENTRIES = 1000
"""Rows or columns that anybody would type on paper."""

ITEM_ID = r"[1-9][0-9]*[a-z]"

_name = Text("имя латинскими буквами, цифрами и _", NAME, role="name")
_key = Text("ключ латинскими буквами, цифрами, точкой и _", r"[A-Za-z_][A-Za-z0-9_.]*", role="name")
_tag = Text("тег: слово без пробелов со строчной буквы, но не all", r"(?!all$)([a-z][a-z0-9_-]*|[а-яё][а-яё0-9_-]*)")
_solver = Text("имя функции: name или ex15.name", rf"({NAME}\.)?{NAME}", role="name")
_sentence = Text("предложение", role="sentence")
_expression = Text("выражение", role="expression")
_formula = Text("формулу", role="formula")
_bound = Either(number=Number(), text=_expression)
_argument = Either(number=Number(), truth=Truth(), text=_expression)
_size = Either(number=Whole(1, MOST_ENTRIES), text=_expression)

TOLERANCE = r"exact|integer|[0-9]+ decimals?|absolute [0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?|relative [0-9]*\.?[0-9]+%"
_tolerance = Text("точность: exact, integer, «2 decimals», «absolute 0.01» или «relative 2%»", TOLERANCE)

_letter = Either(null=Null(), text=Text("строчную русскую букву", "[а-я]"))

_SOURCE = Record(
    {
        "letter": Key(_letter, "буква пункта в книге, строчная; null, если её там нет", required=True),
        "origin": Key(Word(("book", "added")), "book: пункт из книги; added: добавлен к ней", required=True),
    }
)


def _draw_keys(shaped: bool = True) -> dict[str, Key]:
    keys = {"not": Key(ListOf(Value(), 1), "какие значения пропустить: [0, 1]")}
    if shaped:
        keys |= {
            "shape": Key(ListOf(_size, 1, 3), 'размер: [2], [2, 3] или ["len(x)"]; элементы независимы'),
            "distinct": Key(Truth(), "true: все элементы разные"),
            "sorted": Key(Truth(), "true: элементы по возрастанию"),
        }
    return keys


_DRAW = Forms(
    "способ выбрать числа: integers, multiples, one_of, value или from",
    {
        "integers": Record(
            {
                "integers": Key(ListOf(_bound, 2, 2), "целые от и до: [1, 6]; границей может быть выражение", True),
                "step": Key(Whole(1), "шаг, если не 1"),
                **_draw_keys(),
            }
        ),
        "multiples": Record(
            {
                "multiples": Key(ListOf(_bound, 2, 2), "числа от и до с шагом step: [0.5, 2]", True),
                "step": Key(Number(above=0), "шаг: 0.5", True),
                **_draw_keys(),
            }
        ),
        "one_of": Record(
            {
                "one_of": Key(ListOf(Value(), 1), "одно из: числа, дроби 1/9, списки, слова", True),
                "weights": Key(ListOf(Number(least=0), 1), "веса, по одному на значение"),
                **_draw_keys(),
            }
        ),
        "value": Record({"value": Key(_expression, "выражение от параметров выше", True)}),
        "from": Record(
            {"from": Key(_solver, "функция из drill/draws, которая выбирает несколько параметров сразу", True)}
        ),
    },
)

_PARAM = Record(
    {
        "book": Key(Value(), "значение в книге", required=True),
        "draw": Key(_DRAW, "как выбрать другое; без draw значение всегда книжное"),
        "say": Key(MapOf(Text("слово, которое надо произнести"), Text()), "как назвать слово в тексте: {relu: '...'}"),
    }
)

_VARIABLE_KEYS = {
    "tex": Key(Text(), "как писать в TeX, если не именем"),
    "sample": Key(
        Either(
            list=ListOf(Number(), 2, 2),
            map=Record({"one_of": Key(ListOf(Value(), 1), "одно из этих значений", required=True)}),
            text=Word(("normalised",)),
        ),
        "откуда брать значения при проверке: [от, до], {one_of: [...]}; вектор ещё normalised (среднее 0, дисперсия 1)",
    ),
}

VARIABLE_IS = rf"number|function|vector ({NAME}|[1-9][0-9]*)|matrix ({NAME}|[1-9][0-9]*) ?[x×] ?({NAME}|[1-9][0-9]*)"

_VARIABLE = Forms(
    "is (что это) или equals (чему равно)",
    {
        "equals": Record(
            {
                "equals": Key(_expression, "чему равно: sigma(w*x)", required=True),
                "size": Key(
                    ListOf(Either(number=Whole(1, MOST_ENTRIES), text=_name), 1, 2),
                    "размер, если это вектор или матрица: [n, q]",
                ),
                **_VARIABLE_KEYS,
            }
        ),
        "is": Record(
            {
                "is": Key(
                    Text("number, «vector n», «matrix n x p» или function", VARIABLE_IS),
                    "что это: number, vector n, matrix n x p, function",
                    required=True,
                ),
                "derivative_of": Key(_name, "функция, производная которой это"),
                **_VARIABLE_KEYS,
            }
        ),
    },
)
_VARIABLES = MapOf(_name, _VARIABLE)

_OPTION = Either(
    text=_sentence,
    map=Record(
        {
            "text": Key(_sentence, "текст варианта ответа", required=True),
            "tell": Key(_sentence, "что сказать тому, кто его зря выбрал"),
        }
    ),
)

_ask = Key(_sentence, "что спросить: '$w_1, w_2$'", required=True)
_value = Key(_expression, "что здесь ответ, если не величина с именем части")
_unit = Key(Word(("percent",)), "percent, если ответ в процентах")
_size_asked = Key(Truth(), "true: размер ответа тоже вопрос, его не называют")


def _shape(dimensions: int, least: int | None = None) -> Key:
    return Key(
        ListOf(_size, dimensions if least is None else least, dimensions),
        'размер ответа: [3] или [2, "len(x)"]',
    )


def _array(dimensions: int) -> Record:
    return Record(
        {
            "shape": _shape(dimensions),
            "tolerance": Key(_tolerance, "точность ответа", required=True),
            "ask": _ask,
            "value": _value,
            "size_asked": _size_asked,
            "unit": _unit,
        }
    )


def _options(right: Type) -> Record:
    return Record(
        {
            "ask": _ask,
            "options": Key(MapOf(_key, _OPTION, 2), "варианты ответа: ключ и текст", required=True),
            "right": Key(right, "верный ключ (у multichoice список) или условие для каждого ключа", required=True),
            "among": Key(_name, "параметр, в котором ключи показанных вариантов"),
        }
    )


_right_by_condition = MapOf(_key, _expression, 1)

_PART = Tagged(
    "kind",
    "вид ответа",
    {
        "number": Record(
            {"tolerance": Key(_tolerance, "точность, если не exact"), "ask": _ask, "value": _value, "unit": _unit}
        ),
        "integer": Record(
            {"tolerance": Key(Word(("integer",)), "всегда integer"), "ask": _ask, "value": _value, "unit": _unit}
        ),
        "vector": _array(1),
        "matrix": _array(2),
        "choice": _options(Either(text=_key, map=_right_by_condition)),
        "multichoice": _options(Either(list=ListOf(_key), map=_right_by_condition)),
        "formula": Record(
            {
                "ask": _ask,
                "reference": Key(_formula, "верная формула", required=True),
                "variables": Key(_VARIABLES, "величины формулы, если не общие для пункта"),
            }
        ),
        "witness": Record(
            {
                "shape": _shape(2, 0),
                "ask": _ask,
                "example": Key(_expression, "простейший верный ответ: 1.5/H", required=True),
            }
        ),
    },
)

_MISTAKE_KEYS = {
    "tell": Key(_sentence, "что сказать тому, кто так ошибся", required=True),
    "may_equal": Key(Truth(), "true: на некоторых числах ошибка даёт верный ответ, там её нет"),
}
_other_solver = Key(_solver, "другая функция, которая считает то же самое с ошибкой")
_wrong_formulas = MapOf(_name, Either(text=_formula, number=_formula, list=ListOf(_formula, 1)), 1)
_COMPUTED_KEYS = {**_MISTAKE_KEYS, "formula": Key(_wrong_formulas, "она же в частях, где ответ формула")}

_MISTAKE = Forms(
    "как ошибка считается: with, set, answers, formula, option, when или solver",
    {
        "with": Record(
            {
                "with": Key(MapOf(_name, _argument, 1), "другие аргументы функции: {reduce: sum}", required=True),
                "solver": _other_solver,
                **_COMPUTED_KEYS,
            }
        ),
        "set": Record(
            {
                "set": Key(MapOf(_name, _expression, 1), "чем заменить строку решения: {g: -g}", required=True),
                "solver": _other_solver,
                **_COMPUTED_KEYS,
            }
        ),
        "answers": Record(
            {
                "answers": Key(MapOf(_name, _expression, 1), "неверный ответ выражением", required=True),
                **_COMPUTED_KEYS,
            }
        ),
        "formula": Record(
            {
                "formula": Key(_wrong_formulas, "неверная формула или несколько", required=True),
                **_MISTAKE_KEYS,
            }
        ),
        "option": Record(
            {
                "option": Key(ListOf(_key, 2, 2), "часть и ключ неверного варианта: [why, always]", required=True),
                **_MISTAKE_KEYS,
            }
        ),
        "when": Record({"when": Key(_expression, "когда введённое выдаёт эту ошибку", required=True), **_MISTAKE_KEYS}),
        "solver": Record({"solver": Key(_other_solver.of, _other_solver.about, required=True), **_MISTAKE_KEYS}),
    },
)

_if = Key(_expression, "показывать шаг, только если верно")
_TURNS = {
    "each": Key(_name, "имя счётчика: k", required=True),
    "from": Key(_expression, "первое значение счётчика", required=True),
    "to": Key(_expression, "последнее значение счётчика", required=True),
}

_STEP = Either(
    text=_sentence,
    map=Forms(
        "text, each или table",
        {
            "table": Record(
                {
                    "table": Key(
                        Record(
                            {
                                **_TURNS,
                                "columns": Key(
                                    MapOf(Text("заголовок столбца"), Text("выражение", role="cell"), 1),
                                    "столбцы: заголовок и выражение",
                                    required=True,
                                ),
                            }
                        ),
                        "таблица, строка на каждое значение счётчика",
                        required=True,
                    ),
                    "if": _if,
                }
            ),
            "each": Record({**_TURNS, "text": Key(_sentence, "предложение с {k}", required=True), "if": _if}),
            "text": Record({"text": Key(_sentence, "предложение", required=True), "if": _if}),
        },
    ),
)

_tex = Text("имя в TeX без долларов")
_function = Text("выражение от буквы из along", role="function")
_label = Text("надпись", role="sentence")
_axes = Key(ListOf(_sentence, 2, 2), "надписи осей: ['$w$', '$L(w)$']", required=True)
_along = Key(_name, "буква, от которой рисуется функция: t", required=True)

_PICTURE_KEYS = {
    "at": Key(Word(("task", "steps")), "где показать: при условии или при решении", required=True),
    "caption": Key(_sentence, "подпись", required=True),
    "if": Key(_expression, "показывать рисунок, только если верно"),
}

_NODE = Record(
    {
        "tex": Key(_tex, "как писать в TeX, если не именем"),
        "from": Key(ListOf(_name), "из каких вершин сюда идут стрелки"),
        "shows": Key(_sentence, "операция: '$x w_1$'"),
        "value": Key(_expression, "значение на прямом проходе"),
        "derivative": Key(_expression, "производная результата по этой вершине"),
        "derivative_tex": Key(_tex, "она же формулой"),
        "arrows": Key(ListOf(_expression), "производные на стрелках, в порядке from"),
        "arrows_tex": Key(ListOf(_tex), "они же формулами: ['2x', y]"),
    }
)

_PICTURE = Tagged(
    "figure",
    "вид рисунка",
    {
        "network": Record(
            {
                **_PICTURE_KEYS,
                "layers": Key(ListOf(_tex, 2), "имена слоёв слева направо: [x, h, '\\hat y']", required=True),
                "sizes": Key(ListOf(_expression, 2), "сколько нейронов в каждом слое, если нет weights"),
                "weights": Key(ListOf(_expression, 1), "матрица на каждый переход: строка на вход, столбец на нейрон"),
                "letters": Key(ListOf(_tex, 1), "буквы весов вместо чисел, по одной на переход"),
                "constants": Key(
                    ListOf(Either(text=_expression, null=Null()), 1), "свободные члены каждого перехода или null"
                ),
                "values": Key(ListOf(_expression, 1), "числа в нейронах, список на слой"),
            }
        ),
        "graph": Record(
            {
                **_PICTURE_KEYS,
                "nodes": Key(MapOf(_name, _NODE, 1), "вершины, каждая ниже тех, из которых считается", required=True),
                "of": Key(_tex, "чьи производные в derivative: L"),
            }
        ),
        "curve": Record(
            {
                **_PICTURE_KEYS,
                "along": _along,
                "lines": Key(MapOf(_label, _function, 1), "линии: надпись и функция", required=True),
                "axes": _axes,
                "from": Key(_expression, "где начать, если не около точек"),
                "to": Key(_expression, "где кончить"),
                "path": Key(_expression, "точки пути по порядку: [w_0, w_1, w_2]"),
                "marks": Key(MapOf(_label, _expression, 1), "отмеченные точки: надпись и место"),
            }
        ),
        "plane": Record(
            {
                **_PICTURE_KEYS,
                "axes": _axes,
                "points": Key(MapOf(_label, _expression, 1), "точки: надпись и матрица, строка на точку"),
                "joined": Key(ListOf(_label, 1), "какие точки соединить отрезками по порядку: [путь]"),
                "lines": Key(MapOf(_label, _expression, 1), "прямые c + ax + by = 0: надпись и [c, a, b]"),
                "from": Key(_expression, "левый нижний угол [x, y], если не около точек"),
                "to": Key(_expression, "правый верхний угол"),
                "along": Key(ListOf(_name, 2, 2), "буквы координат в where: [x1, x2]"),
                "where": Key(_function, "какие области между прямыми закрасить: x1 + x2 > 1"),
                "shade": Key(_sentence, "что значит закрашенное"),
            }
        ),
        "grid": Record(
            {
                **_PICTURE_KEYS,
                "grids": Key(MapOf(_label, _expression, 1), "таблицы: надпись и матрица", required=True),
                "numbers": Key(Truth(), "false: без чисел, только закраска"),
            }
        ),
        "steps": Record(
            {
                **_PICTURE_KEYS,
                "along": _along,
                "function": Key(_function, "функция, которую приближают", required=True),
                "name": Key(_sentence, "как её подписать", required=True),
                "knots": Key(_expression, "где начинаются ступеньки и где кончается последняя", required=True),
                "heights": Key(_expression, "высоты ступенек", required=True),
                "axes": _axes,
            }
        ),
    },
)

ITEM = Record(
    {
        "label": Key(Text(), "о чём пункт: 3–6 слов, без подсказки", required=True),
        "level": Key(Word(("core", "extra", "hard")), "core: главное; extra: сверх того; hard: трудное", required=True),
        "minutes": Key(Number(above=0), "сколько минут нужно на бумаге", required=True),
        "tags": Key(ListOf(_tag), "темы: [gd, adam]"),
        "revision": Key(Whole(1), "номер редакции: растёт, когда меняются числа или ошибки", required=True),
        "source": Key(_SOURCE, "откуда пункт", required=True),
        "solver": Key(_solver, "функция из drill/solvers/ex<номер>.py; чужая: ex15.name"),
        "with": Key(MapOf(_name, _argument), "постоянные аргументы функции"),
        "params": Key(MapOf(_name, _PARAM), "числа пункта, в порядке выбора"),
        "require": Key(ListOf(_expression), "условия на числа и решение"),
        "task": Key(_sentence, "условие: Markdown с $LaTeX$ и <<именами>>", required=True),
        "conventions": Key(_sentence, "договорённости, от которых зависит ответ"),
        "keep": Key(Whole(1, 12), "сколько знаков после запятой держать по дороге (обычно 4)"),
        "parts": Key(MapOf(_name, _PART, 1), "что ввести в ответ, по порядку", required=True),
        "variables": Key(_VARIABLES, "величины формул"),
        "sizes": Key(
            ListOf(MapOf(_name, Whole(1, MOST_ENTRIES)), 1), "размеры, с которыми проверять формулы: [{n: 4, p: 2}]"
        ),
        "witness": Key(
            MapOf(
                _name,
                Record(
                    {
                        "holds": Key(_expression, "условие на введённое", required=True),
                        "tell": Key(_sentence, "что сказать, когда оно нарушено", required=True),
                    }
                ),
                1,
            ),
            "чему должны отвечать введённые числа",
        ),
        "mistakes": Key(MapOf(_name, _MISTAKE), "частые ошибки и что о них сказать"),
        "hints": Key(ListOf(_sentence), "подсказки, от слабой к сильной"),
        "steps": Key(ListOf(_STEP), "решение по шагам"),
        "pictures": Key(ListOf(_PICTURE, 1), "рисунки при условии и при решении"),
        "why": Key(_sentence, "почему так: после верного ответа"),
        "errata": Key(_sentence, "что в книге неверно"),
        "open": Key(
            Record(
                {
                    "question": Key(_sentence, "вопрос без проверки", required=True),
                    "reference": Key(_sentence, "ответ, с которым студент сравнит свой", required=True),
                }
            ),
            "открытый вопрос: не часть ответа",
        ),
    }
)

EXERCISE = Record(
    {
        "exercise": Key(Whole(1), "номер упражнения", required=True),
        "title": Key(Text(), "название упражнения", required=True),
        "after": Key(ListOf(Whole(1)), "номера упражнений, которые стоит решить раньше"),
        "theory": Key(Text(), "полстраницы о том, что нужно для этих задач: Markdown с $LaTeX$"),
        "read": Key(ListOf(Text(), 1), "где читать дальше"),
        "items": Key(
            MapOf(Text("номер и латинскую букву: 15b", ITEM_ID), ITEM, 1), "пункты, в порядке книги", required=True
        ),
    }
)
"""A problem file, `problems/sheet3/15.yaml`."""

SHEET = Record(
    {
        "sheet": Key(Whole(1), "номер листочка", required=True),
        "title": Key(Text(), "название листочка", required=True),
        "exercises": Key(ListOf(Whole(1)), "номера упражнений, в порядке листочка", required=True),
    }
)
"""The file `_sheet.yaml` of a sheet's folder."""

# ---------------------------------------------------------------------------------------------------------------
# JSON Schema


def json_schema(of: Type = EXERCISE) -> dict[str, Any]:
    """The format as JSON Schema (draft 2020-12), for editors that complete and check YAML."""
    definitions: dict[str, Any] = {}
    root = _Exporter(definitions).of(of)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Файл задач masha",
        **root,
        "$defs": definitions,
    }


@dataclass(slots=True)
class _Exporter:
    """Turns types into JSON Schema; records used more than once are defined once."""

    definitions: dict[str, Any]
    names: dict[int, str] = field(default_factory=dict)

    def of(self, of: Type) -> dict[str, Any]:
        match of:
            case Text():
                text: dict[str, Any] = {"type": ["string", "number"] if of.takes_numbers else "string"}
                return text | ({"pattern": f"^({of.pattern})$" if of.pattern else r"\S"})
            case Word():
                return {"enum": list(of.words)}
            case Number():
                number: dict[str, Any] = {"type": "number"}
                if of.above is not None:
                    number["exclusiveMinimum"] = of.above
                if of.least is not None:
                    number["minimum"] = of.least
                return number
            case Whole():
                whole: dict[str, Any] = {"type": "integer"}
                whole |= {} if of.least is None else {"minimum": of.least}
                return whole | ({} if of.most is None else {"maximum": of.most})
            case Truth():
                return {"type": "boolean"}
            case Null():
                return {"type": "null"}
            case Value():
                return self._value()
            case ListOf():
                most = {} if of.most is None else {"maxItems": of.most}
                return {"type": "array", "items": self.of(of.of), "minItems": of.least} | most
            case MapOf():
                return {
                    "type": "object",
                    "propertyNames": {"pattern": f"^({of.key.pattern})$"} if of.key.pattern else {},
                    "additionalProperties": self.of(of.of),
                    "minProperties": of.least,
                }
            case Record():
                return self._named(of, lambda: self._record(of.keys))
            case Tagged():
                return self._named(of, lambda: {"oneOf": [self._tagged(of, word) for word in of.forms]})
            case Forms():
                return self._named(of, lambda: {"oneOf": [self.of(form) for form in of.forms.values()]})
            case Either():
                choices = [self.of(one) for one in of.choices]
                if of.number is not None and isinstance(of.text, Text):
                    choices[0] = {**choices[0], "type": "string"}  # numbers have a type of their own here
                return {"anyOf": choices}

    def _record(self, keys: Mapping[str, Key]) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {name: {"description": key.about, **self.of(key.of)} for name, key in keys.items()},
            "required": [name for name, key in keys.items() if key.required],
            "additionalProperties": False,
        }

    def _tagged(self, of: Tagged, word: str) -> dict[str, Any]:
        record = self._record(of.forms[word].keys)
        record["properties"] = {of.key: {"const": word, "description": of.about}, **record["properties"]}
        record["required"] = [of.key, *record["required"]]
        return record

    def _value(self) -> dict[str, Any]:
        self.definitions.setdefault(
            "value",
            {
                "anyOf": [
                    {"type": ["number", "boolean"]},
                    {"type": "string", "pattern": r"\S", "not": {"pattern": f"^({NO_FRACTION})$"}},
                    {"type": "array", "items": {"$ref": "#/$defs/value"}},
                ]
            },
        )
        return {"$ref": "#/$defs/value"}

    def _named(self, of: Any, make: Any) -> dict[str, Any]:
        if id(of) not in self.names:
            self.names[id(of)] = name = f"type{len(self.names) + 1}"
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{self.names[id(of)]}"}


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text is of this pattern."""
    return re.fullmatch(pattern, text) is not None
