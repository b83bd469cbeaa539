"""Judges of exercise 25: sums written out in fractions, exact differences, autograd of whole losses."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import autograd.numpy as anp
import numpy as np
from autograd import grad

STEP = Fraction(1, 1024)
"""Smaller than any distance of a drawn number from a kink."""


def exact(matrix):
    """The entries as fractions."""
    return [[Fraction(entry) for entry in row] for row in matrix]


def plain(matrix):
    """The entries as floats."""
    return [[float(entry) for entry in row] for row in matrix]


def product(X, W):
    """X W, entry by entry."""
    return [[sum(X[i][j] * W[j][k] for j in range(len(W))) for k in range(len(W[0]))] for i in range(len(X))]


def each(function, *matrices):
    """A function of every entry."""
    return [[function(*entries) for entries in zip(*rows, strict=True)] for rows in zip(*matrices, strict=True)]


def differences(function, at, step=STEP):
    """By every entry of a matrix the central difference quotient: exact for polynomials of degree 2."""
    quotients = [[Fraction(0)] * len(at[0]) for _ in at]
    for i, j in itertools.product(range(len(at)), range(len(at[0]))):

        def moved(by, i=i, j=j):
            other = [list(row) for row in at]
            other[i][j] += by
            return function(other)

        quotients[i][j] = (moved(step) - moved(-step)) / (2 * step)
    return quotients


def paired(Z, d):
    """A loss whose derivative by Z is d: the sum of their products."""
    return sum(z * slope for row, slopes in zip(Z, d, strict=True) for z, slope in zip(row, slopes, strict=True))


def back_through(W, d):
    """dL/dX of the layer X W, at some X, when d = dL/d(X W) comes."""
    anywhere = [[Fraction(i - j, 3) for j in range(len(W))] for i in range(len(d))]
    return differences(lambda X: paired(product(X, W), d), anywhere)


def unit(size):
    """The unit matrix: what comes back to it is the derivative itself."""
    return [[Fraction(i == j) for j in range(size)] for i in range(size)]


def ramp(h):
    """ReLU."""
    return h if h > 0 else 0 * h


def left_slope(h):
    """The slope of ReLU from the left, which is 0 at 0."""
    return (ramp(h) - ramp(h - STEP)) / STEP


def mse(yhat, y):
    """Half the mean of the squared residuals, of two columns."""
    return sum((a[0] - b[0]) * (a[0] - b[0]) for a, b in zip(yhat, y, strict=True)) / (2 * Fraction(len(y)))


def item_25a(p):
    """Sums of products."""
    return {"H1": plain(product(exact(p["X"]), exact(p["W1"])))}


def item_25b(p):
    """What comes back for d, and for the unit matrix."""
    W1 = exact(p["W1"])
    return {"jac": plain(back_through(W1, unit(len(W1[0])))), "d_new": plain(back_through(W1, exact(p["d"])))}


def item_25c(p):
    """Entry by entry."""
    return {"O1": each(lambda h: sorted((0, h))[1], p["H1"])}


def item_25d(p):
    """Slopes from the left; the part of L that an entry of H1 is responsible for."""
    H1, d = exact(p["H1"]), exact(p["d"])
    passed = each(lambda h, slope: (slope * ramp(h) - slope * ramp(h - STEP)) / STEP, H1, d)
    return {"mask": plain(each(left_slope, H1)), "d_new": plain(passed)}


def item_25e(p):
    """Sums of products."""
    return {"yhat": plain(product(exact(p["O1"]), exact(p["W2"])))}


def item_25f(p):
    """What comes back for d, and for 1."""
    W2 = exact(p["W2"])
    return {"jac": plain(back_through(W2, unit(1))), "d_new": plain(back_through(W2, exact(p["d"])))}


def item_25g(p):
    """Fractions."""
    return {"mse": float(mse(exact(p["yhat"]), exact(p["y"])))}


def item_25h(p):
    """Differences of the MSE by every prediction."""
    y = exact(p["y"])
    return {"d": plain(differences(lambda yhat: mse(yhat, y), exact(p["yhat"])))}


def logistic(z):
    """The sigmoid by a hyperbolic tangent."""
    return (1 + math.tanh(z / 2)) / 2


def log_cost(z, y):
    """Logloss by the sigmoid's input, without the sigmoid: ln(1 + e^z) - y z."""
    return anp.log(1 + anp.exp(z)) - y * z


def cost_of_probability(p, y):
    """Minus the logarithm of the probability that the label got."""
    return -anp.log(p if y == 1 else 1 - p)


def item_25j(p):
    """One by one."""
    return {"p": each(logistic, p["yhat"])}


def item_25k(p):
    """Costs by the sigmoid's input."""
    losses = each(lambda z, y: float(log_cost(z, y)), p["yhat"], p["y"])
    return {"losses": losses, "mean": math.fsum(loss for (loss,) in losses) / len(losses)}


