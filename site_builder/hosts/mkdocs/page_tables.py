"""Cells of tables in hand-written pages that Python-Markdown drops."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.structure.files import File

from site_builder.diagnostics import Diagnostic, error
from site_builder.hosts.mkdocs.page_filter import place_in_page, text_of, without_code
from site_builder.prose import words_of_lost

_RULE = re.compile(r"\|?(?: *:?-+:? *\|)* *:?-+:? *\|?")  # between the head of a table and its rows
_BAR = re.compile(r"(?<!\\)\|")
_AROUND = " \t>\r"  # marks of quotations and indents, which stand before a row
_ABOVE = ("#", "!!!", "???", "===")  # what a table may follow without an empty line between
_TAG = re.compile(r"<[^>]*>")


def lost_cells(file: File, made: str, root: Path) -> list[Diagnostic]:
    """Reports the first lost cell of each table row of a page. `made` is the HTML of the page."""
    text = text_of(file)
    places = [*_lost_in(text, without_code(text))] if "|" in text else []
    shown = html.unescape(_TAG.sub("", made)) if places else ""
    # A row that readers see as it was written is no row of a table.
    return [
        error(place_in_page(file, root, text, place), "table-cell-lost", *words_of_lost(text, place))
        for row, place in places
        if row not in shown
    ]


def _lost_in(text: str, masked: str) -> Iterator[tuple[str, int]]:
    """Returns each row that is too long, and where its first lost words begin. In `masked` no bar is code."""
    columns = begin = 0
    above = head = ""
    for line in masked.split("\n"):
        row = line.strip(_AROUND)
        whole = text[begin : begin + len(line)]
        if not row:
            columns = 0
        elif columns:
            place = _behind(line, whole, columns, "|" in (head[0], head[-1]))
            if place is not None:
                yield whole.strip(_AROUND), begin + place
        elif _begins_table(above, head, row):
            columns = _cells(head)
        if not columns:
            above, head = head, row
        begin += len(line) + 1


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
    found = re.compile(r"[^\s|]").search(line, bars[columns - 1]) if len(bars) >= columns else None
    return found.start() if found else None
