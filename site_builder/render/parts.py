"""On which page of an index a record stands. An index that is too long for one page has several.

Which records stand together depends on their names and dates alone, so a page of an index can be rendered
again by itself: from its `Part` and the titles and addresses of the others.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.model import Entity, Event, Record, SourceRecord, Term
from site_builder.render.dividing import Portion, by_day, by_name
from site_builder.resolve import Library
from site_builder.routes import ENTITIES, GLOSSARY, SOURCES, TIMELINE, PagePath, part_page

ROWS = 500  # of an index on one page


@dataclass(frozen=True, slots=True)
class Part:
    """A page of an index: what it is called, its larger range, and the ids of its records in their order."""

    path: PagePath
    title: str
    group: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    """An index and its parts; none where all of it stands on one page."""

    page: PagePath
    parts: Sequence[Part] = ()

    @property
    def count(self) -> int:
        """How many records all parts have."""
        return sum(len(part.ids) for part in self.parts)

    @cached_property
    def part_of(self) -> Mapping[str, PagePath]:
        """Id of a record → its part."""
        return {name: part.path for part in self.parts for name in part.ids}


@dataclass(frozen=True)
class Indexes:
    """The indexes of a library."""

    entities: Index
    glossary: Index
    sources: Index
    timeline: Index

    @property
    def all(self) -> Sequence[Index]:
        return self.entities, self.glossary, self.sources, self.timeline

    def part_of(self, record: Record) -> PagePath | None:
        """The part that holds a record which has no page of its own; None where its index has one page."""
        if isinstance(record, SourceRecord):
            return self.sources.part_of.get(record.id.id)
        return self.timeline.part_of.get(record.id.id) if isinstance(record, Event) else None

    @cached_property
    def paths(self) -> frozenset[PagePath]:
        """The pages of all parts."""
        return frozenset(part.path for index in self.all for part in index.parts)


def indexes_of(library: Library, named: Callable[[Record], str], rows: int = ROWS) -> Indexes:
    """Divide the indexes of a library. `named` gives the name by which a record stands in its list."""

    def alphabetical(page: PagePath, records: Sequence[Record]) -> Index:
        if len(records) <= rows:
            return Index(page)
        return _index(page, by_name(((record.id.id, named(record)) for record in records), rows))

    return Indexes(
        alphabetical(ENTITIES, library.of(Entity)),
        alphabetical(GLOSSARY, [*library.of(Entity), *library.of(Term)]),
        alphabetical(SOURCES, library.of(SourceRecord)),
        _by_time(library.of(Event), rows),
    )


def _by_time(events: Sequence[Event], rows: int) -> Index:
    if len(events) <= rows:
        return Index(TIMELINE)
    days = ((event.id.id, event.date.first_day.isoformat()) for event in in_order_of_time(events))
    return _index(TIMELINE, by_day(days, rows))


def in_order_of_time(events: Iterable[Event]) -> list[Event]:
    """Events as the timeline lists them: the earliest first, and what is less exact before the rest."""
    return sorted(events, key=lambda event: (event.date.first_day, event.date.text))


def _index(page: PagePath, portions: Iterable[Portion]) -> Index:
    return Index(page, [Part(part_page(page, p.start), p.title, p.group, p.ids) for p in portions])
