"""The one small safe language of expressions: conditions and values of problem files, what students type.

    author("0.2 <= abs(1 - 2*eta*mean(x**2)) <= 0.8").holds({"eta": 0.1, "x": array})
    student("2(p-y)x", names={"p": "p", "y": "y", "x": "x"})({"p": 0.5, "y": 1.0, "x": 2.0})
    constant("4/5")

Text becomes tokens (tokens.py), a frozen tree of whitelisted nodes (parse.py, tree.py) and one compiled function
(compile.py), whose helpers are in broadcast.py for authors and in strict.py for students. Whatever the text, only
ExpressionError comes out.
Numpy is imported when the first expression is compiled, not before, and never for `constant`.
"""

from drill.errors import ExpressionError
from drill.expr.expression import Expression, author, show, student
from drill.expr.faults import ShapeMismatch
from drill.expr.latex import name_tex, tex
from drill.expr.number import Read, constant, read_constant
from drill.expr.tree import Node

__all__ = [
    "Expression",
    "ExpressionError",
    "Node",
    "Read",
    "ShapeMismatch",
    "author",
    "constant",
    "name_tex",
    "read_constant",
    "show",
    "student",
    "tex",
]
