"""Tree -> one compiled Python function: the tree is walked once, never at an evaluation.

The function takes the mapping of values. Every Python node that is generated carries, as its "line", the number of
the place in the text that it came from: when something goes wrong, the line of the traceback says where, and an
evaluation pays nothing for it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from types import CodeType, TracebackType
from typing import Any, NamedTuple

from drill.expr.functions import CONSTANTS, TRUTHS
from drill.expr.parse import Parsed
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

FILE = "<expression>"

_INLINE: Mapping[str, ast.operator] = {
    "+": ast.Add(),
    "-": ast.Sub(),
    "*": ast.Mult(),
    "/": ast.Div(),
    "//": ast.FloorDiv(),
    "%": ast.Mod(),
}


_NOWHERE = 1  # the line of what cannot go wrong
_FIRST_LINE = 2
_LOAD, _STORE = ast.Load(), ast.Store()


def _at(line: int) -> dict[str, Any]:
    """The attributes of a Python node: its line is a place, its columns say nothing."""
    return {"lineno": line, "col_offset": 0, "end_lineno": line, "end_col_offset": 0}


_ANYWHERE = _at(_NOWHERE)


def _load(name: str) -> ast.expr:
    return ast.Name(id=name, ctx=_LOAD, **_ANYWHERE)


def _literal(value: Any) -> ast.expr:
    return ast.Constant(value=value, **_ANYWHERE)


def _held(name: str, value: ast.expr) -> ast.expr:
    """`(name := value)`."""
    return ast.NamedExpr(target=ast.Name(id=name, ctx=_STORE, **_ANYWHERE), value=value, **_ANYWHERE)


class Place(NamedTuple):
    """Where a computation stands in the text: the sign or function, its operands, and the whole of it."""

    sign: str
    operands: tuple[Node, ...]
    start: int
    end: int


class Compiled(NamedTuple):
    """The function of the values, and what the lines of its code stand for."""

    function: Callable[[Mapping[str, Any]], Any]
    places: tuple[Place, ...]

    def place_of(self, trace: TracebackType | None) -> Place | None:
        """The place that was being computed when an exception with this traceback was raised."""
        code: CodeType = self.function.__code__
        while trace is not None:
            if trace.tb_frame.f_code is code and trace.tb_lineno >= _FIRST_LINE:
                return self.places[trace.tb_lineno - _FIRST_LINE]
            trace = trace.tb_next
        return None


def compile_author(parsed: Parsed, *, shadowable: bool) -> Compiled:
    """Numpy's broadcasting; with `shadowable`, a value named `pi` or `e` takes the place of the constant."""
    return _AuthorCompiler(parsed, shadowable).compiled()


def compile_student(parsed: Parsed) -> Compiled:
    """Strict sizes, floats only."""
    return _StudentCompiler(parsed).compiled()


