"""What the pages share: prose, backlinks in groups, headings, and the way from a value to a `Page`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from site_builder.diagnostics import Source
from site_builder.model import (
    Correction,
    Event,
    Insight,
    Lecture,
    LecturePart,
    Moment,
    Prose,
    Question,
    Record,
    Ref,
    SourceRecord,
    Time,
)
from site_builder.prose import without_links_to
from site_builder.render.decks import Shown
from site_builder.render.page import Heading, Page
from site_builder.render.templates import Templates
from site_builder.render.writer import Group, Item, Writer, cite
from site_builder.resolve import Link
from site_builder.routes import PagePath, of_page, relativize

# The groups of "mentioned in", in the order in which a student would look.
_GROUPS = (
    ("section", "Sections"),
    ("insight", "Insights"),
    ("question", "Questions"),
    ("entity", "Entities"),
    ("term", "Glossary"),
    ("lecture", "Lectures"),
    ("correction", "Corrections"),
    ("date", "Timeline"),
)


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


@dataclass(frozen=True)
class Desk:
    """All that a page is made with."""

    writer: Writer
    templates: Templates
    shown: Mapping[str, Sequence[Shown]]

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
        html = without_links_to(filled, of_page(path))
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

    def mentioned_in(self, record: Record) -> list[Group]:
        """Where a record is mentioned in prose: grouped by kind, each with its sentence."""
        by_kind: dict[str, dict[str, Item]] = {}
        for link in self.writer.library.backlinks.get(record.id.id, ()):
            if link.how == "field" or link.origin == record.id.id:
                continue
            origin = self.writer.library.records[link.origin]
            places = by_kind.setdefault(origin.KIND, {})
            item = places.get(link.origin) or self.writer.item(origin, _moment_of(origin))
            places[link.origin] = replace(item, text=item.text or _marked(link))
        return [
            Group(title, list(by_kind[kind].values()), total=len(by_kind[kind]))
            for kind, title in _GROUPS
            if kind in by_kind
        ]

    def shown_on(self, record: Record) -> list[Item]:
        """The slides that show a record."""
        return [
            Item(place.deck.title, place.url, meta=str(place.number))
            for place in self.shown.get(record.id.id, ())
        ]

    def referring(self, record: Record, field: str) -> list[Record]:
        """The records that refer to this one in a field of that name."""
        found = (link for link in self.writer.library.backlinks.get(record.id.id, ()) if link.how == "field")
        return [self.writer.library.records[link.origin] for link in found if link.field == field]

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

    def corrections_at(self, *records: Record) -> list[Item]:
        """The corrections that belong to any of these records."""
        found = dict.fromkeys(
            c.id.id
            for record in records
            for field in ("where", "entities")
            for c in self.referring(record, field)
            if isinstance(c, Correction)
        )
        return [self.correction(self.writer.library.records[i]) for i in found]

    def correction(self, record: Record) -> Item:
        """A correction: what was said, what is right, and by whom."""
        assert isinstance(record, Correction)
        text = self.writer.html(record.correct, record) + self.writer.html(record.why, record)
        if record.unverified:
            text += Markup('<p class="unverified">Not verified: {}</p>').format(
                self.writer.inline(record.unverified, record)
            )
        about = record.where and self.writer.library.records.get(record.where.id)
        at = record.at.text if record.at else ""
        extra = (*self.writer.items(record.sources), *([self.writer.item(about, "where")] if about else []))
        return Item(record.said.text, self.writer.url(record), text, at, record.id.id, record.KIND, extra)

    @property
    def lecture(self) -> Lecture | None:
        """The first lecture: what came after it is marked as later."""
        return next(iter(self.writer.library.of(Lecture)), None)

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
        text = self.writer.inline(insight.text, insight)
        at = insight.at.text if insight.at else ""
        return Item(
            "", self.writer.url(insight), text, at, insight.id.id, "insight", tuple(self.shown_on(insight))
        )

    def question(self, question: Question) -> Item:
        text = self.writer.html(question.answer, question)
        at = question.at.text if question.at else ""
        return Item(
            question.title,
            self.writer.url(question),
            text,
            at,
            question.id.id,
            "question",
            tuple(self.shown_on(question)),
        )


def video_url(lecture: Lecture, at: Time | None) -> str:
    """Where the recording starts at a time; "" when there is no recording."""
    video = lecture.video
    if video and video.youtube:
        start = f"&t={at.seconds}s" if at and at.seconds else ""
        return f"https://www.youtube.com/watch?v={video.youtube}{start}"
    return video.url.text if video and video.url else ""


def crumb(title: str, page: PagePath) -> Item:
    return Item(title, of_page(page))


def _moment_of(record: Record) -> str:
    at = getattr(record, "at", None)
    return at.text if isinstance(at, Time) and isinstance(record, LecturePart | Moment) else ""


def _marked(link: Link) -> Markup:
    before, found, after = link.sentence.partition(link.words) if link.words else (link.sentence, "", "")
    return Markup("{}<mark>{}</mark>{}").format(before, found, after) if found else escape(link.sentence)
