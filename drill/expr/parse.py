"""Tokens -> tree, by precedence, in one of two dialects.

Author (problem files): Python's own grammar, cut down; names are taken as they are.
Student (typed answers): products without a sign, functions without brackets, decimal commas, Greek letters; every name
must be declared. What was read otherwise than it may have been meant is kept in `Parsed.notes`, to be told back.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from drill.errors import ExpressionError
from drill.expr import functions, oneline
from drill.expr.functions import Function
from drill.expr.tokens import GREEK, Token, tokenize
from drill.expr.tree import (
    Binary,
    Call,
    Compare,
    Constant,
    IfElse,
    Items,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Slice,
    Subscript,
    Transposed,
)

_SHORTEST_GUESSED = 3
"""Letters of a name for which a function may be suggested."""

MAX_NODES = 400
MAX_DEPTH = 50

# How tightly each sign binds: the larger, the tighter.
_CHOICE, _OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _UNARY, _POWER = range(1, 10)

_BINDS = {
    "if": _CHOICE,
    "or": _OR,
    "and": _AND,
    **dict.fromkeys(("<", "<=", ">", ">=", "==", "!="), _COMPARE),
    **dict.fromkeys("+-", _SUM),
    **dict.fromkeys(("*", "/", "//", "@", "%"), _PRODUCT),
    "^": _POWER,
}

_CLOSING = {"(": ")", "[": "]", "{": "}"}
_OPERAND_STARTS = frozenset("([{√")
_RAISED_TERM = re.compile(r"([+-]?)(\d+)")
_PYTHON_WORDS = frozenset(
    {
        "lambda",
        "for",
        "in",
        "is",
        "import",
        "from",
        "def",
        "class",
        "return",
        "yield",
        "await",
        "async",
        "with",
        "while",
        "try",
        "except",
        "raise",
        "del",
        "global",
        "nonlocal",
        "assert",
        "pass",
        "break",
        "continue",
        "as",
        "None",
        "print",
        "eval",
        "exec",
    }
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, what it needs, and what ought to be told back about how it was read."""

    tree: Node
    names: frozenset[str]
    functions: frozenset[str]
    constants: frozenset[str]
    notes: tuple[str, ...]


def parse_author(text: str, names: frozenset[str] | None) -> Parsed:
    """The tree of a problem file's expression; with `names`, only they are known and they shadow `pi` and `e`."""
    return _Parser(text, tokenize(text, student=False), None if names is None else _Names(names)).whole()


def parse_student(text: str, names: Iterable[str], declared_functions: Iterable[str]) -> Parsed:
    """The tree of a formula or a number as a student types it."""
    return _StudentParser(text, tokenize(text, student=True), _Names(names), _Names(declared_functions)).whole()


class _Names:
    """Declared names, found by every spelling that a student may use: `λ`, `lambda`, `ŷ`, `x₁`."""

    def __init__(self, declared: Iterable[str]) -> None:
        self.declared = tuple(declared)
        self._exact = {canonical(name): name for name in reversed(self.declared)}
        self._exact.update((name, name) for name in self.declared)
        squeezed: dict[str, set[str]] = {}
        for name in self.declared:
            squeezed.setdefault(canonical(name).replace("_", ""), set()).add(name)
        self._squeezed = {short: found.pop() for short, found in squeezed.items() if len(found) == 1}

    def exactly(self, typed: str) -> str | None:
        return self._exact.get(typed) or self._exact.get(canonical(typed))

    def loosely(self, typed: str) -> str | None:
        return self._squeezed.get(canonical(typed).replace("_", ""))

    def __contains__(self, name: str) -> bool:
        return name in self._exact


def canonical(name: str) -> str:
    """One spelling for a name: Greek letters by their names, `lambda` is `lam`, hats `hat`, small digits `_1`."""
    if name.isascii():
        if "lambda" not in name and "epsilon" not in name:
            return name
        parts = name.split("_")
    else:
        spelled, small = [], False
        for char in unicodedata.normalize("NFD", name):
            digit = "₀" <= char <= "₉"
            if digit:
                spelled.append(("" if small else "_") + chr(ord(char) - ord("₀") + ord("0")))
            else:
                spelled.append("hat" if char == "\u0302" else GREEK.get(char, char))
            small = digit
        parts = "".join(spelled).split("_")
    return "_".join({"lambda": "lam", "epsilon": "eps"}.get(part, part) for part in parts)


