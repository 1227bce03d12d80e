"""The home page, the lectures and their sections."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.model import (
    Correction,
    Deck,
    Entity,
    Event,
    Insight,
    Lecture,
    LecturePart,
    Moment,
    Question,
    Record,
    Section,
    SourceRecord,
    Term,
)
from site_builder.render.page import Heading, Page
from site_builder.render.pages.desk import Desk, crumb
from site_builder.render.times import Watch, video_id, video_url, watch
from site_builder.render.writer import Group, Item, name_of
from site_builder.resolve import Library
from site_builder.routes import (
    CORRECTIONS,
    DECKS,
    ENTITIES,
    GLOSSARY,
    GRAPH,
    HOME,
    SOURCES,
    TIMELINE,
    PagePath,
    of_page,
    page_of,
)
from site_builder.routes import lecture_page as lecture_path

# So many the home page has with a summary, the rest as a list of links. A menu has no more either: a longer
# one is no help, and each page would carry it.
LECTURES_AT_ONCE = 20
_ROWS = 150  # insights and sections on the home page


@dataclass(frozen=True, slots=True)
class LectureCard:
    """A lecture as the home page shows it."""

    item: Item
    facts: list[tuple[str, list[Item]]]
    summary: Markup
    insights: list[Item]
    sections: list[Item]
    slides: list[Item]
    more_insights: str  # such as "All 12 insights"; "" where all are shown
    more_sections: str


def home(desk: Desk) -> Page:
    """What the library is, its lectures with their insights, and the ways in."""
    library = desk.writer.library
    settings = library.settings
    lectures = library.of(Lecture)
    shown = lectures[:LECTURES_AT_ONCE]
    rows = _rows_at_home(library, lectures)
    ways = [
        Item(title, of_page(page), Markup(words), str(count))
        for title, page, words, count in _ways(library)
        if count
    ]
    description = settings.description.text if settings.description else settings.title.text
    return desk.page(
        HOME,
        "home.html.jinja",
        settings.title.text,
        description,
        desk.first_source(lectures),
        index=HOME,
        description_text=description,
        lectures=[_on_home(desk, lecture, rows) for lecture in shown],
        more_lectures=[desk.writer.item(lecture, lecture.date.words) for lecture in lectures[len(shown) :]],
        ways=ways,
    )


def _ways(library: Library) -> list[tuple[str, PagePath, str, int]]:
    words = len(library.of(Entity)) + len(library.of(Term))
    return [
        ("Entities", ENTITIES, "Everything that has a name, by kind and category", len(library.of(Entity))),
        ("Glossary", GLOSSARY, "Every word with a definition, from A to Z", words),
        ("Graph", GRAPH, "How it is all related, as a picture", _relations(library)),
        ("Timeline", TIMELINE, "What happened when, before the lecture and after", len(library.of(Event))),
        ("Corrections", CORRECTIONS, "What was told wrongly, and what is right", len(library.of(Correction))),
        ("Sources", SOURCES, "The papers and pages behind each statement", len(library.of(SourceRecord))),
        ("Slides", DECKS, "The same records as a deck to present", len(library.of(Deck))),
    ]


def _relations(library: Library) -> int:
    return sum(len(entity.relations) for entity in library.of(Entity))


def lecture_page(desk: Desk, lecture: Lecture) -> Page:
    """A lecture: what it is about, its sections, insights, the moments of the video, questions."""
    writer, library = desk.writer, desk.writer.library
    name = lecture.id.id
    insights = [desk.insight(i) for i in library.in_lecture(Insight, name)]
    questions = library.in_lecture(Question, name)
    loose = [desk.question(q) for q in questions if not q.section]
    moments = [_moment(desk, moment) for moment in lecture.moments]
    elsewhere = [writer.item(q) for q in questions if q.section]
    order = _reading_order(desk, name)
    headings = _present(
        ("insights", "Key insights", insights),
        ("sections", "Sections", True),
        ("moments", "Moments in the video", moments),
        ("reading", "Reading order", order),
        ("questions", "Questions", questions),
        ("sources", "Sources", lecture.sources),
    )
    return desk.page(
        page_of(lecture),
        "lecture.html.jinja",
        lecture.title,
        writer.words(lecture.summary, lecture),
        lecture.source,
        index=page_of(lecture),
        headings=headings,
        summary=writer.html(lecture.summary, lecture),
        unverified=writer.inline(lecture.unverified, lecture),
        facts=_facts(desk, lecture),
        insights=insights,
        sections=_sections(desk, name),
        moments=moments,
        order=order,
        questions=loose,
        other_questions=elsewhere,
        corrections=len(library.in_lecture(Correction, name)),
        sources=desk.sources(lecture.sources),
        slides=_decks(desk, lecture),
        video=Watch("0:00", video_url(lecture), video_id(lecture)),
    )


def section_page(desk: Desk, section: Section) -> Page:
    """A section: its body, its moment in the video, insights, what it introduces, slides, neighbors."""
    writer, library = desk.writer, desk.writer.library
    lecture = library.records[section.lecture.id]
    assert isinstance(lecture, Lecture)
    headings: list[Heading] = []
    body = desk.prose(section.body, section, headings)
    all_insights = library.in_lecture(Insight, lecture.id.id)
    insights = [i for i in all_insights if i.id.id in {r.id for r in section.insights} or _in(i, section)]
    questions = [q for q in library.in_lecture(Question, lecture.id.id) if _in(q, section)]
    corrections = desk.corrections_at(section, *insights, *questions)
    introduced = [
        _defined(desk, record) for ref in section.introduces if (record := library.records.get(ref.id))
    ]
    before, after = _neighbours(library.in_lecture(Section, lecture.id.id), section)
    headings += _present(
        ("introduced", "Introduced here", introduced),
        ("questions", "Questions", questions),
        ("corrections", "Corrections", corrections),
        ("sources", "Sources", section.sources),
    )
    number = [s.id.id for s in library.in_lecture(Section, lecture.id.id)].index(section.id.id) + 1
    return desk.page(
        page_of(section),
        "section.html.jinja",
        section.title,
        writer.words(section.body, section),
        section.source,
        index=lecture_path(lecture.id.id),
        crumbs=[crumb(lecture.title, page_of(lecture))],
        headings=headings,
        kicker=f"Section {number} of {len(library.in_lecture(Section, lecture.id.id))}",
        body=body,
        at=watch(lecture, section.at),
        insights=[desk.insight(i) for i in insights],
        introduced=introduced,
        questions=[desk.question(q) for q in questions],
        corrections=[desk.correction(c) for c in corrections],
        sources=desk.sources(section.sources),
        slides=desk.shown_on(section),
        before=writer.item(before) if before else None,
        after=writer.item(after) if after else None,
    )


def _rows_at_home(library: Library, lectures: Sequence[Lecture]) -> int:
    """How many insights, and sections, the home page shows of each lecture: all, while they are not many."""
    kinds: Sequence[type[LecturePart]] = (Insight, Section)
    rows = [len(library.in_lecture(kind, lecture.id.id)) for lecture in lectures for kind in kinds]
    return max(rows, default=0) if sum(rows) <= _ROWS else max(3, _ROWS // len(rows))


def _on_home(desk: Desk, lecture: Lecture, rows: int) -> LectureCard:
    name = lecture.id.id
    insights = desk.writer.library.in_lecture(Insight, name)
    sections = desk.writer.library.in_lecture(Section, name)
    return LectureCard(
        desk.writer.item(lecture),
        _facts(desk, lecture)[:3],
        desk.writer.html(lecture.summary, lecture),
        [desk.insight(insight) for insight in insights[:rows]],
        [desk.writer.item(section) for section in sections[:rows]],
        _decks(desk, lecture),
        f"All {len(insights)} insights" if len(insights) > rows else "",
        f"All {len(sections)} sections" if len(sections) > rows else "",
    )


def _sections(desk: Desk, lecture: str) -> list[Item]:
    return [desk.writer.item(s) for s in desk.writer.library.in_lecture(Section, lecture)]


def _reading_order(desk: Desk, lecture: str) -> list[Group]:
    """What the sections introduce, in the order in which each thing can be understood."""
    introduced: dict[str, list[Item]] = {}
    records = desk.writer.library.records
    sections = {section.id.id for section in desk.writer.library.in_lecture(Section, lecture)}
    for name, section in desk.order.introduced.items():
        if section in sections:
            introduced.setdefault(section, []).append(desk.writer.item(records[name]))
    return [Group(name_of(records[section]), items, section) for section, items in introduced.items()]


def _decks(desk: Desk, lecture: Lecture) -> list[Item]:
    return [
        Item(deck.title, desk.writer.url(deck), meta=f"{deck.minutes} min" if deck.minutes else "")
        for deck in desk.writer.library.decks_of(lecture.id.id)
    ]


def _facts(desk: Desk, lecture: Lecture) -> list[tuple[str, list[Item]]]:
    facts = [
        ("Speaker", desk.writer.items([lecture.speaker])),
        ("Date", [Item(lecture.date.words)]),
        ("Event", [Item(lecture.event.text)] if lecture.event else []),
        ("Length", [Item(lecture.duration.text)] if lecture.duration else []),
        ("Topics", [Item(topic.text) for topic in lecture.topics]),
    ]
    return [(label, items) for label, items in facts if items]


def _moment(desk: Desk, moment: Moment) -> Item:
    section = moment.section and desk.writer.library.records.get(moment.section.id)
    extra = (desk.writer.item(section),) if section else ()
    shown = tuple(slide._replace(title=f"Slide {slide.meta}") for slide in desk.shown_on(moment))
    return desk.writer.item(moment)._replace(extra=(*extra, *shown))


def _in(record: Insight | Question, section: Section) -> bool:
    return record.section is not None and record.section.id == section.id.id


def _defined(desk: Desk, record: Record) -> Item:
    item = desk.writer.item(record)
    if isinstance(record, Entity | Term):
        return Item(
            item.title, item.url, desk.writer.inline(record.definition, record), id=item.id, kind=item.kind
        )
    return item


def _neighbours(sections: Sequence[Section], section: Section) -> tuple[Section | None, Section | None]:
    place = sections.index(section)
    before = sections[place - 1] if place else None
    return before, sections[place + 1] if place + 1 < len(sections) else None


def _present(*parts: tuple[str, str, object]) -> list[Heading]:
    return [Heading(2, anchor, text) for anchor, text, content in parts if content]
