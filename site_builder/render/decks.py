"""Library → decks: which slides a deck has, and each deck as one HTML page.

Slide ids are record ids, so that the address of a slide survives any new order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup

from site_builder.model import Deck, Insight, Lecture, Question, Section, SourceRecord
from site_builder.prose import linked_once
from site_builder.render.templates import Templates
from site_builder.render.writer import NONE, Writer, cite
from site_builder.resolve import Library
from site_builder.routes import DECK_ASSETS, Url, of_page, page_of, relativize, slide

T = TypeVar("T")

SOURCES_A_SLIDE = 8
SECTIONS_A_SLIDE = 9
ANSWER = 330  # characters; the whole answer stands in the notes


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an agenda, of the sources or of the closing slide. `id` is the slide it leads to."""

    title: str
    page: str | None = None
    detail: str = ""
    id: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `record` is the id of the record it shows, "" when it shows none of its own."""

    id: str
    layout: str
    title: str
    record: str = ""
    kicker: str = ""
    at: str = ""
    text: Markup = NONE
    points: tuple[Markup, ...] = ()
    answer: Markup = NONE
    entries: tuple[Entry, ...] = ()
    notes: Markup = NONE
    page: str | None = None
    page_label: str = ""
    minutes: float | None = None
    number: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a deck shows a record: "slide 7 of …"."""

    deck: Deck
    number: int
    url: Url


def plan(deck: Deck, writer: Writer) -> list[Slide]:
    """The slides of a deck in order: the whole lecture is told."""
    library = writer.library
    lecture = library.records.get(deck.lecture.id)
    if not isinstance(lecture, Lecture):
        return []
    slides = list(_whole(deck, lecture, writer) if deck.slides is None else _listed(deck, lecture, writer))
    if not deck.notes:
        slides = [replace(s, notes=NONE) for s in slides]
    return [replace(s, number=n, total=len(slides)) for n, s in enumerate(slides, 1)]


def _whole(deck: Deck, lecture: Lecture, writer: Writer) -> Iterator[Slide]:
    library = writer.library
    sections = library.in_lecture(Section, lecture.id.id)
    yield _cover(deck, lecture, writer)
    yield from _agenda(lecture, sections, writer)
    told: set[str] = set()
    for number, section in enumerate(sections, 1):
        yield from _of_section(section, f"Section {number} of {len(sections)}", writer, told)
    rest = [i for i in library.in_lecture(Insight, lecture.id.id) if i.id.id not in told]
    yield from (_insight(insight, "To take home", writer) for insight in rest)
    yield from (_question(q, writer) for q in library.in_lecture(Question, lecture.id.id))
    yield from _sources(lecture, sections, writer)
    yield _closing(lecture)


def _listed(deck: Deck, lecture: Lecture, writer: Writer) -> Iterator[Slide]:
    records = writer.library.records
    listed = [records.get(spec.section.id) for spec in deck.slides or () if spec.section]
    sections = [s for s in listed if isinstance(s, Section)]
    told = {spec.insight.id for spec in deck.slides or () if spec.insight}
    for spec in deck.slides or ():
        shown = records.get(ref.id) if (ref := spec.section or spec.insight or spec.question) else None
        if spec.cover:
            yield _cover(deck, lecture, writer)
        elif spec.agenda:
            yield from _agenda(lecture, sections, writer)
        elif isinstance(shown, Section):
            place = f"Section {sections.index(shown) + 1} of {len(sections)}"
            yield from _of_section(shown, place, writer, told)
        elif isinstance(shown, Insight):
            yield _insight(shown, "To take home", writer)
        elif isinstance(shown, Question):
            yield _question(shown, writer)
        elif spec.sources:
            yield from _sources(lecture, sections, writer)
        elif spec.closing:
            yield _closing(lecture)


def shown_on(plans: Mapping[str, Sequence[Slide]], library: Library) -> dict[str, list[Shown]]:
    """Record id → the slides that show it; of a record with several slides the first."""
    made: dict[str, list[Shown]] = {}
    for deck_id, slides in plans.items():
        deck = library.records[deck_id]
        assert isinstance(deck, Deck)
        for one in slides:
            places = made.setdefault(one.record, []) if one.record else []
            if not any(place.deck is deck for place in places):
                places.append(Shown(deck, one.number, slide(deck_id, one.id)))
    return made


