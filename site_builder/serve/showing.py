"""One state of a project as a site: each file is made when a browser asks for it, and then kept."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from site_builder.diagnostics import Diagnostic, in_reading_order
from site_builder.model import Entity, Lecture, Section, Term
from site_builder.render.exports.entries import SearchEntry, search_entries
from site_builder.render.exports.search import search_files
from site_builder.render.page import Page
from site_builder.render.stage import Stage
from site_builder.routes import PagePath, page_of

LIVE = "_live/"  # where the preview's own script, style and events are
_SEARCH = "data/search"


@dataclass(frozen=True)
class Host:
    """What surrounds our pages: their frame, the files that the host made, and what its own pages say.

    `complaints` are about the pages that were framed until now.
    """

    frame: Callable[[Page], str]
    files: Mapping[str, bytes]
    entries: Sequence[SearchEntry]
    complaints: Callable[[], Sequence[Diagnostic]]


@dataclass(frozen=True)
class Showing:
    """A stage in its host, for one thread at a time.

    `number` tells one state from another. `said` are complaints of the host, `checked` those of the content.
    `frames` tells the state of what pages are shown with.
    """

    number: int
    stage: Stage
    host: Host
    said: Sequence[Diagnostic] = ()
    checked: Sequence[Diagnostic] = ()
    frames: str = ""
    _made: dict[str, bytes | None] = field(default_factory=dict)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """All that is told in the browser, in reading order."""
        return in_reading_order([*self.checked, *self.said, *self.host.complaints()])

    def file(self, path: str) -> bytes | None:
        """The file at a path such as "entities/bert/index.html". Raises BadTemplateError."""
        if path not in self._made:
            self._made[path] = self._file(path)
        return self._made[path]

    def _file(self, path: str) -> bytes | None:
        if path in self.host.files:
            return self.host.files[path]
        if path.endswith("index.html") and (
            page := self.stage.page(PagePath(path.removesuffix("index.html")))
        ):
            return self.host.frame(page).encode()
        if path.startswith(_SEARCH):
            self._made.update((output.path, output.data) for output in search_files(self._entries()))
            return self._made.get(path)
        return self.stage.file(path)

    def _entries(self) -> list[SearchEntry]:
        records = self.stage.library.records.values()
        own = {page_of(r) for r in records if isinstance(r, Entity | Lecture | Section | Term)}
        own |= self.stage.writer.indexes.paths
        overviews = [make() for path, make in self.stage.pages.items() if path not in own]
        return [*self.host.entries, *search_entries(self.stage.writer, overviews)]


_DEFAULT = b"default-src 'none';"


def alive(html: bytes, assets: str) -> bytes:
    """A page with the script that listens for changes. `assets` tells the state of what it is shown with."""
    mark = hashlib.sha256(html + assets.encode()).hexdigest()[:20]
    if _DEFAULT in html and b"connect-src" not in html:
        html = html.replace(_DEFAULT, _DEFAULT + b" connect-src 'self';", 1)
    script = f'<script src="/{LIVE}live.js" data-page="{mark}" defer></script>'.encode()
    return html.replace(b"</head>", script + b"</head>", 1) if b"</head>" in html else html + script


def mark_in(html: bytes) -> str:
    """The mark of a page that `alive` gave it."""
    found = re.search(rb'live\.js" data-page="(\w+)"', html)
    return found[1].decode() if found else ""
