"""Planned slides → what their templates show, one function for each layout."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from site_builder.decks import Planned
from site_builder.model import Entity, Insight, Lecture, Moment, Question, Section, SourceRecord, Term
from site_builder.prose import highlighted, is_own_image
from site_builder.render.relations import relations
from site_builder.render.writer import NONE, Writer, cite, shorten
from site_builder.routes import of_page, page_of

ANSWER = 330  # characters; the whole answer stands in the notes
COMPARED = 4  # rows, the first of those that tell two of the compared apart
_COMPARED = ("Year", "Builds on", "Trained with", "Improves on", "Defeated", "Developed by", "Evaluated on")


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
    """One slide as its template shows it. `records` are the ids of the records that it shows."""

    id: str
    layout: str
    title: str
    kicker: str = ""
    records: tuple[str, ...] = ()
    at: str = ""
    text: Markup = NONE
    points: tuple[Markup, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    entries: tuple[Entry, ...] = ()
    columns: tuple[Entry, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    image: str = ""
    alt: str = ""
    by: str = ""
    picture: Any = None
    notes: Markup = NONE
    page: str = ""
    page_label: str = ""
    minutes: float | None = None
    steps: bool = False
    section: str = ""
    number: int = 0
    total: int = 0


def slide_of(planned: Planned, lecture: Lecture, writer: Writer) -> Slide:
    """A planned slide with its prose set and its links made."""
    section = planned.section
    page = writer.url(planned.record) if planned.record else ""
    made = Slide(
        planned.id,
        planned.layout,
        planned.title,
        planned.kicker,
        tuple(r.id.id for r in (planned.record, *planned.records) if r),
        at=_time(planned),
        points=tuple(writer.inline(point, planned.owner) for point in planned.points),
        notes=writer.html(planned.notes, planned.owner),
        page=page or writer.url(section or lecture),
        page_label="Read the section" if section else "Lecture page",
        minutes=planned.minutes,
        steps=planned.steps,
        section=section.id.id if section else "",
    )
    change = _LAYOUTS.get(planned.layout)
    return replace(made, **change(planned, lecture, writer)) if change else made


def _time(planned: Planned) -> str:
    at = getattr(planned.record, "at", None)
    return at.text if at else ""


def _cover(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    speaker = writer.items([lecture.speaker])
    event = [lecture.event.text] if lecture.event else []
    return {
        "kicker": str(speaker[0].title) if speaker else "",
        "text": Markup("<p>{}</p>").format(", ".join(event)) if event else NONE,
        "page_label": "Lecture page",
    }


def _agenda(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    entries = [
        Entry(s.title, writer.url(s), f"{s.minutes} min" if s.minutes else "", s.id.id, _place(s, writer))
        for s in planned.records
        if isinstance(s, Section)
    ]
    return {"entries": tuple(entries), "records": ()}


def _place(section: Section, writer: Writer) -> int:
    """The number of a section in its own lecture, which need not be the deck's."""
    return writer.library.in_lecture(Section, section.lecture.id).index(section) + 1


