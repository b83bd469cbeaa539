r"""LaTeX mathematics -> a tree of nodes.

Plain brackets that match become fences too, so that they can grow and a formula is never broken inside them. Errors are
`TexError` and nothing else, whatever the text.
"""

import re
from functools import lru_cache

from drill.tex import commands
from drill.tex.error import TexError
from drill.tex.nodes import (
    Accent,
    Arrow,
    Binomial,
    Boxed,
    Brace,
    Fence,
    Fraction,
    Grid,
    Name,
    Node,
    Number,
    Root,
    Row,
    Scripts,
    Space,
    Styled,
    Symbol,
    Text,
    row,
)

LONGEST = 10_000
DEEPEST = 60
LARGEST = 1_000
"""Characters of a formula, brackets within each other, cells of a grid."""

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[0-9]+(?:\.[0-9]+)?|\s+|.", re.DOTALL)
_ROW_SKIP = re.compile(r"\[-?[0-9.]+(pt|em|ex|mm|cm)\]")
_LETTERS_ONLY = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=4096)
def parse(tex: str) -> Node:
    """The tree of a formula given without its dollars.

    Raises:
        TexError: an unknown command, brackets that do not match, or a text too long or too deep.
    """
    if len(tex) > LONGEST:
        raise TexError(tex, LONGEST, f"Формула слишком длинная: больше {LONGEST} знаков. Раздели её на части.")
    return _Reader(tex).whole()


