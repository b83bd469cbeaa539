"""The page of `masha doctor`."""

from __future__ import annotations

from drill import tex
from drill.health import Health
from drill.views.screen import Screen

SAMPLE = r"\nabla L(w_t) \cdot \hat{y}^2 \le \sqrt{x_{ij}}, \quad w_3^{t-1} \in \mathbb{R}"
"""A formula with what fonts lack first: raised and lowered letters, hats, roots."""

GLYPHS = (("full", "всё"), ("basic", "без букв в индексах"), ("ascii", "без Юникода"))


def doctor_lines(health: Health, screen: Screen) -> list[str]:
    """Versions, folders, the journal, the tasks, and one line in each glyph set."""
    lines = [", ".join(f"{name} {version}" for name, version in health.versions), ""]
    lines += [f"{name}: {folder}" for name, folder in health.folders]
    lines += ["", _sentence(health.journal)]
    lines.append(f"Листочков: {health.sheets}, пунктов: {health.items}.")
    lines += [*health.faults, *(["Все ошибки в файлах покажет masha lint."] if health.faults else [])]
    lines += ["", f"Знаки сейчас: {screen.glyphs}, кодировка {health.encoding or 'неизвестна'}, ширина {screen.width}."]
    for glyphs, what in GLYPHS:
        lines.append(f"  {glyphs:<6} {tex.line(SAMPLE, glyphs)}   ({what})")
    return [*lines, "Если вместо знаков квадраты, выбери другой набор: MASHA_GLYPHS=basic masha list"]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
