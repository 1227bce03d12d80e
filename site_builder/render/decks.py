"""Library → decks: each as one HTML page, and which slides show a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from site_builder.decks import plan
from site_builder.model import Deck, Lecture
from site_builder.output import Output
from site_builder.prose import linked_once
from site_builder.render.illustrations import illustrated
from site_builder.render.pictures.network import Network
from site_builder.render.slides import Slide, numbered, slide_of
from site_builder.render.templates import Templates
from site_builder.render.writer import NONE, Writer, name_of
from site_builder.resolve import Library
from site_builder.routes import DECK_ASSETS, SITE_ASSETS, Url, file_of, of_page, page_of, relativize, slide


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a deck shows a record: "slide 7 of …"."""

    deck: Deck
    number: int
    url: Url


@dataclass(frozen=True, slots=True)
class Stretch:
    """The slides of one section, for the progress: its first slide and how many there are."""

    id: str
    title: str
    slides: int


def slides_of(deck: Deck, writer: Writer, network: Network, with_notes: bool = False) -> list[Slide]:
    """The slides of a deck in order; without their notes where neither it nor the caller wants them."""
    lecture = writer.library.records.get(deck.lecture.id)
    if not isinstance(lecture, Lecture):
        return []
    made = []
    for planned in plan(deck, writer.library):
        writer.reads.update(one.id.text for one in (planned.owner, planned.section) if one)
        made.append(illustrated(planned, slide_of(planned, lecture, writer), lecture, writer, network))
    # A picture of nothing is no slide.
    slides = [s for s in made if s.layout not in ("graph", "timeline") or s.picture]
    return numbered(slides if deck.notes or with_notes else [replace(s, notes=NONE) for s in slides])


def shown_on(decks: Mapping[str, Sequence[Slide]], library: Library) -> dict[str, list[Shown]]:
    """Record id → the slides that show it; of a record with several slides in a deck the first."""
    made: dict[str, list[Shown]] = {}
    for deck_id, slides in decks.items():
        deck = library.records[deck_id]
        assert isinstance(deck, Deck)
        for one in slides:
            for record in one.records:
                places = made.setdefault(record, [])
                if not any(place.deck is deck for place in places):
                    places.append(Shown(deck, one.number, slide(deck_id, one.id)))
    return made


def deck_page(
    name: str, slides: Sequence[Slide], writer: Writer, templates: Templates, site_url: str
) -> Output:
    """The page of the deck of that id."""
    deck = writer.library.records[name]
    assert isinstance(deck, Deck)
    return Output(file_of(page_of(deck)), render_deck(deck, slides, writer, templates, site_url).encode())


def render_deck(
    deck: Deck, slides: Sequence[Slide], writer: Writer, templates: Templates, site_url: str
) -> str:
    """A deck as one HTML page, with addresses relative to it."""
    lecture = writer.library.records[deck.lecture.id]
    assert isinstance(lecture, Lecture)
    page = page_of(deck)
    view = {
        "id": deck.id.id,
        "title": deck.title,
        "lang": writer.library.settings.language,
        "description": writer.words(lecture.summary, lecture),
        "audience": deck.audience.text if deck.audience else "",
        "minutes": deck.minutes,
        "page": of_page(page_of(lecture)),
        "canonical": f"{site_url.rstrip('/')}/{page}" if site_url else None,
        "stretches": _stretches(slides, writer),
        "pictures": any(slide.picture for slide in slides),
    }
    html = templates.fill(
        "deck.html.jinja",
        deck=view,
        slides=slides,
        site_title=writer.library.settings.title.text,
        home="/",
        assets=f"/{DECK_ASSETS}",
        pictures=f"/{SITE_ASSETS}pictures.css",
    )
    return relativize(linked_once(html, of_page(page)), page)


def _stretches(slides: Sequence[Slide], writer: Writer) -> list[Stretch]:
    made = []
    for section, some in groupby(slides, key=lambda s: s.section):
        run = list(some)
        title = name_of(writer.library.records[section]) if section else ""
        made.append(Stretch(run[0].id, title, len(run)))
    return made