class _Reader:
    """Reads one formula, token by token."""

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.tokens: list[str] = []
        self.places: list[int] = []
        for match in _TOKEN.finditer(tex):
            self.tokens.append(match.group())
            self.places.append(match.start())
        self.next = 0
        self.depth = 0  # groups and brackets now open, together the depth of the tree

    def whole(self) -> Node:
        node = self.row(())
        if self.next < len(self.tokens):
            raise self.unexpected()
        return node

    # --- tokens

    def peek(self) -> str:
        """The next token that is not blank; "" at the end."""
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            if not token.isspace():
                return token
            self.next += 1
        return ""

    def take(self) -> str:
        token = self.peek()
        self.next += 1
        return token

    def fault(self, complaint: str, token: int | None = None) -> TexError:
        """An error at a token: by default, at the next one."""
        index = self.next if token is None else token
        place = self.places[index] if index < len(self.places) else len(self.tex)
        return TexError(self.tex, place, complaint)

    def unexpected(self) -> TexError:
        token = self.peek()
        if token == "}":
            return self.fault("Лишняя скобка }: пары для неё нет.")
        if token == "&":
            return self.fault("Знак & бывает только внутри \\begin{...}; просто знак пишется \\&.")
        if token == "\\\\":
            return self.fault("Новая строка \\\\ бывает только внутри \\begin{...}.")
        if token == "\\right":
            return self.fault("\\right без своего \\left.")
        return self.fault("\\end без своего \\begin.")

    def expect(self, token: str, complaint: str) -> None:
        if self.peek() != token:
            raise self.fault(complaint)
        self.next += 1

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault(f"Слишком много вложенных скобок: больше {DEEPEST}. Упрости формулу.")

    def word(self, command: str) -> str:
        """The raw text of `{...}`, inner braces balanced, escapes of signs undone."""
        self.peek()
        start = self.next
        self.expect("{", f"После {command} нужна скобка {{.")
        depth = 1
        words: list[str] = []
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            depth += {"{": 1, "}": -1}.get(token, 0)
            if depth == 0:
                return "".join(words)
            if token == "$":
                raise self.fault(f"Знак $ внутри {command}: закрой скобку и пиши формулу снаружи.", self.next - 1)
            if token[0] == "\\" and len(token) > 1:
                if token[1] not in "{}%_&#$ ":
                    raise self.fault(f"Команда {token} внутри {command}: здесь бывают только слова.", self.next - 1)
                token = token[1]
            elif token in "{}":
                continue
            words.append(" " if token == "~" or token.isspace() else token)
        raise self.fault(f"Скобка {{ после {command} не закрыта.", start)

    # --- rows

    def row(self, stops: tuple[str, ...]) -> Node:
        """Items up to one of `stops`, to a token that no row may hold, or to the end."""
        items: list[Node] = []
        openers: list[tuple[int, str]] = []
        self.deeper()
        while True:
            token = self.peek()
            if not token or token in stops or token in ("}", "&", "\\\\", "\\right", "\\end"):
                break
            node = self.scripted()
            if node is None:
                continue
            sign = node.base if isinstance(node, Scripts) else node
            items.append(node)
            if not isinstance(sign, Symbol):
                continue
            if sign.kind == "open" and sign is node:
                openers.append((len(items) - 1, sign.char))
                self.deeper()
            elif sign.kind == "close" and openers:
                start, left = openers.pop()
                self.depth -= 1
                fence = Fence(left, sign.char, row(items[start + 1 : -1]))
                del items[start:]
                if isinstance(node, Scripts):
                    items.append(Scripts(fence, node.sub, node.sup, node.primes, node.limits))
                else:
                    items.append(fence)
        self.depth -= 1 + len(openers)
        return row(items)

    def scripted(self) -> Node | None:
        """An atom with its scripts; None for a command that shows nothing."""
        node = Row(()) if self.peek() in ("_", "^", "'", "’", "′") else self.atom()
        if node is None:
            return None
        sub: Node | None = None
        sup: Node | None = None
        primes = 0
        while (token := self.peek()) in ("_", "^", "'", "’", "′", "\\limits", "\\nolimits"):
            start = self.next
            self.next += 1
            if token == "_":
                if sub is not None:
                    raise self.fault("Два нижних индекса подряд: собери их в одни скобки {}.", start)
                sub = self.argument("_")
            elif token == "^":
                script = self.argument("^")
                if script == Symbol("′", "ord"):
                    primes += 1
                elif sup is not None:
                    raise self.fault("Два верхних индекса подряд: собери их в одни скобки {}.", start)
                else:
                    sup = script
            elif token[0] != "\\":
                primes += 1
        if sub is None and sup is None and not primes:
            return node
        if isinstance(node, Brace) and node.label is None and not primes:
            label, other = (sup, sub) if node.over else (sub, sup)
            if other is None:
                return Brace(node.body, label, node.over)
        return Scripts(node, sub, sup, primes, _has_limits(node))

    def argument(self, command: str) -> Node:
        """`{...}`, or the one atom that follows."""
        token = self.peek()
        if token == "{":
            return self.group()
        if not token or token in ("}", "&", "\\\\", "\\right", "\\end", "_", "^"):
            raise self.fault(f"После {command} чего-то не хватает: напиши {command}{{...}}.")
        if token[0].isdigit() and len(token) > 1:  # TeX takes one digit: x^12 is x^1 2
            self.tokens[self.next], self.places[self.next] = token[1:], self.places[self.next] + 1
            return Number(token[0])
        self.deeper()
        node = self.atom()
        self.depth -= 1
        if node is None:
            raise self.fault(f"После {command} чего-то не хватает: напиши {command}{{...}}.")
        return node

    def group(self) -> Node:
        start = self.next
        self.next += 1
        node = self.row(())
        if self.peek() != "}":
            if self.peek():
                raise self.unexpected()
            raise self.fault("Скобка { не закрыта.", start)
        self.next += 1
        return node

    # --- atoms

    def atom(self) -> Node | None:
        token = self.peek()
        if token == "{":
            node = self.group()
            # as in TeX, braces make a sign an ordinary one: 0{,}5
            return Symbol(node.char, "ord") if isinstance(node, Symbol) else node
        self.next += 1
        if token[0].isdigit():
            return Number(token)
        if token[0] == "\\":
            return self.command(token, token[1:])
        if token == "~":
            return Space(1)
        if token in ("%", "#", "$"):
            raise self.fault(f"Знак {token} в формуле пишется \\{token}.", self.next - 1)
        char, kind = commands.CHARACTERS.get(token, (token, "ord"))
        return Symbol(char, kind)

    def command(self, token: str, name: str) -> Node | None:
        start = self.next - 1
        if name in commands.SYMBOLS:
            return Symbol(*commands.SYMBOLS[name])
        if name in ("frac", "dfrac", "tfrac", "cfrac"):
            top = self.argument(token)
            return Fraction(top, self.argument(token))
        if name in commands.FUNCTIONS:
            return Name(name, limits=False)
        if name in commands.FUNCTIONS_WITH_LIMITS:
            return Name(name, limits=True)
        if name in commands.ACCENTS:
            return Accent(commands.ACCENTS[name], self.argument(token))
        if name in commands.TEXTS:
            return Text(self.word(token))
        if name in commands.SPACES:
            return Space(commands.SPACES[name])
        if name in commands.IGNORED:
            return None
        if name in commands.LONG_ARROWS:
            return Arrow(commands.LONG_ARROWS[name], None, None)
        if name in commands.LABELLED_ARROWS:
            return self.labelled_arrow(token, commands.LABELLED_ARROWS[name])
        if name in commands.ALPHABETS:
            return self.styled(token, commands.ALPHABETS[name])
        reader = getattr(self, f"read_{name}", None)
        if reader is None:
            raise self.fault(_unknown(token), start)
        node: Node = reader(token, start)
        return node

    def optional(self) -> Node | None:
        """`[...]`, if it follows."""
        if self.peek() != "[":
            return None
        start = self.next
        self.next += 1
        node = self.row(("]",))
        if self.peek() != "]":
            raise self.fault("Скобка [ не закрыта.", start)
        self.next += 1
        return node

    def labelled_arrow(self, token: str, head: str) -> Node:
        below = self.optional()
        above = self.argument(token)
        return Arrow(head, None if above == Row(()) else above, below)

    def styled(self, token: str, style: str) -> Node:
        body = self.argument(token)
        letters = "".join(item.char for item in body.items if isinstance(item, Symbol)) if isinstance(body, Row) else ""
        if isinstance(body, Row) and len(letters) == len(body.items) and _LETTERS_ONLY.fullmatch(letters):
            return Text(letters)
        return Styled(style, body) if style else body

    def read_sqrt(self, token: str, start: int) -> Node:
        index = self.optional()
        return Root(self.argument(token), index)

    def read_binom(self, token: str, start: int) -> Node:
        top = self.argument(token)
        return Binomial(top, self.argument(token))

    def read_operatorname(self, token: str, start: int) -> Node:
        limits = self.peek() == "*"
        if limits:
            self.next += 1
        return Name(self.word(token).strip(), limits)

    def read_underbrace(self, token: str, start: int) -> Node:
        return Brace(self.argument(token), None, over=False)

    def read_overbrace(self, token: str, start: int) -> Node:
        return Brace(self.argument(token), None, over=True)

    def read_boxed(self, token: str, start: int) -> Node:
        return Boxed(self.argument(token))

    def read_overset(self, token: str, start: int) -> Node:
        above = self.argument(token)
        return Scripts(self.argument(token), None, above, 0, limits=True)

    read_stackrel = read_overset

    def read_underset(self, token: str, start: int) -> Node:
        below = self.argument(token)
        return Scripts(self.argument(token), below, None, 0, limits=True)

    def read_not(self, token: str, start: int) -> Node:
        sign = self.argument(token)
        if not isinstance(sign, Symbol) or sign.char not in commands.NEGATED:
            raise self.fault("\\not бывает перед =, \\in, \\equiv, \\subset, \\exists, \\le и \\ge.", start)
        return Symbol(commands.NEGATED[sign.char], "rel")

    def read_left(self, token: str, start: int) -> Node:
        left = self.delimiter(token)
        body = self.row(())
        if self.peek() != "\\right":
            if self.peek():
                raise self.unexpected()
            raise self.fault("\\left без своего \\right.", start)
        self.next += 1
        right = self.delimiter("\\right")
        if isinstance(body, Grid) and body.role == "matrix" and not body.left + body.right:
            return Grid("matrix", left, right, body.align, body.rows)
        return Fence(left, right, body)

    def read_middle(self, token: str, start: int) -> Node:
        return Symbol(self.delimiter(token), "rel")

    def delimiter(self, command: str) -> str:
        token = self.peek()
        if token not in commands.DELIMITERS:
            raise self.fault(f"После {command} нужна скобка: ( ) [ ] \\{{ \\}} | \\langle \\rangle или точка.")
        self.next += 1
        return commands.DELIMITERS[token]

    def read_substack(self, token: str, start: int) -> Node:
        self.expect("{", "После \\substack нужна скобка {.")
        return Grid("matrix", "", "", "", self.rows("}", start))

    def read_begin(self, token: str, start: int) -> Node:
        name = self.word(token)
        align = ""
        if name == "array":
            align = "".join(letter for letter in self.word("\\begin{array}") if letter in "lcr")
        if name not in commands.MATRICES and name not in commands.ALIGNED and name != "cases":
            raise self.fault(_unknown_environment(name), start)
        rows = self.rows("\\end", start)
        end = self.next
        if self.word("\\end") != name:
            raise self.fault(f"\\begin{{{name}}} закрыт не своим \\end: нужен \\end{{{name}}}.", end)
        if name == "cases":
            return Grid("cases", "{", "", "l" * max(map(len, rows)), rows)
        if name in commands.ALIGNED:
            return Grid("aligned", "", "", "", rows)
        left, right = commands.MATRICES[name]
        return Grid("matrix", left, right, align, rows)

    def rows(self, end: str, start: int) -> tuple[tuple[Node, ...], ...]:
        r"""Cells parted by & and \\ up to `end`, which is taken; all rows get the same number of cells."""
        rows: list[list[Node]] = [[]]
        while True:
            rows[-1].append(self.row(()))
            separator = self.take()
            if separator == end:
                break
            if separator == "\\\\":
                rest = _ROW_SKIP.match(self.tex, self.places[self.next]) if self.next < len(self.places) else None
                while rest and self.next < len(self.places) and self.places[self.next] < rest.end():
                    self.next += 1
                rows.append([])
            elif separator != "&":
                if separator:
                    self.next -= 1
                    raise self.unexpected()
                raise self.fault("Окружение не закрыто: не хватает \\end{...}.", start)
        if len(rows) > 1 and rows[-1] == [Row(())]:
            rows.pop()
        width = max(map(len, rows))
        if width * len(rows) > LARGEST:
            raise self.fault(f"Таблица слишком большая: больше {LARGEST} клеток.", start)
        return tuple(tuple(cells + [Row(())] * (width - len(cells))) for cells in rows)


