"""Library → pages: one function per kind of page, all of them listed here."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

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
from site_builder.routes import (
    CORRECTIONS,
    DECKS,
    ENTITIES,
    GLOSSARY,
    HOME,
    SOURCES,
    TIMELINE,
    PagePath,
    page_of,
)

__all__ = ["site_pages"]


def site_pages(
    desk: Desk, slides: Mapping[str, Sequence[Slide]], pdfs: Mapping[str, Output]
) -> dict[PagePath, Callable[[], Page]]:
    """Every page of the site's own making, each rendered when it is asked for.

    `slides` are those of each deck, `pdfs` what was printed of it.
    """
    library = desk.writer.library
    return {
        HOME: partial(home, desk),
        **{page_of(lecture): partial(lecture_page, desk, lecture) for lecture in library.of(Lecture)},
        **{page_of(section): partial(section_page, desk, section) for section in library.of(Section)},
        ENTITIES: partial(entity_index, desk),
        **{page_of(entity): partial(entity_page, desk, entity) for entity in library.of(Entity)},
        GLOSSARY: partial(glossary, desk),
        **{page_of(term): partial(term_page, desk, term) for term in library.of(Term)},
        SOURCES: partial(sources, desk),
        **graph_pages(desk),
        TIMELINE: partial(timeline, desk),
        CORRECTIONS: partial(corrections, desk),
        DECKS: partial(decks, desk, slides, pdfs),
    }
