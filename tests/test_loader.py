"""A problem file is refused with one Russian sentence for every fault, each with its line."""

from __future__ import annotations

import pytest

from drill import solver_source
from drill.errors import ContentErrors
from drill.loader import load, load_sheet
from drill.problem import item_from
from tests.files import GOOD, SHEET

Planted = tuple[str, str, list[str]]
"""What is replaced in the good file, by what, and the lines told."""

KEYS: list[Planted] = [
    ("revision: 1\n", "revision: 1\n    revision: 2\n", ["10: ключ «revision» повторяется: первый раз он в строке 9."]),
    ("    label: три шага по всей выборке\n", "", ["5: нет ключа «label» (о чём пункт: 3–6 слов, без подсказки)."]),
    (
        "label: три",
        "labl: три",
        [
            "5: незнакомый ключ «labl». Ближе всего: «label».",
            "5: нет ключа «label» (о чём пункт: 3–6 слов, без подсказки).",
        ],
    ),
    ("label: три шага по всей выборке", "label:", ["5: ждали текст, а здесь пусто."]),
    (", tell: Минус.", "", ["39: нет ключа «tell» (что сказать тому, кто так ошибся)."]),
    (
        "tell: Минус.",
        "tell: Минус, и ещё.",
        ["39: после запятой стоит «и ещё.», а нужен «ключ: значение»: текст с запятой возьми в кавычки."],
    ),
    ("each: k, from: 1, to: len", "each: k, to: len", ["45: нет ключа «from» (первое значение счётчика)."]),
    (
        "- Градиент",
        "- {txt: 1}\n    - Градиент",
        ["44: незнакомый ключ «txt». Ближе всего: «text».", "44: не сказано главное: text, each или table."],
    ),
    (
        "open: {question",
        "open: {q",
        ["48: незнакомый ключ «q». Можно: question, reference.", "48: нет ключа «question» (вопрос без проверки)."],
    ),
    ("exercise: 15", "exercise: пятнадцать", ["1: ждали целое число, а стоит «пятнадцать»."]),
    (
        "items:",
        "itmes:",
        ["1: нет ключа «items» (пункты, в порядке книги).", "3: незнакомый ключ «itmes». Ближе всего: «items»."],
    ),
]
"""Keys: missing, unknown, repeated, cut off by a comma."""

WORDS: list[Planted] = [
    (
        "level: core",
        "level: cоre",
        ["6: «cоre»: буква «о» здесь русская, а нужна латинская «o»; ждали core, extra или hard. Ближе всего: «core»."],
    ),
    ("level: core", "level: easy", ["6: «easy»: ждали core, extra или hard."]),
    ("minutes: 6", "minutes: 0", ["7: 0: нужно больше 0."]),
    ("minutes: 6", 'minutes: "6"', ["7: ждали число, а стоит «6»: убери кавычки."]),
    ("minutes: 6", "minutes: 1,5", ["7: ждали число, а стоит «1,5»: дробную часть отделяй точкой."]),
    ("minutes: 6", "minutes: true", ["7: ждали число, а стоит true: если это слово, возьми его в кавычки."]),
    ("tags: [gd]", "tags: gd", ["8: ждали список, а стоит «gd»."]),
    ("tags: [gd]", "tags: [GD]", ["8: «GD»: ждали тег: слово без пробелов со строчной буквы, но не all."]),
    ("tags: [gd]", "tags: [all]", ["8: «all»: ждали тег: слово без пробелов со строчной буквы, но не all."]),
    ("revision: 1", "revision: 1.5", ["9: ждали целое число, а стоит число 1.5."]),
    (
        "label: три шага по всей выборке",
        "label: 5",
        ["5: ждали текст, а стоит число 5: если это текст, возьми его в кавычки."],
    ),
    ("label: три шага по всей выборке", "label: [а]", ["5: ждали текст, а стоит список."]),
    ("label: три шага по всей выборке", 'label: "шаг: <<w0>>"', ["5: в label <<...>> не заполняется: пиши словами."]),
    (
        "label: три шага по всей выборке",
        "label: да: нет",
        ["5: лишнее двоеточие: если оно внутри текста, возьми весь текст в кавычки; если это ключ, проверь отступ."],
    ),
    ("letter: б", "letter: Б", ["10: «Б»: ждали строчную русскую букву."]),
    ("letter: б", "letter: b", ["10: «b»: ждали строчную русскую букву."]),
    ("letter: б", "letter: 1", ["10: ждали строчную русскую букву или null, а стоит число 1."]),
    ("origin: book", "origin: seed", ["10: «seed»: ждали book или added."]),
]
"""Values of the wrong sort."""

