"""What a solver is, read from its source: its arguments and the names it records. Nothing is imported or run.

So a problem file is checked, and an index built, without numpy. A recorder is followed into functions of this
package that it is handed to; where a name cannot be read off (it is not a literal), every name is possible.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

PACKAGE = Path(__file__).parent

_ANY = ".*"

_asked: ContextVar[set[str] | None] = ContextVar("asked", default=None)


@contextmanager
def modules_asked() -> Iterator[set[str]]:
    """Collects the modules that are looked at meanwhile: what a checked file depends on."""
    asked: set[str] = set()
    token = _asked.set(asked)
    try:
        yield asked
    finally:
        _asked.reset(token)


@dataclass(frozen=True, slots=True)
class Names:
    """Names a solver may record: as they are, numbered (`g_1` of the family `g`), or by a pattern."""

    plain: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()

    def __contains__(self, name: str) -> bool:
        if name in self.plain:
            return True
        family, _, number = name.rpartition("_")
        return (family in self.families and number.isdigit()) or any(
            re.fullmatch(pattern, name) for pattern in self.patterns
        )

    def __or__(self, other: Names) -> Names:
        return Names(self.plain | other.plain, self.families | other.families, self.patterns | other.patterns)

    @property
    def listed(self) -> tuple[str, ...]:
        """Names to suggest."""
        return (*sorted(self.plain), *(f"{family}_1" for family in sorted(self.families)))


@dataclass(frozen=True, slots=True)
class Solver:
    """A function of drill/solvers: arguments after the recorder, which of them must be given, what it records."""

    takes: tuple[str, ...]
    needs: tuple[str, ...]
    takes_any: bool
    records: Names


@dataclass(frozen=True, slots=True)
class Module:
    """The functions of a source file, its other names, and where the imported ones come from."""

    name: str
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)

    def callables(self) -> frozenset[str]:
        """Names a problem file may give as an argument."""
        return frozenset(self.functions) | self.others | frozenset(self.imported)


_Visited: TypeAlias = set[tuple[str, str, str]]


def path_of(folder: str, spelled: str, exercise: int) -> tuple[str, str]:
    """Module and function that `descent` or `ex15.descent` means in a file of that exercise."""
    module, _, function = spelled.rpartition(".")
    return f"drill.{folder}.{module or f'ex{exercise:02d}'}", function


def file_of(module: str) -> Path:
    """The source file of a module of this package."""
    return PACKAGE.joinpath(*module.split(".")[1:]).with_suffix(".py")


def broken_line(name: str) -> int | None:
    """The line at which a module's source stops being Python; None where it is Python, or there is no such file."""
    try:
        ast.parse(file_of(name).read_bytes())
    except SyntaxError as error:
        return error.lineno
    except (OSError, ValueError):
        return None
    return None


def module(name: str) -> Module | None:
    """The module of that name; None where there is no such file or it cannot be read."""
    path = file_of(name)
    if (asked := _asked.get()) is not None:
        asked.add(name)
    try:
        stat = path.stat()
        return _module(name, path, stat.st_mtime_ns, stat.st_size)
    except (OSError, SyntaxError, ValueError):
        return None


@lru_cache(maxsize=256)
def _module(name: str, path: Path, _mtime: int, _size: int) -> Module:
    functions: dict[str, ast.FunctionDef] = {}
    others: set[str] = set()
    imported: dict[str, tuple[str, str]] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef():
                functions[node.name] = node
            case ast.ImportFrom(module=str(source), level=0):
                imported.update({alias.asname or alias.name: (source, alias.name) for alias in node.names})
            case ast.Assign():
                others.update(target.id for target in node.targets if isinstance(target, ast.Name))
            case _:
                pass
    return Module(name, functions, frozenset(others), imported)


def solver(module_name: str, function: str) -> Solver | None:
    """The solver of that name; None where there is none."""
    found = module(module_name)
    while found is not None and function not in found.functions and function in found.imported:
        source, function = found.imported[function]
        found = module(source) if source.startswith("drill.") else None
    if found is None or function not in found.functions:
        return None
    node = found.functions[function]
    arguments = node.args
    positional = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    if not positional:
        return None
    with_default = positional[len(positional) - len(arguments.defaults) :] if arguments.defaults else []
    keyword = [argument.arg for argument in arguments.kwonlyargs]
    keyword_default = [name for name, default in zip(keyword, arguments.kw_defaults, strict=True) if default]
    recorder, *takes = positional
    return Solver(
        takes=(*takes, *keyword),
        needs=tuple(name for name in (*takes, *keyword) if name not in {*with_default, *keyword_default}),
        takes_any=arguments.kwarg is not None,
        records=_recorded(found, node, recorder, set()),
    )


def _recorded(home: Module, function: ast.FunctionDef, recorder: str, visited: _Visited) -> Names:
    """The names that `function` records with its argument `recorder`, itself or through what it calls."""
    key = (home.name, function.name, recorder)
    if key in visited:
        return Names()
    visited.add(key)
    names = Names()
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id == recorder:
            names |= _named(node, numbered=len(node.args) > 2 or any(word.arg == "k" for word in node.keywords))
        elif isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == recorder:
            names |= _named(node, numbered=False)
        elif _is_handed(node, recorder):
            names |= _followed(home, node, recorder, visited)
    return names


def _named(call: ast.Call, *, numbered: bool) -> Names:
    """The name that one call of the recorder records."""
    if not call.args:
        return Names()
    literals = _texts(call.args[0])
    if literals is None:
        return Names(patterns=frozenset({_pattern(call.args[0]) + (r"(_\d+)?" if numbered else "")}))
    return Names(families=literals) if numbered else Names(plain=literals)


def _texts(node: ast.expr) -> frozenset[str] | None:
    match node:
        case ast.Constant(value=str(text)):
            return frozenset({text})
        case ast.IfExp():
            body, orelse = _texts(node.body), _texts(node.orelse)
            return None if body is None or orelse is None else body | orelse
        case _:
            return None


def _pattern(node: ast.expr) -> str:
    r"""What a computed name may look like: `f"dL_d{name}"` is `dL_d.+`."""
    match node:
        case ast.JoinedStr():
            return "".join(_pattern(piece) for piece in node.values)
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.FormattedValue():
            return ".+"
        case ast.BinOp(op=ast.Add()):
            return _pattern(node.left) + _pattern(node.right)
        case _:
            return _ANY


def _is_handed(call: ast.Call, recorder: str) -> bool:
    values: Iterable[ast.expr] = (*call.args, *(word.value for word in call.keywords))
    return any(isinstance(value, ast.Name) and value.id == recorder for value in values)


def _followed(home: Module, call: ast.Call, recorder: str, visited: _Visited) -> Names:
    """The names recorded by a function that was handed the recorder; any name where it is not found."""
    unknown = Names(patterns=frozenset({_ANY}))
    if not isinstance(call.func, ast.Name):
        return unknown
    found: Module | None = home
    function = call.func.id
    while found is not None and function not in found.functions and function in found.imported:
        source, function = found.imported[function]
        found = module(source) if source.startswith("drill.") else None
    if found is None or function not in found.functions:
        return unknown
    node = found.functions[function]
    positional = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    for place, value in enumerate(call.args):
        if isinstance(value, ast.Name) and value.id == recorder and place < len(positional):
            return _recorded(found, node, positional[place], visited)
    for word in call.keywords:
        if isinstance(word.value, ast.Name) and word.value.id == recorder and word.arg:
            return _recorded(found, node, word.arg, visited)
    return unknown