class _Parser:
    """The author's dialect; the student's below replaces what differs."""

    table = functions.AUTHOR

    def __init__(self, text: str, tokens: list[Token], names: _Names | None) -> None:
        self.text = text
        self.tokens = tokens
        self.position = 0
        self.token = tokens[0]
        self.known = names
        self.depth = 0
        self.nodes = 0
        self.names: set[str] = set()
        self.functions: set[str] = set()
        self.constants: set[str] = set()
        self.notes: dict[str, None] = {}

    def whole(self) -> Parsed:
        if self.token.kind == "end":
            self.fail(self.token, "Пусто: нужно выражение, например 2*(x + 1).")
        tree = self.expression(_CHOICE)
        if self.token.kind != "end":
            self.unexpected()
        return Parsed(
            tree, frozenset(self.names), frozenset(self.functions), frozenset(self.constants), tuple(self.notes)
        )

    # --- moving along

    def fail(self, place: Token | Node, complaint: str) -> NoReturn:
        raise ExpressionError(self.text, place.start, place.end, complaint)

    def advance(self) -> Token:
        token = self.token
        self.position += 1
        self.token = self.tokens[self.position]
        return token

    def at(self, sign: str) -> bool:
        return self.token.kind == "op" and self.token.text == sign

    def close(self, opening: Token) -> Token:
        """The bracket that closes `opening`."""
        wanted = _CLOSING[opening.text]
        if self.at(wanted):
            return self.advance()
        if self.token.kind == "end":
            self.fail(opening, f"Скобка не закрыта: не хватает «{wanted}».")
        if self.token.text in _CLOSING.values():
            self.fail(self.token, f"Скобки разные: открыта «{opening.text}», а закрыта «{self.token.text}».")
        return self.unexpected()

    def made(self, node: Node) -> Node:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.fail(node, f"Слишком сложно: в выражении больше {MAX_NODES} чисел и действий.")
        return node

    def unexpected(self) -> NoReturn:
        token, before = self.token, self.tokens[self.position - 1]
        sign = token.text
        if token.kind == "end":
            self.fail(token, "Выражение оборвано: дальше нужно число, имя или скобка.")
        if sign in {")", "]", "}"}:
            if self.position and before.kind == "op" and before.text not in {")", "]", "}", ".T"}:
                self.fail(token, f"Перед «{sign}» не хватает числа, имени или скобки.")
            self.fail(token, f"Лишняя «{sign}»: такая скобка не открыта.")
        if sign == "=":
            self.fail(token, self.about_equals())
        if sign == ",":
            self.fail(token, self.about_comma())
        if sign == ";":
            self.fail(token, self.about_semicolon())
        if sign == ":":
            self.fail(token, self.about_colon())
        if token.kind in {"number", "name"} or sign in _OPERAND_STARTS:
            if before.text in _PYTHON_WORDS or sign in _PYTHON_WORDS:
                word = sign if sign in _PYTHON_WORDS else before.text
                self.fail(token if word == sign else before, f"Слова «{word}» в выражениях нет.")
            self.fail(token, "Здесь не хватает знака действия, например *.")
        self.fail(token, f"Знак «{token.text}» здесь не к месту: перед ним нужно число, имя или скобка.")

    def about_equals(self) -> str:
        return "Одиночный знак = здесь не нужен: для сравнения напиши ==."

    def about_comma(self) -> str:
        return "Лишняя запятая: у дробных чисел пиши точку (0.5), запятая разделяет аргументы и элементы."

    def about_semicolon(self) -> str:
        return "Точки с запятой в выражениях нет: аргументы и элементы разделяет запятая."

    def about_colon(self) -> str:
        return "Двоеточие бывает только в срезе, W[0:2]; деление пишется знаком /."

    # --- signs, by precedence

    def expression(self, floor: int) -> Node:
        """What stands here, as far as signs bind at least as tightly as `floor`."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(self.token, f"Слишком много вложенных скобок и степеней: больше {MAX_DEPTH}.")
        left = self.prefix(floor)
        while True:
            token = self.token
            if token.kind != "op":
                binds = self.implicit_binding()
            else:
                binds = _BINDS.get(token.text, 0) or self.implicit_binding()
            if not binds or binds < floor:
                break
            left = self.infix(left, token, binds)
        self.depth -= 1
        return left

    def infix(self, left: Node, token: Token, binds: int) -> Node:
        if token.text not in _BINDS or token.kind != "op":
            return self.implicit_product(left)
        sign = self.advance().text
        if binds == _COMPARE:
            ops, operands = [sign], [left, self.expression(_SUM)]
            while self.token.kind == "op" and _BINDS.get(self.token.text) == _COMPARE:
                ops.append(self.advance().text)
                operands.append(self.expression(_SUM))
            return self.made(Compare(tuple(ops), tuple(operands), left.start, operands[-1].end))
        if binds in (_AND, _OR):
            operands = [left, self.expression(binds + 1)]
            while self.at(sign):
                self.advance()
                operands.append(self.expression(binds + 1))
            return self.made(Logic(sign, tuple(operands), left.start, operands[-1].end))
        if binds == _CHOICE:
            condition = self.expression(_OR)
            if not self.at("else"):
                self.fail(self.token, "После if нужно else: a if условие else b.")
            self.advance()
            otherwise = self.expression(_CHOICE)
            return self.made(IfElse(left, condition, otherwise, left.start, otherwise.end))
        right = self.expression(_UNARY if binds == _POWER else binds + 1)
        return self.made(Binary(sign, left, right, False, left.start, right.end))

    def implicit_binding(self) -> int:
        return 0

    def implicit_product(self, left: Node) -> Node:
        return self.unexpected()

    def prefix(self, floor: int) -> Node:
        token = self.token
        if token.kind == "op":
            if token.text == "-":
                self.advance()
                operand = self.expression(_UNARY)
                return self.made(Negative(operand, token.start, operand.end))
            if token.text == "+":
                self.advance()
                operand = self.expression(_UNARY)
                return operand._replace(start=token.start)
            if token.text == "not" and floor <= _NOT:
                self.advance()
                operand = self.expression(_NOT)
                return self.made(Not(operand, token.start, operand.end))
            if token.text == "√":
                self.advance()
                operand = self.expression(_UNARY)
                return self.made(Call("sqrt", (operand,), False, token.start, operand.end))
        return self.postfix(self.atom())

    def raised(self, token: Token) -> Node:
        """The exponent of raised digits, a sum of whole numbers as in `x²⁺¹`."""
        (sign, digits), *more = _RAISED_TERM.findall(token.text)
        exponent: Node = self.made(Number(self.whole_number(digits), token.start, token.end))
        if sign == "-":
            exponent = self.made(Negative(exponent, token.start, token.end))
        for sign, digits in more:
            term = self.made(Number(self.whole_number(digits), token.start, token.end))
            exponent = self.made(Binary(sign, exponent, term, False, token.start, token.end))
        return exponent

    def postfix(self, node: Node) -> Node:
        while True:
            token = self.token
            if token.kind == "superscript":
                self.advance()
                node = self.made(Binary("^", node, self.raised(token), False, node.start, token.end))
            elif token.kind != "op":
                return node
            elif token.text == ".T":
                self.advance()
                node = self.made(Transposed(node, node.start, token.end))
            elif token.text == "^" and self.power_of_t():
                if isinstance(node, Number):
                    self.fail(token, "Транспонируют матрицу, а здесь число.")
                self.advance()
                node = self.made(Transposed(node, node.start, self.advance().end))
            elif token.text == "[" and self.subscripted(node):
                node = self.subscript(node)
            elif token.text == "%" and self.percent(node):
                node = self.made(Binary("/", node, self.made(self.literal("100")), False, node.start, token.end))
                self.advance()
            else:
                return node

    def power_of_t(self) -> bool:
        """Whether `^T` follows and means the transposed matrix: T is not a name of the item."""
        after = self.tokens[self.position + 1]
        if after.kind != "name" or after.text != "T":
            return False
        if self.known is None:
            if self.text[self.token.start] == "*":
                return False
            self.fail(self.token, "Непонятно, степень это или транспонирование: напиши **T или .T.")
        return "T" not in self.known

    def whole_number(self, digits: str) -> int | float:
        return int(digits)

    def literal(self, digits: str) -> Node:
        return Number(int(digits), self.token.start, self.token.end)

    def percent(self, node: Node) -> bool:
        return False

    # --- what signs stand between

    def atom(self) -> Node:
        token = self.token
        if token.kind == "number":
            return self.number()
        if token.kind == "name" or self.at_logical_code():
            return self.named()
        if token.kind == "op" and token.text in _CLOSING:
            return self.bracketed()
        return self.unexpected()

    def at_logical_code(self) -> bool:
        """Whether `and` or `or` is a code here, that of a logical function: right behind == or != it is no sign."""
        return self.token.text in {"and", "or"} and self.tokens[self.position - 1].text in {"==", "!="}

    def number(self) -> Node:
        token = self.advance()
        digits = token.text.replace("−", "-")
        if digits.isdigit():
            if len(digits) > 1 and digits[0] == "0" and digits.strip("0"):
                self.fail(token, "Лишний ноль в начале числа.")
            return self.made(Number(self.whole_number(digits), token.start, token.end))
        return self.made(Number(self.fraction(token, digits), token.start, token.end))

    def fraction(self, token: Token, digits: str) -> float:
        value = float(digits)
        if value == float("inf"):
            self.fail(token, "Слишком большое число.")
        return value

    def named(self) -> Node:
        token = self.advance()
        if self.at("("):
            name = token.text if token.text in self.table else canonical(token.text)
            if name in self.table:
                return self.call(self.table[name], token)
            if self.known is None or token.text in self.known:
                self.fail(token, f"Функции {token.text} нет. {self.nearest_function(token.text)}")
        if token.text in _PYTHON_WORDS and (self.known is None or token.text not in self.known):
            remedy = " Если нужна буква λ, напиши lam." if token.text == "lambda" else ""
            self.fail(token, f"Слова «{token.text}» в выражениях нет.{remedy}")
        name = token.text
        if self.known is not None and name not in self.known:
            name = canonical(name)
        if self.known is not None and name in self.known:
            self.names.add(name)
            return self.made(Name(name, token.start, token.end))
        constant = "pi" if token.text == "π" else token.text
        if constant in functions.CONSTANTS or constant in functions.TRUTHS:
            if constant in functions.CONSTANTS:
                self.constants.add(constant)
            return self.made(Constant(constant, token.start, token.end))
        if self.known is not None:
            self.unknown(token)
        self.names.add(token.text)
        return self.made(Name(token.text, token.start, token.end))

    def unknown(self, token: Token) -> NoReturn:
        name, known = token.text, self.known.declared if self.known else ()
        if name in self.table or canonical(name) in self.table:
            self.fail(token, f"{name} — функция: после неё нужна скобка, {name}(...).")
        guess = _guess(name, known)
        listed = f" Здесь есть: {', '.join(known)}." if known else " Имён здесь нет, только числа."
        self.fail(token, f"Не знаю имени {name}.{guess}{listed}")

    def nearest_function(self, name: str) -> str:
        return _guess(name, self.table).lstrip() or f"Есть такие: {', '.join(sorted(self.table))}."

    def bracketed(self) -> Node:
        if self.at("["):
            return self.items()
        opening = self.advance()
        if opening.text == "{":
            self.fail(opening, "Фигурных скобок в выражениях нет: пиши круглые.")
        return self.group(opening)

    def group(self, opening: Token) -> Node:
        if self.token.kind == "op" and self.token.text in _CLOSING.values():
            self.fail(self.token, "Скобки пустые: внутри нужно выражение.")
        inside = self.expression(_CHOICE)
        closing = self.close(opening)
        return inside._replace(start=opening.start, end=closing.end)

    def items(self) -> Node:
        opening = self.advance()
        entries: list[Node] = []
        while not self.at("]"):
            entries.append(self.expression(_CHOICE))
            if not self.at(","):
                break
            self.advance()
        closing = self.close(opening)
        return self.made(Items(tuple(entries), opening.start, closing.end))

    def subscripted(self, node: Node) -> bool:
        if not isinstance(node, Name | Call | Transposed | Subscript):
            self.fail(self.token, "Индекс ставится после имени, функции или .T; выражение сначала назови.")
        return True

    def subscript(self, node: Node) -> Node:
        opening = self.advance()
        indices = [self.index(opening)]
        while self.at(","):
            self.advance()
            indices.append(self.index(opening))
        closing = self.close(opening)
        return self.made(Subscript(node, tuple(indices), node.start, closing.end))

    def index(self, opening: Token) -> Node:
        start = self.token.start
        bounds: list[Node | None] = [None]
        while not (self.at("]") or self.at(",")):
            if self.at(":"):
                if len(bounds) == 3:
                    self.fail(self.token, "В срезе не больше двух двоеточий.")
                self.advance()
                bounds.append(None)
            elif bounds[-1] is not None:
                self.close(opening)
            else:
                bounds[-1] = self.expression(_CHOICE)
        if len(bounds) == 1:
            if bounds[0] is None:
                self.fail(self.token, "Здесь нужен номер, например x[0].")
            return bounds[0]
        bounds += [None] * (3 - len(bounds))
        return self.made(Slice(bounds[0], bounds[1], bounds[2], start, self.token.start))

    def call(self, function: Function, name: Token) -> Node:
        opening = self.advance()
        arguments: list[Node] = []
        while not self.at(")"):
            arguments.append(self.argument())
            if not self.at(","):
                break
            self.advance()
        closing = self.close(opening)
        self.check_count(function, len(arguments), name.text, name.start, closing.end)
        return self.made(Call(function.name, tuple(arguments), False, name.start, closing.end))

    def argument(self) -> Node:
        argument = self.expression(_CHOICE)
        if self.at("="):
            self.fail(self.token, "Аргументы пишутся без имён: по порядку, через запятую.")
        return argument

    def check_count(self, function: Function, count: int, name: str, start: int, end: int) -> None:
        if function.least <= count <= function.most:
            return
        if function.most == function.least:
            wanted = str(function.least)
        elif function.most == functions.UNBOUNDED:
            wanted = f"хотя бы {function.least}"
        else:
            wanted = f"от {function.least} до {function.most}"
        raise ExpressionError(self.text, start, end, f"У {name} аргументов: {count}, а нужно {wanted}.")


class _StudentParser(_Parser):
    """What differs for students: implicit products, functions without brackets, commas, declared names only."""

    table = functions.STUDENT

    def __init__(self, text: str, tokens: list[Token], names: _Names, declared_functions: _Names) -> None:
        super().__init__(text, tokens, names)
        self.known: _Names = names
        self.callable = declared_functions
        self.in_call = False
        self.decimal: set[int] = set()
        self.divided: set[int] = set()

    def about_equals(self) -> str:
        return "Знак = не нужен: напиши только правую часть (сравнение пишется ==)."

    def about_comma(self) -> str:
        return "Запятая здесь не к месту: десятичная пишется без пробелов, 0,5."

    def about_semicolon(self) -> str:
        return "Точка с запятой разделяет только аргументы функции, здесь она лишняя."

    def about_colon(self) -> str:
        return "Двоеточия в формулах нет: деление пишется знаком /."

    def whole_number(self, digits: str) -> float:
        return float(digits)

    def literal(self, digits: str) -> Node:
        return Number(float(digits), self.token.start, self.token.end)

    # --- numbers

    def number(self) -> Node:
        token, position = self.advance(), self.position
        digits, end = token.text.replace("−", "-"), token.end
        if self.decimal_comma(position) and (not self.in_call or position in self.decimal):
            self.advance()
            after = self.advance()
            digits, end = f"{digits}.{after.text.replace('−', '-')}", after.end
            token = token._replace(end=end)
        return self.made(Number(self.fraction(token, digits), token.start, end))

    def decimal_comma(self, position: int) -> bool:
        """Whether the token there is a comma tight between two whole numbers."""
        token, before = self.tokens[position], self.tokens[position - 1]
        if token.text != "," or position == 0 or before.kind != "number" or not before.text.isdigit():
            return False
        after = self.tokens[position + 1]
        return (
            after.kind == "number"
            and before.end == token.start
            and after.start == token.end
            and after.text[0] != "."
            and "." not in after.text
        )

    def percent(self, node: Node) -> bool:
        if not isinstance(node, Number):
            self.fail(self.token, "Знак % ставится только после числа: 50%.")
        after = self.tokens[self.position + 1]
        if after.kind in {"number", "name"} or (after.kind == "op" and after.text in _OPERAND_STARTS):
            self.fail(self.token, "После % нужен знак действия: 50% * 2.")
        return True

    # --- products without a sign

    def implicit_binding(self) -> int:
        token = self.token
        if token.kind in {"number", "name"} or (token.kind == "op" and token.text in _OPERAND_STARTS):
            return _PRODUCT
        return 0

    def implicit_product(self, left: Node) -> Node:
        token = self.token
        if token.kind == "number":
            self.fail(token, "Перед числом не хватает знака действия, например *.")
        if token.kind == "name" and token.text in {"and", "or", "not", "if", "else"} and token.text not in self.known:
            self.fail(token, f"Слова «{token.text}» в формуле нет: условия здесь перемножают, (x > 0)*(x < 1).")
        right = self.expression(_UNARY)
        if token.text == "[" and not isinstance(right, Compare):
            self.fail(token, "Индексов здесь нет; для произведения возьми круглые скобки.")
        node = self.made(Binary("*", left, right, True, left.start, right.end))
        self.tell_product(left, right, node, token)
        return node

    def tell_product(self, left: Node, right: Node, node: Node, sign: Token) -> None:
        """Notes the products that might have been meant otherwise: 1/2x, 2^3x, sin 2x."""
        if self.doubtful(left, right, sign):
            typed = self.text[node.start : node.end]
            first = oneline.show(left) if isinstance(left, Call) else f"({oneline.show(left)})"
            self.notes[f"«{typed}» прочитано как {first}·{oneline.factor(right)}"] = None

    def doubtful(self, left: Node, right: Node, token: Token) -> bool:
        """Whether the right factor could as well belong to the last sign on the left: a denominator, an exponent."""
        last = self.text[left.end - 1]
        match left:
            case Binary(op="*", implicit=True) if left.start == left.left.start:
                return self.doubtful(left.right, right, token)
            case Binary(op="/" | "//"):
                return left.start == left.left.start
            case Binary(op="^"):
                return not token.spaced and (last.isascii() and last.isalnum())
            case Call():
                return last != ")" and not isinstance(right, Call)
            case _:
                return False

    # --- names and calls

    def named(self) -> Node:
        token = self.advance()
        typed = token.text
        name = self.known.exactly(typed)
        if name is None:
            declared = self.callable.exactly(typed)
            if declared is not None:
                return self.declared_call(declared, token)
            function = self.builtin(typed)
            if function is not None:
                return self.builtin_call(function, token)
            constant = canonical(typed)
            if constant in functions.CONSTANTS or typed.lower() == "pi":
                return self.made(Constant(constant.lower(), token.start, token.end))
            name = self.known.loosely(typed)
        if name is None:
            self.unknown(token)
        self.names.add(name)
        return self.made(Name(name, token.start, token.end))

    def builtin(self, typed: str) -> Function | None:
        return self.table.get(typed) or self.table.get(canonical(typed)) or self.table.get(typed.lower())

    def declared_call(self, name: str, token: Token) -> Node:
        if not self.at("("):
            self.fail(token, f"{token.text} — функция: напиши аргумент в скобках, {token.text}(...).")
        self.functions.add(name)
        arguments, end = self.arguments(Function(name, 1, 1), token)
        return self.made(Call(name, arguments, True, token.start, end))

    def builtin_call(self, function: Function, token: Token) -> Node:
        if token.text.lower() in {"log", "lg"}:
            natural = function.name == "log"
            self.notes[f"{token.text} — {'натуральный' if natural else 'десятичный'} логарифм"] = None
        if self.at("("):
            arguments, end = self.arguments(function, token)
            return self.made(Call(function.name, arguments, False, token.start, end))
        if self.at("^") or self.token.kind == "superscript":
            self.fail(token, f"Степень функции пиши после скобки: {token.text}(x)^2.")
        starts = self.token.kind in {"number", "name"} or (
            self.token.kind == "op" and (self.token.text in _OPERAND_STARTS or self.token.text in "+-")
        )
        if not starts or function.least > 1:
            self.fail(token, f"{token.text} — функция: напиши аргумент в скобках, {token.text}(...).")
        argument = self.expression(_UNARY)
        return self.made(Call(function.name, (argument,), False, token.start, argument.end))

    def arguments(self, function: Function, name: Token) -> tuple[tuple[Node, ...], int]:
        opening = self.advance()
        outside = self.in_call
        self.settle_commas(function, name)
        self.in_call = True
        arguments: list[Node] = []
        while not self.at(")"):
            arguments.append(self.argument())
            self.in_call = True
            if not (self.at(",") or self.at(";")):
                break
            self.advance()
        closing = self.close(opening)
        self.in_call = outside
        self.check_count(function, len(arguments), name.text, name.start, closing.end)
        return tuple(arguments), closing.end

    def settle_commas(self, function: Function, name: Token) -> None:
        """Marks the commas of this call that are decimal: those that fit no other reading."""
        separators, tight, semicolons = 0, [], 0
        level, position = 0, self.position
        while level >= 0 and self.tokens[position].kind != "end":
            token = self.tokens[position]
            if token.kind == "op":
                if token.text in _CLOSING:
                    level += 1
                elif token.text in {")", "]", "}"}:
                    level -= 1
                elif level == 0 and token.text == ";":
                    semicolons += 1
                elif level == 0 and token.text == ",":
                    separators += 1
                    if self.decimal_comma(position):
                        tight.append(position)
            position += 1
        if not tight:
            return
        most = separators + semicolons + 1
        overlap = any(later - earlier == 2 for earlier, later in itertools.pairwise(tight))
        if not overlap and semicolons and function.least <= most - len(tight):
            self.decimal.update(tight)
        elif most > function.most:
            if overlap or most - len(tight) != function.least:
                comma = self.tokens[tight[0]]
                self.fail(comma, f"Запятую здесь можно понять по-разному: аргументы {name.text} раздели знаком «;».")
            self.decimal.update(tight)

    def bracketed(self) -> Node:
        opening = self.advance()
        outside, self.in_call = self.in_call, False
        node = self.group(opening)
        self.in_call = outside
        return node

    def subscripted(self, node: Node) -> bool:
        return False

    def unknown(self, token: Token) -> NoReturn:
        factors = self.split(token.text)
        if factors:
            self.fail(token, f"Не знаю имени {token.text}. Если это произведение, напиши {'*'.join(factors)}.")
        if token.text in {"and", "or", "not", "if", "else"}:
            self.fail(token, f"Слова «{token.text}» в формуле нет: условия здесь перемножают, (x > 0)*(x < 1).")
        known = (*self.known.declared, *self.callable.declared)
        # hardly anybody mistypes `exp` by a letter or two: those were meant as names
        functions_too = self.table if len(token.text) >= _SHORTEST_GUESSED else ()
        guess = _guess(token.text, [*known, *functions_too])
        listed = f" Здесь есть: {', '.join(known)}." if known else " Здесь нужны числа, без букв."
        if self.tokens[self.position].text == "(" and not guess:
            self.fail(token, f"Не знаю функции {token.text}.{listed} Функции: exp, log, sqrt, abs, max, sum и др.")
        power = re.fullmatch(r"(.*[^0-9])([0-9])", token.text)
        if power and power[1] in self.known:
            guess = f" Степень пишется так: {power[1]}^{power[2]}, произведение так: {power[2]}*{power[1]}."
        self.fail(token, f"Не знаю имени {token.text}.{guess}{listed}")

    def split(self, typed: str) -> list[str] | None:
        """The declared names that the typed one is a row of: `xw` is x and w."""
        if len(typed) > 40:
            return None
        rows: dict[int, list[str]] = {0: []}
        for end in range(1, len(typed) + 1):
            for start in range(end):
                if start in rows and end not in rows and typed[start:end] in self.known:
                    rows[end] = [*rows[start], typed[start:end]]
        return rows.get(len(typed))


def _guess(name: str, known: Iterable[str]) -> str:
    """« Может быть, eta?», or nothing."""
    import difflib

    near = difflib.get_close_matches(name, list(known), 1)
    return f" Может быть, {near[0]}?" if near else ""
