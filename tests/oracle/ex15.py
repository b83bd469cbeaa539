"""Judges of exercise 15: exact fractions, parabolas through points, sums written out, recursions run on impulses.

The loss of one observation is a parabola in w, so its slope at w is exactly (L(w + 1) - L(w - 1)) / 2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.oracle.digits import to_digits

Loss = Callable[[Any], Any]


def exact(number: float, kind: type = Fraction) -> Any:
    """A parameter as it is shown: 0.1 is one tenth, not the nearest double."""
    return kind(repr(number))


def loss(p: dict, places: Sequence[int], kind: type = Fraction) -> Loss:
    """The mean squared error over the observations in these places (from 0)."""
    points = [(exact(p["x"][i], kind), exact(p["y"][i], kind)) for i in places]
    return lambda w: sum((y - w * x) ** 2 for x, y in points) / len(points)


def slope(parabola: Loss, w: Any) -> Any:
    """Its derivative at w, by the difference that is exact for a parabola."""
    return (parabola(w + 1) - parabola(w - 1)) / 2


def losses_in_turn(p: dict, steps: int, kind: type = Fraction) -> list[Loss]:
    """The loss that each step sees when the observations take turns in the order given."""
    return [loss(p, [p["order"][k % 2] - 1], kind) for k in range(steps)]


def floats(values: Sequence[Any]) -> list[float]:
    """As plain numbers."""
    return [float(value) for value in values]


@to_digits(40)
def item_15a(p: dict) -> dict:
    """The MSE through three of its points: vertex and curvature of a parabola."""
    mse = loss(p, [0, 1])
    square = (mse(1) + mse(-1)) / 2 - mse(0)
    linear = (mse(1) - mse(-1)) / 2
    return {"w_hat": float(-linear / (2 * square)), "d2": float(2 * square)}


@to_digits(40)
def item_15b(p: dict) -> dict:
    """Closed form: the distance to the vertex is multiplied by 1 - eta H in every step."""
    mse = loss(p, [0, 1])
    curvature = mse(1) + mse(-1) - 2 * mse(0)
    w0, eta = exact(p["w0"]), exact(p["eta"])
    vertex = -slope(mse, Fraction(0)) / curvature
    return {"w": floats([vertex + (1 - eta * curvature) ** t * (w0 - vertex) for t in (1, 2, 3)])}


@to_digits(40)
def item_15c(p: dict) -> dict:
    """A step on one observation takes w the part 2 eta x^2 of the way to that observation's own y/x."""
    w, eta, visited = exact(p["w0"]), exact(p["eta"]), []
    for turn in (0, 1, 0, 1):
        i = p["order"][turn] - 1
        x, y = exact(p["x"][i]), exact(p["y"][i])
        part = 2 * eta * x * x
        w = (1 - part) * w + part * (y / x)
        visited.append(w)
    return {"w": floats(visited)}


@to_digits(40)
def item_15d(p: dict) -> dict:
    """Polyak's heavy ball, which remembers two points and no h."""
    eta, alpha = exact(p["eta"]), exact(p["alpha"])
    before = now = exact(p["w0"])
    path = [now]
    for one in losses_in_turn(p, 2):
        before, now = now, now - eta * slope(one, now) + alpha * (now - before)
        path.append(now)
    return {"h": floats([path[0] - path[1], path[1] - path[2]]), "w": floats(path[1:])}


def torch_nesterov(p: dict) -> tuple[list[Fraction], list[Fraction]]:
    """What torch.optim.SGD(nesterov=True) stores after each step: weights and momentum buffers."""
    eta, alpha = exact(p["eta"]), exact(p["alpha"])
    stored, buffer = [exact(p["w0"])], [Fraction(0)]
    for one in losses_in_turn(p, 2):
        g = slope(one, stored[-1])
        buffer.append(alpha * buffer[-1] + g)
        stored.append(stored[-1] - eta * (g + alpha * buffer[-1]))
    return stored, buffer


@to_digits(40)
def item_15e(p: dict) -> dict:
    """Torch's bookkeeping converted back: w_t = stored_t + alpha eta buffer_t."""
    stored, buffer = torch_nesterov(p)
    factor = exact(p["alpha"]) * exact(p["eta"])
    weights = [w + factor * b for w, b in zip(stored, buffer, strict=True)]
    return {"look": floats(stored[:2]), "w": floats(weights[1:])}