SOLVER: list[Planted] = [
    (
        "solver: descent",
        "solver: decent",
        ["11: функции решения «decent» нет в drill/solvers/ex15.py. Ближе всего: «descent»."],
    ),
    (
        "solver: descent",
        "solver: ex99.descent",
        ["11: файла drill/solvers/ex99.py нет или он не читается, а функция «descent» должна быть в нём."],
    ),
    ("solver: descent", 'solver: ""', ["11: ждали имя функции: name или ex15.name, а здесь пусто."]),
    (
        "    solver: descent\n",
        "",
        [
            "27: часть «w»: решение не записывает величину с таким именем, а value не указано.",
            "35: ошибка «sum_not_mean» меняет решение, а solver у пункта нет.",
            "36: ошибка «ascent» меняет решение, а solver у пункта нет.",
            "36: «-g»: имени «g» нет.",
            "36: <<g_1>>: имени «g_1» нет.",
            "43: <<g_1>>: имени «g_1» нет.",
            "44: <<w_{k-1}>>: имени «w_1» нет.",
            "44: <<g_{k}>>: имени «g_1» нет.",
            "45: <<w_{k}>>: имени «w_1» нет.",
        ],
    ),
    (
        "with: {batches",
        "with: {batch",
        [
            "11: решению нужно «batches», а такого параметра нет.",
            "12: у функции решения нет аргумента «batch». Ближе всего: «batches».",
        ],
    ),
    (
        "with: {batches: '[[1, 2], [1, 2], [1, 2]]'}",
        "with: {batches: zeta}",
        ["12: «zeta»: имени «zeta» нет. Ближе всего: «eta»."],
    ),
    (
        "with: {reduce: sum}",
        "with: {redcue: sum}",
        ["36: у функции решения нет аргумента «redcue». Ближе всего: «reduce»."],
    ),
    ("with: {reduce: sum}", "with: {reduce: summ}", ["36: «summ»: имени «summ» нет. Ближе всего: «sum»."]),
]
"""The solver and its arguments."""

