"""Randomness that is the same on every machine for ever.

A stream is `random.Random` seeded with the first 8 bytes of a SHA-256; of it only `random()` is used, the one
method whose sequence Python promises to keep. Integers, choices and shuffles are built here from it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Stream:
    """Numbers drawn from a name such as `15b|7|x|1`."""

    __slots__ = ("random",)

    def __init__(self, name: str) -> None:
        from hashlib import sha256  # four milliseconds that the book's own numbers have no use for

        digest = sha256(name.encode()).digest()
        self.random = random.Random(int.from_bytes(digest[:8], "big")).random  # -> [0, 1)

    def below(self, n: int) -> int:
        """A whole number 0 ... n - 1, each as likely."""
        return int(self.random() * n)

    def integer(self, low: int, high: int) -> int:
        """A whole number low ... high, both ends included."""
        return low + self.below(high - low + 1)

    def pick(self, options: Sequence[T], weights: Sequence[float] = ()) -> T:
        """One of the options, as likely as the weights say (all alike without them)."""
        if not weights:
            return options[self.below(len(options))]
        point = self.random() * sum(weights)
        for option, weight in zip(options, weights, strict=True):
            point -= weight
            if point < 0:
                return option
        return options[-1]

    def sample(self, options: Sequence[T], count: int) -> list[T]:
        """`count` different places of `options`, in random order. ValueError if there are fewer."""
        pool = list(options)
        if count > len(pool):
            raise ValueError(f"{count} of {len(pool)}")
        for i in range(count):
            j = i + self.below(len(pool) - i)
            pool[i], pool[j] = pool[j], pool[i]
        return pool[:count]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All options in random order."""
        return self.sample(options, len(options))

    def uniform(self, low: float, high: float) -> float:
        """A number between low and high."""
        return low + (high - low) * self.random()