@to_digits(40)
def item_15f(p: dict) -> dict:
    """The running mean of squares as a weighted sum of all squares so far, with 40 digits."""
    eta, alpha = exact(p["eta"], Decimal), exact(p["alpha"], Decimal)
    w, gradients, means, path = exact(p["w0"], Decimal), [], [], []
    for one in losses_in_turn(p, 2, Decimal):
        gradients.append(slope(one, w))
        means.append(sum((1 - alpha) * alpha**age * g * g for age, g in enumerate(reversed(gradients))))
        w -= eta * gradients[-1] / means[-1].sqrt()
        path.append(w)
    return {"v": floats(means), "w": floats(path)}


def weighted_mean(values: Sequence[Decimal], beta: Decimal) -> Decimal:
    """The mean with weights 1, beta, beta^2, ... from the latest value back."""
    weights = [beta**age for age in range(len(values))]
    return sum(a * b for a, b in zip(weights, reversed(values), strict=True)) / sum(weights)


@to_digits(40)
def item_15g(p: dict) -> dict:
    """Corrected moments are weighted means: no correction has to be made where the weights sum to one."""
    eta, beta1, beta2 = (exact(p[name], Decimal) for name in ("eta", "beta1", "beta2"))
    w, gradients, firsts, seconds, path = exact(p["w0"], Decimal), [], [], [], []
    for one in losses_in_turn(p, 2, Decimal):
        gradients.append(slope(one, w))
        firsts.append(weighted_mean(gradients, beta1))
        seconds.append(weighted_mean([g * g for g in gradients], beta2))
        w -= eta * firsts[-1] / seconds[-1].sqrt()
        path.append(w)
    return {"m_hat": floats(firsts), "v_hat": floats(seconds), "w": floats(path)}


@to_digits(40)
def item_15h(p: dict) -> dict:
    """Means and mean squared deviations as weighted sums over everything seen so far."""
    eta, beta1, beta2 = (exact(p[name], Decimal) for name in ("eta", "beta1", "beta2"))
    w, gradients, squares = exact(p["w0"], Decimal), [], []
    means, spreads, path = [], [], []
    for one in losses_in_turn(p, 2, Decimal):
        gradients.append(slope(one, w))
        corrected = weighted_mean(gradients, beta1)
        means.append(corrected * (1 - beta1 ** len(gradients)))
        squares.append((gradients[-1] - means[-1]) ** 2)
        spread = weighted_mean(squares, beta2)
        spreads.append(spread * (1 - beta2 ** len(squares)))
        w -= eta * corrected / spread.sqrt()
        path.append(w)
    return {"m": floats(means), "s": floats(spreads), "w": floats(path)}


def smoothed(gradients: Sequence[Any], beta: Any) -> Any:
    """h_t = beta h_(t-1) + (1 - beta) g_t, run from h_0 = 0."""
    h = 0 * beta
    for g in gradients:
        h = beta * h + (1 - beta) * g
    return h


@to_digits(40)
def item_15i(p: dict) -> dict:
    """The recursion answers a unit impulse at i with the coefficient of g_i, and a row of ones with their sum."""
    t, beta = p["t"], exact(p["beta"])
    impulses = [[int(i == j) for j in range(t)] for i in range(t)]
    return {"coef": floats([smoothed(one, beta) for one in impulses]), "k": float(smoothed([1] * t, beta))}


@to_digits(40)
def formula_15i(v: dict) -> dict:
    """The recursion run t times on the same gradient."""
    return {"h_t": smoothed([v["g"]] * int(v["t"]), v["beta"])}


@to_digits(40)
def item_15j(p: dict) -> dict:
    """The look-ahead form of the page, from which torch's weight is w_t - alpha h_t."""
    eta, alpha = exact(p["eta"]), exact(p["alpha"])
    w, h, stored = exact(p["w0"]), Fraction(0), []
    for one in losses_in_turn(p, 2):
        h = alpha * h + eta * slope(one, w - alpha * h)
        w -= h
        stored.append(w - alpha * h)
    return {"w": floats(stored)}


@to_digits(40)
def formula_15k(v: dict) -> dict:
    """Differences that are exact for parabolas, of one squared error and of a mean taken by a loop."""

    def one(w: float) -> float:
        return (v["y_i"] - w * v["x_i"]) ** 2

    def whole(w: float) -> float:
        errors = [(y - w * x) ** 2 for x, y in zip(v["x"].ravel(), v["y"].ravel(), strict=True)]
        return sum(errors) / len(errors)

    return {"grad_one": slope(one, v["w"]), "grad_full": slope(whole, v["w"])}