PARAMS: list[Planted] = [
    ("book: [1, 2]", "book: [1, [2]]", ["14: строки разной длины: в таблице чисел они равны."]),
    ("book: [1, 2]", "book: null", ["14: ждали число, слово или список, а здесь пусто."]),
    ("book: [1, 2], ", "", ["14: нет ключа «book» (значение в книге)."]),
    ("integers: [1, 3]", "integers: [3, 1]", ["14: параметр x: 3 больше, чем 1, переставь границы."]),
    ("integers: [1, 3]", "integers: [1]", ["14: элементов в списке 1, а нужно 2."]),
    (
        "integers: [1, 3]",
        "integers: [1, 2.5]",
        ["14: параметр x: у integers границы целые; для дробных есть multiples и step."],
    ),
    ("integers: [1, 3]", "integers: [1, w0]", ["14: «w0»: параметр «w0» выбирается не раньше этого: переставь их."]),
    ("integers: [1, 3]", "integers: [1, len(q)]", ["14: «len(q)»: имени «q» нет."]),
    (
        "integers: [1, 3]",
        "integers: [1, 3], one_of: [1]",
        ["14: «integers» и «one_of» вместе не бывают: оставь что-то одно."],
    ),
    (
        "integers: [1, 3]",
        "integer: [1, 3]",
        [
            "14: незнакомый ключ «integer». Ближе всего: «integers».",
            "14: не сказано главное: способ выбрать числа: integers, multiples, one_of, value или from.",
        ],
    ),
    (
        "draw: {integers: [1, 3], shape: [2], distinct: true}",
        "draw: {from: ex99.pair}",
        ["14: файла drill/draws/ex99.py нет или он не читается, а функция «pair» должна быть в нём."],
    ),
    (
        "draw: {integers: [1, 3], shape: [2], distinct: true}",
        "draw: {value: y + 1}",
        ["14: «y + 1»: параметр «y» выбирается не раньше этого: переставь их."],
    ),
    ("shape: [2], distinct", "shape: [0], distinct", ["14: 0: нужно не меньше 1."]),
    ("shape: [2], distinct", "distinct", ["14: параметр x: distinct и sorted нужен shape."]),
    (
        "distinct: true",
        "distinct: yes",
        ["14: «yes» YAML может прочесть как true: напиши true, а если это текст, возьми его в кавычки."],
    ),
    ("weights: [2, 1, 1]", "weights: [1]", ["16: параметр w0: весов 1, а значений 3."]),
    ("step: 0.05", "step: 0", ["17: 0: нужно больше 0."]),
    (
        "integers: [1, 3]",
        "integers: [1, 3000000]",
        ["14: параметр x: значений 3000000, а нужно не больше 100000: сузь границы или увеличь step."],
    ),
    ("integers: [1, 3]", "integers: [1, 2], not: [2]", ["14: параметр x: разных значений 1, а нужно 2."]),
    ("shape: [2], distinct", "shape: [4], distinct", ["14: параметр x: разных значений 3, а нужно 4."]),
    ("shape: [2], distinct", "shape: [4000], distinct", ["14: 4000: нужно не больше 1000."]),
    (
        "one_of: [tanh, relu]",
        "one_of: [tanh, relu], not: [relu, tanh]",
        ["18: параметр act: not исключает все значения."],
    ),
    ("integers: [1, 6]", "integers: [1, 6], not: [relu]", ["15: параметр y: в not числа, как и в границах."]),
    ("weights: [2, 1, 1]", "weights: [0, 0, 0]", ["16: параметр w0: все веса нулевые."]),
    ("weights: [2, 1, 1]", "weights: [2, 1, 1], not: [0]", ["16: параметр w0: weights и not вместе не бывают."]),
    ("book: 0.1", "book: 1/0", ["17: 1/0: на ноль не делят."]),
    ("tags: [gd]", "tags: [gdа]", ["8: «gdа»: буква «а» здесь русская, а нужна латинская «a»."]),
    ("tags: [gd]", "tags: [спуcк]", ["8: «спуcк»: буква «c» здесь латинская, а нужна русская «с»."]),
    ("say: {tanh: th", "say: {than: th", ["18: значения «than» у параметра act нет. Ближе всего: «tanh»."]),
    ("x: {book", "х: {book", ["14: ключ «х»: буква «х» здесь русская, а нужна латинская «x»."]),
    ("x: {book", '"1x": {book', ["14: ключ «1x»: ждали имя латинскими буквами, цифрами и _."]),
]
"""Parameters and how they are drawn."""

