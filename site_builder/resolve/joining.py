"""Records → `Library`: who is there, what is linked to what, and who mentions whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.model import Lecture, LecturePart, Moment, Prose, Record, Ref, Settings, Text, references
from site_builder.prose import Token
from site_builder.read import Content
from site_builder.remembering import Memory
from site_builder.resolve.library import Library, Link, backlinks_of
from site_builder.resolve.names import spellings_of
from site_builder.resolve.reading import Reader, unknown

# What a field may refer to; a field not named here takes any record.
_KINDS: dict[str, frozenset[str]] = {
    "speaker": frozenset(["entity"]),
    "developers": frozenset(["entity"]),
    "entities": frozenset(["entity", "term"]),
    "introduces": frozenset(["entity", "term"]),
    "see": frozenset(["entity", "term"]),
    "to": frozenset(["entity"]),
    "source": frozenset(["source"]),
    "sources": frozenset(["source"]),
    "section": frozenset(["section"]),
    "insights": frozenset(["insight"]),
    "lecture": frozenset(["lecture"]),
    # The lines of a deck's list; its other fields of one reference stand above.
    "insight": frozenset(["insight"]),
    "question": frozenset(["question"]),
    "moment": frozenset(["moment"]),
    "entity": frozenset(["entity", "term"]),
    "term": frozenset(["entity", "term"]),
    "compare": frozenset(["entity"]),
    "graph": frozenset(["entity"]),
}


def resolve(content: Content, memory: Memory | None = None) -> tuple[Library, list[Diagnostic]]:
    """Join the records. What is unknown is complained of and left as text.

    With the `memory` of an earlier round, only prose that changed is parsed and searched for names
    again; all of it where a name changed.
    """
    found: list[Diagnostic] = []
    lost = set(content.lost)
    records = _index(content.records, lost, found)
    refs = {name: tuple(references(record)) for name, record in records.items()}
    drafts = [(draft, tuple(references(draft))) for draft in content.drafts]
    _fields([*((record, refs[name]) for name, record in records.items()), *drafts], records, lost, found)
    spellings = spellings_of(records)
    reader = Reader(records, lost, spellings, memory)
    links: dict[str, list[Link]] = {}
    tokens: dict[Prose, Sequence[Token]] = {}
    for name, record in records.items():
        links[name], mistakes = read_links(reader, record, refs[name], tokens)
        found += mistakes
    for draft in content.drafts:
        found += [mistake for *_, mistakes in reader.read(draft) for mistake in mistakes]
    settings = content.settings or Settings.model_construct(title=_untitled())
    files = (*content.files, *content.beside)
    backlinks = backlinks_of(chain.from_iterable(links.values()))
    return Library(settings, records, links, backlinks, spellings, tokens, files, not lost), found


def read_links(
    reader: Reader,
    record: Record,
    refs: Iterable[tuple[str, Ref]],
    tokens: dict[Prose, Sequence[Token]],
) -> tuple[list[Link], list[Diagnostic]]:
    """The links of a record, those of its fields first; its prose is added to `tokens`."""
    found: list[Diagnostic] = []
    links = field_links(reader, record, refs)
    for prose, made, more, mistakes in reader.read(record):
        tokens[prose] = made
        links += more
        found += mistakes
    return links, found


def field_links(reader: Reader, record: Record, refs: Iterable[tuple[str, Ref]]) -> list[Link]:
    """The links in the fields of a record that lead somewhere."""
    name = record.id.id
    return [Link(name, ref.id, "field", field) for field, ref in refs if ref.id in reader.records]


def _untitled() -> Text:
    return Text("Untitled", Source("content/library.yml"))


def _index(read: Iterable[Record], lost: set[str], found: list[Diagnostic]) -> dict[str, Record]:
    """The records by id. Parts of a lecture that could not be read are added to `lost`."""
    records: dict[str, Record] = {}
    for record in _flattened(read):
        first = records.setdefault(record.id.id, record)
        if first is not record:
            found.append(
                error(
                    record.id.source,
                    "doubled-id",
                    f"the id '{record.id}' is taken by a {first.KIND} at {first.id.source}",
                    "give one of the two another id",
                    len(record.id.text),
                )
            )
    lectures = {r.id.id for r in records.values() if isinstance(r, Lecture)}
    orphans = [r for r in records.values() if isinstance(r, LecturePart) and r.lecture.id not in lectures]
    left_out = {orphan.id.id for orphan in orphans}
    lost |= left_out
    for name, folder in sorted({(r.lecture.id, r.source.path.rpartition("/")[0]) for r in orphans}):
        if name not in lost:
            where = Source(f"{folder}/lecture.yml")
            found.append(error(where, "missing-file", f"the lecture '{name}' has no lecture.yml", "make one"))
    return {name: record for name, record in records.items() if name not in left_out}


def _flattened(read: Iterable[Record]) -> Iterator[Record]:
    for record in read:
        yield record
        if isinstance(record, Lecture):
            yield from record.moments


def _fields(
    read: Iterable[tuple[Record, Iterable[tuple[str, Ref]]]],
    records: Mapping[str, Record],
    lost: set[str],
    found: list[Diagnostic],
) -> None:
    for record, refs in read:
        if isinstance(record, Moment):
            continue  # it is a part of its lecture, whose fields are looked at whole
        for name, ref in refs:
            target = records.get(ref.id)
            kinds = _KINDS.get(name.rpartition(".")[2])
            if target is None:
                if ref.id not in lost:
                    fitting = (i for i, record in records.items() if not kinds or record.KIND in kinds)
                    found.append(unknown(ref.id, ref.source, fitting, name))
                continue
            if kinds and target.KIND not in kinds:
                wanted = " or ".join(sorted(kinds))
                found.append(
                    error(
                        ref.source,
                        "wrong-kind",
                        f"'{ref}' is a {target.KIND}; '{name}' needs the id of a {wanted}",
                        "",
                        len(ref.text),
                    )
                )
