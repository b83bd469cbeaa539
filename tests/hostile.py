"""Texts that nobody types, and some that somebody will: spoilt answers, endless brackets, other alphabets, rubbish."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

MOST = 10_000
"""Characters of the longest text."""

TYPED = """
0 1 2 7 10 0.5 ,5 0,5 1e9 1e-3 1e999 -1 −1 ½ √2 ∞ inf nan 1/0 0/0 50% ١٢ ２ x w p y lam λ W X h_1 ŷ σ relu softmax exp
ln lg log sqrt abs sum mean max where outer diag norm sin floor pi e .T ^T @ * / + - ^ ** // % = == < > <= >= ( ) [ ]
{ } | , ; : . ' " $ # & ! ? ~ ` _ __class__ __import__ lambda if else and or not in import eval exec open os.system
x.real x[0] X[::2] f'' 0x10 0b1 1_000 1.000.000 «1» “2” да нет верно ё Ж ъ
"""

PIECES = [*TYPED.split(), " ", "\n", "\t", "\r\n", "\0", "\\", "\u200b", "\u202e", "\ud800", "😀", "\u0301", "\ufeff"]

ENDLESS: tuple[Callable[[int], str], ...] = (
    lambda n: "9" * n,
    lambda n: "0." + "0" * n + "1",
    lambda n: "(" * n,
    lambda n: "(" * (n // 2) + "1" + ")" * (n // 2),
    lambda n: "[" * (n // 2) + "]" * (n // 2),
    lambda n: "-" * n + "1",
    lambda n: "1" + "+1" * (n // 2),
    lambda n: "2" + "^9" * (n // 2),
    lambda n: "9**" * (n // 3) + "9",
    lambda n: "x" * n,
    lambda n: "x" + ".T" * (n // 2),
    lambda n: "sqrt(" * (n // 5) + "2" + ")" * (n // 5),
    lambda n: "1 " * (n // 2),
    lambda n: "1;" * (n // 2),
    lambda n: "1,2;" * (n // 4),
    lambda n: "1\n" * (n // 2),
    lambda n: "1/" * (n // 2) + "3",
    lambda n: "1e" + "9" * n,
    lambda n: "W@" * (n // 2) + "W",
    lambda n: "exp(exp(exp(" * (n // 12) + "9",
    lambda n: "ж" * n,
    lambda n: "w=" * (n // 2),
    lambda n: "%" * n,
    lambda n: "0,5" * (n // 3),
    lambda n: "½" * n,
    lambda n: "x_" + "1" * n,
)


def hostile(seed: int, answers: list[str]) -> Iterator[str]:
    """Texts without end, the same for the same seed; `answers` are right ones, to be spoilt."""
    chance = random.Random(seed)
    while True:
        kind = chance.random()
        if kind < 0.45:
            yield _spoilt(chance.choice(answers), chance)
        elif kind < 0.85:
            yield chance.choice(("", " ")).join(chance.choices(PIECES, k=chance.randint(1, 12)))
        elif kind < 0.98:
            yield "".join(_sign(chance) for _ in range(chance.randint(1, 40)))
        else:
            yield chance.choice(ENDLESS)(chance.choice((50, 500, MOST)))[:MOST]


def _sign(chance: random.Random) -> str:
    """A sign of ASCII, of Russian, or of anything."""
    low, high = chance.choice(((32, 127), (0x400, 0x460), (0, 0x11000)))
    return chr(chance.randrange(low, high))


def _spoilt(answer: str, chance: random.Random) -> str:
    """An answer with a few signs cut out, doubled, exchanged or put in."""
    signs = list(answer)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(signs) + 1)
        match chance.randrange(4):
            case 0 if signs:
                del signs[min(place, len(signs) - 1)]
            case 1:
                signs.insert(place, chance.choice(PIECES))
            case 2 if signs:
                signs[min(place, len(signs) - 1)] = chance.choice(PIECES)
            case _:
                signs[place:place] = signs[: chance.randint(0, len(signs))]
    return "".join(signs)[:MOST]