NAMES: list[Planted] = [
    ("book: tanh", "book: tаnh", ["18: «tаnh»: буква «а» здесь русская, а нужна латинская «a»."]),
    ("mean(x**2)) <= 0.8", "mean(z**2)) <= 0.8", ["21: «0.2 <= abs(1 - 2*eta*mean(z**2)) <= 0.8»: имени «z» нет."]),
    ("<<w0>>", "<<w9>>", ["23: <<w9>>: имени «w9» нет. Ближе всего: «w»."]),
    (
        "<<w0>>",
        "<<w0|3.5>>",
        [
            "23: <<w0|3.5>>: формата «3.5» нет. Есть: число знаков, fixed 2, fraction, signed, root, raw, list, "
            "sum x_1; x_2, term."
        ],
    ),
    (
        "<<w0>>",
        "<<w0|fractoin>>",
        [
            "23: <<w0|fractoin>>: формата «fractoin» нет. Есть: число знаков, fixed 2, fraction, signed, root, raw, "
            "list, sum x_1; x_2, term. Ближе всего: «fraction»."
        ],
    ),
    ("<<w0>>", "<<x|sum 1; x_1 by ordr>>", ["23: <<x|sum 1; x_1 by ordr>>: имени «ordr» нет."]),
    ("<<w0>>", "<<w>>", ["23: <<w>>: величина «w» и есть ответ: до решения её не показывают."]),
    ("<<w0>>", "<<w0", ["23: у «<<w0$.» нет закрывающих >>."]),
    ("<<eta|2>>", "<<eta|2", ["25: у «<<eta|2$.» нет закрывающих >>."]),
    ("<<w0>>", "<<g>>", ["23: <<g>>: величина «g» с номером: g_1, g_2 и так далее."]),
    ("<<w0>>", "<<w_{k}>>", ["23: <<w_{k}>>: «{k}», а счётчик бывает только в шаге с each."]),
    ("ask: 'Веса", "value: w_7 + q, ask: 'Веса", ["28: «w_7 + q»: имени «q» нет."]),
    ("set: {g: -g}", "set: {g_2: -gg}", ["37: «-gg»: имени «gg» нет. Ближе всего: «g»."]),
    ("<<w_{k-1}>>", "<<w_{j-1}>>", ["45: <<w_{j-1}>>: «{j}», а счётчик здесь «k»."]),
    ("вес: 'w_{k}'", "вес: 'v_{k}'", ["46: <<v_{k}>>: имени «v_1» нет. Ближе всего: «w_1»."]),
    ("if: eta > 0", "if: etta > 0", ["46: «etta > 0»: имени «etta» нет. Ближе всего: «eta»."]),
    ("Градиент <<g_1>>", "Градиент <<gg_1>>", ["44: <<gg_1>>: имени «gg_1» нет. Ближе всего: «g_1»."]),
]
"""Names that no value has."""

PARTS: list[Planted] = [
    (
        "kind: vector",
        "kind: vektor",
        [
            "28: «vektor»: ждали number, integer, vector, matrix, choice, multichoice, formula или witness. "
            "Ближе всего: «vector»."
        ],
    ),
    (
        "kind: vector, ",
        "",
        ["28: нет ключа «kind» (вид ответа: number, integer, vector, matrix, choice, multichoice, formula, witness)."],
    ),
    ("shape: [3]", "shape: [3, 3]", ["28: элементов в списке 2, а нужно 1."]),
    ("tolerance: 2 decimals, ", "", ["28: нет ключа «tolerance» (точность ответа)."]),
    (
        "2 decimals",
        "two decimals",
        ["28: «two decimals»: ждали точность: exact, integer, «2 decimals», «absolute 0.01» или «relative 2%»."],
    ),
    (
        "tolerance: 2 decimals",
        "tolerance: 0.01",
        ["28: ждали точность: exact, integer, «2 decimals», «absolute 0.01» или «relative 2%», а стоит число 0.01."],
    ),
    (
        "w: {kind: vector",
        "v: {kind: vector",
        ["28: часть «v»: решение не записывает величину с таким именем, а value не указано.", "38: части «w» нет."],
    ),
    (
        "w: {kind: vector",
        "x: {kind: vector",
        ["28: часть «x»: это имя параметра: скажи в value, какая величина решения здесь ответ.", "38: части «w» нет."],
    ),
    ("right: mean", "right: maen", ["29: варианта «maen» в options нет. Ближе всего: «mean»."]),
    (
        "right: mean",
        "right: [mean]",
        ["29: ждали ключ латинскими буквами, цифрами, точкой и _ или запись «ключ: значение», а стоит список."],
    ),
    (
        "right: mean",
        "right: {mean: eta > 0, summ: eta < 0}",
        ["29: варианта «summ» в options нет. Ближе всего: «sum»."],
    ),
    ("right: mean", "right: mean, among: acts", ["29: параметра «acts» нет. Ближе всего: «act»."]),
]
"""Parts."""

