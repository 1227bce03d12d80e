"""A library known from an earlier build: a record is read, and its links found, when it is asked for."""

from collections.abc import Iterator, Mapping, Sequence

from site_builder.diagnostics import Diagnostic
from site_builder.model import Lecture, Prose, Record, Settings, references, texts
from site_builder.prose import Token
from site_builder.resolve.joining import field_links, read_links
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
    made = _Recalled(stored, edited, outline, spellings)

    def links_to(name: str) -> list[Link]:
        return [link for origin in origins[name] for link in made.links_of[origin] if link.target == name]

    return Library(
        settings,
        made.records,
        made.links_of,
        Lazily(origins, links_to),
        spellings,
        _Tokens(made),
        files,
        of_before=outline,
    )


class _Recalled:
    """Records, links and tokens, each made when it is asked for."""

    def __init__(
        self,
        stored: Mapping[str, Record],
        edited: Mapping[str, Record],
        outline: Outline,
        spellings: Spellings,
    ) -> None:
        self._stored, self._edited = stored, edited
        self.records = Lazily(outline.place, self._record)
        self.links_of = Lazily(outline.place, self._links_from)
        self.tokens: dict[Prose, Sequence[Token]] = {}
        self._reader = Reader(self.records, set(), spellings, None)
        self._readings = Lazily(outline.place, self._begun)
        self._owners = {prose: name for name, record in edited.items() for _, prose in texts(record)}

    def read(self, prose: Prose) -> Sequence[Token]:
        while prose not in self.tokens:  # most often the first of its record is asked for, and no other
            next(self._readings[self._owners[prose]][1])
        return self.tokens[prose]

    def _record(self, name: str) -> Record:
        if name in self._edited:
            return self._edited[name]
        record = self._stored[name]
        self._owners.update((prose, name) for _, prose in texts(record))
        for moment in record.moments if isinstance(record, Lecture) else ():
            self._owners.update((prose, moment.id.id) for _, prose in texts(moment))
        return record

    def _links_from(self, name: str) -> list[Link]:
        links, steps = self._readings[name]
        for _ in steps:
            pass
        return links

    def _begun(self, name: str) -> tuple[list[Link], Iterator[None]]:
        """The links of a record: those of its fields, and with each step those of one more prose."""
        record = self.records[name]
        links = field_links(self._reader, record, references(record))

        def steps() -> Iterator[None]:
            for prose, made, more, _ in self._reader.read(record):
                self.tokens[prose] = made
                links.extend(more)
                yield

        return links, steps()


def mistakes_in(library: Library, record: Record) -> list[Diagnostic]:
    """What is wrong with the prose of one record, and with what it refers to there."""
    reader = Reader(library.records, set(), library.spellings, None)
    return read_links(reader, record, (), {})[1]


class _Tokens(Mapping[Prose, Sequence[Token]]):
    """Each prose, parsed when it is asked for."""

    def __init__(self, made: _Recalled) -> None:
        self._made = made

    def __getitem__(self, prose: Prose) -> Sequence[Token]:
        return self._made.read(prose)

    def __contains__(self, prose: object) -> bool:
        return True  # a library has tokens for all prose of its records

    def __iter__(self) -> Iterator[Prose]:
        return iter(self._made.tokens)

    def __len__(self) -> int:
        return len(self._made.tokens)
