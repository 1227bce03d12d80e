"""A lecture can tell of what there was on its day, or say that it came later.

Accepted:

    lecture: {date: 2019-01-17, …}
    bert: {name: BERT, year: 2018, …}
    sec-1: {introduces: [bert], body: BERT reads both sides. GPT-3 came a year later., …}

Refused, with a lecture of 2019:

    bert: {name: BERT, year: 2028, …}
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.diagnostics import Diagnostic, Source, warning
from site_builder.model import Date, Entity, Insight, Lecture, LecturePart, Section
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
        end = lecture.date.last_day
        late = [use for use in uses.values() if use.year.first_day > end and use.year.source not in doubted]
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
    """A thing that a lecture tells of, and the id of the record in which it first does."""

    thing: str
    year: Date
    where: str


def _uses(library: Library) -> Iterator[tuple[Lecture, dict[str, _Use]]]:
    found: defaultdict[str, dict[str, _Use]] = defaultdict(dict)
    for link in library.links:
        entity, part = library.records.get(link.target), library.records.get(link.origin)
        if not isinstance(entity, Entity) or not isinstance(part, Section | Insight) or not entity.year:
            continue
        if link.field in _FIELDS and not _is_said_later(link, part, library):
            use = _Use(link.target, entity.year, link.origin)
            found[part.lecture.id].setdefault(link.target, use)
    for lecture in library.of(Lecture):
        yield lecture, found[lecture.id.id]


def _is_said_later(link: Link, part: LecturePart, library: Library) -> bool:
    lecture = library.records.get(part.lecture.id)
    if not link.sentence or not isinstance(lecture, Lecture):
        return False
    years = map(int, _YEAR.findall(link.sentence))
    return bool(_LATER.search(link.sentence)) or any(year > lecture.date.year for year in years)


def _early(day: Date, words: str, hint: str) -> Diagnostic:
    return warning(day.source, "told-before-its-year", words, hint, len(day.text))
