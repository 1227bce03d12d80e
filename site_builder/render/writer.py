"""Prose and records as pieces of HTML: what every page and slide is written with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from site_builder import prose as markdown
from site_builder.model import (
    Correction,
    Deck,
    Entity,
    Event,
    Insight,
    Lecture,
    Maker,
    Moment,
    Prose,
    Question,
    Record,
    Ref,
    Section,
    SourceRecord,
    Term,
)
from site_builder.prose import Rendered, Target, Token
from site_builder.render.parts import Indexes, indexes_of
from site_builder.render.times import Watch, time_links, watch_of
from site_builder.resolve import Library
from site_builder.routes import address

NONE = Markup()


class Item(NamedTuple):
    """A line of a list: a link with some words. `meta` is a number or a kind, `at` a time to watch."""

    title: str | Markup
    url: str = ""
    text: Markup = NONE
    meta: str = ""
    id: str = ""
    kind: str = ""
    extra: tuple["Item", ...] = ()
    at: Watch | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A titled list."""

    title: str
    items: Sequence[Item]
    id: str = ""


class Writer:
    """Sets prose with its links, and names records, for one library.

    `indexes` are given where they are known from a state of the library with the same records. `reads` notes
    whose prose is set, so that one can know which pages show it: whoever makes a page gives it a new set.
    """

    def __init__(self, library: Library, indexes: Indexes | None = None) -> None:
        self.library = library
        self.indexes = indexes or indexes_of(library, name_of)
        self.reads: set[str] = set()
        self._targets: dict[str, Target | None] = {}
        self._items: dict[str, Item] = {}
        self._words: dict[Prose, str] = {}
        self._inline: dict[tuple[Prose, str], Markup] = {}

    def target(self, record_id: str) -> Target | None:
        if record_id not in self._targets:
            record = self.library.records.get(record_id)
            self._targets[record_id] = (
                Target(self._address(record), name_of(record), record.KIND) if record else None
            )
        return self._targets[record_id]

    def url(self, record: Record) -> str:
        target = self.target(record.id.id)
        return target.url if target else self._address(record)

    def _address(self, record: Record) -> str:
        lecture = self.library.lecture_of_moment.get(record.id.id, "")
        return address(record, lecture, self.indexes.part_of(record))

    def blocks(self, prose: Prose | None, owner: Record) -> Rendered:
        """A prose as blocks of HTML, with its headings."""
        if prose is None:
            return Rendered("")
        self.reads.add(owner.id.text)
        tokens = self.library.tokens[prose]
        return markdown.render(tokens, self.target, owner.id.id, time_links(self.library, owner))

    def html(self, prose: Prose | None, owner: Record) -> Markup:
        return Markup(self.blocks(prose, owner).html)

    def inline(self, prose: Prose | None, owner: Record) -> Markup:
        """A prose of one paragraph, to stand in a line."""
        if prose is None:
            return Markup()
        self.reads.add(owner.id.text)
        key = prose, owner.id.text
        made = self._inline.get(key)
        if made is None:
            made = self._inline[key] = self._line(self.library.tokens[prose], owner)
        return made

    def opening(self, prose: Prose, owner: Record, length: int) -> Markup:
        """The first sentences of a prose, as many as `length` characters hold, to stand in a line."""
        self.reads.add(owner.id.text)
        return self._line(markdown.opening(self.library.tokens[prose], length), owner)

    def _line(self, tokens: Sequence[Token], owner: Record) -> Markup:
        times = time_links(self.library, owner)
        return Markup(markdown.render_inline(tokens, self.target, owner.id.id, times))

    def words(self, prose: Prose | None, owner: Record, keep: bool = True) -> str:
        """A prose without any mark: for descriptions and search. `keep`: it will be asked for again."""
        if prose is None:
            return ""
        self.reads.add(owner.id.text)
        made = self._words.get(prose)
        if made is None:
            made = markdown.plain(self.library.tokens[prose], self._name)
            if keep:
                self._words[prose] = made
        return made

    def item(self, record: Record, meta: str = "") -> Item:
        """A record as a line of a list."""
        name = record.id.id
        made = self._items.get(name)
        if made is None:
            at = watch_of(self.library, record)
            made = self._items[name] = Item(
                name_of(record), self.url(record), NONE, "", name, record.KIND, at=at
            )
        return made._replace(meta=meta) if meta else made

    def items(self, refs: Sequence[Ref]) -> list[Item]:
        """The records that are referred to; what is unknown was complained of and is left out."""
        known = (self.library.records.get(ref.id) for ref in refs)
        return [self.item(record) for record in known if record]

    def makers(self, makers: Sequence[Maker]) -> list[Item]:
        """Who made something: linked where it is a record, else the plain name."""
        records = self.library.records
        return [
            self.item(records[maker.text]) if maker.text in records else Item(maker.text) for maker in makers
        ]

    def _name(self, record_id: str) -> str:
        target = self.target(record_id)
        if target is None:
            return record_id
        return f"({target.name})" if target.kind == "source" else target.name


def name_of(record: Record) -> str:
    """What to call a record in running text."""
    match record:
        case SourceRecord():
            return cite(record)
        case Term():
            return record.term.text
        case Entity() | Section() | Lecture() | Moment() | Question() | Deck():
            return record.title
        case Insight() | Event():
            return shorten(record.text.text)
        case Correction():
            return shorten(record.said.text)
    return record.id.text


def cite(source: SourceRecord) -> str:
    """A source in a few words: "Devlin and others, 2018", "Google Research, 2018"."""
    surnames = [author.text.split()[-1] for author in source.authors]
    if source.organization:
        who = source.organization.text
    elif not surnames:
        who = shorten(source.title, 40)
    elif source.others or len(surnames) > 2:
        who = f"{surnames[0]} and others"
    else:
        who = " and ".join(surnames)
    return f"{who}, {source.year}" if source.year else who


def bibliography(source: SourceRecord) -> str:
    """Who published a source, where and when."""
    names = [source.organization, *source.authors] if source.organization else source.authors
    authors = ", ".join(name.text for name in names) + (" and others" if source.others else "")
    parts = [authors, source.venue.text if source.venue else "", source.year.text if source.year else ""]
    # A venue often ends with the year already.
    return ". ".join(p for n, p in enumerate(parts) if p and not (n == 2 and p in parts[1]))


def shorten(text: str, length: int = 80) -> str:
    """The beginning of a text, cut between words; the sign for the rest never stands alone on a line."""
    words = " ".join(text.split())
    return (
        words
        if len(words) <= length
        else words[:length].rsplit(" ", 1)[0].rstrip(",;:") + "\N{NO-BREAK SPACE}…"
    )
