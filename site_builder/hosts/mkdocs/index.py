"""What MkDocs keeps of all pages, written from the library: navigation, sitemap, and what it found itself."""

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files

from site_builder.model import Entity, Event, Lecture, SourceRecord, Term
from site_builder.render.exports.entries import SearchEntry
from site_builder.render.pages.lectures import LECTURES_AT_ONCE
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
_TAG = re.compile(r"<[^>]*>")


def navigation(library: Library, files: Files) -> list[Any]:
    """The navigation of a library that `mkdocs.yml` gives none for: indexes, lectures, hand-written pages."""
    lectures = [
        # Titles of the navigation are HTML.
        {html.escape(lecture.title): _file(lecture_page(lecture.id.id))}
        for lecture in library.of(Lecture)
    ]
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
        *([{"Lectures": lectures}] if 1 < len(lectures) <= LECTURES_AT_ONCE else []),
        *({title: _file(page)} for title, page, there in shown if there),
        *by_hand,
    ]


def _file(page: PagePath) -> str:
    return f"{page}index.md"


def sitemap(written: str, pages: Iterable[PagePath], site_url: str) -> str:
    """The sitemap with our pages in it. No dates: two builds of the same content are the same bytes."""
    if not site_url:
        return written
    base = site_url.rstrip("/")
    lines = "".join(
        f"    <url>\n         <loc>{html.escape(f'{base}/{path}')}</loc>\n    </url>\n" for path in pages
    )
    return written.replace("</urlset>", f"{lines}</urlset>")


def entries_by_hand(site: Path, marked_up: bool) -> list[SearchEntry]:
    """The pages written by hand, part by part, as the search plugin found them; none when it is off.

    `marked_up`: Material's plugin writes texts as HTML, MkDocs' own as plain words.
    """
    path = site / SEARCH_INDEX
    if not path.is_file():
        return []
    clean = _words if marked_up else " ".join
    return [
        SearchEntry(doc["location"], clean([doc["title"]]), "page", text=clean([doc["text"]]))
        for doc in json.loads(path.read_text(encoding="utf-8"))["docs"]
    ]


def _words(html_parts: Iterable[str]) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", " ".join(html_parts))).split())
