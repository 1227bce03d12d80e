"""Library → pages: one function per kind of page, all of them listed here."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from site_builder.model import Entity, Lecture, Record, Section, Term
from site_builder.output import Output
from site_builder.render.page import Page
from site_builder.render.pages.desk import Desk
from site_builder.render.pages.entities import entity_page, term_page
from site_builder.render.pages.graph import graph_pages
from site_builder.render.pages.lectures import home, lecture_page, section_page
from site_builder.render.pages.lists import corrections, decks
from site_builder.render.pages.parts import entity_pages, glossary_pages, source_pages, timeline_pages
from site_builder.render.slides import Slide
from site_builder.routes import (
    CORRECTIONS,
    DECKS,
    HOME,
    PagePath,
    page_of,
)

__all__ = ["page_of_many", "page_of_record", "site_pages"]

_OF_RECORDS: Mapping[type[Record], Callable[[Desk, Any], Page]] = {
    Lecture: lecture_page,
    Section: section_page,
    Entity: entity_page,
    Term: term_page,
}
_INDEXES = (entity_pages, glossary_pages, source_pages, timeline_pages)
_LISTS = {HOME: home, CORRECTIONS: corrections}


def site_pages(
    desk: Desk, slides: Mapping[str, Sequence[Slide]], pdfs: Mapping[str, Output]
) -> dict[PagePath, Callable[[], Page]]:
    """Every page of the site's own making, each rendered when it is asked for.

    `slides` are those of each deck, `pdfs` what was printed of it.
    """
    return {
        HOME: partial(home, desk),
        **_own(desk, Lecture, Section),
        **entity_pages(desk),
        **_own(desk, Entity),
        **glossary_pages(desk),
        **_own(desk, Term),
        **source_pages(desk),
        **graph_pages(desk),
        **timeline_pages(desk),
        CORRECTIONS: partial(corrections, desk),
        DECKS: partial(decks, desk, slides, pdfs),
    }


def page_of_record(desk: Desk, path: PagePath) -> Page | None:
    """The page at `path` where that is a record's own, found without listing all pages."""
    record = desk.writer.library.records.get(path.rstrip("/").rpartition("/")[2])
    make = _OF_RECORDS.get(type(record)) if record else None
    return make(desk, record) if make and record and page_of(record) == path else None


def page_of_many(desk: Desk, path: PagePath) -> Page | None:
    """The page at `path` where that lists the prose of many records, found without listing all pages."""
    if path in _LISTS:
        return _LISTS[path](desk)
    made = (pages(desk).get(path) for pages in _INDEXES)
    return next((make() for make in made if make), None)


def _own(desk: Desk, *kinds: type[Record]) -> dict[PagePath, Callable[[], Page]]:
    library = desk.writer.library
    return {
        page_of(record): partial(_OF_RECORDS[kind], desk, record)
        for kind in kinds
        for record in library.of(kind)
    }