def render_deck(
    deck: Deck, slides: Sequence[Slide], writer: Writer, templates: Templates, site_url: str
) -> str:
    """A deck as one HTML page, with addresses relative to it."""
    lecture = writer.library.records[deck.lecture.id]
    assert isinstance(lecture, Lecture)
    page = page_of(deck)
    view = {
        "title": deck.title,
        "lang": writer.library.settings.language,
        "description": writer.words(lecture.summary),
        "minutes": deck.minutes,
        "steps": deck.steps,
        "page": of_page(page_of(lecture)),
        "canonical": f"{site_url.rstrip('/')}/{page}" if site_url else None,
    }
    html = templates.fill(
        "deck.html.jinja",
        deck=view,
        slides=slides,
        site_title=writer.library.settings.title.text,
        home="/",
        assets=f"/{DECK_ASSETS}",
    )
    return relativize(linked_once(html, of_page(page)), page)


def _cover(deck: Deck, lecture: Lecture, writer: Writer) -> Slide:
    speaker = writer.items([lecture.speaker])
    event = lecture.event.text if lecture.event else ""
    return Slide(
        lecture.id.id,
        "cover",
        deck.title,
        record=lecture.id.id,
        kicker=str(speaker[0].title) if speaker else "",
        text=Markup("<p>{}</p>").format(event) if event else Markup(),
        notes=writer.html(lecture.summary, lecture),
        page=of_page(page_of(lecture)),
        page_label="Lecture page",
    )


def _agenda(lecture: Lecture, sections: Sequence[Section], writer: Writer) -> Iterator[Slide]:
    lines = [
        Entry(s.title, writer.url(s), f"{s.minutes} min" if s.minutes else "", s.id.id, place)
        for place, s in enumerate(sections, 1)
    ]
    for number, entries in enumerate(_runs(lines, SECTIONS_A_SLIDE)):
        yield Slide(
            _numbered("agenda", number), "agenda", "What comes", entries=tuple(entries),
            page=of_page(page_of(lecture)), page_label="Lecture page",
        )  # fmt: skip


def _of_section(section: Section, place: str, writer: Writer, told: set[str]) -> Iterator[Slide]:
    url, at = writer.url(section), section.at.text if section.at else ""
    label = "Read the section"
    minutes = float(section.minutes) if section.minutes else None
    yield Slide(
        section.id.id, "divider", section.title, section.id.id, place, at, page=url, page_label=label,
        notes=_first_paragraph(writer.html(section.body, section)),
    )  # fmt: skip
    yield Slide(
        f"{section.id}-points", "points", section.title, section.id.id, place, at,
        points=tuple(writer.inline(point, section) for point in section.points),
        notes=writer.html(section.notes, section), page=url, page_label=label, minutes=minutes,
    )  # fmt: skip
    for ref in section.insights:
        insight = writer.library.records.get(ref.id)
        if isinstance(insight, Insight) and ref.id not in told:
            told.add(ref.id)
            yield _insight(insight, section.title, writer)


def _insight(insight: Insight, kicker: str, writer: Writer) -> Slide:
    at = insight.at.text if insight.at else ""
    return Slide(
        insight.id.id, "insight", "Key insight", insight.id.id, kicker, at,
        text=writer.inline(insight.text, insight), page=writer.url(insight), page_label="All insights",
    )  # fmt: skip


def _question(question: Question, writer: Writer) -> Slide:
    at = question.at.text if question.at else ""
    return Slide(
        question.id.id, "question", question.title, question.id.id, "Question", at,
        answer=writer.opening(question.answer, question, ANSWER),
        notes=writer.html(question.answer, question),
        page=writer.url(question), page_label="The whole answer",
    )  # fmt: skip


def _sources(lecture: Lecture, sections: Sequence[Section], writer: Writer) -> Iterator[Slide]:
    refs = [*lecture.sources, *(ref for section in sections for ref in section.sources)]
    ids = dict.fromkeys(ref.id for ref in refs)
    records = [writer.library.records.get(i) for i in ids]
    sources = [record for record in records if isinstance(record, SourceRecord)]
    for number, some in enumerate(_runs(sources, SOURCES_A_SLIDE)):
        entries = tuple(Entry(s.title, writer.url(s), cite(s)) for s in some)
        yield Slide(
            _numbered("sources", number), "sources", "Sources", entries=entries, page="/sources/",
            page_label="All sources",
        )  # fmt: skip


def _closing(lecture: Lecture) -> Slide:
    entries = (
        Entry("The lecture, section by section", of_page(page_of(lecture))),
        Entry("Every model, method and name", "/entities/"),
        Entry("Glossary", "/glossary/"),
        Entry("Timeline", "/timeline/"),
    )
    return Slide(
        "closing", "closing", "Look it up", kicker="To go on", entries=entries, page="/", page_label="Home"
    )


def _first_paragraph(html: Markup) -> Markup:
    return html.partition("</p>")[0] + Markup("</p>") if "</p>" in html else html


def _numbered(name: str, number: int) -> str:
    return f"{name}-{number + 1}" if number else name


def _runs(items: Sequence[T], length: int) -> Iterable[Sequence[T]]:
    return (items[start : start + length] for start in range(0, len(items), length))
