"""A site of which nothing is rendered until it is asked for: a build asks for all, a preview for one page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from site_builder.diagnostics import Diagnostic
from site_builder.model import Deck
from site_builder.output import Output
from site_builder.render.assets import assets, images
from site_builder.render.decks import Shown, deck_page, shown_on, slides_of
from site_builder.render.exports.cards import card_files, pieces_of
from site_builder.render.exports.qr import code_file
from site_builder.render.page import Page
from site_builder.render.pages import page_of_record, site_pages
from site_builder.render.pages.desk import Desk
from site_builder.render.pages.filters import filter_files
from site_builder.render.pages.graph import places_in
from site_builder.render.pages.parts import place_files
from site_builder.render.pictures.graph import Graph, graph_of
from site_builder.render.pictures.network import network_of, same_network
from site_builder.render.printed import printed
from site_builder.render.slides import Slide
from site_builder.render.templates import Templates
from site_builder.render.writer import Writer
from site_builder.resolve import Lazily, Library, order_of
from site_builder.routes import DECKS, PagePath, deck_path, file_of


@dataclass(frozen=True)
class Stage:
    """A library ready to be rendered. What fills a template raises BadTemplateError.

    `before` is the stage of a state of the library that differs in a few records: what is made of the whole
    library is taken from there, and so may be behind by that difference. `drawn` is its graph, where known.
    """

    library: Library
    root: Path
    site_url: str = ""
    before: "Stage | None" = None
    drawn: Graph | None = None

    def settled(self) -> "Stage":
        """The same with nothing behind. What took long and is the same is taken from `before` still."""
        before = self.before
        is_same = before is not None and same_network(self.library, before.library)
        graph = before.graph if before is not None and is_same else None
        return replace(self, before=None, drawn=graph)

    @cached_property
    def writer(self) -> Writer:
        return Writer(self.library, self.before.writer.indexes if self.before else None)

    @property
    def graph(self) -> Graph:
        # Not cached where it is there: Python 3.11 has all stages wait while one fills such a property.
        return self.before.graph if self.before else self.drawn or self._graph

    @cached_property
    def _graph(self) -> Graph:
        return graph_of(network_of(self.library))

    @cached_property
    def slides(self) -> Mapping[str, Sequence[Slide]]:
        """The slides of each deck, by its id."""
        decks = {deck.id.id: deck for deck in self.library.of(Deck)}
        return Lazily(decks, lambda name: slides_of(decks[name], self.writer, self.graph.network))

    @property
    def shown(self) -> Mapping[str, Sequence[Shown]]:
        """Which slides show a record, by its id."""
        return self.before.shown if self.before else self._shown

    @cached_property
    def _shown(self) -> Mapping[str, Sequence[Shown]]:
        return shown_on(self.slides, self.library)

    @cached_property
    def decks(self) -> Mapping[str, Output]:
        """The page of each deck that has slides, by the id of the deck."""
        told = self.before.decks if self.before else [name for name in self.slides if self.slides[name]]
        templates = Templates(self.root, "slides", "themes/site")
        return Lazily(
            [*told], lambda name: deck_page(name, self.slides[name], self.writer, templates, self.site_url)
        )

    @cached_property
    def cards(self) -> Sequence[Output]:
        return card_files(self.writer)

    @cached_property
    def codes(self) -> Sequence[Output]:
        return [file for name, some in self.slides.items() for file in code_file(name, some, self.site_url)]

    @property
    def assets(self) -> Sequence[Output]:
        return self._assets[0]

    @cached_property
    def _assets(self) -> tuple[Sequence[Output], Sequence[Diagnostic]]:
        if self.before:
            return self.before._assets
        made, found = assets(self.root, {"cards": pieces_of(self.library)})
        pictures, more = images(self.root)
        return [*made, *pictures], [*found, *more]

    @cached_property
    def printed(self) -> tuple[Mapping[str, Output], Sequence[Diagnostic]]:
        """The PDFs that are offered, by the ids of their decks; complaints about those that are not."""
        if self.before:
            return self.before.printed
        return printed(self.root, self.decks, self.assets, self.library)

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """Reports about files that are published, or are not."""
        return [*self._assets[1], *self.printed[1]]

    @cached_property
    def desk(self) -> Desk:
        """What pages are made with."""
        templates = Templates(self.root, "themes/site")
        return Desk(self.writer, templates, self.shown, self.graph, order_of(self.library))

    @cached_property
    def pages(self) -> Mapping[PagePath, Callable[[], Page]]:
        """Every page of the site, without its frame."""
        return site_pages(self.desk, self.slides, self.printed[0])

    def page(self, path: PagePath) -> Page | None:
        """The page at a path; None when there is none."""
        found = page_of_record(self.desk, path)
        return self.pages[path]() if found is None and path in self.pages else found

    def outputs(self) -> Iterator[Output]:
        """All files that are no pages."""
        yield from self.decks.values()
        for make in self._kinds.values():
            yield from make()

    def paths(self) -> Iterator[str]:
        """Where files are that a page may link to, without rendering any."""
        yield from (file_of(deck_path(name)) for name in self.decks)
        yield from (output.path for output in (*self.printed[0].values(), *self.assets))

    def file(self, path: str) -> bytes | None:
        """One of those files; None when there is no such file."""
        deck = next((name for name in self.decks if file_of(deck_path(name)) == path), None)
        if deck:
            return self.decks[deck].data
        made = next((make() for place, make in self._kinds.items() if path.startswith(place)), ())
        return next((output.data for output in made if output.path == path), None)

    @property
    def _kinds(self) -> Mapping[str, Callable[[], Sequence[Output]]]:
        """What makes the files whose paths begin so."""
        return {
            "data/cards-": lambda: self.cards,
            "data/qr-": lambda: self.codes,
            "data/graph": lambda: places_in(self.graph),
            "data/entities": lambda: filter_files(self.writer),
            "data/places-": lambda: place_files(self.writer),
            str(DECKS): lambda: [*self.printed[0].values()],
            "": lambda: self.assets,
        }
