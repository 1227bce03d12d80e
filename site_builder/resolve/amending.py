"""A library with a few records in a new state: what a preview shows while the whole is joined again."""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.model import Entity, Insight, Question, Record, Section, SourceRecord, Term, references
from site_builder.remembering import Memory
from site_builder.resolve.joining import read_links
from site_builder.resolve.library import Library, Link
from site_builder.resolve.names import links_itself, names_of
from site_builder.resolve.reading import Reader

# Other kinds hold further records, or decide what slides there are.
_ALONE = (Entity, Insight, Question, Section, SourceRecord, Term)


def amended(library: Library, changed: Sequence[Record], memory: Memory) -> Library | None:
    """The library with these records in their new state; None where more than that must change.

    More must change where a record is new or another kind, or where a name is another, since that may stand
    in any prose. Takes time for what changed and for copying what is there, not for reading all of it.
    Complaints are not looked for.
    """
    if not all(_stands_alone(library, record) for record in changed):
        return None
    records = {**library.records, **{record.id.id: record for record in changed}}
    reader = Reader(records, set(), library.spellings, memory)
    links, tokens = {**library.links_of}, {**library.tokens}
    for record in changed:
        links[record.id.id], _ = read_links(reader, record, references(record), tokens)
    names = dict.fromkeys(record.id.id for record in changed)
    moved = {link.target for made in (library.links_of, links) for name in names for link in made[name]}
    place = {name: number for number, name in enumerate(records)}
    backlinks = {**library.backlinks}
    for target in moved:
        others = [link for link in library.backlinks.get(target, ()) if link.origin not in names]
        own = [link for name in names for link in links[name] if link.target == target]
        backlinks[target] = _in_order([*others, *own], place)
    return replace(library, records=records, links_of=links, backlinks=backlinks, tokens=tokens)


def _stands_alone(library: Library, record: Record) -> bool:
    before = library.records.get(record.id.id)
    return (
        isinstance(record, _ALONE)
        and type(before) is type(record)
        and links_itself(before) == links_itself(record)
        and [name for name, _ in names_of([before])] == [name for name, _ in names_of([record])]
    )


def _in_order(links: Sequence[Link], place: dict[str, int]) -> list[Link]:
    return sorted(links, key=lambda link: place[link.origin])
