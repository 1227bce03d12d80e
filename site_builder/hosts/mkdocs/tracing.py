"""A fault in the finished site → the line that an author would change: of the content, a page, the frame.

The prose that holds the address, the record of the page, the Markdown of a page by hand, the template: the
first that has it. What nobody wrote stays where it was found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from site_builder.crawl import Finding
from site_builder.diagnostics import Diagnostic, Source, in_reading_order, told_path
from site_builder.disk.listing import list_files
from site_builder.disk.project_files import is_file
from site_builder.hosts.mkdocs.places import place_in
from site_builder.inputs import base_of
from site_builder.model import Deck, Entity, Lecture, Moment, Record, Section, Term, references, texts
from site_builder.render.parts import indexes_of
from site_builder.render.writer import name_of
from site_builder.resolve import Library
from site_builder.routes import file_of, page_of

_OWN_PAGE = (Entity, Term, Lecture, Section, Deck)
# What a frame, a template or a style is made of, in a project of one's own.
_FRAME = (
    ("mkdocs.yml", ".yml"),
    ("themes", ".html"),
    ("themes", ".jinja"),
    ("themes", ".css"),
    ("slides", ".jinja"),
    ("slides", ".css"),
)
_LISTS = ("data/", "search/", "sitemap.xml")


@dataclass(frozen=True)
class Origins:
    """What a site was made from: the library, the folder of the pages by hand, the project."""

    library: Library
    root: Path
    docs: Path
    shown: str  # the site's folder as it is told

    def traced(self, findings: Iterable[Finding]) -> list[Diagnostic]:
        """The findings as complaints about the lines that caused them."""
        return in_reading_order(self._traced(finding) for finding in findings)

    def _traced(self, finding: Finding) -> Diagnostic:
        found = finding.diagnostic
        words = [*_words(finding.address)]
        # What is wrong on many pages stands in what they share.
        sought = (self._in_frame, self._in_page, self._in_records) if finding.files > 3 else (
            self._in_page, self._in_records, self._in_frame)  # fmt: skip
        for seek in sought:
            if place := seek(found.source.path, words):
                source, length = place
                return replace(found, source=source, length=length)
        if record := self._record(found.source.path):
            return replace(found, source=record, length=0)
        return replace(found, source=replace(found.source, path=f"{self.shown}/{found.source.path}"))

    def _in_page(self, path: str, words: list[str]) -> tuple[Source, int] | None:
        """Where a page written by hand holds the words; its beginning where it does not."""
        stem = path.removesuffix("index.html")
        for name in (f"{stem.rstrip('/')}.md", f"{stem}index.md", f"{stem}README.md"):
            page = self.docs / name
            if stem != path and is_file(*base_of(self.root, page)):
                return self._in_file(page, words) or (Source(told_path(page, self.root)), 0)
        return None

    def _in_records(self, path: str, words: list[str]) -> tuple[Source, int] | None:
        """Where a record of the page holds the words: in a prose, or as a reference."""
        records = self._by_page.get(path, [])
        for word in words:
            for record in records:
                for _, prose in texts(record):
                    if (place := prose.text.find(word)) >= 0:
                        return prose.at(place), len(word)
                for _, ref in references(record):
                    if ref.id == word:
                        return ref.source, len(word)
            if path.startswith(_LISTS) and word in self.library.records:
                return self.library.records[word].source, 0
        # A page shows prose of other records too, such as what is said of its own.
        return self._in_all(words[:2])

    def _in_all(self, words: list[str]) -> tuple[Source, int] | None:
        for word in words:
            for record in self.library.records.values():
                for _, prose in texts(record):
                    if (place := prose.text.find(word)) >= 0:
                        return prose.at(place), len(word)
        return None

    def _in_frame(self, path: str, words: list[str]) -> tuple[Source, int] | None:
        for name in self._frame_files if words else ():
            if place := self._in_file(self.root / name, words[:2]):
                return place
        return None

    @cached_property
    def _frame_files(self) -> list[str]:
        paths = {folder: list_files(self.root, folder)[0] for folder, _ in _FRAME}
        return [path for folder, ending in _FRAME for path in paths[folder] if path.endswith(ending)]

    def _in_file(self, file: Path, words: list[str]) -> tuple[Source, int] | None:
        places = ((place_in(file, word, self.root), len(word)) for word in words)
        return next(((place, length) for place, length in places if place), None)

    def _record(self, path: str) -> Source | None:
        """The record whose own page it is; the first of those that share one."""
        records = self._by_page.get(path, [])
        own = [record for record in records if isinstance(record, _OWN_PAGE)]
        return own[0].source if own else None

    @cached_property
    def _by_page(self) -> dict[str, list[Record]]:
        made: defaultdict[str, list[Record]] = defaultdict(list)
        indexes = indexes_of(self.library, name_of)
        for record in self.library.records.values():
            if not isinstance(record, Moment):
                made[file_of(indexes.part_of(record) or page_of(record))].append(record)
        return made


def _words(address: str) -> Iterator[str]:
    """An address as it may stand in the content, the likeliest first: whole, from the root, its last name."""
    if not address:
        return
    yield address
    bare = address
    while bare.startswith(("../", "./")):
        bare = bare.partition("/")[2]
    if bare and bare != address:
        yield bare
    path, _, fragment = bare.partition("#")
    names = [name for name in path.split("/") if name and name != "index.html"]
    yield from (word for word in (fragment, names[-1] if names else "") if word and word != bare)
