"""The task on the screen, and what is to be typed for each of its parts."""

from __future__ import annotations

from math import prod

from drill.problem import Variable
from drill.task import AskedPart, Task
from drill.views.picture import picture_lines
from drill.views.prose import lay
from drill.views.screen import Screen
from drill.views.words import counted, precision


def header_lines(task: Task, screen: Screen, place: str = "") -> list[str]:
    """Which task it is: the book's letter, what it is about, its code, its place in the session (`4 из 31`)."""
    item = task.variant.item
    letter = f"{item.exercise}{item.letter}" if item.letter else ""
    name = " · ".join(word for word in (letter, f"{item.title} — {item.label}") if word)
    place = " · ".join(word for word in (task.code, place) if word)
    in_one = lay(f"{name} · {place}", screen)
    return in_one if len(in_one) == 1 else [*lay(name, screen), *lay(place, screen)]


def task_lines(task: Task, screen: Screen, place: str = "") -> list[str]:
    """The whole task: which one, the question, everything that changes a number."""
    lines = [*header_lines(task, screen, place), "", *lay(task.text, screen)]
    lines += picture_lines(task.task_pictures, screen)
    if task.conventions:
        lines += ["", "Договорённости", *lay(task.conventions, screen)]
    return lines


def ask_lines(task: Task, asked: AskedPart, screen: Screen, *, known: tuple[Variable, ...] = ()) -> list[str]:
    """One part: what it is, what to type, how exactly, for example.

    known: the letters shown last; the same ones are not told again.
    """
    names = [part.name for part in task.parts]
    place = f"Часть {names.index(asked.name) + 1} из {len(names)}. " if len(names) > 1 else ""
    lines = lay(f"{place}{_sentence(asked.ask)}", screen)
    for number, (_, text) in enumerate(asked.options, 1):
        mark = f"  {number}. "
        option = lay(text, screen.narrower(len(mark)))
        lines += [(mark if first else " " * len(mark)) + line for first, line in _marked(option)]
    if asked.variables and asked.variables == known:
        lines += lay(f"Буквы те же: {', '.join(f'`{variable.name}`' for variable in known)}.", screen)
    else:
        for variable in asked.variables:
            lines += [f"  {line}" for line in lay(_letter(variable), screen.narrower(2))]
    lines += lay(_what_to_type(asked), screen)
    return lines if asked.kind == "choice" else [*lines, *lay(f"Например: {asked.example}", screen)]


def _what_to_type(asked: AskedPart) -> str:
    """How an answer of this kind is typed, and its precision."""
    words = [_kind(asked)]
    if asked.part.unit == "percent":
        words.append("в процентах")
    if asked.tolerance is not None and (exactly := precision(asked.tolerance)):
        words.append(exactly)
    told = ", ".join(words)
    if asked.part.size_asked:
        told += "; сколько их, это тоже вопрос"
    if asked.kind == "witness":
        told += "; подойдёт любой верный ответ"
    return f"{told}."


def _kind(asked: AskedPart) -> str:
    if asked.kind == "choice":
        return "Введи номер варианта"
    if asked.kind == "multichoice":
        return "Введи номера всех подходящих вариантов через пробел"
    if asked.kind == "formula":
        signs = "; @ перемножает матрицы, .T транспонирует" if _has_matrices(asked) else ""
        return "Введи формулу" + (" из этих букв" if asked.variables else "") + signs
    if asked.part.size_asked:
        rows = ", строки через «;» или Enter" if asked.kind == "matrix" else ""
        return f"Введи числа через пробел{rows}"
    shape = asked.shape or ()
    if len(shape) == 2:
        return f"Введи матрицу {shape[0]}×{shape[1]}, строки через «;»"
    if prod(shape) == 1:
        return "Введи целое число" if asked.kind == "integer" else "Введи число"
    if asked.tolerance is not None and asked.tolerance.integer:
        return f"Введи {counted(shape[0], 'целое число', 'целых числа', 'целых чисел')} через пробел"
    return f"Введи {counted(shape[0], 'число', 'числа', 'чисел')} через пробел"


def _has_matrices(asked: AskedPart) -> bool:
    """Whether a formula may multiply matrices, so that their signs must be known."""
    return any(variable.kind == "matrix" for variable in asked.variables)


def _letter(variable: Variable) -> str:
    """What a letter of a formula stands for, and what it is called on the page if that differs."""
    size = "×".join(variable.shape)
    what = {"number": "число", "vector": f"вектор {size}", "matrix": f"матрица {size}", "function": "функция"}
    told = [what[variable.kind or "number"]]
    if variable.tex != variable.name:
        told.insert(0, f"${variable.tex}$")
    if variable.derivative_of:
        told.append(f"производная {variable.derivative_of}")
    return f"`{variable.name}`: {', '.join(told)}" if told else f"`{variable.name}`"


def _sentence(ask: str) -> str:
    """What is asked as a sentence with its own end."""
    ask = ask.strip()
    return ask if ask.endswith((".", "?", "!", ":")) else f"{ask}."


def _marked(lines: list[str]) -> list[tuple[bool, str]]:
    return [(number == 0, line) for number, line in enumerate(lines)]