def item_25l(p):
    """Autograd of each cost and of the mean; what changes behind the start is found on a net."""
    yhat, y = np.array(p["yhat"], dtype=float), np.array(p["y"], dtype=float)
    by_p = each(lambda z, label: float(grad(cost_of_probability)(logistic(z), label)), p["yhat"], p["y"])
    by_z = each(lambda z, label: float(grad(log_cost)(float(z), label)), p["yhat"], p["y"])
    start = grad(lambda z: anp.mean(log_cost(z, y)))(yhat)
    return {"dl_dp": by_p, "dl_dyhat": by_z, "d": start.tolist(), "rest": what_changes(y)}


def what_changes(y):
    """Which backward formulas give autograd's gradients of the mean logloss on a net of two observations."""
    X, W1 = np.array([[1.0, 2.0], [-1.0, 2.0]]), np.array([[1.0, -1.0], [1.5, 0.25]])
    W2 = np.array([[0.5], [1.0]])
    H1 = X @ W1
    O1 = np.maximum(H1, 0)
    yhat = O1 @ W2
    p = np.vectorize(logistic)(yhat)
    d = grad(lambda z: anp.mean(log_cost(z, y)))(yhat)
    true = (
        grad(lambda V: anp.mean(log_cost(net(X, W1, V), y)))(W2),
        grad(lambda V: anp.mean(log_cost(net(X, V, W2), y)))(W1),
    )
    behind_the_start = {
        "only_the_start_changes": (O1.T @ d, X.T @ ((d @ W2.T) * (H1 > 0))),
        "relu_changes": (O1.T @ d, X.T @ ((d @ W2.T) * (p > 0.5))),
        "weights_gradient_changes": (O1.T @ (d * p * (1 - p)), X.T @ ((d @ W2.T) * (H1 > 0))),
    }
    agree = [key for key, found in behind_the_start.items() if all(map(np.allclose, found, true))]
    return agree[0] if agree else "everything_changes"


def net(X, W1, W2):
    """The net's linear output; autograd gives `where` the slope 0 at 0."""
    H1 = anp.dot(X, W1)
    return anp.dot(anp.where(H1 > 0, H1, 0.0), W2)


def one_step(p, cost):
    """Autograd's gradients of the mean cost by both matrices, and a step against them."""
    X, y = np.array(p["X"], dtype=float), np.array(p["y"], dtype=float)
    W1, W2 = np.array(p["W1"], dtype=float), np.array(p["W2"], dtype=float)
    by_W1 = grad(lambda V: anp.mean(cost(net(X, V, W2), y)))(W1)
    by_W2 = grad(lambda V: anp.mean(cost(net(X, W1, V), y)))(W2)
    found = {"dW1": by_W1, "dW2": by_W2, "W1": W1 - p["gamma"] * by_W1, "W2": W2 - p["gamma"] * by_W2}
    return {name: matrix.tolist() for name, matrix in found.items()}


def item_25i(p):
    """A step down the mean of half squares."""
    return one_step(p, lambda yhat, y: (yhat - y) ** 2 / 2)


def item_25m(p):
    """A step down the mean logloss."""
    return one_step(p, log_cost)


def rows(matrix):
    """A numpy matrix as nested lists."""
    return np.asarray(matrix, dtype=float).tolist()


def formula_25a(v):
    """Sums of products."""
    return {"rule": np.array(product(rows(v["X"]), rows(v["W1"])))}


def formula_25b(v):
    """What comes back to X."""
    return {"rule": np.array(plain(back_through(exact(rows(v["W1"])), exact(rows(v["d"])))))}


def formula_25c(v):
    """Entry by entry."""
    return {"rule": np.array(each(ramp, rows(v["H1"])))}


def formula_25d(v):
    """Slopes from the left, times what came."""
    return {"rule": np.array(plain(each(lambda h, d: left_slope(h) * d, exact(rows(v["H1"])), exact(rows(v["d"])))))}


def formula_25e(v):
    """Sums of products."""
    return {"rule": np.array(product(rows(v["O1"]), rows(v["W2"])))}


def formula_25h(v):
    """Differences of the MSE, exact because it is a square."""
    y = exact(rows(v["y"]))
    return {"rule": np.array(plain(differences(lambda yhat: mse(yhat, y), exact(rows(v["yhat"])))))}


def formula_25j(v):
    """One by one."""
    return {"rule": np.array(each(logistic, rows(v["yhat"])))}


def formula_25k(v):
    """By the probability of the label that came."""
    return {"rule": np.array(each(cost_of_probability, rows(v["p"]), rows(v["y"])))}


def formula_25l(v):
    """Autograd by the probability, and by the input at which the sigmoid has it."""
    p, y = rows(v["p"]), rows(v["y"])

    def by_input(probability, label):
        return grad(log_cost)(math.log(probability / (1 - probability)), label)

    return {
        "rule_dl_dp": np.array(each(grad(cost_of_probability), p, y)),
        "rule_dl_dyhat": np.array(each(by_input, p, y)),
    }
