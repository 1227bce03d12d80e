"""The pages that are one list: sources, timeline, corrections, decks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from site_builder.model import Correction, Deck, Event, Lecture, Section, SourceRecord
from site_builder.output import Output
from site_builder.render.page import Heading, Page
from site_builder.render.pages.desk import Dated, Desk, crumb
from site_builder.render.parts import in_order_of_time
from site_builder.render.pictures.opening import Opening, opening
from site_builder.render.pictures.timeline import happenings, timeline_picture
from site_builder.render.slides import Slide
from site_builder.render.writer import Group, Item, bibliography, name_of
from site_builder.routes import CORRECTIONS, DECKS, SOURCES, TIMELINE, arxiv_url, doi_url, page_of


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year."""

    title: str
    events: Sequence[Dated]
    id: str


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A deck as the page of decks shows it; `slides` are those that one looks for."""

    id: str
    title: str
    url: str
    lecture: Item
    about: str
    audience: str
    picture: Opening
    slides: Sequence[Item]
    pdf: Item | None


def sources(desk: Desk) -> Page:
    """Every source with what cites it."""
    records = sorted(desk.writer.library.of(SourceRecord), key=lambda s: (name_of(s).casefold(), s.id.id))
    unverified = [s for s in records if not s.verified]
    return desk.page(
        SOURCES,
        "sources.html.jinja",
        "Sources",
        f"The {len(records)} papers, pages and recordings that this site rests on, and where each is cited.",
        desk.first_source(records),
        index=SOURCES,
        rows=[source_item(desk, source) for source in records],
        unverified=len(unverified),
        bar=None,
    )


def timeline(desk: Desk) -> Page:
    """What happened when, year by year; what came after the lecture is marked as later."""
    lecture = desk.lecture
    events = in_order_of_time(desk.writer.library.of(Event))
    years = years_of(desk, events)
    return desk.page(
        TIMELINE,
        "timeline.html.jinja",
        "Timeline",
        f"{len(events)} dates, from {years[0].title if years else ''} to {years[-1].title if years else ''}.",
        desk.first_source(events),
        index=TIMELINE,
        years=years,
        picture=timeline_picture(happenings(desk.writer, lecture), lecture, desk.graph.network.categories),
        lecture=lecture.title if lecture else "",
        bar=None,
    )


def years_of(desk: Desk, events: Iterable[Event]) -> list[Year]:
    """Events in order of time, year by year."""
    return [
        Year(str(year), [desk.dated(event) for event in some], f"year-{year}")
        for year, some in groupby(events, key=lambda event: event.date.year)
    ]


def corrections(desk: Desk) -> Page:
    """What was said or written wrongly, and what is right, by the place it stands in."""
    library = desk.writer.library
    records = library.of(Correction)
    by_place: dict[str, list[Item]] = {}
    for record in records:
        place = record.where.id if record.where and record.where.id in library.records else ""
        place = place if place and isinstance(library.records[place], Section) else _general(desk, record)
        by_place.setdefault(place, []).append(desk.correction(record))
    order = [s.id.id for s in library.of(Section)]
    groups = [
        Group(
            name_of(library.records[place]) if place in library.records else "Elsewhere",
            items,
            f"about-{place}",
        )
        for place, items in sorted(
            by_place.items(), key=lambda p: (order.index(p[0]) if p[0] in order else 99, p[0])
        )
    ]
    parents = [crumb(lecture.title, page_of(lecture)) for lecture in library.of(Lecture)[:1]]
    return desk.page(
        CORRECTIONS,
        "corrections.html.jinja",
        "Corrections",
        f"{len(records)} statements about the lecture that were wrong or garbled, and what is right.",
        desk.first_source(records),
        index=page_of(library.of(Lecture)[0]) if library.of(Lecture) else CORRECTIONS,
        crumbs=parents,
        headings=[Heading(2, group.id, group.title) for group in groups],
        groups=groups,
        count=len(records),
    )


def decks(desk: Desk, plans: Mapping[str, Sequence[Slide]], pdfs: Mapping[str, Output]) -> Page:
    """The decks of the library: a picture of the first slide, how long it is, its slides, its PDF."""
    library = desk.writer.library
    cards = [
        _deck(desk, deck, slides, pdfs.get(deck.id.id))
        for deck in library.of(Deck)
        if (slides := plans.get(deck.id.id, ()))
    ]
    return desk.page(
        DECKS,
        "decks.html.jinja",
        "Slides",
        "Lectures as slides, made from the same records as these pages.",
        desk.first_source(library.of(Deck)),
        index=DECKS,
        headings=[Heading(2, card.id, card.title) for card in cards],
        decks=cards,
    )


def source_item(desk: Desk, source: SourceRecord) -> Item:
    """A source with where it is read, and what cites it."""
    known = {
        arxiv_url(str(source.arxiv)): f"arXiv:{source.arxiv}" if source.arxiv else "",
        doi_url(str(source.doi)): f"doi:{source.doi}" if source.doi else "",
    }
    # Last, since an author may give one of those addresses once more.
    if source.url:
        known.setdefault(source.url.text, source.url.text.split("/")[2])
    links = [Item(words, url) for url, words in known.items() if words]
    cited = {
        link.origin: desk.writer.item(library_record, library_record.KIND)
        for link in desk.writer.library.backlinks.get(source.id.id, ())
        if (library_record := desk.writer.library.records[link.origin]).KIND
        in ("entity", "section", "lecture", "term")
    }
    seen = Markup(" <span>Read: {}.</span>").format(source.seen) if source.seen else ""
    text = escape(bibliography(source)) + seen + desk.writer.html(source.note, source)
    return Item(
        source.title,
        desk.writer.url(source),
        text,
        "" if source.verified else "unverified",
        source.id.id,
        source.kind.text,
        (Item("links", extra=tuple(links)), Item("cited", extra=tuple(cited.values()))),
    )


def _general(desk: Desk, record: Correction) -> str:
    where = record.where and desk.writer.library.records.get(record.where.id)
    section = getattr(where, "section", None)
    return (
        section.id if section is not None and section.id in desk.writer.library.records else record.lecture.id
    )


def _deck(desk: Desk, deck: Deck, slides: Sequence[Slide], pdf: Output | None) -> DeckCard:
    lecture = desk.writer.item(desk.writer.library.records[deck.lecture.id])
    about = [f"{len(slides)} slides"]
    about += [f"{deck.minutes} minutes"] if deck.minutes else []
    audience = deck.audience.text if deck.audience else ""
    listed = [s for s in slides if s.layout in ("divider", "question", "insight")]
    url = desk.writer.url(deck)
    return DeckCard(
        deck.id.id,
        deck.title,
        url,
        lecture,
        ", ".join(about),
        audience,
        opening(slides[0], audience),
        [Item(_called(desk, s), f"{url}#/{s.id}", meta=str(s.number), kind=s.layout) for s in listed],
        Item("PDF", f"/{pdf.path}", meta=_size(pdf)) if pdf else None,
    )


def _size(output: Output) -> str:
    """The size of a file as a reader weighs it, in steps of 1,000 bytes."""
    kilobytes = len(output.data) / 1000
    return f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes:.0f} kB"


def _called(desk: Desk, slide: Slide) -> str:
    named = slide.layout == "insight" and slide.records
    return name_of(desk.writer.library.records[slide.records[0]]) if named else slide.title
