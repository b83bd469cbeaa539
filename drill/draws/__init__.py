"""Named generators for parameters that must be drawn together, one module an exercise.

A generator takes a stream and the values drawn so far and returns its parameters by name.
"""
