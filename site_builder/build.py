"""The product on one page: a table of contents of verbs.

`read` → `resolve` → `check` → `render`. A host frames the pages and `output` writes them.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.checks import as_chosen, check
from site_builder.diagnostics import Diagnostic, Source, has_error, in_reading_order
from site_builder.model import Entity, Term
from site_builder.output import Output
from site_builder.read import Content, read
from site_builder.remembering import Memory
from site_builder.render.exports.entries import SearchEntry, search_entries
from site_builder.render.page import Page
from site_builder.render.stage import Stage
from site_builder.resolve import Library, resolve
from site_builder.routes import PagePath, page_of


@dataclass(frozen=True)
class Loaded:
    """The library of a project as read and joined, with all complaints about it."""

    library: Library
    diagnostics: list[Diagnostic]

    @property
    def is_broken(self) -> bool:
        return has_error(self.diagnostics)


@dataclass(frozen=True)
class Built:
    """A site without its frame: pages to be hung in one, and files that are whole.

    `make` gives a page; it may make it just then, so that they are never held all together, and raise
    BadTemplateError. `entries`, asked for when all pages were made but for those of records, `of_records`,
    are what the search finds; a host adds its own pages and then makes the search's files. `diagnostics` are
    complaints that only show when all is rendered. `reads` has of each page that was made where its first
    record stands, and what the writer noted to be read for it; `on_slides` is the same of all decks.
    """

    stage: Stage
    paths: Sequence[PagePath]
    of_records: Collection[PagePath]
    make: Callable[[PagePath], Page]
    outputs: Sequence[Output]
    entries: Callable[[], list[SearchEntry]]
    diagnostics: Sequence[Diagnostic]
    reads: dict[PagePath, tuple[Source, Sequence[str]]]
    on_slides: Collection[str]

    @property
    def pages(self) -> Iterator[Page]:
        """All pages in order, one by one."""
        return map(self.make, self.paths)


def load(root: Path, memory: Memory | None = None) -> Loaded:
    """Read, join and check the content of a project. `memory` of an earlier time saves work."""
    return join(*read(root, memory), memory)


def join(content: Content, found: Sequence[Diagnostic], memory: Memory | None = None) -> Loaded:
    """Join and check what was read; `found` are the complaints of reading it."""
    library, more = resolve(content, memory)
    found = as_chosen([*found, *more, *check(library)], library.settings)
    return Loaded(library, in_reading_order(found))


def render(library: Library, root: Path, site_url: str = "", at_once: bool = True) -> Built:
    """Render all pages, decks and assets; pages one by one unless `at_once`. Raises BadTemplateError."""
    stage = Stage(library, root, site_url)
    told: list[Page] = []
    reads: dict[PagePath, tuple[Source, Sequence[str]]] = {}

    def made(path: PagePath) -> Page:
        stage.writer.reads = set()
        page = stage.pages[path]()
        reads[path] = page.source, (*stage.writer.reads,)
        told.append(replace(page, html=""))
        return page

    _ = [*stage.decks.values()]  # first, since pages read their slides
    on_slides = frozenset(stage.writer.reads)
    make = {path: made(path) for path in stage.pages}.__getitem__ if at_once else made
    return Built(
        stage,
        [*stage.pages],
        {page_of(record) for record in (*library.of(Entity), *library.of(Term))},
        make,
        [*stage.outputs()],
        lambda: search_entries(stage.writer, told),
        stage.diagnostics,
        reads,
        on_slides,
    )
