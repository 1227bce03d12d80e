"""A long list in portions, each with bounds of its own: where one grows, none of the others moves.

Names are divided along a tree that is the same for every library: a range of letters that holds too many is
cut at a place that depends on the range alone, and again, until nothing is too large. So a new name can only
divide the portion that it comes into, and the first half keeps its `start`, of which addresses are made.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.model import date_words
from site_builder.render.exports.words import key

_LAST = 0x10FFFF  # of all signs
_LETTERS, _DIGITS = (ord("a"), ord("z")), (ord("0"), ord("9"))
_END = "\0"  # of a name; behind it stands the id, so that no two rows are the same
_TO = "\N{EN DASH}"
_PLAIN = re.compile(r"[a-z0-9-]")
# How much of a day such as 2018-10-11 a portion may have in common: century, decade, year, month, day.
_TIMES = (2, 3, 4, 7, 10)


@dataclass(frozen=True, slots=True)
class Portion:
    """Rows that follow each other, by their ids.

    `start` is where they begin, in signs that an address may have; `title` is from where to where they go,
    such as "Ba to Be" in short; `group` is the larger range to which they belong, such as "B".
    """

    start: str
    title: str
    group: str
    ids: tuple[str, ...]


def by_name(names: Iterable[tuple[str, str]], most: int) -> list[Portion]:
    """Divide records, given as (id, name), along the alphabet, at most so many in each portion."""
    rows = sorted((f"{key(name)}{_END}{record}", record) for record, name in names)
    return [*_along_letters([row for row, _ in rows], [record for _, record in rows], most)]


def by_day(days: Iterable[tuple[str, str]], most: int) -> list[Portion]:
    """Divide records, given as (id, day such as 2018-10-11), in their order, which is that of the days."""
    return [*_along_time([(day, record) for record, day in days], 0, most)]


def _along_letters(rows: Sequence[str], ids: Sequence[str], most: int) -> Iterator[Portion]:
    # Rows from `begin` to `end` share `prefix`, and behind it have a sign from `low` to `high`.
    waiting = [(0, len(rows), "", 0, _LAST)]
    while waiting:
        begin, end, prefix, low, high = waiting.pop()
        if end - begin <= most:
            if begin < end:
                title = _from_to(rows[begin], rows[end - 1], prefix, (low, high) == (0, _LAST))
                start = f"{prefix}{chr(low) if low else ''}".rstrip(_END)
                group = _spoken(prefix[:1]) if prefix else title
                yield Portion(_in_address(start), title, group, tuple(ids[begin:end]))
        elif low == high:
            waiting.append((begin, end, prefix + chr(low), 0, _LAST))
        else:
            cut = _cut(low, high)
            middle = bisect_left(rows, prefix + chr(cut), begin, end)
            waiting += [(middle, end, prefix, cut, high), (begin, middle, prefix, low, cut - 1)]


def _cut(low: int, high: int) -> int:
    """The sign with which the second half of a range begins: in the middle of its letters, or its digits."""
    for least, most in (_LETTERS, _DIGITS):
        first, last = max(low, least), min(high, most)
        if first < last:
            return (first + last + 1) // 2
        if first == last:
            return first if low < first else last + 1
    return (low + high + 1) // 2


def _from_to(first: str, last: str, prefix: str, is_all_of_it: bool) -> str:
    if is_all_of_it and prefix:
        return _spoken(prefix)
    ends = [_spoken(row[: len(prefix) + 1]) for row in (first, last)]
    return _TO.join(dict.fromkeys(ends))


def _spoken(letters: str) -> str:
    words = letters.replace(_END, " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or "#"


def _in_address(start: str) -> str:
    signs = (sign if _PLAIN.match(sign) else f"_{ord(sign):06x}" for sign in start.replace(_END, "-"))
    return "".join(signs)


def _along_time(rows: Sequence[tuple[str, str]], level: int, most: int) -> Iterator[Portion]:
    for time, some in groupby(rows, key=lambda row: row[0][: _TIMES[level]]):
        found = [*some]
        ids = tuple(record for _, record in found)
        start = f"{time:0<4}"
        if len(found) <= most:
            yield Portion(start, _time_in_words(time), _time_in_words(time[:3]), ids)
        elif level + 1 < len(_TIMES):
            yield from _along_time(found, level + 1, most)
        else:
            for part in by_name(((record, record) for record in ids), most):
                title = f"{_time_in_words(time)}, {part.title}"
                yield Portion(f"{start}-{part.start}", title, _time_in_words(time[:3]), part.ids)


def _time_in_words(time: str) -> str:
    return date_words(time) if len(time) >= 4 else f"{time:0<4}{_TO}{time:9<4}"