def _has_limits(node: Node) -> bool:
    """Whether the scripts of `node` stand above and below it."""
    if isinstance(node, Symbol):
        return node.kind == "bigop" and node.char != "∫"
    return isinstance(node, Brace) or (isinstance(node, Name) and node.limits)


def _unknown(token: str) -> str:
    import difflib  # only a fault needs it

    known = [
        *commands.SYMBOLS, *commands.FUNCTIONS, *commands.FUNCTIONS_WITH_LIMITS, *commands.ACCENTS, *commands.TEXTS,
        *commands.LONG_ARROWS, *commands.LABELLED_ARROWS, *commands.ALPHABETS, *commands.SPACES, "frac", "left",
        "begin", *(name.removeprefix("read_") for name in dir(_Reader) if name.startswith("read_")),
    ]  # fmt: skip
    if token == "\\":
        return "Обратная черта в конце: допиши команду."
    near = difflib.get_close_matches(token[1:], known, 1, cutoff=0.75)
    if near:
        return f"Не знаю команды {token}. Может быть, \\{near[0]}?"
    return f"Не знаю команды {token}. Если это слово, напиши \\text{{{token[1:]}}}."


def _unknown_environment(name: str) -> str:
    known = ", ".join([*commands.MATRICES, "cases", "aligned"])
    return f"Не знаю окружения {name}. Есть: {known}."
