"""Records → `Library`: who is there, what is linked to what, and who mentions whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TypeVar

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.mentions import Linked, Mention, Name, Vocabulary, link_mentions, plurals
from site_builder.model import (
    Deck,
    Entity,
    Lecture,
    LecturePart,
    Moment,
    Prose,
    Record,
    Settings,
    Term,
    Text,
    references,
    texts,
)
from site_builder.prose import Parsed, Token, parse
from site_builder.read import Content, did_you_mean
from site_builder.remembering import Memory

R = TypeVar("R", bound=Record)

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
}
# Fields of one record that a reader meets together, so that a name is linked once in them.
_LEAD = frozenset(["definition", "summary", "body"])


@dataclass(frozen=True, slots=True)
class Link:
    """A resolved reference or mention.

    `field` is where it stands in `origin`; `sentence` is around it, its own `words` begin at `place` in that.
    """

    origin: str
    target: str
    how: str  # "mention", "reference" or "field"
    field: str
    sentence: str = ""
    words: str = ""
    place: int = 0


@dataclass(frozen=True)
class Library:
    """All records, joined: every link kept here leads somewhere."""

    settings: Settings
    records: Mapping[str, Record]
    links: tuple[Link, ...]
    names: tuple[tuple[Name, Record], ...]
    tokens: Mapping[Prose, Sequence[Token]] = field(repr=False)

    def of(self, kind: type[R]) -> list[R]:
        """All records of a kind, in the order in which they were read."""
        return [record for record in self.records.values() if isinstance(record, kind)]

    def in_lecture(self, kind: type[R], lecture: str) -> list[R]:
        """The parts of a lecture that are of one kind, in the order of their file."""
        return [r for r in self.of(kind) if isinstance(r, LecturePart) and r.lecture.id == lecture]

    @cached_property
    def backlinks(self) -> Mapping[str, list[Link]]:
        """Who links to a record: id → links, in the order of reading."""
        made: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            made[link.target].append(link)
        return made

    def mentioned_in_prose_of(self, record: Record) -> frozenset[str]:
        """The ids whose names stand as links in the prose of a record."""
        return self._mentioned.get(record.id.id, frozenset())

    @cached_property
    def _mentioned(self) -> Mapping[str, frozenset[str]]:
        made: defaultdict[str, set[str]] = defaultdict(set)
        for link in self.links:
            if link.how == "mention":
                made[link.origin].add(link.target)
        return {origin: frozenset(targets) for origin, targets in made.items()}

    @cached_property
    def lecture_of_moment(self) -> Mapping[str, str]:
        return {m.id.id: lecture.id.id for lecture in self.of(Lecture) for m in lecture.moments}

    def decks_of(self, lecture: str) -> list[Deck]:
        return [deck for deck in self.of(Deck) if deck.lecture.id == lecture]


def resolve(content: Content, memory: Memory | None = None) -> tuple[Library, list[Diagnostic]]:
    """Join the records. What is unknown is complained of and left as text.

    With the `memory` of an earlier round, only prose that changed is parsed and searched for names
    again; all of it where a name changed.
    """
    found: list[Diagnostic] = []
    lost = set(content.lost)
    records = _index(content.records, lost, found)
    _fields(records, lost, found)
    names = tuple(_names(records.values()))
    vocabulary = Vocabulary(name for name, record in names if _links_itself(record))
    reader = _Reader(records, lost, vocabulary, memory or Memory())
    links: list[Link] = [
        Link(r.id.id, ref.id, "field", name)
        for r in records.values()
        for name, ref in references(r)
        if ref.id in records
    ]
    tokens: dict[Prose, Sequence[Token]] = {}
    for record in records.values():
        for prose, made, more, mistakes in reader.read(record):
            tokens[prose] = made
            links += more
            found += mistakes
    settings = content.settings or Settings.model_construct(title=_untitled())
    return Library(settings, records, tuple(links), names, tokens), found


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


def _fields(records: Mapping[str, Record], lost: set[str], found: list[Diagnostic]) -> None:
    for record in records.values():
        if isinstance(record, Moment):
            continue  # it is a part of its lecture, whose fields are looked at whole
        for name, ref in references(record):
            target = records.get(ref.id)
            kinds = _KINDS.get(name.rpartition(".")[2])
            if target is None:
                if ref.id not in lost:
                    fitting = (i for i, record in records.items() if not kinds or record.KIND in kinds)
                    found.append(_unknown(ref.id, ref.source, fitting, name))
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


def _unknown(name: str, source: Source, fitting: Iterable[str], field: str = "") -> Diagnostic:
    hint = did_you_mean(name, list(fitting)) or "add a record of that id, or correct the spelling"
    if field in ("introduces", "see"):
        return error(source, "undefined-term", f"no term or entity '{name}' is defined", hint, len(name))
    return error(source, "unknown-ref", f"nothing is called '{name}'", hint, len(name))


def _names(records: Iterable[Record]) -> Iterator[tuple[Name, Record]]:
    for record in records:
        if isinstance(record, Entity | Term):
            for spelling in (record.name, *record.aliases):
                exact = _is_exact(spelling.text, record.case)
                yield Name(spelling.text, record.id.id, exact), record
                forms = (
                    [record.plural.text]
                    if record.plural and spelling is record.name
                    else plurals(spelling.text)
                )
                for form in forms if getattr(record, "kind", "") != "person" else ():
                    yield Name(str(form), record.id.id, exact, made=True), record


def _is_exact(spelling: str, case: str) -> bool:
    # A capital after the first letter is meant: "BERT", "AlphaGo"; "Transformer" may be written small.
    # So are those of a name of three letters, for it may be an everyday word as well: "Go", "Ray".
    smart = any(c.isupper() for word in spelling.split() for c in word[1:]) or (
        len(spelling) <= 3 and spelling[:1].isupper()
    )
    return case == "exact" or (case == "smart" and smart)


def _links_itself(record: Record) -> bool:
    return isinstance(record, Entity | Term) and record.link == "auto"


@dataclass(frozen=True)
class _Reader:
    """Reads the prose of records: references, names, and what is wrong with it."""

    records: Mapping[str, Record]
    lost: set[str]
    vocabulary: Vocabulary
    memory: Memory

    def read(self, record: Record) -> Iterator[tuple[Prose, Sequence[Token], list[Link], list[Diagnostic]]]:
        """Each prose of a record with its links as tokens, the same as links, and mistakes."""
        groups: dict[str, frozenset[str]] = {}
        for name, prose in texts(record):
            if isinstance(record, Lecture) and name.startswith("moments"):
                continue
            parsed = self.memory.recall(("parse", prose.text), partial(parse, prose.text))
            group = "lead" if name in _LEAD else name
            linked = self._linked(prose.text, parsed, groups.get(group, frozenset([record.id.id])))
            groups[group] = linked.seen
            links = [
                _link(record.id.id, name, mention)
                for mention in linked.mentions
                if mention.id in self.records and mention.id != record.id.id
            ]
            yield prose, linked.tokens, links, [*self._mistakes(prose, parsed)]

    def _linked(self, text: str, parsed: Parsed, seen: frozenset[str]) -> Linked:
        # What else goes into it, the words of references, depends on the text and the names.
        key = ("mentions", text, seen, self.vocabulary.key, self._names_key)
        return self.memory.recall(
            key, lambda: link_mentions(parsed.tokens, self.vocabulary, seen, self._called)
        )

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {i: r.name.text for i, r in self.records.items() if isinstance(r, Entity | Term)}

    @cached_property
    def _names_key(self) -> int:
        return hash(tuple(self._names.items()))

    def _called(self, record_id: str) -> str:
        return self._names.get(record_id, "…")

    def _mistakes(self, prose: Prose, parsed: Parsed) -> Iterator[Diagnostic]:
        for mistake in parsed.mistakes:
            yield error(prose.at(mistake.offset), mistake.code, mistake.message, mistake.hint)
        for ref in parsed.refs:
            if ref.id not in self.records and ref.id not in self.lost:
                yield _unknown(ref.id, prose.at(ref.offset), self.records)


def _link(origin: str, field: str, mention: Mention) -> Link:
    how = "reference" if mention.marked else "mention"
    return Link(origin, mention.id, how, field, mention.sentence, mention.words, mention.place)
