"""What the pages share: prose, backlinks in groups, headings, and the way from a value to a `Page`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from site_builder.diagnostics import Source
from site_builder.model import (
    Correction,
    Event,
    Insight,
    Lecture,
    Prose,
    Question,
    Record,
    Ref,
    SourceRecord,
)
from site_builder.prose import linked_once
from site_builder.render.decks import Shown
from site_builder.render.page import Heading, Page
from site_builder.render.pages.backlinks import Origins
from site_builder.render.pictures.graph import Graph
from site_builder.render.templates import Templates
from site_builder.render.writer import Item, Writer, cite
from site_builder.resolve import Order
from site_builder.routes import PagePath, of_page, relativize


@dataclass(frozen=True, slots=True)
class Dated:
    """An event: when, in words with and without the year, and what; `later` than the lecture or not."""

    id: str
    url: str
    iso: str
    words: str
    day: str
    text: Markup
    later: bool
    extra: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Reading:
    """What to read before a record and after it; `way` is all that comes before, in order."""

    first: Sequence[Item]
    then: Sequence[Item]
    way: Sequence[Item]


@dataclass(frozen=True)
class Desk:
    """All that a page is made with; `shown` are the slides that show a record, by its id."""

    writer: Writer
    templates: Templates
    shown: Mapping[str, Sequence[Shown]]
    graph: Graph
    order: Order

    @cached_property
    def origins(self) -> Origins:
        """The links to where records are mentioned."""
        return Origins(self.writer, self.templates)

    def page(
        self,
        path: PagePath,
        template: str,
        title: str,
        description: str,
        source: Source,
        *,
        index: PagePath,
        crumbs: Sequence[Item] = (),
        headings: Sequence[Heading] = (),
        **values: Any,
    ) -> Page:
        """Fill a template and make its addresses relative."""
        filled = self.templates.fill(template, title=title, crumbs=[Item("Home", "/"), *crumbs], **values)
        html = linked_once(filled, of_page(path))
        return Page(
            path,
            title,
            " ".join(description.split())[:300],
            relativize(html, path),
            index,
            source,
            tuple(headings),
        )

    def prose(self, prose: Prose | None, owner: Record, headings: list[Heading] | None = None) -> Markup:
        """A prose as blocks; its headings are added to `headings`."""
        made = self.writer.blocks(prose, owner)
        if headings is not None:
            headings += [Heading(min(level, 3), i, text) for level, i, text in made.headings if level < 4]
        return Markup(made.html)

    def shown_on(self, record: Record) -> list[Item]:
        """The slides that show a record."""
        return [
            Item(place.deck.title, place.url, meta=str(place.number))
            for place in self.shown.get(record.id.id, ())
        ]

    @cached_property
    def _referring(self) -> dict[str, Mapping[str, list[Record]]]:
        return {}  # filled by `referring`, record by record

    def referring(self, record: Record, field: str) -> list[Record]:
        """The records that refer to this one in a field of that name."""
        name = record.id.id
        if name not in self._referring:
            by_field: defaultdict[str, list[Record]] = defaultdict(list)
            self._referring[name] = by_field
            for link in self.writer.library.backlinks.get(name, ()):
                if link.how == "field":
                    by_field[link.field].append(self.writer.library.records[link.origin])
        return self._referring[name].get(field, [])

    def sources(self, refs: Sequence[Ref]) -> list[Item]:
        """The sources that are referred to, with their full titles; `kind` tells of one not verified."""
        records = (self.writer.library.records.get(ref.id) for ref in refs)
        return [
            Item(s.title, self.writer.url(s), meta=cite(s), kind="" if s.verified else "unverified")
            for s in records
            if isinstance(s, SourceRecord)
        ]

    def first_source(self, records: Sequence[Record]) -> Source:
        """Where the first of some records begins: what the edit link of an index opens."""
        return min((record.source for record in records), default=Source("content/library.yml"))

    def corrections_at(self, *records: Record) -> list[Correction]:
        """The corrections that belong to any of these records."""
        found = {
            c.id.id: c
            for record in records
            for field in ("where", "entities")
            for c in self.referring(record, field)
            if isinstance(c, Correction)
        }
        return list(found.values())

    def correction(self, record: Correction) -> Item:
        """A correction: what was said, what is right, and by whom."""
        text = self.writer.html(record.correct, record) + self.writer.html(record.why, record)
        if record.unverified:
            text += Markup('<p class="unverified">Not verified: {}</p>').format(
                self.writer.inline(record.unverified, record)
            )
        about = record.where and self.writer.library.records.get(record.where.id)
        extra = (*self.writer.items(record.sources), *([self.writer.item(about, "where")] if about else []))
        return self.writer.item(record)._replace(title=record.said.text, text=text, extra=extra)

    @property
    def lecture(self) -> Lecture | None:
        """The first lecture: what came after it is marked as later."""
        return next(iter(self.writer.library.of(Lecture)), None)

    def reading(self, record: Record) -> Reading | None:
        """Where a record stands in the order of reading; None when nothing comes before it or after."""
        name = record.id.id
        first, then = self.order.needs.get(name, ()), self.order.needed_by.get(name, ())
        if not first and not then:
            return None
        way = self.order.way_to(name)
        return Reading(*([self._item_of(i) for i in ids] for ids in (first, then, way)))

    def _item_of(self, record_id: str) -> Item:
        return self.writer.item(self.writer.library.records[record_id])

    def dated(self, event: Event) -> Dated:
        """An event with its sources, and with those of its entities that its text does not name."""
        text = self.writer.inline(event.text, event)
        if event.unverified:
            why = self.writer.inline(event.unverified, event)
            text += Markup(' <span class="unverified">Not verified: {}</span>').format(why)
        named = self.writer.library.mentioned_in_prose_of(event)
        extra = self.writer.items([*(e for e in event.entities if e.id not in named), *event.sources])
        later = self.lecture is not None and event.date.first_day > self.lecture.date.first_day
        when, url = event.date, self.writer.url(event)
        return Dated(event.id.id, url, when.text, when.words, when.day_words, text, later, extra)

    def insight(self, insight: Insight) -> Item:
        """An insight with the slides that show it."""
        text = self.writer.inline(insight.text, insight)
        return self.writer.item(insight)._replace(text=text, extra=tuple(self.shown_on(insight)))

    def question(self, question: Question) -> Item:
        """A question with its answer and the slides that show it."""
        text = self.writer.html(question.answer, question)
        return self.writer.item(question)._replace(text=text, extra=tuple(self.shown_on(question)))


def crumb(title: str, page: PagePath) -> Item:
    return Item(title, of_page(page))