def _divider(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    body = writer.html(planned.text, planned.owner)
    first, mark, _ = body.partition("</p>")
    return {"notes": first + Markup("</p>") if mark else body}


def _insight(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    assert isinstance(planned.record, Insight)
    return {
        "text": writer.inline(planned.record.text, planned.record),
        "page_label": "All insights",
    }


def _question(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    assert isinstance(planned.record, Question)
    return {
        "text": writer.opening(planned.record.answer, planned.record, ANSWER),
        "notes": writer.html(planned.notes or planned.record.answer, planned.record),
        "kicker": planned.kicker or "Question",
        "page_label": "The whole answer",
    }


def _defined(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    record = planned.record
    assert isinstance(record, Entity | Term)
    facts: list[tuple[str, str]] = []
    if isinstance(record, Entity):
        facts = [("Kind", record.kind.text)]
        facts += [("Year", record.year.words)] if record.year else []
        makers = ", ".join(str(item.title) for item in writer.makers(record.developers))
        facts += [("By", makers)] if makers else []
    more = record.summary if isinstance(record, Entity) else record.body
    return {
        "title": planned.title[:1].upper() + planned.title[1:],
        "text": writer.inline(record.definition, record),
        "facts": tuple(facts),
        "notes": writer.html(planned.notes, planned.owner) if planned.notes else writer.html(more, record),
        "page_label": "Read on",
    }


def _compare(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    compared = [r for r in planned.records if isinstance(r, Entity)]
    facts = [_comparable(entity, writer) for entity in compared]
    told = [label for label in _COMPARED if sum(label in one for one in facts) > 1]
    return {
        "title": planned.title or " or ".join(entity.title for entity in compared) + "?",
        "columns": tuple(Entry(entity.title, writer.url(entity)) for entity in compared),
        "rows": tuple((label, tuple(one.get(label, "") for one in facts)) for label in told[:COMPARED]),
    }


def _comparable(entity: Entity, writer: Writer) -> Mapping[str, str]:
    facts = {"Year": str(entity.year.year)} if entity.year else {}
    related = {g.title: ", ".join(str(i.title) for i in g.items[:2]) for g in relations(writer, entity)}
    return facts | {label: related[label] for label in _COMPARED if label in related}


def _moment(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    assert isinstance(planned.record, Moment)
    return {"at": planned.record.at.text, "page_label": "In the recording"}


def _code(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    assert planned.spec
    assert planned.spec.code
    language = planned.spec.language.text if planned.spec.language else ""
    return {"text": Markup(highlighted(planned.spec.code.text, language))}


def _image(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    assert planned.spec
    assert planned.spec.image
    assert planned.spec.alt
    image = planned.spec.image.text
    return {
        "image": image if is_own_image(image) else "",  # another is reported by its line
        "alt": planned.spec.alt.text,
        "text": writer.inline(planned.spec.caption, planned.owner),
    }


def _quote(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    by = planned.spec.by.text if planned.spec and planned.spec.by else ""
    return {"text": writer.inline(planned.text, planned.owner), "by": by}


def _markdown(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    return {"text": writer.html(planned.text, planned.owner)}


def _sources(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    records = [r for r in planned.records if isinstance(r, SourceRecord)]
    entries = tuple(Entry(shorten(s.title), writer.url(s), _by_whom(s)) for s in records)
    return {"entries": entries, "records": (), "page": "/sources/", "page_label": "All sources"}


def _by_whom(source: SourceRecord) -> str:
    # Who is not known would be called by the title, which stands there already.
    return cite(source) if source.authors or source.organization else str(source.year or "")


def _closing(planned: Planned, lecture: Lecture, writer: Writer) -> Mapping[str, Any]:
    entries = (
        Entry("The lecture, section by section", of_page(page_of(lecture))),
        Entry("Every model, method and name", "/entities/"),
        Entry("Glossary", "/glossary/"),
        Entry("Timeline", "/timeline/"),
    )
    return {"entries": entries, "page": "/", "page_label": "Home"}


_Change = Callable[[Planned, Lecture, Writer], Mapping[str, Any]]
_LAYOUTS: Mapping[str, _Change] = {
    "cover": _cover,
    "agenda": _agenda,
    "divider": _divider,
    "insight": _insight,
    "question": _question,
    "entity": _defined,
    "term": _defined,
    "compare": _compare,
    "moment": _moment,
    "code": _code,
    "image": _image,
    "quote": _quote,
    "markdown": _markdown,
    "sources": _sources,
    "closing": _closing,
}


def numbered(slides: Sequence[Slide]) -> list[Slide]:
    """The slides with their numbers, from 1, and how many there are."""
    return [replace(s, number=n, total=len(slides)) for n, s in enumerate(slides, 1)]
