"""Dates must not contradict each other, as far as each is known: `2018` may mean any day of that year.

Accepted:

    bert: {name: BERT, year: 2018, sources: [src-devlin-2018], …}
    date-bert: {date: 2018-10-11, entities: [bert], …}

Refused:

    bert: {name: BERT, year: 2028, …}       # and the lecture of 2019 introduces it
    date-bert: {date: 1918-10-11, entities: [bert], …}
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from site_builder.checks.telling import told_too_early
from site_builder.diagnostics import Diagnostic, Source, warning
from site_builder.model import Date, Entity, Event, Lecture, Ref, SourceRecord
from site_builder.resolve import Library

FIRST_YEAR, LAST_YEAR = 1000, 2199
GAP = 40  # years without any date, behind the latest lecture: what is later still is a slip of the fingers
MANY = 50  # of so many dates, one may be such a slip
SLACK = 3  # years by which a thing may follow what rests on it: first the paper, then the program
# Relations to something that was there before.
_RESTS_ON = {"builds_on": "builds on", "improves_on": "improves on", "variant_of": "is a variant of"}
# Sources that go on being written; their year is that in which they began.
_LIVING = ("database", "documentation", "encyclopedia", "page", "reference", "repository", "site", "wiki")


def check_dates(library: Library) -> Iterator[Diagnostic]:
    """Complain of years that cannot be, and of dates that cannot be true together; of each date once."""
    doubted: set[Source] = set()
    for check in (_out_of_range, told_too_early, _older_sources, _relations, _events):
        found = [*check(library, doubted)]
        doubted |= {diagnostic.source for diagnostic in found}
        yield from found


def _out_of_range(library: Library, doubted: set[Source]) -> Iterator[Diagnostic]:
    days = sorted(_dates(library), key=lambda day: day.text)
    for day in days:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield _strange(day, f"the year {day.text[:4]} is not between {FIRST_YEAR} and {LAST_YEAR}")
    known = [day for day in days if FIRST_YEAR <= day.year <= LAST_YEAR]
    lectures = [lecture.date.year for lecture in library.of(Lecture) if lecture.date.year >= FIRST_YEAR]
    for number, (before, day) in enumerate(pairwise(known), 1):
        beyond = known[number:]
        # Many that lie far behind say that the lecture is the one to be doubted.
        if lectures and before.year >= max(lectures) and day.year > before.year + GAP:
            if len(beyond) <= max(len(known) // MANY, 1):
                words = f"behind the lecture and all dates up to {before.year}"
                yield from (_strange(late, f"the year {late.year} is far {words}") for late in beyond)
            return


def _dates(library: Library) -> Iterator[Date]:
    yield from (lecture.date for lecture in library.of(Lecture))
    yield from (event.date for event in library.of(Event))
    yield from (entity.year for entity in library.of(Entity) if entity.year)
    yield from (source.year for source in library.of(SourceRecord) if source.year)


def _strange(day: Date, words: str) -> Diagnostic:
    return warning(day.source, "year-out-of-range", words, "correct the year", len(day.text))


def _older_sources(library: Library, doubted: set[Source]) -> Iterator[Diagnostic]:
    """Things, events and relations of which all their sources are too old to tell."""
    dated: list[tuple[Date, Sequence[Ref], str]] = []
    for entity in library.of(Entity):
        if entity.year:
            dated.append((entity.year, entity.sources, f"'{entity.id}'"))
            dated += [(entity.year, [r.source], f"'{entity.id}'") for r in entity.relations if r.source]
    dated += [(event.date, event.sources, "this") for event in library.of(Event)]
    for day, refs, what in dated:
        days = [_written(library, ref, doubted) for ref in refs]
        last = max((written for written in days if written), default=None)
        if last and None not in days and last < day.first_day and day.source not in doubted:
            words = f"{what} is of {day.words}, but its newest source is of {last.year}"
            hint = "correct the year here or that of the source, or cite a source that can know"
            yield warning(refs[0].source, "source-too-old", words, hint, len(refs[0].text))


def _written(library: Library, ref: Ref, doubted: set[Source]) -> date | None:
    """The last day on which a source may have been written; None where nobody can tell."""
    source = library.records.get(ref.id)
    if not isinstance(source, SourceRecord) or source.year is None or source.year.source in doubted:
        return None
    return None if any(word in source.kind.text.lower() for word in _LIVING) else source.year.last_day


def _relations(library: Library, doubted: set[Source]) -> Iterator[Diagnostic]:
    """What rests on something that came years later."""
    for entity in library.of(Entity):
        year = entity.year
        if not year or year.source in doubted:
            continue
        for relation in entity.relations:
            other = library.records.get(relation.to.id)
            later = other.year if isinstance(other, Entity) else None
            verb = _RESTS_ON.get(relation.type)
            if verb and later and later.source not in doubted and later.first_day.year > year.year + SLACK:
                words = f"'{entity.id}' of {year.words} {verb} '{relation.to}' of {later.words}"
                hint = "correct one of the years, or turn the relation around"
                yield warning(relation.to.source, "relation-against-time", words, hint, len(relation.to.text))


def _events(library: Library, doubted: set[Source]) -> Iterator[Diagnostic]:
    for event in library.of(Event):
        if event.date.source in doubted:
            continue
        for ref in event.entities:
            entity = library.records.get(ref.id)
            year = entity.year if isinstance(entity, Entity) else None
            if year and year.source not in doubted and event.date.year < year.year - SLACK:
                words = f"this is dated {event.date.words}, but '{ref}' is of {year.words}"
                hint = "correct one of the dates, or name another entity"
                yield warning(event.date.source, "event-before-its-thing", words, hint, len(event.date.text))
                break
