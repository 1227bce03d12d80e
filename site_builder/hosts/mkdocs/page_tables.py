"""Cells of tables in hand-written pages that Python-Markdown drops."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.files import File

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.hosts.mkdocs.page_filter import path_of, text_of, without_code
from site_builder.prose import words_of_lost

_RULE = re.compile(r"\|?(?: *:?-+:? *\|)* *:?-+:? *\|?")  # between the head of a table and its rows
_BAR = re.compile(r"(?<!\\)\|")
_AROUND = " \t>\r"  # marks of quotations and indents, which stand before a row
_ABOVE = ("#", "!!!", "???", "===")  # what a table may follow without an empty line between
_WORDS = re.compile(r"[^\s|]")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class _LongRow:
    """A row with more cells than the head. Its first lost words begin at `place`, a number from 0."""

    line: int
    text: str
    place: int


def lost_cells(file: File, made: str, root: Path) -> list[Diagnostic]:
    """Reports the first lost cell of each table row of a page. `made` is the HTML of the page."""
    text = text_of(file)
    rows = [*_long_rows(text, without_code(text))] if "|" in text else []
    # A line that readers see as it was written is no row of a table.
    shown = {line.strip() for line in html.unescape(_TAG.sub("", made)).split("\n")} if rows else set()
    path = path_of(file, root)
    return [
        error(Source(path, row.line, row.place + 1), "table-cell-lost", *words_of_lost(row.text, row.place))
        for row in rows
        if row.text.strip(_AROUND) not in shown
    ]


def _long_rows(text: str, masked: str) -> Iterator[_LongRow]:
    """Returns the rows that lose words. In `masked`, which is `text` without code, no bar is part of code."""
    columns = 0
    above = head = ""
    for number, (line, written) in enumerate(zip(masked.split("\n"), text.split("\n"), strict=True), 1):
        row = line.strip(_AROUND)
        if not row:
            columns = 0
        elif columns:
            place = _behind(line, written, columns, "|" in (head[0], head[-1]))
            if place is not None:
                yield _LongRow(number, written, place)
        elif _begins_table(above, head, row):
            columns = _cells(head)
        if not columns:
            above, head = head, row


def _begins_table(above: str, head: str, rule: str) -> bool:
    is_first = not above or above.startswith(_ABOVE)
    return is_first and "|" in head and bool(_RULE.fullmatch(rule)) and _cells(rule) == _cells(head)


def _cells(row: str) -> int:
    return len(_BAR.split(row.removeprefix("|").removesuffix("|")))


def _behind(masked: str, line: str, columns: int, has_border: bool) -> int | None:
    """Returns where in a line the first words behind so many cells begin, or None."""
    begin = len(masked) - len(masked.lstrip(_AROUND))
    bars = [bar.end() for bar in _BAR.finditer(masked, begin)]
    if has_border and bars and bars[0] == begin + 1:
        bars.pop(0)
    found = _WORDS.search(line, bars[columns - 1]) if len(bars) >= columns else None
    return found.start() if found else None