VARIABLES: list[Planted] = [
    (
        "x: {is: number, sample: [-3, 3]}",
        "x: {is: scalar}",
        ["32: «scalar»: ждали number, «vector n», «matrix n x p» или function."],
    ),
    (
        "x: {is: number, sample: [-3, 3]}",
        "x: {is: vector, sample: [-3, 3]}",
        ["32: «vector»: ждали number, «vector n», «matrix n x p» или function."],
    ),
    ("sample: [-3, 3]", "sample: [3, -3]", ["32: величина «x»: в sample сначала меньшее число."]),
    ("sample: [-3, 3]", "sample: normalised", ["32: величина «x»: sample: normalised бывает только у вектора."]),
    ("sample: [-3, 3]", "sample: normal", ["32: «normal»: ждали normalised. Ближе всего: «normalised»."]),
    ("y: {is: number}", "y: {tex: y}", ["33: не сказано главное: is (что это) или equals (чему равно)."]),
    ("y: {is: number}", "y: {equals: x**2, is: number}", ["33: «equals» и «is» вместе не бывают: оставь что-то одно."]),
]
"""Variables of formulas."""

MISTAKES: list[Planted] = [
    (
        "with: {reduce: sum}",
        "with: {reduce: sum}, set: {g: 1}",
        ["36: «with» и «set» вместе не бывают: оставь что-то одно."],
    ),
    (
        "with: {reduce: sum}, ",
        "",
        ["36: не сказано главное: как ошибка считается: with, set, answers, formula, option, when или solver."],
    ),
    ("set: {g: -g}", "set: {h: -g}", ["37: решение не записывает величину «h»."]),
    ("answers: {w: w - 1}", "answers: {ww: w - 1}", ["38: части «ww» нет. Ближе всего: «w»."]),
    (
        "answers: {w: w - 1}",
        "answers: {why: w - 1}",
        ["38: часть «why» вида choice, а answers бывает у number, integer, vector или matrix."],
    ),
    ("formula: {grad", "formula: {w", ["39: часть «w» вида vector, а formula бывает у formula."]),
    ("option: [why, sum]", "option: [why, summ]", ["40: варианта «summ» у части «why» нет. Ближе всего: «sum»."]),
    ("option: [why, sum]", "option: [wy, sum]", ["40: части «wy» нет. Ближе всего: «why»."]),
    ("option: [why, sum]", "option: [why, mean]", ["40: вариант «mean» верный, а назван ошибкой."]),
    ("option: [why, sum]", "option: [w, sum]", ["40: у части «w» нет вариантов ответа."]),
    ("option: [why, sum]", "option: [why]", ["40: элементов в списке 1, а нужно 2."]),
    (
        "option: [why, sum]",
        "when: eta > 0",
        ["40: в when нет введённого: назови в нём часть ответа (when без неё бывает только при части witness)."],
    ),
    (
        "reference: -2*x*(y - w*x)",
        "reference: <<etta>>*x*(y - w*x)",
        ["30: <<etta>>: имени «etta» нет. Ближе всего: «eta»."],
    ),
]
"""Mistakes."""

