"""A library known from an earlier build: a record is read, and its links found, when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from site_builder.diagnostics import Diagnostic
from site_builder.model import Lecture, Prose, Record, Settings, references, texts
from site_builder.prose import Token
from site_builder.resolve.joining import read_links
from site_builder.resolve.lazily import Lazily
from site_builder.resolve.library import Library, Link
from site_builder.resolve.names import Spellings
from site_builder.resolve.outline import Outline
from site_builder.resolve.reading import Reader


def recalled(
    settings: Settings,
    stored: Mapping[str, Record],
    edited: Mapping[str, Record],
    outline: Outline,
    spellings: Spellings,
    origins: Mapping[str, Sequence[str]],
    files: tuple[str, ...],
) -> Library:
    """A library without mistakes of that outline and those spellings.

    `origins` are the records that have a link to one, in the order of reading. Of the `stored` records only
    those are taken that something is asked of; `edited` are some of them in another state.
    """
    owners = {prose: name for name, record in edited.items() for _, prose in texts(record)}
    tokens: dict[Prose, Sequence[Token]] = {}

    def taken(name: str) -> Record:
        if name in edited:
            return edited[name]
        record = stored[name]
        owners.update((prose, name) for _, prose in texts(record))
        for moment in record.moments if isinstance(record, Lecture) else ():
            owners.update((prose, moment.id.id) for _, prose in texts(moment))
        return record

    records = Lazily(outline.place, taken)
    reader = Reader(records, set(), spellings, None)

    def links_from(name: str) -> list[Link]:
        return read_links(reader, records[name], references(records[name]), tokens)[0]

    links_of = Lazily(outline.place, links_from)

    def links_to(name: str) -> list[Link]:
        return [link for origin in origins[name] for link in links_of[origin] if link.target == name]

    def read(prose: Prose) -> Sequence[Token]:
        if prose not in tokens:
            _ = links_of[owners[prose]]
        return tokens[prose]

    backlinks = Lazily(origins, links_to)
    prose = _Tokens(read, tokens)
    return Library(settings, records, links_of, backlinks, spellings, prose, files, of_before=outline)


def mistakes_in(library: Library, record: Record) -> list[Diagnostic]:
    """What is wrong with the prose of one record, and with what it refers to there."""
    reader = Reader(library.records, set(), library.spellings, None)
    return read_links(reader, record, (), {})[1]


class _Tokens(Mapping[Prose, Sequence[Token]]):
    """Each prose, parsed when it is asked for with all others of its record."""

    def __init__(
        self, read: Callable[[Prose], Sequence[Token]], known: Mapping[Prose, Sequence[Token]]
    ) -> None:
        self._read, self._known = read, known

    def __getitem__(self, prose: Prose) -> Sequence[Token]:
        return self._read(prose)

    def __contains__(self, prose: object) -> bool:
        return True  # a library has tokens for all prose of its records

    def __iter__(self) -> Iterator[Prose]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
