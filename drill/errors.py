"""What can go wrong, each as a Russian sentence that names the place and the remedy.

Only the command line catches `DrillError`, once; any other exception is a bug and shows its traceback.
"""

from __future__ import annotations

import errno
import unicodedata

_REASONS = {
    FileNotFoundError: "такого пути нет",
    PermissionError: "нет прав",
    IsADirectoryError: "это папка, а не файл",
    NotADirectoryError: "на пути к нему файл, а не папка",
}

_WINDOW = 56  # characters of a long text that `ExpressionError.pointer` shows round the place


def reason(error: OSError) -> str:
    """Why the system refused a file, in Russian where it is a usual reason."""
    known = next((said for kind, said in _REASONS.items() if isinstance(error, kind)), None)
    return known or ("на диске нет места" if error.errno == errno.ENOSPC else error.strerror or "ошибка диска")


class DrillError(Exception):
    """The root of everything this program refuses; `str(error)` is a Russian sentence."""

    exit_status = 2


class ExpressionError(DrillError):
    """An expression that cannot be read or has no value: `complaint` about `text[start:end]`."""

    def __init__(self, text: str, start: int, end: int, complaint: str) -> None:
        super().__init__(complaint)
        self.text = text
        self.start = start
        self.end = end
        self.complaint = complaint

    def pointer(self) -> str:
        """Two lines: the text (its line of a longer one, cut when long) and carets under the place."""
        start = max(0, min(self.start, len(self.text)))
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", start)
        last = len(self.text) if last < 0 else last
        end = min(max(self.end, start + 1), max(last, start + 1))
        before, after = "", ""
        if last - first > _WINDOW:
            left = max(first, min(start - _WINDOW // 3, last - _WINDOW))
            before, first = ("…", left) if left > first else ("", first)
            after, last = ("…", first + _WINDOW) if first + _WINDOW < last else ("", last)
            end = min(end, max(last, start + 1))
        shown = before + _printable(self.text[first:last]) + after
        indent = _cells(before + _printable(self.text[first:start]))
        return f"{shown}\n{' ' * indent}{'^' * max(1, _cells(_printable(self.text[start:end])))}"


class ContentError(DrillError):
    """A problem file that is not right: `str` starts with `file:line:`, so that an editor can jump there."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file = file
        self.line = line
        self.message = message


class ContentErrors(DrillError):
    """All that is wrong with one problem file: `faults` in the order of lines, `str` has a line for each."""

    def __init__(self, faults: tuple[ContentError, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def _printable(text: str) -> str:
    """The text with one visible character for each that a terminal would not show or could not encode."""
    return "".join(
        char if char.isprintable() or unicodedata.combining(char) else " " if char.isspace() else "\ufffd"
        for char in text
    )


def _cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