IDS: list[Planted] = [
    ("15b:", "16b:", ["4: пункт «16b» стоит в упражнении 15: ждали 15b."]),
    ("15b:", "15B:", ["4: ключ «15B»: ждали номер и латинскую букву: 15b."]),
    ("15b:", "15б:", ["4: ключ «15б»: ждали номер и латинскую букву: 15b."]),
    ("15b:", "b:", ["4: ключ «b»: ждали номер и латинскую букву: 15b."]),
    (
        "exercise: 15",
        "exercise: 16",
        [
            "1: упражнение 16, а файл назван 15.yaml.",
            "4: пункт «15b» стоит в упражнении 16: ждали 16b.",
            "11: функции решения «descent» нет в drill/solvers/ex16.py.",
        ],
    ),
]
"""Ids."""

EXPRESSIONS = [
    ("'[[1, 2], [1, 2], [1, 2]]'", "'[[1, 2], [1, 2'", "12: «[[1, 2], [1, 2», знак 10:"),
    ("mean(x**2)) <= 0.8", "mean(x**2) <= 0.8", "21: «0.2 <= abs(1 - 2*eta*mean(x**2) <= 0.8», знак 11:"),
    ("mean(x**2)) <= 0.8", "mein(x**2)) <= 0.8", "21: «0.2 <= abs(1 - 2*eta*mein(x**2)) <= 0.8», знак 22:"),
    ("y[0]/x[0] !=", "y[0]/х[0] !=", "20: «y[0]/х[0] != y[1]/x[1]», знак 6:"),
    ("<<w0>>", "<<>>", "23: <<>>, знак 1:"),
    ("<<w0>>", "<<2 +>>", "23: <<2 +>>, знак 4:"),
    ("reference: -2*x*(y - w*x)", "reference: -2*x*(y - b*x)", "30: «-2*x*(y - b*x)», знак 11:"),
    ("reference: -2*x*(y - w*x)", "reference: 2*x*(y", "30: «2*x*(y», знак 5:"),
    ("y: {is: number}", "y: {equals: x*zz}", "33: «x*zz», знак 3:"),
    ("2*x*y]", "2*x*y)]", "39: «2*x*y)», знак 6:"),
]
"""Expressions and formulas that cannot be read: the place is told, the rest is the language's own sentence."""

EVERYTHING = [*KEYS, *WORDS, *SOLVER, *PARAMS, *NAMES, *PARTS, *VARIABLES, *MISTAKES, *IDS]


def told(text: str, file: str = "15.yaml") -> list[str]:
    """The faults of a file, without its name."""
    with pytest.raises(ContentErrors) as refusal:
        load(text, file)
    assert all(fault.file == file for fault in refusal.value.faults)
    return [str(fault).removeprefix(f"{file}:") for fault in refusal.value.faults]


@pytest.mark.parametrize(("old", "new", "sentences"), EVERYTHING)
def test_a_planted_fault_is_told_in_one_sentence(old, new, sentences):
    """The fault and nothing else is told, with its line, what was expected and the nearest right word."""
    assert old in GOOD
    assert told(GOOD.replace(old, new, 1)) == sentences


@pytest.mark.parametrize(("old", "new", "beginning"), EXPRESSIONS)
def test_an_unreadable_expression_is_told_with_its_place(old, new, beginning):
    """The sentence names the line, quotes the expression and says at which character it breaks."""
    assert old in GOOD
    (sentence,) = told(GOOD.replace(old, new, 1))
    assert sentence.startswith(beginning)


def test_a_solver_that_is_no_python_is_told_with_its_line(tmp_path, monkeypatch):
    """The file is there, so that it would be looked for in vain."""
    solvers = tmp_path / "drill" / "solvers"
    solvers.mkdir(parents=True)
    (solvers / "ex15.py").write_text("\n\ndef descent(t, x:\n    pass\n", encoding="utf-8")
    monkeypatch.setattr(solver_source, "PACKAGE", tmp_path / "drill")
    assert "11: drill/solvers/ex15.py не читается: ошибка Python в строке 3." in told(GOOD)


