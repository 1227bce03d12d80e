"""A lecture can tell of what there was on its day, or say that it came later.

Accepted:

    lecture: {date: 2019-01-17, …}
    bert: {name: BERT, year: 2018, …}
    sec-1: {introduces: [bert], body: BERT reads both sides. GPT-3 came a year later., …}

Refused, with a lecture of 2019:

    bert: {name: BERT, year: 2028, …}
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from site_builder.diagnostics import Diagnostic, Source, warning
from site_builder.model import Date, Entity, Insight, Lecture, Section
from site_builder.resolve import Library, Link

_FIELDS = frozenset(["introduces", "entities", "body", "points", "text"])
# A sentence with one of these speaks of a time behind the lecture.
_LATER = re.compile(
    r"\b(?:after|afterwards?|announced|eventually|followed|future|later|next|now|planned|since|soon|subsequent"
    r"|succeeded|successors?|then|today|until|upcoming|will|would|yet)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b[12]\d{3}\b")
_FEW = 3  # contradictions that may each be a mistake of its own


def told_too_early(library: Library, doubted: set[Source]) -> Iterator[Diagnostic]:
    """Complain of things that a lecture tells of before their year, but for dates `doubted` already."""
    for lecture, uses in _uses(library):
        if lecture.date.source in doubted:
            continue
        late = [use for use in uses.values() if use.is_late and use.year.source not in doubted]
        if len(late) > _FEW and len(late) > len(uses) / 2:
            words = f"{len(late)} things that this lecture tells of came later, such as '{late[0].thing}'"
            yield _early(lecture.date, words, "correct the date of the lecture")
            continue
        for use in late:
            words = (
                f"'{use.thing}' is of {use.year.words}, "
                f"but '{use.where}' in the lecture of {lecture.date.words} tells of it"
            )
            yield _early(use.year, words, "correct the year, or say in that sentence that it came later")


@dataclass(frozen=True, slots=True)
class _Use:
    """A thing that a lecture tells of, as if it were there already, and the record in which it does."""

    thing: str
    year: Date
    where: str
    is_late: bool


def _uses(library: Library) -> Iterator[tuple[Lecture, dict[str, _Use]]]:
    """What each lecture tells of: the first use, or the first that is too early."""
    found: dict[str, dict[str, _Use]] = {lecture.id.id: {} for lecture in library.of(Lecture)}
    ends = {lecture.id.id: lecture.date.last_day for lecture in library.of(Lecture)}
    for link in library.links:
        if link.field not in _FIELDS:
            continue
        thing, part = library.records[link.target], library.records[link.origin]
        if isinstance(thing, Entity) and thing.year and isinstance(part, Section | Insight):
            end, uses = ends[part.lecture.id], found[part.lecture.id]
            is_late = _is_late(thing.year, link, end)
            if is_late or link.target not in uses:
                uses[link.target] = _Use(link.target, thing.year, link.origin, is_late)
    for lecture in library.of(Lecture):
        yield lecture, found[lecture.id.id]


def is_early(library: Library, link: Link) -> bool:
    """Whether a lecture speaks, by this link of its own, of something that came later as if it were there."""
    thing, part = library.records[link.target], library.records[link.origin]
    if link.field not in _FIELDS or not isinstance(part, Section | Insight):
        return False
    lecture = library.records[part.lecture.id]
    if not isinstance(thing, Entity) or not thing.year or not isinstance(lecture, Lecture):
        return False
    return _is_late(thing.year, link, lecture.date.last_day)


def _is_late(year: Date, link: Link, end: date) -> bool:
    return year.first_day > end and not _is_said_later(link, end.year)


def _is_said_later(link: Link, year: int) -> bool:
    """Whether the sentence speaks of a time behind the year of the lecture."""
    return bool(_LATER.search(link.sentence)) or any(int(y) > year for y in _YEAR.findall(link.sentence))


def _early(day: Date, words: str, hint: str) -> Diagnostic:
    return warning(day.source, "told-before-its-year", words, hint, len(day.text))
