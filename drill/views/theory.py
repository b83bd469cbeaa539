"""The theory of an exercise on the screen."""

from __future__ import annotations

from drill.theory import Theory
from drill.views.prose import lay
from drill.views.screen import Screen


def theory_lines(theory: Theory, screen: Screen) -> list[str]:
    """Half a page, which exercises come before, where to read on, how to begin."""
    lines = [*lay(f"{theory.exercise}. {theory.title}", screen), ""]
    if theory.text:
        lines += [*lay(theory.text, screen), ""]
    else:
        lines += [*lay("Теории к этому упражнению автор не написал.", screen), ""]
    if theory.after:
        lines += [*lay("Пригодится: " + "; ".join(f"{number}. {title}" for number, title in theory.after), screen), ""]
    if theory.read:
        lines += [*lay("Где читать дальше\n\n" + "\n".join(f"- {place}" for place in theory.read), screen), ""]
    return [*lines, f"Решать: masha drill {theory.exercise}"]
