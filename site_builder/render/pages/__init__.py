"""Library → pages: one function per kind of page, all of them listed here."""

from collections.abc import Mapping, Sequence

from site_builder.model import Entity, Lecture, Section, Term
from site_builder.output import Output
from site_builder.render.page import Page
from site_builder.render.pages.desk import Desk
from site_builder.render.pages.entities import entity_page, term_page
from site_builder.render.pages.graph import graph_pages
from site_builder.render.pages.indexes import entity_index, glossary
from site_builder.render.pages.lectures import home, lecture_page, section_page
from site_builder.render.pages.lists import corrections, decks, sources, timeline
from site_builder.render.slides import Slide

__all__ = ["render_pages"]


def render_pages(desk: Desk, slides: Mapping[str, Sequence[Slide]], pdfs: Mapping[str, Output]) -> list[Page]:
    """Every page of the site's own making. `slides` are those of each deck, `pdfs` what was printed of it."""
    writer = desk.writer
    library = writer.library
    return [
        home(desk),
        *(lecture_page(desk, lecture) for lecture in library.of(Lecture)),
        *(section_page(desk, section) for section in library.of(Section)),
        entity_index(desk),
        *(entity_page(desk, entity) for entity in library.of(Entity)),
        glossary(desk),
        *(term_page(desk, term) for term in library.of(Term)),
        sources(desk),
        *graph_pages(desk),
        timeline(desk),
        corrections(desk),
        decks(desk, slides, pdfs),
    ]
