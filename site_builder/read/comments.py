"""Comments that may have been meant as text.

YAML ends a text without quotes at ` #` and drops the rest of the line. Authors who want a comment there write
two spaces before the `#`, as linters of YAML demand.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

_BEHIND_A_TEXT = re.compile(r",? (?=#)")  # a comma stands here only between brackets
_BEHIND_A_KEY = re.compile(r"\s*: (?=#)")
_NOTHING = re.compile(r"\s*\Z")
_PLAIN, _BLOCKS = "", ("|", ">")


class Comment(NamedTuple):
    """A comment with its place, both numbers from 1. `is_alone` says that nothing else is on its line."""

    line: int
    column: int
    text: str
    is_alone: bool


def comment_at_text(lines: Sequence[str], value: Any, indent: int | None) -> Comment | None:
    """Returns the comment that may be the rest of a text, or None.

    `value` is the parser's event for the text. `indent` is the number of characters before the field or the
    hyphen; None between brackets. A comment is no part of a text if it is set apart: by two spaces, by
    quotes, or on a line that begins where the field begins.
    """
    end = value.end_mark
    if end.line >= len(lines):
        return None  # an empty value at the end of a file without a line end
    if value.style == _PLAIN:
        is_last = value.value and _NOTHING.match(lines[end.line], end.column)
        return _on_line(lines, end.line + 1, indent) if is_last else _behind(lines, end, _BEHIND_A_TEXT)
    # A block ends where the line behind it begins, unless the file ends first.
    return _on_line(lines, end.line, indent) if value.style in _BLOCKS and end.column == 0 else None


def comment_at_key(lines: Sequence[str], key: Any, value: Any) -> Comment | None:
    """Returns the comment between the key of a text and the text on a later line, or None."""
    is_below = value.style == _PLAIN and value.start_mark.line > key.end_mark.line
    return _behind(lines, key.end_mark, _BEHIND_A_KEY) if is_below else None


def comment_at_bracket(lines: Sequence[str], bracket: Any) -> Comment | None:
    """Returns the comment that may be the first item of a list between brackets, or None."""
    return _behind(lines, bracket.end_mark, _BEHIND_A_TEXT)


def _behind(lines: Sequence[str], end: Any, pattern: re.Pattern[str]) -> Comment | None:
    line = lines[end.line]
    found = pattern.match(line, end.column)
    return Comment(end.line + 1, found.end() + 1, line[found.end() :].rstrip(), False) if found else None


def _on_line(lines: Sequence[str], number: int, indent: int | None) -> Comment | None:
    """Returns a comment that is alone on a line and indented as if it continued the text above."""
    if indent is None or number >= len(lines):
        return None
    text = lines[number].lstrip(" ")
    before = len(lines[number]) - len(text)
    is_found = text.startswith("#") and before > indent
    return Comment(number + 1, before + 1, text.rstrip(), True) if is_found else None
