"""Independent judges: the same numbers by other means, one module an exercise."""