class _Compiler:
    """What both dialects share: names, places, and the function round the expression."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.places: list[Place] = []
        self.locals: dict[str, str] = {}
        self.helpers: dict[str, Any] = {}
        self.prologue: list[ast.stmt] = []

    def compiled(self) -> Compiled:
        body = self.value(self.parsed.tree)
        taken = ast.arguments(
            posonlyargs=[], args=[ast.arg(arg="values", **_ANYWHERE)], kwonlyargs=[], kw_defaults=[], defaults=[]
        )
        statements = [*self.prologue, ast.Return(value=body, **_ANYWHERE)]
        function = ast.FunctionDef(name="expression", args=taken, body=statements, decorator_list=[], **_ANYWHERE)
        module = ast.Module(body=[function], type_ignores=[])
        scope: dict[str, Any] = {"__builtins__": {}, **self.helpers}
        exec(compile(module, FILE, "exec"), scope)
        return Compiled(scope["expression"], tuple(self.places))

    # --- pieces of Python

    def line(self, node: Node, sign: str, *operands: Node) -> int:
        """A new line of the code that stands for this place of the text."""
        self.places.append(Place(sign, operands, node.start, node.end))
        return len(self.places) - 1 + _FIRST_LINE

    def helper(self, prefix: str, name: str, function: Callable[..., Any]) -> ast.expr:
        """A function of the run time by a name that no local has."""
        known = f"{prefix}{name}" if name.isidentifier() else f"{prefix}{'_'.join(str(ord(char)) for char in name)}"
        self.helpers[known] = function
        return _load(known)

    def call(self, line: int, function: ast.expr, *arguments: ast.expr) -> ast.expr:
        return ast.Call(func=function, args=list(arguments), keywords=[], **_at(line))

    def fetch(self, name: str, node: Node, source: Callable[[int], ast.expr]) -> ast.expr:
        """A local variable that the prologue fills from the values; `source` gets the line of the name."""
        local = self.locals.get(name)
        if local is None:
            local = self.locals[name] = f"v{len(self.locals)}"
            target = ast.Name(id=local, ctx=_STORE, **_ANYWHERE)
            value = source(self.line(node, name))
            self.prologue.append(ast.Assign(targets=[target], value=value, **_ANYWHERE))
        return _load(local)

    def from_values(self, name: str, line: int) -> ast.expr:
        return ast.Subscript(value=_load("values"), slice=_literal(name), ctx=_LOAD, **_at(line))

    # --- the tree

    def value(self, node: Node) -> ast.expr:
        raise NotImplementedError

    def chain(self, node: Binary) -> ast.expr:
        """A row of signs that leans to the left, however long, without recursion along it."""
        spine: list[Binary] = []
        left: Node = node
        while isinstance(left, Binary):
            spine.append(left)
            left = left.left
        found = self.value(left)
        for link in reversed(spine):
            found = self.binary(link, found, self.value(link.right))
        return found

    def binary(self, node: Binary, left: ast.expr, right: ast.expr) -> ast.expr:
        raise NotImplementedError

    def comparison(
        self, node: Compare, table: Mapping[str, Callable[..., Any]], joined: ast.expr, operands: list[ast.expr]
    ) -> ast.expr:
        """A chain of comparisons; what stands between two signs is computed once."""
        found: ast.expr | None = None
        for i, op in enumerate(node.ops):
            left, right = operands[i], operands[i + 1]
            between = f"c{len(self.places)}"
            if i + 1 < len(node.ops) and not isinstance(right, ast.Name | ast.Constant):
                right = _held(between, right)
                operands[i + 1] = _load(between)
            line = self.line(node, op, node.operands[i], node.operands[i + 1])
            link = self.call(line, self.helper("cmp_", op, table[op]), left, right)
            found = link if found is None else self.call(line, joined, found, link)
        assert found is not None
        return found


class _AuthorCompiler(_Compiler):
    def __init__(self, parsed: Parsed, shadowable: bool) -> None:
        super().__init__(parsed)
        from drill.expr import broadcast

        self.runtime = broadcast
        self.shadowable = shadowable
        self.computed = _computed_names(parsed.tree)

    def value(self, node: Node) -> ast.expr:
        match node:
            case Number(value=number):
                return _literal(number)
            case Constant(name=name):
                return self.constant(node, name)
            case Name(name=name):
                return self.name(node, name)
            case Negative(operand=operand):
                line = self.line(node, "-", operand)
                return ast.UnaryOp(op=ast.USub(), operand=self.value(operand), **_at(line))
            case Binary():
                return self.chain(node)
            case Compare(operands=operands):
                joined = self.helper("", "both", self.runtime.both)
                return self.comparison(node, self.runtime.COMPARISONS, joined, [self.value(o) for o in operands])
            case Logic(op=op, operands=operands):
                sign = ast.And() if op == "and" else ast.Or()
                return ast.BoolOp(op=sign, values=list(map(self.condition, operands)), **_ANYWHERE)
            case Not(operand=operand):
                return ast.UnaryOp(op=ast.Not(), operand=self.condition(operand), **_ANYWHERE)
            case IfElse(then=then, condition=condition, otherwise=otherwise):
                return self.choice(self.condition(condition), self.value(then), self.value(otherwise))
            case Call(function=function, arguments=arguments):
                helper = self.helper("f_", function, self.runtime.FUNCTIONS[function])
                return self.call(self.line(node, function, *arguments), helper, *map(self.value, arguments))
            case Transposed(value=value):
                helper = self.helper("", "transposed", self.runtime.transposed)
                return self.call(self.line(node, ".T", value), helper, self.value(value))
            case Subscript(value=value, indices=indices):
                helper = self.helper("", "subscript", self.runtime.subscript)
                line = self.line(node, "[]", value)
                return self.call(line, helper, self.value(value), *map(self.index, indices))
            case Items(entries=entries):
                helper = self.helper("", "items", self.runtime.items)
                return self.call(self.line(node, "[]"), helper, *map(self.value, entries))
            case Slice():
                raise AssertionError("a slice stands only inside a subscript")

    def constant(self, node: Node, name: str) -> ast.expr:
        if name in TRUTHS:
            return _literal(TRUTHS[name])
        if not self.shadowable:
            return _literal(CONSTANTS[name])

        def source(line: int) -> ast.expr:
            given = ast.Compare(left=_literal(name), ops=[ast.In()], comparators=[_load("values")], **_ANYWHERE)
            value = self.choice(given, self.from_values(name, line), _literal(CONSTANTS[name]))
            return self.admitted(value, "number", self.runtime.number_value, line)

        return self.fetch(name, node, source)

    def name(self, node: Node, name: str) -> ast.expr:
        kind, admit = ("any", self.runtime.any_value)
        if name in self.computed:
            kind, admit = ("number", self.runtime.number_value)
        return self.fetch(name, node, lambda line: self.admitted(self.from_values(name, line), kind, admit, line))

    def admitted(self, source: ast.expr, kind: str, admit: Callable[[Any], Any], line: int) -> ast.expr:
        """`held if (held := source).__class__ in PLAIN else admit(held)`: nearly free for plain numbers."""
        self.helpers["PLAIN"] = self.runtime.PLAIN
        of_held = ast.Attribute(value=_held("held", source), attr="__class__", ctx=_LOAD, **_ANYWHERE)
        plain = ast.Compare(left=of_held, ops=[ast.In()], comparators=[_load("PLAIN")], **_ANYWHERE)
        return self.choice(plain, _load("held"), self.call(line, self.helper("admit_", kind, admit), _load("held")))

    def choice(self, test: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.expr:
        return ast.IfExp(test=test, body=then, orelse=otherwise, **_ANYWHERE)

    def condition(self, node: Node) -> ast.expr:
        """The node as a bool."""
        if isinstance(node, Logic | Not):
            return self.value(node)
        return self.call(self.line(node, "if", node), self.helper("", "holds", self.runtime.holds), self.value(node))

    def binary(self, node: Binary, left: ast.expr, right: ast.expr) -> ast.expr:
        line = self.line(node, node.op, node.left, node.right)
        if node.op == "^":
            return self.call(line, self.helper("", "power", self.runtime.power), left, right)
        if node.op == "@":
            return self.call(line, self.helper("", "matmul", self.runtime.matmul), left, right)
        return ast.BinOp(left=left, op=_INLINE[node.op], right=right, **_at(line))

    def index(self, node: Node) -> ast.expr:
        if isinstance(node, Slice):
            bounds = [node.lower, node.upper, node.step]
            # `slice` is the only class that generated code may call
            arguments = [_literal(None) if bound is None else self.whole(bound) for bound in bounds]
            return self.call(self.line(node, ":"), self.helper("", "slice", slice), *arguments)
        return self.whole(node)

    def whole(self, node: Node) -> ast.expr:
        helper = self.helper("", "whole_index", self.runtime.whole_index)
        return self.call(self.line(node, "[]", node), helper, self.value(node))


class _StudentCompiler(_Compiler):
    def __init__(self, parsed: Parsed) -> None:
        super().__init__(parsed)
        from drill.expr import strict

        self.runtime = strict

    def value(self, node: Node) -> ast.expr:
        match node:
            case Number(value=number):
                return _literal(float(number))
            case Constant(name=name):
                return _literal(CONSTANTS[name])
            case Name(name=name):
                admit = self.helper("", "number_value", self.runtime.number_value)
                return self.fetch(name, node, lambda line: self.call(line, admit, self.from_values(name, line)))
            case Negative(operand=operand):
                helper = self.helper("", "negative", self.runtime.negative)
                return self.call(self.line(node, "-", operand), helper, self.value(operand))
            case Binary():
                return self.chain(node)
            case Compare(operands=operands):
                joined = self.helper("", "times", self.runtime.OPERATIONS["*"])
                return self.comparison(node, self.runtime.OPERATIONS, joined, [self.value(o) for o in operands])
            case Call(function=function, arguments=arguments, declared=True):
                helper = self.helper("", "called", self.runtime.called)
                own = self.fetch(function, node, lambda line: self.from_values(function, line))
                return self.call(self.line(node, function, *arguments), helper, own, *map(self.value, arguments))
            case Call(function=function, arguments=arguments):
                helper = self.helper("f_", function, self.runtime.FUNCTIONS[function])
                return self.call(self.line(node, function, *arguments), helper, *map(self.value, arguments))
            case Transposed(value=value):
                helper = self.helper("", "transposed", self.runtime.transposed)
                return self.call(self.line(node, ".T", value), helper, self.value(value))
            case _:
                raise AssertionError(f"{type(node).__name__} is not a student's")

    def binary(self, node: Binary, left: ast.expr, right: ast.expr) -> ast.expr:
        line = self.line(node, node.op, node.left, node.right)
        return self.call(line, self.helper("op_", node.op, self.runtime.OPERATIONS[node.op]), left, right)


def _computed_names(tree: Node) -> frozenset[str]:
    """The names whose values are computed with, and so must not be codes.

    A code may only be compared by == or !=, chosen by if, counted, or be the whole value: Python would repeat a string
    that is multiplied.
    """
    found: set[str] = set()
    waiting: list[tuple[Node, bool]] = [(tree, False)]
    while waiting:
        node, computed = waiting.pop()
        match node:
            case Name(name=name):
                if computed:
                    found.add(name)
            case Compare(ops=ops, operands=operands):
                ordered = any(op not in {"==", "!="} for op in ops)
                waiting.extend((operand, ordered) for operand in operands)
            case IfElse(then=then, condition=condition, otherwise=otherwise):
                waiting.extend([(then, computed), (otherwise, computed), (condition, True)])
            case Logic(operands=operands):
                waiting.extend((operand, True) for operand in operands)
            case Negative(operand=operand) | Not(operand=operand):
                waiting.append((operand, True))
            case Binary(left=left, right=right):
                waiting.extend([(left, True), (right, True)])
            case Call(function=function, arguments=arguments):
                from drill.expr.functions import AUTHOR

                waiting.extend((argument, not AUTHOR[function].codes) for argument in arguments)
            case Subscript(value=value, indices=indices):
                waiting.append((value, computed))
                waiting.extend((index, True) for index in indices)
            case Transposed(value=value):
                waiting.append((value, True))
            case Slice(lower=lower, upper=upper, step=step):
                waiting.extend((bound, True) for bound in (lower, upper, step) if bound is not None)
            case Items(entries=entries):
                waiting.extend((entry, True) for entry in entries)
            case Number() | Constant():
                pass
    return frozenset(found)
