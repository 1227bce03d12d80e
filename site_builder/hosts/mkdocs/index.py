"""What MkDocs keeps of all pages, written from the library: navigation, sitemap, search index."""

import html
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files

from site_builder.model import Entity, Event, Lecture, SourceRecord, Term
from site_builder.output import Output, write
from site_builder.render.page import Page
from site_builder.resolve import Library
from site_builder.routes import (
    DECKS,
    ENTITIES,
    GLOSSARY,
    GRAPH,
    HOME,
    SOURCES,
    TIMELINE,
    PagePath,
    lecture_page,
)

SEARCH_INDEX = "search/search_index.json"


def navigation(library: Library, files: Files) -> list[Any]:
    """The navigation of a library that `mkdocs.yml` gives none for: indexes, lectures, hand-written pages."""
    lectures = [{lecture.title: _file(lecture_page(lecture.id.id))} for lecture in library.of(Lecture)]
    shown: list[tuple[str, PagePath, bool]] = [
        ("Entities", ENTITIES, bool(library.of(Entity))),
        ("Glossary", GLOSSARY, bool(library.of(Term) or library.of(Entity))),
        ("Graph", GRAPH, bool(library.of(Entity))),
        ("Timeline", TIMELINE, bool(library.of(Event))),
        ("Slides", DECKS, True),
        ("Sources", SOURCES, bool(library.of(SourceRecord))),
    ]
    by_hand = [file.src_uri for file in files.documentation_pages() if file.dest_uri != "index.html"]
    return [
        {"Home": _file(HOME)},
        *([{"Lecture": _file(lecture_page(library.of(Lecture)[0].id.id))}] if len(lectures) == 1 else []),
        *([{"Lectures": lectures}] if len(lectures) > 1 else []),
        *({title: _file(page)} for title, page, there in shown if there),
        *by_hand,
    ]


def _file(page: PagePath) -> str:
    return f"{page}index.md"


def sitemap(written: str, pages: Iterable[Page], site_url: str) -> str:
    """The sitemap with our pages in it. No dates: two builds of the same content are the same bytes."""
    if not site_url:
        return written
    base = site_url.rstrip("/")
    lines = "".join(
        f"    <url>\n         <loc>{html.escape(f'{base}/{p.path}')}</loc>\n    </url>\n" for p in pages
    )
    return written.replace("</urlset>", f"{lines}</urlset>")


def add_to_search(site: Path, pages: Iterable[Page]) -> None:
    """Add what the library knows of each record to the index that the search plugin wrote, if it did."""
    path = site / SEARCH_INDEX
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] += [
        {
            "location": entry.location,
            # The search box shows both as HTML.
            "title": html.escape(entry.title, quote=False),
            "text": html.escape(entry.text, quote=False),
            **({"boost": entry.boost} if entry.boost != 1 else {}),
        }
        for page in pages
        for entry in page.search
    ]
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
    write([Output(SEARCH_INDEX, data)], site)