def test_all_faults_of_a_file_are_told_at_once():
    """Faults in different places do not hide one another, and are told from top to bottom."""
    text = GOOD.replace("level: core", "level: hrad").replace("<<w0>>", "<<w9>>").replace("right: mean", "right: maen")
    assert [line.partition(":")[0] for line in told(text)] == ["6", "23", "29"]


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        ("items:", "after: [15, 14, 14]\nitems:", [
            "3: упражнение 15 не может стоять раньше себя.", "3: упражнение 14 названо дважды."]),
        ("items:", "theory: Шаг равен <<eta>>.\nitems:", ["3: в теории <<...>> не заполняется: пиши словами."]),
    ],
)  # fmt: skip
def test_what_stands_above_the_items_is_checked_too(old, new, sentences):
    """An exercise is not before itself, and its theory belongs to no variant."""
    assert told(GOOD.replace(old, new, 1)) == sentences


def test_a_good_file_becomes_an_item():
    """What comes out is plain data that makes an item: expressions as text, numbers as numbers."""
    raw = load(GOOD, "sheet3/15.yaml")
    item = item_from("15b", raw["items"]["15b"], "sheet3", raw["exercise"], raw["title"])
    assert [param.book for param in item.params] == [[1, 2], [2, 3], 0, 0.1, "tanh"]
    assert item.kinds == ("vector", "choice", "formula")
    assert [step.stop for step in item.steps] == ["", "len(x) + 1", "3"]
    assert [mistake.name for mistake in item.mistakes if mistake.is_computed] == ["sum_not_mean", "ascent", "stale"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reference: -2*x*(y - w*x)", "reference: -<<2*eta>>*x*(y - w*x)"),
        ("[2*x*(y - w*x), 2*x*y]", "[<<g_1>>*x, 2*x*y]"),
    ],
)
def test_a_formula_may_hold_numbers_of_the_variant(old, new):
    """`<<...>>` in a formula is a number of the variant, as in a sentence."""
    assert old in GOOD
    assert load(GOOD.replace(old, new), "15.yaml")["items"]


def test_a_computed_mistake_may_have_a_formula_beside_it():
    """The same slip, typed as the rule; its part must be one that asks for a formula, and so must its letters be."""
    text = GOOD.replace("answers: {w: w - 1}", "answers: {w: w - 1}, formula: {grad: 2*x*y}")
    item = item_from("15b", load(text, "15.yaml")["items"]["15b"], "sheet3", 15, "")
    stale = next(mistake for mistake in item.mistakes if mistake.name == "stale")
    assert (stale.is_computed, stale.formula) == (True, {"grad": ("2*x*y",)})
    assert "а formula бывает у formula" in told(text.replace("formula: {grad: 2*x*y}", "formula: {w: 2*x*y}"))[0]
    assert "не знаю имени q" in told(text.replace("{grad: 2*x*y}", "{grad: 2*q}"))[0]


def test_a_condition_on_what_was_typed_may_speak_of_any_part():
    """Also of a part that is no witness: everything ticked."""
    assert load(GOOD.replace("option: [why, sum]", "when: size(why) == 2"), "15.yaml")["items"]


def test_a_number_will_do_for_an_expression():
    """`value: 2` and `to: 3` need no quotes, and keep their spelling."""
    raw = load(GOOD.replace("answers: {w: w - 1}", "answers: {w: 1e-3}"), "15.yaml")
    assert raw["items"]["15b"]["mistakes"]["stale"]["answers"] == {"w": "1e-3"}


def test_a_fraction_is_a_number():
    """`1/9` stands for the number itself, in the book's value and among those drawn."""
    text = GOOD.replace(
        "book: 0.1, draw: {multiples: [0.05, 0.1], step: 0.05}", "book: 1/9, draw: {one_of: [1/9, -2/3]}"
    )
    eta = load(text, "15.yaml")["items"]["15b"]["params"]["eta"]
    assert eta == {"book": 1 / 9, "draw": {"one_of": [1 / 9, -2 / 3]}}


