"""Solvers, one module an exercise: the order of the formulas and the names of what comes out.

A solver takes a recorder and the parameters by name. It names every value it computes and goes on with what the
recorder returns; it neither rounds nor writes text.
"""
