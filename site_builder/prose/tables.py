"""Cells of a table that the parser drops, because the head of the table has fewer of them."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from site_builder.prose.places import Lines

_BAR = re.compile(r"(?<!\\)\|")  # the parser takes a bar in code for the end of a cell, too
_CELL = re.compile(r"(?:[^|\n\\]|\\.?){1,40}")
_WORDS = re.compile(r"[^\s|]")


def words_of_lost(text: str, place: int) -> tuple[str, str]:
    """Returns message and hint about a lost cell, whose words begin at `place`."""
    cell = _CELL.match(text, place)
    shown = cell[0].strip() if cell else ""
    return (
        f"the cell '{shown}' is lost: this row has more cells than the head of the table",
        "add a cell to the head, or write \\| for a bar inside a cell",
    )


def lost_cells(lines: Lines, tokens: Sequence[Token]) -> Iterator[int]:
    """Returns the offset in a prose at which the first lost words of each table row begin."""
    columns = 0
    for token in tokens:
        if token.type == "table_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.map and columns:  # a row below the head
            number = token.map[0]
            place = _lost_in(lines.lines[number], columns)
            if place is not None:
                yield lines.begins[number] + place


def _lost_in(row: str, columns: int) -> int | None:
    """Returns where the first words behind so many cells begin in the line of a row, or None."""
    # Only spaces and the marks of quotations stand before a row.
    begin = len(row) - len(row.lstrip(" \t>"))
    bars = [bar.end() for bar in _BAR.finditer(row, begin)]
    if bars and bars[0] == begin + 1:
        bars.pop(0)
    found = _WORDS.search(row, bars[columns - 1]) if len(bars) >= columns else None
    return found.start() if found else None
