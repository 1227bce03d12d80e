"""A file that was read before, after an edit: only the records around the change are read again."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from site_builder.diagnostics import Source
from site_builder.model import Record
from site_builder.read.file import Content, read_faultless

# At the left edge only ids, comments and what belongs to the id above it: nothing that ends the document.
_PLAIN = re.compile(rb"(?:[ a-z0-9#][^\n]*|\r?)(?:\n(?:[ a-z0-9#][^\n]*|\r?))*")
_COMMENTS = re.compile(rb"(?:(?:#[^\n]*|\r?)\n)*")
# The places of folded text are looked for as far as into the line behind it.
_FOLDED = re.compile(rb"[ \t]>[-+0-9]*[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)


def read_again(path: str, data: bytes, before: bytes, content: Content) -> Content | None:
    """What a file holds whose bytes were `before` and held `content` without a mistake.

    The same as `read_file` would give, with the records that stayed where they were as they are. None where
    the whole file must be read: where ids come or go, where it holds a single record, or has a mistake now.
    """
    records = content.records
    span = changed_span(before, data, _places(before, content))
    if span is None:
        return None
    first, last, _, old, new = span
    if old.count(b"\n") != new.count(b"\n"):
        last, new = len(records), data[span.begin :]  # all behind it has moved
    made = read_part(path, new, records[first].source.line - 1)
    if made is None or [one.id.id for one in made] != [one.id.id for one in records[first:last]]:
        return None
    return replace(content, records=[*records[:first], *made, *records[last:]])


class Span(NamedTuple):
    """The records of a file, from `first` to before `last`, between which all lies that was changed in it.

    `old` and `new` are the bytes of these records, which `begin` at the same place of the file.
    """

    first: int
    last: int
    begin: int
    old: bytes
    new: bytes


def changed_span(before: bytes, data: bytes, places: Sequence[int]) -> Span | None:
    """What was changed in a file whose records began at `places`; None where that is more than records."""
    if not places:
        return None
    start = _same_at_the_start(before, data)
    after = len(before) - _same_at_the_end(before, data, start)
    first = bisect_right(places, start - 1) - 1
    last = max(bisect_right(places, after - 1), first + 1)
    if first < 0:
        return None
    begin, end = places[first], places[last] if last < len(places) else len(before)
    new = data[begin : end + len(data) - len(before)]
    if last < len(places) and not new.endswith(b"\n"):
        return None
    return Span(first, last, begin, before[begin:end], new)


def _places(data: bytes, content: Content) -> Sequence[int]:
    """Where in the file each record begins; nothing where they are not one below the other at its edge."""
    is_whole = not (content.lost or content.drafts or content.settings)
    return places_of(data, [record.source for record in content.records]) if is_whole else ()


def places_of(data: bytes, sources: Sequence[Source]) -> Sequence[int]:
    """Where in a file without mistakes each record begins, by their `sources`; nothing where that is unsure.

    From one place to the next stands the record alone, for `read_part`.
    """
    lines = [source.line for source in sources]
    if len(lines) < 2 or any(source.column != 1 for source in sources):
        return ()
    begins = [0, *accumulate(len(line) + 1 for line in data.split(b"\n"))]
    places = [begins[line - 1] for line in lines]
    in_order = all(one < other for one, other in pairwise(places))
    return places if in_order and _COMMENTS.fullmatch(data, 0, places[0]) else ()


def read_part(path: str, part: bytes, line: int) -> Sequence[Record] | None:
    """The records in a part of a file that begins behind so many lines; None where that is not sure."""
    if not _PLAIN.fullmatch(part) or _FOLDED.search(part):
        return None
    content = read_faultless(path, b"\n" * line + part)
    return content.records if content else None


def _same_at_the_start(one: bytes, other: bytes) -> int:
    """How many bytes two have in common at their start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_at_the_end(one: bytes, other: bytes, start: int) -> int:
    """How many bytes two have in common at their end, behind `start`."""
    low, high = 0, min(len(one), len(other)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
