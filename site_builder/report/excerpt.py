"""The line that a complaint is about, cut to a width, with a caret that stands under its words.

Columns of a `Source` count characters; a terminal counts cells. A wide character (漢) fills two, a combining
one (U+0301) none, so carets are measured in cells.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.cells import cell_len

from site_builder.diagnostics import Source
from site_builder.disk.project_files import TEXT_BYTES, RefusedFileError, read_bytes
from site_builder.report.harmless import harmless

# YAML ends lines at a lone carriage return as well; parsers of HTML count line feeds only.
_LINE_ENDS: Mapping[str, re.Pattern[str]] = {
    ".yml": re.compile(r"\r\n|\n|\r"),
    ".yaml": re.compile(r"\r\n|\n|\r"),
}
_LINE_FEED = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as shown; the caret's place and length in cells of the terminal."""

    line: str
    begin: int
    length: int

    @property
    def caret(self) -> str:
        return " " * self.begin + "^" * self.length


@dataclass(frozen=True)
class Lines:
    """The lines of the files below a folder, each file read once. Files outside it have no lines."""

    root: Path
    _read: dict[str, Sequence[str]] = field(default_factory=dict)

    def at(self, source: Source) -> str:
        """The line of a place; "" when there is none."""
        if source.path not in self._read:
            self._read[source.path] = self._lines(source.path)
        lines = self._read[source.path]
        return lines[source.line - 1] if source.line <= len(lines) else ""

    def _lines(self, path: str) -> Sequence[str]:
        try:
            text = read_bytes(self.root, path, TEXT_BYTES).decode("utf-8-sig", "replace")
        except (RefusedFileError, ValueError):  # or the path holds a zero byte
            return ()
        return _LINE_ENDS.get(Path(path).suffix, _LINE_FEED).split(text)


def excerpt(line: str, column: int, length: int, width: int) -> Excerpt | None:
    """The part of a line around a column, at most `width` cells wide; None when the line is blank.

    `column` counts characters from 1, `length` characters (0 when no exact words are meant).
    """
    line = line.rstrip("\r")
    if not line.strip():
        return None
    place = min(max(column - 1, 0), len(line))
    # A file without line breaks may be one line of megabytes; more than this is never shown.
    near = max(0, place - width)
    before, after = harmless(line[near:place]), harmless(line[place : place + width])
    left, right = _cut(before, after, width, near > 0, len(line) > place + width)
    begin = cell_len(left)
    filled = cell_len(after[: max(length, 1)])
    return Excerpt(left + right, begin, max(1, min(filled, cell_len(right))))


def _cut(before: str, after: str, width: int, more_before: bool, more_after: bool) -> tuple[str, str]:
    """Both sides of a place, so that together they fill at most `width` cells; cuts are marked by "…"."""
    if not more_before and not more_after and cell_len(before) + cell_len(after) <= width:
        return before, after
    right = _opening(after, max(width * 2 // 3, width - cell_len(before) - 2 * more_before), more_after)
    left = _opening(before[::-1], width - cell_len(right), more_before)[::-1]
    return _without_stray_marks(left), right


def _opening(text: str, width: int, more: bool) -> str:
    """The opening of a text, with "… " or " …" in it when there is more."""
    if not more and cell_len(text) <= width:
        return text
    kept: list[str] = []
    filled = 0
    for character in text:
        filled += cell_len(character)
        if filled > width - 2:
            break
        kept.append(character)
    return "".join(kept) + " …"


def _without_stray_marks(left: str) -> str:
    """A combining character does not stand without its letter."""
    if not left.startswith("… "):
        return left
    rest = left[2:]
    while rest and unicodedata.combining(rest[0]):
        rest = rest[1:]
    return "… " + rest
