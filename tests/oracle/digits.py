"""Long decimals for judges, without touching the precision of anybody else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import localcontext
from functools import wraps
from typing import Any


def to_digits(digits: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A judge that computes its decimals to so many digits."""

    def made_precise(judge: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(judge)
        def precise(*arguments: Any) -> Any:
            with localcontext() as context:
                context.prec = digits
                return judge(*arguments)

        return precise

    return made_precise
