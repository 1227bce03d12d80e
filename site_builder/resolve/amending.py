"""A library with a few records in a new state, made without joining the others again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, compress, islice

from site_builder.model import STANDING_ALONE, Prose, Record, references, says_the_same, texts
from site_builder.prose import Token
from site_builder.remembering import Memory
from site_builder.resolve.joining import read_links
from site_builder.resolve.library import Library, Link, backlinks_of
from site_builder.resolve.names import Spellings, respelled
from site_builder.resolve.overlaid import Overlaid
from site_builder.resolve.reading import Reader

_FEW = 300  # records to read; of more, joining all takes no longer

Change = tuple[Record, Record]  # a record as it was, and as it is


def amended(library: Library, changed: Sequence[Change], memory: Memory) -> Library | None:
    """The library with these records in their new state; None where more than that must change.

    More must change where a record is new, another kind, or named in too many proses. Takes time for what
    changed; where a name did, also for a look through all prose. Complaints are not looked for.
    """
    if not all(_stands_alone(library, *change) for change in changed):
        return None
    records = Overlaid(library.records, {after.id.id: after for _, after in changed})
    alike = [says_the_same(*change) for change in changed]
    tokens = dict(chain.from_iterable(_moved(library, *change) for change in compress(changed, alike)))
    others = [change for change, is_same in zip(changed, alike, strict=True) if not is_same]
    before, after = [old for old, _ in others], [new for _, new in others]
    spellings = respelled(library.spellings, before, after, records)
    if spellings is not library.spellings:
        after = _with_named(after, records, spellings, library.spellings)
    if len(after) > _FEW:
        return None
    reader = Reader(records, set(), spellings, memory, keeps=False)
    links = {one.id.id: read_links(reader, one, references(one), tokens)[0] for one in after}
    return replace(
        library,
        records=records,
        links_of=Overlaid(library.links_of, links),
        backlinks=Overlaid(library.backlinks, _backlinks(library, links)),
        spellings=spellings,
        tokens=Overlaid(library.tokens, tokens, gone=_prose_of(before for before, _ in changed)),
        of_before=library.outline,
    )


def _stands_alone(library: Library, before: Record, after: Record) -> bool:
    is_known = library.records.get(before.id.id) is before and before.id.id == after.id.id
    return is_known and isinstance(after, STANDING_ALONE) and type(before) is type(after)


def _prose_of(records: Iterable[Record]) -> Iterator[Prose]:
    return (prose for record in records for _, prose in texts(record))


def _moved(library: Library, before: Record, after: Record) -> Iterator[tuple[Prose, Sequence[Token]]]:
    """The prose of a record that only stands elsewhere, as it was read before."""
    for (_, old), (_, new) in zip(texts(before), texts(after), strict=True):
        yield new, library.tokens[old]


def _with_named(
    changed: Sequence[Record], records: Mapping[str, Record], now: Spellings, before: Spellings
) -> list[Record]:
    """Changed records, and those whose prose reads otherwise by the names that there are now."""
    known = {record.id.id for record in changed}
    named = (
        record
        for name, record in records.items()
        if name not in known and not all(now.reads_alike(prose.text, before) for _, prose in texts(record))
    )
    return [*changed, *islice(named, _FEW)]


def _backlinks(library: Library, links: Mapping[str, Sequence[Link]]) -> dict[str, list[Link]]:
    """The links to all that some records lead to by their new `links`, or have led to."""
    other = {name: made for name, made in links.items() if made != library.links_of[name]}
    own = backlinks_of(chain.from_iterable(other.values()))
    targets = own.keys() | {link.target for name in other for link in library.links_of[name]}
    place = library.outline.place
    return {
        target: sorted(
            [
                *(link for link in library.backlinks.get(target, ()) if link.origin not in other),
                *own.get(target, ()),
            ],
            key=lambda link: place[link.origin],
        )
        for target in targets
    }
