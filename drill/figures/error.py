"""What can be wrong with the arguments of a picture."""

from __future__ import annotations

from drill.errors import DrillError


class FigureError(DrillError):
    """Arguments that do not belong together: a Russian sentence for the author."""