def test_items_stand_in_the_order_of_their_letters():
    """A letter out of order would make ids that do not go by position."""
    again = GOOD[GOOD.index("  15b:") :]
    text = GOOD.replace("15b:", "15c:").replace("letter: б", "letter: в") + again
    assert told(text) == ["49: пункт «15b» стоит после «15c»: буквы идут по порядку."]


def test_a_letter_of_the_book_belongs_to_one_item():
    """Two items printed with the same letter could not be told apart when typed."""
    again = GOOD[GOOD.index("  15b:") :].replace("15b:", "15c:")
    assert told(GOOD + again) == ["55: буква «б» уже занята пунктом 15b."]


def test_an_item_without_a_solver_may_ask_for_formulas_and_choices():
    """Nothing is computed there, so nothing has to compute it."""
    text = """\
exercise: 1
title: проба
items:
  1a:
    label: проба
    level: core
    minutes: 1
    revision: 1
    source: {letter: null, origin: added}
    task: Продифференцируй.
    parts:
      d: {kind: formula, ask: Производная, reference: 2*x}
      s: {kind: multichoice, ask: Где?, right: [], options: {a: здесь, b: там}}
    variables: {x: {is: number}}
"""
    assert load(text, "1.yaml")["items"]["1a"]["parts"]["s"]["right"] == []


def test_a_variable_stands_below_those_it_is_computed_from():
    """Above them it would have no value at any point, and no formula of it could be compared."""
    text = """\
exercise: 1
title: проба
items:
  1a:
    label: проба
    level: core
    minutes: 1
    revision: 1
    source: {letter: null, origin: added}
    task: Продифференцируй.
    parts:
      d: {kind: formula, ask: Производная, reference: p*x}
    variables:
      x: {is: number}
      p: {equals: f(w*x)}
      w: {is: number}
      f: {is: function}
"""
    assert told(text, "1.yaml") == ["15: величина «p» считается из «w»: поставь её ниже."]


def test_witness_parts_come_with_their_conditions():
    """A property has to be stated, and only where something typed can have it."""
    sort = "right: mean, options: {mean: среднее, sum: {text: сумма, tell: Нет.}}"
    witness = GOOD.replace(f"kind: choice, ask: Почему?, {sort}", "kind: witness, ask: Какая?, example: eta").replace(
        "      says_sum: {option: [why, sum], tell: Среднее.}\n", ""
    )
    assert told(witness) == ["29: часть «why» вида witness, а условий witness нет."]
    stated = witness.replace(
        "    hints:", "    witness: {small: {holds: why < 1/eta, tell: 'Много: <<why>>.'}}\n    hints:"
    )
    assert load(stated, "15.yaml")
    alone = GOOD.replace("    hints:", "    witness: {small: {holds: eta > 0, tell: Много.}}\n    hints:")
    assert told(alone) == ["41: условия witness есть, а частей вида witness нет."]


def test_a_sheet_lists_its_exercises_in_order():
    """The order is the sheet's own, not that of the numbers."""
    text = SHEET.replace("[15, 16]", "[16, 61, 15]")
    assert load_sheet(text, "_sheet.yaml") == {"sheet": 3, "title": "Спуск", "exercises": [16, 61, 15]}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[15, 16]", "[15, 15]", "_sheet.yaml:3: упражнение 15 названо дважды."),
        ("[15, 16]", "[15, 15a]", "_sheet.yaml:3: ждали целое число, а стоит «15a»."),
        ("title: Спуск\n", "", "_sheet.yaml:1: нет ключа «title» (название листочка)."),
    ],
)
def test_a_fault_of_a_sheet_is_told_with_its_line(old, new, sentence):
    """A sheet's file is as strict as a problem file."""
    with pytest.raises(ContentErrors) as refusal:
        load_sheet(SHEET.replace(old, new), "_sheet.yaml")
    assert str(refusal.value) == sentence
