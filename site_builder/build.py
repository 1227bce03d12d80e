"""The product on one page: a table of contents of verbs.

`read` → `resolve` → `check` → `render`. A host frames the pages and `output` writes them.
"""

from dataclasses import dataclass
from pathlib import Path

from site_builder.checks import as_chosen, check
from site_builder.diagnostics import Diagnostic, Severity, in_reading_order
from site_builder.model import Deck
from site_builder.output import Output
from site_builder.read import read
from site_builder.remembering import Memory
from site_builder.render.assets import assets
from site_builder.render.decks import deck_pages, shown_on, slides_of
from site_builder.render.exports.cards import card_files
from site_builder.render.exports.entries import SearchEntry, search_entries
from site_builder.render.exports.qr import code_file
from site_builder.render.page import Page
from site_builder.render.pages import site_pages
from site_builder.render.pages.desk import Desk
from site_builder.render.pages.graph import places_in
from site_builder.render.pictures.graph import graph_of
from site_builder.render.pictures.network import network_of
from site_builder.render.printed import printed
from site_builder.render.templates import Templates
from site_builder.render.writer import Writer
from site_builder.resolve import Library, resolve


@dataclass(frozen=True)
class Loaded:
    """The library of a project as read and joined, with all complaints about it."""

    library: Library
    diagnostics: list[Diagnostic]

    @property
    def is_broken(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self.diagnostics)


@dataclass(frozen=True)
class Built:
    """A site without its frame: pages to be hung in one, and files that are whole.

    `entries` are what the search finds; a host adds its own pages and then makes the search's files.
    `diagnostics` are complaints that only show when all is rendered.
    """

    pages: list[Page]
    outputs: list[Output]
    entries: list[SearchEntry]
    diagnostics: list[Diagnostic]


def load(root: Path, memory: Memory | None = None) -> Loaded:
    """Read, join and check the content of a project. `memory` of an earlier time saves work."""
    content, found = read(root, memory)
    library, more = resolve(content, memory)
    found = as_chosen([*found, *more, *check(library)], library.settings)
    return Loaded(library, in_reading_order(found))


def render(library: Library, root: Path, site_url: str = "") -> Built:
    """Render all pages, decks and assets. Raises BadTemplateError."""
    writer = Writer(library)
    graph = graph_of(network_of(library))
    slides = {deck.id.id: slides_of(deck, writer, graph.network) for deck in library.of(Deck)}
    cards = card_files(writer)
    shared = assets(root, {"cards": len(cards)})
    makers = deck_pages(slides, writer, Templates(root, "slides", "themes/site"), site_url)
    decks = {name: make() for name, make in makers.items()}
    pdfs, found = printed(root, decks, shared, library)
    desk = Desk(writer, Templates(root, "themes/site"), shown_on(slides, library), graph)
    pages = [make() for make in site_pages(desk, slides, pdfs).values()]
    codes = [output for name, some in slides.items() for output in code_file(name, some, site_url)]
    outputs = [*decks.values(), *pdfs.values(), *cards, *codes, *places_in(graph), *shared]
    return Built(pages, outputs, search_entries(writer, pages), found)
