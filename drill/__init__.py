"""masha: drills the mathematics of neural networks with fresh numbers, checked at once."""

__version__ = "0.1.0"
