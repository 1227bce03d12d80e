"""Library → handouts: a deck with what is said to each slide and the terms on it, as a page to be printed."""

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from site_builder.model import Deck, Entity, Lecture, Term
from site_builder.output import Output
from site_builder.prose import linked_once
from site_builder.render.decks import slides_of
from site_builder.render.pictures.network import Network
from site_builder.render.slides import Slide
from site_builder.render.templates import Templates
from site_builder.render.writer import Item, Writer
from site_builder.routes import DECK_ASSETS, SITE_ASSETS, of_page, page_of, relativize

_NAMED = re.compile(r'href="/(?:entities|glossary)/([a-z0-9-]+)/"')


def handout(
    deck: Deck, writer: Writer, network: Network, templates: Templates, site_url: str
) -> Output | None:
    """The page `slides/<deck>/handout.html` with its notes, never published; None without a lecture."""
    lecture = writer.library.records.get(deck.lecture.id)
    if not isinstance(lecture, Lecture):
        return None
    slides = slides_of(deck, writer, network, with_notes=True)
    page = page_of(deck)
    view = {
        "title": deck.title,
        "lang": writer.library.settings.language,
        "description": writer.words(lecture.summary, lecture),
        "audience": deck.audience.text if deck.audience else "",
    }
    html = templates.fill(
        "handout.html.jinja",
        deck=view,
        slides=slides,
        terms=_terms(slides, writer),
        site_title=writer.library.settings.title.text,
        site_url=f"{site_url.rstrip('/')}/" if site_url else "",
        assets=f"/{DECK_ASSETS}",
        pictures=f"/{SITE_ASSETS}pictures.css",
    )
    text = relativize(linked_once(html, of_page(page)), page)
    return Output(f"{page}handout.html", text.encode())


def _terms(slides: Sequence[Slide], writer: Writer) -> Mapping[str, list[Item]]:
    """Slide id → the terms that its text names and no slide before has named, with their definitions."""
    told: set[str] = set()
    made: dict[str, list[Item]] = {}
    for slide in slides:
        text = Markup(" ").join([slide.text, *slide.points])
        named = [name for name in dict.fromkeys(_NAMED.findall(text)) if name not in told]
        told.update(named)
        made[slide.id] = [item for name in named if (item := _defined(name, writer))]
    return made


def _defined(name: str, writer: Writer) -> Item | None:
    record = writer.library.records.get(name)
    if not isinstance(record, Entity | Term):
        return None
    return Item(record.title, text=Markup("{}").format(writer.words(record.definition, record)))
