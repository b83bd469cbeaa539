"""A small problem file that is right, to plant faults in, and folders of such files."""

from __future__ import annotations

from pathlib import Path

GOOD = """\
exercise: 15
title: 50 оттенков спуска
items:
  15b:
    label: три шага по всей выборке
    level: core
    minutes: 6
    tags: [gd]
    revision: 1
    source: {letter: б, origin: book}
    solver: descent
    with: {batches: '[[1, 2], [1, 2], [1, 2]]'}
    params:
      x: {book: [1, 2], draw: {integers: [1, 3], shape: [2], distinct: true}}
      y: {book: [2, 3], draw: {integers: [1, 6], shape: [2]}}
      w0: {book: 0, draw: {one_of: [0, 1, -1], weights: [2, 1, 1]}}
      eta: {book: 0.1, draw: {multiples: [0.05, 0.1], step: 0.05}}
      act: {book: tanh, draw: {one_of: [tanh, relu]}, say: {tanh: th, relu: ReLU}}
    require:
    - y[0]/x[0] != y[1]/x[1]
    - 0.2 <= abs(1 - 2*eta*mean(x**2)) <= 0.8
    task: |
      Начни с $w_0 = <<w0>>$.

      Скорость обучения $\\eta = <<eta|2>>$.
    conventions: Среднее по наблюдениям.
    parts:
      w: {kind: vector, shape: [3], tolerance: 2 decimals, ask: 'Веса $w_1, w_2, w_3$'}
      why: {kind: choice, ask: Почему?, right: mean, options: {mean: среднее, sum: {text: сумма, tell: Нет.}}}
      grad: {kind: formula, ask: Производная, reference: -2*x*(y - w*x)}
    variables:
      x: {is: number, sample: [-3, 3]}
      y: {is: number}
      w: {is: number, tex: w}
    mistakes:
      sum_not_mean: {with: {reduce: sum}, tell: Подели на $n$.}
      ascent: {set: {g: -g}, tell: 'Против градиента, а не <<g_1>>.'}
      stale: {answers: {w: w - 1}, tell: Заново.}
      no_minus: {formula: {grad: [2*x*(y - w*x), 2*x*y]}, tell: Минус.}
      says_sum: {option: [why, sum], tell: Среднее.}
    hints:
    - Скорость <<eta>>.
    steps:
    - Градиент <<g_1>>.
    - {each: k, from: 1, to: len(x) + 1, text: '$w_{<<{k}>>} = <<w_{k-1}>> - <<eta>> \\cdot <<g_{k}>>$'}
    - {table: {each: k, from: 1, to: 3, columns: {шаг: k, вес: 'w_{k}'}}, if: eta > 0}
    why: Потому что <<1 - 2*eta*mean(x**2)>>.
    open: {question: А если $\\eta$ велика?, reference: Расходится.}
"""

SHEET = """\
sheet: 3
title: Спуск
exercises: [15, 16]
"""


def exercise(number: int, letters: str = "ab", tags: str = "gd", solver: str = "") -> str:
    """A problem file of that exercise with one small item for each letter."""
    items = "".join(
        f"  {number}{letter}:\n"
        f"    label: пункт {letter}\n"
        "    level: core\n"
        "    minutes: 2\n"
        f"    tags: [{tags}]\n"
        "    revision: 1\n"
        "    source: {letter: null, origin: added}\n" + (f"    solver: {solver}\n" if solver else "") + "    params:\n"
        "      a: {book: 2, draw: {integers: [1, 9]}}\n"
        "    task: Сколько будет $<<a>> + 1$?\n"
        "    parts:\n"
        "      sum: {kind: integer, ask: Сумма, value: a + 1}\n"
        for letter in letters
    )
    return f"exercise: {number}\ntitle: упражнение {number}\nitems:\n{items}"


def write(folder: Path, files: dict[str, str]) -> Path:
    """Writes the files into the folder and gives it back."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
