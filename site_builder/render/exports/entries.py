"""What the search finds: library and pages → entries, each with its address, title, spellings and text."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from site_builder.model import (
    Correction,
    Deck,
    Entity,
    Event,
    Insight,
    Lecture,
    Moment,
    Question,
    Record,
    Section,
    SourceRecord,
    Term,
    texts,
)
from site_builder.render.exports.words import key
from site_builder.render.page import Page
from site_builder.render.writer import Item, Writer, bibliography, cite, name_of, shorten
from site_builder.resolve import names_of

NAMED, TAUGHT, OTHER = range(3)
OVERVIEW = "overview"
_TITLE = 100  # characters
_SORTS: dict[type[Record], int] = {
    **dict.fromkeys((Entity, Term), NAMED),
    **dict.fromkeys((Lecture, Section, Insight, Question), TAUGHT),
}
# What a speaker has noted down is not for readers.
_PRIVATE = frozenset(["notes"])
_STOPS = (".", "!", "?", ":", "\u2026", "\u201d", '"', ")")


class SearchEntry(NamedTuple):
    """Something that the search finds.

    `url` is from the root without a slash; `id` is the record's, "" for a page without one. `sort` is the
    rank of its group: NAMED, TAUGHT or OTHER; `kind` is what a result says it is. `text` may be what makes
    it, since all texts at once are as large as the library. `within` is shown where there is no text, and
    not looked up.
    """

    url: str
    title: str
    kind: str
    sort: int = OTHER
    text: str | Callable[[], str] = ""
    within: str = ""
    id: str = ""
    spellings: tuple[str, ...] = ()
    misheard: tuple[str, ...] = ()

    @property
    def is_at_hand(self) -> bool:
        """Whether the search knows its name from the start: what is looked for most, and the ways in."""
        return self.sort == NAMED or self.kind == OVERVIEW

    def told(self) -> str:
        """Its text, made anew each time."""
        return self.text if isinstance(self.text, str) else self.text()


def search_entries(writer: Writer, pages: Iterable[Page]) -> list[SearchEntry]:
    """An entry for each record, and for each page that is no record's own and no part of an index."""
    made = record_entries(writer, writer.library.records.values())
    taken = {entry.url for entry in made} | writer.indexes.paths
    overviews = [
        SearchEntry(page.path, page.title, OVERVIEW, text=page.description)
        for page in pages
        if page.path not in taken
    ]
    return [*made, *overviews]


def record_entries(writer: Writer, records: Collection[Record]) -> list[SearchEntry]:
    """The entries of some records."""
    spellings = _spellings(records)
    return [_of_record(writer, record, spellings) for record in records]


def _of_record(writer: Writer, record: Record, spellings: Mapping[str, Sequence[str]]) -> SearchEntry:
    title = _title(writer, record)
    return SearchEntry(
        url=writer.url(record)[1:],
        title=title,
        kind=_kind(record),
        sort=_SORTS.get(type(record), OTHER),
        text=partial(_text, writer, record),
        within=_within(writer, record),
        id=record.id.id,
        spellings=_others(title, spellings.get(record.id.id, ())),
        misheard=tuple(" ".join(m.text.split()) for m in record.misheard)
        if isinstance(record, Entity)
        else (),
    )


def _text(writer: Writer, record: Record) -> str:
    prose = " ".join(_prose(writer, record))
    facts = ". ".join([fact for fact in _facts(writer, record) if fact])
    return f"{prose} {facts}".strip()


def _spellings(records: Collection[Record]) -> Mapping[str, Sequence[str]]:
    """All that these records are called, plurals included."""
    made: defaultdict[str, list[str]] = defaultdict(list)
    for name, record in names_of(records):
        made[record.id.text].append(" ".join(name.spelling.split()))
    for source in records:
        if isinstance(source, SourceRecord):
            made[source.id.text].append(cite(source))
    return made


def _others(title: str, spellings: Sequence[str]) -> tuple[str, ...]:
    """The spellings that are looked up differently from the title and from each other."""
    if not spellings or (len(spellings) == 1 and spellings[0] == title):
        return ()
    by_key = {key(title): title}
    for spelling in spellings:
        by_key.setdefault(key(spelling), spelling)
    return tuple(by_key.values())[1:]


def _title(writer: Writer, record: Record) -> str:
    match record:
        case SourceRecord() | Term():
            title = record.title
        case Insight() | Event():
            title = writer.words(record.text, record)
        case Correction():
            title = f"\u201c{record.said.text}\u201d"
        case _:
            title = name_of(record)
    return shorten(title, _TITLE)


def _kind(record: Record) -> str:
    if isinstance(record, Entity):
        return record.kind.text
    return "slides" if isinstance(record, Deck) else record.KIND


def _prose(writer: Writer, record: Record) -> Iterable[str]:
    for field, prose in texts(record):
        if field not in _PRIVATE:
            words = writer.words(prose, record, keep=False)
            begin = "Not verified: " if field == "unverified" else ""
            # A point of a slide has no full stop, and another one may follow it here.
            yield f"{begin}{words}{'' if words.endswith(_STOPS) else '.'}"


def _facts(writer: Writer, record: Record) -> Sequence[str]:
    """What a record says in fields of their own, as words to be found."""
    facts: Sequence[str] = ()
    match record:
        case Entity():
            makers = _names(writer.makers(record.developers))
            facts = record.category.text, record.year.text if record.year else "", makers
        case Lecture():
            topics = ", ".join(topic.text for topic in record.topics)
            event = record.event.text if record.event else ""
            facts = _names(writer.items([record.speaker])), event, record.date.words, topics
        case SourceRecord():
            numbers = (("arXiv", record.arxiv), ("doi", record.doi))
            facts = bibliography(record), *(f"{name}:{number}" for name, number in numbers if number)
        case Event():
            facts = [record.date.words]
    return facts


def _within(writer: Writer, record: Record) -> str:
    """Of what a moment or a deck is a part."""
    match record:
        case Moment():
            lecture = writer.library.records[writer.library.lecture_of_moment[record.id.id]]
            return f"At {record.at.text} in the video of {name_of(lecture)}"
        case Deck():
            return f"Slides of {_names(writer.items([record.lecture]))}"
    return ""


def _names(items: Iterable[Item]) -> str:
    return ", ".join(str(item.title) for item in items)
